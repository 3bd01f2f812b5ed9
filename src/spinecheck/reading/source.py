"""YAML text to plain data, with the place of every key and value beside it.

PyYAML's *events* are taken straight into dicts, lists and text: nothing is guessed, so `yes`, `no`
and `1.10` stay what they look like, and no object of YAML's own is ever built.
"""

import re
from array import array
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from spinecheck.reading.problems import (
    MOST_TOLD,
    DataPath,
    Finding,
    NotThere,
    Place,
    Unreadable,
    and_more,
)
from spinecheck.reading.rules import text as rules
from spinecheck.reading.rules.text import Refusal

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 40
MAX_VALUES = 400_000  # 20 times 10,000 questions; more of them would fill the memory
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class File:
    """One YAML file: its data, and where everything in it stands."""

    name: str
    text: str
    data: Any = None
    findings: list[Finding] = field(default_factory=list)
    """What is wrong with the text, though data could be made of it."""
    spoiled: set[DataPath] = field(default_factory=set)
    """Where the data is not what was meant, so that nothing more is said about it."""
    # Arrays, not maps by key: 10,000 questions take 72 MB, not 87, and few are ever looked up.
    places: dict[int, "array[int]"] = field(default_factory=dict)
    """By the identity of a dict: offsets of each key and its value; of a list: of each item."""

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


