"""What is asked, and what has been said."""

import pytest

from spinecheck.core.engine import (
    NotOffered,
    contradictions,
    holds,
    offered,
    path,
    record,
)
from spinecheck.core.fields import Condition, When
from spinecheck.core.model import Questionnaire
from tests.samples import answers, questionnaire

CHECKLIST = """
    - checklist: bladder
      ask: Any of these?
      lines:
        - {id: numb, line: I feel numb, ask: Do you feel numb?}
        - {id: leaking, line: I leak, ask: Do you leak?}
        - {id: hard_to_pee, line: It is hard to pee, ask: Is it hard to pee?}
    """
FOLLOW_UP = """
    - id: bladder_new
      when: [{numb: [yes, not_sure]}, {leaking: [yes, not_sure]}]
      ask: Is that new?
      answers: {yes: "Yes", checked: "No, and checked"}
    """
PART = "- {id: part, ask: Which part?, answers: {neck: My neck, back: My back, leg: My leg}}"
TRAVELS = """
    - id: travels
      when: {part: [back, leg]}
      ask: How far?
      answers:
        stays: It stays put
        past_knee: {text: Past the knee, when: {part: leg}}
    """
FEELINGS = """
    - id: feelings
      ask: What do you feel?
      pick: many
      answers:
        tingling: Tingling
        burning: Burning
        knee: {text: A weak knee, when: {part: leg}}
        none: None of these
    """
PAGE = """
    - page: neck_page
      when: {part: neck}
      ends: yes
      say: This is for backs.
      do:
        - See a doctor
    """


@pytest.fixture
def walk() -> Questionnaire:
    return questionnaire(safety=(CHECKLIST, FOLLOW_UP), questions=(PART, TRAVELS, FEELINGS))


def asked(walk: Questionnaire, **given: str | list[str]) -> list[str]:
    return [question.id for question in path(walk, answers(**given)).asked]


def next_id(walk: Questionnaire, **given: str | list[str]) -> str | None:
    question = path(walk, answers(**given)).next
    return question.id if question else None


# -- conditions

KIND = Condition("kind", ("fusion", "disc"))
SINCE = Condition("since", ("long_ago",))


def test_no_condition_always_holds() -> None:
    assert holds(None, {})


def test_a_list_of_values_means_one_of_them() -> None:
    assert holds(((KIND,),), answers(kind="disc"))
    assert not holds(((KIND,),), answers(kind="other"))


def test_a_map_means_all_of_these() -> None:
    when: When = ((KIND, SINCE),)
    assert holds(when, answers(kind="fusion", since="long_ago"))
    assert not holds(when, answers(kind="fusion", since="lately"))


def test_a_list_of_maps_means_any_of_these() -> None:
    when: When = ((KIND,), (SINCE,))
    assert holds(when, answers(kind="other", since="long_ago"))
    assert not holds(when, answers(kind="other", since="lately"))


def test_on_pick_many_a_value_holds_when_it_is_among_the_ticked() -> None:
    assert holds(((KIND,),), answers(kind=["other", "disc"]))


def test_a_question_without_an_answer_makes_every_condition_on_it_false() -> None:
    assert not holds(((KIND,),), {})
    assert not holds(((KIND, SINCE),), answers(kind="fusion"))


def test_not_sure_holds_only_where_it_is_written() -> None:
    assert not holds(((KIND,),), answers(kind="not_sure"))


# -- the path


def test_questions_are_asked_in_document_order(walk: Questionnaire) -> None:
    given: dict[str, str | list[str]] = {
        "feelings": "none",
        "travels": "stays",
        "part": "leg",
        "bladder": "none",
    }
    assert asked(walk, **given) == ["bladder", "part", "travels", "feelings"]


def test_a_question_is_asked_only_while_its_condition_holds(walk: Questionnaire) -> None:
    assert "travels" in asked(walk, part="back")
    assert "travels" not in asked(walk, part="neck")
    assert "travels" not in asked(walk, part="not_sure")
    assert "travels" not in asked(walk)


