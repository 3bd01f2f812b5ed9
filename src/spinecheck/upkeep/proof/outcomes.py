"""Looking for one person of whom something is shown, or is not.

First only what the claim is nearest to is told apart: nobody there, and it is proven; somebody
there whom plain `assess` confirms, and it is decided as well. Only where neither is so is
everything told apart that decides what is shown, and every kind of person tried.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spinecheck.core.advice import OUTCOMES, Cause, Step
from spinecheck.core.answers import Answers
from spinecheck.core.assessment import Assessment
from spinecheck.core.fields import Clause, When
from spinecheck.core.tiers import TIERS
from spinecheck.upkeep.proof.claims import Proofs
from spinecheck.upkeep.proof.kinds import tell_causes
from spinecheck.upkeep.proof.search import Bits
from spinecheck.upkeep.proof.walks import Walks
from spinecheck.upkeep.proof.weighing import weigh
from spinecheck.upkeep.proof.work import Undecided

FIRST_TRIED = 12
"""How many people near the claim are tried before everything is told apart."""
MOST_TRIED = 20_000
"""How many kinds of people are tried at most when everything is told apart."""


EVERYTHING = frozenset({"urgency", "sources", "amplifiers", "steps"})
"""All that can decide, besides the answers themselves, what someone is shown."""


class TooManyToTry(Undecided):
    """More kinds of people would have to be tried one by one than may be."""

    def __init__(self, tried: int) -> None:
        super().__init__(f"{tried:,} kinds of people were tried, and there are more")


Accepts = Callable[[Bits, int], bool]
"""Whether a final state, with the points that led to it, is one that is looked for."""


@dataclass(slots=True)
class Wanted:
    """Someone who is looked for: what must hold for them, as far as it can be said beforehand."""

    proofs: Proofs
    shows: Callable[[Assessment], bool]
    """Whether someone is the one: the last word, on what plain `assess` says."""
    clause: Clause | None = None
    unless: When | None = None
    needs: Callable[[Walks], object] = lambda _walks: None
    """What more must hold."""
    first: Callable[[Walks], object] | None = None
    """A part of it that is quick to look at: where nobody meets it, nothing else need be."""
    outcome_of: frozenset[str] = frozenset()
    """What decides, besides the answers: `urgency`, `sources`, `amplifiers`, `steps`."""
    most: int | None = None
    """How many kinds of people to follow, where everything is told apart."""
    closer: Callable[[], Answers | None] | None = None
    """Another way to find someone, before everything is told apart."""

    def found(self) -> Answers | None:
        """Such a person; None when it is proven that there is none. Raises TooMany."""
        if self.first:
            walks = self._walks()
            self.first(walks)
            if not walks.search().ends:
                return None
        walks, accepts = self._near()
        search = walks.search(max)
        # The most points first: so a cause that is looked for stands out.
        states = sorted(
            (s for s, worth in search.ends.items() if accepts(s, worth)),
            key=lambda s: -search.ends[s],
        )
        for state in states[:FIRST_TRIED]:
            answers = self.proofs.witness.person(search.said(state))
            found = self.proofs.assess(answers)
            if self.shows(found):
                self.proofs.remember(found)
                return answers
        if not states:
            return None
        return (self.closer() if self.closer else None) or self._among_all()

    def _near(self) -> tuple[Walks, Accepts]:
        walks = self._walks()
        accepts = self.needs(walks)
        return walks, accepts if callable(accepts) else lambda _state, _worth: True

    def _walks(self) -> Walks:
        walks = Walks(self.proofs.layout)
        if self.clause is not None:
            self._meet(walks, self.clause)
        for clause in self.unless or ():
            if not outcomes(clause):
                walks.forbid((clause,))
        return walks

    def _meet(self, walks: Walks, clause: Clause) -> None:
        """What a clause asks for; of what was found, the urgency only."""
        if plain := plain_of(clause):
            walks.require((plain,))
        for condition in clause:
            if condition.question == "urgency":
                ranks = [TIERS.index(tier) for tier in TIERS if tier in condition.values]
                forbid_tiers(self.proofs, walks, max(ranks) + 1)
                if min(ranks):
                    walks.require(reaching(self.proofs, min(ranks)))

    def _among_all(self) -> Answers | None:
        """Try every kind of person, where all that decides is told apart."""
        walks, accepts = self._near()
        for clause in self.unless or ():
            if outcomes(clause):
                walks.mark((plain_of(clause),))
        for part in sorted(self.outcome_of):
            _TOLD_APART[part](self.proofs, walks)
        search = walks.search(max, most=self.most)
        for tried, (state, worth) in enumerate(search.ends.items()):
            if tried == MOST_TRIED:
                raise TooManyToTry(tried)
            if accepts(state, worth):
                answers = self.proofs.witness.person(search.said(state))
                if self.shows(self.proofs.assess(answers)):
                    return answers
        return None


def outcomes(clause: Clause) -> frozenset[str]:
    """What a clause names of what was found."""
    return frozenset(c.question for c in clause).intersection(OUTCOMES)


# -- urgency


def reaching(proofs: Proofs, tier: int) -> When:
    """Every way to reach a tier or a higher one."""
    return tuple(
        clause
        for sign in proofs.questionnaire.urgent
        if TIERS.index(sign.tier) >= tier
        for clause in sign.when
    )


def forbid_tiers(proofs: Proofs, walks: Walks, tier: int) -> None:
    """Only people below a tier."""
    for clause in reaching(proofs, tier):
        walks.forbid((clause,))


def forbid_nearest(proofs: Proofs, walks: Walks, tier: int) -> None:
    """The same, looking only at signs that read nothing but what is looked at anyway."""
    near = frozenset(walks.cone.ids)
    for clause in reaching(proofs, tier):
        if all(condition.question in near for condition in clause):
            walks.forbid((clause,))


def tell_urgency(proofs: Proofs, walks: Walks) -> None:
    """Tell people apart by their tier, and, where a page ends the walk, by what is behind it."""
    for tier in TIERS[1:]:
        signs = [sign for sign in proofs.questionnaire.urgent if sign.tier == tier]
        walks.mark(tuple(clause for sign in signs for clause in sign.when))
    if not walks.none_ends:
        walks.ended()
        walks.tell_what_is_behind_pages()


# -- causes


def looked_for(cause: Cause) -> Callable[[Walks], None]:
    """People for whom a cause is looked for at all."""

    def needs(walks: Walks) -> None:
        walks.go_on()
        walks.require(cause.only_when)

    return needs


def fits(proofs: Proofs, cause: Cause) -> Callable[[Walks], Accepts]:
    """A cause that fits some answers at least, and a walk that no page ends."""

    def needs(walks: Walks) -> Accepts:
        walks.go_on()
        walks.require(cause.only_when)
        return weigh(walks, proofs.questionnaire, cause).fits

    return needs


def fits_not(proofs: Proofs, cause: Cause) -> Callable[[Walks], Accepts]:
    """A cause that does not fit, or a walk that a page ends."""

    def needs(walks: Walks) -> Accepts:
        ended = walks.ended()
        looked_for = walks.mark(cause.only_when)
        weighed = weigh(walks, proofs.questionnaire, cause, exactly=True)
        return lambda state, worth: (
            bool(state & ended) or not state & looked_for or not weighed.fits(state, worth)
        )

    return needs


def fits_someone(proofs: Proofs, cause: Cause, when: When | None = None) -> bool:
    """Whether a cause fits anyone who meets a condition."""
    walks = Walks(proofs.layout)
    walks.require(when)
    accepts = fits(proofs, cause)(walks)
    return any(accepts(state, worth) for state, worth in walks.search(max).ends.items())


def _tell_causes(kind: str) -> Callable[[Proofs, Walks], None]:
    return lambda proofs, walks: tell_causes(walks, proofs.questionnaire, (kind,))


# -- steps


def plain_of(clause: Clause) -> Clause:
    """The part of a clause that names answers only."""
    return tuple(c for c in clause if c.question not in OUTCOMES)


def plain_clauses(when: When | None) -> When | None:
    """The condition, where nothing that was found is looked at: never harder to meet."""
    plain = tuple(map(plain_of, when or ()))
    return plain if plain and all(plain) else None


def offered(step: Step) -> Callable[[Walks], None]:
    """People to whom a step may be offered, for all that their answers say."""

    def needs(walks: Walks) -> None:
        walks.go_on()
        if (when := plain_clauses(step.when)) is not None:
            walks.require(when)

    return needs


def _tell_steps(proofs: Proofs, walks: Walks) -> None:
    for stage in proofs.questionnaire.next_steps:
        for step in stage.steps:
            for when in (step.when, step.tried.when if step.tried else None):
                if when is not None:
                    for plain in filter(None, map(plain_of, when)):
                        walks.mark((plain,))


_TOLD_APART: dict[str, Callable[[Proofs, Walks], None]] = {
    "urgency": tell_urgency,
    "sources": _tell_causes("source"),
    "amplifiers": _tell_causes("amplifier"),
    "steps": _tell_steps,
}
