"""How urgent the answers are, and whether that is certain yet."""

from spinecheck.core.assessment import assess
from spinecheck.core.engine import path
from spinecheck.core.model import Questionnaire
from spinecheck.core.urgency import signs_that_hold
from tests.samples import SAMPLE, answers, questionnaire

PART = "- {id: part, ask: Which part?, answers: {neck: My neck, back: My back}}"
BLADDER = """
    - checklist: bladder
      ask: Any of these?
      lines:
        - {id: numb, line: I feel numb, ask: Do you feel numb?}
        - {id: leaking, line: I leak, ask: Do you leak?}
    """
BLADDER_NEW = """
    - id: bladder_new
      when: [{numb: [yes, not_sure]}, {leaking: [yes, not_sure]}]
      ask: Is that new?
      answers: {yes: "Yes", no: "No"}
    """
GROWING = """
    - id: growing
      when: {bladder_new: [yes, not_sure]}
      ask: Does it grow?
      answers: {yes: "Yes", no: "No"}
    """


def signs(**tiers_and_whens: tuple[str, str]) -> str:
    """Signs by id, each with its tier and its `when`."""
    return "\n".join(
        f"- {{id: {id_}, tier: {tier}, when: {when}, title: A sign, because: It is serious}}"
        for id_, (tier, when) in tiers_and_whens.items()
    )


def found(walk: Questionnaire, **given: str | list[str]) -> list[str]:
    return [sign.id for sign in assess(walk, answers(**given)).signs]


def interrupting(walk: Questionnaire, **given: str | list[str]) -> list[str]:
    return [sign.id for sign in signs_that_hold(walk, path(walk, answers(**given)).facts)]


def urgency(walk: Questionnaire, **given: str | list[str]) -> tuple[str | None, bool]:
    result = assess(walk, answers(**given))
    return result.urgency, result.complete


ONE_OF_EACH = questionnaire(
    questions="""
    - checklist: signs
      ask: Any of these?
      lines:
        - {id: aching, line: I ache, ask: Do you ache?}
        - {id: numb, line: I feel numb, ask: Do you feel numb?}
        - {id: weak, line: I am weak, ask: Are you weak?}
        - {id: fainting, line: I faint, ask: Do you faint?}
    """,
    urgent=signs(
        numb_soon=("soon", "{numb: [yes, not_sure]}"),
        weak_today=("same_day", "{weak: [yes, not_sure]}"),
        faint_now=("emergency", "{fainting: [yes, not_sure]}"),
        numb_and_weak=("same_day", "{numb: [yes, not_sure], weak: [yes, not_sure]}"),
    ),
)


# -- the highest tier wins


def test_urgency_is_the_highest_tier_found() -> None:
    assert urgency(ONE_OF_EACH, signs=["numb"]) == ("soon", True)
    assert urgency(ONE_OF_EACH, signs=["numb", "weak"]) == ("same_day", True)
    assert urgency(ONE_OF_EACH, signs=["numb", "weak", "fainting"]) == ("emergency", True)


def test_signs_come_most_urgent_first_and_then_in_file_order() -> None:
    assert found(ONE_OF_EACH, signs=["numb", "weak", "fainting"]) == [
        "faint_now",
        "weak_today",
        "numb_and_weak",
        "numb_soon",
    ]


def test_no_sign_and_nothing_missing_is_routine() -> None:
    assert urgency(ONE_OF_EACH, signs="none") == ("routine", True)


def test_a_tick_that_no_sign_reads_is_routine() -> None:
    assert urgency(ONE_OF_EACH, signs="aching") == ("routine", True)


def test_not_sure_counts_as_urgent() -> None:
    unsure = {"aching": "no", "numb": "no", "weak": "no", "fainting": "not_sure"}
    assert urgency(ONE_OF_EACH, signs="not_sure", **unsure) == ("emergency", True)


# -- unknown urgency


def test_urgency_is_unknown_while_a_sign_waits_for_its_answer() -> None:
    assert urgency(ONE_OF_EACH) == (None, False)


def test_urgency_is_unknown_while_it_is_open_whether_a_sign_is_asked() -> None:
    limp = "- {id: limp, when: {part: back}, ask: A limp?, answers: {yes: Limp, no: No limp}}"
    walk = questionnaire(questions=(PART, limp), urgent=signs(limp=("soon", "{limp: yes}")))
    assert urgency(walk) == (None, False)
    assert urgency(walk, part="neck") == ("routine", True)
    assert urgency(walk, part="back") == (None, False)
    assert urgency(walk, part="back", limp="no") == ("routine", True)


