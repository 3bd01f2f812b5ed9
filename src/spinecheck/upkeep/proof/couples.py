"""Two people who differ in one answer: can the urgency of the second be lower?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spinecheck.core.advice import Sign
from spinecheck.core.answers import Answers
from spinecheck.core.assessment import Assessment
from spinecheck.core.fields import Clause
from spinecheck.core.tiers import TIERS, Tier
from spinecheck.upkeep.proof.answering import Change
from spinecheck.upkeep.proof.claims import Proofs, rank
from spinecheck.upkeep.proof.items import Layout, Pair, conditions_in
from spinecheck.upkeep.proof.search import Search
from spinecheck.upkeep.proof.sides import A, B
from spinecheck.upkeep.proof.spread import Conditions, Spread, spread
from spinecheck.upkeep.proof.walks import Walks
from spinecheck.upkeep.proof.witness import shortened
from spinecheck.upkeep.proof.work import Undecided


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

        Raises TooMany where it cannot finish.
        """
        return next((couple for _, couple in self.all_lower()), None)

    def all_lower(self) -> Iterator[tuple[Sign | None, Couple]]:
        """For each way in which A's urgency is reached, a couple of whom B is less urgent.

        A's urgency rests on a clause of a sign, and B must miss it: so only clauses with a
        condition that may be lost, or that B does not have, need a search. Without a sign, A's
        urgency is routine and B's is not known.
        """
        for sign in self.a.signs:
            self.layout.work.done(len(sign.when))
            tier = TIERS.index(sign.tier)
            for clause in sign.when:
                if self._may_be_lost(clause, tier) and (found := self._without(clause, tier)):
                    yield sign, found
                    break
        if self._may_be_unknown() and (found := self._unknown()):
            yield None, found

    def _may_be_lost(self, clause: Clause, tier: int) -> bool:
        if self.spread.lost.intersection(clause):
            return True
        # The same questionnaire has the same signs.
        return self.a.signs is not self.b.signs and not any(
            _implies(clause, other) for other in self.b.at_least(tier)
        )

    def _without(self, clause: Clause, tier: int) -> Couple | None:
        """A meets a clause, and B does not reach its tier."""
        search = self._missing(clause, tier, go_on=False)
        if not search.ends:
            return None
        # Two who are asked to the end show it best.
        found = self._first(self._missing(clause, tier, go_on=True)) or self._first(search)
        if found is None:
            raise Undecided("a couple was found that `assess` does not confirm")
        return found

    def _missing(self, clause: Clause, tier: int, *, go_on: bool) -> Search:
        walks = self._walks()
        walks.require((clause,), A)
        self._forbid(walks, B, tier)
        if go_on:
            walks.go_on()
        return walks.search()

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
            self.layout.work.done(len(behind))
            if not any(map(self._always_missing, behind)) and (
                self._decide_differently()
                or any(changed.intersection(conditions_in(i)) for pair in behind for i in pair)
            ):
                return True
        return False

    def _decide_differently(self) -> bool:
        """Whether other questions decide about the urgency."""
        one, other = self.a.proofs.questionnaire, self.b.proofs.questionnaire
        return one is not other and one.deciding_urgency != other.deciding_urgency

    def _always_missing(self, pair: Pair) -> bool:
        """Whether A's urgency is never known unless this is asked."""
        item = pair[0]
        deciding = self.a.proofs.questionnaire.deciding_urgency
        return item is not None and item.when is None and not deciding.isdisjoint(item.ids)

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

    def assessed(self, couple: Couple) -> tuple[Assessment, Assessment]:
        """What becomes of each of them."""
        return self.a.proofs.assess(couple.a), self.b.proofs.assess(couple.b)

    def urgencies(self, couple: Couple) -> tuple[Tier | None, Tier | None]:
        """How urgent each of them is."""
        a, b = self.assessed(couple)
        return a.urgency, b.urgency

    def _shortened(self, couple: Couple) -> Couple:
        urgencies = self.urgencies(couple)
        return shorter(couple, lambda other: self.urgencies(other) == urgencies)


def shorter(couple: Couple, shows: Callable[[Couple], bool]) -> Couple:
    """The same two without the answers without which they show it as well."""

    def of(some: Answers) -> Couple:
        return Couple(
            {id_: values for id_, values in couple.a.items() if id_ in some},
            {id_: values for id_, values in couple.b.items() if id_ in some},
        )

    return of(shortened({**couple.a, **couple.b}, lambda some: shows(of(some))))


def _implies(clause: Clause, other: Clause) -> bool:
    """Whether whoever meets the one meets the other: it asks for no more."""
    asked = dict(clause)
    return all(c.question in asked and set(asked[c.question]) <= set(c.values) for c in other)


def differing(proofs: Proofs, change: Change, conditions: Conditions) -> SideBySide:
    """Two people who differ in one answer to the same questionnaire."""
    found = spread(proofs.layout, change, conditions)
    worlds = World(proofs, A), World(proofs, B)
    return SideBySide(*worlds, proofs.layout, found, change)
