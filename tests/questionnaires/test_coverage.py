"""The built-in questionnaire and its patient cases leave nothing out."""

import pytest

from spinecheck.core.advice import Cause, Sign
from spinecheck.core.answers import NONE, NOT_SURE
from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.model import Case, Questionnaire
from spinecheck.core.questions import Checklist
from spinecheck.core.tiers import TIERS
from spinecheck.reading import BUILT_IN
from spinecheck.reading.front import load_regions
from spinecheck.reading.loading import load
from spinecheck.showing.result import Screens
from spinecheck.upkeep.citations import tallies
from tests.questionnaires.screens import texts

WALK: Questionnaire = load(BUILT_IN).questionnaire
CAME_TO: dict[str, Assessment] = {case.id: assess(WALK, case.answers) for case in WALK.cases}
SOURCES = [cause for cause in WALK.causes if cause.kind == "source"]
AMPLIFIERS = [cause for cause in WALK.causes if cause.kind == "amplifier"]
URGENT = [cause for cause in WALK.causes if cause.kind == "urgent"]


def id_of(thing: Cause | Sign | Case) -> str:
    return thing.id


# -- the sources


@pytest.mark.parametrize(
    ("statements", "in_all"),
    [
        ("S001 to S184", 184),
        ("C00 to C17", 18),
        ("RF01 to RF38", 38),
        ("Q01 to Q44", 44),
        ("NS01 to NS23", 23),
        ("EX01 to EX14", 14),
        ("VG01 to VG15", 16),
    ],
)
def test_every_statement_has_its_place_or_is_left_out_with_a_reason(
    statements: str, in_all: int
) -> None:
    (tally,) = (tally for tally in tallies(WALK) if tally.name == statements)
    assert len(tally.statements) == in_all
    assert tally.missing == 0


# -- the cases


def test_there_are_enough_cases() -> None:
    own = [case for case in WALK.cases if case.source == "own"]
    assert len(WALK.cases) >= 45
    assert len(own) >= 30


def test_every_vignette_of_the_pack_is_a_case() -> None:
    vignettes = {f"VG{n:02}" for n in range(1, 16)} | {"VG10b"}
    assert {case.source for case in WALK.cases} == vignettes | {"own"}


@pytest.mark.parametrize("case", WALK.cases, ids=id_of)
def test_a_case_tells_a_story_and_expects_a_tier(case: Case) -> None:
    assert len(case.story.split()) >= 60
    assert case.expect.urgency is not None


@pytest.mark.parametrize("case", WALK.cases, ids=id_of)
def test_a_title_does_not_give_the_cause_away(case: Case) -> None:
    names = [name for cause in WALK.causes for name in (cause.name, cause.clinical_name)]
    assert not [name for name in names if name.casefold() in case.title.casefold()]


@pytest.mark.parametrize("cause", SOURCES, ids=id_of)
def test_every_possible_source_comes_first_in_a_case(cause: Cause) -> None:
    firsts = {found.causes[0].cause.id for found in CAME_TO.values() if found.causes}
    expected = {id_ for case in WALK.cases for id_ in case.expect.first}
    assert cause.id in firsts & expected


@pytest.mark.parametrize("cause", AMPLIFIERS, ids=id_of)
def test_all_that_turns_pain_up_is_shown_in_a_case(cause: Cause) -> None:
    shown = {one.cause.id for found in CAME_TO.values() for one in found.amplifiers}
    assert cause.id in shown


@pytest.mark.parametrize("cause", URGENT, ids=id_of)
def test_the_text_of_every_urgent_cause_is_read_in_a_case(cause: Cause) -> None:
    screens = Screens(WALK, load_regions(), None)
    named = {sign.id for sign in WALK.urgent if sign.cause == cause.id}
    reached = [found for found in CAME_TO.values() if named & {sign.id for sign in found.signs}]
    assert [found for found in reached if cause.about in texts(screens.result(found))]


@pytest.mark.parametrize("sign", WALK.urgent, ids=id_of)
def test_every_urgent_sign_fires_in_a_case(sign: Sign) -> None:
    # In a case for the patient who is not sure about anything all fire: that shows nothing.
    fired = [found for found in CAME_TO.values() if sign in found.signs and len(found.signs) <= 5]
    assert fired


@pytest.mark.parametrize("tier", [*TIERS, None])
def test_every_tier_is_reached_in_a_case(tier: str | None) -> None:
    assert [found for found in CAME_TO.values() if found.urgency == tier]


@pytest.mark.parametrize(
    ("question_id", "values"),
    [
        ("operated_part", ("neck", "middle_back", "low_back", "several", NOT_SURE)),
        ("who", ("under_18", "pregnant", "age_18_to_49", "age_50_to_64", "age_65_up")),
        ("time_since", ("under_6_weeks", "weeks_6_to_12", "m3_to_6", "over_y5", NOT_SURE)),
        ("self_harm", ("no", "thoughts", "might_act", "rather_not_say")),
    ],
)
def test_the_cases_are_of_all_kinds(question_id: str, values: tuple[str, ...]) -> None:
    given = {value for case in WALK.cases for value in case.answers.get(question_id, ())}
    assert set(values) <= given


def test_the_cases_have_several_causes_and_none_and_nothing_but_doubt() -> None:
    counts = {len(found.causes) for found in CAME_TO.values() if not found.page and found.complete}
    assert {0, 1, 2, 3} <= counts
    checklists = [item.id for item in WALK.items if isinstance(item, Checklist)]
    for said in (NONE, NOT_SURE):
        assert [c for c in WALK.cases if all(c.answers.get(i) == (said,) for i in checklists)]
