"""The kinds of value that a questionnaire is written with: ids, texts, yes and no, conditions."""

import re
from itertools import starmap
from typing import Annotated, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetPydanticSchema,
    StringConstraints,
)
from pydantic_core import PydanticCustomError, core_schema

PLACEHOLDERS = ("emergency_number", "health_line", "crisis_line")
_PLACEHOLDER = re.compile("{(" + "|".join(PLACEHOLDERS) + ")}")


class Model(BaseModel):
    """Frozen, and closed: a key that is not known is a mistake, never ignored.

    The text under a field is what an editor shows of the key: it is written for who edits YAML.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


def yes_or_no(value: object) -> bool:
    if value in ("yes", True):
        return True
    if value in ("no", False):
        return False
    raise PydanticCustomError("yes_or_no", "is neither yes nor no")


def listed(value: object) -> object:
    """A single value may be written without its list."""
    return value if isinstance(value, list | tuple) else [value]


def _stripped(value: object) -> object:
    # Not pydantic's `strip_whitespace`: that copies what has nothing to strip.
    return value.strip() if isinstance(value, str) else value


def _known_placeholders(text: str) -> str:
    # Almost every text has no brace at all: to see that takes 0.2 microseconds, to search 1.9.
    if "{" not in text and "}" not in text:
        return text
    stray = re.search(r"\{[^{}]*\}?|\}", _PLACEHOLDER.sub("", text))
    if stray:
        raise PydanticCustomError("placeholder", "{found}", {"found": stray.group()})
    return text


SOURCE_ID = r"^[A-Za-z][A-Za-z0-9_.-]*$"
COUNTRY = r"^[A-Z]{2}$"
DAY = r"^\d{4}-\d{2}-\d{2}$"

LONGEST_ID, LONGEST_TEXT = 100, 10_000  # far above what anyone reads: a longer one is an accident

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=LONGEST_ID)]
SourceId = Annotated[str, StringConstraints(pattern=SOURCE_ID, max_length=LONGEST_ID)]
Term = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_ID)]
Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_TEXT),
    BeforeValidator(_stripped),
    AfterValidator(_known_placeholders),
]
Sentences = tuple[Text, ...]
YesNo = Annotated[bool, BeforeValidator(yes_or_no)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(listed)]
Cites = Annotated[tuple[SourceId, ...], BeforeValidator(listed)]
Values = Annotated[tuple[Id, ...], Field(min_length=1), BeforeValidator(listed)]


class Condition(NamedTuple):
    """Holds when the question was answered with one of the values."""

    question: str
    values: tuple[str, ...]


def _conditions(written: dict[str, tuple[str, ...]]) -> tuple[Condition, ...]:
    return tuple(starmap(Condition, written.items()))


# A clause is written as a map and means *all of these*; it is kept as a tuple, so that it is
# frozen and can be hashed.
Clause = Annotated[
    tuple[Condition, ...],
    GetPydanticSchema(
        lambda _source, handler: core_schema.no_info_after_validator_function(
            _conditions,
            handler(Annotated[dict[Id, Values], Field(min_length=1)]),
        )
    ),
]
# A list of clauses means *any of these*. Without a `when` there is no condition: always.
When = Annotated[tuple[Clause, ...], Field(min_length=1), BeforeValidator(listed)]


def questions_read(when: When | None) -> frozenset[str]:
    """The ids of the questions that a condition names."""
    return frozenset(condition.question for clause in when or () for condition in clause)
