"""Which causes fit the answers, how well, and in what order they are shown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from spinecheck.core.advice import Cause, Evidence
from spinecheck.core.answers import NOT_SURE, Answers, Values
from spinecheck.core.engine import Path, holds
from spinecheck.core.model import Fit, Questionnaire


@dataclass(frozen=True, slots=True)
class FittingCause:
    """A cause that is shown, and why."""

    cause: Cause
    fit: Literal["many", "some"]
    """How many of the answers fit it."""
    points: int
    supports: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    unknown: tuple[str, ...]
    """Ids of questions that bear on it and were answered "not sure", or not yet."""
    leads_to: str | None = None
    """How it may have brought about the cause that is listed directly after it."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """One cause against the answers, whether it is shown or not."""

    cause: Cause
    looked_for: bool
    """Whether its `only_when` is met."""
    supports: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    points: int
    from_outside: bool
    """Whether a reason for it comes from outside the background sections."""
    capped: bool
    """Whether `some_at_most_when` keeps it from fitting many answers."""
    fit: Literal["many", "some"] | None
    """How many of the answers fit it; None for too few."""


def shown_sources(questionnaire: Questionnaire, way: Path) -> tuple[FittingCause, ...]:
    """The possible sources of the pain that are shown, best first."""
    ordered = fitting_sources(questionnaire, way)
    shown = ordered[: questionnaire.fit.shown_at_most]
    if all(fitting.cause.never_alone for fitting in shown):
        company = [fitting for fitting in ordered if not fitting.cause.never_alone]
        shown = [*shown[:-1], company[0]] if company else []
    return tuple(_with_sentences(shown))


def fitting_sources(questionnaire: Questionnaire, way: Path) -> list[FittingCause]:
    """Every possible source that fits, best first, before any is left out."""
    found = _fitting(questionnaire, way, "source")
    found.sort(key=lambda fitting: (fitting.fit != "many", -fitting.points))
    return _joined(found)


def shown_amplifiers(questionnaire: Questionnaire, way: Path) -> tuple[FittingCause, ...]:
    """What may turn the pain up, in file order."""
    return tuple(_fitting(questionnaire, way, "amplifier"))


def _fitting(questionnaire: Questionnaire, way: Path, kind: str) -> list[FittingCause]:
    not_known = tuple(_not_known(way))
    candidates = (
        _fitting_cause(questionnaire, cause, way, not_known)
        for cause in questionnaire.causes
        if cause.kind == kind
    )
    return [fitting for fitting in candidates if fitting]


def _fitting_cause(
    questionnaire: Questionnaire, cause: Cause, way: Path, not_known: Values
) -> FittingCause | None:
    """How well the answers fit one cause; None when they do not."""
    if not holds(cause.only_when, way.facts):
        return None
    weighing = weigh(questionnaire, cause, way)
    if weighing.fit is None:
        return None
    return FittingCause(
        cause=cause,
        fit=weighing.fit,
        points=weighing.points,
        supports=weighing.supports,
        against=weighing.against,
        unknown=_unknown(cause, way, not_known),
    )


def weigh(questionnaire: Questionnaire, cause: Cause, way: Path) -> Weighing:
    """Add up what the answers say for and against a cause."""
    looked_for = holds(cause.only_when, way.facts)
    held = [evidence for evidence in cause.evidence if holds(evidence.when, way.facts)]
    held.sort(key=lambda evidence: -abs(evidence.points))  # strongest first
    supports = tuple(evidence for evidence in held if evidence.supports)
    points = sum(evidence.points for evidence in held)
    outside = any(_from_outside_background(questionnaire, e, way.facts) for e in supports)
    capped = cause.some_at_most_when is not None and holds(cause.some_at_most_when, way.facts)
    fit: Literal["many", "some"] | None = None
    some = questionnaire.fit.some
    if looked_for and outside and points >= some.points and len(supports) >= some.reasons:
        many = not capped and _fits_many(questionnaire.fit, points, supports)
        fit = "many" if many else "some"
    return Weighing(
        cause=cause,
        looked_for=looked_for,
        supports=supports,
        against=tuple(evidence for evidence in held if evidence.against),
        points=points,
        from_outside=outside,
        capped=capped,
        fit=fit,
    )


def _fits_many(fit: Fit, points: int, supports: tuple[Evidence, ...]) -> bool:
    strong = sum(evidence.strength == "strong" for evidence in supports)
    return any(points >= many.points and strong >= many.strong for many in fit.many)


def _from_outside_background(
    questionnaire: Questionnaire, evidence: Evidence, facts: Answers
) -> bool:
    """What is said in the background sections alone never shows a cause."""
    return any(
        not questionnaire.section_of[condition.question].background
        for clause in evidence.when
        if holds((clause,), facts)
        for condition in clause
    )


def _not_known(way: Path) -> Iterator[str]:
    """The questions whose answer is missing, or "not sure", in asking order."""
    for question in way.asked:
        if NOT_SURE in way.facts.get(question.id, (NOT_SURE,)):
            yield question.id


def _unknown(cause: Cause, way: Path, not_known: Values) -> tuple[str, ...]:
    """Those of the questions not known that could add evidence."""
    read = {
        condition.question
        for evidence in cause.evidence
        if not holds(evidence.when, way.facts)
        for clause in evidence.when
        for condition in clause
    }
    return tuple(id_ for id_ in not_known if id_ in read)


def _joined(found: list[FittingCause]) -> list[FittingCause]:
    """Put a cause that explains another directly before it, when both fit many answers.

    The pair stands where the better of the two stood.
    """
    many = {fitting.cause.id: fitting for fitting in found if fitting.fit == "many"}
    explaining: dict[str, list[FittingCause]] = {}
    explained: dict[str, list[FittingCause]] = {}
    for fitting in many.values():
        for id_ in fitting.cause.explains:
            explaining.setdefault(id_, []).append(fitting)
    for id_, fitting in many.items():
        for other in explaining.get(id_, ()):
            explained.setdefault(other.cause.id, []).append(fitting)

    order: list[FittingCause] = []
    seen: set[str] = set()
    # A stack, not recursion: a stranger's causes may explain each other a thousand deep.
    waiting = [(fitting, True, False) for fitting in reversed(found)]
    while waiting:
        fitting, follow, is_next = waiting.pop()
        id_ = fitting.cause.id
        if is_next:
            order.append(fitting)
            after = explained.get(id_, ()) if follow else ()
            waiting += [(other, True, False) for other in reversed(after)]
        elif id_ not in seen:
            seen.add(id_)
            waiting.append((fitting, follow, True))
            before = explaining.get(id_, ()) if id_ in many else ()
            waiting += [(other, False, False) for other in reversed(before)]
    return order


def _with_sentences(shown: list[FittingCause]) -> list[FittingCause]:
    """Each cause with how it leads to the one directly after it, where both fit many answers."""
    return [
        replace(one, leads_to=one.cause.explains.get(other.cause.id))
        if other and one.fit == other.fit == "many"
        else one
        for one, other in zip_longest(shown, shown[1:])
    ]
