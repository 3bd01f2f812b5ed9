"""Which causes fit the answers, how well, and in what order they are shown."""

from collections.abc import Sequence

import pytest

from spinecheck.core.assessment import assess
from spinecheck.core.causes import FittingCause, weigh
from spinecheck.core.engine import path
from spinecheck.core.model import Questionnaire
from tests.samples import answers, questionnaire

ASPECTS = ("a", "b", "c", "d", "e", "f")
QUESTIONS = "".join(
    f'- {{id: {id_}, ask: Is it {id_}?, answers: {{yes: "Yes", no: "No"}}}}\n' for id_ in ASPECTS
)
BACKGROUND = '- {id: fused, ask: Was it fused?, answers: {yes: "Yes", no: "No"}}'


def cause(id_: str, *evidence: str, **keys: str) -> str:
    """A cause with evidence such as `a for strong` or `b against weak`, and more keys."""
    lines = [f"- id: {id_}", f"  name: {id_}", f"  clinical_name: {id_}", "  about: What it is."]
    lines += [f"  {key}: {value}" for key, value in ({"kind": "source"} | keys).items()]
    lines += ["  evidence:"]
    for piece in evidence:
        question, way, strength = piece.split()
        when = f"{{{question}: yes}}"
        lines += [f"    - {{when: {when}, {way}: {strength}, because: {question} is so}}"]
    return "\n".join(lines)


def walk(*causes: str, fit: str = "{}") -> Questionnaire:
    return questionnaire(background=BACKGROUND, questions=QUESTIONS, causes=causes, fit=fit)


def saying(yes: Sequence[str], **given: str | list[str]) -> dict[str, tuple[str, ...]]:
    """Yes to these questions, and no to all others."""
    plain = {id_: "yes" if id_ in yes else "no" for id_ in (*ASPECTS, "fused")}
    return answers(**(plain | given))


def fittings(questionnaire: Questionnaire, *yes: str) -> tuple[FittingCause, ...]:
    return assess(questionnaire, saying(yes)).causes


def shown(questionnaire: Questionnaire, *yes: str) -> list[str]:
    return [fitting.cause.id for fitting in fittings(questionnaire, *yes)]


def fit_of(questionnaire: Questionnaire, *yes: str) -> tuple[str, int] | None:
    found = fittings(questionnaire, *yes)
    return (found[0].fit, found[0].points) if found else None


# -- points


def test_points_add_up() -> None:
    one = walk(cause("one", "a for strong", "b for moderate", "c for weak"))
    assert fit_of(one, "a", "b", "c") == ("many", 6)
    assert fit_of(one, "a", "c") == ("some", 4)


def test_evidence_against_subtracts() -> None:
    one = walk(cause("one", "a for strong", "b for moderate", "c for weak", "d against moderate"))
    assert fit_of(one, "a", "b", "c", "d") == ("some", 4)


@pytest.mark.parametrize(("strength", "points"), [("strong", None), ("moderate", 3), ("weak", 4)])
def test_each_strength_weighs_what_the_design_says(strength: str, points: int | None) -> None:
    one = walk(cause("one", "a for strong", "b for moderate", f"c against {strength}"))
    found = fit_of(one, "a", "b", "c")
    assert (found[1] if found else None) == points


def test_reasons_stand_strongest_first_and_then_in_file_order() -> None:
    one = walk(
        cause("one", "a for weak", "b for strong", "c for weak", "d against weak", "e for strong")
    )
    found = fittings(one, "a", "b", "c", "d", "e")[0]
    assert [piece.because for piece in found.supports] == [
        "b is so",
        "e is so",
        "a is so",
        "c is so",
    ]
    assert [piece.because for piece in found.against] == ["d is so"]


def test_only_reasons_that_hold_are_given() -> None:
    one = walk(cause("one", "a for strong", "b for moderate", "c for weak", "d against weak"))
    found = fittings(one, "a", "b")[0]
    assert [piece.because for piece in found.supports] == ["a is so", "b is so"]
    assert found.against == ()


# -- some and many


def test_some_needs_points() -> None:
    one = walk(cause("one", "a for weak", "b for weak", "c for weak"))
    assert fit_of(one, "a", "b") is None
    assert fit_of(one, "a", "b", "c") == ("some", 3)


