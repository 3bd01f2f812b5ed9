"""Random patients: an answer to everything that is asked of them, and nothing else."""

from collections.abc import Iterator
from random import Random

from spinecheck.core.engine import Answers, Values, offered, path
from spinecheck.core.fields import Condition
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import NONE, NOT_SURE, Asked, Checklist, Line

RARELY = 0.01
"""How often a line is ticked, a checklist is answered "not sure", or a sign's answer is given."""


def patients(
    questionnaire: Questionnaire, number: int, seed: int, rarely: float = RARELY
) -> Iterator[Answers]:
    """Some patients; the same for the same seed."""
    random = Random(seed)  # noqa: S311 - patients, not secrets
    for _ in range(number):
        yield patient(questionnaire, random, rarely)


def patient(
    questionnaire: Questionnaire,
    random: Random,
    rarely: float = RARELY,
    given: Answers | None = None,
) -> Answers:
    """Someone with these answers, if they are asked, and random ones to all other questions."""
    signs = frozenset(alone_urgent(questionnaire))
    answers = dict(given or {})
    way = path(questionnaire, answers)
    while way.unanswered:
        for question in way.unanswered:
            values = offered(question, way.facts)
            answers[question.id] = _answer(question, values, signs, random, rarely)
        way = path(questionnaire, answers)
    return {question.id: answers[question.id] for question in way.asked}


def alone_urgent(questionnaire: Questionnaire) -> Iterator[Condition]:
    """Conditions that are an urgent sign by themselves."""
    for sign in questionnaire.urgent:
        for clause in sign.when:
            if len(clause) == 1:
                yield clause[0]


def _answer(
    question: Asked,
    values: Values,
    signs: frozenset[Condition],
    random: Random,
    rarely: float,
) -> Values:
    def ticked(value: str) -> bool:
        return random.random() < rarely

    if isinstance(question, Checklist):
        return tuple(v for v in values if v != NONE and ticked(v)) or (NONE,)
    if isinstance(question, Line):
        return ("yes",) if ticked("yes") else (NOT_SURE,) if ticked(NOT_SURE) else ("no",)
    urgent = {v for sign in signs if sign.question == question.id for v in sign.values}
    calm = [v for v in values if v not in urgent] or list(values)
    if question.many:
        some = [v for v in calm if v not in (NONE, NOT_SURE) and random.random() < 0.3]
        some += [v for v in values if v in urgent and ticked(v)]
        return tuple(some) or (NONE,)
    rare = [v for v in values if v in urgent and ticked(v)]
    return (random.choice(rare or calm),)
