"""Every case comes to the same in every way of asking: path, urgency, causes and words.

The quick part goes through all cases with askers that are handed the answers: numbered lines that
are typed, and menus that are drawn and not pressed. The slow part presses the keys, and runs
whole processes.
"""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from questionary import Question
from rich.console import Console
from typer.testing import CliRunner

from spinecheck import words
from spinecheck.cli.app import app
from spinecheck.core.answers import Answers
from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.model import Case
from spinecheck.interview.answers import read_answers
from spinecheck.interview.menu import Menu, _Screen
from spinecheck.interview.numbered import Numbered
from spinecheck.interview.prompts import Answered, Back, GoOn, Prompt, Stop
from spinecheck.interview.saving import save_answers
from spinecheck.interview.walker import Card, SignsCard, State, walk
from spinecheck.reading import BUILT_IN, loading
from spinecheck.reading.front import load_regions
from spinecheck.reading.loading import load
from spinecheck.showing.harmless import harmless
from spinecheck.showing.parts import Parts
from spinecheck.showing.plain import plain_lines
from spinecheck.showing.result import Screens
from spinecheck.showing.terminal import Drawn
from tests.cli.test_walks import typed
from tests.terminal.screen import DOWN, ENTER, SPACE

LOADED = load(BUILT_IN)
QUESTIONNAIRE, REGIONS = LOADED.questionnaire, load_regions()
SCREENS = Screens(QUESTIONNAIRE, REGIONS, REGIONS.named("US"))
CASES = QUESTIONNAIRE.cases
WIDTH = 80
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
few_cases = pytest.mark.parametrize("case", CASES[5::15], ids=lambda case: case.id)
some_cases = pytest.mark.parametrize("case", CASES[::6], ids=lambda case: case.id)


class Typist(Numbered):
    """Types the numbers of a patient's answers, and remembers the words of every question."""

    def __init__(self, answers: Answers) -> None:
        self.said: list[str] = []
        super().__init__(io.StringIO(), self.said.append)
        self.answers = answers
        self.questions: list[str] = []

    def ask(self, prompt: Prompt, is_cut: bool = False) -> Answered | Back | Stop:
        self.said.clear()
        given = self.answers.get(prompt.question.id, ())
        numbers = [str(n) for n, c in enumerate(prompt.choices, 1) if c.value in given]
        self.stdin = io.StringIO(" ".join(numbers) + "\n" if numbers else "")
        reply = super().ask(prompt, is_cut)
        how = next(n for n, line in enumerate(self.said) if line.startswith("Type "))
        self.questions.append(bare(re.sub(r"^\d+\. ", "", line) for line in self.said[:how]))
        return reply


class Reader(Menu):
    """Answers as a patient, and remembers the words of every menu; presses no key."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(Numbered(io.StringIO(), lambda _line: None), harmless)
        self.answers = answers
        self.questions: list[str] = []

    def ask(self, prompt: Prompt) -> Answered | Back | Stop:
        self._fitting(prompt, "")
        given = self.answers.get(prompt.question.id, ())
        kept = tuple(choice.value for choice in prompt.choices if choice.value in given)
        return Answered(kept) if kept else Stop()

    def _fitting(self, prompt: Prompt, notice: str) -> _Screen | None:
        screen = super()._fitting(prompt, notice)
        assert screen is not None
        choices = screen.choices[: len(prompt.choices)]
        head = screen.head.replace("─", "").replace(prompt.title, "", 1)
        self.questions.append(bare((head, screen.ask, screen.below, *choices)))
        return screen


class Presser(Reader):
    """Presses the keys of a patient's answers."""

    def __init__(self, pipe: PipeInput, answers: Answers) -> None:
        super().__init__(answers)
        self.pipe = pipe
        self.keys = ""

    def ask(self, prompt: Prompt) -> Answered | Back | Stop:
        given = self.answers.get(prompt.question.id, ())
        if not given:
            return super().ask(prompt)
        rows = [n for n, choice in enumerate(prompt.choices) if choice.value in given]
        if prompt.many:
            steps = [b - a for a, b in zip([0, *rows], rows, strict=False)]
            self.keys = "".join(DOWN * step + SPACE for step in steps) + ENTER
        else:
            self.keys = DOWN * (rows[0] + prompt.private) + ENTER
        return Menu.ask(self, prompt)

    def _run(self, question: Question) -> object:
        self.pipe.send_text(self.keys)
        return super()._run(question)


def bare(texts: Iterable[str]) -> str:
    """The words of some texts, however they are broken into lines."""
    return " ".join(" ".join(texts).split())


@dataclass(frozen=True)
class Visit:
    """What a walk came to, and all that was asked and told on it."""

    found: Assessment
    cards: tuple[Card, ...]
    questions: tuple[str, ...]


