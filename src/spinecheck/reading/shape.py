"""Plain data to frozen models, or every mistake of shape, in plain words."""

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError

from spinecheck.reading.problems import MOST_TOLD, DataPath, Problem
from spinecheck.reading.rules.shape import Mistake, problem

M = TypeVar("M", bound=BaseModel)
MOST_LOOKED_AT = 10_000  # each takes some kilobytes


def shaped(model: type[M], data: object) -> tuple[M | None, list[Problem]]:
    """The model, or None and what is wrong with the data."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        if error.error_count() > MOST_LOOKED_AT:
            what, todo = "hardly anything here has the right shape", "begin with a file that has"
            return None, [Problem((), what, todo, "wrong-type")]
        return None, [_problem(model, one) for one in errors(error)[: MOST_TOLD + 1]]


def errors(error: ValidationError) -> list[dict[str, Any]]:
    """Pydantic's errors, but for the lists that it calls too short because their items fail."""
    found = [dict(one) for one in error.errors(include_url=False)]
    return [one for one in found if one["type"] != "too_short" or not one["input"]]


def _problem(model: type[BaseModel], error: dict[str, Any]) -> Problem:
    path: DataPath = tuple(step for step in error["loc"] if step != "[key]")
    context = error.get("ctx", {})
    return problem(
        Mistake(
            error["type"],
            _in_text(path),
            error["input"],
            known=lambda: _keys_at(model, path[:-1]),
            message=error["msg"],
            expected=context.get("expected") or context.get("pattern") or "",
            at_key=path != error["loc"],
        )
    )


def _in_text(path: DataPath) -> DataPath:
    """The path without the tags that pydantic puts in for the kinds of item."""
    from spinecheck.core.questions import ITEM_KINDS

    return tuple(step for step in path if step not in ITEM_KINDS.values())


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
