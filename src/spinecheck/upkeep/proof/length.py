"""How long the walk is: for nobody longer, for nobody shorter."""

from collections.abc import Sequence
from dataclasses import dataclass

from spinecheck.core.answers import NONE
from spinecheck.core.fields import When, questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.reading.conditions import reads_more
from spinecheck.upkeep.proof.claims import Proofs
from spinecheck.upkeep.proof.items import is_ending
from spinecheck.upkeep.proof.search import Bits, Option, Search
from spinecheck.upkeep.proof.sides import SHARED
from spinecheck.upkeep.proof.walks import Walks
from spinecheck.upkeep.proof.work import Unfinished


@dataclass(frozen=True, slots=True)
class Length:
    """The fewest and the most screens; None where that could not be found out.

    Pages count, and lines that "not sure" opens do not.
    """

    shortest: int | None
    longest: int | None


def walk_length(proofs: Proofs) -> Length:
    """The shortest and the longest walk over all answers."""
    return Length(_screens(proofs, most=False), _screens(proofs, most=True))


def _screens(proofs: Proofs, *, most: bool) -> int | None:
    walks = Walks(proofs.layout)
    walks.screens = True
    steps = walks.steps()
    tried = _tried(proofs.questionnaire, walks, most=most)
    best = max if most else min
    try:
        search = Search(
            steps,
            0,
            walks.layout.work,
            best=best,
            sift=lambda o: _worth_following(o, tried, most=most),
        )
    except Unfinished:
        return None
    return best(search.ends.values())


def _tried(questionnaire: Questionnaire, walks: Walks, *, most: bool) -> Bits:
    """What is always followed, met or not: all that decides where the walk ends.

    For the fewest screens also what decides which answers are on offer, and "none of these",
    which nobody meets who meets more.
    """
    whens: list[When | None] = [i.when for i in questionnaire.items if is_ending(i)]
    if not most:
        whens += [when for item in questionnaire.items for when in item.whens[1:]]
    deciding = {
        more
        for when in whens
        for id_ in questions_read(when)
        for more in reads_more(questionnaire, id_)
    }
    side = walks.sides[SHARED]
    bits = sum(bit for id_ in deciding for bit in side.conditions.get(id_, {}).values())
    reads_none = any(NONE in values for read in side.conditions.values() for values in read)
    return bits | (side.flags if reads_none or not most else 0)


def _worth_following(options: Sequence[Option], tried: Bits, *, most: bool) -> Sequence[Option]:
    """Who meets all that another meets, and more, is asked all that the other is.

    So for the most screens only the one is followed, and for the fewest only the other.
    """
    return [one for one in options if not any(_beats(o, one, tried, most) for o in options)]


def _beats(other: Option, one: Option, tried: Bits, most: bool) -> bool:
    differ = other.bits ^ one.bits
    more, less = (other, one) if most else (one, other)
    return bool(differ) and not differ & tried and more.bits | less.bits == more.bits
