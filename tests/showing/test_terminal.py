"""What Rich draws: exactly, at a fixed width, with and without colour."""

import io

import pytest
from rich.console import Console

from spinecheck.showing.parts import Heading, Items, Numbered, Paragraph, Parts, Urgent
from spinecheck.showing.terminal import Drawn

CARD: Parts = (
    Urgent(
        "emergency",
        "GET HELP NOW",
        (
            Paragraph("Call [bold]911[/bold] or go to an emergency department now."),
            Items(("Do not drive yourself", "Take your \x1b[31mlist of medicines"), "What to do:"),
        ),
    ),
)


def drawn(parts: Parts, width: int, **options: object) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, **options)  # type: ignore[arg-type]
    console.print(Drawn(parts))
    text = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in str(text).splitlines())


def test_an_emergency_card_at_40_columns() -> None:
    assert drawn(CARD, 40) == (
        "┌─ GET HELP NOW ───────────────────────┐\n"
        "│ Call [bold]911[/bold] or go to an    │\n"
        "│ emergency department now.            │\n"
        "│   What to do:                        │\n"
        "│   • Do not drive yourself            │\n"
        "│   • Take your \\x1b[31mlist of        │\n"
        "│     medicines                        │\n"
        "└──────────────────────────────────────┘"
    )


def test_the_urgency_is_in_words_not_in_colour_alone() -> None:
    coloured = drawn(CARD, 60, force_terminal=True, color_system="truecolor")
    assert "\x1b[1;31m" in coloured
    assert "GET HELP NOW" in drawn(CARD, 60, no_color=True)


def test_without_unicode_it_is_drawn_in_ascii() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    console = Console(file=stream, width=40, highlight=False)
    console.print(Drawn((*CARD, Heading("A heading"))))
    stream.flush()
    text = stream.buffer.getvalue().decode("ascii")
    assert "- GET HELP NOW ---" in text
    assert "  - Do not drive yourself" in text
    assert "----------------------------------------" in text


@pytest.mark.parametrize("width", [40, 80, 160, 200])
def test_it_wraps_and_never_cuts(width: int) -> None:
    sentence = "Every single word of this sentence must be there, at any width. " * 4
    parts: Parts = (
        Paragraph(sentence),
        Items((sentence,), "A label"),
        Numbered(1, sentence, (Items((sentence,)),)),
        Urgent("soon", "SOON", (Paragraph(sentence),)),
    )
    text = drawn(parts, width)
    assert max(len(line) for line in text.splitlines()) <= min(width, 100)
    words = text.replace("│", " ").split()
    assert words.count("Every") == words.count("width.") == 4 * 5
