"""One file as it was read: its data, and where everything in it stands."""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from spinecheck.reading.problems import DataPath, Finding, Place


@dataclass
class File:
    """One YAML file: its data, and where everything in it stands."""

    name: str
    text: str
    data: Any = None
    findings: list[Finding] = field(default_factory=list)
    """What is wrong with the text, though data could be made of it."""
    spoiled: set[DataPath] = field(default_factory=set)
    """Where the data is not what was meant, so that nothing more is said about it."""
    offsets: "array[int]" = field(default_factory=lambda: array("I"))
    """Where each key, value and item stands, in the order of the text."""

    @cached_property
    def places(self) -> dict[int, "array[int]"]:
        """By the identity of a dict: offsets of each key and its value; of a list: of each item.

        Sorted out when one is asked for: nearly every file is read without, and 10,000 questions
        take 70 MB, not 76.
        """
        found: dict[int, array[int]] = {}
        if self.offsets:
            _sort_out([self.data], iter(self.offsets), found)
        return found

    def place(self, offset: int) -> Place:
        """The line and column of an offset into the text."""
        line_start = self.text.rfind("\n", 0, offset) + 1
        return Place(self.name, self.text.count("\n", 0, offset) + 1, offset - line_start + 1)

    def locate(self, path: DataPath, at_key: bool = False) -> Place:
        """Where the data at the path stands."""
        return self.span(path, at_key)[0]

    def span(self, path: DataPath, at_key: bool = False, part: str = "") -> tuple[Place, int]:
        """Where the data at the path stands, or a part of it, and how many characters it takes.

        A step that the text does not have is passed over: a value may stand in the text without
        the list that the model puts round it, and a missing key is reported at its parent.
        """
        node, offset, word = self.data, 0, self.data
        for step in path:
            places = self.places.get(id(node))
            if places is None:
                break
            if isinstance(node, dict) and step in node:
                nth = list(node).index(step)
                node = node[step]
                offset, word = (places[2 * nth], step) if at_key else (places[2 * nth + 1], node)
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                offset = places[step]
                node = word = node[step]
        if part and isinstance(word, str):
            # A text may be broken into lines between any two words.
            meant = re.compile(r"\s+".join(map(re.escape, part.split())))
            found = meant.search(self.text, offset, offset + 2 * len(word) + 100)
            if found:
                return self.place(found.start()), len(found.group().partition("\n")[0])
        return self.place(offset), self._width(word, offset)

    def _width(self, word: object, offset: int) -> int:
        """How many characters a word takes where it stands: with its quotes, on its first line."""
        if not isinstance(word, str):
            return 1
        quoted = self.text.startswith(('"', "'"), offset)
        if self.text.startswith(word, offset + quoted):
            return max(len(word) + 2 * quoted, 1)
        line_end = self.text.find("\n", offset)
        return len(self.text[offset : None if line_end < 0 else line_end].rstrip()) or 1


def _sort_out(node: Any, offsets: Iterator[int], found: dict[int, "array[int]"]) -> None:
    """Give a dict or list its own offsets, and all those in it theirs."""
    found[id(node)] = own = array("I")
    is_map = isinstance(node, dict)
    for value in node.values() if is_map else node:
        own.extend(islice(offsets, 1 + is_map))
        if isinstance(value, dict | list):
            _sort_out(value, offsets, found)
