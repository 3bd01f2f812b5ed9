"""The interview in a real terminal, with real keys."""

import signal

import pytest

from tests.samples import SMALL
from tests.terminal.screen import ALT_ENTER, CTRL_C, DOWN, ENTER, LEFT, SPACE, UP, Screen


def begun(**options: object) -> Screen:
    screen = Screen("start", SMALL, "--region", "US", **options)  # type: ignore[arg-type]
    screen.wait_for("» Begin. I am in this country")
    screen.press(ENTER)
    return screen


def at_first_question(**options: object) -> Screen:
    screen = begun(**options)
    screen.wait_for("Which part of your spine", "» My neck")
    return screen


def at_checklist(**options: object) -> Screen:
    screen = at_first_question(**options)
    screen.press(DOWN, ENTER)
    screen.wait_for("Do you have any of these changes?")
    return screen


def at_dark_thoughts(**options: object) -> Screen:
    screen = at_checklist(**options)
    screen.press(DOWN, DOWN, SPACE, ENTER)
    screen.wait_for("in a leg?")
    screen.press(DOWN, SPACE, ENTER)
    screen.wait_for("thoughts of ending")
    return screen


def at_history(**options: object) -> Screen:
    screen = at_dark_thoughts(**options)
    screen.press(DOWN, ENTER)
    screen.wait_for("Does [red]this[/red] show")
    return screen


def keep_nothing(screen: Screen) -> None:
    """Say no to the offer to save."""
    screen.wait_for("Would you like to keep something?", "» No, finish")
    screen.press(ENTER)


def test_arrow_keys_answer_and_the_answer_stays_on_the_screen() -> None:
    screen = at_checklist()
    assert "Part: My low back" in screen.text


def test_left_arrow_goes_back_with_the_earlier_answer_preselected() -> None:
    screen = at_checklist()
    screen.press(LEFT)
    screen.wait_for("Which part of your spine", "» My low back")


def test_going_back_is_also_a_line_of_the_menu() -> None:
    screen = at_checklist()
    screen.press(UP, ENTER)
    screen.wait_for("Which part of your spine")


def test_bare_enter_on_a_checklist_is_not_an_answer() -> None:
    screen = at_checklist()
    screen.press(ENTER)
    screen.wait_for("Nothing is ticked yet.", "Do you have any of these changes?")


@pytest.mark.parametrize(
    ("at", "one_down"),
    [
        (at_first_question, "» My low back"),
        (at_checklist, "» ○ It is hard to start peeing"),
        (at_dark_thoughts, "» No"),
    ],
)
def test_alt_enter_is_not_an_answer(at: object, one_down: str) -> None:
    screen = at()  # type: ignore[operator]
    before = screen.text
    screen.press(ALT_ENTER, DOWN)
    after = screen.wait_for(one_down)
    assert after.replace("»", " ") == before.replace("»", " ")


def test_a_and_i_do_nothing_on_a_checklist() -> None:
    screen = at_checklist()
    screen.press("a", "i", SPACE, "a", "i", DOWN)
    text = screen.wait_for("● The skin between my legs", "» ○ It is hard to start peeing")
    assert text.count("●") == 1


def test_a_tick_and_none_of_these_exclude_each_other() -> None:
    screen = at_checklist()
    screen.press(SPACE, DOWN, DOWN, SPACE)
    screen.wait_for("● None of these", "○ The skin between my legs")
    screen.press(UP, SPACE)
    screen.wait_for("○ None of these", "● It is hard to start peeing")


def test_not_sure_stands_beside_ticks() -> None:
    screen = at_checklist()
    screen.press(SPACE, DOWN, DOWN, DOWN, SPACE)
    screen.wait_for("● The skin between my legs", "● I'm not sure")


def test_a_double_enter_never_answers_the_next_question() -> None:
    screen = at_checklist()
    screen.press(DOWN, DOWN, SPACE, ENTER)
    screen.wait_for("in a leg?")
    screen.press(DOWN, SPACE)
    screen.wait_for("● None of these")
    screen.press(ENTER + ENTER + ENTER)
    screen.wait_for("thoughts of ending")
    screen.press(DOWN)
    text = screen.wait_for("» No")
    assert "Nothing is chosen yet." not in text
    assert "Dark thoughts: " not in text


def test_the_self_harm_question_has_no_preselected_answer() -> None:
    screen = at_dark_thoughts()
    assert "»" not in screen.text
    screen.press(ENTER)
    screen.wait_for("Nothing is chosen yet.", "thoughts of ending")


def test_a_question_names_the_numbers_of_the_country() -> None:
    screen = at_dark_thoughts()
    assert "You can reach 988 (call or text) at any time." in screen.text


def test_question_mark_tells_why_and_what_the_answer_can_change() -> None:
    screen = at_checklist()
    screen.press("?")
    why = "Why we ask: They can mean that nerves are squeezed."
    screen.wait_for(why, "What the answer can change:", "- Nerves may be squeezed")


