"""What an answer can change, read from the rules themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spinecheck.core.advice import Cause, Sign
from spinecheck.core.fields import When, questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Asked, Line


@dataclass(frozen=True, slots=True)
class Bearing:
    """What depends on the answer to a question."""

    signs: tuple[Sign, ...]
    causes: tuple[Cause, ...]
    opens: bool
    """Whether it decides which further questions are asked."""
    advice: bool
    """Whether next steps or messages depend on it."""


def bears_on(questionnaire: Questionnaire, question: Asked) -> Bearing:
    """What reads the answer, itself or through its follow-ups."""
    ids = {question.id} if isinstance(question, Line) else set(question.ids)

    def read(whens: Iterable[When | None]) -> bool:
        return any(questions_read(when) & ids for when in whens)

    opens = False
    for item in questionnaire.items:
        if read(item.whens):
            opens = True
            if item.id in questionnaire.follow_ups:
                ids.add(item.id)
    return Bearing(
        signs=tuple(sign for sign in questionnaire.urgent if read([sign.when])),
        causes=tuple(cause for cause in questionnaire.causes if read(_of_cause(cause))),
        opens=opens,
        advice=read(_of_advice(questionnaire)),
    )


def _of_cause(cause: Cause) -> Iterator[When | None]:
    yield cause.only_when
    yield cause.some_at_most_when
    yield from (evidence.when for evidence in cause.evidence)


def _of_advice(questionnaire: Questionnaire) -> Iterator[When | None]:
    for stage in questionnaire.next_steps:
        for step in stage.steps:
            yield step.when
            yield step.tried.when if step.tried else None
    yield from (message.when for message in questionnaire.messages)
