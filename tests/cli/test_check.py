"""The command `check`."""

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

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
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "No problem found.\nsample: 48 claims proven for every possible patient.\n"
    )


def test_who_breaks_a_promise_is_shown_as_a_file_of_answers(tmp_path: Path) -> None:
    promise = "promises:\n  - {id: calm, say: Calm, then: {urgency_at_least: soon}}\n"
    path = write(tmp_path / "sample.yaml", WHOLE + promise)
    result = run(path)
    assert result.exit_code == 1
    head, _, example = result.stdout.partition("\n")
    assert head.endswith(
        "is broken: someone's urgency is `routine`; raise the tier of a sign that they meet, or "
        "write one for them, or promise less [promise]"
    )
    answers = write(tmp_path / "answers.yaml", dedent(example))
    arguments = ["assess", str(answers), "--questionnaire", str(path), "--format", "json"]
    found = CliRunner().invoke(app, arguments)
    assert json.loads(found.stdout)["urgency"] == "routine"


def test_what_was_proven_is_listed_when_asked_for(tmp_path: Path) -> None:
    result = run(write(tmp_path / "sample.yaml", WHOLE), "--proofs")
    lines = result.stdout.splitlines()
    assert lines[:2] == [
        "sample 1.0: for every possible patient",
        "Every walk ends. The shortest has 4 screens, the longest 6.",
    ]
    assert "  proven    one more tick never lowers the urgency at `numb`" in lines
    assert lines[-4:] == [
        "Who is asked about each urgent sign:",
        *(
            f'  {sign}: everyone; of these, where Do you feel numb? is "Yes" or "I\'m not sure"; '
            'or Do you leak? is "Yes" or "I\'m not sure"'
            for sign in (
                "squeezed_nerves (emergency)",
                "never_checked (same_day)",
                "old_and_checked (soon)",
            )
        ),
    ]


def test_a_broken_file_is_told_line_by_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    broken = BROKEN.replace("Call {emergency_number} now.", "'Call {phone} now.'")
    result = run(write(Path("broken.yaml"), broken))
    assert result.stdout == (
        "broken.yaml:3:1: the key `titel` is not known here; did you mean `title`? "
        "[unknown-key]\n"
        "broken.yaml:6:26: `{phone}` cannot stand in a text; only {emergency_number}, "
        "{health_line} and {crisis_line} may stand in braces [placeholder]\n"
        "broken.yaml:14:28: there is no question `plaice`; write the id of a question or line "
        "[unknown-question]\n"
    )
    assert (result.exit_code, result.stderr) == (1, "3 errors in 1 file.\n")


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


def test_every_path_that_is_not_there_is_told_and_the_others_are_checked(tmp_path: Path) -> None:
    wrong = write(tmp_path / "wrong.yaml", "")
    result = run("one.yaml", wrong, tmp_path / "more", "two.yaml")
    assert result.exit_code == 2
    assert result.stdout.startswith(f"{wrong}:1:1: the file is empty; ")
    assert result.stderr == (
        "spinecheck: there is no file or folder one.yaml\n"
        f"spinecheck: there is no file or folder {tmp_path / 'more'}\n"
        "spinecheck: there is no file or folder two.yaml\n"
        "1 error in 1 file.\n"
    )


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


# -- other formats


def test_as_json_it_is_one_object(tmp_path: Path) -> None:
    path = write(tmp_path / "sample.yaml", WHOLE.replace("tier: soon", "tier: son"))
    result = run(path, "--format", "json")
    assert json.loads(result.stdout) == {
        "findings": [
            {
                "path": ["urgent", 2, "tier"],
                "file": str(path),
                "line": 71,
                "column": 11,
                "level": "error",
                "rule": "unknown-word",
                "what": "`son` is not `soon`, `same_day` or `emergency`",
                "todo": "did you mean `soon`?",
                "example": None,
            }
        ],
        "errors": 1,
        "notes": 0,
    }
    assert (result.exit_code, result.stderr) == (1, "")


def test_as_json_nothing_found_is_an_object_too(tmp_path: Path) -> None:
    result = run(write(tmp_path / "sample.yaml", WHOLE), "--format", "json")
    assert json.loads(result.stdout) == {"findings": [], "errors": 0, "notes": 0}
    assert result.exit_code == 0


