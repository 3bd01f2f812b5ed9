"""How long a person waits between questions, and for the result: along one case, key by key."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from benchmarks.measuring import Fact, Row, interleaved
from benchmarks.start import bare, ours
from benchmarks.terminal import DOWN, ENTER, SPACE, OnTerminal
from spinecheck.answer_words import answer_texts
from spinecheck.core.answers import Answers
from spinecheck.core.assessment import assess
from spinecheck.core.engine import offered, path, record
from spinecheck.core.model import Questionnaire
from spinecheck.reading import BUILT_IN
from spinecheck.reading.loading import load
from spinecheck.words import CHECK_ANSWERS, READ_ALL

CASE = "back_after_five_good_years"  # routine: no card stands between two questions


@dataclass(frozen=True)
class Step:
    """One question, and the keys that answer it."""

    ask: str
    choices: tuple[str, ...]
    many: bool
    keys: tuple[str, ...]

    @property
    def head(self) -> str:
        """The beginning of the question: lines are broken after it."""
        return self.ask[:40]


def rows(runs: int) -> Iterator[Row | Fact]:
    questionnaire = load(BUILT_IN).questionnaire
    answers = next(case.answers for case in questionnaire.cases if case.id == CASE)
    steps = list(_steps(questionnaire, answers))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "questions.json"
        asked = [{"ask": s.ask, "choices": s.choices, "many": s.many} for s in steps]
        file.write_text(json.dumps(asked), encoding="utf-8")
        found = interleaved(
            {"ours": lambda: _ours(steps), "alone": lambda: _alone(file, steps)}, runs
        )
        what = f"a key to the next question (median of {len(steps) - 1})"
        yield Row(what, "questionary alone", found["ours"], found["alone"], "<= 1.2")
        yield from _last_key(steps, Path(folder), runs)


def _steps(questionnaire: Questionnaire, answers: Answers) -> Iterator[Step]:
    """The questions of a case in asking order."""
    assert assess(questionnaire, answers).urgency == "routine"
    given: Answers = {}
    while question := path(questionnaire, given).next:
        values = offered(question, path(questionnaire, given).facts)
        wanted = answers[question.id]
        many = getattr(question, "many", False)
        keys: list[str] = []
        # Where nothing is chosen yet, the first key only moves to the first line.
        place = -1 if getattr(question, "private", False) else 0
        for n in sorted(values.index(value) for value in wanted):
            keys += [DOWN] * (n - place) + [SPACE] * many
            place = n
        texts = answer_texts(question)
        yield Step(question.ask, tuple(texts[v] for v in values), many, (*keys, ENTER))
        given = record(questionnaire, given, question.id, wanted)


def _ours(steps: list[Step]) -> float:
    with OnTerminal(ours("start", "--region", "US")) as terminal:
        _begin(terminal)
        return _median_wait(terminal, steps)


def _alone(file: Path, steps: list[Step]) -> float:
    with OnTerminal(bare("questions", str(file))) as terminal:
        return _median_wait(terminal, steps)


def _begin(terminal: OnTerminal) -> None:
    terminal.see("Enter chooses")
    terminal.settle()
    terminal.press(ENTER)


def _median_wait(terminal: OnTerminal, steps: list[Step]) -> float:
    """From the key that answers a question to the next one on the screen."""
    terminal.see(steps[0].head)
    waits = []
    for step, following in pairwise(steps):
        pressed = _answer(terminal, step)
        waits.append(terminal.see(following.head) - pressed)
    return median(waits)


def _answer(terminal: OnTerminal, step: Step) -> float:
    terminal.settle()
    for key in step.keys[:-1]:
        terminal.press(key)
        terminal.settle()
    return terminal.press(step.keys[-1])


def _last_key(steps: list[Step], folder: Path, runs: int) -> Iterator[Fact]:
    """From the last key to the result, and what had still to be imported in between."""
    waits, imports = [], []
    for n in range(runs):
        log = folder / f"imports{n}"
        command = ours("start", "--region", "US")
        command.insert(1, "-Ximporttime")
        with log.open("wb") as errors, OnTerminal(command, errors=errors.fileno()) as terminal:
            _begin(terminal)
            _median_wait(terminal, steps)
            pressed = _answer(terminal, steps[-1])
            terminal.see(CHECK_ANSWERS)
            waits.append(terminal.see("Enter chooses") - pressed)
            terminal.settle()
            before = _lines(log)
            pressed = terminal.press(ENTER)
            terminal.see(READ_ALL)
            waits[-1] = terminal.see("Enter chooses") - pressed
            terminal.settle()
            imports.append(_lines(log) - before)
    found = f"{median(waits) * 1000:.0f} ms, {max(imports)} imports"
    yield Fact("the last key to the result", found, "no import left")


def _lines(log: Path) -> int:
    return log.read_bytes().count(b"\n")
