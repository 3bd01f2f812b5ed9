"""A name, file or folder to a questionnaire, or to every mistake in it."""

import re
from pathlib import Path

import pytest

from spinecheck.reading import BUILT_IN, gathering
from spinecheck.reading.front import load_regions
from spinecheck.reading.gathering import questionnaires_folder, questionnaires_in
from spinecheck.reading.loading import load
from spinecheck.reading.problems import CannotLoad, NotThere
from tests.reading.told import findings_of, told
from tests.samples import SAMPLE, text

WHOLE = text(**SAMPLE)
CASE = """\
case: steady_back
title: A back that aches
story: My back aches.
answers: {bladder: none, operation: none, worst: back, worse_with: none}
expect: {urgency: routine}
"""


def lay(folder: Path, **files: str) -> Path:
    """Write the files of a folder; `cases__one` stands for `cases/one.yaml`."""
    for name, written in files.items():
        path = folder / f"{name.replace('__', '/').replace('_', '-')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, encoding="utf-8")
    return folder


def in_files(start: str = "urgent:\n") -> dict[str, str]:
    """The sample in two files."""
    at = WHOLE.index(start)
    return {"about": WHOLE[:at], "rest": WHOLE[at:]}


def said(path: Path) -> list[str]:
    """What loading says, with the names of files as they stand in the folder."""
    return [str(finding).replace(f"{path}/", "") for finding in findings_of(path)]