def test_for_github_each_finding_is_a_workflow_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(write(Path("50%, a:b.yaml"), WHOLE + "soruces: []\n"), "--format", "github")
    line = len(WHOLE.splitlines()) + 1
    assert result.stdout == (
        f"::error file=50%25%2C a%3Ab.yaml,line={line},col=1,title=unknown-key::"
        "the key `soruces` is not known here; did you mean `sources`?\n"
    )


def test_for_github_a_note_is_a_notice(tmp_path: Path) -> None:
    path = write(tmp_path / "sample.yaml", text(**SAMPLE | {"cases": CASE}))
    assert run(path, "--format", "github").stdout.startswith("::notice file=")


# -- the rules


def test_the_rules_are_listed_with_their_first_sentence() -> None:
    result = run("--rules")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert (
        "  pick-many-has-none: A pick-many question does not offer `none`, or not to everyone."
        in lines
    )
    assert "  yes-or-no: A key that takes yes or no holds something else." in lines


def test_a_rule_has_its_page() -> None:
    result = run("--rule", "tag")
    assert result.exit_code == 0
    assert result.stdout == (
        "tag - The text of a file\n\n"
        "A tag (`!`) is used.\n\n"
        "Tags tell YAML readers what kind of thing a value is, up to running code. "
        "Here all is text.\n\n"
        "Wrong:\n\n    title: !!str Pain after spine surgery\n\n"
        "Right:\n\n    title: Pain after spine surgery\n\n"
    )


def test_a_rule_that_is_not_known_is_wrong_use() -> None:
    result = run("--rule", "yes-no")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "spinecheck: there is no rule `yes-no`; did you mean `yes-or-no`?\n"


# -- coverage


def test_coverage_tells_what_no_case_exercises(tmp_path: Path) -> None:
    path = write(tmp_path / "sample.yaml", text(**SAMPLE | {"cases": CASE}))
    result = run(path, "--coverage")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert f"{path}:29:18: note: no case ticks the line `numb`; write one [in-no-case]" in lines
    assert f"{path}:58:9: note: no case shows the sign `squeezed_nerves` among at most 5; " in (
        line.removesuffix("write one [in-no-case]") for line in lines
    )
    assert lines[-1] == (
        "sample: 1 case exercises 0 of 15 answers, 0 of 3 signs, 0 of 1 causes, "
        "0 of 3 pieces of evidence, 1 of 2 steps, 1 of 1 messages"
    )


# -- on a terminal


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_the_source_line_is_shown_with_a_caret(tmp_path: Path) -> None:
    from tests.terminal.screen import Screen

    write(tmp_path / "sample.yaml", WHOLE.replace("tier: soon", "tier: son"))
    screen = Screen("check", "sample.yaml", columns=40, cwd=tmp_path)
    assert screen.ends() == 1
    assert screen.text.rstrip() == (
        "error: `son` is not `soon`, `same_day`\n"
        "       or `emergency` [unknown-word]\n"
        "  sample.yaml:71:11\n"
        "  71 |     tier: son\n"
        "     |           ^^^\n"
        "  To do: did you mean `soon`?\n"
        "\n"
        "1 error in 1 file."
    )


def test_an_unknown_option_is_wrong_use() -> None:
    assert run("--wrong").exit_code == 2


def test_without_a_path_the_built_in_questionnaires_are_checked() -> None:
    result = run()
    assert result.exit_code == 0, result.output
    assert "\nspine_surgery_pain: " in result.stderr


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
    assert (done.returncode, done.stderr) == (1, b"1 error in 1 file.\n")
    assert done.stdout.decode() == (
        f"{path}:71:11: `sön` is not `soon`, `same_day` or `emergency`; "
        "write `soon`, `same_day` or `emergency` [unknown-word]\n"
    )


def test_a_part_of_a_questionnaire_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "about.yaml").write_text("questionnaire: sample\n", encoding="utf-8")
    (tmp_path / "urgent.yaml").write_text("urgent: []\n", encoding="utf-8")
    result = run(tmp_path / "urgent.yaml")
    assert result.exit_code == 2
    assert result.stderr == (
        f"spinecheck: {tmp_path}/urgent.yaml is a part of a questionnaire; "
        f"give the whole folder: `spinecheck check {tmp_path}`\n"
    )
