"""What reading passes over in silence, though it was most likely meant: notes for `check`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spinecheck.reading.file import File
from spinecheck.reading.gathering import Source
from spinecheck.reading.parts import CASES, is_yaml
from spinecheck.reading.problems import DataPath, Finding, Place


def cut_by_comment(source: Source) -> Iterator[Finding]:
    """A text that is not in quotes ends at ` #`, and the words after it are shown to nobody.

    In YAML a space and `#` begin a comment. Put the whole text in quotes; where a comment is
    meant, set it off by two spaces or more.

    Wrong:

        messages:
          - id: common
            say: That is common # and it often gets better.

    Right:

        messages:
          - id: common
            say: That is common.  # and it often gets better
    """
    for file in {id(file): file for file in source.files.values()}.values():
        texts = list(_texts(file, file.data)) if " #" in file.text else []
        ends = [*(begin for _, _, begin in texts[1:]), len(file.text)]
        for (path, text, begin), end in zip(texts, ends, strict=False):
            comment = _COMMENT.search(file.text, begin, end)
            # After a quote, a bracket or a key, nobody would take it for more of the text.
            if (
                comment is not None
                and _is_read(path, text)
                and file.text[begin : comment.start()].split() == text.split()
            ):
                place = file.place(comment.start() + 1)
                what = "the text ends here: ` #` begins a comment, which nobody is shown"
                todo = "put the whole text in quotes, or two spaces before a comment"
                width = len(comment.group().strip())
                yield Finding(place, what, todo, "cut-by-comment", "note", width=width)


_COMMENT = re.compile(r"(?<=\S) #.*")


def _texts(file: File, node: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, str, int]]:
    """Every text of a file with its path and offset, in the order of the file."""
    is_map = isinstance(node, dict)
    offsets = file.places[id(node)][is_map :: 1 + is_map]
    steps = node.items() if is_map else enumerate(node)
    for (step, value), offset in zip(steps, offsets, strict=True):
        if isinstance(value, str):
            yield (*path, step), value, offset
        else:
            yield from _texts(file, value, (*path, step))


def _is_read(path: DataPath, text: str) -> bool:
    """Whether people read it: ids have neither space nor capital, but for those of sources."""
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    return key not in ("id", "cites", "holds") and bool(re.search(r"[\sA-Z]", text))


_MEANT_FOR_OTHERS = re.compile(
    r"\..*|.*~|.*\.md|(readme|licen[cs]e|copying|notice|authors|changelog)\b.*", re.IGNORECASE
)


def not_read(path: Path) -> Iterator[Finding]:
    """A file in a questionnaire's folder does not end in `.yaml` or `.yml`, so it is not read.

    Whatever stands in it is missing: all promises, in `promises.txt`. What is hidden, ends in
    `.md`, or has a name such as README or LICENSE is for others. No sample shows it: it is not
    in a text.
    """
    for folder in (path, path / CASES) if path.is_dir() else ():
        for child in sorted(folder.iterdir()) if folder.is_dir() else ():
            if (
                child.is_file()
                and not is_yaml(child)
                and not _MEANT_FOR_OTHERS.fullmatch(child.name)
            ):
                what = "this file is not read: its name does not end in `.yaml`"
                todo = "rename it if it is a part of the questionnaire, or move it elsewhere"
                yield Finding(Place(str(child), 1, 1), what, todo, "not-read", "note")


RULES = (cut_by_comment, not_read)