def read_text(path: Path, name: str) -> str:
    """Read a file. Raises NotThere, or Unreadable when it is too large or not UTF-8."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise NotThere(f"{name} cannot be read: {error.strerror or error}") from error
    return decoded(raw, name)


def decoded(raw: bytes, name: str) -> str:
    """The text of some bytes. Raises Unreadable when they are too many or not UTF-8."""
    if len(raw) > MAX_BYTES:
        raise _unreadable(Place(name, 1, 1), rules.too_large(MAX_BYTES // (1024 * 1024)))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", errors="replace")
        place = File(name, before).place(len(before))
        raise _unreadable(place, rules.not_utf8()) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")  # lines end as editors count them


def parse(name: str, text: str) -> File:
    """Read one YAML document. Raises Unreadable when the text is not YAML at all."""
    file = File(name, text)
    try:
        file.data = _Builder(file).build()
    except yaml.YAMLError as error:
        raise _unreadable(*_syntax(file, error)) from error
    return file


@dataclass(slots=True)
class _Open:
    """A dict or list that is being filled."""

    node: Any
    places: "array[int]"
    is_map: bool
    flow: bool
    key: str | None = None
    """The key that waits for its value; None where a key is expected."""
    name: str = ""
    """The last key, with its value or without."""
    key_offset: int = 0
    skip: bool = False
    """The value that comes next has been reported, and is left out of the data."""


class _Builder:
    """Turns events into data, and reports what a questionnaire may not contain."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.stack: list[_Open] = []
        self.root: Any = None
        self.documents = 0
        self.unread = MAX_VALUES

    def build(self) -> Any:
        for event in yaml.parse(self.file.text, Loader=_LOADER):
            self._take(event)
            self.unread -= 1
            if not self.unread:
                self._stop(event, rules.too_much())
        if self.root is None or self.root == "":
            raise _unreadable(Place(self.file.name, 1, 1), rules.empty_file())
        return self.root

    def _take(self, event: Any) -> None:
        match event:
            case yaml.ScalarEvent():
                if event.tag is not None or event.anchor is not None:
                    self._refuse_extras(event)
                self._scalar(event)
            case yaml.MappingStartEvent():
                self._refuse_extras(event)
                self._open(event, {})
            case yaml.SequenceStartEvent():
                self._refuse_extras(event)
                self._open(event, [])
            case yaml.CollectionEndEvent():
                self.stack.pop()
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._stop(event, rules.one_document())

    def _alias(self, event: Any) -> None:
        top = self.stack[-1] if self.stack else None
        as_key = top is not None and top.is_map and top.key is None
        if top is not None and as_key:
            top.key, top.name, top.skip = "", "", True
        if top is None or top.name != "<<":  # a merge key is told already
            self._report(event, rules.alias("an alias (`*`)"))
        self.file.spoiled.add(self._path())
        if not as_key:
            self._add("", event.start_mark.index)

    def _scalar(self, event: Any) -> None:
        top = self.stack[-1] if self.stack else None
        if top is None:
            self._add(event.value, event.start_mark.index)
        elif top.is_map and top.key is None:
            self._key(top, event)
        elif top.flow and top.is_map and event.start_mark.index == event.end_mark.index:
            # In `{ }` a comma ends a value: what follows it becomes a key without one.
            what = f"`{top.key}` has no value"
            todo = "write one; if a comma or brace broke a sentence, put the sentence in quotes"
            self._refuse_key(top, rules.sentence_in_braces(what, todo))
            self.file.spoiled.add(self._path())
            top.key, top.skip = None, False
        else:
            if top.flow and not top.is_map and " " in event.value and not top.skip:
                self._report(event, rules.sentences_in_brackets())
                self.file.spoiled.add(self._path())
                top.skip = True
            self._add(event.value, event.start_mark.index)

    def _key(self, top: _Open, event: Any) -> None:
        key = event.value
        top.key = top.name = key
        top.key_offset = event.start_mark.index
        if key == "<<":
            self._refuse_key(top, rules.alias("a merge key (`<<`)", "write the keys out"))
        elif key in top.node:
            first = self.file.place(top.places[2 * list(top.node).index(key)])
            what = f"the key `{key}` stands here twice"
            todo = f"keep one; the first is in line {first.line}"
            self._refuse_key(top, rules.duplicate_key(what, todo))

    def _open(self, event: Any, node: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._stop(event, rules.too_deep(MAX_DEPTH))
        if self.stack and self.stack[-1].is_map and self.stack[-1].key is None:
            what = "a map or list stands where a key is expected"
            todo = "put a text that begins with `{`, `[` or `?` in quotes"
            self._stop(event, rules.sentence_in_braces(what, todo))
        self._add(node, event.start_mark.index)
        self.file.places[id(node)] = places = array("I")
        self.stack.append(_Open(node, places, type(node) is dict, bool(event.flow_style)))

    def _add(self, value: Any, offset: int) -> None:
        if not self.stack:
            self.root = value
            return
        top = self.stack[-1]
        if not top.is_map:
            top.node.append(value)
            top.places.append(offset)
            return
        if not top.skip:
            top.node[top.key] = value
            top.places.extend((top.key_offset, offset))
        top.key, top.skip = None, False

    # -- what is refused

    def _refuse_extras(self, event: Any) -> None:
        if event.tag is not None:
            self._report(event, rules.tag(event.tag))
        if event.anchor is not None:
            todo = "take it out, and write the text again where it is needed"
            self._report(event, rules.alias(f"an anchor (`&{event.anchor}`)", todo))

    def _report(self, event: Any, refusal: Refusal) -> None:
        place, width = self._span(event)
        self._tell(Finding(place, *refusal, width=width))

    def _tell(self, finding: Finding) -> None:
        """Add a finding; with very many, the rest of the text is not worth reading."""
        self.file.findings.append(finding)
        if len(self.file.findings) == MOST_TOLD:
            raise Unreadable(*self.file.findings, and_more(finding.place))

    def _span(self, event: Any) -> tuple[Place, int]:
        """Where an event stands, and how many characters it takes on its first line."""
        start = event.start_mark.index
        text = self.file.text[start : event.end_mark.index].partition("\n")[0]
        return self.file.place(start), max(len(text), 1)

    def _path(self) -> DataPath:
        """The path of the value that is being read."""
        if not self.stack:
            return ()
        *outer, inner = self.stack
        return (
            *(len(top.node) - 1 if not top.is_map else top.name for top in outer),
            len(inner.node) if not inner.is_map else inner.name,
        )

    def _refuse_key(self, top: _Open, refusal: Refusal) -> None:
        """Report a key, and leave it out of the data."""
        top.skip = True
        place = self.file.place(top.key_offset)
        self._tell(Finding(place, *refusal, width=max(len(top.name), 1)))

    def _stop(self, event: Any, refusal: Refusal) -> NoReturn:
        place, width = self._span(event)
        raise _unreadable(place, refusal, width)


def _unreadable(place: Place, refusal: Refusal, width: int = 1) -> Unreadable:
    return Unreadable(Finding(place, *refusal, width=width))


def _offset(file: File, error: yaml.YAMLError) -> int:
    """Where the parser stumbled; where what is never closed opens, when it ran to the end."""
    opened, mark = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    if not mark or mark.index >= len(file.text.rstrip()):
        mark = opened or mark
    return mark.index if mark else 0


def _syntax(file: File, error: yaml.YAMLError) -> tuple[Place, Refusal]:
    """The parser's own complaint, with what mends it most often."""
    if isinstance(error, yaml.reader.ReaderError):
        what, todo = "a character is not allowed in YAML", "delete it; it may be invisible"
        return file.place(error.position), rules.yaml_syntax(what, todo)
    place = file.place(_offset(file, error))
    line = file.text.split("\n")[place.line - 1]
    problem = getattr(error, "problem", None) or "this is not YAML"
    if "\t" in line[: len(line) - len(line.lstrip())]:
        todo = "indent with spaces, not with tabs"
    elif "mapping values are not allowed" in problem:
        todo = "put a sentence with `: ` in quotes, or mend the indentation"
    elif "got '?'" in problem:  # libyaml takes it, PyYAML's own reader does not
        todo = "put a sentence with `?` in `{ }` or `[ ]` in quotes"
    elif "{" in line or "[" in line:
        todo = "put a sentence with braces or brackets in quotes, and close each one"
    elif '"' in line or "'" in line:
        todo = "check that each quote is closed, and that nothing follows it"
    else:
        todo = "check the indentation and the quotes of this line and the one above"
    return place, rules.yaml_syntax(f"YAML cannot be read here ({problem})", todo)
