"""The kinds of value that a questionnaire is written with."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from spinecheck.core.fields import (
    Condition,
    Id,
    Ids,
    Model,
    SourceId,
    Text,
    Values,
    When,
    YesNo,
    questions_read,
)

ID: TypeAdapter[str] = TypeAdapter(Id)
SOURCE_ID: TypeAdapter[str] = TypeAdapter(SourceId)
TEXT: TypeAdapter[str] = TypeAdapter(Text)
YES_NO: TypeAdapter[bool] = TypeAdapter(YesNo)
IDS: TypeAdapter[tuple[str, ...]] = TypeAdapter(Ids)
VALUES: TypeAdapter[tuple[str, ...]] = TypeAdapter(Values)
WHEN: TypeAdapter[tuple[tuple[Condition, ...], ...]] = TypeAdapter(When)


class Sample(Model):
    name: Text


def refuses(kind: TypeAdapter[Any], value: object) -> bool:
    try:
        kind.validate_python(value)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize("good", ["a", "saddle_numb", "m6_to_12"])
def test_an_id_is_small_letters_digits_and_underscores(good: str) -> None:
    assert ID.validate_python(good) == good


@pytest.mark.parametrize("bad", ["", "A", "1a", "_a", "a-b", "a b", "é", "a\n"])
def test_other_ids_are_refused(bad: str) -> None:
    assert refuses(ID, bad)


@pytest.mark.parametrize("good", ["S021", "ICD11-MG30.21", "TA159-ev"])
def test_a_source_may_carry_its_own_kind_of_id(good: str) -> None:
    assert SOURCE_ID.validate_python(good) == good


def test_yes_and_no_are_booleans() -> None:
    assert YES_NO.validate_python("yes") is True
    assert YES_NO.validate_python("no") is False


@pytest.mark.parametrize("bad", ["true", "false", "1", "0", "Yes", "on", "", [], None])
def test_nothing_else_is_a_boolean(bad: object) -> None:
    assert refuses(YES_NO, bad)


@pytest.mark.parametrize("name", ["emergency_number", "health_line", "crisis_line"])
def test_a_text_may_hold_the_numbers(name: str) -> None:
    text = "Call {" + name + "} now"
    assert TEXT.validate_python(text) == text


@pytest.mark.parametrize("bad", ["Call {phone}", "Call {", "Call }", "{}", "{{health_line}}"])
def test_a_text_may_hold_nothing_else_in_braces(bad: str) -> None:
    assert refuses(TEXT, bad)


@pytest.mark.parametrize("bad", ["", "   ", "\n"])
def test_a_text_says_something(bad: str) -> None:
    assert refuses(TEXT, bad)


def test_a_text_loses_the_blanks_around_it() -> None:
    assert TEXT.validate_python(" Where? \n") == "Where?"


def test_a_single_id_needs_no_list() -> None:
    assert IDS.validate_python("rehab") == IDS.validate_python(["rehab"]) == ("rehab",)


def test_a_question_in_a_condition_needs_a_value() -> None:
    assert refuses(VALUES, [])


def test_a_map_means_all_of_these() -> None:
    assert WHEN.validate_python({"kind": "fusion", "since": ["m6", "y1"]}) == (
        (Condition("kind", ("fusion",)), Condition("since", ("m6", "y1"))),
    )


def test_a_list_of_maps_means_any_of_these() -> None:
    assert WHEN.validate_python([{"a": "yes"}, {"b": ["yes", "not_sure"]}]) == (
        (Condition("a", ("yes",)),),
        (Condition("b", ("yes", "not_sure")),),
    )


@pytest.mark.parametrize("empty", [{}, [], [{}], [{"a": "yes"}, {}], {"a": []}, ""])
def test_a_condition_without_content_is_refused(empty: object) -> None:
    assert refuses(WHEN, empty)


@pytest.mark.parametrize("bad", [{"a": {"b": "c"}}, {"not": [{"a": "b"}]}, "a == b", {"A": "b"}])
def test_a_condition_is_no_expression(bad: object) -> None:
    assert refuses(WHEN, bad)


def test_a_condition_can_be_hashed() -> None:
    assert len({WHEN.validate_python({"a": "b"}), WHEN.validate_python([{"a": ["b"]}])}) == 1


def test_questions_read_are_those_that_the_condition_names() -> None:
    when = WHEN.validate_python([{"a": "yes", "b": "no"}, {"c": "yes"}, {"a": "no"}])
    assert questions_read(when) == {"a", "b", "c"}
    assert questions_read(None) == frozenset()


def test_an_unknown_key_is_never_ignored() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Sample.model_validate({"name": "x", "naem": "y"})


def test_a_model_is_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Sample.model_validate({"name": "x"}).__setattr__("name", "y")
