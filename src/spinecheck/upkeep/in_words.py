"""Conditions in words, as a person without YAML reads them."""

from collections.abc import Iterable

from spinecheck.answer_words import answer_texts
from spinecheck.core.answers import NONE, NOT_SURE
from spinecheck.core.fields import Condition, When
from spinecheck.core.model import Questionnaire

_FOUND = {
    "urgency": "the urgency is",
    "causes": "the causes shown include",
    "amplifiers": "what can turn the pain up includes",
}


def in_words(questionnaire: Questionnaire, when: When) -> tuple[str, ...]:
    """The clauses of a condition, any of which must hold, each as a part of a sentence."""
    return tuple(
        ", and ".join(_condition(questionnaire, condition) for condition in clause)
        for clause in when
    )


def in_ids(questionnaire: Questionnaire, when: When) -> str:
    """A condition in one line of ids, for someone who edits the YAML.

    A line that is ticked, or may be, is named by itself: `fever, and very_ill`.
    """

    def condition(one: Condition) -> str:
        in_danger = set(one.values) == {"yes", NOT_SURE}
        if in_danger and one.question in questionnaire.checklist_of:
            return one.question
        return f"{one.question}: {either(one.values)}"

    return "; or ".join(", and ".join(map(condition, clause)) for clause in when)


def either(values: Iterable[str]) -> str:
    """a, b or c."""
    *others, last = values
    return " or ".join(filter(None, [", ".join(others), last]))


def named(questionnaire: Questionnaire, question_id: str) -> str:
    """A question by its short name, or else by its words."""
    asked = questionnaire.asked[question_id]
    return asked.short or asked.ask


def _condition(questionnaire: Questionnaire, condition: Condition) -> str:
    answers = either(f'"{_value(questionnaire, condition.question, v)}"' for v in condition.values)
    if condition.question in _FOUND:
        return f"{_FOUND[condition.question]} {answers}"
    verb = "includes" if questionnaire.asked[condition.question].many else "is"
    return f"{named(questionnaire, condition.question)} {verb} {answers}"


def _value(questionnaire: Questionnaire, question_id: str, value: str) -> str:
    """An answer in the words that the person chooses."""
    if question_id in _FOUND:
        names = {cause.id: cause.name for cause in questionnaire.causes}
        return names.get(value, "none" if value == NONE else value.replace("_", " "))
    return answer_texts(questionnaire.asked[question_id])[value]