def test_question_mark_keeps_what_is_ticked() -> None:
    screen = at_checklist()
    screen.press(DOWN, SPACE, "?")
    screen.wait_for("What the answer can change:", "● It is hard to start peeing")


def test_stopping_at_a_card_shows_the_five_lines_too() -> None:
    screen = at_checklist(lines=60)
    screen.press(SPACE, ENTER)
    screen.wait_for("Is any of this new?")
    screen.press(ENTER)
    screen.wait_for("» Stop here and get help")
    screen.press(ENTER)
    keep_nothing(screen)
    assert screen.ends() == 0
    assert "Chest pain or trouble breathing" in screen.text


def test_an_emergency_interrupts_and_stopping_is_the_offered_choice() -> None:
    screen = at_checklist()
    screen.press(SPACE, ENTER)
    screen.wait_for("Is any of this new?")
    screen.press(ENTER)
    text = screen.wait_for("» Stop here and get help")
    assert "GET HELP NOW" in text
    assert "Call 911 now." in text
    screen.press(ENTER)
    keep_nothing(screen)
    assert screen.ends() == 0
    assert "Chest pain or trouble breathing" in screen.text


def test_after_an_emergency_the_person_may_go_on() -> None:
    screen = at_checklist()
    screen.press(SPACE, ENTER)
    screen.wait_for("Is any of this new?")
    screen.press(ENTER)
    screen.wait_for("» Stop here and get help")
    screen.press(DOWN, ENTER)
    screen.wait_for("in a leg?")


def test_a_page_is_shown_at_its_place() -> None:
    screen = at_dark_thoughts()
    screen.press(UP, UP, ENTER)
    text = screen.wait_for("» Go on with the questions")
    assert "You can call 988" in text
    screen.press(ENTER)
    screen.wait_for("Does [red]this[/red] show")


def test_text_from_the_questionnaire_never_steers_the_terminal() -> None:
    screen = at_history()
    assert "[red]this[/red]" in screen.text
    assert "\\x1b[2J" in screen.text
    assert "[bold]Yes[/bold] \\x1b[31m" in screen.text
    screen.press(ENTER)
    screen.wait_for("What makes it worse?")
    assert "Markup: [bold]Yes[/bold] \\x1b[31m" in screen.text
    assert "\x1b[2J" not in screen.raw


def test_a_long_question_is_shown_whole_at_40_columns() -> None:
    screen = at_history(columns=40)
    shown = " ".join(screen.all_text.split())
    assert (
        "Does [red]this[/red] show \\x1b[2J all of its characters, even when the line is far too "
        "long for a screen that is only forty columns wide?" in shown
    )


@pytest.mark.parametrize("at", [at_first_question, at_checklist, at_dark_thoughts])
def test_ctrl_c_shows_the_five_lines_and_exits_130(at: object) -> None:
    screen = at()  # type: ignore[operator]
    screen.press(CTRL_C)
    assert screen.ends() == 130
    assert "When to get help at once" in screen.text
    assert "Chest pain" in screen.text


def test_ctrl_c_on_the_first_screen_exits_130() -> None:
    screen = Screen("start", SMALL, "--region", "US")
    screen.wait_for("» Begin. I am in this country")
    screen.press(CTRL_C)
    assert screen.ends() == 130
    assert "When to get help at once" in screen.text


def test_ctrl_c_shows_the_urgent_signs_found_so_far() -> None:
    screen = at_checklist()
    screen.press(SPACE, ENTER)
    screen.wait_for("Is any of this new?")
    screen.press(CTRL_C)
    assert screen.ends() == 130
    assert "GET HELP NOW" in screen.text
    assert "Nerves may be squeezed" in screen.text


def test_ctrl_c_at_a_card_exits_130() -> None:
    screen = at_checklist()
    screen.press(SPACE, ENTER)
    screen.wait_for("Is any of this new?")
    screen.press(ENTER)
    screen.wait_for("» Stop here and get help")
    screen.press(CTRL_C)
    assert screen.ends() == 130
    assert "GET HELP NOW" in screen.text


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_signals_end_as_ctrl_c_does(number: signal.Signals, code: int) -> None:
    screen = at_checklist()
    screen.press(SPACE, ENTER)
    screen.wait_for("Is any of this new?")
    screen.kill(number)
    assert screen.ends() == code
    assert "Nerves may be squeezed" in screen.text


def test_a_terminal_too_small_for_a_menu_gets_numbered_lines() -> None:
    screen = begun(lines=9)
    screen.wait_for("Which part of your spine", "q stops.")
    screen.press("2", ENTER)
    text = screen.wait_for("Type the numbers of all that fit", "q stops.")
    assert "4. I'm not sure" in text


def unbroken(text: str) -> str:
    """However it is broken into lines."""
    return "".join(text.split())


