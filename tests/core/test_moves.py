"""What one more answer moves."""

import pytest

from spinecheck.core.answers import Answers
from spinecheck.core.moves import moves
from tests.samples import SAMPLE, answers, questionnaire

BEFORE = answers(bladder="none", operation=["fusion"])


def test_a_cause_moves_up_by_the_points_of_the_answer() -> None:
    moved = moves(questionnaire(), BEFORE, {**BEFORE, **answers(worst="back")})
    [standing] = moved.standings
    assert (standing.cause.id, standing.points, standing.change) == ("wear", 5, 3)
    assert (standing.fit, standing.newly_looked_for) == ("some", False)
    assert [reason.evidence.because for reason in moved.reasons] == ["Your back hurts most"]


def test_a_cause_moves_down_by_what_speaks_against_it() -> None:
    before = {**BEFORE, **answers(worst="back")}
    moved = moves(questionnaire(), before, {**before, **answers(worse_with=["sitting"])})
    assert [(s.points, s.change) for s in moved.standings] == [(4, -1)]


def test_before_the_answer_nothing_moves() -> None:
    moved = moves(questionnaire(), BEFORE, BEFORE)
    assert [(s.points, s.change) for s in moved.standings] == [(2, 0)]
    assert moved.reasons == ()
    assert moves(questionnaire(), {}, {}).standings == ()


def cause(id_: str, *evidence: str, keys: str = "kind: source") -> str:
    held = "".join(f"\n    - {{when: {piece}, because: Words}}" for piece in evidence)
    head = f"- id: {id_}\n  name: A name\n  clinical_name: A name\n  about: Words\n  {keys}"
    return f"{head}\n  evidence:{held}"


FUSION, BACK = "{operation: fusion}, for: strong", "{worst: back}, for: strong"
SLIGHT = "{worst: back}, for: weak"


def test_the_best_stand_first_and_what_turns_pain_up_last() -> None:
    causes = (
        cause("amplifier", FUSION, BACK, keys="kind: amplifier"),
        cause("one_point", SLIGHT),
        cause("background_only", FUSION, FUSION),
        cause("some_fit", "{operation: fusion}, for: weak", BACK),
        cause(
            "capped", FUSION, BACK, SLIGHT, keys="some_at_most_when: {worst: back}\n  kind: source"
        ),
        cause("many_fit", FUSION, BACK),
    )
    walk, after = questionnaire(**SAMPLE | {"causes": causes}), {**BEFORE, **answers(worst="back")}
    order = ["many_fit", "capped", "some_fit", "background_only", "one_point", "amplifier"]
    for before in (BEFORE, after):
        assert [s.cause.id for s in moves(walk, before, after).standings] == order
    reasons = [(r.cause.id, r.evidence.points) for r in moves(walk, BEFORE, after).reasons]
    strong = [(id_, 3) for id_ in ("amplifier", "some_fit", "capped", "many_fit")]
    assert reasons == [*strong, ("one_point", 1), ("capped", 1)]


def test_where_the_walk_has_ended_no_cause_stands() -> None:
    page = """
        - page: end
          when: {worst: leg}
          ends: yes
          say: This check is for the back.
          do:
            - See your doctor
        """
    walk = questionnaire(**SAMPLE | {"questions": (SAMPLE["questions"], page)})
    moved = moves(walk, BEFORE, {**BEFORE, **answers(worst="leg")})
    assert (moved.standings, moved.reasons) == ((), ())


def test_a_sign_is_new_once() -> None:
    before, after = answers(bladder=["numb"]), answers(bladder=["numb"], bladder_new="yes")
    assert [sign.id for sign in moves(questionnaire(), before, after).new_signs] == [
        "squeezed_nerves"
    ]
    later = {**after, **answers(operation=["fusion"])}
    still = moves(questionnaire(), after, later)
    assert (len(still.signs), still.new_signs) == (1, ())


def test_a_tick_alone_fires_nothing_yet_as_in_the_walk() -> None:
    moved = moves(questionnaire(), {}, answers(bladder=["numb"]))
    assert moved.signs == ()


@pytest.mark.parametrize(
    ("said", "is_open"),
    [
        (answers(bladder=["numb"]), True),
        (answers(bladder=["not_sure"]), True),
        (answers(bladder=["numb"], bladder_new="yes"), False),
        (answers(bladder=["numb", "not_sure"], bladder_new="yes"), False),
        (answers(bladder=["numb"], bladder_new="checked"), False),
        (answers(bladder="none"), False),
        ({}, False),
    ],
)
def test_it_is_open_how_urgent_it_is_while_a_follow_up_waits(said: Answers, is_open: bool) -> None:
    assert moves(questionnaire(), {}, said).is_open is is_open


def test_a_follow_up_that_can_only_be_less_urgent_than_what_holds_leaves_nothing_open() -> None:
    weak = """
        - checklist: leg
          ask: Do you have this?
          lines:
            - {id: weak, line: I am weak, ask: Are you weak?}
        """
    sign = """
        - id: weakness
          tier: emergency
          when: {weak: [yes, not_sure]}
          title: Weak
          because: It grows
        """
    walk = questionnaire(
        **SAMPLE | {"safety": (weak, SAMPLE["safety"]), "urgent": (sign, SAMPLE["urgent"])}
    )
    weak_too = answers(leg=["weak"], bladder=["numb"])
    assert not moves(walk, {}, weak_too).is_open


def test_a_cause_that_is_newly_looked_for_comes_with_all_its_points() -> None:
    causes = SAMPLE["causes"].replace("about:", "only_when: {worst: back}\n          about:")
    moved = moves(
        questionnaire(**SAMPLE | {"causes": causes}), BEFORE, {**BEFORE, **answers(worst="back")}
    )
    [standing] = moved.standings
    assert (standing.change, standing.newly_looked_for) == (5, True)
