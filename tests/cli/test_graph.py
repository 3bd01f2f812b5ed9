"""The command `graph`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from spinecheck.cli.app import app
from tests.samples import text

SMALL = Path(__file__).parent.parent / "data" / "small.yaml"


def run(*arguments: str | Path, **environ: str) -> Result:
    return CliRunner().invoke(app, ["graph", *map(str, arguments)], env=environ)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.yaml"
    path.write_text(text(), encoding="utf-8")
    return path


# -- the tree


def test_a_small_questionnaire_is_shown_in_full(sample: Path) -> None:
    result = run(sample)
    assert result.exit_code == 0
    assert result.stdout.startswith("\nA sample - sample, version 1.0\n")
    assert "  - knee  To the knee\n" in result.stdout


def test_a_large_one_is_shown_as_an_outline_that_says_how_to_see_more() -> None:
    shown = run().stdout
    assert "    - yes or not_sure -> GET HELP NOW: cauda_equina\n" in shown
    assert "Yes, in the last 3 months" not in shown
    assert "--section safety\n  shows one section in full, --all shows every one." in shown


def test_a_section_is_shown_in_full() -> None:
    shown = run("--section", "place").stdout
    assert "  - back  My back or neck\n" in shown
    assert "self_harm" not in shown
    assert "outline" not in shown


def test_all_shows_every_section_in_full() -> None:
    shown = run("--all").stdout
    assert "Yes, in the last 3 months" in shown
    assert "  - back  My back or neck\n" in shown


def test_an_unknown_section_suggests_the_nearest() -> None:
    result = run("--section", "plaec")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no section `plaec`; did you mean `place`?" in result.stderr


@pytest.mark.parametrize("width", ["40", "80", "160"])
def test_no_line_is_longer_than_the_width(width: str) -> None:
    assert max(map(len, run("--all", "--width", width).stdout.splitlines())) <= int(width)


def test_a_reader_who_leaves_early_is_not_followed() -> None:
    """Such as `spinecheck graph | head -1`: nothing is said a second time."""
    command = [sys.executable, "-m", "spinecheck", "graph", "--all"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_terminal_that_knows_only_ascii_is_given_nothing_else() -> None:
    environ = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "spinecheck", "graph", "--all"]
    done = subprocess.run(command, env=environ, capture_output=True, check=True)
    assert done.stdout.isascii()
    assert b"?? " not in done.stdout


# -- one patient's walk


def test_answers_mark_the_walk_of_one_patient(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("answers: {part: low_back, bladder: numb, bladder_new: yes}", "utf-8")
    shown = run(SMALL, "--answers", answers).stdout
    assert "  - [x] low_back  My low back\n" in shown
    assert "      - [x] -> GET HELP NOW: squeezed_nerves, Nerves may be squeezed\n" in shown
    assert "- Signs: squeezed_nerves\n" in shown


def test_a_case_can_be_marked_by_its_id() -> None:
    shown = run("--case", "never_been_under_the_knife").stdout
    assert "  - [x] if no_operation: ENDS HERE: no_operation_page" in shown
    assert "- Ended at the page: no_operation_page\n" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--case", "never_been_under_the_nife"], "did you mean `never_been_under_the_knife`?"),
        (["--case", "a", "--answers", "b"], "one walk can be marked"),
        (["--answers", "nowhere.yaml"], "nowhere.yaml cannot be read"),
        (["--format", "text", "--section", "place"], "the text is of all"),
        (["--format", "picture"], "'picture' is not"),
        (["--width", "5"], "greater than or equal to 40"),
        (["spine-surgery-pian"], "did you mean `spine-surgery-pain`?"),
    ],
)
def test_wrong_use_is_told_in_words(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


# -- the other formats


def test_as_text_it_is_all_that_a_patient_may_read() -> None:
    result = run("spine-surgery-pain", "--format", "text")
    assert result.exit_code == 0
    assert result.stdout.startswith("\nPAIN AFTER SPINE SURGERY [spine_surgery_pain] - version ")
    assert run("--format", "text").stdout == result.stdout


def test_text_is_as_wide_as_asked_for() -> None:
    shown = run("--format", "text", "--width", "50").stdout
    assert max(map(len, shown.splitlines())) <= 50


def test_as_mermaid_it_is_a_flowchart(sample: Path) -> None:
    result = run(sample, "--format", "mermaid")
    assert result.exit_code == 0
    assert result.stdout.startswith("flowchart TB\n")


def test_a_questionnaire_with_mistakes_has_them_told(sample: Path) -> None:
    sample.write_text(text().replace("tier: soon", "tier: son"), encoding="utf-8")
    result = run(sample)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "`son` is not `soon`" in result.stderr
