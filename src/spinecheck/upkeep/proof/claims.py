"""What is claimed of every possible patient, and what became of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from spinecheck.core.answers import Answers, Values
from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist
from spinecheck.core.tiers import TIERS, Tier
from spinecheck.reading.conditions import conditions, items
from spinecheck.reading.problems import DataPath, Example, Problem, one_of
from spinecheck.upkeep.proof.explorers import Explorers
from spinecheck.upkeep.proof.items import Layout, both
from spinecheck.upkeep.proof.kinds import few_kinds
from spinecheck.upkeep.proof.reach import Reach
from spinecheck.upkeep.proof.spread import Conditions, conditions_of
from spinecheck.upkeep.proof.witness import Witness
from spinecheck.upkeep.proof.work import Undecided, Unfinished

EXPLORERS = 24
"""How many people are made up to show what can happen."""

MOST_CASES = 100
"""How many cases are looked at for that: a file can hold any number."""
MOST_REMEMBERED = 1_000_000
"""How many answers are remembered, of all who were found."""

Status = Literal["proven", "broken", "undecided"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim, and whether it is proven; if not, the problem, with a person who shows it."""

    says: str
    status: Status = "proven"
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed, and where a problem with it would stand."""

    says: str
    path: DataPath
    rule: str
    at_key: bool = False

    def proven(self) -> Verdict:
        return Verdict(self.says)

    def broken(self, what: str, todo: str, example: Example | None = None) -> Verdict:
        problem = Problem(self.path, what, todo, self.rule, at_key=self.at_key, example=example)
        return Verdict(self.says, "broken", problem)

    def remarked(self, what: str, todo: str) -> Verdict:
        """Broken, but no more than a note."""
        return Verdict(self.says, "broken", Problem(self.path, what, todo, self.rule, "note"))

    def undecided(self, bound: Unfinished, *, error: bool) -> Verdict:
        what = f"whether {self.says} is undecided: {bound}"
        todo = "let fewer questions bear on it, or split it"
        level: Literal["error", "note"] = "error" if error else "note"
        return Verdict(self.says, "undecided", Problem(self.path, what, todo, self.rule, level))


def decided(claim: Claim, verdicts: Iterator[Verdict]) -> Iterator[Verdict]:
    """What is said of a claim; where it cannot be decided, a note."""
    try:
        yield from verdicts
    except Undecided as bound:
        yield claim.undecided(bound, error=False)


@dataclass(frozen=True)
class Proofs:
    """A questionnaire about which something is to be proven."""

    questionnaire: Questionnaire

    @cached_property
    def people(self) -> list[Assessment]:
        """What becomes of some people: what happens to one of them can happen."""
        cases = self.questionnaire.cases[:MOST_CASES]
        known = (self.assess(case.answers) for case in cases)
        found = [case for case in known if not case.path.unanswered]
        explorers = Explorers(self.questionnaire)
        return found + [self.assess(explorers.next()) for _ in range(EXPLORERS)]

    def remember(self, found: Assessment) -> None:
        """Count someone among the people who are known; not without end, they fill the memory."""
        if len(self.people) * len(self.questionnaire.items) < MOST_REMEMBERED:
            self.people.append(found)

    @cached_property
    def everybody(self) -> list[Assessment] | None:
        """What becomes of one of each kind of people, where causes make few kinds of them."""
        search = few_kinds(self.layout, self.questionnaire)
        if search is None:
            return None
        return [self.assess(self.witness.person(search.said(state))) for state in search.ends]

    @cached_property
    def layout(self) -> Layout:
        return both(self.questionnaire)

    @cached_property
    def witness(self) -> Witness:
        return Witness(self.questionnaire)

    @cached_property
    def places(self) -> Mapping[str, DataPath]:
        """Where every question, checklist, line and page stands."""
        found: dict[str, DataPath] = {}
        for path, item in items(self.questionnaire):
            found[item.id] = path
            if isinstance(item, Checklist):
                found |= {line.id: (*path, "lines", i) for i, line in enumerate(item.lines)}
        return found

    @cached_property
    def reach(self) -> Reach:
        return Reach(self.layout, self.people)

    @cached_property
    def conditions(self) -> Conditions:
        """What decides about the walk and its urgency."""
        return conditions_of(self.questionnaire)

    def example(self, answers: Answers, other: Answers | None = None, then: str = "") -> Example:
        """Answers that show a problem, as a file; perhaps with those of someone beside."""
        about = self.questionnaire
        lines = [f"questionnaire: {about.questionnaire}", f'version: "{about.version}"']
        if other is not None:
            changed = {id_: values for id_, values in other.items() if answers.get(id_) != values}
            left_out = [id_ for id_ in answers if id_ not in other]
            instead = _instead(changed, left_out)
            lines.append(f"# {instead}, {then}" if instead else f"# {then[:1].upper()}{then[1:]}")
        lines += ["answers:", *(f"  {_line(id_, values)}" for id_, values in answers.items())]
        return Example(answers, "\n".join(lines) + "\n")

    def assess(self, answers: Answers) -> Assessment:
        self.layout.work.done(self.size)
        return assess(self.questionnaire, answers)

    @cached_property
    def size(self) -> int:
        """How many small steps it takes to assess someone."""
        clauses = sum(len(where.when) for where in conditions(self.questionnaire))
        about = self.questionnaire
        return 4 * len(about.items) + 6 * len(about.causes) + clauses


def _instead(changed: Answers, left_out: list[str]) -> str:
    said = "; ".join(_line(id_, values) for id_, values in changed.items())
    parts = [f"With `{said}`"] if changed else []
    parts += [f"without {one_of(left_out)}"] if left_out else []
    return " and ".join(parts).capitalize() if not changed else " and ".join(parts)


def _line(id_: str, values: Values) -> str:
    """An answer as it stands in a file; a word of YAML's own needs no quotes here."""
    return f"{id_}: {values[0] if len(values) == 1 else '[' + ', '.join(values) + ']'}"


def rank(urgency: Tier | None) -> int:
    """Unknown ranks below routine."""
    return -1 if urgency is None else TIERS.index(urgency)


def spoken(urgency: Tier | None) -> str:
    """A tier as it is written, or that none can be said."""
    return f"`{urgency}`" if urgency else "not known"
