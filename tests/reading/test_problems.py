"""What is said about a word that is not known."""

import pytest

from spinecheck.reading.problems import slip_of

REMOVED = "it may have been removed or renamed: take it out here, or bring it back"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("travel", "travels"),
        ("travells", "travels"),
        ("travals", "travels"),
        ("tarvels", "travels"),
        ("worse-with", "worse_with"),
        ("Worse_With", "worse_with"),
        ("worsewith", "worse_with"),
        ("bak", "back"),
    ],
)
def test_a_slip_of_the_hand_is_mended(written: str, meant: str) -> None:
    assert slip_of(written, [meant, "another"], "look") == f"did you mean `{meant}`?"
    assert slip_of(written, [meant], "look", times=2) == f"did you mean `{meant}`?"


@pytest.mark.parametrize(
    ("removed", "near"),
    [
        ("pain_course", "pain_started"),
        ("worst", "worse_with"),
        ("travels", "nerves"),
        ("numb", "numb_new"),
        ("both_legs", "both_new"),
        ("S043", "S044"),
        ("weeks_2_to_12", "weeks_6_to_12"),
        ("S43", "S043"),
    ],
)
def test_another_name_is_not_offered_for_one_that_was_removed(removed: str, near: str) -> None:
    assert slip_of(removed, [near], "look") == "look"
    assert slip_of(removed, [near], "look", times=2) == REMOVED


def test_a_slip_is_found_beside_a_name_that_looks_nearer() -> None:
    assert slip_of("trail", ["trail_x", "trial"], "look") == "did you mean `trial`?"