@pytest.fixture
def built_ins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two built-in questionnaires: `back-pain` and `neck-pain`."""
    for name in ("back-pain", "neck-pain"):
        lay(tmp_path / "built-in" / name, about=WHOLE.replace("A sample", name))
    lay(tmp_path / "built-in" / "notes", other="a: b\n")
    monkeypatch.setattr(gathering, "questionnaires_folder", lambda: tmp_path / "built-in")
    return tmp_path / "built-in"


# -- where a questionnaire is


def test_a_questionnaire_is_one_file(tmp_path: Path) -> None:
    lay(tmp_path, sample=WHOLE)
    assert load(str(tmp_path / "sample.yaml")).questionnaire.title == "A sample"


def test_a_questionnaire_is_a_folder_with_an_about_file(tmp_path: Path) -> None:
    lay(tmp_path, sample=WHOLE)
    lay(tmp_path / "folder", **in_files())
    one = load(str(tmp_path / "sample.yaml")).questionnaire
    assert load(str(tmp_path / "folder")).questionnaire == one


@pytest.mark.usefixtures("built_ins")
@pytest.mark.parametrize("name", ["back-pain", "back_pain"])
def test_a_built_in_questionnaire_is_named_with_dashes_or_underscores(name: str) -> None:
    assert load(name).questionnaire.title == "back-pain"


def test_a_path_comes_before_a_name(
    built_ins: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path / "back-pain", about=WHOLE)
    monkeypatch.chdir(tmp_path)
    assert load("back-pain").questionnaire.title == "A sample"


@pytest.mark.usefixtures("built_ins")
def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(NotThere) as caught:
        load("bak_pain")
    assert str(caught.value) == ("there is no questionnaire `bak_pain`; did you mean `back-pain`?")


@pytest.mark.usefixtures("built_ins")
def test_an_unknown_name_without_a_near_one_is_told_the_names() -> None:
    with pytest.raises(NotThere) as caught:
        load("/nowhere/at-all.yaml")
    assert re.fullmatch(
        "there is no questionnaire `/nowhere/at-all.yaml`; "
        "built in: (back-pain, neck-pain|neck-pain, back-pain)",
        str(caught.value),
    )


@pytest.mark.parametrize("name", ["x" * 5000, "\x00"], ids=["too long", "a zero byte"])
def test_a_name_that_no_file_can_have_is_told_in_words(name: str) -> None:
    with pytest.raises(NotThere):
        load(name)


def test_a_folder_without_an_about_file_is_none(tmp_path: Path) -> None:
    lay(tmp_path, sample=WHOLE)
    with pytest.raises(NotThere) as caught:
        load(str(tmp_path))
    assert str(caught.value) == (
        f"{tmp_path} is no questionnaire; a folder of one holds `about.yaml`"
    )


def test_the_built_in_questionnaires_are_found_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (questionnaires_folder() / "regions.yaml").is_file()
    assert (questionnaires_folder() / BUILT_IN / "about.yaml").is_file()


def test_a_folder_of_several_holds_folders_and_files(tmp_path: Path) -> None:
    lay(tmp_path, b=WHOLE, regions="x: y\n")
    lay(tmp_path / "a", about=WHOLE)
    lay(tmp_path / "c", other=WHOLE)
    (tmp_path / "notes.txt").write_text("Notes", encoding="utf-8")
    assert questionnaires_in(tmp_path) == [tmp_path / "a", tmp_path / "b.yaml"]
    assert questionnaires_in(tmp_path / "a") == [tmp_path / "a"]
    assert questionnaires_in(tmp_path / "b.yaml") == [tmp_path / "b.yaml"]


# -- folders


def test_each_key_stands_in_one_file_only(tmp_path: Path) -> None:
    lay(tmp_path, **in_files(), zz="\nurgent: []\n")
    assert said(tmp_path) == [
        "zz.yaml:2:1: the key `urgent` stands in two files; "
        "keep it in one; the other is rest.yaml [duplicate-key]"
    ]


def test_a_key_that_is_missing_is_told_at_the_about_file(tmp_path: Path) -> None:
    files = in_files()
    files["about"] = files["about"].replace('version: "1.0"\n', "")
    assert said(lay(tmp_path, **files)) == [
        "about.yaml:1:1: the key `version` is missing; write it [missing-key]"
    ]


def test_a_mistake_is_told_in_the_file_where_it_stands(tmp_path: Path) -> None:
    files = in_files()
    files["about"] = files["about"].replace("title: A sample", "titel: A sample")
    files["rest"] = files["rest"].replace("tier: soon", "tier: son")
    assert said(lay(tmp_path, **files)) == [
        "about.yaml:1:1: the key `title` is missing; write it [missing-key]",
        "about.yaml:3:1: the key `titel` is not known here; did you mean `title`? [unknown-key]",
        "rest.yaml:15:11: `son` is not `soon`, `same_day` or `emergency`; "
        "did you mean `soon`? [unknown-word]",
    ]


def test_a_key_at_the_top_of_any_file_has_its_own_place(tmp_path: Path) -> None:
    files = in_files()
    lay(tmp_path, **files, zz="# ours\nreviewed: []\nmesages: []\nleft_out:  none\n")
    assert said(tmp_path) == [
        "zz.yaml:3:1: the key `mesages` is not known here; did you mean `messages`? [unknown-key]",
        "zz.yaml:4:12: a list is expected here; "
        "write a list: each on its own line, after `- ` [wrong-type]",
    ]


def test_a_file_that_is_no_map_is_told(tmp_path: Path) -> None:
    lay(tmp_path, **in_files(), zz="- a\n- b\n")
    assert said(tmp_path) == [
        "zz.yaml:1:1: the file is not a map of keys; "
        "begin it with a key such as `title:` [wrong-type]"
    ]
    assert told("▸just words\n") == [
        "the file is not a map of keys; begin it with a key such as `title:` [wrong-type]"
    ]


def test_cases_that_are_no_folder_are_told(tmp_path: Path) -> None:
    lay(tmp_path, **in_files())
    (tmp_path / "cases").write_text("case: ann\n", encoding="utf-8")
    assert said(tmp_path) == [
        "cases:1:1: `cases` is a file; make it a folder, with one case in a file [wrong-place]"
    ]


@pytest.mark.parametrize("folder", ["more.yaml", "cases/more.yml"])
def test_a_folder_with_the_name_of_a_file_is_told(tmp_path: Path, folder: str) -> None:
    lay(tmp_path, **in_files())
    (tmp_path / folder).mkdir(parents=True)
    (told,) = said(tmp_path)
    assert told.endswith(
        f"{Path(folder).name}:1:1: this is a folder, not a file; "
        "rename it, or take it out [wrong-place]"
    )


def test_every_unreadable_file_is_told(tmp_path: Path) -> None:
    lay(tmp_path, **in_files(), y="", z="a: @b\n")
    places = [(Path(f.place.file).name, f.rule) for f in findings_of(tmp_path)]
    assert places == [("y.yaml", "empty-file"), ("z.yaml", "yaml-syntax")]


def test_an_unreadable_file_does_not_hide_the_mistakes_of_the_others(tmp_path: Path) -> None:
    files = in_files()
    files["rest"] = files["rest"].replace("tier: soon", "tier: son")
    lay(tmp_path, **files, z="a: @b\n")
    assert [finding.rule for finding in findings_of(tmp_path)] == ["unknown-word", "yaml-syntax"]


def test_other_files_and_folders_beside_it_are_left_alone(tmp_path: Path) -> None:
    lay(tmp_path, **in_files())
    lay(tmp_path / "drafts", draft="not: ours\n")
    (tmp_path / "notes.txt").write_text("Notes", encoding="utf-8")
    assert said(tmp_path) == []


# -- cases


def test_a_cases_folder_holds_one_case_a_file(tmp_path: Path) -> None:
    lay(tmp_path, **in_files(), cases__b=CASE, cases__a=CASE.replace("steady_back", "a"))
    assert [case.id for case in load(str(tmp_path)).questionnaire.cases] == ["a", "steady_back"]


def test_a_broken_case_keeps_no_patient_waiting(tmp_path: Path) -> None:
    lay(tmp_path, **in_files(), cases__ann="case: [")
    with pytest.raises(CannotLoad):
        load(str(tmp_path))
    assert load(str(tmp_path), with_cases=False).questionnaire.cases == ()


def test_the_content_hash_is_of_what_patients_meet(tmp_path: Path) -> None:
    lay(tmp_path, **in_files())
    before = load(str(tmp_path)).source.content_hash
    lay(tmp_path, cases__ann=CASE)
    assert load(str(tmp_path)).source.content_hash == before
    assert load(str(tmp_path), with_cases=False).source.content_hash == before
    about = tmp_path / "about.yaml"
    about.write_text(about.read_text(encoding="utf-8") + "# Changed\n", encoding="utf-8")
    assert load(str(tmp_path)).source.content_hash != before


def test_one_file_holds_its_cases_in_a_list(tmp_path: Path) -> None:
    listed = "cases:\n  - " + CASE.replace("\n", "\n    ").rstrip() + "\n"
    lay(tmp_path, sample=WHOLE + listed)
    (case,) = load(str(tmp_path / "sample.yaml")).questionnaire.cases
    assert case.answers["worst"] == ("back",)


def test_a_mistake_in_a_case_is_told_in_its_file(tmp_path: Path) -> None:
    lay(
        tmp_path,
        **in_files(),
        cases__a=CASE.replace("routine", "rutin"),
        cases__b=CASE.replace("steady_back", "b").replace("routine}", "soon, first: waer}"),
    )
    assert {one.partition(": ")[0] for one in said(tmp_path)} == {
        "cases/a.yaml:5:19",
        "cases/b.yaml:5:32",
    }


def test_cases_stand_in_a_folder_or_under_a_key_not_both(tmp_path: Path) -> None:
    """Otherwise those in the folder would never be run, and nobody would know."""
    lay(tmp_path, **in_files(), zz="left_out: []\ncases: []\n", cases__a=CASE)
    (problem,) = said(tmp_path)
    assert problem.startswith("zz.yaml:2:1: ")
    assert problem.endswith("[duplicate-key]")


# -- regions


REGIONS = """\
emergency_lines:
  - Numbness between the legs
