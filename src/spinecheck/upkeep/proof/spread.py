"""What can differ between two people once they differ in one answer.

Conditions ask for answers, never for their absence. So who meets all that another meets is asked,
and offered, all that the other is; only what one person may *lose* beside the other can lower
anything. Following what may be lost and gained through the walk, in one pass, dismisses nearly
every claim about two people before anyone is searched for.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush

from spinecheck.core.answers import NONE
from spinecheck.core.fields import Condition, When
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Item, Page
from spinecheck.upkeep.proof.answering import Change
from spinecheck.upkeep.proof.items import Layout, Pair

Conditions = Mapping[str, frozenset[Condition]]
"""All conditions that decide about the walk or its urgency, by the question that they read."""

_AN_ITEM = 4  # small steps to see what differs at it


def conditions_of(questionnaire: Questionnaire) -> dict[str, frozenset[Condition]]:
    """Every condition of the walk and of the urgent signs."""
    found: dict[str, set[Condition]] = {}
    whens = [sign.when for sign in questionnaire.urgent]
    whens += [when for item in questionnaire.items for when in item.whens if when]
    for when in whens:
        for clause in when:
            for condition in clause:
                found.setdefault(condition.question, set()).add(condition)
    return {question: frozenset(read) for question, read in found.items()}


@dataclass(slots=True)
class Spread:
    """What A may meet and B not (lost), and the other way round (gained)."""

    conditions: Conditions
    lost: set[Condition] = field(default_factory=set)
    gained: set[Condition] = field(default_factory=set)
    apart: set[str] = field(default_factory=set)
    """Every question that the two may answer differently, or not both be asked."""
    news: list[str] = field(default_factory=list)
    """Those among them whose readers have not been followed yet."""
    ends: bool = False
    """Whether a page may end the walk of only one of them."""
    only_a: bool = False
    only_b: bool = False
    """Whether from here on only one of them may go on."""

    def differ(self, question: str, a: Iterable[str], b: Iterable[str]) -> None:
        """A gives some of the first answers to a question, B some of the others."""
        of_a, of_b = set(a), set(b)
        for condition in self.conditions.get(question, ()):
            values = set(condition.values)
            # B may miss it unless all that B may say meets it; and the other way round.
            if of_a & values and not (of_b and of_b <= values):
                self.lost.add(condition)
            if of_b & values and not (of_a and of_a <= values):
                self.gained.add(condition)

    def through(self, layout: Layout, first: int) -> None:
        """Follow the difference from an item on, to the end of the walk.

        Only what reads a question that they may differ in can differ, until a page may have
        ended the walk of one of them.
        """
        ahead: list[int] = []
        n = first
        while not (self.only_a or self.only_b):
            # Only the news: on a long chain all that is apart grows with every step.
            while self.news:
                for reader in layout.readers.get(self.news.pop(), ()):
                    heappush(ahead, reader)
            while ahead and ahead[0] < n:
                heappop(ahead)
            if not ahead:
                return
            n = heappop(ahead)
            layout.work.done(_AN_ITEM)
            self.follow(layout.pairs[n])
            n += 1
        layout.work.done(_AN_ITEM * len(layout.pairs[n:]))
        for pair in layout.pairs[n:]:
            self.follow(pair)

    def follow(self, pair: Pair) -> None:
        """What differs at an item that stands alike in both worlds."""
        item = pair[0] or pair[1]
        if item is not None:
            self._through(item)

    def changed(self, pair: Pair) -> None:
        """An item that is not the same in both worlds, or stands in one of them only."""
        for item in (one for one in pair if one):
            if not isinstance(item, Page):
                self._asked(item.ids, a=pair[0] is not None, b=pair[1] is not None)
            elif item.ends:
                self.tell_apart((item.id,))
                self.ends = self.only_a = self.only_b = True

    def _through(self, item: Item) -> None:
        lost, gained = self._reads(item.when)
        if isinstance(item, Page):
            if item.ends and (lost or gained):
                self.tell_apart((item.id,))
                self.ends, self.only_a = True, self.only_a or gained
                self.only_b = self.only_b or lost
            return
        self._asked(item.ids, lost or self.only_a, gained or self.only_b)
        for when in item.whens[1:]:
            if any(self._reads(when)):  # what is on offer differs
                self._asked(item.ids, a=True, b=True)

    def _asked(self, ids: Collection[str], a: bool, b: bool) -> None:
        """Only A, or only B, may be asked."""
        if not (a or b):
            return
        self.tell_apart(ids)
        for id_ in ids:
            if a:
                self.lost |= self.conditions.get(id_, frozenset())
            if b:
                self.gained |= self.conditions.get(id_, frozenset())

    def tell_apart(self, ids: Iterable[str]) -> None:
        for id_ in ids:
            if id_ not in self.apart:
                self.apart.add(id_)
                self.news.append(id_)

    def _reads(self, when: When | None) -> tuple[bool, bool]:
        lost = gained = False
        for clause in when or ():
            lost = lost or not self.lost.isdisjoint(clause)
            gained = gained or not self.gained.isdisjoint(clause)
        return lost, gained


def spread(layout: Layout, change: Change, conditions: Conditions) -> Spread:
    """What can differ between two people who differ in one answer."""
    found = Spread(conditions)
    (here,) = layout.numbers[change.item]
    item = layout.pairs[here][0]
    if item is not None:
        found.tell_apart(item.ids)
        _begin(found, item, change)
        if found.lost or found.gained:
            found.through(layout, here + 1)
    return found


def _begin(found: Spread, item: Item, change: Change) -> None:
    if change.said:
        a, b = change.said
        found.differ(change.question, [a], [b])
        return
    for tick, (by_a, _) in change.ticks:
        found.differ(change.item, [tick] if by_a else [], [tick] if not by_a else [])
        found.differ(change.item, [NONE], [])  # A may have ticked nothing
        if not isinstance(item, Checklist):
            continue
        if tick in item.ids:
            found.differ(tick, ["no", "yes", "not_sure"], ["yes"])
        else:
            for line in item.lines:
                found.differ(line.id, ["no"], ["yes", "no", "not_sure"])
