"""Every case comes to the same in every way of asking."""

import io
from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from questionary import Question

from spinecheck.core.assessment import assess
from spinecheck.core.engine import Answers
from spinecheck.core.model import Case, Questionnaire
from spinecheck.interview.menu import Menu
from spinecheck.interview.numbered import Numbered
from spinecheck.interview.walker import Answered, Back, GoOn, Prompt, State, Stop, Walked, walk
from spinecheck.reading.loading import BUILT_IN, load
from spinecheck.showing.harmless import harmless
from tests.terminal.screen import DOWN, ENTER, SPACE

BUILT_IN_QUESTIONNAIRE = load(BUILT_IN).questionnaire
CASES = BUILT_IN_QUESTIONNAIRE.cases


class Typist(Numbered):
    """Types the numbers of a patient's answers."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(io.StringIO(), lambda _line: None)
        self.answers = answers

    def ask(self, prompt: Prompt) -> Answered | Back | Stop:
        given = self.answers.get(prompt.question.id, ())
        numbers = [str(n) for n, c in enumerate(prompt.choices, 1) if c.value in given]
        self.stdin = io.StringIO(" ".join(numbers) + "\n" if numbers else "")
        return super().ask(prompt)


class Presser(Menu):
    """Presses the keys of a patient's answers."""

    def __init__(self, pipe: PipeInput, answers: Answers) -> None:
        super().__init__(Numbered(io.StringIO(), lambda _line: None), harmless)
        self.pipe = pipe
        self.answers = answers
        self.keys = ""

    def ask(self, prompt: Prompt) -> Answered | Back | Stop:
        given = self.answers.get(prompt.question.id, ())
        if not given:
            return Stop()
        rows = [n for n, choice in enumerate(prompt.choices) if choice.value in given]
        if prompt.many:
            steps = [b - a for a, b in zip([0, *rows], rows, strict=False)]
            self.keys = "".join(DOWN * step + SPACE for step in steps) + ENTER
        else:
            self.keys = DOWN * (rows[0] + prompt.private) + ENTER
        return super().ask(prompt)

    def _run(self, question: Question) -> object:
        self.pipe.send_text(self.keys)
        return super()._run(question)


def walked(questionnaire: Questionnaire, asker: Typist | Presser) -> Walked:
    return walk(questionnaire, State({}), asker.ask, lambda _card: GoOn(), lambda _answers: None)


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeInput]:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "60")
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_numbered_lines_come_to_what_the_answers_come_to(case: Case) -> None:
    result = walked(BUILT_IN_QUESTIONNAIRE, Typist(case.answers))
    assert assess(BUILT_IN_QUESTIONNAIRE, result.state.answers) == assess(
        BUILT_IN_QUESTIONNAIRE, case.answers
    )


@pytest.mark.parametrize("case", CASES[::6], ids=lambda case: case.id)
def test_menus_come_to_what_the_answers_come_to(case: Case, pipe: PipeInput) -> None:
    result = walked(BUILT_IN_QUESTIONNAIRE, Presser(pipe, case.answers))
    assert assess(BUILT_IN_QUESTIONNAIRE, result.state.answers) == assess(
        BUILT_IN_QUESTIONNAIRE, case.answers
    )


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_menus_come_to_the_same_for_every_case(case: Case, pipe: PipeInput) -> None:
    test_menus_come_to_what_the_answers_come_to(case, pipe)
