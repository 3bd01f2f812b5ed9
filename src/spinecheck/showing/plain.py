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
    Table,
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
                yield from _listed(part, width)
            case Table():
                yield from _listed(as_items(part), width)
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


def _listed(items: Items, width: int) -> Iterator[str]:
    if items.label:
        yield from wrapped(items.label, width)
    for item in items.items:
        yield from wrapped(item, width, "- ")


def as_items(table: Table) -> Items:
    """A table as it is read out: of each row, every cell after its heading, but no empty one."""
    return Items(
        tuple(
            "; ".join(
                _cell(name, cell) for name, cell in zip(table.head, row, strict=True) if cell
            )
            for row in table.rows
        )
    )


def _cell(name: str, cell: str) -> str:
    text = cell.replace("\n", ", ").removesuffix(".")
    return f"{name}: {text}" if name else text


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
