"""How long a person waits at the start: `--version`, `--help`, the first screen, the first key."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measuring import Fact, Measure, Row, interleaved
from benchmarks.terminal import DOWN, OnTerminal, environ, interpreter

BARE = Path(__file__).parent / "bare"
POINTER = "»"
OURS = "from spinecheck.cli.app import main; main()"  # what the installed command does


def ours(*arguments: str) -> list[str]:
    return [interpreter(), "-c", OURS, *arguments]


def bare(name: str, *arguments: str) -> list[str]:
    return [interpreter(), str(BARE / f"{name}.py"), *arguments]


def rows(runs: int) -> Iterator[Row | Fact]:
    for option in ("--version", "--help"):
        found = interleaved(
            {"ours": _run(ours(option)), "bare": _run(bare("version", option))}, runs
        )
        yield Row(f"`{option}`", "a bare Typer app", found["ours"], found["bare"], "<= 1.15")
    found = interleaved(
        {
            "ours": _screen(ours("start", "--region", "US"), "spine operation"),
            "bare": _screen(bare("version", "start"), "First screen"),
        },
        runs,
    )
    what = "`start`: first screen"
    yield Row(what, "a bare Typer app that prints", found["ours"], found["bare"], "<= 1.35")
    yield from _first_question(runs)


def _first_question(runs: int) -> Iterator[Row | Fact]:
    measures = {
        "ours": _key(ours("start", "--region", "US"), "Enter chooses"),
        "bare": _key(bare("first_question"), "Leave"),
    }
    with tempfile.TemporaryDirectory() as folder:
        peers = _peers(Path(folder))
        found = interleaved(measures | peers, runs)
    what = "`start`: first question takes a key"
    yield Row(what, "a bare Typer + questionary app", found["ours"], found["bare"], "<= 1.25")
    for name in ("copier copy", "cz commit"):
        if name in peers:
            yield Row(what, f"`{name}`", found["ours"], found[name], "< 1")
        else:
            yield Fact(what, f"`{name}` is not installed here", "< 1")


def _peers(folder: Path) -> dict[str, Measure]:
    """Two programs that ask with questionary too, each before its first question."""
    found: dict[str, Measure] = {}
    scripts = Path(interpreter()).parent
    if (scripts / "copier").exists():
        template = folder / "template"
        template.mkdir()
        (template / "copier.yml").write_text(
            "which:\n  type: str\n  choices: [Begin, Second line, Leave]\n", encoding="utf-8"
        )
        command = [interpreter(), str(scripts / "copier"), "copy", str(template)]
        found["copier copy"] = _key([*command, str(folder / "made")], "Leave")
    if (scripts / "cz").exists() and shutil.which("git"):
        repository = folder / "repository"
        repository.mkdir()
        (repository / "file").write_text("text\n", encoding="utf-8")
        (repository / ".cz.toml").write_text("[tool.commitizen]\n", encoding="utf-8")
        for arguments in (["init", "-q"], ["add", "file"]):
            subprocess.run(["git", *arguments], cwd=repository, check=True, env=environ())
        command = [interpreter(), str(scripts / "cz"), "commit"]
        found["cz commit"] = _key(command, "ci: ", cwd=repository)
    return found


def _run(command: Sequence[str]) -> Measure:
    def measure() -> float:
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environ())
        return time.perf_counter() - begin

    return measure


def _screen(command: Sequence[str], text: str) -> Measure:
    """From the start to a text on the screen."""

    def measure() -> float:
        with OnTerminal(command) as terminal:
            return terminal.see(text) - terminal.begun

    return measure


def _key(command: Sequence[str], drawn: str, cwd: Path | None = None) -> Measure:
    """From the start to a menu in which a key has moved the pointer."""

    def measure() -> float:
        with OnTerminal(command, cwd) as terminal:
            terminal.see(drawn)
            return terminal.take_key(DOWN, POINTER) - terminal.begun

    return measure
