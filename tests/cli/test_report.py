"""`spinecheck start --report`: the page for the doctor."""

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from spinecheck.cli.app import app
from tests.samples import SMALL

WALK = ("1", "2", "3", "2", "1", "2", "1")
SEE_RESULT, LEAVE_OUT, MAY_STAND = "1", "1", "2"


def start(*lines: str, reports: tuple[Path, ...]) -> Result:
    typed = "".join(f"{line}\n" for line in lines)
    args = ["start", SMALL, "--region", "US"]
    for report in reports:
        args += ["--report", str(report)]
    return CliRunner().invoke(app, args, input=typed, env={"COLUMNS": "200"})


def test_the_page_is_written_in_every_form_that_was_asked_for(tmp_path: Path) -> None:
    files = tuple(tmp_path / name for name in ("page.html", "page.md", "page.json"))
    result = start(*WALK, SEE_RESULT, LEAVE_OUT, reports=files)
    assert result.exit_code == 0
    for file in files:
        said = " ".join(result.stderr.split())
        assert f"The page for your doctor is saved in {file}." in said
        assert "A slipped disc" in file.read_text(encoding="utf-8")
    assert json.loads(files[2].read_text())["version"] == "1.0"


def test_what_was_said_in_private_stands_there_only_if_agreed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    start(*WALK, SEE_RESULT, LEAVE_OUT, reports=(page,))
    assert "Dark thoughts" not in page.read_text()
    start(*WALK, SEE_RESULT, MAY_STAND, reports=(page,))
    assert "Dark thoughts" in page.read_text()


def test_the_end_of_the_input_is_no_agreement(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    assert start(*WALK, reports=(page,)).exit_code == 0
    assert "Dark thoughts" not in page.read_text()


def test_another_ending_is_told_before_the_first_question(tmp_path: Path) -> None:
    result = start("1", reports=(tmp_path / "page.docx",))
    assert result.exit_code == 2
    assert "must end in .md, .html or .json" in result.stderr
    assert "Which part of your spine" not in result.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("notes.md", "is there already, and is no page for the doctor"),
        ("missing/page.md", "there is no folder"),
        ("folder.md", "is a folder; give a file"),
    ],
)
def test_where_no_page_can_be_written_is_told_before_the_first_question(
    tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "notes.md").write_text("my own notes")
    (tmp_path / "folder.md").mkdir()
    result = start("1", reports=(tmp_path / name,))
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Which part of your spine" not in result.stderr
    assert (tmp_path / "notes.md").read_text() == "my own notes"


def test_a_page_that_cannot_be_written_does_not_cost_the_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = start(*WALK, SEE_RESULT, LEAVE_OUT, reports=(tmp_path / "page.md",))
    assert result.exit_code == 0
    assert "cannot be written" in result.stderr
    assert "What may be going on" in result.stdout


def test_who_stops_early_gets_the_page_that_was_asked_for(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    result = start("1", "2", "1", "1", "1", reports=(page,))
    assert "You stopped here." in result.stdout
    text = page.read_text(encoding="utf-8")
    assert "**Nerves may be squeezed**: Get help now" in text
    assert "Some safety answers are not on this page." in text


def test_the_page_says_what_it_is_that_is_new(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    start("1", "2", "1", "1", "1", reports=(page,))
    found = page.read_text(encoding="utf-8").split("**Nerves may be squeezed**")[1]
    assert found.splitlines()[1:3] == [
        "  - The skin between my legs feels numb: Yes",
        "  - New: Yes",
    ]


@pytest.mark.parametrize("answers", ["page.json", "./page.json", "link/page.json"])
def test_the_page_is_not_written_over_the_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: str
) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    args = ["start", SMALL, "--answers", answers, "--report", "page.json"]
    result = CliRunner().invoke(app, args, input="1\n")
    assert result.exit_code == 2
    assert result.stderr == "spinecheck: page.json is named twice; give each its own file\n"
    assert not Path("page.json").exists()


def test_a_file_name_never_steers_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "missing" / "\u202e\n.md"
    result = start(*WALK, SEE_RESULT, LEAVE_OUT, reports=(page,))
    assert r"\u202e\n.md cannot be written" in result.stderr
