"""YAML text to plain data, with the place of every key and value beside it.

PyYAML's *events* are taken straight into dicts, lists and text: nothing is guessed, so `yes`, `no`
and `1.10` stay what they look like, and no object of YAML's own is ever built.
"""

from array import array
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

import yaml

from spinecheck.reading.file import File
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
from spinecheck.reading.syntax import complaint

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 40
MAX_VALUES = 400_000  # 20 times 10,000 questions; more of them would fill the memory
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_SILENT = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)


def read_text(path: Path, name: str, at_most: int = MAX_BYTES) -> str:
    """Read a file. Raises NotThere, or Unreadable when it is too large or not UTF-8."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(max(at_most, 0) + 1)
    except OSError as error:
        raise NotThere(f"{name} cannot be read: {error.strerror or error}") from error
    return decoded(raw, name, at_most)


def decoded(raw: bytes, name: str, at_most: int = MAX_BYTES) -> str:
    """The text of some bytes. Raises Unreadable when they are too many or not UTF-8."""
    if len(raw) > at_most:
        what = f"the file is larger than {MAX_BYTES // (1024 * 1024)} MB"
        if at_most < MAX_BYTES:
            what += " together with those before it"
        raise _unreadable(Place(name, 1, 1), rules.too_large(what))
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
        what, todo, offset = complaint(text, error, _LOADER)
        raise _unreadable(file.place(offset), rules.yaml_syntax(what, todo)) from error
    return file


@dataclass(slots=True)
class _Open:
    """A dict or list that is being filled."""

    node: Any
    offsets: "array[int]"
    flow: bool
    is_map: bool
    at_key: bool
    """Whether a key is expected next."""
    key: str = ""
    """The last key, with its value or without."""
    key_offset: int = 0
    keys: dict[str, int] = field(default_factory=dict)
    """Where each key stands."""
    skip: bool = False
    """The value that comes next has been reported, and is left out of the data."""
    told: bool = False
    """What is wrong with the items has been reported."""


class _Builder:
    """Turns events into data, and reports what a questionnaire may not contain."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.roots: list[Any] = []
        self.stack = [_Open(self.roots, file.offsets, flow=False, is_map=False, at_key=False)]
        self.documents = 0

    def build(self) -> Any:
        take = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        } | dict.fromkeys(_SILENT, self._pass)
        # Not `yaml.parse`: it goes through Python once more for each, and takes 1.1 times as long.
        events = iter(_LOADER(self.file.text).get_event, None)
        for event in islice(events, MAX_VALUES):
            take[type(event)](event)
        if type(event) is not yaml.StreamEndEvent:
            self._stop(event, rules.too_much())
        if self.roots in ([], [""]):
            raise _unreadable(Place(self.file.name, 1, 1), rules.empty_file())
        return self.roots[0]

    def _scalar(self, event: Any) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_extras(event)
        top = self.stack[-1]
        value, offset = event.value, event.start_mark.index
        if top.at_key:
            top.key, top.key_offset, top.at_key = value, offset, False
            if value in top.node or value == "<<":
                self._useless_key(top)
            else:
                top.keys[value] = offset
            return
        if top.flow:
            self._look_in_flow(top, event)
        self._add(top, value, offset)

    def _look_in_flow(self, top: _Open, event: Any) -> None:
        """Find the sentences that braces, brackets and commas have broken."""
        if top.is_map and event.start_mark.index == event.end_mark.index:
            # In `{ }` a comma ends a value: what follows it becomes a key without one.
            what = f"`{top.key}` has no value"
            todo = "write one; if a comma or brace broke a sentence, put the sentence in quotes"
            self._refuse_key(top, rules.sentence_in_braces(what, todo))
            self.file.spoiled.add(self._path())
        elif not top.is_map and not top.told and " " in event.value:
            self._report(event, rules.sentences_in_brackets())
            self.file.spoiled.add(self._path())
            top.told = True

    def _useless_key(self, top: _Open) -> None:
        if top.key == "<<":
            self._refuse_key(top, rules.alias("a merge key (`<<`)", "write the keys out"))
            return
        first = self.file.place(top.keys[top.key])
        what = f"the key `{top.key}` stands here twice"
        todo = f"keep one; the first is in line {first.line}"
        self._refuse_key(top, rules.duplicate_key(what, todo))

    def _add(self, top: _Open, value: Any, offset: int) -> None:
        if not top.is_map:
            top.node.append(value)
            top.offsets.append(offset)
            return
        if not top.skip:
            top.node[top.key] = value
            top.offsets.append(top.key_offset)
            top.offsets.append(offset)
        top.at_key, top.skip = True, False

    def _open(self, event: Any) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_extras(event)
        if len(self.stack) > MAX_DEPTH:
            self._stop(event, rules.too_deep(MAX_DEPTH))
        top = self.stack[-1]
        if top.at_key:
            what = "a map or list stands where a key is expected"
            todo = "put a text that begins with `{`, `[` or `?` in quotes"
            self._stop(event, rules.sentence_in_braces(what, todo))
        is_map = type(event) is yaml.MappingStartEvent
        node: Any = {} if is_map else []
        offsets = array("I") if top.skip else top.offsets
        self._add(top, node, event.start_mark.index)
        self.stack.append(_Open(node, offsets, event.flow_style, is_map, is_map))

    def _close(self, _event: Any) -> None:
        self.stack.pop()

    def _alias(self, event: Any) -> None:
        top = self.stack[-1]
        as_key = top.at_key
        if as_key:
            top.key, top.at_key, top.skip = "", False, True
        if top.key != "<<":  # a merge key is told already
            self._report(event, rules.alias("an alias (`*`)"))
        self.file.spoiled.add(self._path())
        if not as_key:
            self._add(top, "", event.start_mark.index)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop(event, rules.one_document())

    def _pass(self, _event: Any) -> None:
        """Nothing to do."""

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
        if len(self.stack) == 1:
            return ()
        _, *outer, inner = self.stack
        return (
            *(top.key if top.is_map else len(top.node) - 1 for top in outer),
            inner.key if inner.is_map else len(inner.node),
        )

    def _refuse_key(self, top: _Open, refusal: Refusal) -> None:
        """Report a key, and leave it out of the data."""
        top.skip = True
        place = self.file.place(top.key_offset)
        self._tell(Finding(place, *refusal, width=max(len(top.key), 1)))

    def _stop(self, event: Any, refusal: Refusal) -> NoReturn:
        place, width = self._span(event)
        raise _unreadable(place, refusal, width)


def _unreadable(place: Place, refusal: Refusal, width: int = 1) -> Unreadable:
    return Unreadable(Finding(place, *refusal, width=width))
