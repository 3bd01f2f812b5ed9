"""How long the questions are: for every patient case, and for anyone at all."""

from itertools import product

import pytest

from spinecheck.core.engine import path
from spinecheck.core.model import Case, Questionnaire
from spinecheck.core.questions import NONE, NOT_SURE, Question
from spinecheck.reading.loading import BUILT_IN, load
from tests.questionnaires.longest import longest_walk, screens_of
from tests.questionnaires.patients import patients
from tests.samples import questionnaire

WALK: Questionnaire = load(BUILT_IN).questionnaire
FROM_THE_PACK = [case for case in WALK.cases if (case.source or "").startswith("VG")]

LONGEST = 38
LONGEST_OF_A_STORY_OF_THE_PACK = 30
LONGEST_SAFETY_PART = 10


def case_id(case: Case) -> str:
    return case.id


@pytest.mark.parametrize("case", WALK.cases, ids=case_id)
def test_no_case_has_more_than_38_screens(case: Case) -> None:
    assert screens_of(path(WALK, case.answers)) <= LONGEST


@pytest.mark.parametrize("case", FROM_THE_PACK, ids=case_id)
def test_no_story_of_the_pack_has_more_than_30_screens(case: Case) -> None:
    assert screens_of(path(WALK, case.answers)) <= LONGEST_OF_A_STORY_OF_THE_PACK


def test_nobody_has_more_than_38_screens() -> None:
    assert longest_walk(WALK) <= LONGEST


def test_nobody_has_more_than_ten_safety_screens() -> None:
    assert longest_walk(WALK, safety_only=True) <= LONGEST_SAFETY_PART


# -- is the longest walk really the longest?


def test_nobody_at_random_walks_longer() -> None:
    most = longest_walk(WALK)
    assert all(screens_of(path(WALK, answers)) <= most for answers in patients(WALK, 200, seed=1))


def test_the_longest_walk_of_a_small_questionnaire_is_that_of_all_its_answers() -> None:
    small = questionnaire()
    offered: list[list[tuple[str, ...]]] = []
    for id_, asked in small.asked.items():
        if id_ == "bladder":
            offered.append([(NONE,), ("numb",), ("leaking",), ("numb", "leaking")])
        elif isinstance(asked, Question):
            offered.append([(value,) for value in (*asked.answers, NOT_SURE)])
        else:
            offered.append([()])
    walks = [
        screens_of(path(small, dict(zip(small.asked, values, strict=True))))
        for values in product(*offered)
    ]
    assert longest_walk(small) == max(walks) == 6
