"""What a questionnaire is made of."""

import pytest
from pydantic import ValidationError

from spinecheck.core.advice import Evidence
from spinecheck.core.fields import Condition
from spinecheck.core.model import ManyFit, Questionnaire, SomeFit
from spinecheck.core.questions import Checklist, Line, Page, Question
from tests.samples import questionnaire

WALK = """
    - checklist: bladder
      ask: Any of these?
      lines:
        - {id: numb, line: I feel numb, ask: Do you feel numb?}
        - {id: leaking, line: I leak, ask: Do you leak?}
    - id: numb_new
      when: {numb: [yes, not_sure]}
      ask: Is that new?
      answers: {yes: "Yes", no: "No"}
    - page: rest
      say: Take a breath.
    """


def test_document_order_is_asking_order() -> None:
    walk = questionnaire(
        safety=WALK, questions="- {id: worst, ask: Where?, answers: {back: Back}}"
    )
    assert [item.id for item in walk.items] == ["bladder", "numb_new", "rest", "worst"]
    kinds = [type(item) for item in walk.items]
    assert kinds == [Checklist, Question, Page, Question]


def test_checklists_and_their_lines_can_be_answered_but_pages_cannot() -> None:
    asked = questionnaire(safety=WALK).asked
    assert list(asked) == ["bladder", "numb", "leaking", "numb_new"]
    assert isinstance(asked["numb"], Line)


def test_a_line_belongs_to_its_checklist_and_its_section() -> None:
    walk = questionnaire(safety=WALK)
    assert walk.checklist_of["leaking"].id == "bladder"
    assert "numb_new" not in walk.checklist_of
    assert {walk.section_of[id_].safety for id_ in ("bladder", "leaking", "rest")} == {True}


def test_a_question_is_pick_one_and_offers_not_sure_unless_it_says_otherwise() -> None:
    question = Question.model_validate(
        {"id": "worst", "ask": "Where?", "answers": {"back": "My back"}}
    )
    assert not question.many
    assert question.not_sure
    assert question.answers["back"].text == "My back"


def test_an_answer_may_have_a_condition_of_its_own() -> None:
    answer = {"text": "Past the knee", "when": {"part": "low_back"}}
    question = Question.model_validate(
        {"id": "travels", "ask": "Far?", "answers": {"far": answer}}
    )
    assert question.answers["far"].when == ((Condition("part", ("low_back",)),),)


@pytest.mark.parametrize("answers", ["{}", "[back, leg]"])
def test_a_question_has_answers_by_id(answers: str) -> None:
    with pytest.raises(AssertionError):
        questionnaire(questions=f"- {{id: worst, ask: Where?, answers: {answers}}}")


def test_an_item_is_a_question_a_checklist_or_a_page() -> None:
    with pytest.raises(AssertionError, match="neither a question, a checklist nor a page"):
        questionnaire(questions="- {quiz: worst, ask: Where?}")


# -- follow-ups


def follow_ups(when: str) -> frozenset[str]:
    more = f"""
    - id: more
      when: {when}
      ask: More?
      answers: {{yes: "Yes", no: "No"}}
    """
    part = "- {id: part, ask: Which part?, answers: {neck: Neck, back: Back}}"
    return questionnaire(questions=(part, WALK, more)).follow_ups


def test_a_question_opened_by_a_line_is_a_follow_up() -> None:
    assert follow_ups("{numb: yes}") == {"numb_new", "more"}


def test_a_question_opened_by_a_follow_up_is_a_follow_up() -> None:
    assert follow_ups("{numb_new: yes}") == {"numb_new", "more"}


def test_a_line_beside_another_question_still_makes_a_follow_up() -> None:
    assert follow_ups("{part: neck, numb: yes}") == {"numb_new", "more"}


def test_each_map_must_name_a_line_to_make_a_follow_up() -> None:
    assert follow_ups("[{numb: yes}, {part: neck}]") == {"numb_new"}


def test_a_question_that_is_always_asked_is_no_follow_up() -> None:
    assert "part" not in follow_ups("{numb: yes}")


# -- what decides about urgency


