"""The command `new`."""

import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from spinecheck.cli.app import app


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("folder", [[], ["--folder"]])
def test_what_it_says_to_do_next_can_be_done(folder: list[str]) -> None:
    result = run("new", "neck-check", *folder)
    assert result.exit_code == 0
    commands = [row.split("   ")[0].strip() for row in result.stdout.splitlines()[1:4]]
    assert [command.split()[1] for command in commands] == ["check", "graph", "start"]
    for command in commands[:2]:
        assert run(*shlex.split(command)[1:]).exit_code == 0
    started = CliRunner().invoke(app, shlex.split(commands[2])[1:], input="1\n1\n")
    assert "Was your spine operated on?" in started.stderr


def test_the_guide_that_it_names_is_there() -> None:
    guide = run("new", "neck-check").stdout.splitlines()[-1].rsplit(" ", 1)[-1]
    assert Path(guide).read_text(encoding="utf-8").startswith("# ")


def test_it_never_overwrites(here: Path) -> None:
    assert run("new", "neck-check").exit_code == 0
    (here / "neck-check.yaml").write_text("mine", encoding="utf-8")
    again = run("new", "neck-check")
    assert (again.exit_code, again.stdout) == (2, "")
    assert "neck-check.yaml is there already" in again.stderr
    assert (here / "neck-check.yaml").read_text(encoding="utf-8") == "mine"


def test_a_bad_name_is_told_with_what_to_do(here: Path) -> None:
    result = run("new", "My \x1b[31mCheck")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "use small letters, digits and dashes" in result.stderr
    assert "\x1b" not in result.stderr
    assert list(here.iterdir()) == []
