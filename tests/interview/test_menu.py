"""Menus, with keys pressed one prompt at a time and nothing drawn."""

import io
from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from questionary import Question

from spinecheck.core.model import Questionnaire
from spinecheck.interview.menu import Menu
from spinecheck.interview.numbered import Numbered
from spinecheck.interview.prompts import Answered, Back, Choice
from spinecheck.reading import BUILT_IN
from spinecheck.reading.loading import load
from spinecheck.showing.harmless import harmless
from tests.interview.test_numbered import prompt_for
from tests.terminal.screen import ALT_ENTER, CTRL_C, DOWN, ENTER, LEFT, SPACE, UP

AT_CHECKLIST = {"part": ("neck",)}


class PressedMenu(Menu):
    """A menu whose keys are pressed when it stands on the screen, once for each showing."""

    def __init__(self, pipe: PipeInput, *showings: str) -> None:
        self.said: list[str] = []
        super().__init__(Numbered(io.StringIO("3\n"), self.said.append), harmless)
        self.pipe = pipe
        self.showings = iter(showings)

    def _run(self, question: Question) -> object:
        self.pipe.send_text(next(self.showings))
        return super()._run(question)


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeInput]:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "40")
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


def test_ticks_come_back_in_the_order_of_the_screen(small: Questionnaire, pipe: PipeInput) -> None:
    menu = PressedMenu(pipe, DOWN + SPACE + UP + SPACE + ENTER)
    assert menu.ask(prompt_for(small, AT_CHECKLIST)) == Answered(("numb", "hard_to_pee"))
    assert menu.said[-1].startswith("Bladder: The skin between my legs feels numb; It is hard")


@pytest.mark.parametrize("key", [ENTER, ALT_ENTER + ENTER])
def test_what_is_not_an_answer_is_asked_again(
    small: Questionnaire, pipe: PipeInput, key: str
) -> None:
    menu = PressedMenu(pipe, key, DOWN + DOWN + SPACE + ENTER)
    assert menu.ask(prompt_for(small, AT_CHECKLIST)) == Answered(("none",))


def test_typed_ahead_keys_do_not_reach_the_next_showing(
    small: Questionnaire, pipe: PipeInput
) -> None:
    menu = PressedMenu(pipe, ENTER + DOWN + DOWN + SPACE + ENTER, SPACE + ENTER)
    assert menu.ask(prompt_for(small, AT_CHECKLIST)) == Answered(("numb",))


def test_an_earlier_answer_is_ticked_already(small: Questionnaire, pipe: PipeInput) -> None:
    answers = {"part": ("neck",), "bladder": ("hard_to_pee",), "bladder_new": ("checked",)}
    menu = PressedMenu(pipe, LEFT, LEFT)
    assert menu.ask(prompt_for(small, answers)) == Back()


@pytest.mark.parametrize("keys", [LEFT, UP + ENTER, UP + SPACE])
def test_back_by_key_and_by_line(small: Questionnaire, pipe: PipeInput, keys: str) -> None:
    assert PressedMenu(pipe, keys).ask(prompt_for(small, AT_CHECKLIST)) == Back()


def test_no_back_on_the_first_question(small: Questionnaire, pipe: PipeInput) -> None:
    menu = PressedMenu(pipe, LEFT + UP + ENTER)
    assert menu.ask(prompt_for(small, {})) == Answered(("not_sure",))


def test_ctrl_c_is_an_interruption_not_an_answer(small: Questionnaire, pipe: PipeInput) -> None:
    with pytest.raises(KeyboardInterrupt):
        PressedMenu(pipe, CTRL_C).ask(prompt_for(small, AT_CHECKLIST))


def test_question_mark_explains_and_asks_again(small: Questionnaire, pipe: PipeInput) -> None:
    menu = PressedMenu(pipe, "?", SPACE + ENTER)
    assert menu.ask(prompt_for(small, AT_CHECKLIST)) == Answered(("numb",))
    assert "- Nerves may be squeezed" in menu.said


def test_too_small_a_screen_falls_back_to_numbered_lines(
    small: Questionnaire, pipe: PipeInput, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINES", "8")
    menu = PressedMenu(pipe)
    assert menu.ask(prompt_for(small, AT_CHECKLIST)) == Answered(("none",))
    assert "4. I'm not sure" in menu.said


def test_a_choice_outside_the_questions_suggests_its_first_line(pipe: PipeInput) -> None:
    choices = (Choice("stop", "Stop here"), Choice("on", "Go on"))
    assert PressedMenu(pipe, ENTER).choose("What now?", choices) == "stop"
    assert PressedMenu(pipe, DOWN + ENTER).choose("What now?", choices) == "on"


AT_MANY_LINES = {
    "who": ("age_50_to_64",),
    "operated_part": ("low_back",),
    "self_harm": ("no",),
    **dict.fromkeys(
        ("bladder_bowel", "chest_belly_legs", "limbs", "ill_wound_head", "medicines"), ("none",)
    ),
}


def test_the_longest_checklist_is_a_menu_on_a_common_screen(
    pipe: PipeInput, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINES", "24")
    prompt = prompt_for(load(BUILT_IN).questionnaire, AT_MANY_LINES)
    assert len(prompt.choices) == 13
    menu = PressedMenu(pipe, ENTER, SPACE + ENTER)
    assert menu.ask(prompt) == Answered(("serious_accident",))
    assert menu.said[0] == "Nothing is ticked yet. Tick a line with Space, then press Enter."