def test_an_answer_to_a_question_that_is_not_asked_opens_nothing() -> None:
    walk = questionnaire(
        questions=(
            PART,
            TRAVELS,
            "- {id: foot, when: {travels: stays}, ask: A foot?, answers: {left: Left}}",
        )
    )
    assert "foot" not in asked(walk, part="neck", travels="stays")
    assert "travels" not in path(walk, answers(part="neck", travels="stays")).facts


def test_an_answer_that_is_no_longer_offered_counts_for_nothing(walk: Questionnaire) -> None:
    assert "travels" not in path(walk, answers(part="back", travels="past_knee")).facts
    assert next_id(walk, bladder="none", part="back", travels="past_knee") == "travels"


def test_of_several_ticks_those_still_offered_count(walk: Questionnaire) -> None:
    given = answers(part="back", feelings=["knee", "burning"])
    assert path(walk, given).facts["feelings"] == ("burning",)


def test_two_values_are_no_answer_to_a_pick_one_question(walk: Questionnaire) -> None:
    assert "part" not in path(walk, answers(part=["back", "leg"])).facts


def test_nothing_ticked_is_no_answer(walk: Questionnaire) -> None:
    assert "feelings" not in path(walk, answers(feelings=[])).facts


def test_a_tick_beats_none(walk: Questionnaire) -> None:
    assert path(walk, answers(feelings=["none", "tingling"])).facts["feelings"] == ("tingling",)
    assert path(walk, answers(bladder=["none", "numb"])).facts["numb"] == ("yes",)


def test_not_sure_stands_beside_ticks(walk: Questionnaire) -> None:
    given = answers(feelings=["not_sure", "tingling"])
    assert path(walk, given).facts["feelings"] == ("tingling", "not_sure")


def test_not_sure_beats_none(walk: Questionnaire) -> None:
    assert path(walk, answers(feelings=["none", "not_sure"])).facts["feelings"] == ("not_sure",)


def test_nothing_after_an_ending_page_is_asked() -> None:
    walk = questionnaire(questions=(PART, PAGE, FEELINGS))
    way = path(walk, answers(part="neck", feelings="burning"))
    assert [question.id for question in way.asked] == ["part"]
    assert way.ending
    assert way.ending.id == "neck_page"
    assert "feelings" not in way.facts


def test_a_page_that_does_not_end_stands_on_the_way() -> None:
    page = "- {page: rest, when: {part: neck}, say: Take a breath.}"
    way = path(questionnaire(questions=(PART, page, FEELINGS)), answers(part="neck"))
    assert [page.id for page in way.pages] == ["rest"]
    assert way.ending is None
    assert [question.id for question in way.asked] == ["part", "feelings"]


# -- checklists


def test_a_ticked_line_is_yes_and_an_unticked_one_is_no(walk: Questionnaire) -> None:
    facts = path(walk, answers(bladder=["numb"])).facts
    assert (facts["numb"], facts["leaking"]) == (("yes",), ("no",))


def test_none_says_no_to_every_line(walk: Questionnaire) -> None:
    facts = path(walk, answers(bladder="none")).facts
    assert {facts[line] for line in ("numb", "leaking", "hard_to_pee")} == {("no",)}


def test_a_checklist_without_an_answer_says_nothing_about_its_lines(walk: Questionnaire) -> None:
    assert path(walk, {}).facts == {}


def test_not_sure_asks_the_unticked_lines_directly_after(walk: Questionnaire) -> None:
    assert asked(walk, bladder=["leaking", "not_sure"]) == [
        "bladder",
        "numb",
        "hard_to_pee",
        "bladder_new",
        "part",
        "feelings",
    ]


def test_a_line_that_waits_to_be_asked_says_nothing_yet(walk: Questionnaire) -> None:
    facts = path(walk, answers(bladder="not_sure")).facts
    assert facts == {"bladder": ("not_sure",)}


