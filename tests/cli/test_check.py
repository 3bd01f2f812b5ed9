"""The command `check`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from spinecheck.cli.app import app
from tests.samples import SAMPLE, text

WHOLE = text(**SAMPLE)
BROKEN = """\
questionnaire: broken
version: "1.0"
titel: A broken sample
title: A broken sample
tiers:
  emergency: {say: Call {emergency_number} now.}
  same_day: {say: Be seen today.}
  soon: {say: Be seen soon.}
  routine: {say: Nothing urgent.}
sections:
  - id: pain
    title: Pain
    questions:
      - {id: worst, when: {plaice: back}, ask: Worst, answers: {night: At night}}
"""
CASE = "- {case: ann, title: A, story: S, answers: {bladder: none}, expect: {urgency: routine}}"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, arguments)])


def write(path: Path, written: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written, encoding="utf-8")
    return path


def test_a_right_questionnaire_is_said_to_be_right(tmp_path: Path) -> None:
    result = run(write(tmp_path / "sample.yaml", WHOLE))
    assert (result.exit_code, result.output) == (0, "No problem found.\n")


def test_a_broken_file_is_told_line_by_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    broken = BROKEN.replace("Call {emergency_number} now.", "'Call {phone} now.'")
    result = run(write(Path("broken.yaml"), broken))
    assert result.stdout == (
        "broken.yaml:3:1: the key `titel` is not known here; did you mean `title`? "
        "[unknown-key]\n"
        "broken.yaml:6:20: `{phone}` cannot stand in a text; only {emergency_number}, "
        "{health_line} and {crisis_line} may stand in braces [placeholder]\n"
        "broken.yaml:14:28: there is no question `plaice`; write the id of a question or line "
        "[unknown-question]\n"
    )
    assert (result.exit_code, result.stderr) == (1, "")


def test_text_that_is_no_yaml_is_one_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(write(Path("broken.yaml"), "title: one: two\n"))
    (line,) = result.stdout.splitlines()
    assert line.startswith("broken.yaml:1:11: YAML cannot be read here (")
    assert line.endswith(
        "put a sentence with `: ` in quotes, or mend the indentation [yaml-syntax]"
    )
    assert result.exit_code == 1


def test_a_missed_case_is_a_problem(tmp_path: Path) -> None:
    case = CASE.replace("routine", "soon")
    result = run(write(tmp_path / "sample.yaml", text(**SAMPLE | {"cases": case})))
    assert "the urgency should be `soon`, but it is `routine`" in result.stdout
    assert result.exit_code == 1


def test_a_note_does_not_change_the_exit_code(tmp_path: Path) -> None:
    path = write(tmp_path / "sample.yaml", text(**SAMPLE | {"cases": CASE}))
    result = run(path)
    assert result.stdout == (
        f"{path}:100:37: note: the case does not answer `operation`, `worst` or `worse_with`; "
        "add the answers, unless the patient left there [case-unanswered]\n"
    )
    assert result.exit_code == 0


def test_several_paths_are_all_checked(tmp_path: Path) -> None:
    one = write(tmp_path / "one.yaml", WHOLE)
    two = write(tmp_path / "two.yaml", WHOLE.replace("tier: soon", "tier: son"))
    three = write(tmp_path / "three.yaml", "")
    result = run(one, two, three)
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == [
        str(two),
        str(three),
    ]
    assert result.exit_code == 1


def test_a_folder_without_an_about_file_means_every_questionnaire_in_it(tmp_path: Path) -> None:
    write(tmp_path / "back" / "about.yaml", WHOLE)
    write(tmp_path / "neck.yaml", "")
    result = run(tmp_path)
    assert result.stdout.startswith(f"{tmp_path / 'neck.yaml'}:1:1: the file is empty; ")
    assert result.exit_code == 1


def test_a_path_that_is_not_there_is_wrong_use() -> None:
    result = run("missing.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "spinecheck: there is no file or folder missing.yaml\n"


def test_a_path_that_is_too_long_is_wrong_use() -> None:
    result = run("x" * 5000)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("spinecheck: ")


def test_a_folder_without_a_questionnaire_is_wrong_use(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert result.stderr == (
        f"spinecheck: {tmp_path} holds no questionnaire; a folder of one holds `about.yaml`\n"
    )


def test_an_unknown_option_is_wrong_use() -> None:
    assert run("--wrong").exit_code == 2


def test_without_a_path_the_built_in_questionnaires_are_checked() -> None:
    result = run()
    assert result.exit_code == 0, result.output


@given(raw=st.binary(max_size=100))
def test_any_bytes_end_in_words(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(raw)
    result = run(path)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) >= 1


def test_check_runs_as_a_command_in_any_locale(tmp_path: Path) -> None:
    path = write(tmp_path / "sample.yaml", WHOLE.replace("tier: soon", "tier: sön"))
    done = subprocess.run(
        [sys.executable, "-m", "spinecheck", "check", str(path)],
        env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode() == (
        f"{path}:71:11: `sön` is not `soon`, `same_day` or `emergency`; "
        "write `soon`, `same_day` or `emergency` [unknown-word]\n"
    )
