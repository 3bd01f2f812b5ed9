"""Save and resume: whole files only, for their owner alone, and old answers are not trusted."""

import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from spinecheck.core.answers import Answers
from spinecheck.core.model import Questionnaire
from spinecheck.interview.answers import Given, read_answers
from spinecheck.interview.saving import Saved, is_fresh, save_answers
from spinecheck.reading.problems import CannotLoad, NotThere

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
GIVEN = {"part": ("low_back",), "bladder": ("numb", "not_sure"), "markup": ("brackets",)}


@pytest.mark.parametrize("name", ["answers.yaml", "answers.json", "answers", "mes réponses.yml"])
def test_what_is_saved_is_read_again(small: Questionnaire, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    save_answers(path, small, GIVEN, NOW.isoformat())
    given = read_answers(small, path)
    assert given.answers == GIVEN
    assert given.saved_at == "2026-05-01T12:00:00+00:00"


def test_the_file_is_for_programs_too(small: Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    save_answers(path, small, GIVEN, NOW.isoformat())
    assert json.loads(path.read_text()) == {
        "questionnaire": "small",
        "version": "1.0",
        "saved_at": "2026-05-01T12:00:00+00:00",
        "answers": {"part": "low_back", "bladder": ["numb", "not_sure"], "markup": "brackets"},
    }


def test_only_its_owner_can_read_it_and_nothing_else_is_left(
    small: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("answers: {}\n")
    path.chmod(0o644)
    save_answers(path, small, GIVEN, NOW.isoformat())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [child.name for child in tmp_path.iterdir()] == ["answers.yaml"]


def test_a_link_is_not_followed(small: Questionnaire, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("keep me")
    link = tmp_path / "answers.yaml"
    link.symlink_to(target)
    with pytest.raises(NotThere, match="is a link"):
        save_answers(link, small, GIVEN, NOW.isoformat())
    assert target.read_text() == "keep me"


@pytest.mark.parametrize("path", ["folder", "missing/answers.yaml", "x" * 300, "nul\0l"])
def test_a_place_that_cannot_be_written_is_told(
    small: Questionnaire, tmp_path: Path, path: str
) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotThere):
        save_answers(tmp_path / path, small, GIVEN, NOW.isoformat())


@pytest.mark.parametrize(
    ("saved_at", "fresh"),
    [
        (NOW, True),
        (NOW - timedelta(hours=23), True),
        (NOW - timedelta(hours=25), False),
        (NOW + timedelta(minutes=1), True),
        (NOW + timedelta(hours=1), False),
        (NOW.replace(year=1970), False),
    ],
)
def test_answers_are_good_for_a_day(saved_at: datetime, fresh: bool) -> None:
    assert is_fresh(saved_at, NOW) is fresh


@pytest.mark.parametrize(
    "saved_at", ["", "yesterday", "2026-05-01", "2026-05-01T12:00:00", "9" * 99]
)
def test_a_time_that_makes_no_sense_is_not_fresh(saved_at: str) -> None:
    assert not is_fresh(Given({}, saved_at).saved_on, NOW)


def test_fresh_answers_go_on_and_keep_their_age(small: Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    an_hour_ago = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
    save_answers(path, small, GIVEN, an_hour_ago)
    saved = Saved(small, path)
    assert saved.answers == GIVEN
    saved.save(GIVEN | {"worse_with": ("none",)})
    assert read_answers(small, path).saved_at == an_hour_ago


def test_old_answers_lose_the_whole_safety_part(small: Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    save_answers(path, small, GIVEN, "2020-01-01T00:00:00+00:00")
    saved = Saved(small, path)
    assert saved.answers == {"markup": ("brackets",)}
    assert "the safety questions are asked again" in saved.notices[0]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, None),
        ({"markup": ("brackets",)}, "1 earlier answer was found in "),
        (GIVEN, "3 earlier answers were found in "),
    ],
)
@pytest.mark.parametrize("saved_at", ["now", "2020-01-01T00:00:00+00:00"])
def test_how_many_answers_were_found_is_said_if_there_are_any(
    small: Questionnaire, tmp_path: Path, given: Answers, found: str | None, saved_at: str
) -> None:
    path = tmp_path / "answers.yaml"
    when = datetime.now(UTC).isoformat() if saved_at == "now" else saved_at
    save_answers(path, small, given, when)
    notices = Saved(small, path).notices
    assert [notice[: len(found or "")] for notice in notices] == ([found] if found else [])


def test_a_file_from_another_version_says_what_was_left_out(
    small: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "answers.yaml"
    save_answers(path, small, GIVEN, datetime.now(UTC).isoformat())
    text = path.read_text().replace("'1.0'", "'0.9'").replace("brackets", "gone")
    path.write_text(text)
    saved = Saved(small, path)
    assert set(saved.answers) == {"part", "bladder"}
    assert "version 0.9" in saved.notices[1]
    assert "Left out: markup" in saved.notices[1]


def test_something_else_is_never_overwritten(small: Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear doctor, it hurts.\n")
    with pytest.raises(CannotLoad):
        Saved(small, path)
    assert path.read_text() == "Dear doctor, it hurts.\n"