def test_questions_that_decide_nothing_urgent_may_be_missing() -> None:
    assert urgency(questionnaire(), bladder="none") == ("routine", True)


def test_a_sign_found_in_an_unfinished_walk_counts_though_more_may_come() -> None:
    walk = questionnaire(
        questions=(BLADDER, PART),
        urgent=signs(numb=("soon", "{numb: [yes, not_sure]}"), neck=("emergency", "{part: neck}")),
    )
    assert urgency(walk, bladder="numb") == ("soon", False)


def test_an_emergency_with_answers_missing_is_not_complete() -> None:
    assert urgency(questionnaire(), bladder="numb") == ("emergency", False)


def page_in_the_middle(**parts: str) -> Questionnaire:
    page = """
        - page: neck_page
          when: {part: neck}
          ends: yes
          say: This is for backs.
          do:
            - See a doctor
        """
    side = "- {id: side, ask: Which side?, answers: {left: Left, right: Right}}"
    only_back = "- {id: low, when: {part: back}, ask: How low?, answers: {very: Very}}"
    return questionnaire(questions=(PART, side, page, only_back, BLADDER), **parts)


def test_urgency_is_unknown_when_an_ending_page_cuts_off_a_sign() -> None:
    walk = page_in_the_middle(urgent=signs(numb=("soon", "{numb: [yes, not_sure]}")))
    assert urgency(walk, part="neck", side="left") == (None, False)


def test_a_sign_found_before_an_ending_page_stays() -> None:
    walk = page_in_the_middle(
        urgent=signs(left=("same_day", "{side: left}"), numb=("soon", "{numb: [yes, not_sure]}"))
    )
    assert urgency(walk, part="neck", side="left") == ("same_day", False)


def test_an_ending_page_that_cuts_off_no_sign_leaves_the_urgency_known() -> None:
    walk = page_in_the_middle(urgent=signs(left=("same_day", "{side: left}")))
    assert urgency(walk, part="neck", side="right") == ("routine", True)


def test_an_ending_page_does_not_cut_off_what_could_not_have_been_asked() -> None:
    walk = page_in_the_middle(urgent=signs(low=("soon", "{low: [very, not_sure]}")))
    assert urgency(walk, part="neck", side="right") == ("routine", True)


def test_answers_behind_an_ending_page_count_for_nothing() -> None:
    walk = page_in_the_middle(urgent=signs(numb=("soon", "{numb: [yes, not_sure]}")))
    assert urgency(walk, part="neck", side="left", bladder="numb") == (None, False)


CUT_OFF = """
    - page: neck_page
      when: {part: neck}
      ends: yes
      say: This is for backs.
      do:
        - See a doctor
    """
BURNS = "- {id: burns, ask: Does it burn?, answers: {much: Much, not_at_all: Not at all}}"


def behind_the_page(*items: str, **whens: str) -> tuple[str | None, bool]:
    """The urgency of someone whose walk ended before these items."""
    urgent = signs(**{id_: ("soon", when) for id_, when in whens.items()})
    walk = questionnaire(questions=(PART, CUT_OFF, *items), urgent=urgent)
    return urgency(walk, part="neck")


def test_a_plain_question_directly_behind_an_ending_page_is_cut_off() -> None:
    assert behind_the_page(BURNS, burning="{burns: much}") == (None, False)


def test_a_question_behind_a_further_page_is_cut_off_too() -> None:
    page = "- {page: other, say: Words}"
    assert behind_the_page(page, BURNS, burning="{burns: much}") == (None, False)


def test_a_question_before_a_checklist_that_decides_nothing_is_cut_off_too() -> None:
    assert behind_the_page(BURNS, BLADDER, burning="{burns: much}") == (None, False)


def test_what_the_answers_would_open_behind_an_ending_page_is_cut_off() -> None:
    stiff = "- {id: stiff, when: {part: neck}, ask: How stiff?, answers: {very: Very}}"
    assert behind_the_page(stiff, stiffness="{stiff: very}") == (None, False)


def test_what_a_question_that_was_cut_off_would_open_is_cut_off() -> None:
    hot = "- {id: hot, when: {burns: much}, ask: How hot?, answers: {very: Very}}"
    assert behind_the_page(BURNS, hot, heat="{hot: very}") == (None, False)


# -- caution: what is read when a walk stops

CAUTIOUS = questionnaire(
    safety=(BLADDER, BLADDER_NEW, GROWING),
    urgent=signs(
        squeezed=("same_day", "{bladder_new: [yes, not_sure]}"),
        growing=("emergency", "{growing: [yes, not_sure]}"),
        leak=("soon", "{leaking: [yes, not_sure]}"),
    ),
)


