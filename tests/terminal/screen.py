"""A real terminal for tests: keys go in, and the screen can be read."""

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pexpect
import pyte

from tests.patience import PATIENCE

ENTER, SPACE, UP, DOWN, LEFT = "\r", " ", "\x1b[A", "\x1b[B", "\x1b[D"
CTRL_C, ALT_ENTER = "\x03", "\x1b\r"
_QUIET = 0.05


def hear_ctrl_c() -> None:
    """Let a child hear Ctrl-C, also where the tests run in the background, which is deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Screen:
    """spinecheck in a pseudo-terminal of a size.

    A key counts only from when the question stands: so wait, before pressing one, for something
    that nothing but the question itself draws. Of a menu that is its text or `» ` with its first
    line; of numbered lines the last one, which ends in `stops.`. And a key may be heard late: so
    wait for what it changes, also where it must change nothing, with another key after it.
    """

    def __init__(
        self,
        *args: str,
        columns: int = 80,
        lines: int = 40,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.screen = pyte.HistoryScreen(columns, lines, history=500)
        self.stream = pyte.Stream(self.screen)
        self.raw = ""
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "spinecheck", *args],
            env=os.environ | {"PROMPT_TOOLKIT_NO_CPR": "1"} | dict(env or {}),
            cwd=cwd,
            dimensions=(lines, columns),
            encoding="utf-8",
            codec_errors="replace",  # a signal may cut a character in half
            timeout=PATIENCE,
            preexec_fn=hear_ctrl_c,
        )
        self.child.delaybeforesend = None

    def press(self, *keys: str) -> None:
        for key in keys:
            self.child.send(key)

    def wait_until(self, came: Callable[[], bool], what: str) -> str:
        """Wait until it is so, and all is drawn; return the screen."""
        end = time.monotonic() + PATIENCE
        while not came():
            left = time.monotonic() < end and not self.child.flag_eof
            assert left, f"{what} never came; the screen shows:\n{self.text}"
            self._read(_QUIET)
        self.settle()
        return self.text

    def wait_for(self, *texts: str) -> str:
        """Wait until these texts stand on the screen together, and return the screen."""
        return self.wait_until(lambda: all(text in self.text for text in texts), repr(texts))

    def settle(self) -> None:
        """Wait until all of what it is drawing is drawn. Says nothing of what it may draw yet."""
        end = time.monotonic() + PATIENCE
        while self._works() | self._read(_QUIET):
            assert time.monotonic() < end, f"it never rests; the screen shows:\n{self.text}"

    def resize(self, columns: int, lines: int) -> None:
        self.screen.resize(lines, columns)
        self.child.setwinsize(lines, columns)

    def kill(self, number: signal.Signals) -> None:
        self.child.kill(number)

    def ends(self) -> int:
        """Wait for the end, and return the exit code."""
        end = time.monotonic() + PATIENCE
        while self._read(_QUIET) or self.child.isalive():
            assert time.monotonic() < end, f"it never ended; the screen shows:\n{self.text}"
        while self._read(0):  # what it said between the last look and its end
            pass
        self.child.close()
        code = self.child.exitstatus
        return code if code is not None else -int(self.child.signalstatus or 0)

    @property
    def text(self) -> str:
        """The screen as it stands, without the blanks at line ends."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def all_text(self) -> str:
        """The screen, with what has scrolled off it."""
        above = [
            "".join(line[x].data for x in range(self.screen.columns)).rstrip()
            for line in self.screen.history.top
        ]
        return "\n".join([*above, self.text])

    def _works(self) -> bool:
        """Whether it is at work, or would be if the computer were not busy (Linux tells)."""
        status = Path(f"/proc/{self.child.pid}/stat")
        return status.exists() and status.read_text().rpartition(")")[2].split()[0] in ("R", "D")

    def _read(self, seconds: float) -> bool:
        try:
            data = self.child.read_nonblocking(65536, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.raw += data
        self.stream.feed(data)
        return True