def visit(asker: Typist | Reader) -> Visit:
    cards: list[Card] = []

    def tell(card: Card) -> GoOn:
        cards.append(card)
        return GoOn()

    end = walk(QUESTIONNAIRE, State({}), asker.ask, tell, lambda _answers: None)
    found = assess(QUESTIONNAIRE, end.state.answers)
    return Visit(found, tuple(cards), tuple(asker.questions))


@cache
def in_numbered_lines(case_id: str) -> Visit:
    return visit(Typist(next(case.answers for case in CASES if case.id == case_id)))


def drawn(parts: Parts) -> str:
    console = Console(file=io.StringIO(), width=WIDTH, highlight=False)
    console.print(Drawn(parts))
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def only_words(screen: str) -> list[str]:
    """The words of a screen, without what is drawn round them."""
    return [word for word in screen.split() if not set(word) <= set("─│┌┐└┘•-")]


def answers_file(folder: Path, case: Case) -> Path:
    file = folder / "answers.yaml"
    save_answers(file, QUESTIONNAIRE, case.answers, "2026-05-01T12:00:00+00:00")
    return file


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    monkeypatch.setenv("LINES", "60")


@every_case
def test_numbered_lines_and_a_file_come_to_what_the_answers_come_to(
    case: Case, tmp_path: Path
) -> None:
    found = assess(QUESTIONNAIRE, case.answers)
    assert in_numbered_lines(case.id).found == found
    again = read_answers(QUESTIONNAIRE, answers_file(tmp_path, case)).answers
    assert assess(QUESTIONNAIRE, again) == found


@every_case
def test_menus_and_numbered_lines_ask_and_tell_the_same_in_the_same_words(case: Case) -> None:
    assert visit(Reader(case.answers)) == in_numbered_lines(case.id)


@every_case
def test_cards_and_results_are_told_in_the_same_words_drawn_and_plain(case: Case) -> None:
    seen = in_numbered_lines(case.id)
    cards = [
        SCREENS.card(card.tier, card.signs)
        if isinstance(card, SignsCard)
        else SCREENS.page(card.page)
        for card in seen.cards
    ]
    for parts in (*cards, SCREENS.short(seen.found), SCREENS.result(seen.found)):
        assert only_words(drawn(parts)) == only_words("\n".join(plain_lines(parts, WIDTH)))


@some_cases
def test_assess_tells_what_the_visit_tells(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "load", lambda *_args, **_how: LOADED)  # once for all cases
    file = answers_file(tmp_path, case)
    shown = CliRunner().invoke(app, ["assess", str(file), "--region", "US"]).stdout
    parts = SCREENS.result(in_numbered_lines(case.id).found, answers=case.answers)
    assert shown == "".join(f"{line}\n" for line in plain_lines(parts, WIDTH))


@pytest.mark.slow
@every_case
def test_assess_tells_the_same_for_every_case(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test_assess_tells_what_the_visit_tells(case, tmp_path, monkeypatch)


# -- with real keys, and in real processes


@pytest.fixture
def pipe() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


@few_cases
def test_keys_come_to_what_the_answers_come_to(case: Case, pipe: PipeInput) -> None:
    assert visit(Presser(pipe, case.answers)) == in_numbered_lines(case.id)


@pytest.mark.slow
@every_case
def test_keys_come_to_the_same_for_every_case(case: Case, pipe: PipeInput) -> None:
    test_keys_come_to_what_the_answers_come_to(case, pipe)


def run(*args: str, typed_in: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "spinecheck", *args, "--region", "US"],
        input=typed_in,
        env={**os.environ, "COLUMNS": str(WIDTH)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@every_case
def test_a_visit_tells_what_assess_tells_in_real_processes(case: Case, tmp_path: Path) -> None:
    found = in_numbered_lines(case.id).found
    see_result, read_it_all = "1", "4" if found.urgency == "emergency" else "1"
    lines = [*typed(QUESTIONNAIRE, case.answers), see_result, read_it_all]
    if found.path.unanswered:
        lines = lines[:-2]
    started = run("start", typed_in="".join(f"{line}\n" for line in lines))
    by_assess = run("assess", str(answers_file(tmp_path, case)))
    assert by_assess.returncode == 0
    if found.path.unanswered:  # the visit ends early: it tells the urgent signs
        assert started.returncode == 2
        assert words.YOU_STOPPED in started.stdout
        for sign in found.signs:
            assert bare((SCREENS.fill(sign.title),)) in bare((started.stdout,))
    else:
        assert started.returncode == 0
        assert started.stdout.endswith(by_assess.stdout)
