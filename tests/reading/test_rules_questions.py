"""Questions, sections, causes and evidence."""

from collections.abc import Iterator

import pytest

from spinecheck.reading.rulebook import RULES
from tests.reading.told import told
from tests.samples import ABOUT, SAMPLE, text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_its_page(rule: Iterator[object]) -> None:
    assert rule.__doc__
    assert rule.__doc__.split("\n")[0].endswith(".")


# -- pick-many-has-none


def test_pick_many_must_offer_none() -> None:
    said = told(
        questions="""
        - id: place
          pick: many
          ask: Where?
          ▸answers: {back: My back, leg: A leg}
        """
    )
    assert said == [
        "`place` lets people pick many, but not none; "
        "add `none: None of these` [pick-many-has-none]"
    ]


def test_the_text_of_none_is_free() -> None:
    said = told(
        questions="- {id: a, pick: many, ask: A, answers: {b: B, none: I take no medicine}}"
    )
    assert said == []


# -- safety-first


def sections(*heads: str) -> str:
    item = "    questions:\n      - {{id: q{}, ask: Q, answers: {{a: A}}}}\n"
    return (
        ABOUT
        + "sections:\n"
        + "".join(f"  - {head}\n{item.format(n)}" for n, head in enumerate(heads))
    )


def test_the_safety_part_comes_first() -> None:
    pain, signs = "id: pain\n    title: Pain", "id: signs\n    title: Signs\n    {}safety: yes"
    assert told(sections(signs.format(""), pain)) == []
    assert told(sections(pain, signs.format("▸"))) == [
        "the safety section `signs` does not come first; move it to the top [safety-first]"
    ]


def test_there_may_be_two_safety_sections() -> None:
    two = "id: a\n    title: A\n    safety: yes", "id: b\n    title: B\n    safety: yes"
    assert told(sections(*two, "id: pain\n    title: Pain\n    safety: no")) == []


# -- signs-are-asked-first

WORST = "id: worst, ask: Which hurts most?, answers: {back: My back, leg: A leg}"
SIGN = """
    - {{id: {0}, tier: soon, when: {{{0}: [leg, not_sure]}}, title: Be seen, because: It may grow}}
    """


def test_urgent_signs_are_asked_about_in_a_safety_section() -> None:
    parts = {"questions": f"- {{{WORST}}}", "urgent": SIGN.format("worst")}
    written = text(**parts).replace("id: main_part", "id: ▸main_part")
    assert told(written) == [
        "`main_part` asks about an urgent sign, and no section with `safety: yes` does; "
        "move those questions into one that comes first, and write `safety: yes` at it "
        "[signs-are-asked-first]"
    ]
    assert told(safety=f"- {{{WORST}}}", urgent=SIGN.format("worst")) == []


def test_a_safety_section_that_asks_about_no_sign_is_not_enough() -> None:
    other = f"- {{{WORST.replace('worst', 'other')}}}"
    parts = {"safety": other, "questions": f"- {{{WORST}}}", "urgent": SIGN.format("worst")}
    (said,) = told(text(**parts).replace("id: main_part", "id: ▸main_part"))
    assert said.endswith("[signs-are-asked-first]")


def test_a_sign_may_read_what_is_asked_later() -> None:
    first, later = WORST.replace("worst", "first"), WORST
    signs = SIGN.format("first") + SIGN.format("worst")
    assert told(safety=f"- {{{first}}}", questions=f"- {{{later}}}", urgent=signs) == []


# -- evidence-weighs


CAUSE = """
    - {mark}id: wear
      name: Wear
      clinical_name: Wear
      kind: {kind}
      about: It wears.
      {evidence}
    """
PLACE = "- {id: place, ask: Where, answers: {back: My back, leg: A leg}}"


def cause(evidence: str, kind: str = "source", mark: str = "") -> list[str]:
    return told(questions=PLACE, causes=CAUSE.format(mark=mark, kind=kind, evidence=evidence))


FOR = "{when: {place: back}, for: weak, because: It is the back}"


def test_evidence_argues_for_or_against() -> None:
    assert cause(f"evidence: [{FOR}, {{when: {{place: leg}}, against: weak, because: No}}]") == []


@pytest.mark.parametrize("weight", ["", "for: weak, against: weak, "])
def test_evidence_argues_neither_for_neither_nor_for_both(weight: str) -> None:
    piece = f"{{when: {{place: leg}}, {weight}because: No}}"
    assert cause(f"evidence: [{FOR}, ▸{piece}]") == [
        "evidence must argue either for or against; "
        "write one of `for:` and `against:` [evidence-weighs]"
    ]


@pytest.mark.parametrize("kind", ["source", "amplifier"])
def test_something_must_speak_for_a_cause(kind: str) -> None:
    said = ["nothing speaks for the cause `wear`; add evidence with `for:` [evidence-weighs]"]
    assert cause("", kind, mark="▸") == said
    against = "evidence: [{when: {place: leg}, against: weak, because: No}]"
    assert cause(against, kind, mark="▸") == said


def test_an_urgent_cause_carries_no_evidence() -> None:
    assert cause("", "urgent") == []
    assert cause(f"▸evidence: [{FOR}]", "urgent") == [
        "the urgent cause `wear` carries evidence; "
        "take it out: an urgent cause is named by its signs [evidence-weighs]"
    ]


# -- explains-in-circles


def causes(**explains: str) -> str:
    return "".join(
        CAUSE.format(mark="", kind="source", evidence=f"evidence: [{FOR}]\n      {line}").replace(
            "id: wear", f"id: {id_}"
        )
        for id_, line in explains.items()
    )


def test_causes_do_not_explain_each_other_in_circles() -> None:
    said = told(
        questions=PLACE,
        causes=causes(
            a="▸explains: {b: It can lead there}",
            b="▸explains: {c: It can lead there}",
            c="▸explains: {a: It can lead there}",
            d="explains: {a: It can lead there}",
        ),
    )
    assert said == [
        f"`{id_}` explains itself in a circle; take one of the links out [explains-in-circles]"
        for id_ in "abc"
    ]


def test_a_cause_does_not_explain_itself() -> None:
    (said,) = told(questions=PLACE, causes=causes(a="▸explains: {a: It can lead there}"))
    assert said.startswith("`a` explains itself in a circle; ")


def test_a_chain_of_causes_is_right() -> None:
    chain = causes(a="explains: {b: So, c: So}", b="explains: {c: So}", c="cites: []")
    assert told(questions=PLACE, causes=chain) == []


def test_the_sample_breaks_no_rule() -> None:
    assert told(**SAMPLE) == []
