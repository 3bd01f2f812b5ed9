"""Conditions: they name what exists, and look back only."""

from collections import Counter
from collections.abc import Iterator

from spinecheck.core.advice import OUTCOMES
from spinecheck.core.answers import NONE
from spinecheck.core.model import Questionnaire
from spinecheck.core.tiers import TIERS
from spinecheck.reading.conditions import conditions, values_of
from spinecheck.reading.problems import Problem, one_of, slip_of


def unknown_question(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A condition, or a patient case, names a question that does not exist.

    Wrong:

        messages:
          - {id: common, when: {wurst: leg}, say: That is common.}

    Right:

        messages:
          - {id: common, when: {worst: leg}, say: That is common.}
    """
    known = questionnaire.asked.keys() | set(OUTCOMES)
    named = [
        (path, condition.question)
        for where in conditions(questionnaire)
        for path, condition in where.named()
        if condition.question not in known
    ]
    gone = {id_ for _, id_ in named}
    named += [
        (("cases", n, "answers", id_), id_)
        for n, case in enumerate(questionnaire.cases)
        for id_ in case.answers
        if id_ in gone  # what only cases name keeps no patient waiting
    ]
    times = Counter(id_ for _, id_ in named)
    for path, id_ in named:
        what = f"there is no question `{id_}`"
        otherwise = "write the id of a question or line"
        todo = slip_of(id_, questionnaire.asked, otherwise, times[id_])
        yield Problem(path, what, todo, "unknown-question", at_key=True)


def unknown_answer(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A condition, or a patient case, names an answer that its question does not offer.

    `urgency`, `causes` and `amplifiers` have answers too: the tiers, or ids of causes and `none`.

    Wrong:

        messages:
          - {id: common, when: {worst: arm}, say: That is common.}

    Right:

        messages:
          - {id: common, when: {worst: leg}, say: That is common.}
    """
    outcomes = _outcomes(questionnaire)
    for where in conditions(questionnaire):
        for path, condition in where.named():
            asked = condition.question in questionnaire.asked
            if not asked and not (where.after_all and condition.question in outcomes):
                continue
            offered = (
                values_of(questionnaire, condition.question)
                if asked
                else outcomes[condition.question]
            )
            says = "has no answer" if asked else "cannot be"
            ways = "its answers are" if asked else "it is"
            for i, value in enumerate(condition.values):
                if value not in offered:
                    what = f"`{condition.question}` {says} `{value}`"
                    todo = slip_of(value, offered, f"{ways} {one_of(offered)}")
                    yield Problem((*path, i), what, todo, "unknown-answer")


def _outcomes(questionnaire: Questionnaire) -> dict[str, tuple[str, ...]]:
    """What can be found, by the name that conditions have for it."""

    def of(kind: str) -> tuple[str, ...]:
        return (*(cause.id for cause in questionnaire.causes if cause.kind == kind), NONE)

    return {"urgency": TIERS, "causes": of("source"), "amplifiers": of("amplifier")}


def earlier_question(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A condition names a question that comes later, or itself.

    Conditions look back only, so that document order is asking order and nothing goes in circles.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: how_far
                when: {worst: leg}
                ask: How far does it go?
                answers: {knee: To the knee, foot: To the foot}
              - id: worst
                ask: Where does it hurt most?
                answers: {back: In my back, leg: In a leg}

    Right:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: worst
                ask: Where does it hurt most?
                answers: {back: In my back, leg: In a leg}
              - id: how_far
                when: {worst: leg}
                ask: How far does it go?
                answers: {knee: To the knee, foot: To the foot}
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

    Wrong:

        urgent:
          - id: weak_leg
            tier: same_day
            when: {urgency: soon}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.

    Right:

        messages:
          - {id: soon, when: {urgency: soon}, say: That is common.}
    """
    for where in conditions(questionnaire):
        for path, condition in where.named():
            if condition.question in OUTCOMES and not where.after_all:
                what = f"`{condition.question}` is known only at the end"
                todo = "name it only in messages, next steps and promises"
                yield Problem(path, what, todo, "outcome-too-early", at_key=True)