@pytest.mark.parametrize("value", ["yes", "no", "not_sure"])
def test_an_opened_line_is_answered_under_its_own_id(walk: Questionnaire, value: str) -> None:
    assert path(walk, answers(bladder="not_sure", numb=value)).facts["numb"] == (value,)


def test_lines_are_not_opened_without_not_sure(walk: Questionnaire) -> None:
    given = answers(bladder="none", numb="yes")
    assert path(walk, given).facts["numb"] == ("no",)
    assert "numb" not in [question.id for question in path(walk, given).asked]


THROAT = """
    - checklist: throat
      ask: Any of these?
      lines:
        - {id: swollen, when: {part: neck}, line: It swells, ask: Does it swell?}
        - {id: hoarse, line: I am hoarse, ask: Are you hoarse?}
    """


def test_a_line_is_on_its_checklist_only_while_its_condition_holds() -> None:
    walk = questionnaire(safety=(PART, THROAT))
    throat = walk.asked["throat"]
    assert offered(throat, answers(part="neck")) == ("swollen", "hoarse", "none", "not_sure")
    assert offered(throat, answers(part="back")) == ("hoarse", "none", "not_sure")


def test_a_line_that_is_not_on_its_checklist_has_no_value() -> None:
    walk = questionnaire(safety=(PART, THROAT))
    assert "swollen" not in path(walk, answers(part="back", throat="none")).facts
    assert asked(walk, part="back", throat="not_sure") == ["part", "throat", "hoarse"]
    assert "throat" not in path(walk, answers(part="back", throat="swollen")).facts


@pytest.mark.parametrize(
    "given",
    [
        answers(bladder="none", numb="no"),
        answers(bladder="numb", numb="yes"),
        answers(bladder="leaking", numb="no"),
        answers(bladder=["numb", "not_sure"], numb="no"),
        answers(numb="yes"),
    ],
)
def test_an_answer_to_a_line_must_fit_its_checklist(
    walk: Questionnaire, given: dict[str, tuple[str, ...]]
) -> None:
    assert list(contradictions(walk, given)) == [("numb", "bladder")]


def test_an_opened_line_contradicts_nothing(walk: Questionnaire) -> None:
    given = answers(bladder=["leaking", "not_sure"], numb="no", hard_to_pee="not_sure")
    assert list(contradictions(walk, given)) == []


def test_a_ticked_line_may_say_yes_once_more(walk: Questionnaire) -> None:
    given = answers(bladder=["numb", "not_sure"], numb="yes")
    assert list(contradictions(walk, given)) == []


# -- what is offered


def test_an_answer_is_offered_only_while_its_condition_holds(walk: Questionnaire) -> None:
    travels = walk.asked["travels"]
    assert offered(travels, answers(part="leg")) == ("stays", "past_knee", "not_sure")
    assert offered(travels, answers(part="back")) == ("stays", "not_sure")
    assert offered(travels, {}) == ("stays", "not_sure")


def test_not_sure_is_not_offered_where_the_question_says_so() -> None:
    walk = questionnaire(
        questions="- {id: dark, not_sure: no, ask: Dark?, answers: {no: Not at all}}"
    )
    assert offered(walk.asked["dark"], {}) == ("no",)


def test_a_line_on_its_own_offers_yes_no_and_not_sure(walk: Questionnaire) -> None:
    assert offered(walk.asked["numb"], {}) == ("yes", "no", "not_sure")


# -- the next question


def test_the_first_question_comes_first(walk: Questionnaire) -> None:
    assert next_id(walk) == "bladder"


def test_a_follow_up_comes_before_later_questions(walk: Questionnaire) -> None:
    assert next_id(walk, bladder="numb") == "bladder_new"


def test_a_walk_with_every_answer_is_at_its_end(walk: Questionnaire) -> None:
    assert next_id(walk, bladder="none", part="neck", feelings="not_sure") is None


def test_answers_may_be_given_in_any_order(walk: Questionnaire) -> None:
    assert next_id(walk, feelings="none", part="neck") == "bladder"


# -- recording


