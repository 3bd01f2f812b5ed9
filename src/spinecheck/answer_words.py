"""The words of the answers: a questionnaire's own, and those that every question offers."""

from collections.abc import Collection

from spinecheck import words
from spinecheck.core.answers import NONE, NOT_SURE
from spinecheck.core.questions import Asked, Checklist, Line, Question


def answer_texts(question: Asked) -> dict[str, str]:
    """The words of every answer to a question, by its id."""
    match question:
        case Line():
            return {"yes": words.YES, "no": words.NO, NOT_SURE: words.NOT_SURE}
        case Checklist():
            lines = {line.id: line.line for line in question.lines}
            return lines | {NONE: question.none, NOT_SURE: words.NOT_SURE}
        case Question():
            texts = {id_: answer.text for id_, answer in question.answers.items()}
            return texts | {NOT_SURE: words.NOT_SURE} if question.not_sure else texts


def answer_text(question: Asked, values: Collection[str]) -> str:
    """An answer in words, in the order on the screen."""
    return "; ".join(text for value, text in answer_texts(question).items() if value in values)
