"""One person before two versions of a questionnaire, side by side.

What both versions ask, the person answers alike, wherever both offer that answer; what only one
asks or offers takes every answer.
"""

from heapq import heapify, heappop, heappush

from spinecheck.core.fields import Condition, questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Item, Page
from spinecheck.upkeep.proof.claims import Proofs
from spinecheck.upkeep.proof.couples import SideBySide, World
from spinecheck.upkeep.proof.items import Layout, Pair, is_ending
from spinecheck.upkeep.proof.sides import A, B
from spinecheck.upkeep.proof.spread import Spread


def versions(old: Proofs, new: Proofs) -> SideBySide:
    """The same people before the old version (A) and the new one (B)."""
    layout = _layout(old.questionnaire, new.questionnaire)
    spread = Spread(_conditions(old, new))
    for pair in layout.pairs:
        if _walks_alike(pair):
            spread.follow(pair)
        else:
            spread.changed(pair)
    return SideBySide(World(old, A), World(new, B), layout, spread)


def _conditions(old: Proofs, new: Proofs) -> dict[str, frozenset[Condition]]:
    found = dict(old.conditions)
    for question, read in new.conditions.items():
        found[question] = found.get(question, frozenset()) | read
    return found


def _walks_alike(pair: Pair) -> bool:
    """Whether both versions ask the same of the same people; the words may differ."""
    a, b = pair
    return a is not None and b is not None and _shape(a) == _shape(b)


def _shape(item: Item) -> object:
    match item:
        case Page():
            return item.ends, item.when if item.ends else None
        case Checklist():
            return item.when, [(line.id, line.when) for line in item.lines]
        case _:
            answers = {id_: answer.when for id_, answer in item.answers.items()}
            return item.when, item.pick, item.not_sure, answers


# -- the two walks as one


def _layout(old: Questionnaire, new: Questionnaire) -> Layout:
    """Both walks in one order that is right for each.

    An item that stands elsewhere in the new version is walked through once all the same, where
    nothing that it reads, and no page that may end the walk, stands in between. Where that
    cannot be, it is taken for two items.
    """
    apart: set[str] = set()
    while True:
        items = _keyed(old, A, new, apart), _keyed(new, B, old, apart)
        order, stuck = _ordered(_before(*items), _wished(list(items[0]), list(items[1])))
        if not stuck:
            return Layout(tuple((items[0].get(key), items[1].get(key)) for key in order))
        apart.add(next(id_ for id_, world in stuck if not world))


Key = tuple[str, int]
"""An item's id, and the world that it belongs to alone; 0 where it is in both."""


def _keyed(
    questionnaire: Questionnaire, world: int, other: Questionnaire, apart: set[str]
) -> dict[Key, Item]:
    kinds = {item.id: _kind(item) for item in other.items}
    return {
        (item.id, 0 if kinds.get(item.id) == _kind(item) and item.id not in apart else world): item
        for item in questionnaire.items
    }


def _kind(item: Item) -> object:
    return type(item), getattr(item, "many", None), is_ending(item)


def _before(*worlds: dict[Key, Item]) -> dict[Key, set[Key]]:
    """For each item what must come before it: what it reads, and what a page stands behind."""
    found: dict[Key, set[Key]] = {}
    for items in worlds:
        of = {id_: key for key, item in items.items() for id_ in item.ids}
        page: Key | None = None
        since: list[Key] = []
        for key, item in items.items():
            before = found.setdefault(key, set())
            for when in item.whens:
                before |= {of[id_] for id_ in questions_read(when)}
            before |= {page} if page else set()
            if is_ending(item):
                before |= set(since)
                page, since = key, []
            else:
                since.append(key)
    return found


def _wished(old: list[Key], new: list[Key]) -> list[Key]:
    """The new order, and what is only in the old one behind what it stood behind there."""
    order = list(new)
    place = 0
    for key in old:
        if key in order:
            place = order.index(key) + 1
        else:
            order.insert(place, key)
            place += 1
    return order


def _ordered(before: dict[Key, set[Key]], wished: list[Key]) -> tuple[list[Key], list[Key]]:
    """The items, each behind all that must come before it, else as wished; and those left over."""
    rank = {key: n for n, key in reversed(list(enumerate(wished)))}
    waits = {key: set(others) for key, others in before.items()}
    free = [(rank[key], key) for key, others in waits.items() if not others]
    heapify(free)
    order: list[Key] = []
    while free:
        _, key = heappop(free)
        order.append(key)
        del waits[key]
        for other, others in waits.items():
            if key in others:
                others.remove(key)
                if not others:
                    heappush(free, (rank[other], other))
    return order, sorted(waits, key=lambda key: rank[key])
