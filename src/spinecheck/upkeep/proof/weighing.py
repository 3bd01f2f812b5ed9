"""How well a cause fits, counted inside the state of a search.

Reasons and strong reasons are counted only as far as they are asked for. The points are either
made as high as they can be (more points never fit worse), or kept exactly, state by state.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spinecheck.core.advice import Cause, Evidence
from spinecheck.core.fields import Clause
from spinecheck.core.model import Questionnaire
from spinecheck.upkeep.proof.search import Bits, Option
from spinecheck.upkeep.proof.walks import Walks


@dataclass(frozen=True, slots=True)
class Weighed:
    """Reads how well a cause fits out of a final state."""

    questionnaire: Questionnaire
    reasons: Sequence[Bits]
    strong: Sequence[Bits]
    outside: Bits
    capped: Bits
    shift: int = 0
    width: int = 0
    offset: int = 0

    def points(self, state: Bits, worth: int) -> int:
        if not self.width:
            return worth
        return ((state >> self.shift) & ((1 << self.width) - 1)) - self.offset

    def fits(self, state: Bits, worth: int) -> bool:
        """Whether it fits some answers at least; `only_when` is looked at elsewhere."""
        some = self.questionnaire.fit.some
        enough = all(state & bit for bit in self.reasons) and state & self.outside
        return bool(enough) and self.points(state, worth) >= some.points

    def fits_many(self, state: Bits, worth: int) -> bool:
        """Whether it fits many."""
        strong = sum(bool(state & bit) for bit in self.strong)
        points = self.points(state, worth)
        return (
            self.fits(state, worth)
            and not state & self.capped
            and any(
                points >= many.points and strong >= many.strong
                for many in self.questionnaire.fit.many
            )
        )


def weigh(
    walks: Walks, questionnaire: Questionnaire, cause: Cause, *, exactly: bool = False
) -> Weighed:
    """Count what speaks for and against a cause; with its points as gain, or `exactly`."""
    fit = questionnaire.fit
    reasons = [walks.fresh.bit() for _ in range(fit.some.reasons)]
    strong = [walks.fresh.bit() for _ in range(max(many.strong for many in fit.many))]
    outside = walks.fresh.bit()
    capped = walks.mark(cause.some_at_most_when) if cause.some_at_most_when else 0
    weighed = Weighed(questionnaire, reasons, strong, outside, capped)
    if exactly:
        weighed = _with_points(walks, weighed, cause)
    for bit in (*reasons, *strong, outside):
        walks.last |= bit
    for evidence in cause.evidence:
        _count(walks, weighed, evidence)
    return weighed


def _with_points(walks: Walks, weighed: Weighed, cause: Cause) -> Weighed:
    """A number inside the state for the points, which never falls below zero there."""
    offset = -sum(min(0, evidence.points) for evidence in cause.evidence)
    most = offset + sum(max(0, evidence.points) for evidence in cause.evidence)
    bits = [walks.fresh.bit() for _ in range(most.bit_length() or 1)]
    shift = bits[0].bit_length() - 1
    walks.last |= sum(bits)
    walks.start += offset << shift
    return Weighed(
        weighed.questionnaire,
        weighed.reasons,
        weighed.strong,
        weighed.outside,
        weighed.capped,
        shift,
        len(bits),
        offset,
    )


def _count(walks: Walks, weighed: Weighed, evidence: Evidence) -> None:
    gain = 0 if weighed.width else evidence.points
    add = evidence.points << weighed.shift if weighed.width else 0
    counters = []
    if evidence.supports:
        counters.append(weighed.reasons)
        if evidence.strength == "strong":
            counters.append(weighed.strong)
        outside = tuple(from_outside(weighed.questionnaire, evidence))
        if outside:
            walks.count(outside, lambda _state: Option(weighed.outside))

    def effect(state: Bits) -> Option:
        return Option(sum(_next(counter, state) for counter in counters), add, gain)

    walks.count(evidence.when, effect, sum(bit for counter in counters for bit in counter))


def _next(counter: Sequence[Bits], state: Bits) -> Bits:
    """The next bit of a counter that is filled bit by bit; none when it is full."""
    return next((bit for bit in counter if not state & bit), 0)


def from_outside(questionnaire: Questionnaire, evidence: Evidence) -> Iterator[Clause]:
    """The clauses of a reason that name a question outside the background sections."""
    for clause in evidence.when:
        if any(not questionnaire.section_of[c.question].background for c in clause):
            yield clause
