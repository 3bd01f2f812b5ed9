"""Every person that a small questionnaire can have, one by one, by the plain engine alone.

Nothing of the proofs is used here: what they say is compared with this.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from spinecheck.core.advice import Cause, Evidence
from spinecheck.core.answers import NONE, NOT_SURE, Answers, Values
from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.causes import shown_amplifiers, shown_sources
from spinecheck.core.engine import Path, holds, offered, path
from spinecheck.core.fields import Clause
from spinecheck.core.model import Questionnaire
from spinecheck.core.promises import Promise
from spinecheck.core.questions import Asked, Checklist, Line, Question
from spinecheck.core.tiers import TIERS


class TooManyPeople(Exception):
    pass


def screens_of(way: Path) -> int:
    """The screens of one person's walk; lines that "not sure" opens are not counted."""
    return len(way.pages) + sum(not isinstance(asked, Line) for asked in way.asked)


@dataclass(frozen=True)
class Person:
    """What someone said, was offered, and came to."""

    found: Assessment

    @cached_property
    def said(self) -> dict[str, Values]:
        return {asked.id: self.found.path.facts[asked.id] for asked in self.found.path.asked}

    @cached_property
    def offered(self) -> dict[str, Values]:
        return {asked.id: offered(asked, self.found.path.facts) for asked in self.found.path.asked}

    @cached_property
    def rank(self) -> int:
        return -1 if self.found.urgency is None else TIERS.index(self.found.urgency)


def answers_to(asked: Asked, choices: Values) -> Iterator[Values]:
    """Every answer that counts."""
    if isinstance(asked, Line) or not asked.many:
        yield from ((value,) for value in choices)
        return
    ticks = [value for value in choices if value != NONE]
    if NONE in choices:
        yield (NONE,)
    for size in range(1, len(ticks) + 1):
        yield from combinations(ticks, size)


