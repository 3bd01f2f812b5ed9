"""The items of a walk: one after the other, in one world or side by side in two."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heappop, heappush

from spinecheck.core.answers import NONE, NOT_SURE
from spinecheck.core.fields import Condition
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Item, Page, Question
from spinecheck.upkeep.proof.sides import A, B
from spinecheck.upkeep.proof.work import Work

Pair = tuple[Item | None, Item | None]
"""An item of the walk in each of two worlds; None where a world does not have it."""
Place = tuple[int, int]
"""The number of an item in the walk, and of a line or tick in it."""
LAST = 1 << 30  # behind every line and tick
BEFORE = (-1, 0)


@dataclass(slots=True)
class Cone:
    """The questions that a claim depends on, as far as is known."""

    ids: set[str] = field(default_factory=set)
    news: list[str] = field(default_factory=list)
    """Those that have not been given steps yet."""

    def look_at(self, ids: Iterable[str]) -> None:
        new = set(ids) - self.ids
        self.ids |= new
        self.news += new


@dataclass(frozen=True)
class Layout:
    """Where everything stands in a walk, found out once for all searches."""

    pairs: Sequence[Pair]
    work: Work = field(default_factory=Work)
    """What may still be done for all searches."""

    @cached_property
    def places(self) -> Mapping[int, Mapping[str, Place]]:
        """By world and id."""
        return {world: places_of(self.pairs, world) for world in (A, B)}

    @cached_property
    def ticks(self) -> Mapping[int, Mapping[str, Mapping[str, int]]]:
        """By world and pick-many question, the order of the ticks, which is one for both."""
        found: dict[int, dict[str, Mapping[str, int]]] = {A: {}, B: {}}
        for pair in self.pairs:
            many = [one for one in pair if isinstance(one, Question) and one.many]
            offered = (id_ for one in many for id_ in one.answers if id_ != NONE)
            order = {id_: k for k, id_ in enumerate(dict.fromkeys((*offered, NOT_SURE)))}
            for world, item in zip((A, B), pair, strict=True):
                if isinstance(item, Question) and item.many:
                    found[world][item.id] = order
        return found

    def decided_at(self, condition: Condition, world: int) -> Place:
        """Where it is known whether a condition holds: of ticks, at the last that it names."""
        n, behind = self.places[world][condition.question]
        ticks = self.ticks[world].get(condition.question, {})
        if ticks.keys() >= set(condition.values):  # "none of these" is known behind all ticks
            return n, max(ticks[value] for value in condition.values)
        return n, behind

    @cached_property
    def numbers(self) -> Mapping[str, frozenset[int]]:
        """The numbers of the items that have an id, their own or of a line."""
        found: dict[str, set[int]] = {}
        for n, pair in enumerate(self.pairs):
            for id_ in (id_ for item in pair if item for id_ in item.ids):
                found.setdefault(id_, set()).add(n)
        return {id_: frozenset(numbers) for id_, numbers in found.items()}

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """The numbers of the pages that end walks."""
        return tuple(n for n, pair in enumerate(self.pairs) if any(map(is_ending, pair)))

    @cached_property
    def readers(self) -> Mapping[str, tuple[int, ...]]:
        """By question, the numbers of the items that it decides about."""
        found: dict[str, dict[int, None]] = {}
        for n, pair in enumerate(self.pairs):
            for condition in (c for item in pair for c in conditions_in(item)):
                found.setdefault(condition.question, {})[n] = None
        return {id_: tuple(numbers) for id_, numbers in found.items()}

    def from_the_end(self, news: list[str], with_pages: Callable[[], bool]) -> Iterator[int]:
        """The numbers of the items in a cone; there may be news meanwhile of what stands before.

        The pages that end walks are among them from when `with_pages` says so.
        """
        ahead: list[int] = []
        pages = list(self.ends)
        last = len(self.pairs)
        while True:
            while news:
                for n in self.numbers.get(news.pop(), ()):
                    heappush(ahead, -n)
            while ahead and -ahead[0] >= last:
                heappop(ahead)
            n = -ahead[0] if ahead else -1
            while pages and pages[-1] >= last:
                pages.pop()
            if with_pages() and pages:
                n = max(n, pages[-1])
            if n < 0:
                return
            yield n
            last = n


def both(questionnaire: Questionnaire) -> Layout:
    """The same questionnaire in both worlds."""
    return Layout(tuple((item, item) for item in questionnaire.items))


def is_ending(item: Item | None) -> bool:
    return isinstance(item, Page) and item.ends


def conditions_in(item: Item | None) -> Iterator[Condition]:
    """Every condition of an item, of its answers and lines."""
    for when in item.whens if item else ():
        for clause in when or ():
            yield from clause


def places_of(pairs: Sequence[Pair], world: int) -> dict[str, Place]:
    """Where each question of a world stands; lines in the order in which both worlds have them."""
    found: dict[str, Place] = {}
    for n, pair in enumerate(pairs):
        item = pair[world - A]
        if item is not None:
            order = dict.fromkeys(id_ for one in pair if one for id_ in one.ids[1:])
            rank = {id_: k for k, id_ in enumerate(order)}
            found |= {id_: (n, rank[id_]) for id_ in item.ids[1:]}
            found[item.id] = (n, LAST)
    return found
