"""Cases: what a questionnaire must come to for a patient, told where it does not."""

from pathlib import Path
from textwrap import indent

import pytest

from spinecheck.reading.problems import Finding
from spinecheck.upkeep.check import check
from tests.reading.told import said_at, unmarked
from tests.samples import SAMPLE, text

PARTS = SAMPLE | {
    "questions": SAMPLE["questions"]
    + """
        - page: farewell
          when: {worst: not_sure}
          ends: yes
          say: This check cannot help here.
          do:
            - See your doctor
        """
}
ANSWERS = "{bladder: none, operation: fusion, worst: back, worse_with: none}"


def found(case: str, folder: Path) -> list[Finding]:
    path = folder / "sample.yaml"
    path.write_text(text(**PARTS | {"cases": case}), encoding="utf-8")
    return list(check(path))


def said(
    folder: Path, answers: str, expect: str, questions: str = PARTS["questions"]
) -> list[str]:
    """What `check` says of a case, at the marked places of the answers and expectations."""
    case = (
        f"- case: ann\n  title: Ann\n  story: I am 67.\n  answers: {answers}\n  expect: {expect}"
    )
    whole, places = unmarked(text(**PARTS | {"questions": questions, "cases": case}))
    path = folder / "sample.yaml"
    path.write_text(whole, encoding="utf-8")
    return said_at(places, list(check(path)))


def expecting(folder: Path, expect: str) -> list[str]:
    return said(folder, ANSWERS, expect)


MEND = "mend the rule or the case [case]"


@pytest.mark.parametrize(
    "expect",
    [
        "{}",
        "{urgency: routine}",
        "{first: wear}",
        "{first: [wear]}",
        "{shown: wear, steps: [see_surgeon, rehab]}",
        "{signs: [], not_shown: [], messages: []}",
    ],
)
def test_a_case_that_comes_to_what_it_says_is_silent(tmp_path: Path, expect: str) -> None:
    assert expecting(tmp_path, expect) == []


@pytest.mark.parametrize(
    ("expect", "told"),
    [
        ("{urgency: ▸soon}", "the urgency should be `soon`, but it is `routine`"),
        ("{urgency: ▸unknown}", "the urgency should be `unknown`, but it is `routine`"),
        ("{signs: ▸[never_checked]}", "the signs should be `never_checked`, but they are none"),
        ("{page: ▸farewell}", "it should end at `farewell`, but it ends at no page"),
        ("{not_shown: [▸wear]}", "`wear` should not be shown, but it is"),
        (
            "{messages: ▸no_single_cause}",
            "`no_single_cause` should be among the messages, but they are none",
        ),
    ],
)
def test_a_missed_expectation_is_told_at_its_line(tmp_path: Path, expect: str, told: str) -> None:
    assert expecting(tmp_path, expect) == [f"case `ann`: {told}; {MEND}"]


LEG = "{bladder: none, operation: none, worst: leg, travels: foot, worse_with: none}"


@pytest.mark.parametrize(
    ("expect", "told"),
    [
        ("{first: ▸wear}", "the first cause should be `wear`, but it is nothing"),
        ("{shown: [▸wear]}", "`wear` should be among the causes, but they are none"),
        ("{steps: [▸rehab]}", "`rehab` should be among the steps, but they are `see_surgeon`"),
    ],
)
def test_a_missing_cause_or_step_is_told_at_its_line(
    tmp_path: Path, expect: str, told: str
) -> None:
    assert said(tmp_path, LEG, expect) == [f"case `ann`: {told}; {MEND}"]


def test_all_missed_expectations_are_told_in_the_order_of_their_lines(tmp_path: Path) -> None:
    lines = (
        "urgency: ▸soon\nnot_shown: [▸wear]\nsigns: ▸[old_and_checked]\nmessages: ▸no_single_cause"
    )
    assert len(expecting(tmp_path, "\n" + indent(lines, "    "))) == len(lines.split("\n"))


SIGN = "{bladder: [numb], bladder_new: unchecked}"


