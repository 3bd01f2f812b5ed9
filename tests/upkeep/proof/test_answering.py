"""One question, answered by one person in two worlds."""

from hypothesis import given
from hypothesis import strategies as st

from spinecheck.upkeep.proof.answering import pick_step
from spinecheck.upkeep.proof.search import Option, Said
from spinecheck.upkeep.proof.sides import A, B, Fresh, Offer, Side

FRESH = Fresh()
SIDES = Side(A, FRESH, FRESH.bit()), Side(B, FRESH, FRESH.bit())
ASKED = SIDES[0].asked | SIDES[1].asked

answers = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 7), min_size=1)


def offered(side: Side, met: dict[str, int]) -> list[Offer]:
    return [Offer(side, value, (0,), bits << 20 + 3 * side.number) for value, bits in met.items()]


@given(answers, answers)
def test_of_all_pairs_that_meet_the_same_the_first_is_followed(
    a: dict[str, int], b: dict[str, int]
) -> None:
    each = [offered(side, met) for side, met in zip(SIDES, (a, b), strict=True)]
    first: dict[int, Option] = {}
    for one in each[0]:
        for other in each[1]:
            if one.value == other.value or one.value not in b or other.value not in a:
                said = (Said(A, "q", (one.value,)), Said(B, "q", (other.value,)))
                option = Option(one.bits | other.bits, said=said)
                first.setdefault(option.bits, option)
    assert pick_step("q", each, None).options(ASKED) == list(first.values())


def test_ten_thousand_other_answers_do_not_make_a_hundred_million_pairs() -> None:
    each = [offered(side, {f"{side.number}_{n}": 0 for n in range(10_000)}) for side in SIDES]
    assert len(pick_step("q", each, None).options(ASKED)) == 1
