"""What a person is offered to keep at the end, and where it then stands."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from spinecheck.cli.app import app
from spinecheck.interview.answers import read_answers
from spinecheck.reading.loading import load
from tests.samples import SMALL

WALK = ("1", "2", "3", "2", "1", "2", "1")
SEE_RESULT, SAVE_PAGE, FINISH = "1", "2", "4"
NO, ANSWERS, PAGE, BOTH = "1", "2", "3", "4"
HERE, AT_HOME, NOWHERE = "1", "2", "3"
LEAVE_OUT, MAY_STAND = "1", "2"
OFFER = "Nothing is saved. Would you like to keep something?"


class Day(date):
    """A day that does not end while a test runs."""

    @classmethod
    def today(cls) -> "Day":
        return cls(2026, 5, 1)


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spinecheck.cli.keeping.date", Day)


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder to stand in, and a home beside it."""
    for name in ("here", "home"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def start(*lines: str, args: tuple[str, ...] = ()) -> Result:
    typed = "".join(f"{line}\n" for line in lines)
    command = ["start", SMALL, "--region", "US", *args]
    return CliRunner().invoke(app, command, input=typed, env={"COLUMNS": "300"})


def files(tmp_path: Path) -> list[str]:
    return sorted(str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*.*"))


def test_finishing_offers_once_to_keep_something_and_takes_no(tmp_path: Path) -> None:
    result = start(*WALK, SEE_RESULT, FINISH, NO)
    assert result.exit_code == 0
    assert result.stderr.count(OFFER) == 1
    assert files(tmp_path) == []


@pytest.mark.parametrize("said", ["q", "", "what?"])
def test_anything_but_a_clear_yes_is_a_no(tmp_path: Path, said: str) -> None:
    assert start(*WALK, SEE_RESULT, FINISH, said).exit_code == 0
    assert files(tmp_path) == []


def test_answers_are_saved_where_the_person_wants_and_can_be_gone_on_from(tmp_path: Path) -> None:
    result = start(*WALK, SEE_RESULT, FINISH, ANSWERS, AT_HOME)
    file = tmp_path / "home" / f"spinecheck-answers-{Day.today()}.yaml"
    assert f"spinecheck start {SMALL} --region US --answers {file}" in result.stderr
    assert file.stat().st_mode & 0o077 == 0
    given = read_answers(load(SMALL).questionnaire, file)
    assert given.answers["worse_with"] == ("sitting",)
    resumed = start("1", SEE_RESULT, args=("--answers", str(file)))
    assert "6 earlier answers were found" in resumed.stderr


def test_both_are_saved_on_one_wish(tmp_path: Path) -> None:
    start(*WALK, SEE_RESULT, FINISH, BOTH, HERE, HERE, LEAVE_OUT)
    day = Day.today()
    assert files(tmp_path) == [
        f"here/spinecheck-answers-{day}.yaml",
        f"here/spinecheck-page-{day}.html",
    ]


def test_no_place_is_also_a_choice(tmp_path: Path) -> None:
    assert start(*WALK, SEE_RESULT, FINISH, BOTH, NOWHERE, NOWHERE).exit_code == 0
    assert files(tmp_path) == []


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    taken = tmp_path / "here" / f"spinecheck-answers-{Day.today()}.yaml"
    taken.write_text("mine")
    start(*WALK, SEE_RESULT, FINISH, ANSWERS, HERE)
    assert taken.read_text() == "mine"
    assert f"here/spinecheck-answers-{Day.today()}-2.yaml" in files(tmp_path)


def test_a_folder_that_cannot_be_written_to_is_not_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda folder, _mode: Path(folder).name == "home")
    start(*WALK, SEE_RESULT, FINISH, ANSWERS, "1")
    assert files(tmp_path) == [f"home/spinecheck-answers-{Day.today()}.yaml"]


def test_a_disk_that_is_full_is_told_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = start(*WALK, SEE_RESULT, FINISH, ANSWERS, HERE)
    assert "No space left on device" in result.stderr
    assert "Your answers are saved" not in result.stderr


def test_the_page_can_be_saved_from_the_result_and_says_where_it_stands(tmp_path: Path) -> None:
    result = start(*WALK, SEE_RESULT, SAVE_PAGE, HERE, LEAVE_OUT, FINISH)
    page = tmp_path / "here" / f"spinecheck-page-{Day.today()}.html"
    # A long name is broken into lines.
    assert f"Thepageforyourdoctorissavedin{page}." in "".join(result.stderr.split())
    assert "Dark thoughts" not in page.read_text(encoding="utf-8")
    assert OFFER not in result.stderr


def test_a_private_answer_stands_on_the_page_only_if_agreed(tmp_path: Path) -> None:
    start(*WALK, SEE_RESULT, SAVE_PAGE, HERE, MAY_STAND, FINISH)
    page = tmp_path / "here" / f"spinecheck-page-{Day.today()}.html"
    assert "Dark thoughts" in page.read_text(encoding="utf-8")


def test_who_asked_for_a_file_is_offered_nothing(tmp_path: Path) -> None:
    answers = ("--answers", str(tmp_path / "mine.yaml"))
    assert OFFER not in start(*WALK, SEE_RESULT, FINISH, args=answers).stderr
    page = ("--report", str(tmp_path / "mine.html"))
    assert OFFER not in start(*WALK, SEE_RESULT, LEAVE_OUT, FINISH, args=page).stderr


def test_who_stops_with_a_page_written_is_offered_nothing_more(tmp_path: Path) -> None:
    page = tmp_path / "mine.html"
    stopped = start(*WALK[:3], "q", args=("--report", str(page)))
    assert page.exists()
    assert OFFER not in stopped.stderr


def test_stopping_offers_it_after_the_signs_and_lines_have_been_shown() -> None:
    result = start(*WALK[:3], "q", NO)
    assert result.exit_code == 0
    assert OFFER in result.stderr
    assert "When to get help at once" in result.stdout


def test_after_an_emergency_the_offer_comes_last_with_whom_to_call(tmp_path: Path) -> None:
    result = start("1", "2", "1", "1", "1", NO)
    assert "GET HELP NOW" in result.stdout
    offer = result.stderr.rpartition("Stop here and get help")[2]
    assert f"This may be an emergency. Call 911 now.\n\n{OFFER}\n1. No, finish\n" in offer
    assert files(tmp_path) == []


def test_without_an_answer_or_at_the_end_of_the_input_nothing_is_offered() -> None:
    assert OFFER not in start("q").stderr
    assert OFFER not in start(*WALK[:4]).stderr
    assert OFFER not in start(*WALK, SEE_RESULT).stderr


def test_who_finishes_is_told_where_the_answers_are_only_if_all_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.yaml"
    said = f"Your answers are saved in {file}. To compare two visits: spinecheck compare OLD NEW"
    finished = start(*WALK, SEE_RESULT, FINISH, args=("--answers", str(file)))
    assert said in " ".join(finished.stderr.split())

    is_full = iter([False])  # the first write, at the start, succeeds

    def full(_descriptor: int) -> None:
        if next(is_full, True):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    change_the_last, walking = ("2", "7"), "2"
    lines = ("1", *change_the_last, walking, SEE_RESULT, FINISH)
    changed = start(*lines, args=("--answers", str(file)))
    assert "Your last answer could not be saved" in changed.stderr
    assert said not in " ".join(changed.stderr.split())
