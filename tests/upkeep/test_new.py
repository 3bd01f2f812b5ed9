"""The questionnaire that `new` writes, and its template."""

import io
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from spinecheck.core.answers import Answers
from spinecheck.core.assessment import assess
from spinecheck.core.engine import offered, path, record
from spinecheck.core.model import Questionnaire
from spinecheck.reading.loading import load
from spinecheck.reading.problems import NotThere
from spinecheck.upkeep.check import check
from spinecheck.upkeep.new import TEMPLATE, write_new

TEXT = TEMPLATE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def template() -> Questionnaire:
    return load(str(TEMPLATE)).questionnaire


# -- the template


def test_it_passes_check_without_a_finding() -> None:
    assert list(check(TEMPLATE)) == []


def test_its_two_cases_answer_all_that_is_asked_up_to_an_emergency(
    template: Questionnaire,
) -> None:
    numb, wear = (assess(template, case.answers) for case in template.cases)
    assert (numb.urgency, numb.complete) == ("emergency", True)
    assert (wear.urgency, wear.complete) == ("routine", True)
    assert [finding.cause.id for finding in wear.causes] == ["adjacent_segment_disease"]
    assert wear.path.unanswered == ()


def walks(template: Questionnaire) -> Iterator[Answers]:
    """Every walk: through the safety part, and for those without a sign through the rest too."""
    open_: list[Answers] = [{}]
    while open_:
        answers = open_.pop()
        question = path(template, answers).next
        if question is None:
            yield answers
            continue
        values = offered(question, path(template, answers).facts)
        safety = template.section_of[question.id].safety
        if not safety and answers["nerves"] != ("none",):
            values = values[:1]
        open_ += [record(template, answers, question.id, (value,)) for value in values]


def test_every_walk_through_it_ends_with_something_to_do(template: Questionnaire) -> None:
    found: set[str] = set()
    for answers in walks(template):
        result = assess(template, answers)
        assert result.next_steps or result.urgency == "emergency" or result.page
        found |= {sign.id for sign in result.signs}
        found |= {finding.cause.id for finding in result.causes}
        found |= {message.id for message in result.messages}
        found |= {offer.step.id for offer in result.next_steps}
    here = {sign.id for sign in template.urgent} | {cause.id for cause in template.causes}
    here |= {message.id for message in template.messages}
    assert found == here | {step.id for stage in template.next_steps for step in stage.steps}


def test_each_key_is_explained_before_its_first_use_or_beside_it() -> None:
    """The first line of each kind of thing stands under a comment, or has one beside it."""
    rows = TEXT.splitlines()
    for key in (
        "questionnaire:",
        "tiers:",
        "glossary:",
        "sections:",
        "urgent:",
        "causes:",
        "promises:",
    ):
        n = rows.index(next(row for row in rows if row.startswith(key)))
        assert rows[n - 1].startswith("# "), key
    for key in ("safety:", "background:", "ends:", "pick:", "only_when:", "cites:", "seen:"):
        row = next(row for row in rows if row.strip().startswith(key))
        assert "  #" in row, key


def test_its_modeline_is_the_first_line_and_what_it_reads_has_its_command() -> None:
    first, _, command = TEXT.splitlines()[:3]
    assert first == "# yaml-language-server: $schema=schema/questionnaire.json"
    assert command == "#   spinecheck schema --write schema"


