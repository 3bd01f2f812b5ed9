"""Looking for someone to whom a cause is shown before all others."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import takewhile

from spinecheck.core.advice import Cause
from spinecheck.core.answers import Answers
from spinecheck.core.assessment import Assessment
from spinecheck.upkeep.proof.claims import Proofs
from spinecheck.upkeep.proof.search import Bits, Option
from spinecheck.upkeep.proof.walks import Walks
from spinecheck.upkeep.proof.weighing import weigh
from spinecheck.upkeep.proof.work import MOST_STATES, Undecided

_ROUNDS = 8


def ahead_of(proofs: Proofs, cause: Cause, shows: Callable[[Assessment], bool]) -> Answers | None:
    """Someone to whom a cause is shown as is wanted; None when nobody was found, not a proof.

    Round by round, the causes that came before it so far are held against it: the person who
    is best for it, and gives those the fewest points, is tried next.
    """
    rivals: list[Cause] = []
    for _ in range(_ROUNDS):
        answers = _best(proofs, cause, rivals)
        if answers is None:
            return None
        found = proofs.assess(answers)
        if shows(found):
            proofs.remember(found)
            return answers
        before = takewhile(lambda one: one is not cause, (f.cause for f in found.causes))
        new = [one for one in before if one not in rivals]
        if not new:
            return None
        rivals += new
    return None


def _best(proofs: Proofs, cause: Cause, rivals: Sequence[Cause]) -> Answers | None:
    """Someone whom a cause fits, with the most points for it, less those for its rivals."""
    walks = Walks(proofs.layout)
    walks.go_on()
    walks.require(cause.only_when)
    fits = weigh(walks, proofs.questionnaire, cause, exactly=True).fits
    for one in (cause, *rivals):
        for evidence in one.evidence:
            points = evidence.points if one is cause else -evidence.points
            walks.count(evidence.when, partial(_worth, points))
    try:
        search = walks.search(max, most=MOST_STATES // 5)
    except Undecided:
        return None
    states = [state for state, worth in search.ends.items() if fits(state, worth)]
    if not states:
        return None
    return proofs.witness.person(search.said(max(states, key=lambda state: search.ends[state])))


def _worth(points: int, _state: Bits) -> Option:
    return Option(gain=points)
