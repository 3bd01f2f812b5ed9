"""The reasoning in words: exactly, as plain lines and as tables."""

import io
import re

import pytest
from rich.console import Console

from spinecheck.core.reasoning import reason
from spinecheck.reading.gathering import Source
from spinecheck.reading.loading import Loaded
from spinecheck.reading.places import Places
from spinecheck.reading.source import parse
from spinecheck.showing.parts import Parts, Table
from spinecheck.showing.plain import plain_lines
from spinecheck.showing.reasoning import Explained
from spinecheck.showing.terminal import Drawn
from tests.samples import SAMPLE, answers, questionnaire, text

SOURCES = """
- {id: book, title: A book on wear, by: A writer, year: "1999", seen: yes, holds: [B1]}
"""
CITED = SAMPLE["causes"].replace(
    "because: Your back hurts most}", "because: Your back hurts most, cites: [B1]}"
)
PARTS = {**SAMPLE, "causes": CITED, "sources": SOURCES}


EXACT_LINES = """\

What each answer argued
- Answer: Do you have any of these?: None of these; What it argued: nothing; Source and
  place: sample.yaml:N
- Answer: What was done?: Bones joined; What it argued: for Wear next to the fusion; How
  strongly: moderate, +2; Source and place: sample.yaml:N
- Answer: Which hurts most?: My back; What it argued: for Wear next to the fusion; How
  strongly: strong, +3; Source and place: B1, sample.yaml:N
- Answer: What makes it worse?: Sitting; What it argued: against Wear next to the fusion;
  How strongly: weak, -1; Source and place: sample.yaml:N

How the fit came about
Strong counts 3 points, moderate 2, weak 1. What speaks against a cause is taken off.
Points are a judgement of how well answers fit. They are not chances.
A cause is shown with at least 3 points and 2 reasons for it, one of them from outside the
background sections. It fits many answers with at least 6 points and 1 strong reason, or 8
points. At most 4 are shown.
- Cause: Wear next to the fusion; Points: +3 +2 -1 = 4; What came of it: Shown in place 1:
  fits some answers; Source and place: sample.yaml:N

How the urgency came about
No urgent sign holds.
Every answer that decides the urgency is in.

The sources in full
- B1: A book on wear. A writer. 1999. (sample.yaml:N)
Places are lines in the files of folder."""
EXACT_TABLE = """\

What each answer argued
────────────────────────────────────────────────────────────────────────────────

                                                 How          Source and
 Answer                    What it argued        strongly     place
 ────────────────────────────────────────────────────────────────────────────
 Do you have any of        nothing                            sample.yaml:N
 these?: None of these
 What was done?: Bones     for Wear next to      moderate,    sample.yaml:N
 joined                    the fusion            +2
 Which hurts most?: My     for Wear next to      strong, +3   B1
 back                      the fusion                         sample.yaml:N
 What makes it worse?:     against Wear next     weak, -1     sample.yaml:N
 Sitting                   to the fusion
"""


def explained(**given: str | list[str]) -> Parts:
    file = parse("folder/sample.yaml", text(**PARTS))
    loaded = Loaded(questionnaire(**PARTS), Source(file.data, {(): file}))
    reasoning = reason(loaded.questionnaire, answers(**given))
    return Explained(reasoning, Places(loaded), lambda text: text).parts()


def numberless(shown: str) -> str:
    """Without the line numbers: the sample grows. That they are right is tested with places."""
    return re.sub(r"sample\.yaml:\d+", "sample.yaml:N", shown)


def drawn(parts: Parts, width: int) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    console.print(Drawn(parts))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in str(shown).splitlines())


def test_the_whole_reasoning_as_plain_lines() -> None:
    parts = explained(bladder="none", operation=["fusion"], worst="back", worse_with="sitting")
    assert numberless("\n".join(plain_lines(parts, 90))) == EXACT_LINES


def test_the_answers_as_a_table() -> None:
    parts = explained(bladder="none", operation=["fusion"], worst="back", worse_with="sitting")
    assert numberless(drawn(parts[:2], 80)) == EXACT_TABLE


def test_an_assumed_answer_is_said_to_be_assumed() -> None:
    lines = " ".join(plain_lines(explained(bladder=["numb"]), 200))
    assert 'On these answers: Is that new?: no answer, read as "I\'m not sure"' in lines


def test_an_open_urgency_names_what_it_waits_for() -> None:
    lines = list(plain_lines(explained(operation=["fusion"]), 100))
    at = lines.index("It is not known, because these have no answer:")
    assert numberless(lines[at + 1]) == "- Do you have any of these? (sample.yaml:N)"


@pytest.mark.parametrize("width", [40, 59, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    parts = explained(bladder=["numb"], bladder_new="yes", operation=["fusion"], worst="back")
    assert max(map(len, drawn(parts, width).splitlines())) <= width


def test_in_a_narrow_window_rows_are_read_out() -> None:
    table: Parts = (Table(("Cause", "Points"), (("Wear", "+3 = 3"), ("", "[b]2"))),)
    assert drawn(table, 59) == "  • Cause: Wear; Points: +3 = 3\n  • Points: [b]2"


def test_a_table_never_tears_a_short_word() -> None:
    rows = (("one two three four five six seven eight " * 4, "strong, +3", "causes.yaml:123"),)
    text_ = drawn((Table(("Long", "How strongly", "Place"), rows),), 60)
    for word in ("strongly", "strong,", "causes.yaml:123"):
        assert word in text_
