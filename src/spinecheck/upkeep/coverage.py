"""What no patient case exercises: answers, signs, evidence, and all that is shown."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.engine import holds
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Page, Question
from spinecheck.reading.conditions import items
from spinecheck.reading.problems import DataPath, Problem

MANY_SIGNS = 5
"""In a case for someone who is not sure about anything all signs hold: that shows nothing."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a case can exercise, in a questionnaire."""

    kind: str
    key: tuple[str, ...]
    """By which a case that exercises it is known."""
    path: DataPath
    what: str


def things(questionnaire: Questionnaire) -> Iterator[Thing]:
    """Everything that a case can exercise, in document order."""
    yield from _asked(questionnaire)
    for n, sign in enumerate(questionnaire.urgent):
        what = f"shows the sign `{sign.id}` among at most {MANY_SIGNS}"
        yield Thing("signs", (sign.id,), ("urgent", n, "id"), what)
    yield from _found(questionnaire)


def _asked(questionnaire: Questionnaire) -> Iterator[Thing]:
    for path, item in items(questionnaire):
        if isinstance(item, Question):
            for id_ in item.answers:
                what = f"gives the answer `{id_}` to `{item.id}`"
                yield Thing("answers", (item.id, id_), (*path, "answers", id_), what)
        elif isinstance(item, Checklist):
            for i, line in enumerate(item.lines):
                what = f"ticks the line `{line.id}`"
                yield Thing("answers", (line.id, "yes"), (*path, "lines", i, "id"), what)
        elif isinstance(item, Page):
            yield Thing("pages", (item.id,), (*path, "page"), f"meets the page `{item.id}`")


def _found(questionnaire: Questionnaire) -> Iterator[Thing]:
    for n, cause in enumerate(questionnaire.causes):
        if cause.kind != "urgent":
            shown = f"is shown the cause `{cause.id}`"
            yield Thing("causes", (cause.id,), ("causes", n, "id"), shown)
        for i, evidence in enumerate(cause.evidence):
            what = f"meets `{evidence.because}` about `{cause.id}`"
            yield Thing(
                "pieces of evidence", (cause.id, str(i)), ("causes", n, "evidence", i), what
            )
    for n, stage in enumerate(questionnaire.next_steps):
        for i, step in enumerate(stage.steps):
            path = ("next_steps", n, "steps", i, "id")
            yield Thing("steps", (step.id,), path, f"is offered the step `{step.id}`")
    for n, message in enumerate(questionnaire.messages):
        what = f"is shown the message `{message.id}`"
        yield Thing("messages", (message.id,), ("messages", n, "id"), what)


def exercised(questionnaire: Questionnaire) -> set[tuple[str, tuple[str, ...]]]:
    """The kind and key of everything that some case exercises."""
    return {
        found
        for case in questionnaire.cases
        for found in _exercised(questionnaire, assess(questionnaire, case.answers))
    }


def _exercised(
    questionnaire: Questionnaire, assessment: Assessment
) -> Iterator[tuple[str, tuple[str, ...]]]:
    facts = assessment.path.facts
    for question_id, values in facts.items():
        yield from (("answers", (question_id, value)) for value in values)
    yield from (("pages", (page.id,)) for page in assessment.path.pages)
    if len(assessment.signs) <= MANY_SIGNS:
        yield from (("signs", (sign.id,)) for sign in assessment.signs)
    yield from (("steps", (offer.step.id,)) for offer in assessment.next_steps)
    yield from (("messages", (message.id,)) for message in assessment.messages)
    for finding in (*assessment.causes, *assessment.amplifiers):
        yield "causes", (finding.cause.id,)
    for cause in questionnaire.causes if assessment.page is None else ():
        if holds(cause.only_when, facts):
            for i, evidence in enumerate(cause.evidence):
                if holds(evidence.when, facts):
                    yield "pieces of evidence", (cause.id, str(i))


def in_no_case(questionnaire: Questionnaire) -> Iterator[Problem]:
    """No patient case exercises an answer, sign, cause, piece of evidence, page, step or message.

    Told by `spinecheck check --coverage` only, and never a mistake: it shows where the next case
    would tell most.

    Wrong:

        cases:
          - case: ann
            title: A new ache
            story: My leg aches.
            answers: {worst: leg}
            expect: {urgency: routine}

    Right:

        cases:
          - case: ann
            title: A new ache
            story: My leg aches.
            answers: {worst: leg}
            expect: {urgency: routine}
          - case: ben
            title: An old ache
            story: My back aches.
            answers: {worst: back}
            expect: {urgency: routine}
    """
    found = exercised(questionnaire)
    for thing in things(questionnaire):
        if (thing.kind, thing.key) not in found:
            at_key = "answers" in thing.path  # there the key is the id
            what = f"no case {thing.what}"
            yield Problem(thing.path, what, "write one", "in-no-case", "note", at_key=at_key)


RULES = (in_no_case,)


def coverage_line(questionnaire: Questionnaire) -> str:
    """How much of each kind the cases exercise."""
    found = exercised(questionnaire)
    all_ = Counter(thing.kind for thing in things(questionnaire))
    met = Counter(t.kind for t in things(questionnaire) if (t.kind, t.key) in found)
    totals = ", ".join(f"{met[kind]} of {n} {kind}" for kind, n in all_.items())
    cases = len(questionnaire.cases)
    said = "1 case exercises" if cases == 1 else f"{cases} cases exercise"
    return f"{questionnaire.questionnaire}: {said} {totals}"
