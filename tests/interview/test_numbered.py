"""Numbered lines: append only, and nothing but an answer is an answer."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Timer
from typing import TextIO

import pytest

from spinecheck.core.answers import Answers
from spinecheck.core.engine import path
from spinecheck.core.model import Questionnaire
from spinecheck.interview.numbered import Numbered
from spinecheck.interview.prompts import Answered, Back, Choice, GoOn, Prompt, Stop
from spinecheck.interview.walker import State, walk
from tests.patience import PATIENCE


def prompt_for(questionnaire: Questionnaire, answers: Answers) -> Prompt:
    """The prompt that a walk with these answers comes to."""
    found: list[Prompt] = []

    def ask(prompt: Prompt) -> Stop:
        found.append(prompt)
        return Stop()

    assert path(questionnaire, answers).next
    walk(questionnaire, State(answers), ask, lambda _card: GoOn(), lambda _answers: None)
    return found[0]


def typed(prompt: Prompt, *lines: str) -> tuple[Answered | Back | Stop, str]:
    """What the lines come to, and everything that was said."""
    said: list[str] = []
    numbered = Numbered(io.StringIO("".join(f"{line}\n" for line in lines)), said.append)
    return numbered.ask(prompt), "\n".join(said)


def test_a_question_stands_there_whole(small: Questionnaire) -> None:
    _, said = typed(prompt_for(small, {"part": ("neck",)}))
    assert said == (
        "\n"
        "Urgent signs. 1 done, about 6 to go.\n"
        "Do you have any of these changes?\n"
        "Why we ask: They can mean that nerves are squeezed.\n"
        "1. The skin between my legs feels numb\n"
        "2. It is hard to start peeing\n"
        "3. None of these\n"
        "4. I'm not sure\n"
        "Type the numbers of all that fit, such as 1 3, then Enter. "
        "b goes back, ? tells why, q stops."
    )


@pytest.mark.parametrize("line", ["1 2", "2,1", "1, 2", "1;2", " 1  2 ", "numb, hard_to_pee"])
def test_several_numbers_or_words_are_accepted(small: Questionnaire, line: str) -> None:
    reply, _ = typed(prompt_for(small, {"part": ("neck",)}), line)
    assert isinstance(reply, Answered)
    assert set(reply.values) == {"numb", "hard_to_pee"}


@pytest.mark.parametrize("line", ["", " ", "9", "1 9", "numbish", "yes please", "\x1b[A"])
def test_what_is_not_an_answer_is_asked_again(small: Questionnaire, line: str) -> None:
    reply, said = typed(prompt_for(small, {"part": ("neck",)}), line, "3")
    assert reply == Answered(("none",))
    assert "Type the numbers that fit, from 1 to 4." in said


def test_a_tick_beats_none_of_these_and_is_echoed_without_it(small: Questionnaire) -> None:
    reply, said = typed(prompt_for(small, {"part": ("neck",)}), "1 3")
    assert reply == Answered(("numb",))
    assert said.endswith("Bladder: The skin between my legs feels numb")


def test_where_the_window_cuts_its_head_off_a_question_is_put_again_below(
    small: Questionnaire,
) -> None:
    said: list[str] = []
    prompt = prompt_for(small, {"part": ("neck",)})
    Numbered(io.StringIO("3\n"), said.append).ask(prompt, is_cut=True)
    again = said.index("4. I'm not sure") + 1
    assert said[again] == (
        "Do you have any of these changes? "
        "The list begins further up, with 1: scroll up to read all of it."
    )
    assert said[again + 1].startswith("Type the numbers")


def test_one_answer_only_where_one_is_asked_for(small: Questionnaire) -> None:
    reply, said = typed(prompt_for(small, {}), "1 2", "2")
    assert reply == Answered(("low_back",))
    assert "Please give one number only." in said


def test_b_goes_back_and_on_the_first_question_says_so(small: Questionnaire) -> None:
    assert typed(prompt_for(small, {"part": ("neck",)}), "b")[0] == Back()
    reply, said = typed(prompt_for(small, {}), "B", "1")
    assert reply == Answered(("neck",))
    assert "This is the first question." in said


@pytest.mark.parametrize("line", ["back", "Back", "my back"])
def test_back_is_an_answer_where_an_answer_is_called_so(small: Questionnaire, line: str) -> None:
    choices = (Choice("back", "My back"), Choice("b", "Both"))
    for answers in ({}, {"part": ("neck",)}):
        prompt = replace(prompt_for(small, answers), choices=choices)
        assert typed(prompt, line)[0] == Answered(("back",))


def test_the_letter_that_is_promised_to_go_back_does_so_whatever_an_answer_is_called(
    small: Questionnaire,
) -> None:
    choices = (Choice("b", "Both"), Choice("neither", "Neither"))
    prompt = replace(prompt_for(small, {"part": ("neck",)}), choices=choices)
    assert typed(prompt, "b")[0] == Back()
    assert typed(prompt, "back")[0] == Back()
    assert typed(prompt, "1")[0] == Answered(("b",))


def test_question_mark_explains_and_asks_on(small: Questionnaire) -> None:
    reply, said = typed(prompt_for(small, {"part": ("neck",)}), "?", "3")
    assert reply == Answered(("none",))
    assert "What the answer can change:\n- Nerves may be squeezed" in said


def test_q_stops_and_the_end_of_the_input_is_never_an_answer(small: Questionnaire) -> None:
    assert typed(prompt_for(small, {}), "q")[0] == Stop()
    assert typed(prompt_for(small, {}))[0] == Stop(input_ended=True)


def test_q_and_stop_always_stop_and_such_an_answer_has_its_number(small: Questionnaire) -> None:
    choices = (Choice("q", "Quite bad"), Choice("stop", "Stop"))
    prompt = replace(prompt_for(small, {}), choices=choices)
    assert typed(prompt, "q")[0] == typed(prompt, "stop")[0] == Stop()
    assert typed(prompt, "2")[0] == Answered(("stop",))


def test_a_line_without_its_end_still_counts(small: Questionnaire) -> None:
    numbered = Numbered(io.StringIO("2"), lambda _line: None)
    assert numbered.ask(prompt_for(small, {})) == Answered(("low_back",))


def test_the_answer_is_repeated_in_words(small: Questionnaire) -> None:
    _, said = typed(prompt_for(small, {}), "2")
    assert said.endswith("Part: My low back")


def test_a_choice_outside_the_questions(small: Questionnaire) -> None:
    said: list[str] = []
    choices = (Choice("stop", "Stop here"), Choice("on", "Go on"))
    numbered = Numbered(io.StringIO("x\n2\n"), said.append)
    assert numbered.choose("What now?", choices) == "on"
    assert said[:4] == ["", "What now?", "1. Stop here", "2. Go on"]
    assert Numbered(io.StringIO(), said.append).choose("?", choices) == Stop(input_ended=True)


def test_input_that_never_answers_ends_the_walk(small: Questionnaire) -> None:
    prompt = prompt_for(small, {"part": ("neck",)})
    for line in ("hello", "?", "1" * 200_000):
        reply, _ = typed(prompt, *[line] * 1001)
        assert reply == Stop(input_ended=True)


def test_a_thousand_wrong_lines_are_forgiven_with_the_next_answer(small: Questionnaire) -> None:
    prompt = prompt_for(small, {"part": ("neck",)})
    numbered = Numbered(io.StringIO(("hello\n" * 600 + "1\n") * 3), lambda _text: None)
    assert [numbered.ask(prompt) for _ in range(3)] == [Answered(("numb",))] * 3


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_person_may_mistype_for_ever(
    small: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spinecheck.interview.numbered.forget_typed_ahead", lambda _stdin: None)
    numbered = Numbered(Keyboard("hello\n" * 2000 + "1\n"), lambda _text: None)
    assert numbered.ask(prompt_for(small, {"part": ("neck",)})) == Answered(("numb",))


# -- at a keyboard


class Typist:
    """Someone at a real terminal, who types each line as soon as they see a certain text."""

    def __init__(self, stdin: TextIO, press: Callable[[str], object]) -> None:
        self.press = press
        self.numbered = Numbered(stdin, self.sees)
        self.types: list[tuple[str, str]] = []

    def sees(self, line: str) -> None:
        if self.types and line.startswith(self.types[0][0]):
            self.press(self.types.pop(0)[1])

    def asked(self, prompt: Prompt, *types: tuple[str, str]) -> Answered | Back | Stop:
        self.types = list(types)
        reply = self.numbered.ask(prompt)
        assert not self.types
        return reply


@pytest.fixture
def typist() -> Iterator[Typist]:
    if sys.platform == "win32":
        pytest.skip("needs a pseudo-terminal")
    keyboard, terminal = os.openpty()

    def press(keys: str) -> None:
        os.write(keyboard, keys.encode())

    tired = Timer(PATIENCE, press, ["q\n"])  # who is not heard fails, and does not hang
    tired.daemon = True
    tired.start()
    with open(terminal, encoding="utf-8") as stdin:  # noqa: PTH123 - no path
        yield Typist(stdin, press)
    tired.cancel()
    os.close(keyboard)


def test_what_is_typed_before_the_last_line_of_a_question_never_answers_it(
    small: Questionnaire, typist: Typist
) -> None:
    prompt = prompt_for(small, {"part": ("neck",)})
    for early in ("Urgent signs.", "Do you have", "1. ", "4. "):
        reply = typist.asked(prompt, (early, "1\n"), ("Type the numbers", "3\n"))
        assert reply == Answered(("none",))


def test_a_line_that_is_typed_with_an_answer_is_no_answer_to_the_next_question(
    small: Questionnaire, typist: Typist
) -> None:
    first, second = prompt_for(small, {}), prompt_for(small, {"part": ("neck",)})
    assert typist.asked(first, ("Type a", "2\n1\n")) == Answered(("low_back",))
    assert typist.asked(second, ("Type the", "3\n")) == Answered(("none",))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("what", "That is not one of the answers."),
        ("1 2", "Please give one number only."),
        ("b", "This is the first question."),
        ("?", "It decides which questions"),
    ],
)
def test_a_line_that_is_typed_with_one_that_was_not_understood_is_no_answer(
    small: Questionnaire, typist: Typist, line: str, told: str
) -> None:
    types = (("Type a", f"{line}\n1\n"), (told, "2\n"))
    assert typist.asked(prompt_for(small, {}), *types) == Answered(("low_back",))


def test_what_is_typed_before_the_last_line_of_a_choice_never_chooses(typist: Typist) -> None:
    choices = (Choice("stop", "Stop here"), Choice("on", "Go on"))
    for early in ("What now?", "1. ", "2. "):
        typist.types = [(early, "2\n"), ("Type a", "x\n2\n"), ("That is not one", "1\n")]
        assert typist.numbered.choose("What now?", choices) == "stop"
