"""What an answer can change, read from the rules themselves."""

from dataclasses import dataclass

from spinecheck.core.advice import Cause, Sign
from spinecheck.core.fields import When, questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Asked, Checklist


@dataclass(frozen=True, slots=True)
class Bearing:
    """What depends on the answer to a question."""

    signs: tuple[Sign, ...]
    causes: tuple[Cause, ...]
    opens: bool
    """Whether it decides which further questions are asked."""


def bears_on(questionnaire: Questionnaire, question: Asked) -> Bearing:
    """The urgent signs and causes that read the answer, itself or through its follow-ups."""
    ids = {question.id}
    if isinstance(question, Checklist):
        ids |= {line.id for line in question.lines}
    opens = False
    for item in questionnaire.items:
        if questions_read(item.when) & ids:
            opens = True
            if item.id in questionnaire.follow_ups:
                ids.add(item.id)

    def read(when: When | None) -> bool:
        return bool(questions_read(when) & ids)

    return Bearing(
        signs=tuple(sign for sign in questionnaire.urgent if read(sign.when)),
        causes=tuple(
            cause
            for cause in questionnaire.causes
            if read(cause.only_when) or any(read(evidence.when) for evidence in cause.evidence)
        ),
        opens=opens,
    )
