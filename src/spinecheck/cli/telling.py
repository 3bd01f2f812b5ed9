"""How `check` tells what it finds: to a person, to a program, or to GitHub."""

import json
import os
import shutil
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import typer

from spinecheck.cli.check import CheckFormat
from spinecheck.reading.problems import Finding, NotThere, Unreadable
from spinecheck.reading.source import read_text
from spinecheck.showing.finding import (
    as_annotation,
    as_data,
    counts,
    drawn,
    example_lines,
    summary,
)
from spinecheck.showing.harmless import harmless, in_one_line
from spinecheck.showing.plain import wrapped

PATIENCE = 1
"""Seconds before it is said what takes so long."""


def tell(
    findings: Sequence[Finding],
    format_: CheckFormat,
    proven: Sequence[str] = (),
    all_checked: bool = True,
) -> None:
    """Print the findings on stdout, and for a person their number on stderr.

    Without any, also what was proven: so it is seen to have run.
    """
    if format_ is CheckFormat.json:
        told = {"findings": [as_data(finding) for finding in findings], **counts(findings)}
        typer.echo(json.dumps(told, indent=2))
        return
    for finding in findings:
        if format_ is CheckFormat.github:
            typer.echo(in_one_line(as_annotation(finding)))
        elif sys.stdout.isatty():
            for line in drawn(finding, _line(finding), width(), paint):
                typer.echo(line)
            typer.echo()
        else:
            typer.echo(in_one_line(str(finding)))
            typer.echo("".join(example_lines(finding)), nl=False)
    if findings or all_checked:
        typer.echo(summary(findings), err=True)
    for sentence in proven if all_checked and not findings else ():
        typer.echo(in_one_line(sentence), err=True)


def tell_pages(rule: str | None) -> None:
    """Print the page of a rule, or the first sentence of every rule."""
    from spinecheck.upkeep.pages import page, pages

    if rule is not None:
        found = page(rule)
        typer.echo(f"{paint(found.id, 'rule')} - {found.group}\n")
        for paragraph in found.text.split("\n\n"):
            indented = paragraph.startswith(" ")
            lines = [paragraph] if indented else wrapped(" ".join(paragraph.split()), width())
            typer.echo("\n".join(lines) + "\n")
        return
    group = ""
    room = width() if sys.stdout.isatty() else 1000  # in a pipe, one line for each
    for one in pages():
        if one.group != group:
            typer.echo(("\n" if group else "") + one.group)
            group = one.group
        first, *more = wrapped(f"{one.id}: {one.summary}", room, "  ")
        typer.echo(first.replace(one.id, paint(one.id, "rule"), 1))
        for line in more:
            typer.echo(f"  {line}")


def width() -> int:
    """Of a line: that of the terminal; without one, room enough for a whole line."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 100


_LOOKS: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "note": {"fg": "cyan", "bold": True},
    "rule": {"bold": True},
    "place": {"dim": True},
}


def paint(text: str, look: str) -> str:
    """The text with a look, where the terminal has looks and NO_COLOR does not forbid them."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return text if plain or not sys.stdout.isatty() else typer.style(text, **_LOOKS[look])


def _line(finding: Finding) -> str:
    """The line of the file in which a finding stands; empty when it cannot be read."""
    lines = _lines(finding.place.file)
    return lines[finding.place.line - 1] if finding.place.line <= len(lines) else ""


@cache
def _lines(file: str) -> list[str]:
    try:
        return read_text(Path(file), file).split("\n")
    except (NotThere, Unreadable):
        return []


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Say on a terminal what takes so long, after a second; the line goes away at the end."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()

    def say() -> None:
        seconds = 0
        while not done.wait(PATIENCE):
            seconds += PATIENCE
            said = f"Checking {what} … {seconds} s"
            cut = shutil.get_terminal_size().columns - 1
            sys.stderr.write(f"\r{harmless(said)[:cut]}")
            sys.stderr.flush()
        if seconds:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    teller = threading.Thread(target=say, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
