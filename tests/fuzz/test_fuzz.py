"""A short run of what `python -m tests.fuzz` tries for long."""

from hypothesis import given
from hypothesis import strategies as st

from spinecheck.core.model import Questionnaire
from spinecheck.reading.shape import shaped
from spinecheck.reading.source import parse
from tests.fuzz.hostile import SMALL_TREE, crooked, from_bytes, written
from tests.fuzz.targets import (
    ANSWERS_FILE,
    any_answers,
    any_questionnaire,
    crooked_answers,
    crooked_questionnaire,
)

STEERED = st.binary(min_size=4, max_size=40)


@given(STEERED)
def test_a_crooked_questionnaire_is_shown_harmlessly_or_refused_in_words(raw: bytes) -> None:
    crooked_questionnaire(raw)


@given(STEERED)
def test_crooked_answers_are_shown_harmlessly_or_refused_in_words(raw: bytes) -> None:
    crooked_answers(raw)


@given(st.binary(max_size=60), st.integers(0, 4000), st.integers(0, 40))
def test_a_questionnaire_with_any_bytes_in_it_is_read_or_refused(
    raw: bytes, at: int, over: int
) -> None:
    whole = written(SMALL_TREE)
    any_questionnaire(whole[:at] + raw + whole[at + over :])


@given(st.binary(max_size=60), st.integers(0, 200), st.integers(0, 40))
def test_answers_with_any_bytes_in_them_are_read_or_refused(
    raw: bytes, at: int, over: int
) -> None:
    whole = written(ANSWERS_FILE)
    any_answers(whole[:at] + raw + whole[at + over :])


@given(st.integers(0, 400))
def test_half_a_file_of_answers_is_read_or_refused(length: int) -> None:
    any_answers(written(ANSWERS_FILE)[:length])


def test_crooked_trees_differ_and_some_of_them_still_load() -> None:
    grown = {
        written(crooked(SMALL_TREE, from_bytes(bytes([n, 7 * n % 256] * 9)))) for n in range(99)
    }
    assert len(grown) > 50
    loads = [parse("crooked.yaml", raw.decode()).data for raw in grown]
    assert any(shaped(Questionnaire, tree)[0] for tree in loads)
