"""The frames of a demo: exactly, at a fixed width."""

import re
from dataclasses import replace

import pytest

from spinecheck.core.moves import Moves, moves
from spinecheck.showing.live import Scene, Telling
from spinecheck.showing.parts import Paragraph
from tests.samples import answers, questionnaire

BEFORE = answers(bladder="none", operation=["fusion"])
AFTER = {**BEFORE, **answers(worst="back")}


def scene(
    *,
    answered: bool,
    choices: tuple[str, ...] = ("My [b]back[/b]", "A leg"),
    moved: Moves | None = None,
) -> Scene:
    return Scene(
        progress="Your pain. 2 done, about 2 to go.",
        ask="Which hurts most?",
        why="Why we ask: It tells where to look.",
        choices=choices,
        chosen=frozenset(choices[:1] if answered else ()),
        echo="Worst: My [b]back[/b]",
        moves=moved or moves(questionnaire(), BEFORE, AFTER if answered else BEFORE),
        is_over=False,
        fill=lambda text: text,
    )


def drawn(shown: Scene, width: int, height: int = 12) -> str:
    """As it is drawn, without its colours."""
    bare = re.sub(r"\x1b\[[0-9;]*m", "", shown.drawn(width, height))
    return "\n".join(line.rstrip() for line in bare.splitlines())


def test_the_answer_with_the_panel_under_it() -> None:
    assert drawn(scene(answered=True), 60, 11) == (
        "Your pain. 2 done, about 2 to go.\n"
        "Which hurts most?\n"
        "Why we ask: It tells where to look.\n"
        " ● My [b]back[/b]\n"
        " ○ A leg\n"
        "────────────────────────────────────────────────────────────\n"
        "The causes so far, with points and fit\n"
        "▲ +3   5 some Wear next to the fusion\n"
        "This answer\n"
        "+3 for Wear next to the fusion: Your back hurts most\n"
        "No urgent sign so far."
    )


def test_in_a_tall_window_blank_lines_set_the_blocks_apart() -> None:
    assert "\n\nThis answer\n" in drawn(scene(answered=True), 60, 40)
    assert "\n\n" not in drawn(scene(answered=True), 60, 11)


def test_before_the_answer_nothing_is_marked() -> None:
    text = drawn(scene(answered=False), 60)
    assert "●" not in text
    assert "▲" not in text
    assert "This answer" not in text
    assert "       2      Wear next to the fusion" in text


def test_in_a_wide_window_the_panel_stands_beside_the_question() -> None:
    first, *_ = drawn(scene(answered=True), 120).splitlines()
    assert first.startswith("Your pain. 2 done")
    assert first.endswith("The causes so far, with points and fit")


@pytest.mark.parametrize("height", [40, 22, 20, 16, 12])
def test_it_leaves_out_what_does_not_fit_the_window(height: int) -> None:
    many = tuple(f"Choice {n}" for n in range(12))
    text = drawn(scene(answered=True, choices=many), 80, height)
    assert len(text.splitlines()) <= height
    assert "● Choice 0" in text
    assert ("Why we ask" in text) == (height > 20)
    assert ("and 11 more" in text) == (height < 20)


def test_a_waiting_question_keeps_its_choices_before_the_panel() -> None:
    many = tuple(f"Choice {n}" for n in range(20))
    text = drawn(scene(answered=False, choices=many), 80, 23)
    assert "Choice 19" in text
    assert "The causes so far" not in text


@pytest.mark.parametrize("width", [40, 80, 110, 160, 200])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    assert max(map(len, drawn(scene(answered=True), width).splitlines())) <= width


def test_as_lines_the_question_comes_first_and_then_what_the_answer_moves() -> None:
    assert list(scene(answered=False).lines(80)) == [
        "",
        "Your pain. 2 done, about 2 to go.",
        "Which hurts most?",
        "Why we ask: It tells where to look.",
        "- My [b]back[/b]",
        "- A leg",
    ]
    assert list(scene(answered=True).lines(80)) == [
        "> Worst: My [b]back[/b]",
        "  +3 for Wear next to the fusion: Your back hurts most",
        "  Wear next to the fusion: up 3, 5 points, fits some",
    ]


def test_a_tick_whose_follow_up_waits_is_not_called_calm() -> None:
    moved = moves(questionnaire(), {}, answers(bladder=["numb"]))
    ticked = scene(answered=True, moved=moved)
    for width in (60, 120):
        text = drawn(ticked, width, 40)
        assert "What comes next decides how urgent this is." in text
        assert "No urgent sign so far." not in text
    assert list(ticked.lines(80))[1:] == [
        "  This answer moves no cause.",
        "  What comes next decides how urgent this is.",
    ]


def test_beside_a_sign_that_holds_it_is_said_that_it_may_be_more_urgent_still() -> None:
    open_ = moves(questionnaire(), {}, answers(bladder=["numb"]))
    [sign] = moves(questionnaire(), {}, answers(bladder=["numb"], bladder_new="checked")).signs
    text = drawn(scene(answered=True, moved=replace(open_, signs=(sign,))), 60, 40)
    assert "What comes next decides how urgent this is.\nUrgent signs\n" in text
    assert "Say that it is still there" in text


def test_without_colour_it_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = scene(answered=True).drawn(80, 40)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", scene(answered=True).drawn(80, 40))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == re.sub(
        r"\x1b\[[0-9;]*m", "", scene(answered=True).drawn(80, 40)
    )


def test_escapes_in_a_text_do_nothing() -> None:
    assert "\x1b[2J" not in Telling((Paragraph("\x1b[2J"),)).drawn(80, 24)


def test_a_text_of_three_thousand_lines_does_not_keep_the_class_waiting() -> None:
    shown = drawn(scene(answered=True, choices=("a\n" * 3000, "A leg")), 80)
    assert shown.count("a") > 3000
    assert shown.count("\n") < 200
