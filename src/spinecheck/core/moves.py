"""What one more answer moves: causes up and down, and urgent signs that newly hold."""

from dataclasses import dataclass
from typing import Literal

from spinecheck.core.advice import Cause, Evidence, Sign
from spinecheck.core.answers import Answers
from spinecheck.core.causes import Weighing, weigh
from spinecheck.core.engine import path
from spinecheck.core.model import Questionnaire
from spinecheck.core.tiers import Tier
from spinecheck.core.urgency import signs_that_hold, with_caution


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a cause stands after an answer."""

    cause: Cause
    points: int
    change: int
    """By how many points the answer moved it."""
    fit: Literal["many", "some"] | None
    newly_looked_for: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """A piece of evidence that the answer brought."""

    cause: Cause
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Moves:
    """What an answer moved, and where everything stands after it."""

    standings: tuple[Standing, ...]
    """Sources, then amplifiers: those with points, and those that moved; the best first."""
    reasons: tuple[Reason, ...]
    """What the answer argued, the strongest first."""
    signs: tuple[Sign, ...]
    """The urgent signs that hold, most urgent first. Read literally, as the walk does."""
    new_signs: tuple[Sign, ...]
    is_open: bool
    """Whether a question that is opened and has no answer yet decides how urgent it is: who stops
    here is told of something more urgent than what holds."""


def moves(questionnaire: Questionnaire, before: Answers, after: Answers) -> Moves:
    """Compare where everything stands before and after an answer; the two may be the same."""
    was, now = path(questionnaire, before), path(questionnaire, after)
    standings: list[Standing] = []
    reasons: list[Reason] = []
    # An ending page stands in place of causes.
    looked_at = () if now.ending else questionnaire.causes
    for cause in looked_at:
        old, new = weigh(questionnaire, cause, was), weigh(questionnaire, cause, now)
        standing = Standing(
            cause=cause,
            points=_points(new),
            change=_points(new) - _points(old),
            fit=new.fit,
            newly_looked_for=new.looked_for and not old.looked_for,
        )
        if standing.points > 0 or standing.change:
            standings.append(standing)
        if new.looked_for:
            reasons += [Reason(cause, evidence) for evidence in _brought(old, new)]
    held = signs_that_hold(questionnaire, was.facts)
    signs = signs_that_hold(questionnaire, now.facts)
    cautious = signs_that_hold(questionnaire, with_caution(questionnaire, now))
    return Moves(
        standings=tuple(sorted(standings, key=_best_first)),
        reasons=tuple(sorted(reasons, key=lambda reason: -abs(reason.evidence.points))),
        signs=signs,
        new_signs=tuple(sign for sign in signs if sign not in held),
        is_open=_highest(signs) != _highest(cautious),
    )


def _highest(signs: tuple[Sign, ...]) -> Tier | None:
    return signs[0].tier if signs else None


def _points(weighing: Weighing) -> int:
    return weighing.points if weighing.looked_for else 0


def _brought(old: Weighing, new: Weighing) -> list[Evidence]:
    """The evidence that holds now and did not before."""
    known = [id(evidence) for evidence in (*old.supports, *old.against)]
    return [e for e in (*new.supports, *new.against) if id(e) not in known]


def _best_first(standing: Standing) -> tuple[bool, int, int]:
    fit = {"many": 0, "some": 1, None: 2}[standing.fit]
    return standing.cause.kind != "source", fit, -standing.points
