"""A case walks through the questions with its own answers."""

import pytest

from spinecheck.core.assessment import assess
from spinecheck.core.model import Case, Expect, Questionnaire
from spinecheck.core.moves import moves
from spinecheck.interview.script import Asked, Script, Told, find_case, played
from spinecheck.interview.walker import SignsCard, State, walk
from spinecheck.reading.problems import NotThere
from tests.samples import SAMPLE, questionnaire

SAFETY = SAMPLE["safety"]

CASES = """
- case: numb_since_monday
  title: Numb since Monday
  story: I feel numb.
  answers: {bladder: [numb], bladder_new: yes}
  expect: {urgency: emergency}
"""


def case(**given: str | tuple[str, ...]) -> Case:
    answers = {id_: (v,) if isinstance(v, str) else v for id_, v in given.items()}
    return Case(case="mine", title="Mine", story="I hurt.", answers=answers, expect=Expect())


def test_the_steps_are_the_questions_and_the_cards_in_order() -> None:
    asked, follow_up, card = played(questionnaire(), case(bladder=("numb",), bladder_new="yes"))
    assert isinstance(asked, Asked)
    assert isinstance(follow_up, Asked)
    assert (asked.prompt.question.id, asked.values) == ("bladder", ("numb",))
    assert follow_up.before == asked.after
    assert isinstance(card, Told)
    assert isinstance(card.card, SignsCard)


def test_it_stops_at_the_first_question_that_the_case_leaves_open() -> None:
    steps = played(questionnaire(), case(bladder="none", worst="back"))
    assert [step.prompt.question.id for step in steps if isinstance(step, Asked)] == ["bladder"]


def test_an_answer_that_is_not_offered_is_not_given() -> None:
    assert played(questionnaire(), case(bladder="hat")) == []


def test_for_every_case_the_walk_ends_where_assess_does(built_in: Questionnaire) -> None:
    for each in built_in.cases:
        script = Script(built_in, each)
        walk(built_in, State({}), script.ask, script.tell, script.keep)
        assessment = assess(built_in, each.answers)
        assert assess(built_in, script.answers) == assessment, each.id
        last = [step for step in script.steps if isinstance(step, Asked)][-1]
        stands = moves(built_in, last.before, last.after)
        fits = {s.cause.id: (s.points, s.fit) for s in stands.standings if s.fit}
        for finding in (*assessment.causes, *assessment.amplifiers):
            assert fits[finding.cause.id] == (finding.points, finding.fit), each.id
        assert set(stands.signs) <= set(assessment.signs), each.id


@pytest.mark.parametrize("wanted", ["numb_since_monday", "Numb since Monday", "numb-since-monday"])
def test_a_case_is_found_by_its_id_or_its_title(wanted: str) -> None:
    assert find_case(questionnaire(safety=SAFETY, cases=CASES), wanted).id == "numb_since_monday"


def test_an_unknown_case_suggests_the_nearest() -> None:
    with pytest.raises(NotThere, match="did you mean `numb_since_monday`"):
        find_case(questionnaire(safety=SAFETY, cases=CASES), "numb_since_monda")


def test_the_beginning_of_a_case_suggests_it() -> None:
    with pytest.raises(NotThere, match="did you mean `numb_since_monday`"):
        find_case(questionnaire(safety=SAFETY, cases=CASES), "numb")


def test_a_misspelt_title_suggests_the_case() -> None:
    with pytest.raises(NotThere, match="did you mean `numb since monday`"):
        find_case(questionnaire(safety=SAFETY, cases=CASES), "Numb since Mondy")


def test_a_questionnaire_without_cases_says_so() -> None:
    with pytest.raises(NotThere, match="`sample` has no patient cases"):
        find_case(questionnaire(), "any")
