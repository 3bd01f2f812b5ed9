"""How long the questions are: for every patient case, and for anyone at all."""

import pytest

from spinecheck.core.engine import path
from spinecheck.core.model import Case, Questionnaire
from spinecheck.reading import BUILT_IN
from spinecheck.reading.loading import load
from spinecheck.upkeep.proof.claims import Proofs
from spinecheck.upkeep.proof.length import walk_length
from tests.upkeep.proof.everyone import screens_of

WALK: Questionnaire = load(BUILT_IN).questionnaire
FROM_THE_PACK = [case for case in WALK.cases if (case.source or "").startswith("VG")]

LONGEST = 38
LONGEST_OF_A_STORY_OF_THE_PACK = 30
LONGEST_SAFETY_PART = 10


def case_id(case: Case) -> str:
    return case.id


@pytest.mark.parametrize("case", FROM_THE_PACK, ids=case_id)
def test_no_story_of_the_pack_has_more_than_30_screens(case: Case) -> None:
    assert screens_of(path(WALK, case.answers)) <= LONGEST_OF_A_STORY_OF_THE_PACK


def test_nobody_has_more_than_38_screens() -> None:
    assert walk_length(Proofs(WALK)).longest == LONGEST


def test_nobody_has_more_than_ten_safety_screens() -> None:
    parts = {key: getattr(WALK, key) for key in ("questionnaire", "version", "title", "tiers")}
    safety = tuple(section for section in WALK.sections if section.safety)
    alone = Questionnaire(**parts, sections=safety)
    assert walk_length(Proofs(alone)).longest == LONGEST_SAFETY_PART
