"""What no case exercises."""

from spinecheck.upkeep.coverage import coverage_line, in_no_case
from tests.samples import SAMPLE, questionnaire


def uncovered(**parts: str) -> list[str]:
    return [problem.what for problem in in_no_case(questionnaire(**SAMPLE | parts))]


def test_an_answer_that_is_given_is_exercised() -> None:
    before = uncovered()
    assert "no case gives the answer `back` to `worst`" in before
    case = """
        - case: ann
          title: Ann
          story: My back hurts.
          answers: {bladder: none, operation: fusion, worst: back, worse_with: none}
          expect: {urgency: routine}
        """
    gone = set(before) - set(uncovered(cases=case))
    assert gone == {
        "no case gives the answer `fusion` to `operation`",
        "no case gives the answer `back` to `worst`",
        "no case gives the answer `none` to `worse_with`",
        "no case is shown the cause `wear`",
        "no case meets `You had a fusion` about `wear`",
        "no case meets `Your back hurts most` about `wear`",
        "no case is offered the step `see_surgeon`",
        "no case is offered the step `rehab`",
    }


def test_an_answer_that_is_not_asked_exercises_nothing() -> None:
    case = """
        - case: ann
          title: Ann
          story: My back hurts.
          answers: {bladder: none, operation: none, worst: back, travels: foot}
          expect: {urgency: routine}
        """
    assert "no case gives the answer `foot` to `travels`" in uncovered(cases=case)


def test_a_sign_counts_where_it_stands_out() -> None:
    """In a case for someone who is not sure of anything all signs hold, and show nothing."""
    signs = "\n".join(
        f"- {{id: sign_{n}, tier: soon, when: {{numb: [yes, not_sure]}}, title: A, because: B}}"
        for n in range(6)
    )
    case = """
        - case: ann
          title: Ann
          story: I am numb.
          answers: {bladder: numb, bladder_new: yes}
          expect: {urgency: emergency}
        """
    assert "no case shows the sign `sign_0` among at most 5" in uncovered(cases=case, urgent=signs)
    assert not [told for told in uncovered(cases=case) if "the sign `squeezed_nerves`" in told]


def test_the_totals_name_every_kind() -> None:
    assert coverage_line(questionnaire()) == (
        "sample: 0 cases exercise 0 of 15 answers, 0 of 3 signs, 0 of 1 causes, "
        "0 of 3 pieces of evidence, 0 of 2 steps, 0 of 1 messages"
    )
