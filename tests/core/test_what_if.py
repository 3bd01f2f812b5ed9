"""What another answer would change."""

from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from spinecheck.core import trying, what_if
from spinecheck.core.answers import NONE, NOT_SURE, Answers, Values
from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.engine import offered, path
from spinecheck.core.fields import questions_read
from spinecheck.core.model import Case, Questionnaire
from spinecheck.core.questions import Asked, Checklist, Line, Page
from spinecheck.core.tiers import TIERS
from spinecheck.core.what_if import what_would_change
from tests.core.test_progress import begun, questionnaires
from tests.core.test_properties import WALK, complete_walks
from tests.samples import SAMPLE, answers, questionnaire


def told(made: Questionnaire, **given: str | list[str]) -> list[str]:
    return [sign.id for sign in what_would_change(made, answers(**given))]


WELL: dict[str, str | list[str]] = {"operation": "none", "worst": "back", "worse_with": "none"}
SIGNS = """
    - checklist: signs
      ask: Any of these?
      lines:
        - {id: weak, line: A foot is weak, ask: Is a foot weak?}
        - {id: ill, line: I feel ill, ask: Do you feel ill?}
        - {id: cancer, line: I had cancer, ask: Did you have cancer?}
        - {id: constant, line: The pain is constant, ask: Is the pain constant?}
    """


def sign(id_: str, tier: str, when: str) -> str:
    return f"- {{id: {id_}, tier: {tier}, when: {when}, title: T, because: B}}"


WEAK = sign("weakness", "same_day", "{weak: [yes, not_sure]}")
ILL = sign("illness", "soon", "{ill: [yes, not_sure]}")
BOTH = sign("both", "emergency", "{weak: [yes, not_sure], ill: [yes, not_sure]}")
CANCER = sign("after_cancer", "same_day", "{cancer: [yes, not_sure], constant: [yes, not_sure]}")


# -- urgency


def test_one_more_ticked_line_is_a_change() -> None:
    assert told(questionnaire(safety=SIGNS, urgent=(ILL, WEAK)), signs="none") == [
        "weakness",
        "illness",
    ]


def test_only_what_raises_the_urgency_is_told() -> None:
    made = questionnaire(safety=SIGNS, urgent=(WEAK, ILL, BOTH))
    assert told(made, signs="weak") == ["both"]
    assert told(made, signs="none") == ["weakness", "illness"]


def test_of_what_one_change_brings_only_the_most_urgent_is_told() -> None:
    made = questionnaire(safety=SIGNS, urgent=(WEAK, ILL, BOTH))
    assert told(made, signs="ill") == ["both"]


def test_nothing_is_told_while_an_emergency_holds() -> None:
    made = questionnaire(safety=SIGNS, urgent=(WEAK, ILL, BOTH))
    assert told(made, signs=["weak", "ill"]) == []


def test_a_sign_two_answers_away_is_not_told() -> None:
    assert told(questionnaire(safety=SIGNS, urgent=BOTH), signs="none") == []


def test_a_follow_up_that_the_change_opens_takes_its_most_urgent_answer() -> None:
    assert told(questionnaire(), bladder="none", **WELL) == ["squeezed_nerves"]


PART = "- {id: part, ask: Which part?, answers: {neck: Neck, back: Back}}"


def test_a_line_that_the_change_opens_is_read_with_caution_after_not_sure() -> None:
    neck = SIGNS.replace("line: I feel ill", "when: {part: neck}, line: I feel ill")
    made = questionnaire(safety=(PART, neck), urgent=ILL)
    rest: dict[str, str | list[str]] = {"weak": "no", "cancer": "no", "constant": "no"}
    assert told(made, part="back", signs="not_sure", **rest) == ["illness"]
    assert told(made, part="back", signs="none") == []


def test_what_the_change_opens_may_open_an_answer_of_a_later_question() -> None:
    opened = """
        - {id: feels, when: {part: neck}, ask: What?, answers: {hoarse: I am hoarse, fine: Fine}}
        - id: since
          when: {part: neck}
          ask: Since when?
          answers: {new: {text: It is new, when: {feels: hoarse}}, old: It is old}
        """
    skipped = "- {id: age, ask: How old?, answers: {young: Young, old: Old}}"
    urgent = sign("new", "soon", "{since: new}")
    made = questionnaire(safety=(PART, skipped, opened), urgent=urgent)
    assert told(made, part="back") == ["new"]


