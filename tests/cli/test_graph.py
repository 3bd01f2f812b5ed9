"""The command `graph`."""

from pathlib import Path

from typer.testing import CliRunner, Result

from spinecheck.cli.app import app
from tests.samples import text


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["graph", *map(str, arguments)])


def test_it_shows_the_built_in_questionnaire() -> None:
    result = run()
    assert result.exit_code == 0
    assert result.stdout.startswith("\nPAIN AFTER SPINE SURGERY [spine_surgery_pain] - version ")
    assert run("spine-surgery-pain", "--format", "text").stdout == result.stdout


def test_it_shows_any_questionnaire_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(text(), encoding="utf-8")
    assert run(path).stdout.startswith("\nA SAMPLE [sample] - version 1.0\n")


def test_lines_are_as_wide_as_asked_for() -> None:
    assert max(map(len, run("--width", "50").stdout.splitlines())) <= 50
    assert run("--width", "5").exit_code == 2


def test_only_known_formats_are_offered() -> None:
    result = run("--format", "picture")
    assert result.exit_code == 2
    assert "'picture' is not" in result.stderr


def test_a_questionnaire_with_mistakes_has_them_told(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(text().replace("tier: soon", "tier: son"), encoding="utf-8")
    result = run(path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "`son` is not `soon`" in result.stderr


def test_a_name_that_leads_nowhere_is_wrong_use() -> None:
    result = run("spine-surgery-pian")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean `spine-surgery-pain`?" in result.stderr
