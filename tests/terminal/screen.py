"""A real terminal for tests: keys go in, and the screen can be read."""

import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pexpect
import pyte

ENTER, SPACE, UP, DOWN, LEFT = "\r", " ", "\x1b[A", "\x1b[B", "\x1b[D"
CTRL_C, ALT_ENTER = "\x03", "\x1b\r"
PATIENCE = 60
"""Seconds to wait for what should come at once: the computer may be busy with other tests."""


def hear_ctrl_c() -> None:
    """Let a child hear Ctrl-C, also where the tests run in the background, which is deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Screen:
    """spinecheck in a pseudo-terminal of a size."""

    def __init__(
        self,
        *args: str,
        columns: int = 80,
        lines: int = 40,
        env: Mapping[str, str] | None = None,
    ) -> None:
        environ = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "ACCESSIBLE")}
        environ |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        environ |= {"PROMPT_TOOLKIT_NO_CPR": "1"} | dict(env or {})
        environ.pop("COLUMNS", None)
        environ.pop("LINES", None)
        self.screen = pyte.HistoryScreen(columns, lines, history=500)
        self.stream = pyte.Stream(self.screen)
        self.raw = ""
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "spinecheck", *args],
            env=environ,
            dimensions=(lines, columns),
            encoding="utf-8",
            timeout=PATIENCE,
            preexec_fn=hear_ctrl_c,
        )

    def press(self, *keys: str) -> None:
        for key in keys:
            self.child.send(key)

    def wait_for(self, text: str) -> str:
        """Wait until the text stands on the screen, and return the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if text in self.text:
                self.settle()
                return self.text
            self._read(0.05)
        raise AssertionError(f"{text!r} never came; the screen shows:\n{self.text}")

    def settle(self) -> None:
        """Wait until nothing more is drawn and it waits for a key: none counts before that."""
        while self._read(0.1) or self._works():
            pass

    def resize(self, columns: int, lines: int) -> None:
        self.screen.resize(lines, columns)
        self.child.setwinsize(lines, columns)

    def kill(self, number: signal.Signals) -> None:
        self.child.kill(number)

    def ends(self) -> int:
        """Wait for the end, and return the exit code."""
        end = time.monotonic() + PATIENCE
        while self._read(0.2) or self.child.isalive():
            if time.monotonic() > end:
                raise AssertionError(f"it never ended; the screen shows:\n{self.text}")
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
