"""Shows frames one after the other: on a screen of its own, or in lines."""

import asyncio
import sys
import textwrap
import time
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TextIO

from spinecheck import words_for_educators as say
from spinecheck.interview.keyboard import forget_typed_ahead

TICK = 0.05
PAGE = 10


class Frame(Protocol):
    """One step of what is played."""

    @property
    def share(self) -> float:
        """How much of the seconds of a step it stands, when it plays by itself."""
        ...

    def drawn(self, width: int, height: int) -> str:
        """As a terminal shows it, for a window of this size."""
        ...

    def lines(self, width: int) -> Sequence[str]:
        """As plain lines."""
        ...


class Lines:
    """Prints the frames one after the other, append only.

    Between two of them it waits for Enter on `stdin`, or for its share of the `auto` seconds;
    without either it does not wait. `q` stops.
    """

    def __init__(
        self,
        frames: Sequence[Frame],
        width: int,
        print_line: Callable[[str], None],
        stdin: TextIO | None = None,
    ) -> None:
        self.frames = frames
        self.width = width
        self.print_line = print_line
        self.stdin = stdin
        self.seen = 0

    def run(self, auto: float | None = None) -> int:
        """Print to the end or until `q`; returns how many frames were shown."""
        for frame in self.frames:
            *lines, last = frame.lines(self.width)
            for line in lines:
                self.print_line(line)
            if self.stdin and auto is None:
                forget_typed_ahead(self.stdin)  # who sees the last line may press a key
            self.print_line(last)
            self.seen += 1
            if self.seen < len(self.frames) and not self._goes_on(frame, auto):
                break
        return self.seen

    def _goes_on(self, frame: Frame, auto: float | None) -> bool:
        if auto is not None:
            time.sleep(auto * frame.share)
        elif self.stdin:
            typed = self.stdin.readline()
            if not typed:  # the input has ended: nobody is there to wait for
                self.stdin = None
            return typed.strip().casefold() not in ("q", "quit", "stop")
        return True


class Player:
    """Plays frames on a screen of its own, which the terminal takes away at the end."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self.frames = frames
        self.auto: float | None = None
        self.at = 0
        self.seen = 1
        self.top = 0  # the first line that stands on the screen
        self.paused = False
        self.waited = 0.0

    def go(self, by: int) -> bool:
        """Show another frame; False when the last was shown."""
        if self.at + by >= len(self.frames):
            return False
        self.at = max(self.at + by, 0)
        self.seen = max(self.seen, self.at + 1)
        self.top, self.waited = 0, 0.0
        return True

    def scroll(self, by: int) -> None:
        self.top = max(self.top + by, 0)

    def screen(self, width: int, height: int) -> str:
        """What stands on the screen; a frame that is taller can be scrolled."""
        keys = textwrap.wrap(self._keys_of(True), max(width - 2, 10))
        room = max(height - len(keys), 1)
        lines = self.frames[self.at].drawn(width, room).splitlines()
        self.top = min(self.top, max(len(lines) - room, 0))
        shown = lines[self.top : self.top + room]
        shown += [""] * (room - len(shown))
        keys = textwrap.wrap(self._keys_of(len(lines) > room), max(width - 2, 10))
        return "\n".join([*shown, *(f" {line}" for line in keys)])

    def _keys_of(self, scrolls: bool) -> str:
        last = self.at == len(self.frames) - 1
        keys = [say.KEYS_END if last else say.KEYS_NEXT, say.KEYS_STOP]
        if self.auto is not None:
            keys.insert(0, say.PAUSED if self.paused else say.KEYS_PAUSE)
        if self.at:
            keys.append(say.KEYS_BACK)
        if scrolls:
            keys.append(say.KEYS_SCROLL)
        return " ".join(keys)

    def wait(self, seconds: float) -> bool:
        """Let time pass; False when it was the last frame's."""
        if self.auto is None or self.paused:
            return True
        self.waited += seconds
        return self.waited < self.auto * self.frames[self.at].share or self.go(1)

    def run(self, auto: float | None = None) -> int:
        """Play until the end or until `q`; returns how many frames were seen."""
        self.auto = auto
        from prompt_toolkit.application import Application
        from prompt_toolkit.formatted_text import ANSI
        from prompt_toolkit.input.typeahead import clear_typeahead
        from prompt_toolkit.layout import FormattedTextControl, Layout, Window

        def text() -> ANSI:
            size = application.output.get_size()
            return ANSI(self.screen(size.columns, size.rows))

        application: Application[None] = Application(
            layout=Layout(Window(FormattedTextControl(text, show_cursor=False))),
            key_bindings=_bindings(self),
            full_screen=True,
        )

        async def pass_time() -> None:
            while True:
                await asyncio.sleep(TICK)
                before = self.at
                if not self.wait(TICK):
                    application.exit()
                    return
                if self.at != before:
                    application.invalidate()

        def begin() -> None:
            if self.auto is not None:
                application.create_background_task(pass_time())

        forget_typed_ahead(sys.stdin)
        clear_typeahead(application.input)
        application.run(pre_run=begin)
        return self.seen


def _bindings(player: Player) -> Any:
    """Enter goes on, the left arrow back; Space pauses; `q` stops; arrows up and down scroll."""
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    bindings = KeyBindings()

    def next_frame(event: Any) -> None:
        if not player.go(1):
            event.app.exit()

    def pause(event: Any) -> None:
        if player.auto is None:
            next_frame(event)
        else:
            player.paused = not player.paused

    for key in ("enter", "right"):
        bindings.add(key)(next_frame)
    bindings.add(" ")(pause)
    bindings.add("left")(lambda _event: player.go(-1))
    bindings.add("q")(lambda event: event.app.exit())
    for key, by in (("up", -1), ("down", 1), ("pageup", -PAGE), ("pagedown", PAGE)):
        bindings.add(key)(lambda _event, by=by: player.scroll(by))
    for interrupt in (Keys.ControlC, Keys.SIGINT):
        bindings.add(interrupt)(lambda event: event.app.exit(exception=KeyboardInterrupt))
    return bindings
