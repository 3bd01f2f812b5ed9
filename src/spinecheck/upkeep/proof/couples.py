"""Two people who differ in one answer: can the urgency of the second be lower?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spinecheck.core.advice import TIERS, Sign, Tier
from spinecheck.core.engine import Answers
from spinecheck.core.fields import Clause
from spinecheck.upkeep.proof.answering import Change
from spinecheck.upkeep.proof.claims import Proofs, rank
from spinecheck.upkeep.proof.items import Layout, Pair, conditions_in, ids_of
from spinecheck.upkeep.proof.search import Search
from spinecheck.upkeep.proof.sides import A, B
from spinecheck.upkeep.proof.spread import Conditions, Spread, spread
from spinecheck.upkeep.proof.walks import Walks


@dataclass(frozen=True, slots=True)
class Couple:
    """Two people, the second of whom comes off less urgent."""

    a: Answers
    b: Answers


@dataclass(frozen=True, slots=True)
class World:
    """One of two questionnaires, or of two answers to the same one."""

    proofs: Proofs
    number: int

    @property
    def signs(self) -> Sequence[Sign]:
        return self.proofs.questionnaire.urgent

    def at_least(self, tier: int) -> Iterator[Clause]:
        """Every way to reach a tier or a higher one."""
        for sign in self.signs:
            if TIERS.index(sign.tier) >= tier:
                yield from sign.when


@dataclass(frozen=True)
class SideBySide:
    """Two worlds that walk side by side, with all that can differ between them."""

    a: World
    b: World
    layout: Layout
    spread: Spread
    change: Change | None = None

    def lower(self) -> Couple | None:
        """Two people of whom B is less urgent than A; None when it is proven that there are none.

        A's urgency rests on a clause of a sign, and B must miss it: so only clauses with a
        condition that may be lost need a search. Raises TooMany where it cannot finish.
        """
        for clause, tier in self._may_be_lost():
            walks = self._walks()
            walks.require((clause,), A)
            self._forbid(walks, B, tier)
            if found := self._first(walks.search()):
                return found
        return self._unknown() if self._may_be_unknown() else None

    def _may_be_lost(self) -> Iterator[tuple[Clause, int]]:
        for sign in self.a.signs:
            for clause in sign.when:
                if self.spread.lost.intersection(clause):
                    yield clause, TIERS.index(sign.tier)

    def _walks(self) -> Walks:
        return Walks(self.layout, frozenset(self.spread.apart), self.change)

    def _forbid(self, walks: Walks, world: int, tier: int) -> None:
        for clause in (self.a if world == A else self.b).at_least(tier):
            walks.forbid((clause,), world)

    # -- an urgency that is not known ranks lowest

    def _may_be_unknown(self) -> bool:
        """Whether a page may end B's walk alone, or leave less to be asked behind it of A.

        Where a page is followed by a question that is asked of everyone and decides, both are
        left unknown.
        """
        if self.spread.ends:
            return True
        changed = self.spread.lost | self.spread.gained
        for n in self.layout.ends:
            behind = self.layout.pairs[n + 1 :]
            if not any(map(self._always_missing, behind)) and any(
                changed.intersection(conditions_in(item)) for pair in behind for item in pair
            ):
                return True
        return False

    def _always_missing(self, pair: Pair) -> bool:
        """Whether A's urgency is never known unless this is asked."""
        item = pair[0]
        deciding = self.a.proofs.questionnaire.deciding_urgency
        return item is not None and item.when is None and not deciding.isdisjoint(ids_of(item))

    def _unknown(self) -> Couple | None:
        """B's walk ends before all signs are asked about; A's is routine.

        Whether that is so depends on every condition behind the page. They are looked at only
        when someone may have ended whom `assess` does not find less urgent.
        """
        for marked in (False, True):
            walks = self._walks()
            for world in (A, B):
                self._forbid(walks, world, tier=1)
            walks.ended(A)
            ended = walks.ended(B)
            for world in (A, B) if marked else ():
                walks.tell_what_is_behind_pages(world)
            search = walks.search()
            if found := self._first(search, ended):
                return found
            if not any(state & ended for state in search.ends):
                return None
        return None

    def _first(self, search: Search, needs: int = 0) -> Couple | None:
        """The first two people found who show it, as plain `assess` judges them."""
        for state in search.ends:
            if state & needs == needs:
                couple = self.couple(search, state)
                a, b = self.urgencies(couple)
                if rank(b) < rank(a):
                    return self._shortened(couple)
        return None

    def couple(self, search: Search, state: int) -> Couple:
        """Two whole people in this final state."""
        said = search.said(state)
        one = self.a.proofs.witness.person(said, A)
        return Couple(one, self.b.proofs.witness.person(said, B, like=one))

    def urgencies(self, couple: Couple) -> tuple[Tier | None, Tier | None]:
        """How urgent each of them is."""
        found = self.a.proofs.assess(couple.a), self.b.proofs.assess(couple.b)
        return found[0].urgency, found[1].urgency

    def _shortened(self, couple: Couple) -> Couple:
        """The same two without the answers that change nothing about it."""
        urgencies = self.urgencies(couple)
        for id_ in reversed(list({**couple.a, **couple.b})):
            without = Couple(_without(couple.a, id_), _without(couple.b, id_))
            if self.urgencies(without) == urgencies:
                couple = without
        return couple


def _without(answers: Answers, id_: str) -> Answers:
    return {other: values for other, values in answers.items() if other != id_}


def differing(proofs: Proofs, change: Change, conditions: Conditions) -> SideBySide:
    """Two people who differ in one answer to the same questionnaire."""
    found = spread(proofs.layout, change, conditions)
    worlds = World(proofs, A), World(proofs, B)
    return SideBySide(*worlds, proofs.layout, found, change)
