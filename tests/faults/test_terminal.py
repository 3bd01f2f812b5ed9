"""A terminal that is tiny, changes its size, is pasted into, or interrupts again and again."""

import re
import signal
import subprocess
import sys
import time

import pytest

from tests.samples import SMALL
from tests.terminal.screen import CTRL_C, DOWN, ENTER, SPACE, Screen, hear_ctrl_c

TO_THE_END = (  # what stands on the screen, and the keys that answer it
    ("» Begin. I am in this", (ENTER,)),
    ("Which part of your", (DOWN, ENTER)),
    ("Do you have any of these changes?", (DOWN, DOWN, SPACE, ENTER)),
    ("in a leg?", (DOWN, SPACE, ENTER)),
    ("thoughts of ending", (DOWN, ENTER)),
    ("all of its characters", (ENTER,)),
    ("makes it worse?", (SPACE, ENTER)),
    ("» See the result", (ENTER,)),
    ("» Read it all", (DOWN, DOWN, DOWN, ENTER)),
    ("» No, finish", (ENTER,)),
)
PASTE = "Dear doctor, it hurts. 1 2 3 ? a i " * 290


def start(*args: str, columns: int = 80, lines: int = 40) -> Screen:
    return Screen("start", SMALL, "--region", "US", *args, columns=columns, lines=lines)


def at_first_question(*args: str) -> Screen:
    screen = start(*args)
    screen.wait_for("q stops." if args else "» Begin. I am in this country")
    screen.press("1\n" if args else ENTER)
    screen.wait_for("Which part of your spine", "why we ask, q stops." if args else "» My neck")
    return screen


def answer(screen: Screen, number: int, line: str) -> None:
    """Type a line as soon as so many questions stand there."""
    screen.wait_until(lambda: screen.all_text.count("stops.") >= number, f"prompt {number}")
    screen.press(f"{line}\n")


def resize(screen: Screen, columns: int, lines: int) -> None:
    """Resize it, and wait until it is drawn anew."""
    drawn = len(screen.raw)
    screen.resize(columns, lines)
    screen.wait_until(lambda: len(screen.raw) > drawn, "another drawing")


def test_a_terminal_of_20_by_5_gets_to_the_result() -> None:
    screen = start(columns=20, lines=5)
    for n, line in enumerate("1232121141", 1):
        answer(screen, n, line)
    assert screen.ends() == 0
    words = " ".join(re.sub("[│─┌┐└┘]", " ", screen.all_text).split())
    assert "NO URGENT SIGN IN YOUR ANSWERS" in words
    assert "What may be going on" in words
    assert "Traceback" not in words


@pytest.mark.slow
def test_a_resize_at_every_prompt_loses_nothing() -> None:
    screen = start()
    sizes = [(40, 24), (80, 24), (30, 40), (120, 50), (60, 30)]
    for n, (text, keys) in enumerate(TO_THE_END):
        screen.wait_for(text)
        resize(screen, *sizes[n % len(sizes)])
        resize(screen, 80, 40)
        screen.press(*keys)
    assert screen.ends() == 0
    assert "Traceback" not in screen.raw


def test_a_paste_of_10000_characters_answers_nothing() -> None:
    screen = at_first_question()
    screen.press(f"\x1b[200~{PASTE}\r\r1\r\x1b[201~")
    screen.press(DOWN, ENTER)
    screen.wait_for("Part: My low back", "» ")
    assert screen.all_text.count("Part: ") == 1
    screen.press(CTRL_C)
    assert screen.ends() == 130


@pytest.mark.slow
def test_a_paste_of_10000_characters_into_numbered_lines_is_not_understood() -> None:
    screen = at_first_question("--plain")
    for piece in (PASTE[n : n + 500] for n in range(0, len(PASTE), 500)):
        screen.press(piece)
        screen.settle()
    screen.press("\n")
    screen.wait_for("That is not one of the answers.")
    assert "Part: " not in screen.all_text
    screen.press("2\n")
    screen.wait_for("Part: My low back")
    screen.press(CTRL_C)
    assert screen.ends() == 130


@pytest.mark.parametrize("module", ["typer", "spinecheck.cli.app", "spinecheck.cli.welcome"])
def test_ctrl_c_while_it_loads_ends_without_a_word(module: str) -> None:
    pressed = f"""
import os, signal, sys
class Presser:
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Presser())
sys.argv = ["spinecheck", "start"]
from spinecheck.__main__ import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", pressed], capture_output=True, preexec_fn=hear_ctrl_c, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_a_second_ctrl_c_does_not_cut_off_the_urgent_signs() -> None:
    screen = at_first_question()
    screen.press(DOWN, ENTER)
    screen.wait_for("Do you have any of these changes?")
    screen.press(SPACE, ENTER)
    screen.wait_for("Is any of this new?")
    screen.press(CTRL_C, CTRL_C)
    for _ in range(5):
        screen.kill(signal.SIGINT)
        time.sleep(0.01)
    assert screen.ends() in (130, -signal.SIGINT)
    assert "GET HELP NOW" in screen.all_text
    assert "Chest pain or trouble breathing" in screen.all_text


ENDS = [signal.SIGTERM, signal.SIGHUP]


@pytest.mark.parametrize("first", ENDS)
def test_of_all_that_tells_it_to_end_only_the_first_counts(first: signal.Signals) -> None:
    """As a process of its own: a signal that counts twice would end the tests."""
    told = f"""
import signal
from spinecheck.cli.failing import Terminated, ending_gently, undisturbed
ends = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
before = [signal.getsignal(number) for number in ends]
with undisturbed():
    for number in ends:
        signal.raise_signal(number)
with ending_gently():
    try:
        signal.raise_signal({int(first)})
    except Terminated as ended:
        for number in ends:  # before anything could be said
            signal.raise_signal(number)
        print(ended.exit_code)
assert [signal.getsignal(number) for number in ends] == before
"""
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, preexec_fn=hear_ctrl_c, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{128 + first}\n".encode(), b"")


@pytest.mark.parametrize("first", ENDS)
@pytest.mark.parametrize("second", ENDS)
def test_a_second_signal_does_not_cut_off_the_urgent_signs(
    first: signal.Signals, second: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")  # Python then loses what a signal cuts off
    screen = at_first_question()
    screen.press(DOWN, ENTER)
    screen.wait_for("Do you have any of these changes?")
    screen.press(SPACE, ENTER)
    screen.wait_for("Is any of this new?")
    screen.kill(first)
    time.sleep(0.003)
    screen.kill(second)
    # When all has been said, it may be the second one that ends it.
    assert screen.ends() in (128 + first, 128 + second, -second)
    assert "GET HELP NOW" in screen.all_text
    assert "Chest pain or trouble breathing" in screen.all_text


@pytest.mark.slow
def test_a_terminal_is_left_as_it_was() -> None:
    screen = at_first_question()
    screen.press(CTRL_C)
    assert screen.ends() == 130
    for on, off in (("\x1b[?25l", "\x1b[?25h"), ("\x1b[?2004h", "\x1b[?2004l")):
        assert screen.raw.rfind(on) <= screen.raw.rfind(off)
    assert "\x1b[?1049h" not in screen.raw  # what was said stays on the screen