def sign(when: str) -> str:
    return f"""
    - {{id: sign, tier: soon, when: {when}, title: A sign, because: It may be serious}}
    """


def test_a_question_that_a_sign_reads_decides_about_urgency() -> None:
    walk = questionnaire(questions=WALK, urgent=sign("{leaking: [yes, not_sure]}"))
    assert walk.deciding_urgency == {"leaking", "bladder"}


def test_a_question_that_opens_a_deciding_question_decides_too() -> None:
    walk = questionnaire(questions=WALK, urgent=sign("{numb_new: [yes, not_sure]}"))
    assert walk.deciding_urgency == {"numb_new", "numb", "bladder"}


def test_a_question_that_opens_a_deciding_line_decides_too() -> None:
    walk = questionnaire(
        questions="""
        - {id: part, ask: Which part?, answers: {neck: Neck, back: Back}}
        - checklist: throat
          ask: Any of these?
          lines:
            - {id: swollen, when: {part: neck}, line: It swells, ask: Does it swell?}
            - {id: hoarse, line: I am hoarse, ask: Are you hoarse?}
        """,
        urgent=sign("{swollen: [yes, not_sure]}"),
    )
    assert walk.deciding_urgency == {"swollen", "throat", "part"}


def test_a_question_that_decides_which_answers_are_offered_decides_too() -> None:
    walk = questionnaire(
        questions="""
        - {id: part, ask: Which part?, answers: {neck: Neck, back: Back}}
        - id: feels
          ask: What do you feel?
          answers: {hoarse: {text: I am hoarse, when: {part: neck}}, fine: Nothing}
        """,
        urgent=sign("{feels: [hoarse, not_sure]}"),
    )
    assert walk.deciding_urgency == {"feels", "part"}


def ending_page(*, before_the_signs: bool) -> Questionnaire:
    page = """
    - {id: who, ask: Who are you?, answers: {child: A child, adult: An adult}}
    - page: too_young
      when: {who: child}
      ends: yes
      say: This is for adults.
      do:
        - See a doctor
    """
    return questionnaire(
        questions=(page, WALK) if before_the_signs else (WALK, page),
        urgent=sign("{numb: [yes, not_sure]}"),
    )


def test_an_ending_page_before_a_deciding_question_decides_too() -> None:
    assert "who" in ending_page(before_the_signs=True).deciding_urgency


def test_an_ending_page_after_all_deciding_questions_decides_nothing() -> None:
    assert "who" not in ending_page(before_the_signs=False).deciding_urgency


# -- fit and evidence


def test_fit_has_the_defaults_of_the_design() -> None:
    fit = questionnaire(questions=WALK).fit
    assert fit.some == SomeFit(points=3, reasons=2)
    assert fit.many == (ManyFit(points=6, strong=1), ManyFit(points=8))
    assert fit.shown_at_most == 4


def test_many_may_be_a_single_rule() -> None:
    fit = questionnaire(questions=WALK, fit="{many: {points: 5}}").fit
    assert fit.many == (ManyFit(points=5),)


@pytest.mark.parametrize(("strength", "points"), [("strong", 3), ("moderate", 2), ("weak", 1)])
def test_evidence_against_subtracts_what_evidence_for_adds(strength: str, points: int) -> None:
    base = {"when": {"a": "yes"}, "because": "You said so"}
    assert Evidence.model_validate(base | {"for": strength}).points == points
    assert Evidence.model_validate(base | {"against": strength}).points == -points


def test_evidence_that_argues_nothing_is_never_weighed_as_something() -> None:
    piece = Evidence.model_validate({"when": {"a": "yes"}, "because": "You said so"})
    with pytest.raises(ValueError, match=r"^evidence argues neither for nor against$"):
        _ = piece.points


def test_routine_is_no_tier_of_a_sign() -> None:
    with pytest.raises(AssertionError):
        questionnaire(questions=WALK, urgent=sign("{numb: yes}").replace("soon", "routine"))


def test_a_questionnaire_without_a_section_is_refused() -> None:
    with pytest.raises(ValidationError):
        Questionnaire.model_validate({"sections": []})