def recorded(
    walk: Questionnaire, *steps: tuple[str, str | list[str]], **given: str | list[str]
) -> dict[str, tuple[str, ...]]:
    """The answers after these steps of a walk."""
    now = answers(**given)
    for question_id, values in steps:
        now = dict(record(walk, now, question_id, answers(_=values)["_"]))
    return now


def as_given(kept: dict[str, tuple[str, ...]]) -> dict[str, str | list[str]]:
    return {id_: list(values) for id_, values in kept.items()}


def test_record_keeps_the_answer_under_the_id_of_its_question(walk: Questionnaire) -> None:
    assert recorded(walk, ("part", "back")) == answers(part="back")


def test_record_leaves_the_answers_it_was_given_alone(walk: Questionnaire) -> None:
    before = answers(part="back", travels="stays")
    record(walk, before, "part", ("leg",))
    assert before == answers(part="back", travels="stays")


def test_record_keeps_ticks_in_the_order_of_the_screen(walk: Questionnaire) -> None:
    after = recorded(walk, ("feelings", ["not_sure", "burning", "tingling"]))
    assert after == answers(feelings=["tingling", "burning", "not_sure"])


def test_record_drops_none_beside_a_tick(walk: Questionnaire) -> None:
    assert recorded(walk, ("feelings", ["none", "burning"])) == answers(feelings="burning")


@pytest.mark.parametrize(
    ("question_id", "values"),
    [
        ("part", ()),
        ("part", ("",)),
        ("part", ("arm",)),
        ("part", ("back", "leg")),
        ("part", ("back", "arm")),
        ("part", ("none",)),
        ("feelings", ()),
        ("feelings", ("itching",)),
        ("feelings", ("burning", "itching")),
        ("feelings", ("knee",)),
        ("bladder", ()),
        ("bladder", ("yes",)),
        ("numb", ("yes",)),
        ("bladder_new", ("yes",)),
        ("travels", ("stays",)),
        ("nothing_of_the_kind", ("yes",)),
    ],
)
def test_record_refuses_what_is_not_offered(
    walk: Questionnaire, question_id: str, values: tuple[str, ...]
) -> None:
    with pytest.raises(NotOffered):
        record(walk, answers(), question_id, values)


def test_what_record_refuses_it_names(walk: Questionnaire) -> None:
    for question_id, values, said in (
        ("travels", ("stays",), "travels is not asked now"),
        ("part", (), "part does not offer an empty answer"),
        ("part", ("back", "arm"), "part does not offer back, arm"),
    ):
        with pytest.raises(NotOffered, match=f"^{said}$"):
            record(walk, answers(), question_id, values)


def test_record_refuses_an_answer_whose_condition_does_not_hold(walk: Questionnaire) -> None:
    with pytest.raises(NotOffered):
        record(walk, answers(part="back"), "travels", ("past_knee",))
    assert recorded(walk, ("travels", "past_knee"), part="leg")["travels"] == ("past_knee",)


def test_record_refuses_a_line_that_was_ticked(walk: Questionnaire) -> None:
    with pytest.raises(NotOffered):
        record(walk, answers(bladder=["numb", "not_sure"]), "numb", ("no",))


def test_record_takes_questions_in_any_order_of_the_path(walk: Questionnaire) -> None:
    assert recorded(
        walk, ("feelings", "burning"), ("part", "leg"), ("bladder", "none")
    ) == answers(feelings="burning", part="leg", bladder="none")


def test_a_changed_answer_drops_the_answers_of_questions_that_read_it(
    walk: Questionnaire,
) -> None:
    after = recorded(walk, ("part", "leg"), part="back", travels="stays", feelings="burning")
    assert after == answers(part="leg", feelings="burning")


def test_the_same_answer_again_drops_nothing(walk: Questionnaire) -> None:
    given: dict[str, str | list[str]] = {"part": "back", "travels": "stays"}
    assert recorded(walk, ("part", "back"), **given) == answers(**given)


def test_the_same_ticks_in_another_order_drop_nothing(walk: Questionnaire) -> None:
    after = recorded(
        walk, ("bladder", ["leaking", "numb"]), bladder=["numb", "leaking"], bladder_new="checked"
    )
    assert after["bladder_new"] == ("checked",)


