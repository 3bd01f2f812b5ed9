"""Whole walks through the built-in questionnaire, typed into a pipe."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping

import pytest

from spinecheck.core.answers import Answers
from spinecheck.core.model import Questionnaire
from spinecheck.interview.prompts import Answered, GoOn, Prompt, Stop
from spinecheck.interview.walker import Card, State, walk

BEGIN, GO_ON_PAST_EMERGENCY, GO_ON_PAST_PAGE = "1", "2", "1"


def typed(questionnaire: Questionnaire, answers: Answers) -> Iterator[str]:
    """The lines that a patient with these answers types, as far as the answers go."""
    lines = [BEGIN]

    def ask(prompt: Prompt) -> Answered | Stop:
        given = answers.get(prompt.question.id)
        if not given:
            return Stop()
        numbers = [str(n) for n, c in enumerate(prompt.choices, 1) if c.value in given]
        lines.append(" ".join(numbers))
        return Answered(tuple(given))

    def tell(card: Card) -> GoOn:
        urgent = hasattr(card, "signs")
        lines.append(GO_ON_PAST_EMERGENCY if urgent else GO_ON_PAST_PAGE)
        return GoOn()

    walk(questionnaire, State({}), ask, tell, lambda _answers: None)
    yield from lines


def piped(*lines: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "spinecheck", "start", "--region", "US"],
        input="".join(f"{line}\n" for line in lines),
        env={**os.environ, "COLUMNS": "80"},
        capture_output=True,
        text=True,
        check=False,
    )


def case(questionnaire: Questionnaire, id_: str) -> Mapping[str, tuple[str, ...]]:
    return next(case.answers for case in questionnaire.cases if case.id == id_)


@pytest.mark.parametrize(
    ("id_", "first_cause"),
    [
        ("back_after_five_good_years", "Adjacent segment disease"),
        ("the_sore_dimple", "Sacroiliac joint pain"),
        ("creeping_back_after_eight_weeks", "Epidural fibrosis"),
        ("the_clunk_in_the_middle", "Pseudoarthrosis"),
        ("hanging_out_the_washing", "Facet joint pain"),
        ("everything_is_too_loud", "Central sensitization"),
    ],
)
def test_each_cause_that_the_owner_named_comes_first_in_a_walk(
    built_in: Questionnaire, id_: str, first_cause: str
) -> None:
    result = piped(*typed(built_in, case(built_in, id_)))
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("\nNO URGENT SIGN IN YOUR ANSWERS\n")
    first = result.stdout.split("What may be going on", 1)[1].split(" - fits ", 1)[0]
    assert f"({first_cause.lower()})" in " ".join(first.lower().split())


def test_saddle_numbness_with_retention_stops_within_the_first_five_screens() -> None:
    result = piped(BEGIN, "age_18_to_49", "low_back", "saddle_numb, hard_to_pee", "yes", "1")
    assert result.returncode == 0
    assert "GET HELP NOW" in result.stderr
    assert "Call 911" in result.stdout
    asked = result.stderr.count("Why we ask:")
    assert asked == 4


def test_everything_not_sure_ends_in_advice_to_call(built_in: Questionnaire) -> None:
    lines = list(typed(built_in, case(built_in, "i_really_do_not_know")))
    result = piped(*lines, "1")
    assert result.returncode == 0
    assert "GET HELP NOW" in result.stdout
    assert "Call 911 or go to an emergency department now." in result.stdout


def test_a_tick_and_then_the_end_of_the_input_shows_the_emergency() -> None:
    result = piped(BEGIN, "age_18_to_49", "low_back", "saddle_numb")
    assert result.returncode == 2
    assert "GET HELP NOW" in result.stdout


def test_an_early_way_out_never_says_that_no_urgent_sign_was_found() -> None:
    result = piped(BEGIN, "age_18_to_49", "no_operation")
    assert result.returncode == 0
    assert "HOW URGENT THIS IS: NOT KNOWN" in result.stdout
    assert "NO URGENT SIGN" not in result.stdout
    assert "None of your answers is on our urgent list" not in result.stdout
    assert "Chest pain or trouble breathing" in result.stdout
