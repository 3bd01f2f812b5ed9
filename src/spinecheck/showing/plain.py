"""Parts as plain lines: append only, headings as words, no boxes, no colour."""

import textwrap
from collections.abc import Iterable, Iterator

from spinecheck.showing.harmless import harmless
from spinecheck.showing.parts import (
    Branch,
    Heading,
    Items,
    Numbered,
    Paragraph,
    Part,
    Subheading,
    Urgent,
)


def plain_lines(parts: Iterable[Part], width: int) -> Iterator[str]:
    """The lines of some parts, wrapped, never cut."""
    for part in parts:
        match part:
            case Urgent():
                yield ""
                yield from wrapped(part.heading, width)
                yield from plain_lines(part.parts, width)
            case Heading() | Subheading():
                yield ""
                beside = f" - {part.beside}" if part.beside else ""
                yield from wrapped(part.text + beside, width)
            case Paragraph():
                yield from wrapped(part.text, width)
            case Items():
                if part.label:
                    yield from wrapped(part.label, width)
                for item in part.items:
                    yield from wrapped(item, width, "- ")
            case Numbered():
                yield from wrapped(part.text, width, f"{part.number}. ")
                yield from plain_lines(part.parts, width)
            case Branch():
                yield ""
                yield from _rows(part, width)


def _rows(branch: Branch, width: int, depth: int = 0) -> Iterator[str]:
    """A tree in lines, each row two columns further in than the one that it hangs on."""
    mark = "  " * (depth - 1) + "- " if depth else ""
    yield from wrapped(branch.row, width, mark)
    for under in branch.branches:
        yield from _rows(under, width, depth + 1)


def wrapped(text: str, width: int, mark: str = "") -> list[str]:
    """The text in lines of a width; those after the first are indented under the mark."""
    lines: list[str] = []
    for paragraph in harmless(text).split("\n"):
        lines += textwrap.wrap(
            paragraph,
            max(width, 20),
            initial_indent=mark if not lines else " " * len(mark),
            subsequent_indent=" " * len(mark),
            break_on_hyphens=False,
            drop_whitespace=True,
        ) or [""]
    return lines
