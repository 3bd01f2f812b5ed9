"""The frames of a demo: a question with its answer, beside what the answer moves."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from spinecheck import words
from spinecheck import words_for_educators as say
from spinecheck.core.moves import Moves, Reason, Standing
from spinecheck.showing.advice import Fill
from spinecheck.showing.parts import Parts
from spinecheck.showing.plain import plain_lines, wrapped
from spinecheck.showing.terminal import Drawn, literal

BESIDE = 110
"""From this width on the panel stands beside the question, and else under it."""
WIDEST = 150
_MOST_LINES = 40
"""A text with more line ends than any window shows loses them: it is drawn anew for each room."""


class _Room(NamedTuple):
    """How much is shown of a scene, so that it fits the window."""

    why: bool
    causes: int
    reasons: int
    signs: int
    air: bool
    """Whether blank lines set the blocks apart."""
    every_choice: bool
    """Whether the other choices stand beside the answer, and a panel beside a waiting question."""


_ROOMS = (
    _Room(True, 6, 5, 6, True, True),
    _Room(True, 6, 5, 6, False, True),
    _Room(False, 5, 3, 3, False, True),
    _Room(False, 3, 2, 2, False, True),
    _Room(False, 2, 1, 1, False, False),
)


def drawn(renderable: RenderableType, width: int) -> str:
    """What Rich makes of it for this terminal, as text with its colours."""
    console = Console(file=io.StringIO(), width=width, force_terminal=True, highlight=False)
    console.print(renderable)
    return str(console.file.getvalue())  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Telling:
    """A frame that tells something: the story, a card, the result, the reasoning."""

    parts: Parts
    share: float = 2.0

    def drawn(self, width: int, _height: int) -> str:
        return drawn(Drawn(self.parts), width)

    def lines(self, width: int) -> Sequence[str]:
        return list(plain_lines(self.parts, width))


@dataclass(frozen=True)
class Scene:
    """A question as it is put, or as it was answered, with where everything stands."""

    progress: str
    ask: str
    why: str
    choices: tuple[str, ...]
    chosen: frozenset[str]
    """The texts of the answer; empty while the question waits for it."""
    echo: str
    """The answer in one line."""
    moves: Moves
    is_over: bool
    """Whether an ending page came with the answer, so that no causes are looked for."""
    fill: Fill
    share: float = 0.5

    def drawn(self, width: int, height: int) -> str:
        text = ""
        for room in _ROOMS:
            text = drawn(self.renderable(width, room), width)
            if text.count("\n") <= height:
                break
        return text

    def lines(self, width: int) -> Sequence[str]:
        texts = self._told() if self.chosen else self._put()
        return [line for mark, text in texts for line in wrapped(text, width, mark)]

    # -- as lines

    def _put(self) -> Iterator[tuple[str, str]]:
        yield from (("", text) for text in ("", self.progress, self.ask))
        if self.why:
            yield "", self.why
        yield from (("- ", choice) for choice in self.choices)

    def _told(self) -> Iterator[tuple[str, str]]:
        yield "> ", self.echo
        moved = [standing for standing in self.moves.standings if standing.change]
        yield from (("  ", reason) for reason in self._why_moved())
        yield from (("  ", self._standing(standing)) for standing in moved)
        if not moved:
            yield "  ", say.NOT_SOUGHT if self.is_over else say.MOVES_NOTHING
        for sign in self.moves.new_signs:
            tier = words.TIER_IN_SHORT[sign.tier]
            yield "  ", say.NEW_SIGN.format(title=self.fill(sign.title), tier=tier)
        if self.moves.is_open:
            yield "  ", say.STILL_OPEN

    def _standing(self, standing: Standing) -> str:
        unit = say.POINT if abs(standing.points) == 1 else say.POINT_S
        fit = say.FIT_SHORT[standing.fit] if standing.fit else ""
        turn = say.UP if standing.change > 0 else say.DOWN
        stands = say.STANDS_AT.format(points=standing.points, unit=unit, fit=fit)
        return f"{self.fill(standing.cause.name)}: {turn.format(n=abs(standing.change))}, {stands}"

    def _why_moved(self) -> Iterator[str]:
        for standing in self.moves.standings:
            if standing.newly_looked_for and standing.change:
                yield say.NOW_LOOKED_FOR.format(cause=self.fill(standing.cause.name))
        yield from map(self._reason, self.moves.reasons)

    def _reason(self, reason: Reason) -> str:
        text = say.REASON_FOR if reason.evidence.supports else say.REASON_AGAINST
        return text.format(
            points=reason.evidence.points,
            cause=self.fill(reason.cause.name),
            because=self.fill(reason.evidence.because),
        )

    # -- as a screen

    def renderable(self, width: int, room: _Room = _ROOMS[0]) -> RenderableType:
        """The question, and the panel beside it or under it."""
        question = self.question(room)
        if not (room.every_choice or self.chosen):
            return question
        panel = Group(*self._panel(room))
        if width < BESIDE:
            return Group(question, Rule(style="dim"), panel)
        both = Table.grid(padding=(0, 3), expand=False)
        both.add_column(width=min(width, WIDEST) * 11 // 20)
        both.add_column(width=min(width, WIDEST) * 9 // 20 - 3)
        both.add_row(question, panel)
        return both

    def question(self, room: _Room = _ROOMS[0]) -> RenderableType:
        """The question alone, with its answer where there is one."""
        return Group(*self._question(room))

    def _question(self, room: _Room) -> Iterator[RenderableType]:
        yield _literal(self.progress, "dim")
        yield _literal(self.ask, "bold")
        if self.why and room.why:
            yield _literal(self.why, "italic")
        if room.air:
            yield Text()
        choices = Table.grid(padding=(0, 1))
        left_out = 0
        for choice in self.choices:
            if choice in self.chosen:
                choices.add_row(" ●", _literal(choice, "bold reverse"))
            elif room.every_choice or not self.chosen:
                choices.add_row(" ○", _literal(choice))
            else:
                left_out += 1
        if left_out:
            choices.add_row(" ○", _literal(say.AND_MORE.format(n=left_out), "italic"))
        yield choices

    def _panel(self, room: _Room) -> Iterator[RenderableType]:
        yield _literal(say.SO_FAR, "bold")
        if self.is_over or not self.moves.standings:
            yield _literal(say.NOT_SOUGHT if self.is_over else say.NONE_SO_FAR)
        else:
            yield _standings(self._most_telling(room.causes), self.fill)
        if self.chosen and not self.is_over:
            yield from [Text()] if room.air else []
            yield from self._reasons(room.reasons)
        yield from [Text()] if room.air else []
        yield from self._signs(room.signs)

    def _most_telling(self, n: int) -> Iterable[Standing]:
        """The best cause and those that moved before all others, in their order."""
        standings = self.moves.standings
        first = sorted(standings, key=lambda s: (s is not standings[0], not s.change))[:n]
        return (standing for standing in standings if standing in first)

    def _reasons(self, n: int) -> Iterator[RenderableType]:
        reasons = list(self._why_moved())
        if not reasons:
            yield _literal(say.MOVES_NOTHING)
            return
        yield _literal(say.THIS_ANSWER, "bold")
        yield from map(_literal, reasons[:n])
        if len(reasons) > n:
            yield _literal(say.AND_MORE.format(n=len(reasons) - n), "italic")

    def _signs(self, n: int) -> Iterator[RenderableType]:
        if self.moves.is_open:
            yield _literal(say.STILL_OPEN, "bold")
        if not self.moves.signs:
            yield from () if self.moves.is_open else (_literal(say.NO_SIGNS),)
            return
        yield _literal(say.SIGNS, "bold")
        new = self.moves.new_signs if self.chosen else ()
        for sign in sorted(self.moves.signs, key=lambda sign: sign not in new)[:n]:
            text = say.NEW_SIGN if sign in new else say.OLD_SIGN
            told = text.format(title=self.fill(sign.title), tier=words.TIER_IN_SHORT[sign.tier])
            yield _literal(told, "bold red" if sign.tier == "emergency" else "bold")
        if len(self.moves.signs) > n:
            yield _literal(say.AND_MORE.format(n=len(self.moves.signs) - n), "italic")


def _standings(standings: Iterable[Standing], fill: Fill) -> Table:
    """How each cause moved, its points, its fit, its name."""
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True, width=4)
    table.add_column(no_wrap=True, justify="right", width=3)
    table.add_column(no_wrap=True, width=4)
    table.add_column(overflow="fold")
    for standing in standings:
        turn = "▲" if standing.change > 0 else "▼"
        table.add_row(
            Text(f"{turn} {standing.change:+d}" if standing.change else "", "bold"),
            str(standing.points),
            standing.fit or "",
            _literal(fill(standing.cause.name), "bold" if standing.change else ""),
        )
    return table


def _literal(text: str, style: str = "") -> Text:
    return literal(" ".join(text.split()) if text.count("\n") > _MOST_LINES else text, style)
