"""The shape of a questionnaire: which keys stand where, and what may stand in them.

A rule here knows its own among the mistakes that pydantic finds, and puts them in plain words.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from spinecheck.core.fields import COUNTRY, DAY, SOURCE_ID
from spinecheck.reading.problems import DataPath, Problem, brief, did_you_mean, one_of


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that does not fit the model."""

    kind: str
    """Pydantic's name for it."""
    path: DataPath
    value: Any
    known: Callable[[], list[str]]
    """The keys that may stand beside it."""
    message: str = ""
    expected: str = ""
    """The form or the words that were asked for."""
    at_key: bool = False

    @property
    def last(self) -> str | int:
        return self.path[-1]

    @property
    def short(self) -> str:
        text = str(self.value)
        return text if len(text) <= 40 else text[:39] + "…"

    def told(self, what: str, todo: str, rule: str, part: str = "") -> Problem:
        return Problem(self.path, what, todo, rule, at_key=self.at_key, part=part)


def unknown_key(mistake: Mistake) -> Iterator[Problem]:
    """A key is written that means nothing at this place.

    It may be misspelled, or stand too far to the left or right. It is never passed over: what
    was meant by it would be lost.

    Wrong:

        messages:
          - id: common
            says: That is common.
            say: That is common.

    Right:

        messages:
          - id: common
            say: That is common.
    """
    if mistake.kind == "extra_forbidden":
        known = mistake.known()
        todo = did_you_mean(str(mistake.last), known, f"the keys are {one_of(known)}")
        what = brief(f"the key `{mistake.last}` is not known here")
        yield Problem(mistake.path, what, todo, "unknown-key", at_key=True)


def missing_key(mistake: Mistake) -> Iterator[Problem]:
    """A key that must be there is not.

    Wrong:

        messages:
          - id: common

    Right:

        messages:
          - id: common
            say: That is common.
    """
    if mistake.kind == "missing":
        what = f"the key `{mistake.last}` is missing"
        yield Problem(mistake.path[:-1], what, "write it", "missing-key", at_key=True)


def unknown_kind(mistake: Mistake) -> Iterator[Problem]:
    """Something in a section is neither a question, a checklist nor a page.

    Its first key says what it is: `id`, `checklist` or `page`.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - {name: worst, ask: What hurts most?, answers: {back: My back, leg: My leg}}

    Right:

        sections:
          - id: pain
            title: Your pain
            questions:
              - {id: worst, ask: What hurts most?, answers: {back: My back, leg: My leg}}
    """
    if mistake.kind == "union_tag_not_found":
        yield mistake.told(
            "this is neither a question, a checklist nor a page",
            "begin it with `id:`, `checklist:` or `page:`",
            "unknown-kind",
        )


def unknown_word(mistake: Mistake) -> Iterator[Problem]:
    """A key that takes one of a few words holds another.

    Wrong:

        urgent:
          - {id: leg, tier: today, when: {worst: leg}, title: A bad leg, because: It is new.}

    Right:

        urgent:
          - {id: leg, tier: same_day, when: {worst: leg}, title: A bad leg, because: It is new.}
    """
    if mistake.kind == "literal_error":
        words = mistake.expected.replace(" or ", ", ").replace("'", "").split(", ")
        todo = did_you_mean(str(mistake.value), words, f"write {one_of(words)}")
        yield mistake.told(f"`{mistake.short}` is not {one_of(words)}", todo, "unknown-word")


def yes_or_no(mistake: Mistake) -> Iterator[Problem]:
    """A key that takes yes or no holds something else.

    `yes` and `no` are the only such words; not `true`, not `1`.

    Wrong:

        next_steps:
          - stage: First
            steps:
              - {id: see_surgeon, title: See the surgeon, for_everyone: true}

    Right:

        next_steps:
          - stage: First
            steps:
              - {id: see_surgeon, title: See the surgeon, for_everyone: yes}
    """
    if mistake.kind == "yes_or_no":
        what = f"`{mistake.short}` is neither yes nor no"
        yield mistake.told(what, "write `yes` or `no`", "yes-or-no")


# Texts with a form of their own that are not ids.
_FORMS = {
    SOURCE_ID: (
        "is not the id of a source",
        "write letters, digits, `_`, `.` and `-`, with a letter first",
    ),
    COUNTRY: ("is not a country code", "write two capitals, such as `US`"),
    DAY: ("is not a day", "write it as 2026-01-31"),
}


