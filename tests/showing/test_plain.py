"""Plain lines, and text that may do no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecheck.showing.harmless import harmless
from spinecheck.showing.parts import Heading, Items, Numbered, Paragraph, Subheading, Urgent
from spinecheck.showing.plain import plain_lines, wrapped

PARTS = (
    Urgent("emergency", "GET HELP NOW", (Paragraph("Call 911."), Items(("Sit down",), "Do:"))),
    Heading("What may be going on", "only possible"),
    Subheading("A cause", "fits some"),
    Items(("first reason", "second reason that is longer than a line"), "For it:"),
    Numbered(3, "A step", (Paragraph("About it."),)),
)


def test_plain_lines_have_headings_as_words_and_no_boxes() -> None:
    assert list(plain_lines(PARTS, 30)) == [
        "",
        "GET HELP NOW",
        "Call 911.",
        "Do:",
        "- Sit down",
        "",
        "What may be going on - only",
        "possible",
        "",
        "A cause - fits some",
        "For it:",
        "- first reason",
        "- second reason that is longer",
        "  than a line",
        "3. A step",
        "About it.",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[red]red[/red]", "[red]red[/red]"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\u202eb", "a\\u202eb"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("bell\x07", "bell\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("two\nlines", "two\nlines"),
        ("tab\there", "tab here"),
        ("naïve “café” 東京", "naïve “café” 東京"),
    ],
)
def test_control_characters_are_written_out(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text())
def test_no_text_keeps_the_power_to_steer_a_terminal(text: str) -> None:
    shown = harmless(text).replace("\n", "")
    assert shown.isprintable() or all(char.isspace() for char in shown if not char.isprintable())
    assert "\x1b" not in shown


@given(st.text(), st.integers(20, 200))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(harmless(text).split())
