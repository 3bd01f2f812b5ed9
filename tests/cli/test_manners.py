"""Good manners: colour, width, characters, pipes and completion, in real processes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from spinecheck.cli.streams import near, wants_ascii
from spinecheck.cli.terminal import wants_drawing
from tests.samples import SMALL
from tests.terminal.screen import Screen

COLOUR = re.compile(r"\x1b\[(\d+;)*(3[0-7]|9[0-7])(;\d+)*m")
ANSWERS = "answers: {part: low_back, bladder: none, leg: none, dark_thoughts: no}\n"


@pytest.fixture
def answers(tmp_path: Path) -> str:
    file = tmp_path / "answers.yaml"
    file.write_text(ANSWERS, encoding="utf-8")
    return str(file)


def run(
    *args: str, env: dict[str, str] | None = None, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "spinecheck", *args],
        input=typed,
        env=os.environ | (env or {}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def assess(answers: str, *args: str, **env: str) -> str:
    result = run("assess", answers, "--questionnaire", SMALL, *args, env=env)
    assert result.returncode == 0, result.stderr
    return result.stdout


# -- colour


def test_a_pipe_gets_no_colour_and_no_box(answers: str) -> None:
    shown = assess(answers)
    assert "\x1b" not in shown
    assert "─" not in shown


def test_force_color_draws_into_a_pipe_too(answers: str) -> None:
    shown = assess(answers, FORCE_COLOR="1")
    assert COLOUR.search(shown)
    assert "┌─" in shown


def test_no_color_takes_the_colour_away_and_leaves_the_words(answers: str) -> None:
    shown = assess(answers, FORCE_COLOR="1", NO_COLOR="1")
    assert "NO URGENT SIGN IN YOUR ANSWERS" in shown
    assert not COLOUR.search(shown)


def test_plain_wins_over_force_color(answers: str) -> None:
    assert "\x1b" not in assess(answers, "--plain", FORCE_COLOR="1")


@pytest.mark.parametrize(
    ("environ", "draws"),
    [
        ({}, False),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "ACCESSIBLE": "1"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False),
    ],
)
def test_force_color_counts_only_where_nobody_asked_for_plain_lines(
    environ: dict[str, str], draws: bool
) -> None:
    assert wants_drawing(environ) is draws


def test_no_color_holds_in_a_terminal_in_menus_and_results() -> None:
    screen = Screen("start", SMALL, "--region", "US", env={"NO_COLOR": "1"})
    screen.wait_for("» Begin. I am in this country")
    screen.press("\r")
    screen.wait_for("Which part of your spine")
    screen.press("\x03")
    screen.ends()
    assert not COLOUR.search(screen.raw)


# -- a stream without a buffer


def test_output_has_a_buffer_whatever_python_was_told() -> None:
    look = "from spinecheck.cli.streams import prepare; import io, sys; prepare(); print('─'); "
    look += "print(isinstance(sys.stdout.buffer, io.RawIOBase), sys.stdout.line_buffering)"
    done = subprocess.run([sys.executable, "-u", "-c", look], capture_output=True, check=True)
    assert done.stdout.decode().split() == ["─", "False", "True"]


# -- width


@pytest.mark.parametrize("columns", [40, 60])
def test_columns_sets_the_width(answers: str, columns: int) -> None:
    for force in ("", "1"):
        shown = assess(answers, COLUMNS=str(columns), FORCE_COLOR=force, NO_COLOR="1")
        lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
        assert max(map(len, lines)) <= columns
        assert max(map(len, lines)) > columns - 12


# -- characters


@pytest.mark.parametrize(
    ("environ", "ascii_only"),
    [
        ({}, False),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LC_ALL": "C.UTF-8"}, False),
        ({"LC_ALL": "C"}, True),
        ({"LC_ALL": "", "LC_CTYPE": "", "LANG": "POSIX"}, True),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "C"}, False),
        ({"LC_ALL": "C", "PYTHONIOENCODING": "utf-8"}, False),
        ({"LC_ALL": "C", "PYTHONUTF8": "1"}, False),
    ],
)
def test_a_locale_without_our_characters_is_believed(
    environ: dict[str, str], ascii_only: bool
) -> None:
    assert wants_ascii(environ) is ascii_only


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("─ • ● ○ »", "- - * o >"),
        ("“so” ‘so’ so–so so—so…", "\"so\" 'so' so-so so-so..."),  # noqa: RUF001
        ("Küche, señor, œdème, ½", "Kuche, senor, ?deme, ?"),
        ("日本", "??"),
    ],
)
def test_what_cannot_be_printed_is_printed_as_the_nearest_ascii(text: str, printed: str) -> None:
    made = []
    for char in text:
        try:
            made.append(char.encode("ascii").decode())
        except UnicodeEncodeError as error:
            made.append(near(error)[0])
    assert "".join(made) == printed


def test_the_c_locale_asks_and_tells_in_ascii_in_a_terminal() -> None:
    screen = Screen("start", SMALL, "--region", "US", env={"LC_ALL": "C", "LANG": "C"})
    screen.wait_for("Type a number, then Enter. q stops.")
    screen.press("1\r")
    screen.wait_for("Which part of your spine", "why we ask, q stops.")
    screen.press("\x03")
    assert screen.ends() == 130
    assert screen.raw.isascii()
    assert "?" not in screen.raw.replace("? tells why", "").replace("like to do?", "").replace(
        "operated on?", ""
    )


def test_the_c_locale_draws_boxes_in_ascii(answers: str) -> None:
    shown = assess(answers, LC_ALL="C", FORCE_COLOR="1", NO_COLOR="1")
    assert shown.isascii()
    assert "+-" in shown


# -- pipes


@pytest.mark.parametrize(
    "command",
    [
        "graph",
        "--help",
        f"assess {{answers}} --questionnaire {SMALL}",
        f"compare {{answers}} {{answers}} --questionnaire {SMALL}",
        f"assess {{answers}} --questionnaire {SMALL} --format json",
    ],
)
def test_a_reader_that_goes_away_is_no_error_to_talk_about(command: str, answers: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "spinecheck", *command.format(answers=answers).split()],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()  # long before anything is printed
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait() in (0, 1)
    assert said == b""


# -- completion


def completed(line: str) -> list[str]:
    """What bash is offered at the end of a line."""
    typed = line.split(" ")
    environ = {"_SPINECHECK_COMPLETE": "complete_bash", "COMP_WORDS": line}
    script = "from spinecheck.cli.app import app; app(prog_name='spinecheck')"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **environ, "COMP_CWORD": str(len(typed) - 1)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split()


def test_the_shell_completes_commands_formats_and_countries() -> None:
    assert completed("spinecheck comp") == ["compare"]
    assert completed("spinecheck assess --format ") == ["text", "json"]
    assert {"GB", "US"} <= set(completed("spinecheck start --region "))
    assert completed("spinecheck start --region g") == ["gb", "gr"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_shown_for_each_shell(shell: str) -> None:
    script = "from spinecheck.cli.app import app; app(prog_name='spinecheck')"
    done = subprocess.run(
        [sys.executable, "-c", script, "--show-completion", shell],
        env={**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "_SPINECHECK_COMPLETE" in done.stdout


def test_completion_is_installed_in_the_persons_own_folder_only(tmp_path: Path) -> None:
    script = "from spinecheck.cli.app import app; app(prog_name='spinecheck')"
    done = subprocess.run(
        [sys.executable, "-c", script, "--install-completion", "bash"],
        env={
            **os.environ,
            "HOME": str(tmp_path),
            "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    written = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any("_SPINECHECK_COMPLETE" in file.read_text() for file in written)