def id_(mistake: Mistake) -> Iterator[Problem]:
    """An id holds more than small letters, digits and `_`, or begins with another than a letter.

    Wrong:

        messages:
          - id: Very Common
            say: That is common.

    Right:

        messages:
          - id: very_common
            say: That is common.
    """
    if mistake.kind == "string_pattern_mismatch" and mistake.expected not in _FORMS:
        todo = "an id is made of small letters, digits and _, and begins with a letter"
        yield mistake.told(f"`{mistake.short}` is not an id", todo, "id")


def wrong_text(mistake: Mistake) -> Iterator[Problem]:
    """A text has not the form that its key asks for: a source's id, a country code or a day.

    Wrong:

        messages:
          - id: common
            say: That is common.
            cites: [2021_smith]

    Right:

        messages:
          - id: common
            say: That is common.
            cites: [smith_2021]
    """
    if mistake.kind == "string_pattern_mismatch" and mistake.expected in _FORMS:
        what, todo = _FORMS[mistake.expected]
        yield mistake.told(f"`{mistake.short}` {what}", todo, "wrong-text")


def placeholder(mistake: Mistake) -> Iterator[Problem]:
    """Something else than a phone number stands in braces in a text.

    `{emergency_number}`, `{health_line}` and `{crisis_line}` become the numbers of the country.
    Nothing else is filled in.

    Wrong:

        messages:
          - id: common
            say: "Call {number} at night."

    Right:

        messages:
          - id: common
            say: "Call {health_line} at night."
    """
    if mistake.kind == "placeholder":
        yield mistake.told(
            brief(f"`{mistake.message}` cannot stand in a text"),
            "only {emergency_number}, {health_line} and {crisis_line} may stand in braces",
            "placeholder",
            mistake.message,
        )


def empty(mistake: Mistake) -> Iterator[Problem]:
    """A key is there, but nothing stands in it.

    Wrong:

        messages:
          - id: common
            say:

    Right:

        messages:
          - id: common
            say: That is common.
    """
    if mistake.kind == "string_too_short":
        yield mistake.told("there is no text", "write it, or take the key out", "empty")
    if mistake.kind == "too_short":
        todo = "write at least one, or take the key out"
        yield mistake.told("nothing stands here", todo, "empty")


def too_long(mistake: Mistake) -> Iterator[Problem]:
    """A text, an id or a list is far longer than anyone would read.

    A text holds at most 10,000 letters, an id 100; there are at most 1,000 signs and causes.

    Wrong:

        messages:
          - id: an_id_that_goes_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on
              and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on
            say: That is common.

    Right:

        messages:
          - id: common
            say: That is common.
    """
    if mistake.kind == "string_too_long":
        yield mistake.told(f"`{mistake.short}` is far too long", "shorten it", "too-long")
    if mistake.kind == "too_long":
        yield mistake.told("far too many stand here", "keep fewer", "too-long")


_A_MAP = ("a map of keys and values is expected here", "write `key: value` lines")
_A_NUMBER = ("`{value}` is not a whole number", "write a number")
_KINDS = {
    "string_type": ("a text is expected here, not a list", "write one text"),
    "tuple_type": ("a list is expected here", "write a list: each on its own line, after `- `"),
    "model_type": _A_MAP,
    "model_attributes_type": _A_MAP,
    "dict_type": _A_MAP,
    "mapping_type": _A_MAP,
    "int_type": _A_NUMBER,
    "int_parsing": _A_NUMBER,
    "greater_than_equal": ("`{value}` is too small", "write a larger number"),
}


def wrong_type(mistake: Mistake) -> Iterator[Problem]:
    """A list, a map, a text or a number stands where another of them is expected.

    A sentence with `: ` in it, or with a leading `{`, becomes a map unless it is in quotes.

    Wrong:

        messages:
          - id: common
            say: [That, is, common]

    Right:

        messages:
          - id: common
            say: That is common.
    """
    if mistake.kind == "string_type" and isinstance(mistake.value, dict):
        todo = "put a sentence with `: ` or a leading `{` in quotes"
        yield mistake.told("a text is expected here, not a map", todo, "wrong-type")
        return
    what, todo = _KINDS.get(mistake.kind, ("this does not fit here", "mend the value"))
    yield mistake.told(what.format(value=mistake.short), todo, "wrong-type")


RULES = (
    unknown_key,
    missing_key,
    unknown_kind,
    unknown_word,
    yes_or_no,
    id_,
    wrong_text,
    placeholder,
    empty,
    too_long,
    wrong_type,  # the last: it takes every mistake that no other rule knows
)


def problem(mistake: Mistake) -> Problem:
    """What the first rule that knows the mistake says of it."""
    return next(found for rule in RULES for found in rule(mistake))
