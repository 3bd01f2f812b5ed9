"""What is asked, and what has been said: conditions, the path, the next question, a new answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from spinecheck.core.answers import NONE, NOT_SURE, YES_NO, Answers, Values
from spinecheck.core.fields import When, questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Asked, Checklist, Line, Page, Question


class NotOffered(ValueError):
    """An answer that the question does not offer now."""


@dataclass(frozen=True, slots=True)
class Path:
    """Where a person's answers lead."""

    asked: tuple[Asked, ...]
    """Everything that is asked, answered or not, in asking order."""
    pages: tuple[Page, ...]
    """The pages that stand on the way; an ending page is the last."""
    facts: Answers
    """What the answers say, by question id. Lines of an answered checklist are `yes` or `no`."""

    @property
    def unanswered(self) -> tuple[Asked, ...]:
        return tuple(question for question in self.asked if question.id not in self.facts)

    @property
    def next(self) -> Asked | None:
        """The first question without an answer; None at the end of the walk."""
        return next(iter(self.unanswered), None)

    @property
    def ending(self) -> Page | None:
        return self.pages[-1] if self.pages and self.pages[-1].ends else None


def holds(when: When | None, facts: Answers) -> bool:
    """Whether a condition holds. A question without an answer makes it false."""
    # Loops, not `any` and `all`: an assessment asks this 450 times, and takes 0.9 ms, not 1.8.
    if when is None:
        return True
    for clause in when:
        for question, values in clause:
            if not _shares(values, facts.get(question, ())):
                break
        else:
            return True
    return False


def _shares(values: Values, given: Values) -> bool:
    for value in given:  # noqa: SIM110 - as above
        if value in values:
            return True
    return False


def offered(question: Asked, facts: Answers) -> Values:
    """The answers on offer now, in their order on the screen."""
    # Questions first, here and below: that something else is none takes pydantic 0.3 us to say.
    match question:
        case Question():
            answers = tuple(
                id_
                for id_, answer in question.answers.items()
                if answer.when is None or holds(answer.when, facts)
            )
            return (*answers, NOT_SURE) if question.not_sure else answers
        case Checklist():
            lines = tuple(line.id for line in question.lines if holds(line.when, facts))
            return (*lines, NONE, NOT_SURE)
        case Line():
            return YES_NO


def path(questionnaire: Questionnaire, answers: Answers) -> Path:
    """Recompute the way through from the answers alone."""
    facts: dict[str, Values] = {}
    asked: list[Asked] = []
    pages: list[Page] = []
    for item in questionnaire.items:
        if not holds(item.when, facts):
            continue
        match item:
            case Question() | Checklist():
                # The loop feeds the generator: a checklist's lines depend on its answer.
                for question in _asked_for(item, facts):
                    asked.append(question)
                    if values := _counted(question, facts, answers):
                        facts[question.id] = values
            case Page():
                pages.append(item)
                if item.ends:
                    break
    return Path(tuple(asked), tuple(pages), facts)


def _asked_for(item: Question | Checklist, facts: dict[str, Values]) -> Iterator[Asked]:
    """The question itself; after a checklist with "not sure", also the lines that it opens."""
    yield item
    if isinstance(item, Question) or item.id not in facts:
        return
    ticked = facts[item.id]
    for line in item.lines:
        if not holds(line.when, facts):
            continue
        if line.id in ticked:
            facts[line.id] = ("yes",)
        elif NOT_SURE in ticked:
            yield line
        else:
            facts[line.id] = ("no",)


def _counted(question: Asked, facts: Answers, answers: Answers) -> Values:
    """The part of an answer that counts: what is on offer now, in its order on the screen."""
    given = answers.get(question.id, ())
    kept = tuple(value for value in offered(question, facts) if value in given)
    if len(kept) == 1:
        return kept
    if not question.many:
        return ()
    return tuple(value for value in kept if value != NONE)  # a tick beats "none of these"


def record(
    questionnaire: Questionnaire, answers: Answers, question_id: str, values: Values
) -> Answers:
    """Return the answers with this one in them.

    A changed answer drops the answers of every question whose `when` reads it: they were given
    to something that no longer stands, and are asked again.

    Raises NotOffered for a question that is not on the path, and for an answer that it does not
    offer; no answer at all (an empty tuple) is not an answer either.
    """
    way = path(questionnaire, answers)
    question = next((asked for asked in way.asked if asked.id == question_id), None)
    if question is None:
        raise NotOffered(f"{question_id} is not asked now")
    counted = _counted(question, way.facts, {question_id: values})
    if not counted or set(values) - set(offered(question, way.facts)):
        raise NotOffered(f"{question_id} does not offer {', '.join(values) or 'an empty answer'}")
    if way.facts.get(question_id) == counted:
        return {**answers, question_id: counted}
    kept = {**answers, question_id: counted}
    for stale in _stale(questionnaire, question, kept):
        kept.pop(stale, None)
    return kept


def _stale(questionnaire: Questionnaire, changed: Asked, answers: Answers) -> Iterator[str]:
    """The questions whose answers no longer stand once this one has changed."""
    changed_ids = {changed.id}
    if isinstance(changed, Checklist):
        ticked = answers[changed.id]
        for line in changed.lines:
            changed_ids.add(line.id)
            if NOT_SURE not in ticked or line.id in ticked:
                yield line.id
    for item in questionnaire.items:
        if isinstance(item, Page):
            continue
        lines = item.lines if isinstance(item, Checklist) else ()
        if any(questions_read(asked.when) & changed_ids for asked in (item, *lines)):
            yield item.id
            yield from (line.id for line in lines)


def contradictions(questionnaire: Questionnaire, answers: Answers) -> Iterator[tuple[str, str]]:
    """Answers to a checklist's line that its checklist does not leave room for.

    Yields (line id, checklist id). They are refused wherever answers come in from outside: a line
    is answered by its tick, or, after "not sure" on the checklist, on its own.
    """
    for line_id, checklist in questionnaire.checklist_of.items():
        if line_id in answers:
            ticked = answers.get(checklist.id, ())
            if NOT_SURE not in ticked or (line_id in ticked and answers[line_id] != ("yes",)):
                yield line_id, checklist.id