def test_a_list_that_the_change_opens_is_answered_with_one_line() -> None:
    lines = SIGNS.replace("ask: Any", "when: {part: neck}\n      ask: Any")
    lost = """
        - {id: lost, when: {signs: not_sure}, ask: Lost?, answers: {yes: "Yes", no: "No"}}
        """
    urgent = (WEAK, sign("unsure", "emergency", "{lost: [yes, not_sure]}"))
    made = questionnaire(safety=(PART, lines), questions=lost, urgent=urgent)
    assert told(made, part="back") == ["weakness"]


def test_only_what_the_change_opens_may_be_answered_not_sure() -> None:
    opened = """
        - {id: lost, when: {part: neck}, ask: Lost?, answers: {yes: "Yes", no: "No"}}
        """
    made = questionnaire(safety=(PART, opened), urgent=sign("unsure", "soon", "{lost: not_sure}"))
    assert told(made, part="back") == ["unsure"]
    assert told(made, part="neck", lost="no") == []


def test_the_first_tick_denies_the_other_lines_which_may_open_a_question() -> None:
    denied = """
        - {id: tired, when: {weak: [no, not_sure]}, ask: Tired?, answers: {yes: "Yes", no: "No"}}
        """
    made = questionnaire(
        safety=SIGNS, questions=denied, urgent=sign("tiring", "soon", "{tired: [yes, not_sure]}")
    )
    assert told(made) == ["tiring"]
    assert told(made, signs="weak") == []


def test_another_pick_is_a_change() -> None:
    made = questionnaire()
    assert told(made, bladder=["numb"], bladder_new="unchecked", **WELL) == ["squeezed_nerves"]
    checked = told(made, bladder=["numb"], bladder_new="checked", **WELL)
    assert checked == ["squeezed_nerves", "never_checked"]


def test_one_more_tick_of_a_pick_many_question_is_a_change() -> None:
    made = questionnaire(**SAMPLE | {"urgent": sign("walks", "soon", "{worse_with: walking}")})
    for given_ in ("none", "sitting", ["sitting", "not_sure"]):
        assert told(made, **WELL | {"worse_with": given_}) == ["walks"]


def test_a_line_that_was_asked_on_its_own_may_change_too() -> None:
    made = questionnaire(safety=SIGNS, urgent=WEAK)
    rest: dict[str, str | list[str]] = {"ill": "no", "cancer": "no", "constant": "no"}
    assert told(made, signs="not_sure", weak="no", **rest) == ["weakness"]


def test_what_was_not_answered_yet_may_be_answered() -> None:
    assert told(questionnaire(safety=SIGNS, urgent=WEAK)) == ["weakness"]


def test_what_was_and_whom_the_check_is_for_does_not_change() -> None:
    page = """
        - id: age
          ask: How old?
          answers: {child: A child, adult: An adult, old: Old}
        - page: child_page
          when: {age: child}
          ends: yes
          say: This is for adults.
          do:
            - See a doctor
        """
    fused = "- {id: kind, ask: What was done?, answers: {fusion: Joined, disc: A disc}}"
    weak = "- {id: leg, ask: Weak?, answers: {weak: 'Yes', fine: 'No'}}"
    made = questionnaire(
        safety=page,
        background=fused,
        questions=weak,
        urgent=(
            sign("old", "soon", "{age: [old, not_sure]}"),
            sign("fused", "soon", "{kind: fusion}"),
            sign("weak_leg", "soon", "{leg: weak}"),
        ),
    )
    assert told(made, age="adult", kind="disc", leg="fine") == ["weak_leg"]


def test_private_answers_do_not_change() -> None:
    private = """
        - {id: harm, private: yes, not_sure: no, ask: Any?, answers: {no: "No", some: Some}}
        """
    made = questionnaire(safety=private, urgent=sign("thoughts", "same_day", "{harm: some}"))
    assert told(made, harm="no") == []


def test_a_line_of_a_private_checklist_does_not_change_even_where_it_was_asked_alone() -> None:
    private = SIGNS.replace("ask: Any", "private: yes\n      ask: Any")
    rest: dict[str, str | list[str]] = {"ill": "no", "cancer": "no", "constant": "no"}
    assert (
        told(questionnaire(safety=private, urgent=WEAK), signs="not_sure", weak="no", **rest) == []
    )