def test_a_resize_in_mid_question_keeps_it_readable() -> None:
    screen = at_history()
    whole = "even when the line is far too long for a screen that is only forty columns wide?"
    screen.resize(40, 40)  # cuts off the ends of the lines, until they are drawn anew
    assert unbroken(whole) not in unbroken(screen.text)
    screen.wait_until(lambda: unbroken(whole) in unbroken(screen.text), whole)
    screen.press(DOWN, ENTER)
    screen.wait_for("What makes it worse?")


def test_the_country_can_be_changed_on_the_first_screen() -> None:
    screen = Screen("start", SMALL, lines=24)
    screen.wait_for("» Begin without a country")
    screen.press(DOWN, ENTER)
    screen.wait_for("Which country are you in?")
    screen.press(UP, ENTER)
    screen.wait_for("Italy")
    screen.press(UP, ENTER)
    screen.wait_for("My country is not in this list")
    screen.press(UP, UP, UP, UP)
    screen.wait_for("» United States")
    screen.press(ENTER)
    screen.wait_for("» Begin. I am in this country")
    assert "in danger, call 911 now" in screen.all_text.split("We do not know your country")[1]


def at_check_page(**options: object) -> Screen:
    screen = at_history(**options)
    screen.press(DOWN, ENTER)
    screen.wait_for("What makes it worse?")
    screen.press(SPACE, ENTER)
    screen.wait_for("» See the result")
    return screen


def test_before_the_result_the_answers_can_be_checked() -> None:
    screen = at_check_page()
    assert "Check your answers" in screen.text
    assert "• Part: My low back" in screen.text
    assert "• Bladder: None of these" in screen.text


def test_one_answer_can_be_changed_and_only_what_reads_it_is_asked_again() -> None:
    screen = at_check_page(lines=60)
    screen.press(DOWN, ENTER)
    screen.wait_for("Which answer do you want to change?")
    screen.press(DOWN, DOWN, ENTER)
    screen.wait_for("Do you have any of these changes?")
    screen.press(SPACE, ENTER)
    screen.wait_for("Is any of this new?")
    screen.press(DOWN, ENTER)
    text = screen.wait_for("» See the result")
    assert "• New: No, and a doctor has checked it" in text
    assert text.count("Check your answers") == 2


def test_the_result_comes_short_and_then_whole() -> None:
    screen = at_check_page(lines=24)
    screen.press(ENTER)
    text = screen.wait_for("» Read it all")
    assert "NO URGENT SIGN IN YOUR ANSWERS" in text
    assert "A slipped disc: fits some of your answers" in text
    screen.press(ENTER)
    for to_go in (2, 1):
        screen.wait_for(f"There is more to read. Screens to go: {to_go}.")
        screen.press(ENTER)
    text = screen.wait_for("» Read it all")
    assert "There is more to read" not in text
    assert "A slipped disc (Disc herniation)" in screen.all_text
    screen.press(UP, ENTER)
    keep_nothing(screen)
    assert screen.ends() == 0


def test_reading_it_all_shows_each_line_above_the_menu_and_may_be_left() -> None:
    screen = at_check_page(lines=24)
    screen.press(ENTER)
    screen.wait_for("» Read it all")
    screen.press(ENTER)
    assert "┌─ NO URGENT SIGN" in screen.wait_for("Screens to go: 2.")
    screen.press(DOWN, ENTER)
    assert "There is more to read" not in screen.wait_for("» Read it all")
    assert "This is education, not a diagnosis" not in screen.text


def test_a_high_window_shows_it_all_at_once() -> None:
    screen = at_check_page(lines=100)
    screen.press(ENTER)
    screen.wait_for("» Read it all")
    screen.press(ENTER)
    text = screen.wait_for("This is education, not a diagnosis", "» Read it all")
    assert "There is more to read" not in text


def test_ctrl_c_at_the_result_exits_130() -> None:
    screen = at_check_page()
    screen.press(ENTER)
    screen.wait_for("» Read it all")
    screen.press(CTRL_C)
    assert screen.ends() == 130


def test_after_an_emergency_the_offer_to_save_repeats_whom_to_call_and_ctrl_c_is_a_no() -> None:
    screen = at_checklist()
    screen.press(SPACE, ENTER)
    screen.wait_for("Is any of this new?")
    screen.press(ENTER)
    screen.wait_for("» Stop here and get help")
    screen.press(ENTER)
    text = screen.wait_for("Would you like to keep something?", "» No, finish")
    offer = text.split("No doctor or nurse has checked")[1]
    assert "This may be an emergency. Call 911 now." in offer
    assert "» No, finish" in offer
    screen.press(CTRL_C)
    assert screen.ends() == 130
    assert "Nerves may be squeezed" in screen.all_text
    assert screen.all_text.count("You stopped here.") == 1
    assert screen.text.rstrip().endswith("This may be an emergency. Call 911 now.")


def test_ctrl_c_in_mid_walk_offers_nothing_and_says_how_to_keep_answers_next_time() -> None:
    screen = at_checklist()
    screen.press(CTRL_C)
    assert screen.ends() == 130
    assert "Would you like to keep" not in screen.all_text
    assert "To keep your answers next time: spinecheck start --answers FILE" in screen.text
