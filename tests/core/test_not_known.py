"""Which answer it would help most to know."""

import pytest
from hypothesis import given

from spinecheck.core import trying
from spinecheck.core.advice import Cause
from spinecheck.core.answers import NOT_SURE, Values
from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.engine import offered
from spinecheck.core.model import Questionnaire
from spinecheck.core.not_known import Unknown, most_useful_unknown
from tests.core.test_properties import WALK, complete_walks
from tests.samples import Snippets, answers, questionnaire

KIND = """
    - id: kind
      ask: What was done?
      answers: {fusion: Bones joined, disc: A disc}
    """
SPOT = """
    - id: spot
      ask: Where is it?
      answers: {beside: Beside, scar: On the scar, wide: All over}
    """
FEELS = """
    - id: feels
      ask: How does it feel?
      pick: many
      answers: {burning: It burns, dull: It is dull, none: None of these}
    """


def cause(id_: str, *evidence: str) -> str:
    head = f"- id: {id_}\n  name: A name\n  clinical_name: A name\n  kind: source\n  about: Words."
    return "\n".join((head, "  evidence:", *(f"    - {{{e}, because: Words}}" for e in evidence)))


WEAR = cause("wear", "when: {spot: beside}, for: strong", "when: {kind: fusion}, for: moderate")
METAL = cause("metal", "when: {spot: scar}, for: strong", "when: {kind: fusion}, for: moderate")
BURNS = cause("burns", "when: {feels: burning}, for: strong", "when: {spot: wide}, for: weak")


def unknown(made: Questionnaire, **given: str | list[str]) -> Unknown:
    found = most_useful_unknown(made, answers(**given))
    assert found
    return found


def ids(causes: tuple[Cause, ...]) -> list[str]:
    return [cause_.id for cause_ in causes]


def test_an_answer_that_would_show_a_cause_is_worth_finding_out() -> None:
    made = questionnaire(questions=(KIND, SPOT, FEELS), causes=(WEAR, METAL, BURNS))
    found = unknown(made, kind="not_sure", spot="scar", feels="none")
    assert (found.question.id, ids(found.adds), ids(found.takes)) == ("kind", ["metal"], [])
    assert found.moves == pytest.approx(1 / 2)


def test_the_question_whose_answers_move_more_causes_is_chosen() -> None:
    made = questionnaire(questions=(KIND, SPOT, FEELS), causes=(WEAR, METAL, BURNS))
    found = unknown(made, kind="fusion", spot="not_sure", feels=["burning", "not_sure"])
    assert (found.question.id, ids(found.adds)) == ("spot", ["wear", "metal", "burns"])
    assert found.moves == pytest.approx(3 / 3)


def test_an_answer_that_would_take_a_cause_away_is_told() -> None:
    against = cause(
        "wear",
        "when: {spot: beside}, for: strong",
        "when: {feels: dull}, for: weak",
        "when: {kind: disc}, against: moderate",
    )
    made = questionnaire(questions=(KIND, SPOT, FEELS), causes=against)
    found = unknown(made, kind="not_sure", spot="beside", feels="dull")
    assert (found.question.id, ids(found.adds), ids(found.takes)) == ("kind", [], ["wear"])


def test_a_better_fit_is_a_change() -> None:
    more = cause(
        "wear",
        "when: {spot: beside}, for: strong",
        "when: {feels: dull}, for: moderate",
        "when: {kind: fusion}, for: moderate",
    )
    made = questionnaire(questions=(KIND, SPOT, FEELS), causes=more)
    found = unknown(made, kind="not_sure", spot="beside", feels="dull")
    assert (found.question.id, ids(found.adds)) == ("kind", ["wear"])


def test_to_bring_one_cause_and_take_another_is_to_move_both() -> None:
    taken = cause(
        "taken",
        "when: {spot: scar}, for: strong",
        "when: {feels: dull}, for: weak",
        "when: {kind: disc}, against: moderate",
    )
    made = questionnaire(questions=(KIND, SPOT, FEELS), causes=(METAL, taken))
    found = unknown(made, kind="not_sure", spot="scar", feels="dull")
    assert (ids(found.adds), ids(found.takes)) == (["metal"], ["taken"])
    assert found.moves == pytest.approx(2 / 2)


