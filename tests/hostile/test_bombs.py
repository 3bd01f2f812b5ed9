"""No file fills the memory, takes for ever or breaks the program."""

import sys
from pathlib import Path

import pytest

from tests.hostile.bombs import BAD_ANSWERS, MB, REFUSED, TAKEN
from tests.hostile.child import run
from tests.samples import SMALL

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

MOST_MEGABYTES = 300
MOST_LINES = 210
QUICK = (
    "a tag on every value",
    "follow-ups that meet again and again",
    "twelve follow-ups of one line",
)


def written(folder: Path, text: str) -> str:
    path = folder / "stranger.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def refused(path: str, *args: str) -> None:
    ended = run(*args, path)
    assert ended.code == 1
    assert path in ended.all
    assert len(ended.all.splitlines()) < MOST_LINES
    assert ended.megabytes < MOST_MEGABYTES


def taken(path: str) -> None:
    checked = run("check", path)
    assert checked.code == 0, checked.all[:500]
    assert checked.megabytes < MOST_MEGABYTES
    walked = run("start", path, "--region", "US", typed="1\n1\n1\n1\n1\n1\n")
    assert "This is education, not a diagnosis." in walked.stdout
    assert walked.megabytes < MOST_MEGABYTES
    assessed = run("assess", "-", "--questionnaire", path, typed="answers: {}")
    assert "This is education, not a diagnosis." in assessed.stdout
    assert assessed.megabytes < MOST_MEGABYTES


@pytest.mark.parametrize("name", [name for name in REFUSED if name in QUICK])
def test_a_bomb_is_refused_in_words(tmp_path: Path, name: str) -> None:
    refused(written(tmp_path, REFUSED[name]()), "check")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["check", "assess", "graph", "start"])
@pytest.mark.parametrize("name", REFUSED)
def test_every_bomb_is_refused_by_every_command(tmp_path: Path, name: str, command: str) -> None:
    refused(written(tmp_path, REFUSED[name]()), command)


@pytest.mark.parametrize("name", [name for name in TAKEN if name in QUICK])
def test_what_is_only_large_is_taken(tmp_path: Path, name: str) -> None:
    taken(written(tmp_path, TAKEN[name]()))


@pytest.mark.slow
@pytest.mark.parametrize("name", TAKEN)
def test_whatever_is_only_large_is_taken(tmp_path: Path, name: str) -> None:
    taken(written(tmp_path, TAKEN[name]()))


@pytest.mark.slow
@pytest.mark.parametrize("name", BAD_ANSWERS)
def test_answers_without_end_are_refused_in_words(tmp_path: Path, name: str) -> None:
    refused(written(tmp_path, BAD_ANSWERS[name]()), "assess", "--questionnaire", SMALL)


@pytest.mark.slow
def test_answers_without_end_to_another_version_are_left_out(tmp_path: Path) -> None:
    text = "version: '0.9'\n" + BAD_ANSWERS["190,000 unknown answers"]()
    ended = run("assess", "--questionnaire", SMALL, written(tmp_path, text))
    assert ended.code == 0
    assert "Left out: worse_with" in ended.stderr


def test_a_file_of_50_mb_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "fifty.yaml"
    path.write_bytes(b"a: b\n" * (10 * MB))
    ended = run("check", str(path))
    assert ended.code == 1
    assert "larger than 10 MB" in ended.stdout
    assert ended.megabytes < 100


def test_answers_that_never_end_are_refused_without_reading_them_all() -> None:
    ended = run("assess", "-", "--questionnaire", SMALL, typed_by="/dev/zero")
    assert ended.code == 1
    assert "larger than 10 MB" in ended.stderr
    assert ended.megabytes < 100


def test_a_line_that_never_ends_is_the_end_of_the_input() -> None:
    ended = run("start", SMALL, "--region", "US", typed_by="/dev/zero")
    assert ended.code == 2
    assert "No answers came in." in ended.stderr
    assert ended.megabytes < 100


@pytest.mark.slow
def test_the_files_of_a_folder_are_limited_together(tmp_path: Path) -> None:
    (tmp_path / "about.yaml").write_text("title: A\n")
    (tmp_path / "cases").mkdir()
    for n in range(4):
        (tmp_path / "cases" / f"{n}.yaml").write_bytes(b"#" + b"x" * 3 * MB)
    ended = run("check", str(tmp_path))
    assert ended.code == 1
    assert "larger than 10 MB together with those before it" in ended.stdout
    assert "3.yaml" in ended.stdout
