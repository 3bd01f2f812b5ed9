"""Plain data to frozen models, or every mistake of shape, in plain words."""

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError

from spinecheck.core.fields import COUNTRY, DAY, SOURCE_ID
from spinecheck.core.questions import ITEM_KINDS
from spinecheck.reading.problems import DataPath, Problem, did_you_mean, one_of

M = TypeVar("M", bound=BaseModel)


def shaped(model: type[M], data: object) -> tuple[M | None, list[Problem]]:
    """The model, or None and what is wrong with the data."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [_problem(model, one) for one in errors(error)]


def errors(error: ValidationError) -> list[dict[str, Any]]:
    """Pydantic's errors, but for the lists that it calls too short because their items fail."""
    found = [dict(one) for one in error.errors(include_url=False)]
    return [one for one in found if one["type"] != "too_short" or not one["input"]]


# What is wrong, what to do, and the rule, by pydantic's kind of error.
_WORDS = {
    "string_type": ("a text is expected here, not a list", "write one text", "wrong-type"),
    "string_too_short": ("there is no text", "write it, or take the key out", "empty"),
    "too_short": ("nothing stands here", "write at least one, or take the key out", "empty"),
    "tuple_type": (
        "a list is expected here",
        "write a list: each on its own line, after `- `",
        "wrong-type",
    ),
    "model_type": (
        "a map of keys and values is expected here",
        "write `key: value` lines",
        "wrong-type",
    ),
    "yes_or_no": ("`{value}` is neither yes nor no", "write `yes` or `no`", "yes-or-no"),
    "placeholder": (
        "`{message}` cannot stand in a text",
        "only {{emergency_number}}, {{health_line}} and {{crisis_line}} may stand in braces",
        "placeholder",
    ),
    "int_parsing": ("`{value}` is not a whole number", "write a number", "wrong-type"),
    "greater_than_equal": ("`{value}` is too small", "write a larger number", "wrong-type"),
    "string_pattern_mismatch": (
        "`{value}` is not an id",
        "an id is made of small letters, digits and _, and begins with a letter",
        "id",
    ),
    "union_tag_not_found": (
        "this is neither a question, a checklist nor a page",
        "begin it with `id:`, `checklist:` or `page:`",
        "unknown-kind",
    ),
}
_WORDS["dict_type"] = _WORDS["mapping_type"] = _WORDS["model_type"]
_WORDS["model_attributes_type"] = _WORDS["model_type"]
_WORDS["int_type"] = _WORDS["int_parsing"]


# Texts with a form of their own that are not ids.
_PATTERNS = {
    SOURCE_ID: (
        "`{value}` is not the id of a source",
        "write letters, digits, `_`, `.` and `-`, with a letter first",
    ),
    COUNTRY: ("`{value}` is not a country code", "write two capitals, such as `US`"),
    DAY: ("`{value}` is not a day", "write it as 2026-01-31"),
}


def _problem(model: type[BaseModel], error: dict[str, Any]) -> Problem:
    path: DataPath = tuple(step for step in error["loc"] if step != "[key]")
    at_key = path != error["loc"]
    kind, value = error["type"], error["input"]
    last = path[-1] if path else ""
    if kind == "extra_forbidden":
        known = _keys_at(model, path[:-1])
        todo = did_you_mean(str(last), known, f"the keys are {one_of(known)}")
        what = f"the key `{last}` is not known here"
        return Problem(_in_text(path), what, todo, "unknown-key", at_key=True)
    path = _in_text(path)
    if kind == "missing":
        what = f"the key `{last}` is missing"
        return Problem(path[:-1], what, "write it", "missing-key", at_key=True)
    if kind == "literal_error":
        words = error["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
        todo = did_you_mean(str(value), words, f"write {one_of(words)}")
        return Problem(path, f"`{_short(value)}` is not {one_of(words)}", todo, "unknown-word")
    if kind == "string_type" and isinstance(value, dict):
        todo = "put a sentence with `: ` or a leading `{` in quotes"
        return Problem(path, "a text is expected here, not a map", todo, "wrong-type")
    if kind == "string_pattern_mismatch" and error["ctx"]["pattern"] in _PATTERNS:
        what, todo = _PATTERNS[error["ctx"]["pattern"]]
        return Problem(path, what.format(value=_short(value)), todo, "wrong-text")
    what, todo, rule = _WORDS.get(kind, ("{message}", "mend the value", "shape"))
    spoken = {"value": _short(value), "message": error["msg"]}
    return Problem(path, what.format(**spoken), todo.format(**spoken), rule, at_key=at_key)


def _in_text(path: DataPath) -> DataPath:
    """The path without the tags that pydantic puts in for the kinds of item."""
    return tuple(step for step in path if step not in ITEM_KINDS.values())


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _keys_at(model: type[BaseModel], path: DataPath) -> list[str]:
    """The keys that may stand at a path of the model."""
    found: Any = model
    for step in path:
        found = _inside(found, step)
    return next(
        (
            [field.alias or name for name, field in part.model_fields.items()]
            for _, part in _alternatives(found)
            if isinstance(part, type) and issubclass(part, BaseModel)
        ),
        [],
    )


def _inside(annotation: Any, step: str | int) -> Any:
    """The type of what stands at one step further down."""
    for tag, part in _alternatives(annotation):
        if tag == step:
            return part
        if isinstance(part, type) and issubclass(part, BaseModel):
            for name, field in part.model_fields.items():
                if step == (field.alias or name):
                    return field.annotation
        elif get_origin(part) is tuple:
            return get_args(part)[0]
        elif get_origin(part) is Mapping:
            return get_args(part)[1]
    return None


def _alternatives(annotation: Any) -> Iterator[tuple[str | None, Any]]:
    """The types that an annotation allows, each with its tag, out of all wrappings."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        own = next((wrap.tag for wrap in metadata if isinstance(wrap, Tag)), None)
        yield from ((own or tag, part) for tag, part in _alternatives(inner))
    elif origin in (Union, UnionType):
        for argument in get_args(annotation):
            yield from _alternatives(argument)
    else:
        yield None, annotation
