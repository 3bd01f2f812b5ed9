"""The peer of the proofs: the claims about a questionnaire, put to a SAT solver (python-sat).

Every answer is a variable; what is asked, offered and held follows from them, as in
`core/engine.py`. The solver is asked, for each claim, for a patient who meets it, or shows that
there is none.
"""

from collections.abc import Iterable, Iterator

from pysat.card import CardEnc, EncType
from pysat.formula import IDPool
from pysat.solvers import Solver

from spinecheck.core.advice import Cause
from spinecheck.core.answers import NONE, NOT_SURE, YES_NO
from spinecheck.core.fields import When
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Line, Page, Question

Claim = tuple[str, str]
"""A kind and an id: `question`, `answer`, `sign`, `cause` and `evidence` are met by someone;
`only_when` of a cause is a promise that nobody breaks."""


class Patients:
    """All complete walks through a questionnaire, as clauses."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.pool = IDPool()
        self.solver = Solver(name="cadical153")
        self.true: int = int(self.pool.id("true"))
        self.solver.add_clause([self.true])
        self._walk()

    def met(self) -> dict[Claim, bool]:
        """For each claim, whether someone meets it."""
        return {claim: self.solver.solve(assumptions=[lit]) for claim, lit in self._claims()}

    def _claims(self) -> Iterator[tuple[Claim, int]]:
        for id_ in self.questionnaire.asked:
            yield ("question", id_), self.pool.id(("asked", id_))
        for item in self.questionnaire.items:
            for value in getattr(item, "answers", ()):
                yield ("answer", f"{item.id}.{value}"), self._said(item.id, value)
        for sign in self.questionnaire.urgent:
            yield ("sign", sign.id), self._holds(sign.when)
        for cause in self.questionnaire.causes:
            if cause.kind != "urgent":
                shown = self._shown(cause)
                yield ("cause", cause.id), shown
                for n, evidence in enumerate(cause.evidence):
                    yield ("evidence", f"{cause.id}.{n}"), self._holds(evidence.when)
                if cause.only_when:
                    broken = self._all([shown, -self._holds(cause.only_when)])
                    yield ("only_when", cause.id), broken

    # -- the walk

    def _walk(self) -> None:
        going_on = self.true
        for item in self.questionnaire.items:
            here = self._all([going_on, self._holds(item.when)])
            if isinstance(item, Page):
                if item.ends:
                    going_on = self._all([going_on, -here])
                continue
            self._same(self.pool.id(("asked", item.id)), here)
            if isinstance(item, Question):
                offered = {v: self._holds(a.when) for v, a in item.answers.items()}
                if item.not_sure:
                    offered[NOT_SURE] = self.true
                self._answered(item, here, offered)
            else:
                self._checklist(item, here)

    def _checklist(self, checklist: Checklist, here: int) -> None:
        offered = {line.id: self._holds(line.when) for line in checklist.lines}
        self._answered(checklist, here, {**offered, NONE: self.true, NOT_SURE: self.true})
        unsure = self._said(checklist.id, NOT_SURE)
        for line in checklist.lines:
            ticked = self._said(checklist.id, line.id)
            there = self._all([here, offered[line.id]])
            opened = self._all([there, unsure, -ticked])
            self._same(self.pool.id(("asked", line.id)), opened)
            own = [self.pool.id(("own", line.id, value)) for value in YES_NO]
            self._exactly_one(own, opened)
            denied = self._all([there, -unsure, -ticked])
            for value, also in zip(YES_NO, (ticked, denied, -self.true), strict=True):
                own_here = self._all([opened, self.pool.id(("own", line.id, value))])
                self._same(self._said(line.id, value), self._any([own_here, also]))

    def _answered(self, asked: Question | Checklist | Line, here: int, on: dict[str, int]) -> None:
        said = {value: self._said(asked.id, value) for value in on}
        for value, lit in said.items():
            self.solver.add_clause([-lit, here])
            self.solver.add_clause([-lit, on[value]])
        if getattr(asked, "many", False):
            self.solver.add_clause([-here, *said.values()])
            for value, lit in said.items():
                if NONE in said and value not in (NONE, NOT_SURE):
                    self.solver.add_clause([-said[NONE], -lit])
        else:
            self._exactly_one(list(said.values()), here)

    # -- what is found

    def _shown(self, cause: Cause) -> int:
        """Whether the points, the reasons and one of them from outside the background suffice.

        Whether other causes crowd it out of the list is left aside.
        """
        some = self.questionnaire.fit.some
        held = [(self._holds(e.when), e) for e in cause.evidence]
        supports = [lit for lit, e in held if e.supports]
        # A point against is a point less: so one for whoever does not give that answer.
        points = [lit if e.supports else -lit for lit, e in held for _ in range(abs(e.points))]
        against = sum(-e.points for _, e in held if not e.supports)
        return self._all(
            [
                self._holds(cause.only_when),
                self._at_least(some.points + against, points),
                self._at_least(some.reasons, supports),
                self._any(self._outside_background(cause)),
            ]
        )

    def _outside_background(self, cause: Cause) -> Iterator[int]:
        for evidence in cause.evidence:
            for clause in evidence.when:
                sections = (self.questionnaire.section_of[c.question] for c in clause)
                if evidence.supports and not all(section.background for section in sections):
                    yield self._holds((clause,))

    # -- clauses

    def _said(self, question: str, value: str) -> int:
        return int(self.pool.id(("said", question, value)))

    def _holds(self, when: When | None) -> int:
        if when is None:
            return self.true
        key = ("holds", when)
        if key not in self.pool.obj2id:
            clauses = (
                self._all(self._any(self._said(c.question, v) for v in c.values) for c in clause)
                for clause in when
            )
            self._same(self.pool.id(key), self._any(list(clauses)))
        return int(self.pool.id(key))

    def _all(self, literals: Iterable[int]) -> int:
        wanted = [lit for lit in literals if lit != self.true]
        if len(wanted) <= 1:
            return wanted[0] if wanted else self.true
        both: int = int(self.pool.id())
        for lit in wanted:
            self.solver.add_clause([-both, lit])
        self.solver.add_clause([both, *(-lit for lit in wanted)])
        return both

    def _any(self, literals: Iterable[int]) -> int:
        return -self._all([-lit for lit in literals])

    def _same(self, one: int, other: int) -> None:
        self.solver.add_clause([-one, other])
        self.solver.add_clause([one, -other])

    def _exactly_one(self, literals: list[int], when: int) -> None:
        """Exactly one where it is asked, and none where not."""
        self.solver.add_clause([-when, *literals])
        for n, one in enumerate(literals):
            self.solver.add_clause([-one, when])
            for other in literals[n + 1 :]:
                self.solver.add_clause([-one, -other])

    def _at_least(self, bound: int, literals: list[int]) -> int:
        """A literal that may hold only where so many of the others do."""
        if bound > len(literals):
            return -self.true
        enough = int(self.pool.id())
        # A literal that stands twice, such as a strong reason, gets a twin for each further time.
        twins = [int(self.pool.id()) for _ in literals]
        for twin, lit in zip(twins, literals, strict=True):
            self._same(twin, lit)
        encoded = CardEnc.atleast(twins, bound, vpool=self.pool, encoding=EncType.seqcounter)
        for clause in encoded.clauses:
            self.solver.add_clause([-enough, *clause])
        return enough
