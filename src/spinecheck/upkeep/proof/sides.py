"""One world in a search: its bits, and what its questions offer and meet.

A claim about one person has one world. A claim about two people who differ in one answer has two,
A and B, that walk side by side; what cannot differ between them is kept once, as shared.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TypeVar

from spinecheck.core.answers import NONE, NOT_SURE, YES_NO
from spinecheck.core.fields import Condition, When
from spinecheck.core.questions import Checklist, Question
from spinecheck.upkeep.proof.search import Bits

SHARED, A, B = 0, 1, 2
Clauses = tuple[Bits, ...]
"""The clauses of a condition: each holds when all of its bits do."""


def hold(clauses: Clauses, state: Bits) -> bool:
    return any(state & clause == clause for clause in clauses)


def bits_of(clauses: Iterable[Bits]) -> Bits:
    found = 0
    for clause in clauses:
        found |= clause
    return found


@dataclass(slots=True)
class Fresh:
    """Bits that nobody uses yet."""

    numbers: "count[int]" = field(default_factory=count)

    def bit(self) -> Bits:
        return 1 << next(self.numbers)


@dataclass(slots=True)
class Side:
    """The bits of one world, or of what both share."""

    number: int
    fresh: Fresh
    ended: Bits
    asked: Bits = 0
    unsure: Bits = 0
    ticked: Bits = 0
    conditions: dict[str, dict[tuple[str, ...], Bits]] = field(default_factory=dict)
    """By question and values."""

    def __post_init__(self) -> None:
        self.asked, self.unsure, self.ticked = (self.fresh.bit() for _ in range(3))

    @property
    def flags(self) -> Bits:
        return self.asked | self.unsure | self.ticked

    def bit(self, condition: Condition) -> Bits:
        """The bit of a condition that something reads."""
        of = self.conditions.setdefault(condition.question, {})
        if condition.values not in of:
            of[condition.values] = self.fresh.bit()
        return of[condition.values]

    def met(self, question: str, *given: str) -> Bits:
        """What is met by these answers, of all that is read."""
        read = self.conditions.get(question, {})
        return bits_of(bit for values, bit in read.items() if any(v in values for v in given))


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer, when it is on offer, and what it meets."""

    side: Side
    value: str
    when: Clauses
    bits: Bits
    alike: tuple[str, ...] = ()
    """All answers that it stands for, when there are several."""

    def on(self, state: Bits) -> bool:
        return bool(state & self.side.asked) and hold(self.when, state)


@dataclass(frozen=True, slots=True)
class LineOffer(Offer):
    """A line of a checklist: what its tick meets, and each answer when it is asked by itself."""

    alone: tuple[tuple[str, Bits], ...] = ()
    """Each of yes, no and not sure."""

    def unticked(self, state: Bits) -> Sequence[tuple[str | None, Bits]]:
        """What may be said without a tick: "no", or after "not sure" any answer."""
        if state & self.side.unsure:
            return self.alone
        return ((None, dict(self.alone)["no"]),)


def answers(side: Side, question: Question, read: Callable[[When | None], Clauses]) -> list[Offer]:
    """The answers to a question, in their order on the screen."""
    tick = side.ticked if question.many else 0
    offers = [
        Offer(side, id_, read(answer.when), side.met(question.id, id_) | tick)
        for id_, answer in question.answers.items()
    ]
    if question.not_sure:
        offers.append(Offer(side, NOT_SURE, (0,), side.met(question.id, NOT_SURE) | tick))
    return offers


def unsure(side: Side, checklist: Checklist) -> Offer:
    """The "not sure" of a checklist, which counts as a tick and opens its lines."""
    met = side.met(checklist.id, NOT_SURE)
    return Offer(side, NOT_SURE, (0,), met | side.unsure | side.ticked)


def lines(
    side: Side,
    checklist: Checklist,
    read: Callable[[When | None], Clauses],
    within: Container[str] | None,
) -> list[LineOffer]:
    """The lines of a checklist; only some of them where only those are looked at."""
    return [
        LineOffer(
            side,
            line.id,
            read(line.when),
            side.met(checklist.id, line.id) | side.met(line.id, "yes") | side.ticked,
            alone=tuple((answer, side.met(line.id, answer)) for answer in YES_NO),
        )
        for line in checklist.lines
        if within is None or line.id in within
    ]


AnOffer = TypeVar("AnOffer", bound=Offer)


def matched(each: Sequence[Sequence[AnOffer]]) -> Iterator[list[AnOffer]]:
    """What is offered in both worlds together, and what only one offers by itself."""
    by_value = [{offer.value: offer for offer in offers} for offers in each]
    for value in dict.fromkeys(value for offers in by_value for value in offers):
        yield [offers[value] for offers in by_value if value in offers]


def merged(offers: Sequence[Offer]) -> list[Offer]:
    """Ticks that meet the same, and are offered to the same people, are one."""
    alike: dict[tuple[Clauses, Bits], list[Offer]] = {}
    for offer in offers:
        key = (offer.when, -1 if offer.value == NONE else offer.bits)
        alike.setdefault(key, []).append(offer)
    return [replace(one[0], alike=tuple(o.value for o in one)) for one in alike.values()]
