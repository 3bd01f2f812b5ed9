"""Checking whatever stands at a path."""

from pathlib import Path

import pytest

from spinecheck.reading.problems import NotThere
from spinecheck.upkeep.check import check
from tests.samples import SAMPLE, text

WHOLE = text(**SAMPLE)
CASE = """\
case: ann
title: Ann
story: I am 67.
answers: {bladder: none, operation: none, worst: back, worse_with: none}
expect: {urgency: soon}
"""
REGIONS = """\
emergency_lines:
  - Numbness between the legs
regions: []
elsewhere:
  emergency_number: your local emergency number
  health_line: a local health line
  crisis_line: a local crisis line
"""


def write(path: Path, written: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written, encoding="utf-8")
    return path


def said(path: Path, under: Path) -> list[str]:
    return [str(finding).replace(f"{under}/", "") for finding in check(path)]


def test_a_right_file_or_folder_is_silent(tmp_path: Path) -> None:
    write(tmp_path / "about.yaml", WHOLE)
    write(tmp_path / "cases/ann.yaml", CASE.replace("soon", "routine"))
    assert said(tmp_path, tmp_path) == []
    assert said(write(tmp_path / "other" / "one.yaml", WHOLE), tmp_path) == []


def test_a_case_is_told_in_its_own_file(tmp_path: Path) -> None:
    write(tmp_path / "about.yaml", WHOLE)
    write(tmp_path / "cases/ann.yaml", CASE)
    assert said(tmp_path, tmp_path) == [
        "cases/ann.yaml:5:19: case `ann`: the urgency should be `soon`, but it is `routine`; "
        "mend the rule or the case [case]"
    ]


def test_everything_in_a_folder_of_several_is_checked(tmp_path: Path) -> None:
    write(tmp_path / "back/about.yaml", WHOLE.replace("tier: soon", "tier: son"))
    write(tmp_path / "neck.yaml", WHOLE.replace("title: A sample\n", ""))
    write(tmp_path / "right.yaml", WHOLE)
    write(tmp_path / "regions.yaml", REGIONS.replace("regions: []\n", ""))
    assert [one.partition(": ")[0] for one in said(tmp_path, tmp_path)] == [
        "regions.yaml:1:1",
        "back/about.yaml:71:11",
        "neck.yaml:1:1",
    ]


def test_a_broken_questionnaire_does_not_hide_the_next(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", "a: @b\n")
    write(tmp_path / "b.yaml", "")
    assert [one.partition(": ")[0] for one in said(tmp_path, tmp_path)] == [
        "a.yaml:1:4",
        "b.yaml:1:1",
    ]


def test_the_regions_file_can_be_checked_alone(tmp_path: Path) -> None:
    assert said(write(tmp_path / "regions.yaml", REGIONS), tmp_path) == []
    broken = REGIONS + "regoins: []\n"
    assert said(write(tmp_path / "regions.yaml", broken), tmp_path) == [
        "regions.yaml:8:1: the key `regoins` is not known here; did you mean `regions`? "
        "[unknown-key]"
    ]


def test_a_folder_of_regions_only_is_checked(tmp_path: Path) -> None:
    write(tmp_path / "regions.yaml", REGIONS)
    assert said(tmp_path, tmp_path) == []


def test_an_empty_folder_holds_no_questionnaire(tmp_path: Path) -> None:
    with pytest.raises(NotThere) as caught:
        list(check(tmp_path))
    assert str(caught.value) == (
        f"{tmp_path} holds no questionnaire; a folder of one holds `about.yaml`"
    )


@pytest.mark.parametrize("folder", ["questionnaires", "questionnaires/spine-surgery-pain"])
def test_what_comes_with_spinecheck_is_right(folder: str) -> None:
    from spinecheck.reading.gathering import questionnaires_folder

    path = questionnaires_folder().parent / folder
    assert [str(finding) for finding in check(path) if finding.level == "error"] == []


def test_a_folder_of_mistakes_without_end_is_not_looked_at_to_its_end(tmp_path: Path) -> None:
    mistakes = "".join(f"key_{n}: a\n" for n in range(250))
    for n in range(20):
        write(tmp_path / f"{n:02}.yaml", mistakes)
    told = said(tmp_path, tmp_path)
    assert len(told) == 10 * 201 + 1
    assert told[-1] == ("10.yaml:1:1: there are more mistakes; mend those above first [too-many]")
