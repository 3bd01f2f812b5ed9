"""JSON Schemas from the models, for editors: one for each kind of file.

An editor offers the keys, shows what they mean, and marks what cannot be right while one types.
"""

import ast
import inspect
import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from spinecheck.core.fields import listed, yes_or_no
from spinecheck.core.model import Case, Questionnaire
from spinecheck.core.questions import as_answer
from spinecheck.core.region import Regions
from spinecheck.reading.problems import NotThere, did_you_mean

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# The files of a folder, by the keys of a questionnaire that stand in each.
_FILES = {
    "about": ("questionnaire", "version", "title", "reviewed", "tiers", "fit", "glossary"),
    "questions": ("sections",),
    "urgent": ("urgent",),
    "causes": ("causes",),
    "next-steps": ("next_steps",),
    "messages": ("messages",),
    "promises": ("promises",),
    "sources": ("sources", "left_out"),
}
_WHOLE: dict[str, type[BaseModel]] = {
    "case": Case,
    "regions": Regions,
    "questionnaire": Questionnaire,
}
_WHEN = "A map means all of these; a list of maps, any of these; a list of answers, one of them."


def kinds() -> tuple[str, ...]:
    """The kinds of file that have a schema."""
    return (*_FILES, *_WHOLE)


def schema(kind: str) -> Schema:
    """The schema of a kind of file. Raises NotThere with what could have been meant."""
    if kind not in kinds():
        todo = did_you_mean(kind, kinds(), f"the kinds are {', '.join(kinds())}")
        raise NotThere(f"there is no kind of file `{kind}`; {todo}")
    made = _of_model(_WHOLE.get(kind, Questionnaire))
    if kind in _FILES:
        made = _with_keys(made, _FILES[kind])
    title = f"spinecheck: {kind}"
    return {"$schema": DIALECT, "title": title, **made, "$defs": _used(made, made["$defs"])}


def schema_text(kind: str) -> str:
    """The schema of a kind of file, as it stands in a file of its own."""
    return json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"


class _Written(GenerateJsonSchema):
    """A schema of what is written, before the models put it into their own form."""

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """A single value may stand without its list, and an answer without its map."""
        made = super().function_before_schema(schema)
        reads: object = schema["function"]["function"]
        if reads is yes_or_no:
            return {"enum": ["yes", "no"], "type": "string"}
        if reads is listed:
            return {"anyOf": [made["items"], made]}
        if reads is as_answer:
            return {"anyOf": [{"minLength": 1, "type": "string"}, made]}
        return made


def _of_model(model: type[BaseModel]) -> Schema:
    made = model.model_json_schema(schema_generator=_Written)
    parts = {part.__name__: part for part in _heirs(BaseModel) if part.__name__ in made["$defs"]}
    for part in (model, *parts.values()):
        described = made if part is model else made["$defs"][part.__name__]
        for name, text in descriptions(part).items():
            field = part.model_fields[name]
            described["properties"][field.alias or name]["description"] = text
    tidied: Schema = _tidied(made)
    return _with_conditions(tidied)


def _with_keys(made: Schema, keys: tuple[str, ...]) -> Schema:
    """The schema of a questionnaire, with some of its keys only."""
    required = [key for key in made["required"] if key in keys] or [keys[0]]
    properties = {key: made["properties"][key] for key in keys}
    text = f"A part of a questionnaire: {', '.join(f'`{key}`' for key in keys)}."
    return {**made, "description": text, "properties": properties, "required": required}


def _used(made: Schema, definitions: Schema) -> Schema:
    """The definitions that a schema refers to, near or far."""
    found: Schema = {}
    open_ = [{key: value for key, value in made.items() if key != "$defs"}]
    while open_:
        for name in set(_references(open_.pop())) - found.keys():
            found[name] = definitions[name]
            open_.append(definitions[name])
    return dict(sorted(found.items()))


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].rpartition("/")[2]
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


# -- what pydantic says otherwise than an editor should hear it


def _tidied(node: Any) -> Any:
    """Without what only Python knows of: null, titles of fields, true and false as defaults."""
    if isinstance(node, list):
        return [_tidied(value) for value in node]
    if not isinstance(node, dict):
        return node
    choices = [choice for choice in node.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        rest = {key: value for key, value in node.items() if key != "anyOf"}
        return _tidied({**rest, **choices[0]})
    if choices:
        node = {**node, "anyOf": choices}
    tidied = {
        key: {name: _tidied(value) for name, value in value.items()}
        if key in ("properties", "$defs", "patternProperties")
        else _tidied(value)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str)) and key != "default"
    }
    if "patternProperties" in tidied:
        tidied["additionalProperties"] = False  # an id of another form is a mistake
    if isinstance(node.get("default"), bool):
        tidied["default"] = "yes" if node["default"] else "no"
    elif isinstance(node.get("default"), str):
        tidied["default"] = node["default"]
    return tidied


def _with_conditions(made: Schema) -> Schema:
    """With every condition in one place, under the name `when`."""
    written = made["$defs"].get("Evidence", {}).get("properties", {}).get("when")
    if written is None:
        return made
    condition = {key: value for key, value in written.items() if key != "description"}

    def shared(node: Any) -> Any:
        if isinstance(node, list):
            return [shared(value) for value in node]
        if not isinstance(node, dict):
            return node
        said = {key: value for key, value in node.items() if key == "description"}
        if {key: value for key, value in node.items() if key != "description"} == condition:
            text = f"{said['description']} {_WHEN}" if said else _WHEN
            return {"$ref": "#/$defs/when", "description": text}
        return {key: shared(value) for key, value in node.items()}

    made = shared(made)
    return {**made, "$defs": {**made["$defs"], "when": {**condition, "description": _WHEN}}}


# -- what the keys mean


def _heirs(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for heir in model.__subclasses__():
        yield heir
        yield from _heirs(heir)


def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """The text under each field of a model, and of the model that it extends.

    It is read from the source here, and not by pydantic while the program starts.
    """
    (tree,) = ast.parse(inspect.getsource(model)).body
    assert isinstance(tree, ast.ClassDef)  # noqa: S101 - it is the source of a class
    (base,) = model.__bases__
    found = descriptions(base) if issubclass(base, BaseModel) and base.model_fields else {}
    for field, below in zip(tree.body, tree.body[1:], strict=False):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = " ".join(text.split())
    return found
