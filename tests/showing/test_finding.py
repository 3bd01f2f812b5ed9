"""A finding with its source line."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecheck.reading.problems import Example, Finding, Place
from spinecheck.showing.finding import as_annotation, cells, drawn, excerpt, summary


def plain(text: str, _look: str) -> str:
    return text


def finding(line: int = 1, column: int = 1, width: int = 1, **other: str) -> Finding:
    told = {"what": "this is wrong", "todo": "mend it", "rule": "a-rule"} | other
    return Finding(Place("a.yaml", line, column), **told, width=width)  # type: ignore[arg-type]


def test_it_is_told_with_its_line_and_a_caret_under_each_character() -> None:
    assert list(drawn(finding(12, 1, 5), "titel: A", 40, plain)) == [
        "error: this is wrong [a-rule]",
        "  a.yaml:12:1",
        "  12 | titel: A",
        "     | ^^^^^",
        "  To do: mend it",
    ]


def test_without_a_line_the_place_is_told_alone() -> None:
    assert list(drawn(finding(), "", 40, plain)) == [
        "error: this is wrong [a-rule]",
        "  a.yaml:1:1",
        "  To do: mend it",
    ]


def test_a_long_message_is_wrapped_under_itself() -> None:
    said = list(drawn(finding(what="it is wrong " * 6, level="note"), "", 40, plain))
    assert said[:3] == [
        "note: it is wrong it is wrong it is",
        "      wrong it is wrong it is wrong it",
        "      is wrong  [a-rule]",
    ]


@pytest.mark.parametrize(
    ("line", "column", "width", "room", "shown", "mark"),
    [
        ("a: b", 4, 1, 40, "a: b", "   ^"),
        ("a:\tb", 4, 1, 40, "a: b", "   ^"),
        ("痛み: b", 5, 1, 40, "痛み: b", "      ^"),
        ("a: 痛み", 4, 2, 40, "a: 痛み", "   ^^^^"),
        ("e\u0301t: b", 6, 1, 40, "e\u0301t: b", "    ^"),
        ("a: \x1b[31m", 4, 1, 40, r"a: \x1b[31m", "   ^^^^"),
        ("a:", 3, 1, 40, "a:", "  ^"),
        ("a: b", 99, 5, 40, "a: b", "    ^"),
        ("", 1, 1, 40, "", "^"),
        ("a: 0123456789", 1, 1, 10, "a: 012345…", "^"),
        ("a: 0123456789", 13, 1, 10, "…789", "   ^"),
        ("a: 0123456789", 4, 10, 10, "…: 012345…", "   ^^^^^^"),
        ("a: 0123456789", 1, 13, 13, "a: 0123456789", "^^^^^^^^^^^^^"),
    ],
)
def test_the_part_that_is_meant_is_always_in_sight(  # noqa: PLR0917
    line: str, column: int, width: int, room: int, shown: str, mark: str
) -> None:
    assert excerpt(line, column, width, room) == (shown, mark)


@given(
    line=st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=80),
    column=st.integers(1, 90),
    width=st.integers(1, 90),
    room=st.integers(12, 100),
)
def test_nothing_is_wider_than_the_room(line: str, column: int, width: int, room: int) -> None:
    shown, mark = excerpt(line, column, width, room)
    assert cells([shown]) <= room
    assert len(mark) <= room + 1  # a mark at the very end of a line stands behind it
    assert mark.strip(" ").strip("^") == ""
    assert "^" in mark
    assert "\x1b" not in shown


def test_of_a_line_of_many_megabytes_only_what_is_near_is_looked_at() -> None:
    line = "x, " * 1_000_000 + "here" + ", y" * 1_000_000
    tracemalloc.start()
    shown = excerpt(line, 3_000_001, 4, 20)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert shown == ("…, x, here, y, y, y…", "      ^^^^")
    assert most < 100_000


def test_what_github_reads_as_its_own_is_written_otherwise() -> None:
    told = finding(what="100 % of:\nit", todo="a, b")
    assert as_annotation(told) == (
        "::error file=a.yaml,line=1,col=1,title=a-rule::100 %25 of:%0Ait; a, b"
    )


def test_the_last_line_counts() -> None:
    note = finding(level="note")
    assert summary([]) == "No problem found."
    assert summary([finding()]) == "1 error in 1 file."
    assert summary([note, note]) == "2 notes in 1 file."
    other = Finding(Place("b.yaml", 1, 1), "w", "t", "r")
    assert summary([finding(), other, note]) == "2 errors and 1 note in 2 files."


def test_where_cases_fail_beside_other_things_one_begins_with_those() -> None:
    of_case = Finding(Place("c.yaml", 1, 1), "w", "t", "case", path=("cases", 0, "expect"))
    assert summary([of_case]) == "1 error in 1 file."
    assert summary([finding(), of_case]) == (
        "2 errors in 2 files. Begin with the first: a case often fails because of it."
    )


def test_who_shows_it_is_a_file_to_be_assessed() -> None:
    example = Example({"worst": ("back",)}, "answers:\n  worst: back\n")
    told = Finding(Place("a.yaml", 1, 1), "wrong", "mend it", "a-rule", example=example)
    assert list(drawn(told, "", 80, plain))[2:] == [
        "  To do: mend it",
        "  Who shows it, as a file for `spinecheck assess FILE --questionnaire PATH`:",
        "    answers:",
        "      worst: back",
    ]
