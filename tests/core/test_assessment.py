"""From answers to an assessment."""

import pytest

from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.model import Questionnaire
from tests.samples import SAMPLE, answers, questionnaire

FINISHED = answers(bladder="none", operation=["fusion"], worst="back", worse_with="none")


def result(walk: Questionnaire, **given: str | list[str]) -> Assessment:
    return assess(walk, FINISHED | answers(**given))


def sample(**changed: str | tuple[str, ...]) -> Questionnaire:
    return questionnaire(**SAMPLE | changed)


def steps(found: Assessment) -> list[str]:
    return [offer.step.id for offer in found.next_steps]


def messages(found: Assessment) -> list[str]:
    return [message.id for message in found.messages]


# -- ignored answers


def test_answers_that_count_are_not_ignored() -> None:
    assert result(questionnaire()).ignored == ()


def test_an_answer_to_a_question_that_is_not_asked_is_ignored() -> None:
    assert result(questionnaire(), travels="foot").ignored == ("travels",)


def test_an_answer_to_something_unknown_is_ignored() -> None:
    assert result(questionnaire(), horoscope="lion").ignored == ("horoscope",)


@pytest.mark.parametrize("given", ["elbow", "none"])
def test_an_answer_that_was_never_offered_is_ignored(given: str) -> None:
    found = result(questionnaire(), worst=given)
    assert found.ignored == ("worst",)
    assert [question.id for question in found.path.unanswered] == ["worst"]


def test_a_line_that_was_not_opened_is_ignored() -> None:
    found = result(questionnaire(), numb="yes")
    assert found.ignored == ("numb",)
    assert found.urgency == "routine"


LEG_ONLY = """
    - {id: worst, ask: Which hurts most?, answers: {back: My back, leg: A leg}}
    - id: feelings
      ask: What do you feel?
      pick: many
      answers:
        tingling: Tingling
        weak_foot: {text: A weak foot, when: {worst: leg}}
        none: None of these
    """


@pytest.mark.parametrize("given", [["weak_foot"], ["tingling", "weak_foot"]])
def test_an_answer_that_is_no_longer_offered_is_ignored(given: list[str]) -> None:
    walk = questionnaire(questions=LEG_ONLY)
    assert assess(walk, answers(worst="back", feelings=given)).ignored == ("feelings",)
    assert assess(walk, answers(worst="leg", feelings=given)).ignored == ()


def test_none_beside_a_tick_is_not_called_ignored() -> None:
    assert result(questionnaire(), operation=["none", "disc"]).ignored == ()


def test_what_is_ignored_counts_for_nothing() -> None:
    walk = sample(
        messages="""
        - {id: foot, when: {travels: foot}, say: Your foot.}
        """
    )
    assert messages(result(walk, travels="foot")) == []
    assert messages(result(walk, worst="leg", travels="foot")) == ["foot"]


# -- an ending page

PAGE = """
    - page: no_operation
      when: {part: none_yet}
      ends: yes
      say: This check is for after an operation.
      do:
        - See your doctor
    """
PART = "- {id: part, ask: Which part?, answers: {back: My back, none_yet: No operation}}"


def with_page(*, before: bool = True) -> Questionnaire:
    questions = (PART, PAGE, SAMPLE["questions"]) if before else (PART, SAMPLE["questions"], PAGE)
    return sample(
        questions=questions, messages="- {id: everyone, when: {causes: none}, say: Hello.}"
    )


def test_an_ending_page_stands_in_place_of_causes_steps_and_messages() -> None:
    found = result(with_page(before=False), part="none_yet")
    assert found.page
    assert found.page.id == "no_operation"
    assert (found.causes, found.amplifiers) == ((), ())
    assert (found.next_steps, found.messages) == ((), ())
    assert result(with_page(before=False), part="back").causes


def test_an_ending_page_stands_in_place_of_what_turns_pain_up() -> None:
    walk = sample(
        questions=(PART, SAMPLE["questions"], PAGE),
        causes=cause("bed", "strong", "[]", kind="amplifier"),
    )
    assert [finding.cause.id for finding in result(walk, part="back").amplifiers] == ["bed"]
    assert result(walk, part="none_yet").amplifiers == ()


def test_urgent_signs_stay_on_an_ending_page() -> None:
    found = result(with_page(), part="none_yet", bladder="numb", bladder_new="unchecked")
    assert found.page
    assert [sign.id for sign in found.signs] == ["never_checked"]


def test_without_an_ending_page_there_is_none() -> None:
    found = result(with_page(), part="back")
    assert found.page is None


# -- an emergency


def test_in_an_emergency_only_its_own_advice_is_given() -> None:
    found = result(questionnaire(), bladder="numb", bladder_new="yes")
    assert found.urgency == "emergency"
    assert found.next_steps == ()
    assert found.messages == ()


def test_the_causes_can_still_be_read_in_an_emergency() -> None:
    found = result(questionnaire(), bladder="numb", bladder_new="yes")
    assert [finding.cause.id for finding in found.causes] == ["wear"]


