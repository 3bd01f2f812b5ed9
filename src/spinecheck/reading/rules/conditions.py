"""Conditions: they name what exists, and look back only."""

from collections.abc import Iterator

from spinecheck.core.advice import OUTCOMES, TIERS
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import NONE
from spinecheck.reading.conditions import conditions, values_of
from spinecheck.reading.problems import Problem, did_you_mean, one_of


def unknown_question(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A condition names a question, or an answer, that does not exist."""
    known = set(questionnaire.asked)
    for where in conditions(questionnaire):
        for path, condition in where.named():
            if condition.question in OUTCOMES:
                continue
            if condition.question not in known:
                todo = did_you_mean(
                    condition.question, known, "write the id of a question or line"
                )
                what = f"there is no question `{condition.question}`"
                yield Problem(path, what, todo, "unknown-question", at_key=True)
                continue
            offered = values_of(questionnaire, condition.question)
            for i, value in enumerate(condition.values):
                if value not in offered:
                    what = f"`{condition.question}` has no answer `{value}`"
                    todo = did_you_mean(value, offered, f"its answers are {one_of(offered)}")
                    yield Problem((*path, i), what, todo, "unknown-answer")


def earlier_question(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A condition names a question that comes later, or itself.

    Conditions look back only, so that document order is asking order and nothing goes in circles.
    """
    for where in conditions(questionnaire):
        for path, condition in where.named():
            if (
                condition.question in questionnaire.asked
                and condition.question not in where.earlier
            ):
                what = f"`{condition.question}` is asked only later"
                yield Problem(
                    path,
                    what,
                    "move it up, or name an earlier question",
                    "earlier-question",
                    at_key=True,
                )


def outcome_too_early(questionnaire: Questionnaire) -> Iterator[Problem]:
    """`urgency`, `causes` or `amplifiers` is named before anything has been found.

    Only messages, next steps and promises may name what was found.
    """
    causes = {
        kind: [cause.id for cause in questionnaire.causes if cause.kind == kind]
        for kind in ("source", "amplifier")
    }
    values = {
        "urgency": TIERS,
        "causes": (*causes["source"], NONE),
        "amplifiers": (*causes["amplifier"], NONE),
    }
    for where in conditions(questionnaire):
        for path, condition in where.named():
            if condition.question not in OUTCOMES:
                continue
            if not where.after_all:
                what = f"`{condition.question}` is known only at the end"
                yield Problem(
                    path,
                    what,
                    "name it only in messages, next steps and promises",
                    "outcome-too-early",
                    at_key=True,
                )
                continue
            for i, value in enumerate(condition.values):
                known = values[condition.question]
                if value not in known:
                    what = f"`{condition.question}` cannot be `{value}`"
                    todo = did_you_mean(value, known, f"it is {one_of(known)}")
                    yield Problem((*path, i), what, todo, "unknown-answer")