def test_an_old_checked_does_not_speak_for_a_sign_that_is_ticked_later(
    walk: Questionnaire,
) -> None:
    after = recorded(
        walk, ("bladder", ["numb", "leaking"]), bladder="leaking", bladder_new="checked"
    )
    assert "bladder_new" not in after
    assert next_id(walk, **as_given(after)) == "bladder_new"


def test_going_through_another_answer_does_not_bring_the_old_one_back(
    walk: Questionnaire,
) -> None:
    after = recorded(walk, ("part", "neck"), ("part", "back"), part="back", travels="stays")
    assert after == answers(part="back")


def test_a_changed_line_drops_the_answers_that_read_it(walk: Questionnaire) -> None:
    after = recorded(walk, ("numb", "yes"), bladder=["leaking", "not_sure"], bladder_new="checked")
    assert "bladder_new" not in after


def test_a_checklist_without_not_sure_drops_the_answers_of_its_lines(walk: Questionnaire) -> None:
    after = recorded(
        walk,
        ("bladder", "none"),
        ("bladder", "not_sure"),
        bladder="not_sure",
        numb="no",
        leaking="yes",
    )
    assert after == answers(bladder="not_sure")


def test_a_line_that_is_ticked_loses_the_answer_it_had_on_its_own(walk: Questionnaire) -> None:
    after = recorded(
        walk, ("bladder", ["numb", "not_sure"]), bladder="not_sure", numb="no", leaking="no"
    )
    assert after == answers(bladder=["numb", "not_sure"], leaking="no")


def test_a_dropped_checklist_drops_its_lines_too() -> None:
    cough = """
        - checklist: chest
          when: {part: neck}
          ask: Any of these?
          lines:
            - {id: cough, line: I cough, ask: Do you cough?}
        """
    walk = questionnaire(safety=(PART, cough))
    after = recorded(walk, ("part", "back"), part="neck", chest="not_sure", cough="no")
    assert after == answers(part="back")


def test_an_answer_that_reads_a_dropped_one_is_asked_again() -> None:
    foot = "- {id: foot, when: {travels: stays}, ask: A foot?, answers: {left: Left}}"
    walk = questionnaire(questions=(PART, TRAVELS, foot))
    after = recorded(
        walk, ("part", "leg"), ("travels", "stays"), part="back", travels="stays", foot="left"
    )
    assert after == answers(part="leg", travels="stays")


def test_a_line_answered_on_its_own_is_dropped_when_what_it_reads_changes() -> None:
    walk = questionnaire(safety=(PART, THROAT))
    after = recorded(
        walk,
        ("part", "back"),
        ("part", "neck"),
        part="neck",
        throat="not_sure",
        swollen="no",
        hoarse="no",
    )
    assert "swollen" not in after


def test_none_of_these_does_not_speak_for_a_line_that_was_not_on_the_screen() -> None:
    walk = questionnaire(safety=(PART, THROAT))
    after = recorded(walk, ("part", "back"), ("throat", "none"), ("part", "neck"))
    assert path(walk, after).facts.get("swollen") != ("no",)


def test_whoever_corrects_back_to_neck_is_asked_about_a_swollen_neck(
    built_in: Questionnaire,
) -> None:
    before = answers(who="age_18_to_49", operated_part="low_back", bladder_bowel="none")
    after = recorded(
        built_in, ("chest_belly_legs", "none"), ("operated_part", "neck"), **as_given(before)
    )
    assert next_id(built_in, **as_given(after)) == "chest_belly_legs"


def test_what_is_recorded_is_what_was_said_last(walk: Questionnaire) -> None:
    """A tick that has left the screen does not come back against a later answer."""
    given: dict[str, str | list[str]] = {"part": "back", "feelings": ["burning", "knee"]}
    after = recorded(walk, ("feelings", "burning"), ("part", "leg"), **given)
    assert after["feelings"] == ("burning",)