def test_some_needs_reasons() -> None:
    one = walk(cause("one", "a for strong", "b for weak"))
    assert fit_of(one, "a") is None
    assert fit_of(one, "a", "b") == ("some", 4)


def test_a_reason_against_is_no_reason_for() -> None:
    one = walk(
        cause("one", "a for strong", "b against weak"), fit="{some: {points: 2, reasons: 2}}"
    )
    assert fit_of(one, "a", "b") is None


def test_many_needs_points_with_something_strong_or_more_points() -> None:
    one = walk(
        cause(
            "one",
            "a for strong",
            "b for strong",
            "c for moderate",
            "d for moderate",
            "e for moderate",
            "f for moderate",
        )
    )
    assert fit_of(one, "a", "b") == ("many", 6)
    assert fit_of(one, "c", "d", "e") == ("some", 6)
    assert fit_of(one, "c", "d", "e", "f") == ("many", 8)
    assert fit_of(one, "a", "c") == ("some", 5)


def test_strong_evidence_against_is_not_the_strong_reason_that_many_needs() -> None:
    moderate = [f"{id_} for moderate" for id_ in "abcd"]
    one = walk(cause("one", *moderate, "e for weak", "f against strong"))
    assert fit_of(one, *"abcdef") == ("some", 6)


def test_many_needs_some_too() -> None:
    one = walk(cause("one", "a for strong"), fit="{many: {points: 3}}")
    assert fit_of(one, "a") is None


def test_the_questionnaire_may_set_what_some_and_many_need() -> None:
    one = walk(
        cause("one", "a for weak"), fit="{some: {points: 1, reasons: 1}, many: [{points: 2}]}"
    )
    assert fit_of(one, "a") == ("some", 1)


# -- what shows no cause


def test_background_alone_never_shows_a_cause() -> None:
    generous = "{some: {points: 1, reasons: 1}}"
    one = walk(cause("one", "fused for strong", "a for weak"), fit=generous)
    assert fit_of(one, "fused") is None
    assert fit_of(one, "fused", "a") == ("some", 4)


def test_background_beside_evidence_against_shows_no_cause() -> None:
    one = walk(
        cause("one", "fused for strong", "a against weak"), fit="{some: {reasons: 1, points: 1}}"
    )
    assert fit_of(one, "fused", "a") is None


def test_a_reason_that_joins_background_with_more_is_not_background_alone() -> None:
    both = """
        - id: one
          name: One
          clinical_name: One
          kind: source
          about: What it is.
          evidence: [{when: {fused: yes, a: no}, for: strong, because: Both are so}]
        """
    assert fit_of(walk(both, fit="{some: {reasons: 1}}"), "fused") == ("some", 3)


def test_a_reason_with_an_alternative_counts_by_the_one_that_holds() -> None:
    either = """
        - id: one
          name: One
          clinical_name: One
          kind: source
          about: What it is.
          evidence: [{when: [{fused: yes}, {a: yes}], for: strong, because: One is so}]
        """
    one = walk(either, fit="{some: {reasons: 1}}")
    assert fit_of(one, "fused") is None
    assert fit_of(one, "a") == ("some", 3)
    assert fit_of(one, "a", "fused") == ("some", 3)


def test_a_cause_is_shown_only_while_its_condition_holds() -> None:
    one = walk(cause("one", "a for strong", "b for strong", only_when="{fused: [yes, not_sure]}"))
    assert fit_of(one, "a", "b") is None
    assert fit_of(one, "a", "b", "fused") == ("many", 6)


def test_a_condition_on_a_question_without_an_answer_shows_no_cause() -> None:
    one = walk(cause("one", "a for strong", "b for strong", only_when="{fused: [yes, not_sure]}"))
    given = saying(["a", "b"])
    del given["fused"]
    assert assess(one, given).causes == ()
    assert len(assess(one, given | answers(fused="not_sure")).causes) == 1


def test_an_urgent_cause_is_never_in_a_list() -> None:
    urgent = cause("broken", kind="urgent").replace("\n  evidence:", "")
    found = assess(walk(urgent), saying(ASPECTS))
    assert found.causes == found.amplifiers == ()


