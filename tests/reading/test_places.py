"""Where the parts of a questionnaire stand."""

from pathlib import Path

import pytest

from spinecheck.reading import BUILT_IN
from spinecheck.reading.loading import load
from spinecheck.reading.places import Places
from spinecheck.reading.problems import Place
from tests.samples import SMALL


def line_of(place: Place | None) -> str:
    """The line of the file in which a place is."""
    assert place is not None
    return Path(place.file).read_text(encoding="utf-8").splitlines()[place.line - 1].strip()


@pytest.mark.parametrize("name", [SMALL, BUILT_IN])
def test_every_part_is_found_at_its_own_line(name: str) -> None:
    loaded = load(name)
    questionnaire, places = loaded.questionnaire, Places(loaded)
    for id_ in questionnaire.asked:
        assert f": {id_}" in line_of(places.asked(id_))
    for sign in questionnaire.urgent:
        assert line_of(places.sign(sign)) == f"- id: {sign.id}"
    for cause in questionnaire.causes:
        assert line_of(places.cause(cause)) == f"- id: {cause.id}"
        for evidence in cause.evidence:
            assert evidence.because in line_of(places.evidence(cause, evidence)).replace('"', "")
    for source in questionnaire.sources:
        assert line_of(places.cited(source.id)) == f"- id: {source.id}"


def test_a_key_of_a_cause_is_found() -> None:
    loaded = load(BUILT_IN)
    cause = next(c for c in loaded.questionnaire.causes if c.some_at_most_when)
    place = Places(loaded).cause(cause, "some_at_most_when")
    assert line_of(place) == "some_at_most_when:"


def test_a_statement_is_found_at_the_source_that_holds_it() -> None:
    place = Places(load(BUILT_IN)).cited("S104")
    assert line_of(place) == "- id: article_failed_spine_surgery_syndrome"


def test_what_is_not_written_has_no_place() -> None:
    places = Places(load(SMALL))
    assert places.fit("some") is None
    assert places.cited("S104") is None
    assert line_of(Places(load(BUILT_IN)).fit("shown_at_most")) == "shown_at_most: 4"
