"""From a questionnaire to the small steps of a search.

Only the questions that a claim depends on get steps (its *cone*): those that it reads, those that
decide whether and how these are asked, and the pages that could end the walk before them. Answers
that meet the same conditions are one, and every tick is a step of its own.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from spinecheck.core.answers import NONE
from spinecheck.core.fields import When, questions_read
from spinecheck.core.questions import Checklist, Item, Page, Question
from spinecheck.upkeep.proof.answering import (
    Change,
    close_step,
    count_step,
    end_step,
    forbid_step,
    head_step,
    line_step,
    pick_step,
    tick_step,
)
from spinecheck.upkeep.proof.items import (
    BEFORE,
    LAST,
    Cone,
    Layout,
    Pair,
    Place,
    conditions_in,
)
from spinecheck.upkeep.proof.search import Bits, Option, Search, Step
from spinecheck.upkeep.proof.sides import (
    SHARED,
    A,
    B,
    Clauses,
    Fresh,
    Offer,
    Side,
    answers,
    bits_of,
    hold,
    lines,
    matched,
    merged,
    unsure,
)

_A_CONDITION = 6  # small steps to lay down what is looked at


class Walks:
    """The walks that people can have, as far as some conditions depend on them.

    With two questionnaires, or with questions that are answered `apart`, two worlds walk side by
    side; everything else is the same in both. First say what is looked at (`require`, `forbid`,
    `mark`, `count`), then `search`.
    """

    def __init__(
        self,
        layout: Layout,
        apart: frozenset[str] = frozenset(),
        change: Change | None = None,
    ) -> None:
        self.layout = layout
        self.apart = apart
        self.change = change
        self.fresh = Fresh()
        ended = {A: self.fresh.bit(), B: self.fresh.bit()}
        self.sides = {
            number: Side(number, self.fresh, mask)
            for number, mask in ((SHARED, ended[A] | ended[B]), *ended.items())
        }
        self.last: Bits = 0
        """What is read of the final state."""
        self.cone = Cone()
        self.must_ask: set[str] = {change.item} if change else set()
        self.notes: dict[str, dict[int, Bits]] = {}
        """Bits of the final state that say who was asked something, by id and world."""
        self.to_the_end = False
        self.none_ends = False
        self.screens = False
        """Whether to count the screens, of everything."""
        self.settled: dict[Place, list[Step]] = {}
        self.noted: dict[tuple[When, int], Bits] = {}
        """Bits that say that a condition with several clauses holds, by world."""
        self.start = 0
        self.cone.look_at([change.item] if change else [])

    # -- what is looked at

    def read(self, when: When | None, world: int = A) -> Clauses:
        """The bits of a condition in a world. What it reads belongs to the cone from here on."""
        if when is None:
            return (0,)
        self.layout.work.done(_A_CONDITION * sum(map(len, when)))
        self.cone.look_at(questions_read(when))
        return tuple(
            bits_of(self._side(condition.question, world).bit(condition) for condition in clause)
            for clause in when
        )

    def require(self, when: When | None, world: int = A) -> None:
        """Only people for whom it holds.

        Where several clauses may do, one bit remembers that one did; what must all hold is
        settled one by one, as early as can be.
        """
        if when is None:
            return
        if len(when) == 1:
            for condition in when[0]:
                self._settle(((condition,),), world, lambda holds: (Option(),) if holds else ())
            return
        met = self._noted(when, world)
        self._at(when, world, Step(met, 0, lambda state: (Option(),) if state else ()))

    def forbid(self, when: When | None, world: int = A) -> None:
        """Only people for whom it does not hold."""
        for clause in ((),) if when is None else when:
            self._settle((clause,), world, lambda holds: () if holds else (Option(),))

    def mark(self, when: When | None, world: int = A) -> Bits:
        """A bit of the final state that is set when the condition holds."""
        bit = self._noted(((),) if when is None else when, world)
        self.last |= bit
        return bit

    def _noted(self, when: When, world: int) -> Bits:
        """A bit that is set as soon as one clause holds."""
        bit = self.fresh.bit()
        marked, not_marked = (Option(bit),), (Option(),)
        for clause in when:
            self._settle((clause,), world, lambda holds: marked if holds else not_marked)
        return bit

    def count(self, when: When, effect: Callable[[Bits], Option], reads: Bits = 0) -> None:
        """An effect on counts in the state that `reads` covers, once, when the condition holds."""
        counted = self.fresh.bit() if len(when) > 1 else 0
        for clause in when:
            (mask,) = self.read((clause,))
            self._at((clause,), A, count_step(mask, counted, effect, reads))

    def ended(self, world: int = A) -> Bits:
        """The bit of the final state that says that a page ended the walk."""
        self.to_the_end = True
        bit = self.sides[world].ended
        self.last |= bit
        return bit

    def tell_what_is_behind_pages(self, world: int = A) -> None:
        """Tell people apart by every condition behind a page that can end the walk, and by it.

        Whether an urgency is known there depends on what might still have been asked.
        """
        pairs = self.layout.pairs
        for pair in pairs[min(self.layout.ends, default=len(pairs)) :]:
            for condition in dict.fromkeys(conditions_in(pair[world - A])):
                self.mark(((condition,),), world)

    def ask(self, item: str) -> None:
        """Only people who are asked a question or checklist, or shown a page."""
        self.must_ask.add(item)
        self.cone.look_at([item])

    def note_asked(self, item: str, world: int) -> Bits:
        """A bit of the final state that is set when something is asked in one of the worlds."""
        bit = self.fresh.bit()
        self.last |= bit
        self.cone.look_at([item])
        self.notes.setdefault(item, {})[world] = bit
        return bit

    def go_on(self) -> None:
        """Only people whose walk no page ends."""
        self.to_the_end = self.none_ends = True

    def _settle(self, when: When, world: int, options: Callable[[bool], Sequence[Option]]) -> None:
        clauses = self.read(when, world)
        self._at(
            when, world, Step(bits_of(clauses), 0, lambda state: options(hold(clauses, state)))
        )

    def _at(self, when: When, world: int, step: Step) -> None:
        """Take a step as soon as all that it reads has been answered."""
        read = (condition for clause in when for condition in clause)
        place = max((self.layout.decided_at(one, world) for one in read), default=BEFORE)
        self.settled.setdefault(place, []).append(step)

    def _side(self, question: str, world: int) -> Side:
        return self.sides[world if question in self.apart else SHARED]

    # -- the steps

    def search(
        self,
        best: Callable[[int, int], int] | None = None,
        most: int | None = None,
    ) -> Search:
        """Follow everybody."""
        return Search(self.steps(), self.last, self.layout.work, best=best, most=most)

    def steps(self) -> list[Step]:
        """All steps, in order.

        A condition names only earlier questions, so from the end backwards all that reads a
        question is known when the question is reached.
        """
        found: list[Step] = []
        pairs = range(len(self.layout.pairs))
        in_cone = self.layout.from_the_end(self.cone.news, lambda: self.to_the_end)
        for n in reversed(pairs) if self.screens else in_cone:
            found += reversed(self.settled.get((n, LAST), []))
            found += reversed(list(self._item(self.layout.pairs[n])))
        found += reversed(self.settled.get(BEFORE, []))
        if self.start:
            found.append(Step(0, 0, lambda _state: (Option(add=self.start),)))
        return found[::-1]

    def _item(self, pair: Pair) -> Iterator[Step]:
        item = pair[0] or pair[1]
        if isinstance(item, Page):
            yield from self._page(pair, item.id)
        else:
            self.to_the_end = True  # further back, a page may not have ended the walk
            yield from self._asked(pair)

    def _page(self, pair: Pair, id_: str) -> Iterator[Step]:
        if self.screens or id_ in self.must_ask or id_ in self.notes:
            self.to_the_end = True
            yield self._head(id_, self._present(pair))
        for side, page in self._present(pair) if self.to_the_end else ():
            if isinstance(page, Page) and page.ends and id_ not in self.must_ask:
                if self.none_ends:
                    yield forbid_step(self._read_on(side, page.when))
                else:
                    yield end_step(self._read_on(side, page.when), side.ended)

    def _head(self, id_: str, present: Sequence[tuple[Side, Item]]) -> Step:
        """Whether an item is on the way."""
        heads = [(side, self._read_on(side, item.when)) for side, item in present]
        flags = bits_of(side.flags for side in self.sides.values())
        must = id_ in self.must_ask
        screens = 1 if self.screens else 0
        return head_step(heads, flags, self.notes.get(id_, {}), must=must, screens=screens)

    def _present(self, pair: Pair) -> list[tuple[Side, Item]]:
        """The item in each world, or once when both share it."""
        item = pair[0] or pair[1]
        if item is not None and item.id not in self.apart:
            return [(self.sides[SHARED], item)]
        return [(self.sides[w], one) for w, one in zip((A, B), pair, strict=True) if one]

    def _asked(self, pair: Pair) -> Iterator[Step]:
        present = self._present(pair)
        id_ = present[0][1].id
        yield self._head(id_, present)
        if not self._is_read(present):
            return
        if isinstance(present[0][1], Checklist):
            yield from self._checklist(id_, present)
            return
        each = [
            answers(side, item, partial(self._read_on, side))
            for side, item in present
            if isinstance(item, Question)
        ]
        self.layout.work.done(_A_CONDITION * sum(map(len, each)))
        if getattr(present[0][1], "many", False):
            yield from self._ticks(id_, each)
        else:
            yield pick_step(id_, each, self.change)

    def _is_read(self, present: Sequence[tuple[Side, Item]]) -> bool:
        """Whether anything reads what is answered; going back, all that does is known."""
        return any(
            (self.change and item.id == self.change.item)
            or any(id_ in side.conditions for id_ in item.ids)
            for side, item in present
        )

    def _ticks(self, id_: str, each: Sequence[Sequence[Offer]]) -> Iterator[Step]:
        world = each[0][0].side.number or A
        n, _ = self.layout.places[world][id_]
        offered = matched([merged(*each)] if len(each) == 1 else each)
        ticks = {offers[0].value: offers for offers in offered}
        for value, k in self.layout.ticks[world][id_].items():
            if value in ticks:
                yield tick_step(id_, ticks[value], self.change)
            yield from self.settled.get((n, k), ())
        yield close_step([(one[0].side, one[0].side.met(id_, NONE)) for one in each])

    def _checklist(self, id_: str, present: list[tuple[Side, Item]]) -> Iterator[Step]:
        checklists = [(side, item) for side, item in present if isinstance(item, Checklist)]
        yield tick_step(id_, [unsure(*one) for one in checklists], self.change)
        within = None if id_ in self.cone.ids else self.cone.ids
        each = [lines(side, one, partial(self._read_on, side), within) for side, one in checklists]
        for offers in matched(each):
            yield line_step(id_, offers, self.change)
            place = self.layout.places[offers[0].side.number or A][offers[0].value]
            yield from self.settled.get(place, ())
        yield close_step([(side, side.met(id_, NONE)) for side, _ in checklists])

    def _read_on(self, side: Side, when: When | None) -> Clauses:
        """The bits of a condition in the walk.

        Where several clauses may do, one bit remembers that one did: people who met others of
        them are then alike.
        """
        world = side.number or A
        if when is None or len(when) == 1:
            return self.read(when, world)
        if (when, world) not in self.noted:
            self.noted[when, world] = self._noted(when, world)
        return (self.noted[when, world],)
