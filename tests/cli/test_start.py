"""`spinecheck start` in numbered lines, from the first screen to the last."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from spinecheck.cli.app import app
from tests.samples import SMALL


def start(*lines: str, path: str = SMALL, args: tuple[str, ...] = ("--region", "US")) -> Result:
    """A visit in which these lines are typed after the first screen."""
    typed = "".join(f"{line}\n" for line in lines)
    return CliRunner().invoke(app, ["start", path, *args], input=typed, env={"COLUMNS": "80"})


def test_the_whole_way_in_plain_lines() -> None:
    result = start("1", "2", "3", "2", "1", "2", "1")
    assert result.exit_code == 0
    assert result.stdout == (
        "\n"
        "NO URGENT SIGN IN YOUR ANSWERS\n"
        "None of your answers is on our urgent list.\n"
        "This check can miss things. Watch for the signs below.\n"
        "\n"
        "What may be going on - Worth asking about. Only an examination can tell.\n"
        "\n"
        "A slipped disc (Disc herniation) - fits some of your answers\n"
        "A disc can press on a nerve.\n"
        "For it:\n"
        "- Sitting makes it worse\n"
        "- Your low back was operated on\n"
        "How it is checked:\n"
        "- An MRI scan\n"
        "What to ask:\n"
        "- Is it the same disc?\n"
        "\n"
        "What to do next\n"
        "\n"
        "First\n"
        "1. See the surgeon\n"
        "\n"
        "When to get help at once (the warning list)\n"
        "Call 911 or go to an emergency department if you get any of these:\n"
        "- Numbness between the legs, or a change in your bladder or bowel\n"
        "- New pain, numbness or weakness in both legs\n"
        "- Weakness that gets worse fast\n"
        "- A fever when you feel very ill\n"
        "- Chest pain or trouble breathing\n"
        "For you, this advice would change as soon as one of these came true:\n"
        '- Get help now: "I have had spine surgery, and the feeling between my legs has\n'
        '  changed."\n'
        "- Be seen today: A newly weak leg\n"
        "This is education, not a diagnosis. Do not start, stop or change a treatment\n"
        "because of it.\n"
        "No doctor or nurse has checked this questionnaire yet.\n"
    )


def test_the_first_screen_says_what_this_is_and_whom_to_call() -> None:
    said = start("1").stderr
    assert "It is education, not a diagnosis." in said
    assert "No doctor or nurse has checked this questionnaire yet." in said
    assert "Nothing you answer leaves this computer." in said
    assert "If you think you may be in danger, call 911 now." in said


def test_without_a_terminal_prompts_go_to_stderr_and_the_result_to_stdout() -> None:
    result = start("1", "2", "3", "2", "1", "2", "1")
    assert "Which part of your spine" in result.stderr
    assert "Which part of your spine" not in result.stdout
    assert "What may be going on" in result.stdout


def test_an_emergency_stops_with_the_number_to_call() -> None:
    result = start("1", "2", "1", "1", "1")
    assert result.exit_code == 0
    assert "GET HELP NOW" in result.stderr
    assert "1. Stop here and get help\n2. Go on with the questions" in result.stderr
    assert "Call 911 now." in result.stdout


def test_a_ticked_sign_and_then_the_end_of_input_shows_the_emergency() -> None:
    result = start("1", "2", "1")
    assert result.exit_code == 2
    assert "The input ended before the last question." in result.stderr
    assert "GET HELP NOW" in result.stdout
    assert "Nerves may be squeezed" in result.stdout


def test_leaving_without_a_sign_shows_the_five_lines_and_no_all_clear() -> None:
    result = start("1", "2", "3", "q")
    assert result.exit_code == 0
    assert "You stopped here." in result.stdout
    assert "- Chest pain or trouble breathing" in result.stdout
    assert "NO URGENT SIGN" not in result.stdout


def test_an_early_way_out_does_not_say_that_there_is_no_urgent_sign() -> None:
    result = start("1", "3")
    assert result.exit_code == 0
    assert "HOW URGENT THIS IS: NOT KNOWN" in result.stdout
    assert "NO URGENT SIGN" not in result.stdout
    assert "This check is for pain after an operation" in result.stdout
    assert "- See your doctor about your pain" in result.stdout
    assert "- Chest pain or trouble breathing" in result.stdout
    assert "What may be going on" not in result.stdout


def test_while_an_emergency_holds_only_its_own_advice_is_shown() -> None:
    typed = ("1", "2", "1", "1", "2", "2", "1", "2", "1")
    result = start(*typed, "1", "1")
    assert "What may be going on" not in result.stdout
    assert "What to do next" not in result.stdout
    read_on = start(*typed, "1", "4")
    assert "What may be going on" in read_on.stdout
    assert "What to do next" not in read_on.stdout


def test_nobody_at_the_keyboard_is_told_what_to_do_in_one_sentence() -> None:
    result = start()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.endswith(
        "No answers came in. Run `spinecheck start` in a terminal, "
        "or give a file of answers to `spinecheck assess FILE`.\n"
    )


def test_a_broken_questionnaire_is_refused_in_the_words_of_check(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(Path(SMALL).read_text().replace("pick: many", "pick: manny"))
    result = start("1", path=str(broken))
    check = CliRunner().invoke(app, ["check", str(broken)])
    assert result.exit_code == check.exit_code == 1
    assert "`manny` is not `one` or `many`; did you mean `many`?" in result.stderr
    assert result.stderr == check.stdout


def test_an_unknown_questionnaire_is_wrong_use() -> None:
    result = start(path="spine-surgery-pane")
    assert result.exit_code == 2
    assert "did you mean `spine-surgery-pain`?" in result.stderr


def test_an_unknown_region_is_wrong_use_and_names_the_known_ones() -> None:
    result = start(args=("--region", "ZZ"))
    assert result.exit_code == 2
    assert "the region `ZZ` is not known; known are " in result.stderr


@pytest.mark.parametrize(
    ("environ", "number"),
    [
        ({"LC_ALL": "en_GB.UTF-8"}, "call 999"),
        ({"LC_ALL": "", "LANG": "de_AT@euro"}, "call 112"),
        ({"LC_ALL": "C"}, "call your local emergency number"),
        ({"LC_ALL": "eo"}, "call your local emergency number"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, "call your local emergency number"),
    ],
)
def test_the_region_comes_from_the_locale_and_is_never_guessed(
    environ: dict[str, str], number: str
) -> None:
    result = CliRunner().invoke(app, ["start", SMALL], input="3\n", env=environ)
    assert number in " ".join(result.stderr.split())


def test_the_country_can_be_chosen_on_the_first_screen() -> None:
    result = start("2", "United Kingdom", "1", "2", "1", "1", "1")
    assert "in danger, call 999 now" in result.stderr
    assert "Call 999 now." in result.stdout


@pytest.mark.parametrize("switch", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}, {}])
def test_a_pipe_or_a_switch_asks_in_plain_lines(switch: dict[str, str]) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "spinecheck", "start", SMALL],
        input="1\n2\n",
        env={**os.environ, **switch, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 2
    assert "Type a number, then Enter." in result.stderr
    assert "\x1b" not in result.stdout + result.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_our_characters_gets_what_it_can_show(encoding: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "spinecheck", "start", SMALL],
        input=b"1\n\xff\xe9\n2\n3\n2\n1\n2\n1\n",
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0
    assert b"Traceback" not in result.stderr
    assert b"When to get help at once" in result.stdout


def test_a_pipe_that_closes_early_still_tells_the_emergency_to_the_person() -> None:
    command = [sys.executable, "-m", "spinecheck", "start", SMALL]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    process.stdin.write(b"1\n2\n1\n")
    process.stdin.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    process.wait()
    assert "Traceback" not in said
    assert "Nerves may be squeezed" in said


@pytest.mark.parametrize("redirect", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "> /dev/full"])
def test_closed_or_full_streams_end_without_a_traceback(redirect: str) -> None:
    command = f"{sys.executable} -m spinecheck start {SMALL} {redirect}"
    result = subprocess.run(
        ["sh", "-c", command], input="1\n2\n", capture_output=True, text=True, check=False
    )
    assert "Traceback" not in result.stderr
    assert result.returncode != 0
