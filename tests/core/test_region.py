"""Whom to call, by region."""

import pytest
from pydantic import ValidationError

from spinecheck.core.fields import PLACEHOLDERS
from spinecheck.core.region import Region, Regions, fill
from spinecheck.reading.front import load_regions
from spinecheck.reading.shape import shaped
from spinecheck.reading.source import parse

SAMPLE = """
emergency_lines:
  - Numbness between the legs
elsewhere:
  emergency_number: your local emergency number
  health_line: a health advice line
  crisis_line: a crisis line
regions:
  - id: US
    name: United States
    emergency_number: {number: "911", checked_on: 2026-11-21, verified: no}
    crisis_line: {number: "988", checked_on: 2026-11-21, verified: yes}
"""


@pytest.fixture
def regions() -> Regions:
    made, wrong = shaped(Regions, parse("regions.yaml", SAMPLE).data)
    assert made is not None, wrong
    return made


def test_a_region_is_found_by_its_code_in_either_case(regions: Regions) -> None:
    assert regions.named("US") == regions.named("us") == regions.regions[0]


def test_an_unknown_region_is_never_guessed(regions: Regions) -> None:
    assert regions.named("XX") is None
    assert regions.named("") is None
    assert regions.named("United States") is None


def test_a_regions_own_numbers_are_given(regions: Regions) -> None:
    numbers = regions.numbers(regions.named("us"))
    assert (numbers["emergency_number"], numbers["crisis_line"]) == ("911", "988")


def test_a_line_that_a_region_lacks_gets_the_words_of_elsewhere(regions: Regions) -> None:
    assert regions.numbers(regions.named("us"))["health_line"] == "a health advice line"


def test_without_a_region_every_number_gets_the_words_of_elsewhere(regions: Regions) -> None:
    assert regions.numbers(None) == {
        "emergency_number": "your local emergency number",
        "health_line": "a health advice line",
        "crisis_line": "a crisis line",
    }


def test_whether_a_number_was_verified_is_known(regions: Regions) -> None:
    region = regions.regions[0]
    assert not region.emergency_number.verified
    assert region.crisis_line
    assert region.crisis_line.verified


def test_fill_puts_each_number_in_its_place(regions: Regions) -> None:
    text = "Call {emergency_number}, or {crisis_line}; again {emergency_number}."
    assert fill(text, regions.numbers(regions.named("us"))) == "Call 911, or 988; again 911."


def test_fill_leaves_a_text_without_numbers_alone(regions: Regions) -> None:
    assert fill("Rest [a little].", regions.numbers(None)) == "Rest [a little]."


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "usa"},
        {"id": "us"},
        {"emergency_number": {"number": "911", "checked_on": "lately", "verified": "no"}},
        {"emergency_number": {"number": "911", "checked_on": "2026-11-21", "verified": "maybe"}},
        {"emergency_number": {"number": "", "checked_on": "2026-11-21", "verified": "no"}},
        {"emergency_number": {"number": "911", "verified": "no"}},
        {"emergency_number": None},
    ],
)
def test_a_region_without_a_checked_emergency_number_is_refused(wrong: dict[str, object]) -> None:
    line = {"number": "911", "checked_on": "2026-11-21", "verified": "no"}
    good: dict[str, object] = {"id": "US", "name": "United States", "emergency_number": line}
    assert Region.model_validate(good)
    with pytest.raises(ValidationError):
        Region.model_validate(good | wrong)


def test_every_region_shows_every_number_as_words_without_braces() -> None:
    built_in = load_regions()
    for region in (None, *built_in.regions):
        numbers = built_in.numbers(region)
        assert set(numbers) == set(PLACEHOLDERS)
        for name in PLACEHOLDERS:
            filled = fill("Call {" + name + "} now", numbers)
            assert len(filled) > len("Call  now")
            assert "{" not in filled


def test_every_region_stands_once_with_the_five_emergency_lines() -> None:
    built_in = load_regions()
    codes = [region.id for region in built_in.regions]
    assert len(codes) == len(set(codes))
    assert len(built_in.emergency_lines) == 5