@dataclass
class Everyone:
    """All whole walks through a questionnaire."""

    questionnaire: Questionnaire
    most: int = 250

    def __post_init__(self) -> None:
        self.stuck: set[str] = set()
        """Questions that someone is asked with nothing on offer."""
        self.people: list[Assessment] = []
        self._follow({})

    def _follow(self, answers: Answers) -> None:
        way = path(self.questionnaire, answers)
        for asked in way.unanswered:
            choices = offered(asked, way.facts)
            if not choices:
                self.stuck.add(asked.id)
                continue
            for values in answers_to(asked, choices):
                self._follow({**answers, asked.id: values})
            return
        self.people.append(assess(self.questionnaire, answers))
        if len(self.people) > self.most:
            raise TooManyPeople

    # -- two people

    def lowered(self, rule: str, id_: str) -> bool:
        """Whether B is less urgent than A, for two who differ in this change alone."""
        change = self.changes[rule, id_]
        return any(
            b.rank < a.rank and self.differ(a, b, change) for a in self.walks for b in self.walks
        )

    @cached_property
    def walks(self) -> list[Person]:
        return [Person(found) for found in self.people]

    def differ(self, a: Person, b: Person, change: tuple[str, ...]) -> bool:
        kind, id_, *rest = change
        of_a, of_b = a.said.get(id_), b.said.get(id_)
        if of_a is None or of_b is None:
            return False
        if kind == "tick":
            (tick,) = rest
            one, other = set(of_a) - {NONE}, set(of_b) - {NONE}
            right = tick not in one and one | {tick} == other
        else:
            right = of_a == (rest[0],) and of_b == (NOT_SURE,)
        return right and all(
            self.alike(other, a, b) for other in a.said if other in b.said and other != id_
        )

    def alike(self, id_: str, a: Person, b: Person) -> bool:
        """Whether both say the same, wherever both are offered it."""
        asked, of_a, of_b = self.questionnaire.asked[id_], a.said[id_], b.said[id_]
        if isinstance(asked, Line) or not asked.many:
            return of_a == of_b or of_a[0] not in b.offered[id_] or of_b[0] not in a.offered[id_]
        return all(
            (value in of_a) == (value in of_b)
            for value in a.offered[id_]
            if value != NONE and value in b.offered[id_]
        )

    @cached_property
    def changes(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Every claim about two people: by rule and question, what differs between them."""
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for item in self.questionnaire.items:
            if isinstance(item, Checklist):
                found["not-sure-lowers", item.id] = ("tick", item.id, NOT_SURE)
                for line in item.lines:
                    found["not-sure-lowers", line.id] = ("answer", line.id, "no")
                    found["tick-lowers", line.id] = ("tick", item.id, line.id)
            elif isinstance(item, Question) and item.not_sure:
                denial = NONE if item.many else "no"
                if denial in item.answers:
                    found["not-sure-lowers", item.id] = ("answer", item.id, denial)
        return found

    # -- one person

    def breaks(self, promise: Promise) -> bool:
        return any(breaks(promise, person) for person in self.people)

    def is_met(self, clause: Clause) -> bool:
        return any(holds((clause,), person.path.facts) for person in self.people)

    def shown(self, id_: str) -> bool:
        return any(id_ in shows(person) for person in self.people)

    def is_looked_for(self, cause: Cause) -> bool:
        return any(p.page is None and holds(cause.only_when, p.path.facts) for p in self.people)

    def first(self, id_: str) -> bool:
        return any(p.causes and p.causes[0].cause.id == id_ for p in self.people)

    def fits(self, id_: str) -> bool:
        """Whether a cause fits anyone, were it the only one, and allowed to stand alone."""
        alone = [
            cause.model_copy(update={"never_alone": False})
            for cause in self.questionnaire.causes
            if cause.id == id_
        ]
        only = self.questionnaire.model_copy(update={"causes": tuple(alone)})
        return any(
            bool(shown_sources(only, p.path) or shown_amplifiers(only, p.path))
            for p in self.people
            if p.page is None
        )

    def without_effect(self, cause: Cause, evidence: Evidence) -> bool:
        """Whether nobody who meets it, and may be shown the cause, sees a difference."""
        weighed = [e for e in cause.evidence if evidence.supports or e is not evidence]
        changed = cause.model_copy(update={"evidence": tuple(weighed), "never_alone": False})
        only = self.questionnaire.model_copy(update={"causes": (changed,)})
        met = [
            p.path
            for p in self.people
            if p.page is None and holds(cause.only_when, p.path.facts)
            if holds(evidence.when, p.path.facts)
        ]
        return bool(met) and not any(
            shown_sources(only, way) or shown_amplifiers(only, way) for way in met
        )

    def leaves_no_choice(self, question: Question) -> bool:
        """Whether everyone who is asked has one answer to give, besides "not sure"."""
        asked = [person for person in self.walks if question.id in person.said]
        choices = [set(person.offered[question.id]) - {NOT_SURE} for person in asked]
        return bool(asked) and all(len(choice) < 2 for choice in choices)

    def left_alone(self, tier: str) -> bool:
        for person in self.people:
            if person.urgency == tier:
                words = self.questionnaire.tiers.of(tier)
                page = person.page.do if person.page else ()
                signs = [sentence for sign in person.signs for sentence in sign.do]
                if not (words.do or page or signs or person.next_steps):
                    return True
        return False


def shows(person: Assessment) -> set[str]:
    causes = {finding.cause.id for finding in (*person.causes, *person.amplifiers)}
    return causes | {offer.step.id for offer in person.next_steps}


def breaks(promise: Promise, person: Assessment) -> bool:
    """Whether a promise is broken for a person, read out of the words of the format."""
    facts = dict(person.path.facts)
    facts["causes"] = tuple(f.cause.id for f in person.causes) or (NONE,)
    facts["amplifiers"] = tuple(f.cause.id for f in person.amplifiers) or (NONE,)
    if person.urgency:
        facts["urgency"] = (person.urgency,)
    if not holds(promise.when, facts) or (promise.unless and holds(promise.unless, facts)):
        return False
    then = promise.then
    if then.urgency_at_least is not None:
        return Person(person).rank < TIERS.index(then.urgency_at_least)
    if then.no_causes:
        return bool(person.causes)
    if then.shows:
        return not set(then.shows) <= shows(person)
    return bool(set(then.never_shows) & shows(person))
