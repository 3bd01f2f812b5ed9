"""What an edit of the built-in questionnaire changes for patients."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from spinecheck.core.assessment import assess
from spinecheck.core.model import Questionnaire
from spinecheck.reading import BUILT_IN
from spinecheck.reading.gathering import find
from spinecheck.reading.loading import load
from spinecheck.upkeep.diff import GROUPS, Change, differences

Edit = Callable[..., Questionnaire]


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """The built-in questionnaire with a text in one of its files replaced."""

    def edit(file: str, old: str, new: str) -> Questionnaire:
        folder = tmp_path / "edited"
        shutil.copytree(find(BUILT_IN), folder)
        path = folder / file
        written = path.read_text(encoding="utf-8")
        assert written.count(old) == 1
        path.write_text(written.replace(old, new), encoding="utf-8")
        return load(str(folder)).questionnaire

    return edit


def said(changes: list[Change], *groups: str) -> list[str]:
    return [
        change.says
        for change in changes
        if change.group in (groups or ("lower", "higher", "questions"))
    ]


def test_the_same_twice_changes_nothing(built_in: Questionnaire) -> None:
    assert differences(built_in, built_in) == []


# -- two edits that lower an urgency


def test_a_sign_that_asks_for_more_lowers_the_urgency(
    built_in: Questionnaire, edited: Edit
) -> None:
    new = edited(
        "urgent.yaml",
        "    when: {newly_weak: [yes, not_sure]}",
        "    when: {newly_weak: [yes, not_sure], new_numbness: [yes, not_sure]}",
    )
    changes = differences(built_in, new)
    assert said(changes) == ["the urgency goes from `same_day` to `routine` by `new_weakness`"]
    assert changes[0].example
    answers = changes[0].example.answers
    assert assess(built_in, answers).urgency == "same_day"
    assert assess(new, answers).urgency == "routine"


def test_a_lower_tier_lowers_the_urgency(built_in: Questionnaire, edited: Edit) -> None:
    old = "  - id: airway_swelling\n    tier: emergency"
    new = edited("urgent.yaml", old, old.replace("emergency", "soon"))
    changes = differences(built_in, new)
    assert said(changes) == ["the urgency goes from `emergency` to `soon` by `airway_swelling`"]


# -- eight that do not


def test_a_higher_tier(built_in: Questionnaire, edited: Edit) -> None:
    old = "  - id: leg_clot\n    tier: same_day"
    new = edited("urgent.yaml", old, old.replace("same_day", "emergency"))
    assert said(differences(built_in, new)) == [
        "the urgency goes from `same_day` to `emergency` by `leg_clot`"
    ]


def test_one_more_answer_in_a_sign(built_in: Questionnaire, edited: Edit) -> None:
    new = edited(
        "urgent.yaml",
        "when: {self_harm: thoughts}",
        "when: {self_harm: [thoughts, rather_not_say]}",
    )
    assert said(differences(built_in, new)) == [
        "the urgency goes from `routine` to `same_day` by `dark_thoughts`"
    ]


def test_a_question_that_is_asked_of_fewer(built_in: Questionnaire, edited: Edit) -> None:
    new = edited(
        "questions.yaml",
        "when: {worst: [back, buttock], finger_spot: [beside, wide]}",
        "when: {worst: back, finger_spot: [beside, wide]}",
    )
    changes = differences(built_in, new)
    assert said(changes) == [
        "`spasms` is no longer asked of someone",
        "`activity` is no longer asked of someone",
    ]
    assert changes[0].example
    assert changes[0].example.text.splitlines()[2:] == [
        "# Before the edit it was asked",
        "answers:",
        "  operated_part: middle_back",
        "  worst: buttock",
        "  finger_spot: beside",
    ]


def test_a_question_that_is_dropped(built_in: Questionnaire, edited: Edit) -> None:
    text = (find(BUILT_IN) / "questions.yaml").read_text(encoding="utf-8")
    goal = text[text.index("      - id: goal") :]
    new = edited("questions.yaml", goal, "")
    assert said(differences(built_in, new)) == ["`goal` is dropped"]


def test_a_question_that_is_added(built_in: Questionnaire, edited: Edit) -> None:
    old = "      - id: goal\n"
    more = "      - {id: sport, ask: Any sport?, for_report: yes, answers: {yes: Y, no: N}}\n"
    assert said(differences(built_in, edited("questions.yaml", old, more + old))) == [
        "`sport` is added"
    ]


def test_words_alone_change_nothing(built_in: Questionnaire, edited: Edit) -> None:
    new = edited("questions.yaml", "ask: Which hurts most?", "ask: Which part hurts most?")
    assert differences(built_in, new) == []


def test_a_shorter_list_is_seen_in_the_cases(built_in: Questionnaire, edited: Edit) -> None:
    new = edited("about.yaml", "shown_at_most: 4", "shown_at_most: 1")
    changes = differences(built_in, new)
    assert changes
    assert {change.group for change in changes} == {"causes"}


def test_an_answer_that_is_added_may_lower_what_its_giver_said_before(
    built_in: Questionnaire, edited: Edit
) -> None:
    """Who picks the new answer gave another one before: that is told, and has to be."""
    old = '          unchecked: "No, it has been the same for months, but nobody has checked it"\n'
    more = '          hardly: "Hardly"\n'
    changes = differences(built_in, edited("questions.yaml", old, old + more))
    lower = said(changes, "lower")
    assert lower[0] == "the urgency goes from `emergency` to `routine` by `cauda_equina`"
    assert "`bladder_bowel_new` gains the answer `hardly`" in said(changes)


def test_the_most_dangerous_comes_first(built_in: Questionnaire, edited: Edit) -> None:
    new = edited(
        "questions.yaml",
        "        when: {travels: both_sides}\n",
        "        when: {travels: past_knee}\n",
    )
    changes = differences(built_in, new)
    assert changes[0].group == "lower"
    assert changes[0].says.startswith("the urgency goes from `emergency` to")
    order = [GROUPS.index(change.group) for change in changes]
    assert order == sorted(order)
