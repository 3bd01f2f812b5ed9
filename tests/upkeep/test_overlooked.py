"""What reading passes over in silence is told by `check`, as a note."""

from pathlib import Path

import pytest

from spinecheck.reading.loading import load
from spinecheck.reading.problems import MOST_TOLD
from spinecheck.upkeep.check import check
from spinecheck.upkeep.new import TEMPLATE
from spinecheck.upkeep.overlooked import cut_by_comment, not_read
from tests.reading.told import said_at, unmarked
from tests.samples import SAMPLE, text

CUT = (
    "the text ends here: ` #` begins a comment, which nobody is shown; "
    "put the whole text in quotes, or two spaces before a comment [cut-by-comment]"
)


def told(tmp_path: Path, **parts: str) -> list[str]:
    """What is said of comments, which must stand at the marks."""
    written, places = unmarked(text(**SAMPLE | parts))
    path = tmp_path / "sample.yaml"
    path.write_text(written, encoding="utf-8")
    return said_at(places, list(cut_by_comment(load(str(path)).source)))


def message(say: str) -> str:
    return f"- id: common\n  say: {say}\n- {{id: last, say: Last}}"


@pytest.mark.parametrize(
    "say",
    [
        "I have a fever ▸# or shivers",
        "I have a fever ▸#or shivers",
        "Fever ▸# or shivers",
        "It often gets\n    better ▸# and then worse",
        "It is number ▸#",
    ],
)
def test_a_text_that_a_comment_cuts_is_told_at_the_comment(say: str, tmp_path: Path) -> None:
    assert told(tmp_path, messages=message(say)) == [CUT]


def test_it_is_told_of_lists_of_answers_and_in_braces(tmp_path: Path) -> None:
    questions = """
        - id: worst
          ask: Which hurts most?
          answers:
            back: My back ▸# or my neck
            leg: A leg
        - {id: travels, for_report: yes, when: {worst: leg}, ask: How far? ▸# or where
          , answers: {knee: To the knee, foot: To the foot}}
        - id: worse_with
          ask: What makes it worse?
          pick: many
          answers: {sitting: Sitting, walking: Walking, none: None of these}
        """
    urgent = SAMPLE["urgent"].replace("an emergency department", "a hospital ▸# not a clinic")
    assert told(tmp_path, questions=questions, urgent=urgent) == [CUT] * 3


@pytest.mark.parametrize(
    "say",
    [
        "I have a fever  # two spaces: a comment",
        "I have a fever\t # set off",
        '"I have a fever # or shivers"',
        "'I have a fever' # quotes end it",
        "I have a fever\n  # a line of its own",
        "I am no#1",
        "|\n    I have a fever # or shivers\n",
        ">-\n    I have a fever # or shivers\n",
        "# on the next line\n    I have a fever",
    ],
)
def test_a_comment_that_nobody_takes_for_text_is_left_alone(say: str, tmp_path: Path) -> None:
    assert told(tmp_path, messages=message(say)) == []


def test_comments_after_ids_tiers_and_sources_are_left_alone(tmp_path: Path) -> None:
    urgent = SAMPLE["urgent"].replace("tier: soon", "tier: soon # it was same_day")
    urgent = urgent.replace("- id: never_checked", "- id: never_checked # CES")
    urgent += "  cites:\n            - Davies18 # its table 2\n"
    sources = "- id: Davies18 # read\n  title: A review"
    messages = "- {id: no_single_cause, when: {causes: none}, say: None} # at the end"
    assert told(tmp_path, urgent=urgent, sources=sources, messages=messages) == []


def test_a_file_without_a_text_may_hold_a_comment(tmp_path: Path) -> None:
    (tmp_path / "about.yaml").write_text(text(**SAMPLE), encoding="utf-8")
    (tmp_path / "left-out.yaml").write_text("left_out: [] # none\n", encoding="utf-8")
    assert list(cut_by_comment(load(str(tmp_path)).source)) == []


def test_what_comes_with_spinecheck_is_left_alone() -> None:
    for path in ("spine-surgery-pain", str(TEMPLATE)):
        assert list(cut_by_comment(load(path).source)) == []


def test_of_very_many_the_first_are_told(tmp_path: Path) -> None:
    glossary = "".join(f"  word_{n}: It is a word # of ours\n" for n in range(MOST_TOLD + 50))
    path = tmp_path / "sample.yaml"
    path.write_text(text(**SAMPLE | {"glossary": glossary}), encoding="utf-8")
    assert [finding.rule for finding in check(path)].count("cut-by-comment") == MOST_TOLD


def test_a_file_that_is_not_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "about.yaml").write_text(text(**SAMPLE), encoding="utf-8")
    (tmp_path / "cases").mkdir()
    for name in ("promises.txt", "urgent.YAML", "cases/ann.yaml.bak"):
        (tmp_path / name).write_text("promises: []\n", encoding="utf-8")
    assert [str(finding).replace(f"{tmp_path}/", "") for finding in check(tmp_path)] == [
        f"{name}:1:1: note: this file is not read: its name does not end in `.yaml`; "
        "rename it if it is a part of the questionnaire, or move it elsewhere [not-read]"
        for name in ("cases/ann.yaml.bak", "promises.txt", "urgent.YAML")
    ]


def test_a_file_that_is_not_read_is_told_beside_what_is_missing_without_it(tmp_path: Path) -> None:
    (tmp_path / "about.yaml").write_text(text(glossary="{}"), encoding="utf-8")
    (tmp_path / "questions.txt").write_text("sections: []\n", encoding="utf-8")
    assert [finding.rule for finding in check(tmp_path)][-1] == "not-read"


@pytest.mark.parametrize(
    "name", ["README", "readme.txt", "LICENSE", "notes.md", ".hidden", "about.yaml~", "more.yml"]
)
def test_a_file_for_others_is_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("", encoding="utf-8")
    assert list(not_read(tmp_path)) == []
    assert list(not_read(tmp_path / name)) == []
