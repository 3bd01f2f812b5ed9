"""The terminal as it is: menus and boxes, or plain lines."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TextIO

from spinecheck import words
from spinecheck.cli.streams import print_no_more
from spinecheck.interview.asking import Asker
from spinecheck.interview.numbered import Numbered
from spinecheck.showing.harmless import harmless
from spinecheck.showing.parts import Parts
from spinecheck.showing.plain import plain_lines, wrapped

if TYPE_CHECKING:
    from rich.console import Console

_MENU = 9  # the lines of a menu with two choices, and of what is urgent above them
_DRAWN = "─●○»•▲▼"
_MARK = re.compile(r"(\d+\.|-) ")


def wants_plain(environ: Mapping[str, str], stdin: TextIO, stdout: TextIO) -> bool:
    """Whether to ask in plain lines, without being told to."""
    return (
        _is_set_to_plain(environ)
        or not stdin.isatty()
        or not stdout.isatty()
        or not _can_print(stdout, _DRAWN)
    )


def wants_drawing(environ: Mapping[str, str]) -> bool:
    """Whether results are to be drawn even where nothing can be asked, as in a pipe to a pager."""
    return environ.get("FORCE_COLOR", "") != "" and not _is_set_to_plain(environ)


def _is_set_to_plain(environ: Mapping[str, str]) -> bool:
    return environ.get("ACCESSIBLE", "0") not in ("", "0") or environ.get("TERM") == "dumb"


class Terminal:
    """Where questions are asked and results are shown."""

    def __init__(self, plain: bool = False, width: int | None = None) -> None:
        self.width = width
        self.plain = plain or wants_plain(os.environ, sys.stdin, sys.stdout)
        self.draws = not self.plain or (not plain and wants_drawing(os.environ))
        # Results go to stdout. What is said on the way does too, unless stdout is not a terminal.
        self.talk = sys.stdout if sys.stdout.isatty() else sys.stderr

    @property
    def is_one_screen(self) -> bool:
        """Whether results stand on the same screen as what is said on the way."""
        return self.talk is sys.stdout

    def asker(self, fill: Callable[[str], str] = lambda text: text) -> Asker:
        """The way of asking that suits this terminal; `fill` puts numbers into what is shown."""
        numbered = Numbered(sys.stdin, lambda text: self.say(fill(text)))
        if self.plain:
            return numbered
        from spinecheck.interview.menu import Menu

        return Menu(numbered, lambda text: harmless(fill(text)))

    def say(self, text: str) -> None:
        """One line on the way, such as an answer; when it is long, it hangs under its mark."""
        marked = _MARK.match(text)
        mark = marked.group() if marked else ""
        for line in wrapped(text.removeprefix(mark), self.line_width(), mark):
            print(line, file=self.talk, flush=True)

    def say_in_one_line(self, command: str) -> None:
        """A command, so that it can be copied."""
        print(harmless(command), file=self.talk, flush=True)

    def say_if_it_fits(self, text: str) -> None:
        """One line that nobody needs where it would take more than one."""
        if len(text) <= self.line_width():
            self.say(text)

    def show_on_the_way(self, parts: Parts) -> None:
        """A card or page in the middle of the walk."""
        self._show(parts, self.talk)

    def print(self, parts: Parts) -> None:
        """What a command was run for. A reader such as `head` may leave when it likes."""
        self._show(parts, sys.stdout)

    def show(self, parts: Parts) -> None:
        """The result of a visit; when stdout takes no more of it, it still reaches the person."""
        try:
            self._show(parts, sys.stdout)
        except OSError as error:
            if not isinstance(error, BrokenPipeError):
                print(words.NOT_PRINTED.format(reason=error.strerror), file=sys.stderr)
            print_no_more()
            self._show(parts, sys.stderr)

    def in_pieces(self, parts: Parts) -> list[Parts]:
        """The parts in pieces that fit the window above a menu; plain lines are not cut."""
        if self.plain:
            return [parts]
        from spinecheck.showing.pieces import in_pieces
        from spinecheck.showing.terminal import Drawn

        console = self._console(sys.stdout)
        room = shutil.get_terminal_size().lines - _MENU
        return list(in_pieces(parts, lambda piece: len(console.render_lines(Drawn(piece))), room))

    def _show(self, parts: Parts, stream: TextIO) -> None:
        if not self.draws:
            for line in plain_lines(parts, self.line_width()):
                print(line, file=stream)
            stream.flush()
            return
        from spinecheck.showing.terminal import Drawn

        self._console(stream).print(Drawn(parts))

    def _console(self, stream: TextIO) -> "Console":
        from rich.console import Console

        return Console(file=stream, highlight=False, width=self.width)

    def line_width(self) -> int:
        """How wide a line may be."""
        return self.width or min(shutil.get_terminal_size().columns, 100)

    @property
    def someone_types(self) -> bool:
        """Whether a person sits there, who reads and can press keys."""
        return sys.stdin.isatty() and sys.stdout.isatty()


def _can_print(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