def test_the_signs_of_a_case_are_all_its_signs(tmp_path: Path) -> None:
    left = "note"
    assert [f.level for f in _about(tmp_path, "{signs: [never_checked]}")] == [left]
    (note, missed) = _about(tmp_path, "{signs: [never_checked, squeezed_nerves]}")
    assert note.level == left
    assert missed.what == (
        "case `ann`: the signs should be `never_checked`, `squeezed_nerves`, "
        "but they are `never_checked`"
    )


def _about(folder: Path, expect: str) -> list[Finding]:
    return found(f"- {{case: ann, title: A, story: S, answers: {SIGN}, expect: {expect}}}", folder)


def test_no_signs_at_all_may_be_expected(tmp_path: Path) -> None:
    assert _about(tmp_path, "{signs: []}")[-1].what == (
        "case `ann`: the signs should be none, but they are `never_checked`"
    )


# -- the answers of a case


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (
            "{bladder: none, ▸wurst: back}",
            "there is no question `wurst`; did you mean `worst`? [unknown-question]",
        ),
        (
            "{bladder: none, worst: ▸bakc}",
            "`worst` has no answer `bakc`; did you mean `back`? [unknown-answer]",
        ),
        (
            "{bladder: none, ▸worst: [back, leg]}",
            "`worst` takes one answer, not 2; keep one [one-answer]",
        ),
        (
            "{bladder: none, ▸numb: yes}",
            "`numb` is answered apart from its checklist `bladder`; "
            "tick it in `bladder`, or add `not_sure` there [line-without-checklist]",
        ),
    ],
)
def test_answers_that_nobody_can_give_are_told(tmp_path: Path, answers: str, told: str) -> None:
    assert said(tmp_path, answers, "{urgency: soon}") == [told]


def test_an_answer_that_counts_for_nothing_is_told(tmp_path: Path) -> None:
    answers = ANSWERS.replace("worst: back", "worst: back, ▸travels: foot")
    assert said(tmp_path, answers, "{}") == [
        "`travels` is not asked of this patient, or does not offer that answer; "
        "take the answer out, or mend the answers that lead to it [case-not-asked]"
    ]


def test_what_comes_of_another_story_than_the_one_told_is_not_told(tmp_path: Path) -> None:
    answers = ANSWERS.replace("worst: back", "worst: back, ▸travels: foot")
    assert len(said(tmp_path, answers, "{urgency: soon}")) == 1


def test_answers_behind_a_page_that_ends_the_walk_are_told_once(tmp_path: Path) -> None:
    answers = "{bladder: none, operation: none, worst: not_sure, ▸travels: foot, goal: walk}"
    goal = "{id: goal, for_report: yes, ask: Goal, answers: {walk: Walk, sit: Sit}}"
    questions = PARTS["questions"] + f"\n        - {goal}"
    assert said(tmp_path, answers, "{page: farewell}", questions) == [
        "the walk ends at `farewell`, and 2 answers are not asked for; "
        "mend what leads to the page, or take the answers out [case-not-asked]"
    ]


def test_a_question_left_open_is_only_noted(tmp_path: Path) -> None:
    (note,) = found(
        "- {case: ann, title: A, story: S, answers: {bladder: none}, expect: {}}", tmp_path
    )
    assert note.level == "note"
    assert str(note).endswith(
        "note: the case does not answer `operation`, `worst` or `worse_with`; "
        "add the answers, unless the patient left there [case-unanswered]"
    )


def test_someone_in_an_emergency_may_leave_without_a_note(tmp_path: Path) -> None:
    answers = "{bladder: [numb], bladder_new: yes}"
    assert said(tmp_path, answers, "{urgency: emergency, signs: squeezed_nerves}") == []


def test_a_case_may_expect_that_the_urgency_is_unknown(tmp_path: Path) -> None:
    case = "- {case: ann, title: A, story: S, answers: {worst: back}, expect: {urgency: unknown}}"
    assert [finding.level for finding in found(case, tmp_path)] == ["note"]


def test_a_case_may_expect_an_ending_page(tmp_path: Path) -> None:
    answers = "{bladder: none, operation: none, worst: not_sure, worse_with: none}"
    assert said(tmp_path, answers, "{page: farewell}") == []
