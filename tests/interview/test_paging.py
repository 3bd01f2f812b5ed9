"""Long lists in pieces that fit the window."""

import io
from collections.abc import Sequence

import pytest

from spinecheck.interview.numbered import Numbered
from spinecheck.interview.paging import choose_in_pieces
from spinecheck.interview.prompts import Answered, Back, Choice, Prompt, Stop

CHOICES = [Choice(f"c{n}", f"Choice {n}") for n in range(40)]


class Chooser:
    """Goes to the next piece so many times, and then takes the first."""

    def __init__(self, more: int) -> None:
        self.more = more
        self.offered: list[list[str]] = []

    def ask(self, prompt: Prompt) -> Answered | Back | Stop:
        raise AssertionError(prompt.ask)  # only choices are put to it

    def choose(self, text: str, choices: Sequence[Choice]) -> str | Stop:
        assert text == "Which?"
        self.offered.append([choice.text for choice in choices])
        return choices[-1 if len(self.offered) <= self.more else 0].value


@pytest.fixture(autouse=True)
def window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")


def test_each_piece_fits_and_together_they_are_all() -> None:
    chooser = Chooser(more=3)
    assert choose_in_pieces(chooser, "Which?", CHOICES) == "c0"
    assert [len(offered) for offered in chooser.offered] == [17, 17, 9, 17]
    assert chooser.offered[0][-1] == "More of the 40"
    assert chooser.offered[2][-1] == "From the first again"
    told = [text for offered in chooser.offered[:3] for text in offered[:-1]]
    assert told == [choice.text for choice in CHOICES]


def test_a_short_list_stands_alone() -> None:
    chooser = Chooser(more=0)
    choose_in_pieces(chooser, "Which?", CHOICES[:5])
    assert chooser.offered == [[choice.text for choice in CHOICES[:5]]]


def test_numbered_lines_give_it_whole() -> None:
    said: list[str] = []
    asker = Numbered(io.StringIO("40\n"), said.append)
    assert choose_in_pieces(asker, "Which?", CHOICES) == "c39"
    assert "40. Choice 39" in said
