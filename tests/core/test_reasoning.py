"""How an assessment came about."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecheck.core.answers import Answers
from spinecheck.core.assessment import assess
from spinecheck.core.model import Questionnaire
from spinecheck.core.reasoning import Ground, Reasoning, Weighed, reason
from tests.core.test_properties import WALK, anything, everything
from tests.samples import SAMPLE, answers, questionnaire

GIVEN = answers(bladder="none", operation=["fusion"], worst="back", worse_with=["sitting"])
OTHERS = """
- id: lever
  name: A worn joint
  clinical_name: Facet joint pain
  kind: source
  about: It can hurt.
  only_when: {worst: leg}
  evidence: [{when: {worse_with: sitting}, for: strong, because: Sitting makes it worse}]
- id: weak_case
  name: A weak case
  clinical_name: A weak case
  kind: source
  about: It can hurt.
  evidence: [{when: {worse_with: sitting}, for: weak, because: Sitting makes it worse}]
- id: one_reason
  name: One reason only
  clinical_name: One reason only
  kind: source
  about: It can hurt.
  evidence: [{when: {worse_with: sitting}, for: strong, because: Sitting makes it worse}]
- id: history
  name: Only history
  clinical_name: Only history
  kind: source
  about: It can hurt.
  evidence:
    - {when: {operation: fusion}, for: strong, because: You had a fusion}
    - {when: [{operation: [fusion, disc]}], for: strong, because: You had an operation}
