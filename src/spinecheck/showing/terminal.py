"""Parts drawn with Rich: boxes and colour, at any width, and readable without either."""

from collections.abc import Iterable, Iterator

from rich.box import ASCII, SQUARE
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from spinecheck.core.advice import Tier
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
    Urgent,
)

_COLOURS: dict[Tier | None, str] = {
    "emergency": "bold red",
    "same_day": "bold yellow",
    "soon": "bold cyan",
    "routine": "bold green",
    None: "bold yellow",
}
MAX_WIDTH = 100  # longer lines are hard to read, however wide the window


class Drawn:
    """Parts that Rich can print."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, MAX_WIDTH)
        narrow = options.update(width=width)
        for drawn in _drawn(self.parts, options.ascii_only):
            yield from console.render(drawn, narrow)


def _drawn(parts: Iterable[Part], ascii_only: bool) -> Iterator[RenderableType]:  # noqa: C901
    for part in parts:
        match part:
            case Urgent():
                yield Panel(
                    Group(*_drawn(part.parts, ascii_only)),
                    title=_text(part.heading, "bold"),
                    title_align="left",
                    border_style=_COLOURS[part.tier],
                    box=ASCII if ascii_only else SQUARE,
                )
            case Heading() | Subheading():
                yield Text()
                yield _text(part.text, "bold")
                if isinstance(part, Heading):
                    yield Rule(style="dim", characters="-" if ascii_only else "─")
                if part.beside:
                    yield _text(part.beside, "italic")
            case Paragraph():
                yield _text(part.text)
            case Items():
                if part.label:
                    yield Padding(_text(part.label, "italic"), (0, 0, 0, 2))
                bullet = "-" if ascii_only else "•"
                items = [(bullet, _text(item)) for item in part.items]
                yield Padding(_marked(items), (0, 0, 0, 2))
            case Numbered():
                about = Group(_text(part.text, "bold"), *_drawn(part.parts, ascii_only))
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
        return _text(branch.row, "dim")
    row = _text(branch.row, _COLOURS[branch.tier] if branch.tier else "")
    row.stylize("bold", 0, len(harmless(branch.name)))
    return row


def _marked(items: Iterable[tuple[str, RenderableType]]) -> Table:
    """Each thing beside its mark, with all of its lines indented."""
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for mark, item in items:
        table.add_row(mark, item)
    return table


def _text(text: str, style: str = "") -> Text:
    """Never `str`: Rich would read markup in it."""
    return Text(harmless(text), style=style, overflow="fold")
