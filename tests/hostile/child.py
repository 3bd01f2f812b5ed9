"""The program as a process of its own, with the memory and the time that it took."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.patience import PATIENCE

# What a process took at most is told by the kernel; `ru_maxrss` would count its parent's too.
_RUN = """
import atexit, sys
def told():
    status = open('/proc/self/status').read()
    open(sys.argv.pop(), 'w').write(status.split('VmHWM:')[1].split()[0])
sys.argv[0] = 'spinecheck'
path = sys.argv.pop()
atexit.register(lambda: (sys.argv.append(path), told()))
from spinecheck.cli.app import main
main()
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended."""

    code: int
    stdout: str
    stderr: str
    megabytes: float
    seconds: float

    @property
    def all(self) -> str:
        return self.stdout + self.stderr


def run(
    *args: str, typed: str = "", typed_by: str = os.devnull, env: dict[str, str] | None = None
) -> Ended:
    """Run spinecheck, with a text as its input, or a file that never ends.

    Fails when it hangs, or when a traceback is printed.
    """
    with TemporaryDirectory() as folder, open(typed_by, encoding="utf-8") as source:  # noqa: PTH123
        told = Path(folder) / "peak"
        begun = time.monotonic()
        ended = subprocess.run(
            [sys.executable, "-c", _RUN, *args, str(told)],
            **({"input": typed} if typed else {"stdin": source}),
            capture_output=True,
            text=True,
            errors="replace",
            env={**os.environ, **(env or {})},
            timeout=PATIENCE,
            check=False,
        )
        seconds = time.monotonic() - begun
        peak = int(told.read_text()) / 1024
    assert "Traceback" not in ended.stdout + ended.stderr, ended.stderr
    return Ended(ended.returncode, ended.stdout, ended.stderr, peak, seconds)
