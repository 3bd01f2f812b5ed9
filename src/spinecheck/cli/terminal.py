"""The terminal as it is: menus and boxes, or plain lines."""

import os
import shutil
import sys
from collections.abc import Mapping
from typing import TextIO

from spinecheck.interview.asking import Asker
from spinecheck.interview.numbered import Numbered
from spinecheck.showing.harmless import harmless
from spinecheck.showing.parts import Parts
from spinecheck.showing.plain import plain_lines, wrapped

_DRAWN = "─●○»•▲▼"


def wants_plain(environ: Mapping[str, str], stdin: TextIO, stdout: TextIO) -> bool:
    """Whether to ask in plain lines, without being told to."""
    return (
        environ.get("ACCESSIBLE", "0") not in ("", "0")
        or environ.get("TERM") == "dumb"
        or not stdin.isatty()
        or not stdout.isatty()
        or not _can_print(stdout, _DRAWN)
    )


class Terminal:
    """Where questions are asked and results are shown."""

    def __init__(self, plain: bool = False) -> None:
        self.plain = plain or wants_plain(os.environ, sys.stdin, sys.stdout)
        # Results go to stdout. What is said on the way does too, unless stdout is not a terminal.
        self.talk = sys.stdout if sys.stdout.isatty() else sys.stderr

    @property
    def is_one_screen(self) -> bool:
        """Whether results stand on the same screen as what is said on the way."""
        return self.talk is sys.stdout

    def asker(self) -> Asker:
        """The way of asking that suits this terminal."""
        numbered = Numbered(sys.stdin, self.say)
        if self.plain:
            return numbered
        from spinecheck.interview.menu import Menu

        return Menu(numbered, harmless)

    def say(self, text: str) -> None:
        """One line on the way, such as a question or an answer."""
        for line in wrapped(text, self.width):
            print(line, file=self.talk, flush=True)

    def say_in_one_line(self, command: str) -> None:
        """A command, so that it can be copied."""
        print(harmless(command), file=self.talk, flush=True)

    def show_on_the_way(self, parts: Parts) -> None:
        """A card or page in the middle of the walk."""
        self._show(parts, self.talk)

    def show(self, parts: Parts) -> None:
        """A result; when nobody reads stdout any more, it still reaches the person."""
        try:
            self._show(parts, sys.stdout)
        except BrokenPipeError:
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
            self._show(parts, sys.stderr)

    def _show(self, parts: Parts, stream: TextIO) -> None:
        if self.plain:
            for line in plain_lines(parts, self.width):
                print(line, file=stream)
            stream.flush()
            return
        from rich.console import Console

        from spinecheck.showing.terminal import Drawn

        Console(file=stream, highlight=False).print(Drawn(parts))

    @property
    def width(self) -> int:
        """How wide a line may be."""
        return min(shutil.get_terminal_size().columns, 100)

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
