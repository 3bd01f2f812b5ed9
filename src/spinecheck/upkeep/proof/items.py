"""The items of a walk: one after the other, in one world or side by side in two."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spinecheck.core.fields import Condition, When
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Item, Page, Question
from spinecheck.upkeep.proof.sides import A, B

Pair = tuple[Item | None, Item | None]
"""An item of the walk in each of two worlds; None where a world does not have it."""
Place = tuple[int, int]
"""The number of an item in the walk, and of a line in it."""
LAST = 1 << 30  # behind every line
BEFORE = (-1, 0)


@dataclass(frozen=True)
class Layout:
    """Where everything stands in a walk, found out once for all searches."""

    pairs: Sequence[Pair]

    @cached_property
    def places(self) -> Mapping[int, Mapping[str, Place]]:
        """By world and id."""
        return {world: places_of(self.pairs, world) for world in (A, B)}

    @cached_property
    def numbers(self) -> Mapping[str, frozenset[int]]:
        """The numbers of the items that have an id, their own or of a line."""
        found: dict[str, set[int]] = {}
        for n, pair in enumerate(self.pairs):
            for id_ in (id_ for item in pair if item for id_ in ids_of(item)):
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


def both(questionnaire: Questionnaire) -> Layout:
    """The same questionnaire in both worlds."""
    return Layout(tuple((item, item) for item in questionnaire.items))


def ids_of(item: Item) -> tuple[str, ...]:
    """The item's own id, and those of its lines."""
    lines = item.lines if isinstance(item, Checklist) else ()
    return (item.id, *(line.id for line in lines))


def is_ending(item: Item | None) -> bool:
    return isinstance(item, Page) and item.ends


def conditions_in(item: Item | None) -> Iterator[Condition]:
    """Every condition of an item, of its answers and lines."""
    for when in whens_of(item) if item else ():
        for clause in when or ():
            yield from clause


def whens_of(item: Item) -> list[When | None]:
    """When the item is asked, and then when each of its answers or lines is on offer."""
    whens = [item.when]
    if isinstance(item, Checklist):
        whens += [line.when for line in item.lines]
    if isinstance(item, Question):
        whens += [answer.when for answer in item.answers.values()]
    return whens


def places_of(pairs: Sequence[Pair], world: int) -> dict[str, Place]:
    """Where each question of a world stands; lines in the order in which both worlds have them."""
    found: dict[str, Place] = {}
    for n, pair in enumerate(pairs):
        item = pair[world - A]
        if item is not None:
            order = dict.fromkeys(id_ for one in pair if one for id_ in ids_of(one)[1:])
            rank = {id_: k for k, id_ in enumerate(order)}
            found |= {id_: (n, rank[id_]) for id_ in ids_of(item)[1:]}
            found[item.id] = (n, LAST)
    return found
