"""Private answers are taken out before anything is worked out: nothing tells what they were."""

from collections.abc import Iterable
from dataclasses import replace

from spinecheck.core.answers import Answers
from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.causes import FittingCause
from spinecheck.core.engine import Path, holds
from spinecheck.core.model import Questionnaire
from spinecheck.core.tiers import Tier
from spinecheck.core.urgency import is_complete, signs_that_hold, with_caution

Ids = frozenset[str]


def withheld(questionnaire: Questionnaire, agreed_to: Ids) -> Ids:
    """Private questions that the person did not agree to show; a checklist with its lines."""
    agreed = (item.ids for item in questionnaire.items if item.id in agreed_to)
    return questionnaire.private.difference(*agreed)


def assessed_without(questionnaire: Questionnaire, answers: Answers, left_out: Ids) -> Assessment:
    """What the other answers come to, as if the questions left out had never been asked.

    It is the same whatever was answered to them.
    """
    kept = {id_: values for id_, values in answers.items() if id_ not in left_out}
    found = assess(questionnaire, kept)
    asked = tuple(question for question in found.path.asked if question.id not in left_out)
    way = replace(found.path, asked=asked)
    signs = signs_that_hold(questionnaire, _assuming_nothing_of(left_out, questionnaire, way))
    complete = is_complete(questionnaire, way)
    urgency: Tier | None = "routine" if complete else None
    return replace(
        found,
        urgency=signs[0].tier if signs else urgency,
        complete=complete,
        signs=signs,
        path=way,
        causes=_not_naming(left_out, found.causes),
        amplifiers=_not_naming(left_out, found.amplifiers),
    )


def _assuming_nothing_of(left_out: Ids, questionnaire: Questionnaire, way: Path) -> Answers:
    """The facts as urgent signs read them; an unanswered follow-up left out is not "not sure"."""
    facts = dict(with_caution(questionnaire, way))
    # In asking order: what is assumed only because of an assumption that goes, goes too.
    for id_, asked in questionnaire.asked.items():
        assumed = id_ in facts and id_ not in way.facts
        if assumed and (id_ in left_out or not holds(asked.when, facts)):
            del facts[id_]
    return facts


def _not_naming(left_out: Ids, fittings: Iterable[FittingCause]) -> tuple[FittingCause, ...]:
    return tuple(
        replace(fitting, unknown=tuple(id_ for id_ in fitting.unknown if id_ not in left_out))
        for fitting in fittings
    )