regions:
  - id: US
    name: United States
    emergency_number: {number: "911", checked_on: 2026-11-21, verified: no}
elsewhere:
  emergency_number: your local emergency number
  health_line: a local health line
  crisis_line: a local crisis line
"""


def regions_said(tmp_path: Path, written: str) -> list[str]:
    path = lay(tmp_path, regions=written) / "regions.yaml"
    with pytest.raises(CannotLoad) as caught:
        load_regions(path)
    return [str(finding).replace(f"{tmp_path}/", "") for finding in caught.value.findings]


def test_regions_are_read(tmp_path: Path) -> None:
    regions = load_regions(lay(tmp_path, regions=REGIONS) / "regions.yaml")
    united_states = regions.named("us")
    assert united_states is not None
    assert united_states.emergency_number.number == "911"
    assert not united_states.emergency_number.verified


def test_the_built_in_regions_are_right() -> None:
    assert load_regions().named("US")


@pytest.mark.parametrize(
    ("old", "new", "said_"),
    [
        (
            "    name: United States\n",
            "",
            "4:5: the key `name` is missing; write it [missing-key]",
        ),
        (
            "verified: no",
            "verified: false",
            "6:73: `false` is neither yes nor no; write `yes` or `no` [yes-or-no]",
        ),
        (
            "emergency_lines:\n  - Numbness between the legs",
            "emergency_lines: []",
            "1:18: nothing stands here; write at least one, or take the key out [empty]",
        ),
        (
            'number: "911"',
            "number: *n",
            "6:32: an alias (`*`) is used; write the text out [alias]",
        ),
    ],
)
def test_a_mistake_in_the_regions_has_its_place(
    tmp_path: Path, old: str, new: str, said_: str
) -> None:
    assert regions_said(tmp_path, REGIONS.replace(old, new)) == [f"regions.yaml:{said_}"]


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [("US", "usa", "4:9"), ("2026-11-21", "yesterday", "6:51")],
)
def test_a_country_code_or_day_that_is_none_is_not_called_an_id(
    tmp_path: Path, right: str, wrong: str, place: str
) -> None:
    """Small letters would be wrong advice for `US`, and for a day."""
    (found,) = regions_said(tmp_path, REGIONS.replace(right, wrong))
    assert found.startswith(f"regions.yaml:{place}: `{wrong}` is not ")
    assert "small letters" not in found


def test_regions_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(NotThere, match="cannot be read: No such file or directory"):
        load_regions(tmp_path / "regions.yaml")


@pytest.mark.parametrize("written", ["", "- a\n", "a: @b\n", "words\n"])
def test_regions_that_cannot_be_read_are_told(tmp_path: Path, written: str) -> None:
    (found,) = regions_said(tmp_path, written)
    assert found.startswith("regions.yaml:1:")
