"""A finding as a person or a program is told of it: with its source line, as JSON, for GitHub."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from spinecheck.reading.problems import Finding
from spinecheck.showing.harmless import harmless
from spinecheck.showing.plain import wrapped

Paint = Callable[[str, str], str]
"""Gives a text the look of an `error`, a `note`, a `rule` or a `place`."""


_SHOWN_BY = "Who shows it, as a file for `spinecheck assess FILE --questionnaire PATH`:"


def drawn(finding: Finding, line: str, width: int, paint: Paint) -> Iterator[str]:
    """A finding in lines of a width: what is wrong, where, the source line, what to do."""
    head = f"{finding.level}: "
    first, *more = wrapped(f"{finding.what} [{finding.rule}]", width, head)
    yield paint(head, finding.level) + first.removeprefix(head)
    yield from more
    file, line_number, column = finding.place
    yield paint(f"  {harmless(file)}:{line_number}:{column}", "place")
    if line.strip():
        gutter = f"{line_number:4} | "
        shown, mark = excerpt(line, column, finding.width, width - len(gutter))
        yield paint(gutter, "place") + shown
        yield paint(" " * (len(gutter) - 2) + "| ", "place") + paint(mark, finding.level)
    yield from wrapped(finding.todo, width, "  To do: ")
    if finding.example:
        yield from wrapped(_SHOWN_BY, width, "  ")
    for example in example_lines(finding):
        yield example.rstrip("\n")


def example_lines(finding: Finding) -> Iterator[str]:
    """Someone who shows the problem, as a file of answers: to be saved, and assessed."""
    for line in finding.example.text.splitlines() if finding.example else ():
        yield f"    {harmless(line)}\n"


def excerpt(line: str, column: int, width: int, room: int) -> tuple[str, str]:
    """A line of a file, and carets under a part of it; a long line is cut to the room round it."""
    first = min(column - 1, len(line))
    near = 2 * max(room, 1)  # a line may have 10 MB: what is further away is not seen
    far = max(first - near, 0)
    shown = [harmless(char) for char in line[far : first + near]]
    first -= far
    end = min(first + max(width, 1), max(len(shown), first + 1))
    start = 0
    if cells(shown[:end]) + 1 > room:
        # The part is long or far to the right: begin a little before it.
        start = first
        while start and cells(shown[start - 1 : first]) + 1 <= room // 3:
            start -= 1
    lead = "…" if far + start else ""
    stop, free = start, room - len(lead)
    while stop < len(shown) and cells([shown[stop]]) <= free - (stop + 1 < len(shown)):
        free -= cells([shown[stop]])
        stop += 1
    tail = "…" if far + stop < len(line) else ""
    before = len(lead) + cells(shown[start:first])
    carets = max(cells(shown[first : min(end, stop)]), 1)
    return lead + "".join(shown[start:stop]) + tail, " " * before + "^" * carets


def cells(texts: Sequence[str]) -> int:
    """How many columns of a terminal some texts take."""
    return sum(_cell(char) for text in texts for char in text)


def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def as_data(finding: Finding) -> dict[str, Any]:
    """A finding as one object of JSON."""
    file, line, column = finding.place
    return {
        "path": list(finding.path),
        "file": file,
        "line": line,
        "column": column,
        "level": finding.level,
        "rule": finding.rule,
        "what": finding.what,
        "todo": finding.todo,
        "example": finding.example.text if finding.example else None,
    }


def as_annotation(finding: Finding) -> str:
    """A finding as a workflow command, which GitHub shows beside the line."""
    file, line, column = finding.place
    level = "error" if finding.level == "error" else "notice"
    at = f"file={_property(file)},line={line},col={column},title={_property(finding.rule)}"
    return f"::{level} {at}::{_data(f'{finding.what}; {finding.todo}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def counts(findings: Sequence[Finding]) -> dict[str, int]:
    """How many errors there are, and how many notes."""
    by_level = Counter(finding.level for finding in findings)
    return {"errors": by_level["error"], "notes": by_level["note"]}


def summary(findings: Sequence[Finding]) -> str:
    """The last line of a check."""
    if not findings:
        return "No problem found."
    number = counts(findings)
    said = [
        f"{n} {name if n == 1 else name + 's'}"
        for name, n in (("error", number["errors"]), ("note", number["notes"]))
        if n
    ]
    files = len({finding.place.file for finding in findings})
    where = "1 file" if files == 1 else f"{files} files"
    about_cases = {f.path[:1] == ("cases",) for f in findings if f.level == "error"}
    # What was told first may have scrolled away.
    first = " Begin with the first: a case often fails because of it." * (len(about_cases) == 2)
    return f"{' and '.join(said)} in {where}.{first}"
