"""What an answer can change."""

from spinecheck.core.explain import Bearing, bears_on
from spinecheck.core.model import Questionnaire
from tests.samples import SAMPLE, questionnaire


def bearing(walk: Questionnaire, question_id: str) -> Bearing:
    return bears_on(walk, walk.asked[question_id])


def signs(walk: Questionnaire, question_id: str) -> list[str]:
    return [sign.id for sign in bearing(walk, question_id).signs]


def causes(walk: Questionnaire, question_id: str) -> list[str]:
    return [cause.id for cause in bearing(walk, question_id).causes]


def with_cause(**keys: str) -> Questionnaire:
    more = "".join(f"\n  {key}: {value}" for key, value in keys.items())
    evidence = "\n  evidence: [{when: {worst: back}, for: strong, because: It hurts there}]"
    head = "- id: joint\n  name: Joint\n  clinical_name: Joint\n  kind: source\n  about: A joint."
    return questionnaire(**SAMPLE | {"causes": head + evidence + more})


def test_a_question_bears_on_the_signs_that_read_it() -> None:
    read_it = ["squeezed_nerves", "never_checked", "old_and_checked"]
    assert signs(questionnaire(), "bladder_new") == read_it


def test_a_checklist_bears_on_signs_through_its_lines_and_their_follow_ups() -> None:
    assert "squeezed_nerves" in signs(questionnaire(), "bladder")
    assert "squeezed_nerves" in signs(questionnaire(), "numb")


def test_a_question_bears_on_the_causes_whose_evidence_reads_it() -> None:
    assert causes(questionnaire(), "operation") == ["wear"]
    assert causes(questionnaire(), "worse_with") == ["wear"]
    assert causes(questionnaire(), "travels") == []


def test_a_question_bears_on_the_causes_that_it_allows() -> None:
    assert causes(with_cause(only_when="{operation: fusion}"), "operation") == ["joint"]


def test_a_question_bears_on_the_causes_that_it_caps() -> None:
    capped = with_cause(some_at_most_when="{travels: foot}")
    assert causes(capped, "travels") == ["joint"]


def test_a_checklist_bears_on_what_reads_its_own_answer() -> None:
    assert causes(with_cause(only_when="{bladder: not_sure}"), "bladder") == ["joint"]


def test_a_question_bears_on_the_advice_that_asks_whether_a_step_was_tried() -> None:
    steps = """
        - stage: First
          steps:
            - id: rehab
              title: Rehab
              tried: {when: {travels: foot}, say: That tells something}
        """
    assert bearing(questionnaire(**SAMPLE | {"next_steps": steps}), "travels").advice


def test_a_question_that_decides_what_is_asked_says_so() -> None:
    assert bearing(questionnaire(), "worst").opens
    assert bearing(questionnaire(), "leaking").opens
    assert not bearing(questionnaire(), "travels").opens


def test_a_question_that_decides_only_about_a_line_says_so() -> None:
    legs = """
        - {id: part, ask: Which part?, answers: {neck: Neck, back: Back}}
        - checklist: legs
          ask: Any of these?
          lines:
            - {id: limp, when: {part: back}, line: I limp, ask: Do you limp?}
        """
    assert bearing(questionnaire(safety=legs), "part").opens


def test_a_question_does_not_bear_on_what_a_plain_question_after_it_decides() -> None:
    reads_travels = with_cause(only_when="{travels: foot}")
    assert causes(reads_travels, "travels") == ["joint"]
    assert signs(reads_travels, "worst") == []


def test_a_question_that_nothing_reads_bears_on_nothing() -> None:
    assert not anything(bearing(questionnaire(), "travels"))


def test_whatever_is_asked_can_change_something_or_is_for_the_report(
    built_in: Questionnaire,
) -> None:
    """Only of a question for the report do we say that it changes no advice."""
    changes_nothing = {id_ for id_ in built_in.asked if not anything(bearing(built_in, id_))}
    assert {id_ for id_ in changes_nothing if not is_for_report(built_in, id_)} == set()


def anything(found: Bearing) -> bool:
    return any(getattr(found, name) for name in Bearing.__dataclass_fields__)


def is_for_report(walk: Questionnaire, question_id: str) -> bool:
    return bool(getattr(walk.asked[question_id], "for_report", False))
