"""`demo` in a real terminal, with real keys."""

import re
from pathlib import Path

import pytest

from tests.terminal.screen import CTRL_C, ENTER, LEFT, SPACE, UP, Screen

ACHE, NUMB = "back_after_five_good_years", "wiping_feels_wrong"


def demo(*args: str, columns: int = 80, lines: int = 24) -> Screen:
    screen = Screen("demo", *args, "--region", "US", columns=columns, lines=lines)
    screen.wait_for("Enter: next.")
    return screen


def test_enter_shows_the_question_then_the_answer_then_the_next() -> None:
    screen = demo(NUMB)
    assert "It feels silly to bother people on a Sunday" in screen.text
    screen.press(ENTER)
    assert "●" not in screen.wait_for("Which of these fits you?")
    screen.press(ENTER)
    screen.wait_for("● I am 18 to 49")
    screen.press(ENTER)
    screen.wait_for("Which part of your spine was operated on?")
    screen.press(LEFT)
    screen.wait_for("● I am 18 to 49")


def test_an_urgent_sign_fires_and_the_end_stays_on_the_screen() -> None:
    screen = demo(NUMB)
    screen.press(*ENTER * 8)
    screen.wait_for("NEW: The nerves to your bladder and legs may be squeezed (get help now)")
    screen.press(ENTER)
    screen.wait_for("Call 911 or go to an emergency department now.")
    screen.press(ENTER)
    screen.wait_for("The story ends here.")
    screen.press(ENTER)
    screen.wait_for("What each answer argued")
    screen.press(ENTER)
    assert screen.ends() == 0
    assert "Places are lines in the files of" in screen.text
    assert "How the urgency came about" in screen.all_text


def test_the_panel_stands_under_the_question_and_beside_it_when_wide() -> None:
    screen = demo(ACHE)
    screen.press(*ENTER * 40)
    screen.wait_for(
        "You point just above or below", "\n▲ +3  11 many Wear next to the fused part\n"
    )
    screen.resize(120, 40)
    beside = re.compile("Where it hurts\\..*The causes so far")
    screen.wait_until(lambda: beside.search(screen.text) is not None, "the panel beside it")


def test_a_case_is_chosen_from_a_menu_of_pieces_that_fit() -> None:
    screen = Screen("demo", "--region", "US", columns=80, lines=24)
    screen.wait_for("Which patient?", "More of the 77")
    screen.press(UP, ENTER)
    screen.wait_for("» I came off the garage roof")
    screen.press(ENTER)
    screen.wait_for("Enter: next.")
    screen.press("q")
    assert screen.ends() == 0


def test_a_double_enter_on_the_case_does_not_skip_its_story() -> None:
    screen = Screen("demo", "--region", "US", columns=80, lines=24)
    screen.wait_for("Which patient?", "More of the 77")
    screen.press(ENTER + ENTER)
    assert "An invented patient." in screen.wait_for("Enter: next.")
    screen.press("q")
    assert screen.ends() == 0


def test_in_plain_lines_enter_goes_on_and_q_stops() -> None:
    screen = Screen("demo", NUMB, "--plain", columns=80, lines=40)
    screen.wait_for("An invented patient.")
    assert "Which of these fits you?" not in screen.text
    screen.press(ENTER)
    screen.wait_for("- I am 18 to 49", "- I'm not sure")
    screen.press(ENTER)
    screen.wait_for("> Age or pregnancy: I am 18 to 49", "This answer moves no cause.")
    screen.press("q", ENTER)
    assert screen.ends() == 0
    assert "You stopped the demo." in screen.text


@pytest.mark.parametrize(("key", "code"), [("q", 0), (CTRL_C, 130)])
def test_q_and_ctrl_c_stop_and_leave_a_transcript_of_what_was_shown(
    key: str, code: int, tmp_path: Path
) -> None:
    file = tmp_path / "handout.txt"
    screen = demo(NUMB, "--transcript", str(file))
    screen.press(ENTER)
    screen.wait_for("Which of these fits you?")
    screen.press(key)
    assert screen.ends() == code
    assert ("You stopped the demo." in screen.text) == (key == "q")
    assert "What each answer argued" not in screen.all_text
    assert "Traceback" not in screen.raw
    text = file.read_text(encoding="utf-8")
    assert "It feels numb when I wipe" in text
    assert text.endswith("- I'm not sure\n")


def test_it_plays_by_itself_to_the_end() -> None:
    screen = Screen("demo", NUMB, "--auto", "0", "--region", "US", lines=24)
    assert screen.ends() == 0
    assert "How the urgency came about" in screen.all_text


def test_space_pauses_and_enter_goes_on_all_the_same() -> None:
    screen = demo(NUMB, "--auto", "600")
    assert "Space: pause." in screen.text
    screen.press(SPACE)
    screen.wait_for("Paused. Space: go on.")
    screen.press(ENTER)
    screen.wait_for("Which of these fits you?", "Paused. Space: go on.")
    screen.press(SPACE)
    screen.wait_for("Which of these fits you?", "Space: pause.")
    screen.press("q")
    assert screen.ends() == 0