def test_what_is_not_known_can_be_told_in_the_middle_of_a_walk() -> None:
    made = questionnaire(questions=(KIND, SPOT, FEELS), causes=(WEAR, METAL))
    assert unknown(made, kind="not_sure", spot="scar").question.id == "kind"


def test_ticks_beside_not_sure_stay() -> None:
    made = questionnaire(
        questions=(KIND, SPOT, FEELS),
        causes=cause("dull", "when: {feels: dull}, for: strong", "when: {spot: wide}, for: weak"),
    )
    found = unknown(made, kind="disc", spot="wide", feels=["burning", "not_sure"])
    assert (found.question.id, ids(found.adds)) == ("feels", ["dull"])
    assert found.moves == pytest.approx(1 / 2)  # burning alone, or with dull


def test_there_is_nothing_to_find_out_when_no_answer_would_move_a_cause() -> None:
    made = questionnaire(questions=(KIND, SPOT), causes=(WEAR, METAL))
    assert most_useful_unknown(made, answers(kind="fusion", spot="beside")) is None
    assert most_useful_unknown(made, answers(kind="not_sure", spot="wide")) is None


PRIVATE_KIND = KIND.replace("ask:", "private: yes\n      ask:")


@pytest.mark.parametrize(
    "parts", [{"safety": KIND, "questions": SPOT}, {"questions": (PRIVATE_KIND, SPOT)}]
)
def test_private_and_safety_questions_are_left_out(parts: dict[str, Snippets]) -> None:
    made = questionnaire(**parts, causes=(WEAR, METAL))
    assert most_useful_unknown(made, answers(kind="not_sure", spot="scar")) is None


def test_an_answer_that_would_end_the_walk_does_not_count() -> None:
    page = """
        - page: disc_page
          when: {kind: disc}
          ends: yes
          say: This is for bones.
          do:
            - See a doctor
        """
    more = cause("wear", "when: {spot: beside}, for: strong", "when: {spot: beside}, for: weak")
    made = questionnaire(questions=(KIND, page, SPOT), causes=(more, METAL))
    assert most_useful_unknown(made, answers(kind="not_sure", spot="beside")) is None
    found = unknown(made, kind="not_sure", spot="scar")
    assert ids(found.adds) == ["metal"]
    assert found.moves == pytest.approx(1 / 1)


@given(complete_walks)
def test_some_answer_to_it_adds_and_takes_what_was_said(given_: dict[str, Values]) -> None:
    found = most_useful_unknown(WALK, given_)
    if found is None:
        return
    now = assess(WALK, given_)
    ticks = tuple(v for v in given_[found.question.id] if v != NOT_SURE)
    values = [(*ticks, v) for v in offered(found.question, now.path.facts) if v != NOT_SURE]
    then = [
        assess(WALK, {**given_, found.question.id: value}) for value in (*values, ticks) if value
    ]

    def fit(of: Assessment, cause_: Cause) -> int:
        fits = [finding.fit for finding in of.causes if finding.cause is cause_]
        return ["some", "many"].index(fits[0]) + 1 if fits else 0

    assert found.moves > 0
    assert all(any(fit(a, c) > fit(now, c) for a in then) for c in found.adds)
    assert all(any(fit(a, c) < fit(now, c) for a in then) for c in found.takes)


def test_where_there_is_too_much_to_try_the_best_of_the_first_questions_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = questionnaire(questions=(KIND, SPOT, FEELS), causes=(WEAR, METAL, BURNS))
    given_ = answers(kind="not_sure", spot="not_sure", feels=["burning", "not_sure"])
    told: list[str | None] = []
    for most in range(0, 1000, 10):
        monkeypatch.setattr(trying, "MOST_READ", most)
        best = most_useful_unknown(made, given_)
        told.append(best.question.id if best else None)
    assert list(dict.fromkeys(told)) == [None, "spot"]
