"""Following a walk for all people at once: exact, because people who are alike are one.

A walk is a row of small steps, and a state is one whole number: a bit for each condition that
holds and is still to be read, and a few bits to count in. Two people in the same state have the
same possibilities before them, so of those only one is kept; what nobody reads any more is
forgotten after each step. Every state that anyone can be in is reached, and none besides.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spinecheck.upkeep.proof.work import MOST_ROOM, MOST_STATES, TooLarge, TooMany, Work

Bits = int
_USUAL = 1500  # bits in a state: with more of them it takes as much room as several
_ROOM_OF_A_STEP = 4
_A_STEP = 24  # what a step takes besides those who are followed


class Said(NamedTuple):
    """An answer on the way: one of these values, in one of the worlds (0: in both)."""

    world: int
    question: str
    values: tuple[str, ...]


class Option(NamedTuple):
    """What an answer does to a state."""

    bits: Bits = 0
    """The conditions that it meets."""
    add: int = 0
    """What it adds to a count inside the state."""
    gain: int = 0
    """What it adds to the number that is made as large, or as small, as can be."""
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One small step: what it looks at, what it decides afresh, and where it can lead."""

    reads: Bits
    sets: Bits
    options: Callable[[Bits], Sequence[Option]]
    """For a state, cut down to what is read: nothing when nobody may be in it."""
    size: int = 1
    """How much there is to look at to find them."""


class _Came(NamedTuple):
    worth: int
    before: Bits
    option: Option


class Search:
    """All states that people can be in, with how each came about."""

    def __init__(  # noqa: PLR0913 - what is followed, how far, and two ways to leave some out
        self,
        steps: Sequence[Step],
        last: Bits,
        work: Work,
        *,
        best: Callable[[int, int], int] | None = None,
        sift: Callable[[Sequence[Option]], Sequence[Option]] | None = None,
        most: int | None = None,
    ) -> None:
        """`last` is what is read of the final state; `best` picks among ways to the same state.

        `sift` leaves out options that are not worth following; `most` is how many states are
        followed at once, MOST_STATES where nothing is said.
        """
        self.most = most or MOST_STATES
        self.work = work
        self.room = MOST_ROOM
        self._take(_ROOM_OF_A_STEP * len(steps))
        kept = _kept(steps, last)
        self._take(sum(map(int.bit_length, kept)) // _USUAL)
        self.best = best
        self.sift = sift
        self.trail: list[dict[Bits, _Came]] = [{0: _Came(0, 0, Option())}]
        for step, keep in zip(steps, kept, strict=True):
            self.trail.append(self._after(step, keep))
            if not self.trail[-1]:
                break

    def _after(self, step: Step, keep: Bits) -> dict[Bits, _Came]:
        after: dict[Bits, _Came] = {}
        known: dict[Bits, Sequence[Option]] = {}
        followed = 0
        for state, (worth, _, _) in self.trail[-1].items():
            read = state & step.reads
            options = known.get(read)
            if options is None:
                self.work.done(step.size)
                options = step.options(read)
                known[read] = options = self.sift(options) if self.sift else options
            for option in options:
                to = ((state | option.bits) & keep) + option.add
                there = after.get(to)
                if there is None or (
                    self.best and self.best(there.worth, worth + option.gain) != there.worth
                ):
                    after[to] = _Came(worth + option.gain, state, option)
            followed += len(options)
            if len(after) > self.most:
                raise TooMany(self.most)
        room = 1 + keep.bit_length() // _USUAL
        self.work.done((_A_STEP + followed) * room)
        self._take(len(after) * room)
        return after

    def _take(self, room: int) -> None:
        self.room -= room
        if self.room < 0:
            raise TooLarge

    @property
    def ends(self) -> dict[Bits, int]:
        """Each final state that someone is in, with the best number that leads to it."""
        return {state: came.worth for state, came in self.trail[-1].items()}

    def said(self, state: Bits) -> tuple[Said, ...]:
        """What someone says who is in this final state."""
        return tuple(said for option in self._way(state) for said in option.said)[::-1]

    def _way(self, state: Bits) -> Iterator[Option]:
        for reached in reversed(self.trail[1:]):
            yield reached[state].option
            state = reached[state].before


def _kept(steps: Sequence[Step], last: Bits) -> list[Bits]:
    """After each step, the bits that are still to be read."""
    kept, live = [], last
    for step in reversed(steps):
        kept.append(live)
        live = (live & ~step.sets) | step.reads
    return kept[::-1]
