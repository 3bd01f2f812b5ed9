"""A file that is a part of a questionnaire is not read as a whole one."""

from pathlib import Path

import pytest

from spinecheck.reading.gathering import find
from spinecheck.reading.problems import NotThere
from spinecheck.upkeep.check import check
from tests.samples import SAMPLE, text

WHOLE = text(**SAMPLE)
HEAD, _, REST = WHOLE.partition("sections:\n")
SECTIONS, _, URGENT = REST.partition("urgent:\n")
CASE = "case: ann\ntitle: Ann\nstory: I am 67.\nanswers: {worst: back}\nexpect: {}\n"
ALONE = (
    "of a questionnaire, but no `about.yaml` stands beside {}; bring `about.yaml` back, "
    "or write it: `spinecheck new NAME --folder` shows one"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "neck"
    (path / "cases").mkdir(parents=True)
    (path / "about.yaml").write_text(HEAD, encoding="utf-8")
    (path / "questions.yaml").write_text(f"sections:\n{SECTIONS}", encoding="utf-8")
    (path / "urgent.yaml").write_text(f"urgent:\n{URGENT}", encoding="utf-8")
    (path / "cases/ann.yaml").write_text(CASE, encoding="utf-8")
    return path


def refused(path: Path | str) -> str:
    with pytest.raises(NotThere) as caught:
        list(check(Path(path)))
    return str(caught.value)


@pytest.mark.parametrize(
    "part", ["about.yaml", "questions.yaml", "urgent.yaml", "cases/ann.yaml", "cases"]
)
def test_a_part_names_the_folder_to_give(folder: Path, part: str) -> None:
    assert refused(folder / part) == (
        f"{folder / part} is a part of a questionnaire; "
        f"give the whole folder: `spinecheck check {folder}`"
    )


def test_the_folder_is_named_from_where_one_stands(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert refused("urgent.yaml").endswith("`spinecheck check .`")
    monkeypatch.chdir(folder / "cases")
    assert refused("ann.yaml").endswith("`spinecheck check ..`")
    assert refused(".").endswith("`spinecheck check ..`")
    monkeypatch.chdir(folder.parent)
    assert refused("neck/urgent.yaml").endswith("`spinecheck check neck`")


def test_every_command_refuses_a_part(folder: Path) -> None:
    with pytest.raises(NotThere, match="is a part of a questionnaire"):
        find(str(folder / "urgent.yaml"))


def test_a_whole_questionnaire_may_lie_in_such_a_folder(folder: Path) -> None:
    for name in ("whole.yaml", "about.yaml"):
        whole = folder / name
        whole.write_text(WHOLE, encoding="utf-8")
        assert find(str(whole)) == whole
        assert list(check(whole)) == []


def test_a_part_alone_is_told_in_one_sentence(folder: Path) -> None:
    (folder / "about.yaml").unlink()
    urgent = folder / "urgent.yaml"
    assert refused(urgent) == f"{urgent} is a part {ALONE.format('it')}"


def test_a_folder_of_parts_alone_is_told_in_one_sentence(folder: Path) -> None:
    (folder / "about.yaml").unlink()
    whole = folder / "whole.yaml"
    whole.write_text(WHOLE.replace("tier: soon", "tier: son"), encoding="utf-8")
    alone, other = check(folder)
    assert str(alone) == (
        f"{folder}/questions.yaml:1:1: `questions.yaml` and 1 more are parts "
        f"{ALONE.format('them')} [wrong-place]"
    )
    assert (other.place.file, other.rule) == (str(whole), "unknown-word")


@pytest.mark.parametrize(
    "left_out", ["questionnaire: sample\n", 'version: "1.0"\n', "title: A sample\n"]
)
def test_a_whole_file_that_lacks_a_key_is_told_of_the_key(tmp_path: Path, left_out: str) -> None:
    path = tmp_path / "neck.yaml"
    path.write_text(WHOLE.replace(left_out, ""), encoding="utf-8")
    (told,) = check(path)
    assert told.rule == "missing-key"


def test_a_file_of_something_else_is_no_part(tmp_path: Path) -> None:
    path = tmp_path / "compose.yaml"
    path.write_text("services: {}\n", encoding="utf-8")
    assert find(str(path)) == path
