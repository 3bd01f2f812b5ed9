"""What the documents say is so."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from spinecheck import __version__
from spinecheck.cli.app import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme_and_the_changelog(command: str) -> None:
    assert f"spinecheck {command}" in README
    assert f"`spinecheck {command}`" in CHANGELOG


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_text_shows_examples_before_the_options(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"]).stdout
    examples = re.split("(Arguments|Options|Commands):", shown)[0].split("  Examples:\n", 1)[1]
    assert f"\n    spinecheck {command}" in f"\n{examples}"


def test_the_help_of_all_shows_examples_before_the_options() -> None:
    shown = CliRunner().invoke(app, ["--help"]).stdout
    examples = shown.split("Options:")[0].split("  Examples:\n", 1)[1]
    assert examples.startswith("    spinecheck start ")


def test_every_example_of_a_help_text_is_a_command_that_is_there() -> None:
    for command in ["", *COMMANDS]:
        shown = CliRunner().invoke(app, [*filter(None, [command]), "--help"]).stdout
        examples = re.findall(r"^    spinecheck (\w+)", shown, re.MULTILINE)
        assert examples
        assert set(examples) <= set(COMMANDS)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    pattern = re.search(r"grep -F \"(.+)\" README.md", (ROOT / ".ci/run").read_text())
    assert pattern
    assert README.count(pattern.group(1)) == 1


def test_the_answers_in_the_readme_are_answers(tmp_path: Path) -> None:
    sample = README.split("# answers.yaml\n", 1)[1].split("```", 1)[0]
    path = tmp_path / "answers.yaml"
    path.write_text(sample, encoding="utf-8")
    result = CliRunner().invoke(app, ["assess", str(path), "--region", "US"])
    assert result.exit_code == 0
    assert "GET HELP NOW" in result.stdout


def test_the_picture_in_the_readme_is_what_is_shown(tmp_path: Path) -> None:
    """The picture is the card for the README's own answers, at 80 columns."""
    import io

    from rich.console import Console

    from spinecheck.core.assessment import assess
    from spinecheck.interview.answers import read_answers
    from spinecheck.reading import BUILT_IN
    from spinecheck.reading.front import load_regions
    from spinecheck.reading.loading import load
    from spinecheck.showing.result import Screens
    from spinecheck.showing.terminal import Drawn

    questionnaire, regions = load(BUILT_IN).questionnaire, load_regions()
    path = tmp_path / "answers.yaml"
    path.write_text(README.split("# answers.yaml\n", 1)[1].split("```", 1)[0], encoding="utf-8")
    assessment = assess(questionnaire, read_answers(questionnaire, path).answers)
    screens = Screens(questionnaire, regions, regions.named("US"))
    console = Console(file=io.StringIO(), width=80, highlight=False)
    console.print(Drawn(screens.card("emergency", assessment.signs)))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert shown.strip() in README


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dynamic"] == ["version"]
    assert CliRunner().invoke(app, ["--version"]).stdout == f"spinecheck {__version__}\n"


def test_no_file_names_a_registry_or_a_machine() -> None:
    hosts = "|".join(["pypi" + "[.]org", "python" + "hosted", "registry[.]" + "npmjs"])
    places = re.compile(f"{hosts}|/{'root'}/|/{'home'}/")
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]  # whoever checked it out
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not in a git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        text = (ROOT / name).read_text(encoding="utf-8", errors="replace")
        assert not places.search(text), name
