"""Answers that come in from a file."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecheck.core.questions import Checklist, Question
from spinecheck.interview.answers import Given, parse_answers, read_answers
from spinecheck.reading.problems import CannotLoad, NotThere
from tests.samples import answers, questionnaire

SAMPLE = questionnaire()


def read(text: str) -> Given:
    return parse_answers(SAMPLE, "mine.yaml", text)


def refused(text: str) -> list[str]:
    with pytest.raises(CannotLoad) as caught:
        read(text)
    return [str(finding) for finding in caught.value.findings]


SAVED_AT = "2026-11-21T10:00:00+00:00"
FILE = """\
questionnaire: sample
version: "1.0"
saved_at: 2026-11-21T10:00:00+00:00
answers:
  bladder: [numb, not_sure]
  leaking: no
  operation: fusion
  worst: back
"""
ANSWERS = answers(bladder=["numb", "not_sure"], leaking="no", operation="fusion", worst="back")


def test_a_yaml_file_is_read() -> None:
    assert read(FILE) == Given(ANSWERS, SAVED_AT)


def test_a_json_file_is_read() -> None:
    data = {"questionnaire": "sample", "version": "1.0", "answers": {"operation": ["fusion"]}}
    assert read(json.dumps(data)) == Given(answers(operation="fusion"))
    assert read(json.dumps(data, indent="\t")) == Given(answers(operation="fusion"))


def test_what_only_json_can_say_is_read_as_json() -> None:
    """YAML has no pairs of surrogates."""
    assert read('{"version": "1.0", "saved_at": "\\ud83d\\ude00", "answers": {}}') == Given(
        {}, "😀"
    )


def test_only_the_answers_are_needed() -> None:
    assert read("answers: {worst: back}") == Given(answers(worst="back"))
    assert read("answers: {}") == Given({})


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert read("\ufeff" + FILE) == Given(ANSWERS, SAVED_AT)
    path = tmp_path / "mine.yaml"
    path.write_text(FILE, encoding="utf-8-sig")
    assert read_answers(SAMPLE, path) == Given(ANSWERS, SAVED_AT)


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotThere, match="cannot be read: "):
        read_answers(SAMPLE, tmp_path / name)


# -- mistakes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: the file is empty; write a questionnaire, or delete the file [empty-file]"),
        ("answer: {}\n", "1:1: the key `answers` is missing; write it [missing-key]"),
        (
            "- worst\n",
            "1:1: a map of keys and values is expected here; write `key: value` lines "
            "[wrong-type]",
        ),
        (
            "answers: [worst]\n",
            "1:10: a map of keys and values is expected here; write `key: value` lines "
            "[wrong-type]",
        ),
        (
            "answers:\n  worst: []\n",
            "2:10: nothing stands here; write at least one, or take the key out [empty]",
        ),
        (
            "answers:\n  wurst: back\n",
            "2:3: there is no question `wurst`; did you mean `worst`? [unknown-question]",
        ),
        (
            "answers:\n  xyz: back\n",
            "2:3: there is no question `xyz`; write the id of a question, or take it out "
            "[unknown-question]",
        ),
        (
            "answers:\n  operation: [disc, fussion]\n",
            "2:21: `operation` has no answer `fussion`; did you mean `fusion`? [unknown-answer]",
        ),
        (
            "answers:\n  worst: xyz\n",
            "2:10: `worst` has no answer `xyz`; its answers are `back`, `leg` or `not_sure` "
            "[unknown-answer]",
        ),
        (
            "answers:\n  worst: [back, leg]\n",
            "2:3: `worst` takes one answer, not 2; keep one [one-answer]",
        ),
    ],
)
def test_a_mistake_has_its_place(text: str, told: str) -> None:
    assert refused(text)[0] == f"mine.yaml:{told}"


def test_every_mistake_is_told_at_once() -> None:
    text = "answers:\n  wurst: back\n  operation: [fussion, dsc]\n  worst: [back, leg]\n"
    assert [one.split(": ")[0] for one in refused(text)] == [
        "mine.yaml:2:3",
        "mine.yaml:3:15",
        "mine.yaml:3:24",
        "mine.yaml:4:3",
    ]


def test_an_alias_is_told_once() -> None:
    assert refused("answers:\n  worst: *back\n") == [
        "mine.yaml:2:10: an alias (`*`) is used; write the text out [alias]"
    ]


def test_an_answer_that_stands_twice_is_refused() -> None:
    (told,) = refused("answers:\n  worst: back\n  worst: leg\n")
    assert told.startswith("mine.yaml:3:3: the key `worst` stands here twice; ")


def test_an_answer_that_stands_twice_in_json_is_refused_too() -> None:
    (told,) = refused(
        '{"saved_at": "\\ud83d\\ude00", "answers": {"worst": "leg", "worst": "back"}}'
    )
    assert "stands here twice" in told or told.endswith("[yaml-syntax]")


# -- a line and its checklist


APART = (
    "`numb` is answered apart from its checklist `bladder`; "
    "tick it in `bladder`, or add `not_sure` there [line-without-checklist]"
)


@pytest.mark.parametrize(
    "given_",
    [
        "{▸numb: yes}",
        "{bladder: none, ▸numb: yes}",
        "{bladder: [leaking], ▸numb: no}",
        "{bladder: [numb], ▸numb: yes}",
        "{bladder: [numb, not_sure], ▸numb: no}",
        "{bladder: [numb, not_sure], ▸numb: not_sure}",
    ],
)
def test_a_line_without_or_against_its_checklist_is_refused(given_: str) -> None:
    column = len("answers: ") + given_.index("▸") + 1
    assert refused("answers: " + given_.replace("▸", "")) == [f"mine.yaml:1:{column}: {APART}"]


@pytest.mark.parametrize(
    "given_", ["{bladder: not_sure, numb: yes, leaking: no}", "{bladder: [numb, not_sure]}"]
)
def test_a_line_after_not_sure_on_its_checklist_is_right(given_: str) -> None:
    assert not read(f"answers: {given_}").left_out


# -- another questionnaire, another version


def test_answers_to_another_questionnaire_are_refused() -> None:
    assert refused("questionnaire: other\nanswers: {worst: bakc}\n") == [
        "mine.yaml:1:16: these are answers to `other`; "
        "give answers to `sample`, or name the questionnaire [other-questionnaire]"
    ]


def test_answers_to_another_version_are_kept_as_far_as_they_fit() -> None:
    other = FILE.replace('"1.0"', "0.9").replace("worst: back", "worst: side\n  gone: yes")
    kept = {id_: values for id_, values in ANSWERS.items() if id_ != "worst"}
    assert read(other) == Given(kept, SAVED_AT, other_version="0.9", left_out=("gone", "worst"))


def test_answers_to_another_version_may_all_fit() -> None:
    assert read(FILE.replace('"1.0"', "1.00")) == Given(ANSWERS, SAVED_AT, other_version="1.00")


def test_a_lost_tick_becomes_not_sure_and_the_others_still_count() -> None:
    other = "version: '0.9'\nanswers: {bladder: [none, old_line, numb], worst: back}\n"
    read_ = read(other)
    assert read_.answers == answers(bladder=["none", "not_sure", "numb"], worst="back")
    assert read_.left_out == ("bladder",)


# -- never a traceback


def _values(item: Question | Checklist) -> tuple[str, ...]:
    if isinstance(item, Checklist):
        return (*(line.id for line in item.lines), "none", "not_sure")
    return (*item.answers, "not_sure")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(data=st.fixed_dictionaries({"answers": JSON_VALUES}, optional={"version": JSON_VALUES}))
@pytest.mark.parametrize("write", [json.dumps, lambda data: json.dumps(data, ensure_ascii=False)])
def test_any_json_is_answers_or_refused_in_words(
    write: Callable[[object], str], data: object
) -> None:
    with suppress(CannotLoad):
        read(write(data))


@given(st.text(max_size=80))
def test_any_text_is_answers_or_refused_in_words(text: str) -> None:
    with suppress(CannotLoad):
        read(text)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            item.id: st.lists(st.sampled_from(_values(item)), min_size=1, max_size=1)
            for item in SAMPLE.items
            if isinstance(item, Question | Checklist)
        },
    )
)
def test_whatever_is_offered_can_be_given(given_: dict[str, list[str]]) -> None:
    kept = {id_: tuple(values) for id_, values in given_.items()}
    assert read(json.dumps({"answers": given_})) == Given(kept)
