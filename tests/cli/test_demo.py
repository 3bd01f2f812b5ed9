"""The command `demo`, without a terminal."""

from pathlib import Path

from typer.testing import CliRunner, Result

from spinecheck.cli.app import app
from spinecheck.cli.demo import Demo
from spinecheck.core.assessment import assess
from spinecheck.core.model import Questionnaire
from spinecheck.reading import BUILT_IN
from spinecheck.reading.front import load_regions
from spinecheck.reading.loading import load
from spinecheck.reading.places import Places
from spinecheck.showing.plain import plain_lines
from spinecheck.showing.result import Screens

ENV = {"COLUMNS": "80", "LC_ALL": "en_US.UTF-8"}


def run(sample: Path, *arguments: str, stdin: str = "") -> Result:
    whole = ["demo", "--questionnaire", str(sample), *arguments]
    return CliRunner().invoke(app, whole, input=stdin, env=ENV)


def test_a_pipe_gets_the_whole_demo_in_lines_without_waiting(sample: Path) -> None:
    result = run(sample, "aching_back")
    assert (result.exit_code, result.stderr) == (0, "")
    told = [
        "A dull ache",
        "My back aches.",
        "Which hurts most?",
        "- My back",
        "> Which hurts most?: My back",
        "  +3 for Wear next to the fusion: Your back hurts most",
        "  Wear next to the fusion: up 3, 5 points, fits some",
        "NO URGENT SIGN IN YOUR ANSWERS",
        "What each answer argued",
        "How the fit came about",
        "How the urgency came about",
        "The sources in full",
    ]
    at = [result.stdout.splitlines().index(line) for line in told]
    assert at == sorted(at)


def test_an_urgent_sign_fires_in_the_middle(sample: Path) -> None:
    shown = run(sample, "It feels numb", "--region", "GB").stdout
    fires = shown.index("NEW: Nerves may be squeezed (get help now)")
    assert fires < shown.index("GET HELP NOW") < shown.index("The story ends here.")
    assert "Call 999 now." in shown


def test_a_case_is_chosen_from_a_list_that_names_no_cause(sample: Path) -> None:
    result = run(sample, stdin="1\n")
    assert result.exit_code == 0
    assert "1. A dull ache\n2. It cannot be\n3. It feels numb\n" in result.stderr
    assert "My back aches." in result.stdout


def test_an_unknown_case_suggests_the_nearest(sample: Path) -> None:
    result = run(sample, "aching_bak")
    assert result.exit_code == 2
    assert "did you mean `aching_back`?" in result.stderr


def test_the_end_of_the_input_says_to_name_a_case(sample: Path) -> None:
    result = run(sample)
    assert result.exit_code == 2
    assert "name a case" in result.stderr


def test_a_case_that_nobody_can_answer_like_is_told_with_its_line(sample: Path) -> None:
    result = run(sample, "impossible")
    assert result.exit_code == 1
    assert "`bladder` has no answer `hat`" in result.stderr
    assert f"{sample}:" in result.stderr


def test_for_every_case_the_demo_ends_with_what_assess_comes_to(built_in: Questionnaire) -> None:
    screens = Screens(built_in, load_regions(), None)
    places = Places(load(BUILT_IN))
    for case in built_in.cases:
        assessment = assess(built_in, case.answers)
        shown = list(plain_lines(Demo(case, screens, places).result(), 80))
        wanted = list(plain_lines(screens.short(assessment), 80))
        assert shown[-len(wanted) :] == wanted, case.id


# -- the transcript


def test_the_transcript_holds_what_was_shown(sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "handout.txt"
    result = run(sample, "aching_back", "--transcript", str(file))
    assert result.exit_code == 0
    first, second, *shown = file.read_text(encoding="utf-8").splitlines()
    assert first == "A demo of spinecheck. Questionnaire: A sample, version 1.0."
    assert second == "No doctor or nurse has checked this questionnaire yet."
    assert shown == result.stdout.splitlines()
    assert "What was shown is saved in" in result.stderr


def test_a_transcript_never_overwrites(sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "handout.txt"
    file.write_text("mine", encoding="utf-8")
    result = run(sample, "aching_back", "--transcript", str(file))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is there already; give another name, or delete it" in result.stderr
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_transcript_that_cannot_be_written_is_told_before_the_demo(
    sample: Path, tmp_path: Path
) -> None:
    result = run(sample, "aching_back", "--transcript", str(tmp_path / "no" / "handout.txt"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be written" in result.stderr
