"""The steps in which a question is answered: by one person, or by two side by side.

What both are asked, both answer alike, wherever both are offered that answer; what only one of
them is asked or offered takes every answer. Only the one change between them is laid down.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from spinecheck.core.answers import NOT_SURE
from spinecheck.upkeep.proof.search import Bits, Option, Said, Step
from spinecheck.upkeep.proof.sides import Clauses, LineOffer, Offer, Side, bits_of, hold

Ticked = tuple[bool, ...]
"""Whether something is ticked, by each person."""


@dataclass(frozen=True, slots=True)
class Change:
    """The one answer in which two people differ: what each of them says."""

    item: str
    """The question or checklist."""
    question: str
    """The question or line that `said` answers; the item itself when only ticks differ."""
    said: tuple[str, str] | None = None
    ticks: tuple[tuple[str, Ticked], ...] = ()
    """What each of them ticks, and does not."""
    nothing_else: bool = False
    """Whether neither ticks anything besides."""

    def ticked(self, value: str) -> Ticked | None:
        """What is laid down about a tick; None when both only do the same."""
        return dict(self.ticks).get(value, (False, False) if self.nothing_else else None)


def answered(question: str, a: str, b: str) -> Change:
    """One says one thing, the other another."""
    return Change(question, question, (a, b))


def denied_or_unsure(question: str) -> Change:
    """Of a pick-many question: none of these, or not sure and nothing else."""
    return Change(question, question, None, ((NOT_SURE, (False, True)),), nothing_else=True)


def line_answered(checklist: str, line: str, a: str, b: str) -> Change:
    """Both are not sure about a checklist, and answer one line of it differently."""
    ticks = ((NOT_SURE, (True, True)), (line, (False, False)))
    return Change(checklist, line, (a, b), ticks)


def ticked(checklist: str, tick: str) -> Change:
    """Of a checklist: one tick more, or "not sure" besides."""
    return Change(checklist, checklist, None, ((tick, (False, True)),))


# -- the steps


def head_step(
    heads: Sequence[tuple[Side, Clauses]],
    flags: Bits,
    notes: Mapping[int, Bits],
    *,
    must: bool,
    screens: int,
) -> Step:
    """Whether something is asked, with a note of it for each world where one is wanted.

    Nobody is followed who is not asked what they must be.
    """

    def options(state: Bits) -> Sequence[Option]:
        asked = [not state & side.ended and hold(when, state) for side, when in heads]
        if must and not all(asked):
            return ()
        on = [side for (side, _), yes in zip(heads, asked, strict=True) if yes]
        bits = bits_of(side.asked | notes.get(side.number, 0) for side in on)
        return (Option(bits, gain=screens if asked[0] else 0),)

    return Step(bits_of(bits_of(when) | side.ended for side, when in heads), flags, options)


_NOTHING: tuple[None] = (None,)


def pick_step(question: str, offered: Sequence[Sequence[Offer]], change: Change | None) -> Step:
    """One answer is picked."""
    said = change.said if change and change.question == question else None

    def options(state: Bits) -> Sequence[Option]:
        each = [[offer for offer in offers if offer.on(state)] for offers in offered]
        if said:
            each = [[o for o in on if o.value == v] for on, v in zip(each, said, strict=True)]
            return _merged(question, product(*each))
        if len(each) == 1 or not all(each):
            # Nothing on offer, or not asked: nothing is said.
            return _merged(question, product(*(offers or _NOTHING for offers in each)))
        return _merged(question, _alike(*each))

    size = sum(map(len, offered))
    return Step(_reads(offer for offers in offered for offer in offers), 0, options, size)


def _alike(a: Sequence[Offer], b: Sequence[Offer]) -> Iterator[Sequence[Offer]]:
    """What both are offered, both say; what only one is offered goes with whatever the other says.

    Of answers that meet the same, such a pair has the first: 10,000 would make 100,000,000 pairs.
    """
    in_a, in_b = ({offer.value: n for n, offer in enumerate(offers)} for offers in (a, b))
    pairs = {(n, in_b[value]) for value, n in in_a.items() if value in in_b}
    pairs.update(product(_firsts(a, in_b), _firsts(b)))
    pairs.update(product(_firsts(a), _firsts(b, in_a)))
    return ((a[n], b[m]) for n, m in sorted(pairs))


def _firsts(offers: Sequence[Offer], but: Container[str] = ()) -> Iterable[int]:
    """Where the answers stand, of those that meet the same the first; without some of them."""
    found: dict[Bits, int] = {}
    for n, offer in enumerate(offers):
        if offer.value not in but:
            found.setdefault(offer.bits, n)
    return found.values()


def _merged(question: str, picks: Iterable[Sequence[Offer | None]]) -> Sequence[Option]:
    """One option for all answers that meet the same."""
    found: dict[Bits, list[Sequence[Offer | None]]] = {}
    for pick in picks:
        found.setdefault(bits_of(offer.bits for offer in pick if offer), []).append(pick)
    return [Option(bits, said=tuple(_said(question, alike))) for bits, alike in found.items()]


def _said(question: str, picks: Sequence[Sequence[Offer | None]]) -> Iterator[Said]:
    first = picks[0]
    for n, offer in enumerate(first):
        if offer:
            # Of two people the first pair stands for all: their answers belong together.
            alike = picks if len(first) == 1 else [first]
            values = tuple(pick[n].value for pick in alike if pick[n])  # type: ignore[union-attr]
            yield Said(offer.side.number, question, values)


def tick_step(question: str, offers: Sequence[Offer], change: Change | None) -> Step:
    """Something is ticked or not."""
    laid_down = change.ticked(offers[0].value) if change and change.item == question else None

    def options(state: Bits) -> Sequence[Option]:
        return [
            Option(
                bits_of(offer.bits for offer, tick in zip(offers, ticks, strict=True) if tick),
                said=tuple(_ticks_said(question, offers, ticks)),
            )
            for ticks in _ticks([offer.on(state) for offer in offers], laid_down)
        ]

    return Step(_reads(offers), 0, options)


def _ticks(on: Sequence[bool], laid_down: Ticked | None) -> Iterator[Ticked]:
    """The ways to tick something or not: alike where all are offered it."""
    if laid_down is not None:
        if all(offered or not tick for offered, tick in zip(on, laid_down, strict=True)):
            yield laid_down
        return
    for ticks in product(*((False, True) if offered else (False,) for offered in on)):
        if not all(on) or len(set(ticks)) == 1:
            yield ticks


def _ticks_said(question: str, offers: Sequence[Offer], ticks: Ticked) -> Iterator[Said]:
    for offer, tick in zip(offers, ticks, strict=True):
        if tick:
            yield Said(offer.side.number, question, offer.alike or (offer.value,))


def line_step(question: str, offers: Sequence[LineOffer], change: Change | None) -> Step:
    """A line is ticked or not, and after "not sure" asked by itself."""
    line = offers[0].value
    laid_down = change.ticked(line) if change and change.item == question else None
    says = change.said if change and change.question == line else None

    def options(state: Bits) -> Sequence[Option]:
        on = [offer.on(state) for offer in offers]
        if says and not all(on):
            return ()
        found: dict[Bits, Option] = {}
        for ticks in _ticks(on, laid_down):
            each = [
                [(None, offer.bits)] if tick else offer.unticked(state) if asked else [(None, 0)]
                for offer, tick, asked in zip(offers, ticks, on, strict=True)
            ]
            for answers in product(*each):
                values = [value for value, _ in answers]
                if not _fits(values, says):
                    continue
                bits = bits_of(bits for _, bits in answers)
                said = (*_ticks_said(question, offers, ticks), *_values_said(line, offers, values))
                found.setdefault(bits, Option(bits, said=said))
        return list(found.values())

    unsure = bits_of(offer.side.unsure for offer in offers)
    return Step(_reads(offers) | unsure, 0, options)


def _fits(values: Sequence[str | None], says: tuple[str, str] | None) -> bool:
    """Whether two people say the same where both are asked, or what is laid down."""
    if says:
        return tuple(values) == says
    return None in values or len(set(values)) == 1


def _values_said(
    line: str, offers: Sequence[Offer], values: Sequence[str | None]
) -> Iterator[Said]:
    for offer, value in zip(offers, values, strict=True):
        if value:
            yield Said(offer.side.number, line, (value,))


def close_step(closing: Sequence[tuple[Side, Bits]]) -> Step:
    """Who has ticked nothing says "none of these"."""

    def options(state: Bits) -> Sequence[Option]:
        none = (met for side, met in closing if state & side.asked and not state & side.ticked)
        return (Option(bits_of(none)),)

    return Step(bits_of(side.asked | side.ticked for side, _ in closing), 0, options)


def _reads(offers: Iterable[Offer]) -> Bits:
    return bits_of(bits_of(offer.when) | offer.side.asked for offer in offers)


def forbid_step(when: Clauses) -> Step:
    """Nobody is followed for whom it holds."""
    return Step(bits_of(when), 0, lambda state: () if hold(when, state) else (Option(),))


def end_step(when: Clauses, ended: Bits) -> Step:
    """A page that ends the walk for some."""

    def options(state: Bits) -> Sequence[Option]:
        return (Option(ended),) if hold(when, state) else (Option(),)

    return Step(bits_of(when), 0, options)


def count_step(
    mask: Bits, counted: Bits, effect: Callable[[Bits], Option], reads: Bits = 0
) -> Step:
    """An effect on a count, where a clause holds of a condition that is not counted yet."""

    def options(state: Bits) -> Sequence[Option]:
        if state & mask != mask or state & counted:
            return (Option(),)
        option = effect(state)
        return (option._replace(bits=option.bits | counted),)

    return Step(mask | counted | reads, 0, options)