def test_amplifiers_have_a_panel_of_their_own_in_file_order() -> None:
    both = walk(
        cause("mood", "a for strong", "b for weak", kind="amplifier"),
        cause("rest", "a for strong", "b for strong", kind="amplifier"),
        cause("joint", "a for strong", "b for strong"),
        fit="{shown_at_most: 1}",
    )
    found = assess(both, saying(["a", "b"]))
    assert [fitting.cause.id for fitting in found.causes] == ["joint"]
    assert [fitting.cause.id for fitting in found.amplifiers] == ["mood", "rest"]


# -- in this order: cap, never alone, sorting, explains, cut


def test_a_cap_keeps_a_cause_at_some() -> None:
    capped = walk(cause("one", "a for strong", "b for strong", some_at_most_when="{c: yes}"))
    assert fit_of(capped, "a", "b") == ("many", 6)
    assert fit_of(capped, "a", "b", "c") == ("some", 6)
    [one] = capped.causes
    told = [weigh(capped, one, path(capped, saying(yes))).capped for yes in ("ab", "abc")]
    assert told == [False, True]


def test_a_capped_cause_stands_behind_one_that_fits_many() -> None:
    two = walk(
        cause(
            "capped", "a for strong", "b for strong", "c for strong", some_at_most_when="{c: yes}"
        ),
        cause("other", "a for strong", "b for strong"),
    )
    assert shown(two, "a", "b", "c") == ["other", "capped"]


def test_many_comes_before_some_then_points_then_file_order() -> None:
    four = walk(
        cause("some_four", "a for strong", "e for weak"),
        cause("some_seven", *(f"{id_} for moderate" for id_ in "abc"), "e for weak"),
        cause("many_six", "a for strong", "b for strong"),
        cause("many_seven", "a for strong", "b for strong", "e for weak"),
        cause("some_also_four", "a for strong", "e for weak"),
        fit="{shown_at_most: 9}",
    )
    assert shown(four, "a", "b", "c", "e") == [
        "many_seven",
        "many_six",
        "some_seven",
        "some_four",
        "some_also_four",
    ]


def test_a_cause_that_is_never_alone_is_not_shown_alone() -> None:
    wrong_spot = cause("wrong_spot", "a for strong", "b for strong", never_alone="yes")
    assert shown(walk(wrong_spot), "a", "b") == []
    two = walk(wrong_spot, cause("joint", "a for strong", "c for weak"))
    assert shown(two, "a", "b") == []
    assert shown(two, "a", "b", "c") == ["wrong_spot", "joint"]


def test_two_that_are_never_alone_are_no_company_for_each_other() -> None:
    two = walk(
        cause("one", "a for strong", "b for strong", never_alone="yes"),
        cause("other", "a for strong", "b for strong", never_alone="yes"),
    )
    assert shown(two, "a", "b") == []


def test_an_amplifier_is_no_company() -> None:
    two = walk(
        cause("one", "a for strong", "b for strong", never_alone="yes"),
        cause("mood", "a for strong", "b for strong", kind="amplifier"),
    )
    assert shown(two, "a", "b") == []


@pytest.mark.parametrize(("at_most", "expected"), [(1, ["joint"]), (2, ["one", "joint"])])
def test_the_company_is_not_cut_off(at_most: int, expected: list[str]) -> None:
    three = walk(
        cause("one", "a for strong", "b for strong", "c for strong", never_alone="yes"),
        cause("other", "a for strong", "b for strong", never_alone="yes"),
        cause("joint", "a for strong", "d for weak"),
        fit=f"{{shown_at_most: {at_most}}}",
    )
    assert shown(three, "a", "b", "c", "d") == expected


def test_at_most_so_many_are_shown() -> None:
    five = walk(*(cause(f"cause_{n}", "a for strong", "b for strong") for n in range(5)))
    assert shown(five, "a", "b") == ["cause_0", "cause_1", "cause_2", "cause_3"]


# -- one cause explains another

TIGHT = "It may have become tight"


def wear_explains(other: str = "tight") -> str:
    return f"{{{other}: {TIGHT}}}"


def test_a_cause_stands_directly_before_what_it_explains_with_the_sentence() -> None:
    three = walk(
        cause("tight", "a for strong", "b for strong", "c for strong"),
        cause("joint", "a for strong", "b for strong", "d for weak"),
        cause("wear", "a for strong", "b for strong", explains=wear_explains()),
    )
    found = fittings(three, "a", "b", "c", "d")
    assert [(f.cause.id, f.leads_to) for f in found] == [
        ("wear", TIGHT),
        ("tight", None),
        ("joint", None),
    ]


