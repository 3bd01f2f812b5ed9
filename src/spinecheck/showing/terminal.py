"""Parts drawn with Rich: boxes and colour, at any width, and readable without either."""

from collections.abc import Iterable, Iterator

from rich.box import ASCII, SIMPLE_HEAD, SQUARE
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table as RichTable
from rich.text import Text
from rich.tree import Tree

from spinecheck.core.tiers import Tier
from spinecheck.showing.harmless import harmless
from spinecheck.showing.parts import (
    Branch,
    Heading,
    Items,
    Numbered,
    Paragraph,
    Part,
    Parts,
    Subheading,
    Table,
    Urgent,
)
from spinecheck.showing.plain import as_items

_COLOURS: dict[Tier | None, str] = {
    "emergency": "bold red",
    "same_day": "bold yellow",
    "soon": "bold cyan",
    "routine": "bold green",
    None: "bold yellow",
}
NARROWEST_TABLE, WIDEST_COLUMN, LONGEST_WHOLE_WORD = 60, 60, 20
MAX_WIDTH = 100  # longer lines are hard to read, however wide the window


class Drawn:
    """Parts that Rich can print."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, MAX_WIDTH)
        narrow = options.update(width=width)
        for drawn in _drawn(self.parts, options.ascii_only, width):
            yield from console.render(drawn, narrow)


class _Rows:
    """A table; where it is too narrow for one, each row as it would be read out."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width < NARROWEST_TABLE:
            yield from _listed(as_items(self.table), options.ascii_only)
            return
        drawn = RichTable(box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
        room = options.max_width - 3 * len(self.table.head)
        for name, width in zip(self.table.head, _widths(self.table, room), strict=True):
            drawn.add_column(literal(name, "bold"), width=width, overflow="fold")
        for row in self.table.rows:
            drawn.add_row(*map(literal, row))
        yield drawn


def _widths(table: Table, room: int) -> list[int]:
    """The width of each column: its longest word, and a share of the rest by what it holds."""
    columns = list(zip(table.head, *table.rows, strict=True))
    least = [
        min(max(cell_len(word) for cell in column for word in cell.split()), LONGEST_WHOLE_WORD)
        for column in columns
    ]
    most = [max(map(cell_len, "\n".join(column).split("\n"))) for column in columns]
    wanted = [min(widest, WIDEST_COLUMN) - own for own, widest in zip(least, most, strict=True)]
    share = min(1.0, max(room - sum(least), 0) / max(sum(wanted), 1))
    return [own + int(more * share) for own, more in zip(least, wanted, strict=True)]


def _drawn(  # noqa: C901
    parts: Iterable[Part], ascii_only: bool, width: int
) -> Iterator[RenderableType]:
    for part in parts:
        match part:
            case Urgent():
                heading = literal(part.heading, "bold")
                fits = heading.cell_len + 6 <= width  # Rich would cut it off
                yield Panel(
                    Group(*(() if fits else (heading,)), *_drawn(part.parts, ascii_only, width)),
                    title=heading if fits else None,
                    title_align="left",
                    border_style=_COLOURS[part.tier],
                    box=ASCII if ascii_only else SQUARE,
                )
            case Heading() | Subheading():
                yield Text()
                yield literal(part.text, "bold")
                if isinstance(part, Heading):
                    yield Rule(style="dim", characters="-" if ascii_only else "─")
                if part.beside:
                    yield literal(part.beside, "italic")
            case Paragraph():
                yield literal(part.text)
            case Items():
                yield from _listed(part, ascii_only)
            case Table():
                yield _Rows(part)
            case Numbered():
                about = Group(literal(part.text, "bold"), *_drawn(part.parts, ascii_only, width))
                yield _marked([(f"{part.number}.", about)])
            case Branch():
                yield Text()
                yield _grown(Tree(_row(part), guide_style="dim"), part)


def _grown(tree: Tree, branch: Branch) -> Tree:
    """The tree with all that hangs on a row of it."""
    for under in branch.branches:
        _grown(tree.add(_row(under)), under)
    return tree


def _row(branch: Branch) -> Text:
    if branch.faint:
        return literal(branch.row, "dim")
    row = literal(branch.row, _COLOURS[branch.tier] if branch.tier else "")
    row.stylize("bold", 0, len(harmless(branch.name)))
    return row


def _listed(items: Items, ascii_only: bool) -> Iterator[RenderableType]:
    if items.label:
        yield Padding(literal(items.label, "italic"), (0, 0, 0, 2))
    bullet = "-" if ascii_only else "•"
    marked = [(bullet, literal(item)) for item in items.items]
    yield Padding(_marked(marked), (0, 0, 0, 2))


def _marked(items: Iterable[tuple[str, RenderableType]]) -> RichTable:
    """Each thing beside its mark, with all of its lines indented."""
    table = RichTable.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for mark, item in items:
        table.add_row(mark, item)
    return table


def literal(text: str, style: str = "") -> Text:
    """The text as it is written. Never `str`: Rich would read markup in it."""
    return Text(harmless(text), style=style, overflow="fold")