"""


def weighed(reasoning: Reasoning, cause_id: str) -> Weighed:
    return next(w for w in reasoning.weighed if w.weighing.cause.id == cause_id)


def test_every_answer_is_told_with_what_it_argued() -> None:
    said = {s.question.id: s for s in reason(questionnaire(), GIVEN).said}
    assert list(said) == ["bladder", "operation", "worst", "worse_with"]
    assert said["bladder"].arguments == ()
    assert said["worse_with"].values == ("sitting",)
    [argument] = said["worse_with"].arguments
    assert (argument.cause.id, argument.evidence.points) == ("wear", -1)


def argued(when: str) -> dict[str, list[tuple[str, ...]]]:
    """By question, what else its arguments needed, when the back counts under this condition."""
    causes = SAMPLE["causes"].replace("{when: {worst: back}", f"{{when: {when}")
    said = reason(questionnaire(**SAMPLE | {"causes": causes}), GIVEN).said
    return {s.question.id: [argument.together for argument in s.arguments] for s in said}


def test_what_needs_several_answers_stands_with_the_last_of_them() -> None:
    found = argued("{worse_with: sitting, worst: back, operation: fusion}")
    assert found == {
        "bladder": [],
        "operation": [()],
        "worst": [],
        "worse_with": [("operation", "worst"), ()],
    }


def test_what_holds_in_two_ways_stands_where_it_first_held() -> None:
    found = argued("[{worse_with: sitting}, {worst: back}]")
    assert found == {"bladder": [], "operation": [()], "worst": [()], "worse_with": [()]}


def test_the_text_under_an_urgent_sign_is_not_weighed() -> None:
    infection = """
        - {id: infection, name: An infection, clinical_name: I, kind: urgent, about: Germs.}
        """
    sample = questionnaire(**SAMPLE | {"causes": (infection, SAMPLE["causes"])})
    assert [w.weighing.cause.id for w in reason(sample, GIVEN).weighed] == ["wear"]


def test_a_cause_is_silent_until_something_is_said_for_it_or_against_it() -> None:
    def silent(**given: str) -> bool:
        return weighed(reason(questionnaire(), answers(**given)), "wear").is_silent

    assert silent(worst="leg")
    assert not silent(worst="back")
    assert not silent(worse_with="sitting")


def test_a_sign_stands_with_the_answer_that_settled_it() -> None:
    given = answers(bladder=["numb"], bladder_new="yes")
    reasoning = reason(questionnaire(), given)
    assert [[sign.id for sign in s.signs] for s in reasoning.said] == [[], ["squeezed_nerves"]]
    assert reasoning.alarms[0].grounds == (Ground("bladder_new", ("yes",), assumed=False),)
    assert reasoning.alarms[0].opened_by == (Ground("numb", ("yes",), assumed=False),)


def test_a_sign_that_holds_out_of_caution_says_so() -> None:
    [alarm, *_] = reason(questionnaire(), answers(bladder=["numb"])).alarms
    assert alarm.grounds == (Ground("bladder_new", ("not_sure",), assumed=True),)


@pytest.mark.parametrize(
    ("cause", "verdict"),
    [
        ("wear", "shown"),
        ("lever", "not_looked_for"),
        ("weak_case", "few_points"),
        ("one_reason", "few_reasons"),
        ("history", "background_only"),
    ],
)
def test_the_verdict_names_the_first_thing_that_stood_against_a_cause(
    cause: str, verdict: str
) -> None:
    sample = questionnaire(**SAMPLE | {"causes": (SAMPLE["causes"], OTHERS)})
    assert weighed(reason(sample, GIVEN), cause).verdict == verdict


def test_evidence_for_a_cause_that_is_not_looked_for_does_not_count() -> None:
    sample = questionnaire(**SAMPLE | {"causes": (SAMPLE["causes"], OTHERS)})
    said = {s.question.id: s for s in reason(sample, GIVEN).said}
    counts = {a.cause.id: a.counts for a in said["worse_with"].arguments}
    assert counts == {"wear": True, "lever": False, "weak_case": True, "one_reason": True}


def two_causes(keys: str, fit: str) -> Questionnaire:
    """The sample with a second cause that fits better; `keys` are added to it."""
    better = f"""
        - id: better
          name: Fits better
          clinical_name: Fits better
          kind: source
          about: It can hurt.
          {keys}
          evidence:
            - {{when: {{worst: back}}, for: strong, because: Your back hurts most}}
            - {{when: {{worse_with: sitting}}, for: strong, because: Sitting makes it worse}}
        """
    causes = (SAMPLE["causes"], better)
    return questionnaire(**SAMPLE | {"causes": causes} | {"fit": fit})


def test_a_cause_beyond_the_limit_says_that_the_list_is_full() -> None:
    reasoning = reason(two_causes("cites: []", "shown_at_most: 1"), GIVEN)
    assert weighed(reasoning, "wear").verdict == "too_many"


def test_a_cause_that_is_never_alone_says_so() -> None:
    sample = two_causes("never_alone: yes", "shown_at_most: 4")
    given = {**GIVEN, "operation": ("none",)}
    assert assess(sample, given).causes == ()
    assert weighed(reason(sample, given), "better").verdict == "never_alone"


def test_where_nothing_is_shown_the_list_is_not_called_full() -> None:
    alone = SAMPLE["causes"].replace("about:", "never_alone: yes\n          about:")
    sample = questionnaire(
        **SAMPLE | {"causes": (alone, alone.replace("id: wear", "id: tear"))},
        fit="{shown_at_most: 1}",
    )
    reasoning = reason(sample, GIVEN)
    assert reasoning.assessment.causes == ()
    assert [w.verdict for w in reasoning.weighed] == ["never_alone", "never_alone"]


def test_company_that_is_shown_beyond_the_limit_is_told() -> None:
    reasoning = reason(two_causes("never_alone: yes", "shown_at_most: 1"), GIVEN)
    assert weighed(reasoning, "wear").as_company
    assert not weighed(reason(questionnaire(), GIVEN), "wear").as_company
    assert weighed(reasoning, "better").verdict == "never_alone"


def test_an_emergency_leaves_open_only_what_has_no_answer() -> None:
    reasoning = reason(questionnaire(), answers(bladder=["numb"], bladder_new="yes"))
    assert reasoning.could_raise == ()
    assert reason(questionnaire(), {}).could_raise == ("bladder",)


def test_for_every_case_the_reasoning_comes_to_the_assessment(built_in: Questionnaire) -> None:
    for case in built_in.cases:
        comes_to_the_assessment(case.answers)


@given(st.one_of(anything, everything))
def test_for_any_answers_the_reasoning_comes_to_the_assessment(given_answers: Answers) -> None:
    comes_to_the_assessment(given_answers)


def comes_to_the_assessment(given_answers: Answers) -> None:
    reasoning, assessment = reason(WALK, given_answers), assess(WALK, given_answers)
    assert reasoning.assessment == assessment
    shown = [*assessment.causes, *assessment.amplifiers]
    assert [w.fitting for w in reasoning.weighed if w.verdict == "shown"] == shown
    assert [alarm.sign for alarm in reasoning.alarms] == list(assessment.signs)
    assert all(alarm.grounds for alarm in reasoning.alarms)
    points: Counter[str] = Counter()
    for said in reasoning.said:
        for argument in said.arguments:
            points[argument.cause.id] += argument.evidence.points
    for w in reasoning.weighed:
        assert w.weighing.points == points[w.weighing.cause.id]
        if w.verdict != "page":
            assert (w.weighing.fit is not None) == (w.verdict in FITS_BUT)


FITS_BUT = ("shown", "never_alone", "too_many")
