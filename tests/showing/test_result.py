"""What a person reads: urgency first, and only what belongs to them."""

import pytest

from spinecheck.core.assessment import Assessment, assess
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


@pytest.mark.parametrize("thoughts", ["thoughts", "might_act"])
def test_who_listens_in_a_crisis_is_told_once_beside_any_number_of_emergencies(
    thoughts: str,
) -> None:
    unsure = next(c for c in BUILT_IN_QUESTIONNAIRE.cases if c.id == "i_really_do_not_know")
    assessment = assess(BUILT_IN_QUESTIONNAIRE, {**unsure.answers, "self_harm": (thoughts,)})
    made = screens(BUILT_IN_QUESTIONNAIRE)
    assert sum(sign.tier == "emergency" for sign in assessment.signs) > 3
    for parts in (made.short(assessment), made.leaving(assessment)):
        shown = " ".join(" ".join(lines(parts)).split())
        assert shown.count("Call 988 (call or text)") == 1


def test_whose_questions_ended_early_is_not_told_to_have_left_some_out() -> None:
    early = next(c for c in BUILT_IN_QUESTIONNAIRE.cases if c.id == "never_been_under_the_knife")
    made = screens(BUILT_IN_QUESTIONNAIRE)
    shown = lines(made.short(assess(BUILT_IN_QUESTIONNAIRE, early.answers)))
    assert "For you, the questions ended early." in shown
    stopped = lines(made.leaving(assess(BUILT_IN_QUESTIONNAIRE, {"who": ("age_18_to_49",)})))
    assert "For you, the questions ended early." not in stopped


def test_only_an_emergency_may_ask_to_stop_a_medicine(small: Questionnaire) -> None:
    made = screens(small)
    stays = "Do not start, stop or change a treatment because of it."
    assert stays not in " ".join(lines(made.result(assess(small, EMERGENCY))))
    calm = " ".join(" ".join(lines(made.result(assess(small, {"part": ("neck",)})))).split())
    assert stays in calm


def test_what_was_not_answered_is_said_as_such(small: Questionnaire) -> None:
    from spinecheck.core.engine import path

    shown = lines(screens(small).answers(path(small, {"part": ("neck",)})))
    assert "- Part: My neck" in shown
    assert "- Bladder: not given" in shown


def test_a_lower_sign_on_an_emergency_card_says_that_the_emergency_goes_on(
    small: Questionnaire,
) -> None:
    weak = tuple(sign for sign in small.urgent if sign.id == "weak_leg")
    assert lines(screens(small).card("emergency", weak)) == [
        "",
        "GET HELP NOW",
        "This may be an emergency. Call 911 now.",
        "",
        "A newly weak leg - (on its own: be seen today)",
        "Why: A nerve may be pressed on.",
        "What to do:",
        "- Do not drive yourself",
    ]


def built_in(case_id: str) -> Assessment:
    answers = next(c.answers for c in BUILT_IN_QUESTIONNAIRE.cases if c.id == case_id)
    return assess(BUILT_IN_QUESTIONNAIRE, answers)


def test_the_short_result_tells_what_to_do_today_and_nothing_beside_it() -> None:
    shown = lines(screens(BUILT_IN_QUESTIONNAIRE, "GB").short(built_in("the_pharmacy_was_shut")))
    assert shown == [
        "",
        "BE SEEN TODAY",
        "You need to be seen today.",
        "- Your body may be missing a medicine",
        "What to do:",
        "- Call the person who prescribes it today",
        "- Do not make up for missed doses on your own",
        "- With a fit or a muddled mind, call 999",
        "- Call your surgeon's team or your doctor now and say it is for today",
        "- If they cannot see you today, call 111",
        "- If nobody can see you today, go to an emergency department",
        "- If it gets worse while you wait, call 999",
        "Call 999 or go to an emergency department if you get any of these: Numbness",
        "between the legs, or a change in your bladder or bowel; New pain, numbness or",
        "weakness in both legs; Weakness that gets worse fast; A fever when you feel very",
        "ill; Chest pain or trouble breathing.",
    ]


def test_who_must_be_seen_today_is_not_told_to_call_within_days() -> None:
    assessment = built_in("shivers_and_a_wet_dressing")
    made = screens(BUILT_IN_QUESTIONNAIRE)
    within_days = "- Call the team that operated on you within days"
    assert "early_and_growing" in [sign.id for sign in assessment.signs]
    assert within_days not in lines(made.short(assessment))
    assert within_days not in lines(made.result(assessment, whole=False))
    whole = lines(made.result(assessment))
    own = whole.index(
        "Your surgical team should hear about this within days - (on its own: within 1 to"
    )
    assert whole.index(within_days) > own


def test_next_steps_wait_until_the_person_was_seen_today() -> None:
    shown = lines(screens(BUILT_IN_QUESTIONNAIRE).result(built_in("the_pharmacy_was_shut")))
    assert "What to do next - Be seen today first. Ask there about these." in shown


def test_in_an_emergency_nobody_is_sent_to_find_out_an_answer() -> None:
    case = next(c for c in BUILT_IN_QUESTIONNAIRE.cases if c.id == "i_really_do_not_know")
    assessment = assess(BUILT_IN_QUESTIONNAIRE, case.answers)
    shown = lines(screens(BUILT_IN_QUESTIONNAIRE).result(assessment, answers=case.answers))
    assert not any(line.startswith("The answer that would help most") for line in shown)
