"""What a person reads: urgency first, and only what belongs to them."""

import pytest

from spinecheck.core.assessment import assess
from spinecheck.core.model import Case, Questionnaire
from spinecheck.reading import BUILT_IN
from spinecheck.reading.front import load_regions
from spinecheck.reading.loading import load
from spinecheck.showing.parts import Parts
from spinecheck.showing.plain import plain_lines
from spinecheck.showing.result import Screens

BUILT_IN_QUESTIONNAIRE = load(BUILT_IN).questionnaire
REGIONS = load_regions()
EMERGENCY = {"part": ("neck",), "bladder": ("numb",), "bladder_new": ("yes",), "leg": ("weak",)}


def lines(parts: Parts) -> list[str]:
    return list(plain_lines(parts, 80))


def screens(questionnaire: Questionnaire, region: str = "US") -> Screens:
    return Screens(questionnaire, REGIONS, REGIONS.named(region))


@pytest.mark.parametrize("region", ["US", ""])
@pytest.mark.parametrize("case", BUILT_IN_QUESTIONNAIRE.cases, ids=lambda case: case.id)
def test_the_short_result_fits_one_screen(case: Case, region: str) -> None:
    assessment = assess(BUILT_IN_QUESTIONNAIRE, case.answers)
    shown = lines(screens(BUILT_IN_QUESTIONNAIRE, region).short(assessment))
    emergencies = [sign for sign in assessment.signs if sign.tier == "emergency"]
    if len(emergencies) <= 1:
        assert len(shown) <= 24


def test_the_glossary_explains_whole_words_only(small: Questionnaire) -> None:
    words = {"CT": "A scan", "disc": "A cushion", "nerve": "A cable"}
    explained = small.model_copy(update={"glossary": words})
    calm = {"part": ("low_back",), "worse_with": ("sitting",)}
    shown = lines(screens(explained).result(assess(explained, calm)))
    assert "- disc: A cushion" in shown
    assert "- CT: A scan" not in shown, "the `ct` in doctor is no CT"


def test_in_an_emergency_only_its_own_advice_is_given(small: Questionnaire) -> None:
    shown = lines(screens(small).result(assess(small, EMERGENCY), whole=False))
    assert "- Choose a hospital" in shown
    assert "What to do next" not in shown
    assert "What may be going on - Worth asking about. Only an examination can tell." not in shown


def test_lower_signs_are_named_beside_an_emergency(small: Questionnaire) -> None:
    shown = lines(screens(small).short(assess(small, EMERGENCY)))
    assert shown[shown.index("Also found:") + 1] == "- A newly weak leg"
    whole = lines(screens(small).result(assess(small, EMERGENCY)))
    assert "A newly weak leg - (on its own: be seen today)" in whole


def test_beyond_the_first_few_signs_are_only_named() -> None:
    unsure = next(c for c in BUILT_IN_QUESTIONNAIRE.cases if c.id == "i_really_do_not_know")
    assessment = assess(BUILT_IN_QUESTIONNAIRE, unsure.answers)
    shown = lines(screens(BUILT_IN_QUESTIONNAIRE).short(assessment))
    assert len(assessment.signs) > 10
    assert sum(line.startswith("Why: ") for line in shown) == 2
    assert "Also found:" in shown


def test_what_was_not_answered_is_said_as_such(small: Questionnaire) -> None:
    from spinecheck.core.engine import path

    shown = lines(screens(small).answers(path(small, {"part": ("neck",)})))
    assert "- Part: My neck" in shown
    assert "- Bladder: not given" in shown