def test_in_a_folder_each_file_names_the_schema_of_its_kind(tmp_path: Path) -> None:
    folder = write_new("mine", as_folder=True, into=tmp_path)
    for file in folder.rglob("*.yaml"):
        in_cases = file.parent != folder
        first = file.read_text(encoding="utf-8").splitlines()[0]
        named = (file.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
        assert named == tmp_path / "schema" / ("case.json" if in_cases else f"{file.stem}.json")


def test_its_lines_fit_an_editor() -> None:
    assert [row for row in TEXT.splitlines() if len(row) > 120] == []


# -- writing it


def test_a_file_carries_its_name_as_id_and_title(tmp_path: Path) -> None:
    written = write_new("neck-check", into=tmp_path)
    assert written == tmp_path / "neck-check.yaml"
    made = load(str(written)).questionnaire
    assert (made.questionnaire, made.title) == ("neck_check", "Neck check")
    assert list(check(written)) == []


def test_a_folder_holds_the_same_in_files_of_their_own(tmp_path: Path) -> None:
    one, many = write_new("a", into=tmp_path), write_new("b", as_folder=True, into=tmp_path)
    assert sorted(str(p.relative_to(many)) for p in many.rglob("*.yaml")) == [
        "about.yaml",
        "cases/back-after-three-good-years.yaml",
        "cases/numb-since-sunday.yaml",
        "causes.yaml",
        "messages.yaml",
        "next-steps.yaml",
        "promises.yaml",
        "questions.yaml",
        "sources.yaml",
        "urgent.yaml",
    ]
    assert list(check(many)) == []
    in_file, in_folder = load(str(one)).questionnaire, load(str(many)).questionnaire
    named = {"questionnaire": "x", "title": "x", "cases": ()}
    assert in_file.model_copy(update=named) == in_folder.model_copy(update=named)
    assert sorted(in_file.cases, key=lambda case: case.id) == list(in_folder.cases)


@pytest.mark.parametrize("as_folder", [True, False])
def test_its_lines_end_alike_on_every_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_folder: bool
) -> None:
    opened: Any = io.open

    def on_windows(file: Any, mode: str = "r", *args: Any) -> Any:
        *others, newline = args
        return opened(file, mode, *others, "\r\n" if mode in "wx" and newline is None else newline)

    monkeypatch.setattr(io, "open", on_windows)
    written = write_new("mine", as_folder=as_folder, into=tmp_path)
    files = list(written.rglob("*.yaml")) if as_folder else [written]
    assert files
    assert not any(b"\r" in file.read_bytes() for file in files)


@pytest.mark.parametrize("as_folder", [True, False])
def test_nothing_is_ever_overwritten(tmp_path: Path, as_folder: bool) -> None:
    there = tmp_path / ("mine" if as_folder else "mine.yaml")
    there.write_text("precious", encoding="utf-8")
    with pytest.raises(NotThere, match="is there already, and stays as it is"):
        write_new("mine", as_folder=as_folder, into=tmp_path)
    assert there.read_text(encoding="utf-8") == "precious"


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(NotThere):
        write_new("mine", into=tmp_path)
    assert not (tmp_path / "elsewhere.yaml").exists()


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("My Check", "my-check"),
        ("neck.yaml", "neck"),
        ("../neck", "neck"),
        ("2nd-check", "my-check"),
        ("", "my-check"),
        ("prüfung", "pr-fung"),
        ("\x1b[31m", "my-check"),
        ("neck\n", "neck"),
    ],
)
def test_a_bad_name_is_told_with_a_good_one(tmp_path: Path, name: str, better: str) -> None:
    with pytest.raises(NotThere, match=f"such as `{better}`$"):
        write_new(name, into=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["regions", "about", "cases", "spine_surgery_pain"])
def test_a_name_that_means_something_already_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotThere, match="has its meaning already"):
        write_new(name, into=tmp_path)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    for as_folder in (True, False):
        with pytest.raises(NotThere, match="cannot be written"):
            write_new("mine", as_folder=as_folder, into=tmp_path / "nowhere")


def test_ids_of_the_template_hold_no_name_of_its_own() -> None:
    """Renaming it must change its id and its title, and nothing else."""
    changed = [
        pair
        for pair in itertools.zip_longest(
            TEXT.splitlines(), TEXT.replace("my_questionnaire", "x").splitlines()
        )
        if pair[0] != pair[1]
    ]
    assert changed == [("questionnaire: my_questionnaire", "questionnaire: x")]