def test_nobody_becomes_unsure() -> None:
    ask = "- {id: lost, ask: Lost?, answers: {yes: 'Yes', no: 'No'}}"
    made = questionnaire(questions=ask, urgent=sign("unsure", "soon", "{lost: not_sure}"))
    assert told(made, lost="no") == []


MANY = "- checklist: many\n  ask: Any?\n  lines:\n" + "\n".join(
    f"    - {{id: line{n}, line: L, ask: L?}}" for n in range(7)
)


def test_at_most_five_are_told_in_file_order() -> None:
    urgent = tuple(sign(f"sign{n}", "soon", f"{{line{n}: [yes, not_sure]}}") for n in range(7))
    made = questionnaire(safety=MANY, urgent=urgent)
    assert told(made, many="none") == [f"sign{n}" for n in range(5)]


def test_a_sign_that_builds_on_what_was_said_is_among_the_five() -> None:
    urgent = tuple(
        sign(f"sign{n}", "emergency", f"{{line{n}: [yes, not_sure]}}") for n in range(7)
    )
    made = questionnaire(safety=(MANY, SIGNS), urgent=(CANCER, *urgent))
    first = [f"sign{n}" for n in range(5)]
    assert told(made, many="none", signs="none") == first
    assert told(made, many="none", signs="cancer") == [*first[:4], "after_cancer"]


def test_a_sign_that_holds_in_two_ways_builds_on_what_was_said_if_one_way_does() -> None:
    urgent = tuple(sign(f"sign{n}", "soon", f"{{line{n}: [yes, not_sure]}}") for n in range(7))
    sure = "[yes, not_sure]"
    two = sign("two", "soon", f"[{{weak: {sure}, ill: {sure}}}, {{constant: {sure}}}]")
    made = questionnaire(safety=(MANY, SIGNS), urgent=(*urgent, two))
    assert "two" not in told(made, many="none", signs="none")
    assert "two" in told(made, many="none", signs="weak")
    far = two.replace("weak:", f"cancer: {sure}, weak:")  # one change is not enough for this way
    made = questionnaire(safety=(MANY, SIGNS), urgent=(*urgent, far))
    assert "two" not in told(made, many="none", signs="weak")


def test_a_follow_up_of_what_was_said_builds_on_it() -> None:
    new = sign("again", "soon", "{bladder_new: [yes, not_sure]}")
    urgent = tuple(sign(f"sign{n}", "soon", f"{{line{n}: [yes, not_sure]}}") for n in range(7))
    made = questionnaire(safety=(MANY, SAMPLE["safety"]), urgent=(*urgent, new))
    now = told(made, many="none", bladder=["numb"], bladder_new="checked")
    assert now == [*(f"sign{n}" for n in range(4)), "again"]


# -- how long it takes


def opening(*follow_ups: str) -> str:
    return "\n".join(
        f"- {{id: {id_}, when: {{{when}: [yes, not_sure]}}, ask: Q?, answers: {{{answers_}}}}}"
        for id_, when, answers_ in (follow_up.split("|") for follow_up in follow_ups)
    )


def test_follow_ups_of_many_answers_are_not_tried_in_every_combination() -> None:
    """All of these would be 4 to the power of 40."""
    numbers = range(40)
    opened = opening(*(f"f{n}|weak|yes: 'Yes', a: A, b: B, c: C" for n in numbers))
    urgent = [sign(f"s{n}", "soon", f"{{f{n}: [yes, a, not_sure]}}") for n in numbers]
    urgent.append(sign("all", "soon", f"{{{', '.join(f'f{n}: [b, c]' for n in numbers)}}}"))
    made = questionnaire(safety=(SIGNS, opened), urgent=tuple(urgent))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(what_if, "AT_MOST", 1000)
        assert told(made, signs="none") == [*(f"s{n}" for n in numbers), "all"]


