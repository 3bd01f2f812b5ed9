"""What is said about YAML with mistakes in it.

A `▸` in a sample marks a place where a mistake must be reported: no other place may be, and
no place twice (`▸▸` marks a place of two mistakes).
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from spinecheck.reading.loading import load
from spinecheck.reading.problems import CannotLoad, Finding, Unreadable
from spinecheck.reading.rulebook import editorial_problems
from spinecheck.reading.source import parse
from tests.samples import SAMPLE, text

MARK = "▸"


def told(marked: str = "", **parts: str) -> list[str]:
    """What loading says about a questionnaire, given whole or in parts: nothing, if it is right.

    Fails when anything is said about another place than the marked ones.
    """
    written, places = unmarked(marked or text(**parts))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.yaml"
        path.write_bytes(written.encode())
        return said_at(places, findings_of(path))


def sample(part: str, old: str, new: str) -> list[str]:
    """What is said about the sample with a change in one part."""
    assert old in SAMPLE[part]
    return told(**SAMPLE | {part: SAMPLE[part].replace(old, new)})


def told_of_text(marked: str) -> list[str]:
    """What is said about the text alone, before it is a questionnaire."""
    written, places = unmarked(marked)
    try:
        found: Sequence[Finding] = parse("sample.yaml", written).findings
    except Unreadable as error:
        found = [*error.findings]
    return said_at(places, found)


def findings_of(path: Path | str) -> Sequence[Finding]:
    """What loading finds wrong, or else what its editors have to mend."""
    try:
        loaded = load(str(path))
    except CannotLoad as error:
        return error.findings
    return [loaded.source.finding(p) for p in editorial_problems(loaded.questionnaire)]


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the line and column of each."""
    places = []
    before = ""
    for piece in marked.split(MARK)[:-1]:
        before += piece
        places.append((before.count("\n") + 1, len(before) - before.rfind("\n")))
    return marked.replace(MARK, ""), places


def said_at(places: Sequence[tuple[int, int]], findings: Sequence[Finding]) -> list[str]:
    """What the findings say, which must stand at these places."""
    assert [(f.place.line, f.place.column) for f in findings] == places, list(map(str, findings))
    return [f"{f.what}; {f.todo} [{f.rule}]" for f in findings]
