"""What was typed, and which answer it means."""

import pytest

from spinecheck.interview.asking import matching
from spinecheck.interview.prompts import Choice

CHOICES = (
    Choice("low_back", "My low back"),
    Choice("none", "None of these"),
    Choice("not_sure", "I'm not sure"),
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1", "low_back"),
        ("3", "not_sure"),
        ("my low back", "low_back"),
        ("MY LOW BACK.", "low_back"),
        ("low_back", "low_back"),
        ("im not sure", "not_sure"),
        ("I'm not sure", "not_sure"),
        ("I\u2019m not sure", "not_sure"),
        ("not sure", "not_sure"),
    ],
)
def test_a_number_the_words_or_the_id_choose(typed: str, value: str) -> None:
    assert matching(typed, CHOICES) == value


@pytest.mark.parametrize("typed", ["", "0", "4", "-1", "²", "9" * 5000, "my", "?", "1.5", "…"])
def test_anything_else_chooses_nothing(typed: str) -> None:
    assert matching(typed, CHOICES) is None
