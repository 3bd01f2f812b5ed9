"""Conditions: they name what exists, and look back only."""

import pytest

from tests.reading.told import sample, told

WALK = """
    - {{id: place, ask: Where, answers: {{back: My back, leg: A leg}}}}
    - {{id: worst, when: {}, ask: Worst, answers: {{night: At night}}}}
    """


# -- unknown-question, unknown-answer


def test_a_condition_names_a_question_that_exists() -> None:
    assert told(questions=WALK.format("{▸plaice: back}")) == [
        "there is no question `plaice`; did you mean `place`? [unknown-question]"
    ]
    assert told(questions=WALK.format("{▸xyz: back}")) == [
        "there is no question `xyz`; write the id of a question or line [unknown-question]"
    ]
    assert told(questions=WALK.format("{place: back}")) == []


GONE = "it may have been removed or renamed: take it out here, or bring it back"


def test_a_question_that_is_missing_in_several_places_may_have_been_removed() -> None:
    walk = """
        - {id: place, ask: Where, answers: {back: My back, leg: A leg}}
        - {id: at_night, when: {▸worst: back}, ask: Is it worse at night, answers: {a: A, b: B}}
        - {id: worse_with, when: {▸worst: leg}, ask: What makes it worse, answers: {a: A, b: B}}
        """
    assert told(questions=walk) == [f"there is no question `worst`; {GONE} [unknown-question]"] * 2


def test_cases_that_answer_a_question_that_was_removed_are_told_with_the_rest() -> None:
    cases = """
        - {case: a, title: A, story: S, answers: {place: back, ▸worst: night}, expect: {}}
        - {case: b, title: B, story: S, answers: {place: back, left: leg}, expect: {}}
        """
    walk = "- {id: place, when: {▸worst: night}, ask: Where, answers: {back: My back, leg: A leg}}"
    assert told(questions=walk, cases=cases) == [
        f"there is no question `worst`; {GONE} [unknown-question]",
        f"there is no question `worst`; {GONE} [unknown-question]",
    ]


def test_what_only_a_case_answers_keeps_no_patient_waiting() -> None:
    case = "- {case: a, title: A, story: S, answers: {place: back, worst: night}, expect: {}}"
    walk = "- {id: place, ask: Where, answers: {back: My back, leg: A leg}}"
    assert told(questions=walk, cases=case) == []


def test_a_condition_names_an_answer_that_exists() -> None:
    assert told(questions=WALK.format("{place: [leg, ▸bak]}")) == [
        "`place` has no answer `bak`; did you mean `back`? [unknown-answer]"
    ]
    assert told(questions=WALK.format("{place: ▸xyz}")) == [
        "`place` has no answer `xyz`; its answers are `back`, `leg` or `not_sure` [unknown-answer]"
    ]
    assert told(questions=WALK.format("{place: [leg, back, not_sure]}")) == []


def test_a_wrong_name_hides_no_wrong_answer_beside_it() -> None:
    assert told(questions=WALK.format("{▸plaice: back, place: ▸bak}")) == [
        "there is no question `plaice`; did you mean `place`? [unknown-question]",
        "`place` has no answer `bak`; did you mean `back`? [unknown-answer]",
    ]


def test_not_sure_is_no_answer_where_it_is_not_offered() -> None:
    said = told(
        questions="""
        - {id: place, ask: Where, not_sure: no, answers: {back: My back, leg: A leg}}
        - {id: worst, when: {place: ▸not_sure}, ask: Worst, answers: {night: At night}}
        """
    )
    assert said == [
        "`place` has no answer `not_sure`; its answers are `back` or `leg` [unknown-answer]"
    ]


def test_a_line_is_answered_yes_no_or_not_sure() -> None:
    assert sample("safety", "{numb: [yes, not_sure]}", "{numb: [▸true, yes, not_sure]}") == [
        "`numb` has no answer `true`; its answers are `yes`, `no` or `not_sure` [unknown-answer]"
    ]


def test_a_checklist_is_answered_with_its_lines_none_or_not_sure() -> None:
    when = "when: {{bladder: {}}}\n          ask: Which hurts most?"
    assert (
        sample("questions", "ask: Which hurts most?", when.format("[numb, none, not_sure]")) == []
    )
    assert sample("questions", "ask: Which hurts most?", when.format("▸yes")) == [
        "`bladder` has no answer `yes`; "
        "its answers are `numb`, `leaking`, `none` or `not_sure` [unknown-answer]"
    ]