def test_a_tick_whose_follow_up_is_unanswered_counts_as_not_sure() -> None:
    assert found(questionnaire(), bladder="numb") == ["squeezed_nerves"]


def test_caution_goes_from_follow_up_to_follow_up() -> None:
    assert found(CAUTIOUS, bladder="numb") == ["growing", "squeezed"]
    assert found(CAUTIOUS, bladder="numb", bladder_new="yes") == ["growing", "squeezed"]


def test_an_answered_follow_up_speaks_for_itself() -> None:
    assert found(CAUTIOUS, bladder="numb", bladder_new="no") == []
    assert found(CAUTIOUS, bladder="numb", bladder_new="yes", growing="no") == ["squeezed"]


def test_lines_still_to_be_asked_one_by_one_count_as_not_sure() -> None:
    assert found(CAUTIOUS, bladder="not_sure") == ["growing", "squeezed", "leak"]
    assert found(CAUTIOUS, bladder="not_sure", leaking="no") == ["growing", "squeezed"]
    assert found(CAUTIOUS, bladder="not_sure", numb="no", leaking="no") == []


def test_caution_opens_the_lines_of_a_later_checklist_in_document_order() -> None:
    """A line that an unanswered line would open is also still to be asked one by one."""
    legs = """
        - checklist: legs
          ask: Any of these?
          lines:
            - {id: both, when: {numb: [yes, not_sure]}, line: Both are numb, ask: Are both numb?}
            - {id: sore, line: They are sore, ask: Are they sore?}
        """
    walk = questionnaire(
        safety=(BLADDER, legs), urgent=signs(both=("emergency", "{both: [yes, not_sure]}"))
    )
    given: dict[str, str | list[str]] = {"legs": "not_sure", "sore": "no"}
    assert found(walk, bladder="numb", **given) == ["both"]
    assert found(walk, bladder="not_sure", **given) == ["both"]


def test_a_line_that_is_not_put_to_the_person_is_not_read_with_caution() -> None:
    legs = """
        - checklist: legs
          ask: Any of these?
          lines:
            - {id: shrunk, when: {part: neck}, line: They shrink, ask: Do they shrink?}
            - {id: sore, line: They are sore, ask: Are they sore?}
        """
    walk = questionnaire(
        safety=(PART, legs), urgent=signs(shrunk=("soon", "{shrunk: [yes, not_sure]}"))
    )
    assert found(walk, part="neck", legs="not_sure") == ["shrunk"]
    assert found(walk, part="back", legs="not_sure") == []


def test_a_checklist_without_an_answer_is_not_read_with_caution() -> None:
    assert urgency(CAUTIOUS) == (None, False)


def test_a_question_that_is_no_follow_up_is_not_read_with_caution() -> None:
    walk = questionnaire(questions=PART, urgent=signs(part=("soon", "{part: [neck, not_sure]}")))
    assert urgency(walk) == (None, False)


def test_caution_stops_at_an_ending_page() -> None:
    page = """
        - page: neck_page
          when: {part: neck}
          ends: yes
          say: This is for backs.
          do:
            - See a doctor
        """
    walk = questionnaire(
        safety=(PART, BLADDER, page, BLADDER_NEW),
        urgent=signs(squeezed=("same_day", "{bladder_new: [yes, not_sure]}")),
    )
    assert found(walk, part="back", bladder="numb") == ["squeezed"]
    assert found(walk, part="neck", bladder="numb") == []


def test_caution_is_for_signs_only() -> None:
    parts = SAMPLE | {
        "messages": """
        - id: new_bladder
          when: {bladder_new: not_sure}
          say: You were not sure.
        """,
        "urgent": signs(checked=("soon", "{bladder_new: [checked, not_sure]}")),
    }
    result = assess(questionnaire(**parts), answers(bladder="numb"))
    assert result.urgency == "soon"
    assert result.messages == ()


def test_the_interrupt_reads_literally_and_waits_for_the_follow_ups() -> None:
    assert interrupting(CAUTIOUS, bladder="numb") == []
    assert interrupting(CAUTIOUS, bladder="not_sure") == []
    assert interrupting(CAUTIOUS, bladder="numb", bladder_new="not_sure") == ["squeezed"]
    assert interrupting(CAUTIOUS, bladder="leaking") == ["leak"]


def test_the_interrupt_never_tells_what_the_result_does_not() -> None:
    for bladder in ("numb", "leaking", "not_sure", "none"):
        assert set(interrupting(CAUTIOUS, bladder=bladder)) <= set(
            found(CAUTIOUS, bladder=bladder)
        )


# -- what might still be asked
