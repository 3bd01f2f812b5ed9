"""The long run: any bytes at the files that people give us.

    python -m tests.fuzz any_questionnaire --seconds 60

Guided by coverage where atheris is installed, by chance alone where it is not. What breaks is
kept in a folder, and the counts are told at the end.
"""

import argparse
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

SLOW = 20


class Hang(BaseException):
    """An input took longer than SLOW seconds."""


class Run:
    """One run, with what it has counted."""

    def __init__(self, target: Callable[[bytes], None], seconds: float, keep: Path) -> None:
        self.target, self.keep = target, keep
        self.end = time.monotonic() + seconds
        self.inputs = self.hangs = 0
        self.crashes: set[str] = set()

    def one(self, raw: bytes) -> None:
        """Try one input; what it breaks is kept, and the run goes on."""
        if time.monotonic() > self.end:
            self.tell()
        self.inputs += 1
        # Of its own time: on a busy computer any input may wait for long.
        signal.signal(signal.SIGALRM, signal.SIG_IGN)  # the fuzzer sets one of its own
        signal.signal(signal.SIGPROF, self._hang)
        signal.setitimer(signal.ITIMER_PROF, SLOW)
        try:
            self.target(raw)
        except Hang:
            self.hangs += 1
            self._kept(raw, "hang")
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            name = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
            if name not in self.crashes:
                self.crashes.add(name)
                self._kept(raw, "crash", traceback.format_exc())
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def tell(self) -> NoReturn:
        """Print the counts, and end."""
        name = self.target.__name__
        crashes = f"{len(self.crashes)} crashes {sorted(self.crashes)}"
        print(f"{name}: {self.inputs} inputs, {crashes}, {self.hangs} hangs", flush=True)  # noqa: T201
        os._exit(1 if self.crashes or self.hangs else 0)

    def _kept(self, raw: bytes, kind: str, why: str = "") -> None:
        self.keep.mkdir(parents=True, exist_ok=True)
        stem = self.keep / f"{self.target.__name__}-{kind}-{sha256(raw).hexdigest()[:8]}"
        stem.with_suffix(".bin").write_bytes(raw)
        stem.with_suffix(".txt").write_text(why, encoding="utf-8", errors="replace")

    def _hang(self, _number: int, _frame: FrameType | None) -> None:
        raise Hang


def by_chance(run: Run, seed: bytes) -> NoReturn:
    """Cut, double and change the seed, and what came of it before."""
    chance = random.Random(0)  # noqa: S311 - no secret
    pool = [seed]
    while True:
        raw = bytearray(chance.choice(pool))
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(raw) + 1)
            to = min(len(raw), at + chance.randint(0, 30))
            piece = chance.choice((b"", raw[at:to] * 2, chance.randbytes(4), b"\n- {", b"!!x &a "))
            raw[at:to] = piece
        if len(pool) < 500:
            pool.append(bytes(raw))
        run.one(bytes(raw))


def guided(atheris: Any, run: Run, seed: bytes) -> None:
    """Let atheris look for inputs that reach new lines."""
    corpus = run.keep / f"corpus-{run.target.__name__}"
    corpus.mkdir(parents=True, exist_ok=True)
    (corpus / "seed").write_bytes(seed)
    options = ["-max_len=16384", "-timeout=0", "-verbosity=0", f"-artifact_prefix={run.keep}/"]
    atheris.Setup([sys.argv[0], str(corpus), *options], run.one)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("target", help="any_questionnaire, any_answers, crooked_...")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    args = parser.parse_args()
    atheris: Any = None
    with suppress(ImportError):
        atheris = import_module("atheris")
    if atheris:
        with atheris.instrument_imports(include=["spinecheck"]):
            from tests.fuzz import targets
    else:
        from tests.fuzz import targets
    names = [target.__name__ for target in targets.TARGETS]
    if args.target not in names:
        parser.error(f"the targets are {', '.join(names)}")
    place = names.index(args.target)
    run = Run(targets.TARGETS[place], args.seconds, args.keep)
    if atheris:
        guided(atheris, run, targets.SEEDS[place])
    else:
        by_chance(run, targets.SEEDS[place])


if __name__ == "__main__":
    main()