UNKNOWN = "{▸worse: back}"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("questions", "when: {worst: leg}", f"when: {UNKNOWN}"),
        ("questions", "knee: To the knee", f"knee: {{text: Knee, when: {UNKNOWN}}}"),
        ("safety", "line: I leak", f"line: I leak, when: {UNKNOWN}"),
        ("urgent", "when: {bladder_new: checked}", f"when: {UNKNOWN}"),
        ("causes", "kind: source", f"kind: source\n          only_when: {UNKNOWN}"),
        ("causes", "kind: source", f"kind: source\n          some_at_most_when: {UNKNOWN}"),
        ("causes", "when: {worst: back}", f"when: {UNKNOWN}"),
        ("next_steps", "title: Rehab", f"title: Rehab, when: {UNKNOWN}"),
        ("next_steps", "title: Rehab", f"title: Rehab, tried: {{when: {UNKNOWN}, say: Well}}"),
        ("messages", "when: {causes: none}", f"when: [{{worst: leg}}, {UNKNOWN}]"),
    ],
)
def test_every_condition_is_looked_at(part: str, old: str, new: str) -> None:
    (said,) = sample(part, old, new)
    assert said.startswith("there is no question `worse`; ")


# -- earlier-question


def test_a_condition_may_only_name_an_earlier_question() -> None:
    said = told(
        questions="""
        - {id: worst, when: {▸place: back}, ask: Worst, answers: {night: At night}}
        - {id: place, ask: Where, answers: {back: My back}}
        """
    )
    assert said == [
        "`place` is asked only later; move it up, or name an earlier question [earlier-question]"
    ]


def test_a_condition_may_not_name_its_own_question() -> None:
    (said,) = told(questions=WALK.format("{▸worst: night}"))
    assert said.startswith("`worst` is asked only later; ")


def test_an_answer_may_not_hang_on_its_own_question() -> None:
    (said,) = sample("questions", "back: My back", "back: {text: My back, when: {▸worst: leg}}")
    assert said.startswith("`worst` is asked only later; ")


def test_a_line_may_not_hang_on_a_line_of_its_own_checklist() -> None:
    (said,) = sample("safety", "line: I leak", "line: I leak, when: {▸numb: [yes, not_sure]}")
    assert said.startswith("`numb` is asked only later; ")


def test_outside_the_walk_every_question_has_been_asked() -> None:
    assert sample("messages", "{causes: none}", "{worse_with: none}") == []
    assert (
        sample("causes", "kind: source", "kind: source\n          only_when: {worst: leg}") == []
    )


# -- outcome-too-early


@pytest.mark.parametrize("outcome", ["{▸urgency: soon}", "{▸causes: wear}", "{▸amplifiers: fear}"])
@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("questions", "when: {worst: leg}", "when: {}"),
        ("urgent", "when: {bladder_new: checked}", "when: {}"),
        ("causes", "kind: source", "kind: source\n          only_when: {}"),
    ],
)
def test_what_was_found_cannot_be_named_before_it_is_found(
    part: str, old: str, new: str, outcome: str
) -> None:
    said = sample(part, old, new.replace("{}", outcome))
    name = outcome[2:].partition(":")[0]
    assert said == [
        f"`{name}` is known only at the end; "
        "name it only in messages, next steps and promises [outcome-too-early]"
    ]


@pytest.mark.parametrize(
    "outcome",
    ["urgency: [soon, routine]", "causes: none", "causes: wear", "amplifiers: none, worst: leg"],
)
def test_messages_and_next_steps_may_name_what_was_found(outcome: str) -> None:
    assert sample("messages", "{causes: none}", f"{{{outcome}}}") == []
    assert sample("next_steps", "title: Rehab", f"title: Rehab, when: {{{outcome}}}") == []


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("urgency: ▸son", "`urgency` cannot be `son`; did you mean `soon`?"),
        (
            "urgency: ▸none",
            "`urgency` cannot be `none`; it is `routine`, `soon`, `same_day` or `emergency`",
        ),
        ("causes: [none, ▸waer]", "`causes` cannot be `waer`; did you mean `wear`?"),
        ("amplifiers: ▸wear", "`amplifiers` cannot be `wear`; it is `none`"),
    ],
)
def test_what_was_found_has_its_own_words(outcome: str, said: str) -> None:
    assert sample("messages", "{causes: none}", f"{{{outcome}}}") == [f"{said} [unknown-answer]"]