def test_where_there_is_too_much_to_try_what_was_found_by_then_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The last sign asks for what no answers can open, but 2 to the power of 40 might."""
    numbers = range(40)
    either = "\n".join(
        f"- {{id: f{n}, when: {{part: neck}}, ask: Q?, answers: {{a: A, b: B}}}}\n"
        f"- {{id: g{n}, when: {{f{n}: a}}, ask: Q?, answers: {{yes: 'Yes'}}}}\n"
        f"- {{id: h{n}, when: {{f{n}: b}}, ask: Q?, answers: {{yes: 'Yes'}}}}"
        for n in numbers
    )
    never = sign(
        "never", "emergency", f"{{{', '.join(f'g{n}: yes, h{n}: yes' for n in numbers)}}}"
    )
    made = questionnaire(safety=SIGNS, questions=(PART, either), urgent=(ILL, never))
    monkeypatch.setattr(trying, "MOST_READ", 20_000)
    assert told(made, signs="none", part="back") == ["illness"]
    monkeypatch.setattr(trying, "MOST_READ", 0)
    assert told(made, signs="none", part="back") == []


# -- urgency, against trying every change with the engine


def rank(found: Assessment) -> int:
    return TIERS.index(found.urgency or "routine")


def every_change(made: Questionnaire, given: Answers) -> Iterator[Answers]:
    way = path(made, given)
    said = {a.id: way.facts[a.id] for a in way.asked if a.id in way.facts}
    ends = [item for item in made.items if isinstance(item, Page) and item.ends]
    fixed = {id_ for page in ends for id_ in questions_read(page.when)}
    for asked in way.asked:
        screen = made.checklist_of.get(asked.id, asked)
        if asked.id in fixed or made.section_of[asked.id].background:
            continue
        if getattr(screen, "private", False):
            continue
        ticks = tuple(v for v in said.get(asked.id, ()) if v != NONE)
        for value in set(offered(asked, way.facts)) - {NOT_SURE, NONE}:
            yield {
                **said,
                asked.id: (*ticks, value) if getattr(asked, "many", False) else (value,),
            }


def every_end(made: Questionnaire, asked_now: set[str], given: Answers) -> Iterator[Assessment]:
    found = assess(made, given)
    opened = [
        (asked.id, values)
        for asked in found.path.unanswered
        if asked.id in made.deciding_urgency - asked_now and not isinstance(asked, Line)
        if (values := set(offered(asked, found.path.facts)) - lines_only(asked))
    ]
    if not opened:
        yield found
    for id_, values in opened[:1]:
        for value in values:
            yield from every_end(made, asked_now, {**given, id_: (value,)})


def lines_only(asked: Asked) -> set[str]:
    return {NONE, NOT_SURE} if isinstance(asked, Checklist) else set()


def told_by_trying(made: Questionnaire, given: Answers) -> set[str]:
    now = assess(made, given)
    asked_now = {asked.id for asked in now.path.asked}
    if now.urgency == "emergency":
        return set()
    signs: set[str] = set()
    for changed in every_change(made, given):
        ends = list(every_end(made, asked_now, changed))
        worst = max(map(rank, ends))
        found = {s.id for end in ends for s in end.signs if TIERS.index(s.tier) == worst}
        signs |= found if worst > rank(now) else set()
    return signs


@pytest.fixture
def without_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(what_if, "AT_MOST", 1000)


@pytest.mark.usefixtures("without_limit")
@pytest.mark.parametrize("case", WALK.cases[::3], ids=lambda case: case.id)
def test_in_the_cases_the_signs_are_those_found_by_trying_every_change(case: Case) -> None:
    found = {sign.id for sign in what_would_change(WALK, case.answers)}
    assert found == told_by_trying(WALK, case.answers)


@given(st.data(), questionnaires(plain_ends=True))
def test_in_any_questionnaire_the_signs_are_those_found_by_trying_every_change(
    data: st.DataObject, made: Questionnaire
) -> None:
    follow_ups = [made.asked[id_] for id_ in made.follow_ups]
    assume(all(getattr(asked, "not_sure", True) for asked in follow_ups))  # the format has it so
    given_ = data.draw(begun(made))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(what_if, "AT_MOST", 1000)
        found = [sign.id for sign in what_would_change(made, given_)]
    assert len(found) == len(set(found))
    assert set(found) == told_by_trying(made, given_)


@settings(max_examples=20)
@given(complete_walks)
def test_what_is_told_is_sorted_limited_and_new(given_: dict[str, Values]) -> None:
    """Takes up to 25 ms for the built-in questionnaire."""
    now = assess(WALK, given_)
    found = what_would_change(WALK, given_)
    assert len(found) <= 5
    assert not set(found) & set(now.signs)
    order = [(-TIERS.index(sign.tier), WALK.urgent.index(sign)) for sign in found]
    assert order == sorted(order)
    assert found or now.urgency == "emergency" or now.page
