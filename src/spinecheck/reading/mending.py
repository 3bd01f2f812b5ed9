"""A stand-in for what has no right shape, so that all other mistakes can be told as well."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from spinecheck.core.answers import NONE, NOT_SURE
from spinecheck.core.model import Questionnaire
from spinecheck.reading.problems import MOST_TOLD, DataPath, Problem
from spinecheck.reading.shape import errors

_WORD = "stand_in"
_EVERYWHERE = {"yes", "no", NOT_SURE, NONE}
"""Words that mean something of their own wherever they stand."""
_ROUNDS = 12  # a missing map needs a round for itself, one for its keys, and so on down


@dataclass(frozen=True, slots=True)
class Mended:
    """A questionnaire in which everything without a right shape has been replaced."""

    questionnaire: Questionnaire
    places: frozenset[DataPath]
    lost: frozenset[str]
    """Words that stood in what was replaced: other parts may name them rightly."""

    def is_consequence(self, problem: Problem) -> bool:
        """Whether a problem may come from the replacing alone."""
        inside = any(problem.path[:n] in self.places for n in range(len(problem.path) + 1))
        return inside or not self.lost.isdisjoint(problem.what.split("`"))


def mended(data: dict[str, Any]) -> Mended | None:
    """Replace what has no right shape, round by round; None when that does not succeed."""
    data = deepcopy(data)
    places: set[DataPath] = set()
    lost: set[str] = {_WORD}
    for _ in range(_ROUNDS):
        try:
            questionnaire = Questionnaire.model_validate(data)
        except ValidationError as error:
            if error.error_count() > MOST_TOLD:
                return None
            for one in errors(error):
                replaced = _replace(data, one)
                if replaced is None:
                    return None
                place, before = replaced
                places.add(place)
                lost.update(set(_texts(before)) - _EVERYWHERE)
        else:
            return Mended(questionnaire, frozenset(places), frozenset(lost))
    return None


def _replace(data: dict[str, Any], error: dict[str, Any]) -> tuple[DataPath, Any] | None:
    """Put a stand-in where the error is; returns the place, and what stood there."""
    path = tuple(step for step in error["loc"] if step != "[key]")
    if error["type"] == "missing":
        node, place = _resolve(data, path[:-1])[1:]
        if isinstance(node, dict):
            node[path[-1]] = _WORD
            return (*place, path[-1]), None
        return None
    holder, node, place = _resolve(data, path)
    if holder is None:
        return None
    key = place[-1]
    if error["type"] == "extra_forbidden" or path != error["loc"]:
        del holder[key]
    elif key == "pick":  # the word that goes with the answers beside it
        holder[key] = "many" if "none" in holder.get("answers", ()) else "one"
    else:
        holder[key] = _stand_in(error)
    return place, node


def _stand_in(error: dict[str, Any]) -> Any:
    kind = error["type"]
    if kind == "literal_error":
        return error["ctx"]["expected"].split("'")[1]
    if kind.startswith("union_tag"):
        return {"page": _WORD, "say": _WORD}
    if kind == "tuple_type" or (kind == "too_short" and isinstance(error["input"], list | tuple)):
        return [_WORD]
    if kind in ("dict_type", "model_type", "model_attributes_type", "mapping_type", "too_short"):
        return {_WORD: _WORD}
    return {"yes_or_no": "no", "int_parsing": "1", "int_type": "1", "greater_than_equal": "1"}.get(
        kind, _WORD
    )


def _resolve(data: Any, path: DataPath) -> tuple[Any, Any, DataPath]:
    """What holds the node at a path, the node, and its path in the text.

    Steps that only the model has are passed over, as in `File.locate`.
    """
    place: DataPath = ()
    holder, node = None, data
    for step in path:
        found = (isinstance(node, dict) and step in node) or (
            isinstance(node, list) and isinstance(step, int) and step < len(node)
        )
        if found:
            holder, node, place = node, node[step], (*place, step)
    return holder, node, place


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