def test_lower_tiers_leave_causes_and_steps_alone() -> None:
    found = result(questionnaire(), bladder="numb", bladder_new="unchecked")
    assert found.urgency == "same_day"
    assert steps(found) == ["see_surgeon", "rehab"]


# -- next steps


def test_steps_come_stage_by_stage() -> None:
    assert steps(result(questionnaire())) == ["see_surgeon", "rehab"]


def test_a_step_for_everyone_is_offered_without_a_cause() -> None:
    assert steps(result(questionnaire(), worst="not_sure")) == ["see_surgeon"]


def test_a_step_for_everyone_is_offered_in_an_unfinished_walk() -> None:
    assert steps(assess(questionnaire(), {})) == ["see_surgeon"]


def test_a_condition_narrows_a_step() -> None:
    walk = sample(
        next_steps="""
        - stage: First
          steps:
            - {id: rehab, title: Rehab, when: {worse_with: walking}}
            - {id: surgeon, title: A surgeon, for_everyone: yes, when: {operation: disc}}
        """
    )
    assert steps(result(walk)) == []
    assert steps(result(walk, worse_with="walking")) == ["rehab"]
    assert steps(result(walk, operation=["fusion", "disc"])) == ["surgeon"]


def test_a_condition_alone_offers_no_step() -> None:
    walk = sample(
        causes=SAMPLE["causes"].replace("next_steps: [rehab]", ""),
        next_steps="- {stage: First, steps: [{id: rehab, title: Rehab, when: {worst: back}}]}",
    )
    assert steps(result(walk)) == []


def cause(id_: str, strength: str, next_steps: str, kind: str = "source") -> str:
    return f"""
    - id: {id_}
      name: {id_}
      clinical_name: {id_}
      kind: {kind}
      about: What it is.
      evidence:
        - {{when: {{worst: back}}, for: strong, because: It hurts there}}
        - {{when: {{worse_with: none}}, for: {strength}, because: Nothing helps}}
      next_steps: {next_steps}
    """


STAGES = """
    - stage: First
      steps:
        - {id: everyone, title: For everyone, for_everyone: yes}
        - {id: tablets, title: Tablets}
        - {id: exercise, title: Exercise}
        - {id: sleep, title: Sleep}
    """


def test_within_a_stage_the_best_causes_steps_come_first() -> None:
    walk = sample(
        causes=(cause("worse", "moderate", "[tablets]"), cause("better", "strong", "[exercise]")),
        next_steps=STAGES,
    )
    assert steps(result(walk)) == ["exercise", "tablets", "everyone"]


def test_steps_of_one_cause_stand_in_file_order() -> None:
    walk = sample(causes=cause("one", "strong", "[exercise, tablets]"), next_steps=STAGES)
    assert steps(result(walk)) == ["tablets", "exercise", "everyone"]


def test_a_step_that_two_causes_list_is_offered_once() -> None:
    walk = sample(
        causes=(cause("one", "strong", "[tablets]"), cause("other", "strong", "[tablets]")),
        next_steps=STAGES,
    )
    assert steps(result(walk)) == ["tablets", "everyone"]


def test_an_amplifier_offers_its_steps_after_the_sources() -> None:
    walk = sample(
        causes=(
            cause("mood", "strong", "[tablets]", kind="amplifier"),
            cause("joint", "moderate", "[sleep]"),
        ),
        next_steps=STAGES,
    )
    assert steps(result(walk)) == ["sleep", "tablets", "everyone"]


def test_a_cause_that_is_cut_off_offers_nothing() -> None:
    walk = sample(
        fit="{shown_at_most: 1}",
        causes=(cause("one", "strong", "[tablets]"), cause("other", "moderate", "[sleep]")),
        next_steps=STAGES,
    )
    assert steps(result(walk)) == ["tablets", "everyone"]


TARGETED = """
    - stage: One targeted treatment
      offered_at_most: 1
      steps:
        - {id: block, title: A block}
        - id: heat
          title: Heat
          tried: {when: {tried: heat}, say: Relief points to that joint}
        - id: injection
          title: An injection
          tried: {when: {tried: injection}, say: Relief points to that nerve}
    """
TRIED = """
    - id: tried
      ask: What did you try?
      pick: many
      answers: {heat: Heat, injection: An injection, none: Nothing}
    """


def targeted(listed: str) -> Questionnaire:
    return sample(
        questions=(SAMPLE["questions"], TRIED),
        causes=cause("one", "strong", listed),
        next_steps=TARGETED,
    )


def offers(walk: Questionnaire, *tried: str) -> list[tuple[str, bool]]:
    found = result(walk, tried=list(tried) or "none")
    return [(offer.step.id, offer.tried) for offer in found.next_steps]


def test_a_stage_offers_no_more_than_it_says() -> None:
    assert offers(targeted("[heat, injection]")) == [("heat", False)]


def test_a_tried_step_does_not_count_so_the_next_one_is_offered() -> None:
    both = targeted("[heat, injection]")
    assert offers(both, "heat") == [("heat", True), ("injection", False)]
    assert offers(both, "heat", "injection") == [("heat", True), ("injection", True)]


