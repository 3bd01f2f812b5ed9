"""Every condition of a questionnaire, with where it stands and what it may name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spinecheck.core.answers import NONE, NOT_SURE, YES_NO
from spinecheck.core.fields import Condition, When, questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Item, Line, Question
from spinecheck.core.tiers import TIERS, Tier
from spinecheck.reading.problems import DataPath


@dataclass(frozen=True, slots=True)
class Earlier:
    """The questions before a place in the walk; all the places share one map."""

    places: Mapping[str, int]
    here: int

    def __contains__(self, question: str) -> bool:
        return self.places.get(question, self.here) < self.here


@dataclass(frozen=True, slots=True)
class ConditionAt:
    """A condition where it stands."""

    path: DataPath
    when: When
    earlier: Earlier
    """The questions that it may name."""
    safety: bool = False
    """Whether it decides about safety: a sign, or a condition in the safety part."""
    after_all: bool = False
    """Whether it may also name what was found."""

    def named(self) -> Iterator[tuple[DataPath, Condition]]:
        """Each question that is named, with the path of its name."""
        for n, clause in enumerate(self.when):
            for condition in clause:
                yield (*self.path, n, condition.question), condition


def items(questionnaire: Questionnaire) -> Iterator[tuple[DataPath, Item]]:
    """Every question, checklist and page, with its path."""
    for n, section in enumerate(questionnaire.sections):
        for i, item in enumerate(section.questions):
            yield ("sections", n, "questions", i), item


def conditions(questionnaire: Questionnaire) -> Iterator[ConditionAt]:
    """Every condition of the questionnaire, in document order."""
    places: dict[str, int] = {}
    for path, item in items(questionnaire):
        here = Earlier(places, len(places))
        safety = questionnaire.section_of[item.id].safety
        for tail, when in _of_item(item):
            if when is not None:
                yield ConditionAt((*path, *tail), when, here, safety=safety)
        if isinstance(item, Question | Checklist):
            places.setdefault(item.id, len(places))
        if isinstance(item, Checklist):
            for line in item.lines:
                places.setdefault(line.id, len(places))
    for path_, when in _outside_the_walk(questionnaire):
        if when is not None:
            yield ConditionAt(
                path_,
                when,
                Earlier(places, len(places)),
                safety=path_[0] == "urgent",
                after_all=path_[0] in ("next_steps", "messages", "promises"),
            )


def _of_item(item: Item) -> Iterator[tuple[DataPath, When | None]]:
    yield ("when",), item.when
    if isinstance(item, Question):
        for id_, answer in item.answers.items():
            yield ("answers", id_, "when"), answer.when
    if isinstance(item, Checklist):
        for i, line in enumerate(item.lines):
            yield ("lines", i, "when"), line.when


def _outside_the_walk(questionnaire: Questionnaire) -> Iterator[tuple[DataPath, When | None]]:
    for n, sign in enumerate(questionnaire.urgent):
        yield ("urgent", n, "when"), sign.when
    for n, cause in enumerate(questionnaire.causes):
        yield ("causes", n, "only_when"), cause.only_when
        yield ("causes", n, "some_at_most_when"), cause.some_at_most_when
        for i, evidence in enumerate(cause.evidence):
            yield ("causes", n, "evidence", i, "when"), evidence.when
    for n, stage in enumerate(questionnaire.next_steps):
        for i, step in enumerate(stage.steps):
            yield ("next_steps", n, "steps", i, "when"), step.when
            if step.tried:
                yield ("next_steps", n, "steps", i, "tried", "when"), step.tried.when
    for n, message in enumerate(questionnaire.messages):
        yield ("messages", n, "when"), message.when
    for n, promise in enumerate(questionnaire.promises):
        yield ("promises", n, "when"), promise.when
        yield ("promises", n, "unless"), promise.unless


def values_of(questionnaire: Questionnaire, question_id: str) -> tuple[str, ...]:
    """Every answer that a question, checklist or line can have."""
    match questionnaire.asked[question_id]:
        case Line():
            return YES_NO
        case Checklist() as checklist:
            return (*(line.id for line in checklist.lines), NONE, NOT_SURE)
        case question:
            return (*question.answers, NOT_SURE) if question.not_sure else tuple(question.answers)


def reads_more(questionnaire: Questionnaire, question_id: str) -> frozenset[str]:
    """The question, and every question that decides, near or far, whether it is asked."""
    found: set[str] = set()
    open_ = {question_id}
    while open_:
        id_ = open_.pop()
        asked = questionnaire.asked.get(id_)
        if asked is None or id_ in found:
            continue
        found.add(id_)
        open_ |= questions_read(asked.when)
        if isinstance(asked, Question):
            for answer in asked.answers.values():
                open_ |= questions_read(answer.when)
        if id_ in questionnaire.checklist_of:
            open_.add(questionnaire.checklist_of[id_].id)
    return frozenset(found)


def urgencies_reached(questionnaire: Questionnaire) -> Mapping[tuple[str, str], Tier]:
    """The highest tier that each answer can help to reach, itself or through what it opens."""
    reached: dict[tuple[str, str], Tier] = {
        (id_, value): "routine"
        for id_ in questionnaire.asked
        for value in values_of(questionnaire, id_)
    }

    def opens(when: When | None, tier: Tier) -> None:
        for clause in when or ():
            for key in ((c.question, value) for c in clause for value in c.values):
                if key in reached:
                    reached[key] = max(reached[key], tier, key=TIERS.index)

    for sign in questionnaire.urgent:
        opens(sign.when, sign.tier)
    # A condition names only earlier questions: going back, all that an answer opens is known.
    for item in reversed(questionnaire.items):
        for id_, when in _opened(item):
            values = values_of(questionnaire, id_)
            opens(when, max((reached[id_, value] for value in values), key=TIERS.index))
        if isinstance(item, Question):
            for value, answer in item.answers.items():
                # Where an id is used twice, the answers of one of the two are not known here.
                opens(answer.when, reached.get((item.id, value), "routine"))
    return reached


def _opened(item: Item) -> Iterator[tuple[str, When | None]]:
    """A question, or each line of a checklist, with what opens it."""
    if isinstance(item, Question):
        yield item.id, item.when
    if isinstance(item, Checklist):
        yield from ((line.id, when) for line in item.lines for when in (item.when, line.when))