def test_the_pair_stands_where_the_better_of_the_two_stood() -> None:
    three = walk(
        cause("joint", "a for strong", "b for strong", "d for weak"),
        cause("tight", "a for strong", "b for strong"),
        cause("wear", "a for strong", "b for strong", "c for strong", explains=wear_explains()),
    )
    assert shown(three, "a", "b", "c", "d") == ["wear", "tight", "joint"]


def test_a_thousand_causes_may_explain_each_other_in_one_chain() -> None:
    chain = [
        cause(f"c{n}", "a for strong", "b for strong", explains=wear_explains(f"c{n + 1}"))
        for n in range(999)
    ]
    causes = (cause("c999", "a for strong", "b for strong"), *chain)
    found = fittings(walk(*causes, fit="{shown_at_most: 1000}"), "a", "b")
    assert [fitting.cause.id for fitting in found] == [f"c{n}" for n in range(1000)]


def test_a_cause_explains_nothing_unless_both_fit_many() -> None:
    two = walk(
        cause("tight", "a for strong", "b for strong"),
        cause("wear", "a for strong", "c for weak", explains=wear_explains()),
    )
    found = fittings(two, "a", "b", "c")
    assert [(f.cause.id, f.leads_to) for f in found] == [("tight", None), ("wear", None)]


def test_a_chain_of_explanations_stays_in_order() -> None:
    three = walk(
        cause("last", "a for strong", "b for strong", "c for strong"),
        cause("middle", "a for strong", "b for strong", explains=f"{{last: {TIGHT}}}"),
        cause("first", "a for strong", "b for strong", explains=f"{{middle: {TIGHT}}}"),
    )
    assert shown(three, "a", "b", "c") == ["first", "middle", "last"]


def test_the_better_of_two_explained_causes_comes_first() -> None:
    three = walk(
        cause("better", "a for strong", "b for strong", "c for strong"),
        cause("worse", "a for strong", "b for strong"),
        cause(
            "wear",
            "a for strong",
            "b for strong",
            explains=f"{{worse: {TIGHT}, better: {TIGHT}}}",
        ),
    )
    assert shown(three, "a", "b", "c") == ["wear", "better", "worse"]


def test_the_sentence_goes_when_the_explained_cause_is_cut_off() -> None:
    two = walk(
        cause("wear", "a for strong", "b for strong", "c for weak", explains=wear_explains()),
        cause("tight", "a for strong", "b for strong"),
        fit="{shown_at_most: 1}",
    )
    found = fittings(two, "a", "b", "c")
    assert [(f.cause.id, f.leads_to) for f in found] == [("wear", None)]


def test_the_sentence_goes_when_company_takes_the_place_of_the_explained_cause() -> None:
    three = walk(
        cause("wear", "a for strong", "b for strong", explains=wear_explains(), never_alone="yes"),
        cause("tight", "a for strong", "b for strong", never_alone="yes"),
        cause("joint", "a for strong", "c for weak"),
        fit="{shown_at_most: 2}",
    )
    found = fittings(three, "a", "b", "c")
    assert [(f.cause.id, f.leads_to) for f in found] == [("wear", None), ("joint", None)]


# -- what is not known


def test_an_unsure_answer_that_could_be_evidence_is_not_known() -> None:
    one = walk(cause("one", "a for strong", "b for strong", "c for weak", "d against weak"))
    found = assess(one, saying(["a", "b"], c="not_sure", d="not_sure", e="not_sure")).causes[0]
    assert found.unknown == ("c", "d")


def test_a_missing_answer_that_could_be_evidence_is_not_known() -> None:
    one = walk(cause("one", "d for weak", "a for strong", "b for strong", "c for weak"))
    found = assess(one, answers(a="yes", b="yes", c="no")).causes[0]
    assert found.unknown == ("d",)


def test_what_counts_already_is_known() -> None:
    unsure = cause("one", "a for strong", "b for strong").replace(
        "{b: yes}", "{b: [yes, not_sure]}"
    )
    found = assess(walk(unsure), saying(["a"], b="not_sure")).causes[0]
    assert found.unknown == ()