def test_a_tried_step_is_ticked_even_behind_the_one_that_is_offered() -> None:
    assert offers(targeted("[heat, injection]"), "injection") == [
        ("heat", False),
        ("injection", True),
    ]


def test_a_tried_step_is_ticked_though_the_stage_offers_no_more() -> None:
    assert offers(targeted("[block, heat, injection]"), "injection") == [
        ("block", False),
        ("injection", True),
    ]


def test_a_stage_may_offer_two() -> None:
    walk = sample(
        causes=cause("one", "strong", "[tablets, sleep, walking]"),
        next_steps="""
        - stage: First
          offered_at_most: 2
          steps:
            - {id: tablets, title: Tablets}
            - {id: sleep, title: Sleep}
            - {id: walking, title: Walking}
        """,
    )
    assert steps(result(walk)) == ["tablets", "sleep"]


def test_a_tried_step_that_no_shown_cause_lists_is_not_offered() -> None:
    assert offers(targeted("[heat]"), "injection") == [("heat", False)]


def test_the_limit_of_a_stage_is_its_own() -> None:
    walk = sample(
        causes=cause("one", "strong", "[tablets, sleep]"),
        next_steps="""
        - {stage: First, offered_at_most: 1, steps: [{id: tablets, title: Tablets}]}
        - {stage: Then, offered_at_most: 1, steps: [{id: sleep, title: Sleep}]}
        """,
    )
    offered = result(walk).next_steps
    assert [(offer.stage.stage, offer.step.id) for offer in offered] == [
        ("First", "tablets"),
        ("Then", "sleep"),
    ]


def test_a_step_may_depend_on_what_was_found() -> None:
    walk = sample(
        causes=cause("one", "strong", "[]"),
        next_steps="""
        - stage: First
          steps:
            - {id: calm, title: Wait, for_everyone: yes, when: {urgency: routine}}
            - {id: look, title: Look, for_everyone: yes, when: {causes: none}}
        """,
    )
    assert steps(result(walk)) == ["calm"]
    assert steps(result(walk, worst="leg", bladder="numb", bladder_new="checked")) == ["look"]


# -- messages


def message(when: str) -> Questionnaire:
    return sample(
        causes=(SAMPLE["causes"], cause("mood", "weak", "[]", kind="amplifier")),
        messages=f"- {{id: hello, when: {when}, say: Hello.}}",
    )


def test_a_message_without_a_condition_is_for_everyone() -> None:
    walk = sample(messages="- {id: hello, say: Hello.}")
    assert messages(result(walk)) == ["hello"]


def test_messages_stand_in_file_order() -> None:
    walk = sample(messages="[{id: b, say: B}, {id: a, say: A}]")
    assert messages(result(walk)) == ["b", "a"]


def test_a_message_may_depend_on_answers() -> None:
    assert messages(result(message("{operation: fusion}"))) == ["hello"]
    assert messages(result(message("{operation: disc}"))) == []


@pytest.mark.parametrize(
    ("when", "given", "shown"),
    [
        ("{causes: wear}", {}, True),
        ("{causes: wear}", {"worst": "leg"}, False),
        ("{causes: none}", {"worst": "leg"}, True),
        ("{causes: none}", {}, False),
        ("{amplifiers: mood}", {}, True),
        ("{amplifiers: none}", {}, False),
        ("{amplifiers: none}", {"worst": "leg"}, True),
        ("{urgency: routine}", {}, True),
        ("{urgency: [soon, routine]}", {"bladder": "numb", "bladder_new": "checked"}, True),
        ("{urgency: routine}", {"bladder": "numb", "bladder_new": "checked"}, False),
        ("{urgency: routine, causes: wear, operation: fusion}", {}, True),
    ],
)
def test_a_message_may_depend_on_what_was_found(
    when: str, given: dict[str, str | list[str]], shown: bool
) -> None:
    assert messages(result(message(when), **given)) == (["hello"] if shown else [])


def test_an_unknown_urgency_is_no_tier_in_a_condition() -> None:
    any_tier = message("{urgency: [routine, soon, same_day, emergency]}")
    assert assess(any_tier, answers(worst="back")).urgency is None
    assert messages(assess(any_tier, answers(worst="back"))) == []


def test_the_outcome_stands_beside_the_answers_for_whoever_proves_a_promise() -> None:
    found = result(message("{causes: none}"))
    assert found.outcome == {
        **found.path.facts,
        "urgency": ("routine",),
        "causes": ("wear",),
        "amplifiers": ("mood",),
    }


# -- the same answers, the same assessment


def test_the_order_of_the_answers_does_not_matter() -> None:
    backwards = dict(reversed(FINISHED.items()))
    assert assess(questionnaire(), backwards) == assess(questionnaire(), FINISHED)


def test_assessing_changes_no_answers() -> None:
    given = dict(FINISHED)
    assess(questionnaire(), given)
    assert given == FINISHED
