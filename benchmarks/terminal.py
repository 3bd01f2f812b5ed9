"""A program on a pseudo-terminal: how long until a text is seen, or a key is taken."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ENTER, SPACE, DOWN = "\r", " ", "\x1b[B"
PATIENCE = 120.0
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>()][0-9AB]?")


def interpreter() -> str:
    """The interpreter of this environment, called directly."""
    with Path(sys.executable).open("rb") as file:
        if file.read(2) == b"#!":
            raise SystemExit(f"{sys.executable} is a script that finds an interpreter: call that")
    return sys.executable


_UNSET = ("NO_COLOR", "FORCE_COLOR", "ACCESSIBLE", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE")
_UNSET_KINDS = ("LC_", "GIT_")  # a hook's repository is not the one that a peer is tried on


def environ() -> dict[str, str]:
    """As on a plain terminal: colours, UTF-8, and no answer to questions about the cursor.

    Python may keep what it compiled, as it does for whoever has installed the program.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _UNSET and not name.startswith(_UNSET_KINDS)
    }
    return kept | {"TERM": "xterm-256color", "LANG": "en_US.UTF-8", "PROMPT_TOOLKIT_NO_CPR": "1"}


class OnTerminal:
    """A program that was just started on a pseudo-terminal of 100 columns and 50 lines."""

    def __init__(
        self,
        command: Sequence[str],
        cwd: Path | None = None,
        errors: int | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
        self.command = " ".join(command)
        self.seen = ""
        self.begun = time.perf_counter()
        self.child = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave if errors is None else errors,
            cwd=cwd,
            env={**environ(), **(env or {})},
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> "OnTerminal":
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.child.pid, signal.SIGKILL)
        self.child.wait()
        os.close(self.master)

    def press(self, key: str) -> float:
        """Send a key, forget what was seen, and return when that was."""
        self.seen = ""
        os.write(self.master, key.encode())
        return time.perf_counter()

    def see(self, text: str) -> float:
        """Wait for a text, and return when it came."""
        while text not in self.seen:
            self._read(PATIENCE, text)
        return time.perf_counter()

    def settle(self) -> None:
        """Wait until nothing more is drawn."""
        while self._read(0.05):
            pass

    def take_key(self, key: str, until: str) -> float:
        """Press a key, over again while nothing comes of it; return when something did."""
        self.seen = ""
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            os.write(self.master, key.encode())
            pressed = time.perf_counter()
            while time.perf_counter() < pressed + 0.05:
                self._read(0.01)
                if until in self.seen:
                    return time.perf_counter()
        raise SystemExit(f"{self.command} took no key; there was:\n{self.seen[-2000:]}")

    def _read(self, seconds: float, awaited: str = "") -> bool:
        ready, _, _ = select.select([self.master], [], [], seconds)
        if ready:
            with contextlib.suppress(OSError):
                if data := os.read(self.master, 65536):
                    self.seen += _ESCAPES.sub("", data.decode("utf-8", errors="replace"))
                    return True
        if awaited:
            seen = self.seen[-2000:]
            raise SystemExit(f"{self.command}: {awaited!r} never came; there was:\n{seen}")
        return False
