"""`spinecheck start --answers`: nothing of the person's is lost."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from spinecheck.cli.app import app
from spinecheck.core.answers import Answers
from spinecheck.interview.answers import read_answers
from spinecheck.reading.loading import load
from tests.samples import SMALL

WALK = ("2", "3", "2", "1", "2", "1")


def start(path: Path, *lines: str) -> Result:
    typed = "".join(f"{line}\n" for line in ("1", *lines))
    args = ["start", SMALL, "--region", "US", "--answers", str(path)]
    return CliRunner().invoke(app, args, input=typed, env={"COLUMNS": "200"})


def kept(path: Path) -> Answers:
    return read_answers(load(SMALL).questionnaire, path).answers


def test_a_walk_goes_on_where_it_stopped(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    stopped = start(path, *WALK[:3], "q")
    assert stopped.exit_code == 0
    assert "Your answers are saved. To go on, run:" in stopped.stderr
    assert f"spinecheck start {SMALL} --region US --answers {path}" in stopped.stderr
    resumed = start(path, *WALK[3:])
    assert resumed.exit_code == 0
    assert "3 earlier answers were found" in resumed.stderr
    assert "Which part of your spine" not in resumed.stderr
    assert "What may be going on" in resumed.stdout


def test_the_first_screen_says_where_the_answers_go(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    said = " ".join(start(path, "q").stderr.split())
    assert f"Your answers are saved in {path}, for you alone." in said


def test_on_resume_an_emergency_that_stands_is_shown_first(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    start(path, "2", "1", "1", "1")
    resumed = start(path, "1")
    assert "GET HELP NOW" in resumed.stderr


def test_old_answers_ask_the_safety_part_again(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    start(path, *WALK)
    path.write_text(path.read_text().replace("saved_at: '2", "saved_at: '1"))
    resumed = start(path, "q")
    assert "the safety questions are asked again" in resumed.stderr
    assert "Which part of your spine" in resumed.stderr


def emergency_of_an_earlier_day(path: Path) -> str:
    start(path, "2", "1", "1", "1")
    text = path.read_text().replace("saved_at: '2", "saved_at: '1")
    path.write_text(text)
    return text


@pytest.mark.parametrize("typed", [("q",), ("2", "q")])
def test_an_emergency_of_an_earlier_day_is_told_until_it_is_asked_again(
    tmp_path: Path, typed: tuple[str, ...]
) -> None:
    emergency_of_an_earlier_day(path := tmp_path / "answers.yaml")
    left = start(path, *typed)
    told = "Until they are answered, go by the earlier advice: get help now."
    assert told in left.stderr.split("What would you like to do?")[0]
    assert "Until it is known, go by the earlier advice: get help now." in left.stdout
    assert "GET HELP NOW" in left.stdout
    assert "Nerves may be squeezed" in left.stdout
    assert left.stderr.rstrip().endswith("This may be an emergency. Call 911 now.")


def test_who_leaves_at_once_keeps_the_answers_of_an_earlier_day_as_they_were(
    tmp_path: Path,
) -> None:
    text = emergency_of_an_earlier_day(path := tmp_path / "answers.yaml")
    left = start(path, "q")
    assert path.read_text() == text
    assert f"Your earlier answers are still in {path}." in " ".join(left.stderr.split())
    assert "Your answers are saved. To go on" not in left.stderr


def test_the_earlier_advice_goes_when_the_new_answers_tell(tmp_path: Path) -> None:
    emergency_of_an_earlier_day(path := tmp_path / "answers.yaml")
    resumed = start(path, *WALK)
    assert "What may be going on" in resumed.stdout
    assert "earlier advice" not in resumed.stdout
    assert "GET HELP NOW" not in resumed.stdout


@pytest.mark.parametrize("text", ["", "{", "Dear doctor", "answers: {nobody: yes}", "\0"])
def test_a_file_that_holds_something_else_is_refused_and_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(text)
    result = start(path, "1")
    assert result.exit_code == 1
    assert path.read_text() == text


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    result = start(tmp_path / "missing" / "answers.yaml", "1")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_a_disk_that_fills_up_is_told_and_does_not_stop_the_walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "answers.yaml"
    start(path, "2", "q")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    refused = start(path, *WALK[1:])
    assert refused.exit_code == 2
    assert "No space left on device" in refused.stderr
    monkeypatch.undo()
    assert kept(path) == {"part": ("low_back",)}


def test_after_a_failed_save_nobody_is_told_that_all_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "answers.yaml"
    writes = iter([None, OSError(28, "No space left on device")])

    def full_from_the_second_time(_descriptor: int) -> None:
        if error := next(writes, OSError(28, "No space left on device")):
            raise error

    monkeypatch.setattr(os, "fsync", full_from_the_second_time)
    result = start(path, "2", "q")
    assert result.exit_code == 0
    assert "Your last answer could not be saved" in result.stderr
    assert "Your answers are saved. To go on" not in result.stderr


ECHOES = ("Part", "Bladder", "Do you have any of these in a leg?", "Dark thoughts", "Markup")


def killed_walk(path: Path, lines: tuple[str, ...], answers: int, after: float) -> int:
    """Type a walk, kill it so long after so many answers, and return how many had been given."""
    command = [sys.executable, "-m", "spinecheck", "start", SMALL, "--answers", str(path)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stdin
    assert process.stderr
    process.stdin.write("".join(f"{line}\n" for line in ("1", *lines)).encode())
    process.stdin.flush()
    said = b""
    while given_in(said) < answers:
        line = process.stderr.readline()
        assert line, said.decode()
        said += line
    time.sleep(after)
    process.kill()
    said += process.stderr.read()
    process.wait()
    process.stdin.close()
    process.stderr.close()
    return given_in(said)


def given_in(said: bytes) -> int:
    """How many answers were repeated in words."""
    return sum(f"\n{echo}: " in said.decode() for echo in (*ECHOES, "Worse with"))


def survives_kills(path: Path, times: int, seed: int) -> None:
    """Kill a walk at random moments: at most the answer in hand is lost, no file is broken."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    for _ in range(times):
        path.unlink(missing_ok=True)
        answers, after = chance.randint(1, len(ECHOES)), chance.choice([0, 0.001, 0.005])
        given = killed_walk(path, WALK, answers, after)
        assert given >= answers
        assert len(kept(path)) >= given - 1
        assert start(path, "q").exit_code == 0


def test_a_kill_loses_at_most_the_answer_in_hand(tmp_path: Path) -> None:
    survives_kills(tmp_path / "answers.yaml", times=4, seed=1)


@pytest.mark.slow
def test_two_hundred_kills_lose_at_most_the_answer_in_hand(tmp_path: Path) -> None:
    survives_kills(tmp_path / "answers.yaml", times=200, seed=2)
