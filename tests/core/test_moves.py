"""What one more answer moves."""

from spinecheck.core.moves import moves
from tests.samples import SAMPLE, answers, questionnaire

BEFORE = answers(bladder="none", operation=["fusion"])


def test_a_cause_moves_up_by_the_points_of_the_answer() -> None:
    moved = moves(questionnaire(), BEFORE, {**BEFORE, **answers(worst="back")})
    [standing] = moved.standings
    assert (standing.cause.id, standing.points, standing.change) == ("wear", 5, 3)
    assert standing.fit == "some"
    assert [reason.evidence.because for reason in moved.reasons] == ["Your back hurts most"]


def test_a_cause_moves_down_by_what_speaks_against_it() -> None:
    before = {**BEFORE, **answers(worst="back")}
    moved = moves(questionnaire(), before, {**before, **answers(worse_with=["sitting"])})
    assert [(s.points, s.change) for s in moved.standings] == [(4, -1)]


def test_before_the_answer_nothing_moves() -> None:
    moved = moves(questionnaire(), BEFORE, BEFORE)
    assert [(s.points, s.change) for s in moved.standings] == [(2, 0)]
    assert moved.reasons == ()


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


def test_a_cause_that_is_newly_looked_for_comes_with_all_its_points() -> None:
    causes = SAMPLE["causes"].replace("about:", "only_when: {worst: back}\n          about:")
    moved = moves(
        questionnaire(**SAMPLE | {"causes": causes}), BEFORE, {**BEFORE, **answers(worst="back")}
    )
    [standing] = moved.standings
    assert (standing.change, standing.newly_looked_for) == (5, True)
