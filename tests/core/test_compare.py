"""Two visits compared: what may be called better or worse, and what may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecheck.core.answers import Answers, Values
from spinecheck.core.compare import Comparison, compare
from spinecheck.core.model import Questionnaire
from spinecheck.core.tiers import TIERS
from tests.samples import SAMPLE, answers, questionnaire

WALK = questionnaire()
WELL = answers(bladder="none", operation="fusion", worst="back", worse_with="walking")


def compared(older: Answers, newer: Answers, walk: Questionnaire = WALK) -> Comparison:
    return compare(walk, older, newer)


def with_bladder(new: str) -> Answers:
    return {**WELL, **answers(bladder=["numb"], bladder_new=new)}


def test_the_same_answers_are_the_same() -> None:
    found = compared(WELL, WELL)
    assert found.is_same
    assert found.moved == "same"
    assert found.may_be_better
    assert found.new_signs == found.gone_signs == ()
    assert found.causes == ()


@pytest.mark.parametrize(
    ("was", "now", "moved"),
    [
        ("checked", "unchecked", "more_urgent"),
        ("unchecked", "yes", "more_urgent"),
        ("checked", "not_sure", "more_urgent"),
        ("yes", "checked", "less_urgent"),
        ("yes", "not_sure", "same"),
    ],
)
def test_the_urgency_moves_up_or_down(was: str, now: str, moved: str) -> None:
    assert compared(with_bladder(was), with_bladder(now)).moved == moved


def test_where_the_urgency_fell_and_nothing_is_missing_something_may_be_better() -> None:
    assert compared(with_bladder("yes"), with_bladder("checked")).may_be_better


def test_signs_come_and_go() -> None:
    found = compared(with_bladder("checked"), with_bladder("yes"))
    assert [sign.id for sign in found.new_signs] == ["squeezed_nerves"]
    assert [sign.id for sign in found.gone_signs] == ["old_and_checked"]


def test_without_all_safety_answers_nothing_is_less_urgent_or_better() -> None:
    found = compared(with_bladder("unchecked"), answers(operation="fusion", worst="back"))
    assert found.new.urgency is None
    assert found.moved == "unknown"
    assert not found.may_be_better
    assert [sign.id for sign in found.gone_signs] == ["never_checked"]


@pytest.mark.parametrize(("new", "tier"), [("checked", "soon"), ("unchecked", "same_day")])
def test_a_lower_tier_with_a_safety_answer_missing_is_not_less_urgent(new: str, tier: str) -> None:
    # "Not sure" on the checklist and one line left open: it may still be more than this.
    older = with_bladder("yes")
    newer = {**WELL, **answers(bladder=["numb", "not_sure"], bladder_new=new)}
    found = compared(older, newer)
    assert (found.new.urgency, found.new.complete) == (tier, False)
    assert found.moved == "unknown"
    assert not found.may_be_better


def test_an_emergency_stays_one_even_when_an_answer_is_missing() -> None:
    newer = {**WELL, **answers(bladder=["numb", "not_sure"], bladder_new="yes")}
    found = compared(with_bladder("yes"), newer)
    assert not found.new.complete
    assert found.moved == "same"


def test_more_urgent_is_told_even_when_an_answer_is_missing() -> None:
    newer = {**WELL, **answers(bladder=["numb", "not_sure"], bladder_new="unchecked")}
    found = compared(with_bladder("checked"), newer)
    assert found.moved == "more_urgent"


def test_an_urgency_that_was_not_known_cannot_be_compared() -> None:
    found = compared(answers(worst="back"), WELL)
    assert found.old.urgency is None
    assert found.moved == "unknown"


def test_while_an_emergency_holds_nothing_is_better() -> None:
    older = {**WELL, **answers(bladder=["numb", "leaking"], bladder_new="yes")}
    found = compared(older, with_bladder("yes"))
    assert found.moved == "same"
    assert [line.id for line in found.no_longer_ticked] == ["leaking"]
    assert not found.may_be_better


def test_a_line_that_is_ticked_now_is_told_as_a_line() -> None:
    found = compared(WELL, with_bladder("checked"))
    assert [line.id for line in found.ticked] == ["numb"]
    assert [change.question.id for change in found.changes] == ["bladder_new"]
    back = compared(with_bladder("checked"), WELL)
    assert [line.id for line in back.no_longer_ticked] == ["numb"]


def test_one_tick_more_or_less_is_not_the_same() -> None:
    more = {**with_bladder("checked"), **answers(bladder=["numb", "leaking"])}
    for older, newer in ((with_bladder("checked"), more), (more, with_bladder("checked"))):
        found = compared(older, newer)
        assert found.changes == ()
        assert not found.is_same


def test_a_line_of_a_private_checklist_stays_among_the_other_changes() -> None:
    private = SAMPLE["safety"].replace(
        "ask: Do you have", "private: yes\n          ask: Do you have"
    )
    walk = questionnaire(**SAMPLE | {"safety": private})
    found = compared(WELL, with_bladder("checked"), walk)
    assert found.ticked == ()
    assert [change.question.id for change in found.changes] == ["numb", "bladder_new"]


QUIET = """
    - id: quiet
      private: yes
      ask: Do you have dark thoughts?
      answers: {no: "No", some: Some, might_act: I might act, rather_not: I would rather not say}
    """
QUIET_SIGNS = """
    - {id: might_act, tier: emergency, when: {quiet: [might_act, not_sure]}, title: Call,
       because: It passes}
    - {id: some_thoughts, tier: same_day, when: {quiet: some}, title: Talk, because: It helps}
    """
QUIET_WALK = questionnaire(
    **SAMPLE | {"safety": (SAMPLE["safety"], QUIET), "urgent": (SAMPLE["urgent"], QUIET_SIGNS)}
)


def quiet(said: str, **others: str | list[str]) -> Answers:
    return {**WELL, **answers(quiet=said, **others)}


@pytest.mark.parametrize("now", ["no", "some", "rather_not", ""])
@pytest.mark.parametrize("was", ["might_act", "not_sure"])
def test_to_say_less_of_dark_thoughts_is_never_better(was: str, now: str) -> None:
    newer = quiet(now) if now else WELL
    found = compared(quiet(was), newer, QUIET_WALK)
    assert found.moved == "unknown"
    assert not found.may_be_better
    assert found.gone_signs == found.new_signs == ()
    [unspoken] = found.unspoken
    assert unspoken.question.id == "quiet"
    assert [sign.id for sign in unspoken.signs] == ["might_act"]


def test_what_is_told_of_dark_thoughts_now_is_not_told_as_gone_from_before() -> None:
    found = compared(quiet("some"), quiet("might_act"), QUIET_WALK)
    assert found.moved == "more_urgent"
    assert [sign.id for sign in found.new.signs] == ["might_act"]
    assert (found.unspoken, found.gone_signs, found.new_signs) == ((), (), ())


def test_the_same_tier_is_not_as_urgent_as_before_when_dark_thoughts_went_unsaid() -> None:
    older = quiet("some", bladder=["numb"], bladder_new="unchecked")
    newer = quiet("rather_not", bladder=["numb"], bladder_new="unchecked")
    assert compared(older, newer, QUIET_WALK).moved == "unknown"


def test_an_emergency_stays_one_when_dark_thoughts_went_unsaid() -> None:
    older, newer = quiet("some"), quiet("rather_not", bladder=["numb"], bladder_new="yes")
    found = compared(older, newer, QUIET_WALK)
    assert found.moved == "more_urgent"
    assert [unspoken.question.id for unspoken in found.unspoken] == ["quiet"]


def test_a_private_question_without_an_urgent_sign_leaves_nothing_open() -> None:
    found = compared(quiet("rather_not"), quiet("no"), QUIET_WALK)
    assert (found.moved, found.unspoken) == ("same", ())


def test_what_hangs_on_a_private_line_goes_with_its_checklist() -> None:
    private = SAMPLE["safety"].replace(
        "ask: Do you have", "private: yes\n          ask: Do you have"
    )
    walk = questionnaire(**SAMPLE | {"safety": private})
    found = compared(with_bladder("yes"), WELL, walk)
    assert (found.moved, found.gone_signs) == ("unknown", ())
    assert [unspoken.question.id for unspoken in found.unspoken] == ["bladder"]


def test_a_line_that_was_not_sure_is_not_called_gone() -> None:
    older = {**WELL, **answers(bladder=["not_sure"], numb="not_sure", leaking="no")}
    older |= answers(bladder_new="checked")
    found = compared(older, WELL)
    assert not found.no_longer_ticked
    changes = {change.question.id: (change.was, change.now) for change in found.changes}
    assert changes["numb"] == (("not_sure",), ("no",))


def test_a_checklist_that_was_answered_once_is_told_as_a_whole() -> None:
    newer = {id_: given for id_, given in WELL.items() if id_ != "bladder"}
    found = compared(WELL, newer)
    assert [(c.question.id, c.was, c.now) for c in found.changes] == [("bladder", ("none",), ())]


def test_other_answers_are_told_as_they_were_and_are_in_asking_order() -> None:
    newer = {**WELL, **answers(worst="leg", travels="foot", worse_with=["sitting"])}
    changes = [(c.question.id, c.was, c.now) for c in compared(WELL, newer).changes]
    assert changes == [
        ("worst", ("back",), ("leg",)),
        ("travels", (), ("foot",)),
        ("worse_with", ("walking",), ("sitting",)),
    ]
    assert [c.answered_twice for c in compared(WELL, newer).changes] == [True, False, True]


def test_an_answer_that_is_not_asked_any_more_does_not_count() -> None:
    stale = {**WELL, **answers(travels="foot")}
    assert compared(WELL, stale).is_same


def test_causes_appear_go_and_fit_more_or_less() -> None:
    leg = {**WELL, **answers(worst="leg", travels="foot")}
    went = compared(WELL, leg).causes
    assert [(c.cause.id, c.now, c.fits_more) for c in went] == [("wear", None, False)]
    came = compared(leg, WELL).causes
    assert [(c.cause.id, c.was, c.fits_more) for c in came] == [("wear", None, True)]
    sitting = {**WELL, **answers(worse_with="sitting")}
    assert [c.fits_more for c in compared(WELL, sitting).causes] == [False]
    assert [c.fits_more for c in compared(sitting, WELL).causes] == [True]


def test_to_fit_many_answers_is_to_fit_more_than_any_points_for_some() -> None:
    capped = """
        - id: joint
          name: A worn joint
          clinical_name: Facet joint pain
          kind: source
          about: It can hurt.
          some_at_most_when: {worse_with: sitting}
          evidence:
            - {when: {operation: fusion}, for: strong, because: You had a fusion}
            - {when: {worst: back}, for: strong, because: Your back hurts most}
            - {when: {worse_with: sitting}, for: weak, because: Sitting makes it worse}
        """
    walk = questionnaire(**SAMPLE | {"causes": capped})
    sitting = {**WELL, **answers(worse_with="sitting")}
    assert [c.fits_more for c in compared(WELL, sitting, walk).causes] == [False]
    assert [c.fits_more for c in compared(sitting, WELL, walk).causes] == [True]


def any_answers() -> st.SearchStrategy[dict[str, Values]]:
    """Answers of all kinds, whole or not, with values that each question may take."""
    values = {
        "bladder": ["numb", "leaking", "none", "not_sure"],
        "numb": ["yes", "no", "not_sure"],
        "bladder_new": ["yes", "checked", "unchecked", "not_sure"],
        "operation": ["fusion", "disc", "none"],
        "worst": ["back", "leg"],
        "worse_with": ["sitting", "walking", "none"],
    }
    one = {id_: st.lists(st.sampled_from(v), min_size=1, max_size=2) for id_, v in values.items()}
    return st.fixed_dictionaries(
        {}, optional={id_: given.map(tuple) for id_, given in one.items()}
    )


@given(any_answers(), any_answers())
def test_a_calm_word_is_only_for_a_known_urgency_that_did_not_rise(
    older: dict[str, Values], newer: dict[str, Values]
) -> None:
    found = compared(older, newer)
    if found.may_be_better or found.moved == "less_urgent":
        assert found.old.urgency
        assert found.new.urgency
        assert found.new.complete
        assert TIERS.index(found.new.urgency) <= TIERS.index(found.old.urgency)


@given(any_answers(), any_answers())
def test_what_came_one_way_goes_the_other_way(
    older: dict[str, Values], newer: dict[str, Values]
) -> None:
    there, back = compared(older, newer), compared(newer, older)
    assert there.new_signs == tuple(back.gone_signs)
    assert {c.cause.id for c in there.causes} == {c.cause.id for c in back.causes}
    assert there.is_same == back.is_same
