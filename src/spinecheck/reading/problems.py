"""The one word for wrong: a problem, where it stands, and what to do about it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice, takewhile
from typing import Literal, NamedTuple

MOST_TOLD = 200
"""Nobody mends more mistakes at once, and a file from a stranger can hold any number."""
_MOST_NAMED, _MOST_COMPARED, _LONGEST_WORD, _LONGEST_MESSAGE = 30, 2000, 80, 200

DataPath = tuple[str | int, ...]
"""Keys and places in lists, from the top of the questionnaire down."""


class Example(NamedTuple):
    """A patient who shows a problem."""

    answers: Mapping[str, tuple[str, ...]]
    text: str
    """The same as an answers file, ready to be saved."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a path in the data."""

    path: DataPath
    what: str
    todo: str
    rule: str
    level: Literal["error", "note"] = "error"
    at_key: bool = False
    """Whether the key itself is meant, not its value."""
    example: Example | None = None
    part: str = ""
    """The words of the value that are meant, when it is not all of it."""


class Place(NamedTuple):
    """A file, and a line and column in it that count from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with its place, as a person is told of it."""

    place: Place
    what: str
    todo: str
    rule: str
    level: Literal["error", "note"] = "error"
    example: Example | None = None
    path: DataPath = ()
    """Where it stands in the data, when there is data."""
    width: int = 1
    """How many characters from the place on are meant."""

    def __str__(self) -> str:
        note = "note: " if self.level == "note" else ""
        file, line, column = self.place
        return f"{file}:{line}:{column}: {note}{self.what}; {self.todo} [{self.rule}]"


class Unreadable(Exception):
    """Text that no data can be made of: carries the findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


def and_more(place: Place) -> Finding:
    """What stands after the last mistake that is told, when there are more."""
    return Finding(place, "there are more mistakes", "mend those above first", "too-many")


class CannotLoad(Exception):
    """A questionnaire, regions file or answers file with mistakes in it: all of them.

    Of very many, the first are told.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(f"{len(findings)} found")
        told = tuple(findings[:MOST_TOLD])
        rest = findings[MOST_TOLD:]
        self.findings = (*told, and_more(told[-1].place)) if rest else told


class NotThere(Exception):
    """A file, folder or name that does not lead to anything that can be read."""


def brief(message: str) -> str:
    """A message about a word of the file; of a very long one the beginning and the end."""
    if len(message) <= _LONGEST_MESSAGE:
        return message
    return f"{message[: _LONGEST_MESSAGE // 2]}…{message[-_LONGEST_MESSAGE // 3 :]}"


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """What to do about a word of ours that is not known: the nearest one, or something else."""
    near = _nearest(word, known)
    return f"did you mean `{near[0]}`?" if near else otherwise


def slip_of(word: str, known: Iterable[str], otherwise: str, times: int = 1) -> str:
    """What to do about a name that leads nowhere: its spelling, if it is a slip of the hand.

    Else the name may have been right until what it names was taken out, most likely when it
    stands in several places: then the nearest name would be the wrong one.
    """
    near = next((one for one in _nearest(word, known) if _is_slip(word, one)), None)
    if near is not None:
        return f"did you mean `{near}`?"
    if times > 1:
        return "it may have been removed or renamed: take it out here, or bring it back"
    return otherwise


def _nearest(word: str, known: Iterable[str]) -> list[str]:
    short = (one for one in known if len(one) <= _LONGEST_WORD)  # long ones take for ever
    compared = list(islice(short, _MOST_COMPARED))
    return get_close_matches(word[:_LONGEST_WORD], compared, n=3, cutoff=0.6)


def _is_slip(word: str, meant: str) -> bool:
    """Whether a letter is missing, one too many, another one, or swapped with the next.

    A digit is no slip: next to one numbered statement there is always another.
    """
    word, meant = (one.casefold().replace("-", "_") for one in (word, meant))
    begin = _shared(word, meant)
    word, meant = word[begin:][::-1], meant[begin:][::-1]
    end = _shared(word, meant)
    word, meant = word[end:], meant[end:]
    swapped = len(word) == 2 and word == meant[::-1]
    return (swapped or max(len(word), len(meant)) <= 1) and not re.search(r"\d", word + meant)


def _shared(one: str, other: str) -> int:
    """With how many letters both begin."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def one_of(words: Iterable[str]) -> str:
    """`a`, `b` or `c`, or the first of very many; an empty text for no words."""
    named = [f"`{word}`" for word in words]
    if len(named) > _MOST_NAMED:
        return f"{', '.join(named[:_MOST_NAMED])} or one of {len(named) - _MOST_NAMED} more"
    return " or ".join(filter(None, [", ".join(named[:-1]), *named[-1:]]))
