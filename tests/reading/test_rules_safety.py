"""Safe by shape: what no questionnaire may do, whatever it is about."""

from textwrap import dedent

import pytest

from spinecheck.reading.conditions import reads_more
from tests.reading.told import told
from tests.samples import questionnaire

SIGNS = """
    - checklist: signs
      ask: Do you have any of these?
      lines:
        - {id: numb, line: Numb skin, ask: Is your skin numb}
        - {id: weak, line: A weak leg, ask: Is your leg weak}
    """
NEW = """
    - id: numb_new
      when: {numb: [yes, not_sure]}
      ask: Is that new?
      answers: {new: It is new, checked: "No, and checked", no: It is old}
    """
PLACE = "- {id: place, ask: Where, answers: {back: My back, leg: A leg}}"
TRIED = "- {id: tried, pick: many, ask: Tried, answers: {heat: Heat, none: None of these}}"
DANGER = "name the answers that mean danger instead [denial-is-not-safety]"
PLAIN = "let it depend on pick-one questions that are always asked [ending-page]"


def sign(when: str, tier: str = "emergency", id_: str = "sign") -> str:
    return f"- {{id: {id_}, tier: {tier}, when: {when}, title: A sign, because: It is one}}"


def lines(*pieces: str) -> str:
    """Items one after the other, whatever their indentation."""
    return "\n".join(dedent(piece).strip("\n") for piece in pieces)


SAFE = sign("{numb_new: [new, not_sure]}")


def test_a_safe_sample_is_right() -> None:
    assert told(safety=lines(SIGNS, NEW), questions=PLACE, urgent=SAFE) == []


# -- follow-up-not-sure


def test_a_follow_up_offers_not_sure() -> None:
    refused = NEW.replace("ask:", "▸not_sure: no\n      ask:")
    assert told(safety=lines(SIGNS, refused), urgent=sign("{numb: [yes, not_sure]}")) == [
        'the follow-up `numb_new` does not offer "I\'m not sure"; '
        "take `not_sure: no` out [follow-up-not-sure]"
    ]


def test_a_follow_up_of_a_follow_up_offers_not_sure() -> None:
    second = """
        - id: since
          when: [{numb_new: new, place: back}, {weak: [yes, not_sure]}]
          ▸not_sure: no
          ask: Since when?
          answers: {days: Days, weeks: Weeks}
        """
    (said,) = told(safety=lines(SIGNS, PLACE, NEW, second))
    assert said.startswith("the follow-up `since` does not offer ")


def test_a_question_that_something_else_opens_too_is_no_follow_up() -> None:
    other = """
        - id: since
          when: [{numb: [yes, not_sure]}, {place: back}]
          not_sure: no
          ask: Since when?
          answers: {days: Days, weeks: Weeks}
        """
    assert told(safety=lines(SIGNS, PLACE, other)) == []


# -- denial-is-not-safety


@pytest.mark.parametrize(
    ("when", "what"),
    [
        ("{numb: ▸no}", "`no` to `numb`"),
        ("{numb: [yes, ▸no, not_sure]}", "`no` to `numb`"),
        ("{numb_new: [new, not_sure, ▸no]}", "`no` to `numb_new`"),
        ("[{numb_new: [new, not_sure]}, {tried: ▸none}]", "`none` to `tried`"),
        ("{numb_new: [new, not_sure], tried: [heat, ▸none]}", "`none` to `tried`"),
    ],
)
def test_a_sign_does_not_build_on_a_denial(when: str, what: str) -> None:
    signs = "\n".join([sign(when), sign("{numb: [yes, not_sure]}", id_="other")])
    assert told(safety=lines(SIGNS, NEW), questions=TRIED, urgent=signs) == [
        f"a safety condition builds on {what}; {DANGER}"
    ]


ITEM = "- {{id: more, when: {}, ask: More, answers: {{a: A}}}}"


@pytest.mark.parametrize(
    "item",
    [
        ITEM.format("{numb: ▸no}"),
        ITEM.format("[{place: back}, {numb: ▸no}]"),
        ITEM.format("{place: back, numb_new: [new, ▸no]}"),
        ITEM.format("{tried: ▸none}"),
        "- {page: more, when: {weak: ▸no}, say: Well}",
        "- {checklist: more, when: {weak: ▸no}, ask: A, lines: [{id: a, line: A, ask: A}]}",
        "- {checklist: more, ask: A, lines: [{id: a, line: A, ask: A, when: {weak: ▸no}}]}",
        "- {id: more, ask: More, answers: {a: {text: A, when: {weak: ▸no}}}}",
    ],
)
def test_a_condition_in_the_safety_part_does_not_build_on_a_denial(item: str) -> None:
    (said,) = told(safety=lines(SIGNS, NEW, PLACE, TRIED, item), urgent=SAFE)
    assert said.startswith("a safety condition builds on `no")
    assert said.endswith(DANGER)


def test_a_sign_does_not_build_on_a_denial_after_a_condition_that_may() -> None:
    later = "- {id: later, when: {numb: no}, ask: Later?, answers: {a: A}}"
    (said,) = told(safety=SIGNS, questions=later, urgent=sign("{numb: [yes, not_sure, ▸no]}"))
    assert said.endswith(DANGER)


def test_no_to_an_ordinary_question_is_no_denial() -> None:
    plain = '- {id: seen, ask: Seen, answers: {yes: "Yes", no: "No"}}'
    follow = "- {id: when, when: {seen: no}, ask: When, answers: {a: A}}"
    both = "\n".join([SAFE, sign("{seen: no}", "soon", "unseen")])
    assert told(safety=lines(SIGNS, NEW, plain, follow), urgent=both) == []


def test_after_the_safety_part_a_denial_may_be_named() -> None:
    more = "- {id: more, when: {numb: no, tried: none}, ask: More, answers: {a: A}}"
    assert told(safety=lines(SIGNS, NEW), questions=lines(TRIED, more), urgent=SAFE) == []


# -- sign-reads-lines


@pytest.mark.parametrize("value", ["numb", "not_sure", "[numb, not_sure]"])
def test_a_sign_names_lines_not_their_checklist(value: str) -> None:
    said = told(safety=SIGNS, urgent=sign(f"{{▸signs: {value}}}"))
    assert said == [
        "`signs` is a checklist; name its line: `line_id: [yes, not_sure]` [sign-reads-lines]"
    ]


def test_a_condition_in_the_safety_part_names_lines_not_their_checklist() -> None:
    more = "- {id: more, when: {▸signs: numb}, ask: More, answers: {a: A}}"
    (said,) = told(safety=lines(SIGNS, more))
    assert said.endswith("[sign-reads-lines]")
    assert told(safety=SIGNS, questions=more.replace("▸", "")) == []


# -- not-sure-reaches


@pytest.mark.parametrize("tier", ["soon", "same_day", "emergency"])
def test_not_sure_to_a_line_reaches_what_yes_reaches_on_every_tier(tier: str) -> None:
    marked = SIGNS.replace("{id: weak", "▸{id: weak")
    assert told(safety=marked, urgent=sign("{weak: yes}", tier)) == [
        f"`not_sure` to `weak` reaches routine, `yes` reaches {tier}; "
        "name `not_sure` wherever `yes` to `weak` is named [not-sure-reaches]"
    ]
    assert told(safety=SIGNS, urgent=sign("{weak: [yes, not_sure]}", tier)) == []


def test_not_sure_to_a_line_may_not_reach_a_lower_tier() -> None:
    marked = SIGNS.replace("{id: weak", "▸{id: weak")
    two = lines(sign("{weak: yes}", "same_day", "a"), sign("{weak: not_sure}", "soon", "b"))
    (said,) = told(safety=marked, urgent=two)
    assert said.startswith("`not_sure` to `weak` reaches soon, `yes` reaches same_day; ")
    turned = lines(sign("{weak: yes}", "soon", "a"), sign("{weak: not_sure}", "same_day", "b"))
    assert told(safety=SIGNS, urgent=turned) == []


def test_each_part_of_an_and_reaches_with_not_sure() -> None:
    marked = SIGNS.replace("{id: weak", "▸{id: weak")
    (said,) = told(safety=marked, urgent=sign("{numb: [yes, not_sure], weak: yes}"))
    assert said.startswith("`not_sure` to `weak` reaches routine, ")


def test_not_sure_to_a_line_opens_the_follow_up_that_yes_opens() -> None:
    marked = SIGNS.replace("{id: numb", "▸{id: numb")
    follow = NEW.replace("[yes, not_sure]", "yes")
    (said,) = told(safety=lines(marked, follow), urgent=SAFE)
    assert said.startswith("`not_sure` to `numb` reaches routine, `yes` reaches emergency; ")


def test_a_sign_of_its_own_makes_up_for_a_follow_up_that_does_not_open() -> None:
    follow = NEW.replace("[yes, not_sure]", "yes")
    both = lines(SAFE, sign("{numb: not_sure}", id_="unsure"))
    assert told(safety=lines(SIGNS, follow), urgent=both) == []


def test_not_sure_to_a_follow_up_reaches_its_most_urgent_answer() -> None:
    two = lines(
        sign("{numb_new: new}", "emergency", "a"),
        sign("{numb_new: [checked, not_sure]}", "soon", "b"),
    )
    (said,) = told(safety=lines(SIGNS, NEW.replace("- id", "- ▸id")), urgent=two)
    assert said.startswith("`not_sure` to `numb_new` reaches soon, `new` reaches emergency; ")


def test_not_sure_reaches_through_two_follow_ups() -> None:
    second = """
        - id: since
          when: {numb_new: new}
          ask: Since when?
          answers: {days: Days, weeks: Weeks}
        """
    (said,) = told(
        safety=lines(SIGNS, NEW.replace("- id", "- ▸id"), second),
        urgent=sign("{since: [days, not_sure]}"),
    )
    assert said.startswith("`not_sure` to `numb_new` reaches routine, `new` reaches emergency; ")


@pytest.mark.parametrize(
    "opened",
    [
        "- {checklist: more, when: {weak: yes}, ask: A, lines: [{id: cold, line: C, ask: C}]}",
        "- {checklist: more, ask: A, lines: [{id: cold, line: C, ask: C, when: {weak: yes}}]}",
        "- {id: cold, when: [{weak: yes}, {place: leg}], ask: C, answers: {yes: C, no: D}}",
        "- {id: cold, ask: C, answers: {yes: {text: C, when: {weak: yes}}, no: D}}",
    ],
    ids=["checklist", "line", "plain question", "answer"],
)
def test_not_sure_to_a_line_opens_whatever_yes_opens(opened: str) -> None:
    marked = SIGNS.replace("{id: weak", "▸{id: weak")
    cold = sign("{cold: [yes, not_sure]}")
    (said,) = told(safety=lines(PLACE, marked, opened), urgent=cold)
    assert said.startswith("`not_sure` to `weak` reaches routine, `yes` reaches emergency; ")
    right = opened.replace("weak: yes", "weak: [yes, not_sure]")
    assert told(safety=lines(PLACE, SIGNS, right), urgent=cold) == []


def test_not_sure_to_an_ordinary_question_may_reach_less() -> None:
    assert told(safety=PLACE, urgent=sign("{place: leg}")) == []


# -- not-sure-stands-beside-danger

BESIDE = "name `not_sure` beside the other answers [not-sure-stands-beside-danger]"
WEAK = sign("{weak: [yes, not_sure]}", "same_day", "weak_sign")


def test_not_sure_stands_beside_each_answer_that_a_sign_names() -> None:
    both = sign("{numb: ▸yes, weak: [yes, not_sure]}", id_="both")
    numb = sign("{numb: [yes, not_sure], weak: [yes, not_sure], place: back}", id_="numb_sign")
    assert told(safety=SIGNS, questions=PLACE, urgent=lines(both, numb, WEAK)) == [
        f"`not_sure` to `numb` does not reach emergency here; {BESIDE}"
    ]


def test_not_sure_may_reach_the_tier_by_another_sign() -> None:
    numb = sign("{numb: [yes, not_sure]}", id_="numb_sign")
    assert told(safety=SIGNS, urgent=lines(sign("{numb: yes}"), numb, WEAK)) == []


def test_not_sure_that_reaches_less_by_another_sign_is_not_enough() -> None:
    worse = sign("{numb: yes, place: back}", id_="worse")
    elsewhere = sign("{numb: [yes, not_sure], place: leg}", id_="elsewhere")
    less = sign("{numb: [yes, not_sure]}", "▸soon", "less")
    assert told(safety=SIGNS, questions=PLACE, urgent=lines(worse, elsewhere, less, WEAK)) == [
        "`not_sure` to `numb` is only soon here, but `yes` is emergency in `worse`; "
        "raise this tier, or name `not_sure` there as well [not-sure-stands-beside-danger]"
    ]


def test_a_sign_that_was_lowered_is_told_at_its_tier_not_at_the_sign_that_stayed() -> None:
    lowered = sign("{numb_new: [new, not_sure]}", "▸soon", "squeezed")
    stayed = sign("{numb_new: [checked, old]}", "same_day", "never_checked")
    lowest = sign("{numb_new: [new, not_sure]}", "soon", "lowest")
    by_line = sign("{numb: [yes, not_sure], weak: [yes, not_sure]}", id_="by_line")
    by_place = sign("{numb_new: [new, not_sure], place: back}", "same_day", "by_place")
    urgent = lines(stayed, lowered, lowest, by_line, by_place)
    new = NEW.replace("no: It is old", "old: It is old")
    assert told(safety=lines(PLACE, SIGNS, new), urgent=urgent) == [
        "`not_sure` to `numb_new` is only soon here, "
        "but `checked` or `old` is same_day in `never_checked`; "
        "raise this tier, or name `not_sure` there as well [not-sure-stands-beside-danger]"
    ]
    for mended in (
        urgent.replace("▸soon", "same_day"),
        urgent.replace("▸", "").replace("[checked, old]", "[checked, old, not_sure]"),
    ):
        assert told(safety=lines(PLACE, SIGNS, new), urgent=mended) == []


# -- ending-page


PAGE = """
    - page: farewell
      when: {}
      ends: yes
      say: This check is for pain after an operation.
      do:
        - See your doctor
    """


def test_an_ending_page_on_a_plain_question_is_right() -> None:
    assert told(questions=lines(PLACE, PAGE.replace("{}", "{place: [leg, not_sure]}"))) == []


def test_an_ending_page_says_what_to_do() -> None:
    page = "- ▸{page: farewell, when: {place: leg}, ends: yes, say: Not for you}"
    assert told(questions=lines(PLACE, page)) == [
        "the ending page `farewell` says nothing to do; "
        "add `do:` with at least one sentence [ending-page]"
    ]
    assert told(questions=lines(PLACE, page.replace("▸", "").replace("ends: yes, ", ""))) == []


@pytest.mark.parametrize(
    "when",
    [
        "{▸numb: yes}",
        "{place: leg, ▸weak: [yes, not_sure]}",
        "[{place: leg}, {▸numb_new: new}]",
        "{▸tried: heat}",
    ],
)
def test_an_ending_page_does_not_depend_on_a_tick(when: str) -> None:
    (said,) = told(
        safety=lines(SIGNS, NEW),
        questions=lines(PLACE, TRIED, PAGE.replace("{}", when)),
        urgent=SAFE,
    )
    assert said.startswith("the ending page `farewell` depends on `")
    assert said.endswith(PLAIN)


def test_an_ending_page_is_told_the_line_that_it_depends_on() -> None:
    assert told(safety=SIGNS, questions=PAGE.replace("{}", "{▸numb: yes}")) == [
        f"the ending page `farewell` depends on `numb`; {PLAIN}"
    ]


def test_an_ending_page_may_name_a_question_that_is_not_there_and_is_told_so() -> None:
    (said,) = told(questions=lines(PLACE, PAGE.replace("{}", "{▸plaze: leg}")))
    assert said == "there is no question `plaze`; did you mean `place`? [unknown-question]"


def test_an_ending_page_does_not_depend_on_a_checklist() -> None:
    (said,) = told(safety=SIGNS, questions=PAGE.replace("{}", "{▸signs: not_sure}"))
    assert said.endswith(PLAIN)


@pytest.mark.parametrize("tick", ["weak: [yes, not_sure]", "tried: heat"])
def test_an_ending_page_does_not_depend_on_a_tick_from_afar(tick: str) -> None:
    opened = f"- {{id: side, when: [{{{tick}}}, {{place: leg}}], ask: Side, answers: {{l: L}}}}"
    (said,) = told(
        safety=SIGNS, questions=lines(PLACE, TRIED, opened, PAGE.replace("{}", "{▸side: l}"))
    )
    assert said.endswith(PLAIN)


def test_an_ending_page_does_not_depend_on_an_answer_that_a_tick_offers() -> None:
    opened = "- {id: side, ask: Side, answers: {r: R, l: {text: L, when: {weak: yes}}}}"
    (said,) = told(safety=SIGNS, questions=lines(opened, PAGE.replace("{}", "{▸side: l}")))
    assert said.endswith(PLAIN)


def test_a_page_that_does_not_end_may_depend_on_anything() -> None:
    page = PAGE.replace("{}", "{weak: yes}").replace("ends: yes", "ends: no")
    assert told(safety=SIGNS, questions=page) == []


def test_every_way_back_from_a_question_is_followed() -> None:
    chain = "- {{id: w{n}, when: {{w{before}: a, place: leg}}, ask: W, answers: {{a: A}}}}"
    items = [chain.format(n=n, before=n - 1) for n in range(1, 30)]
    first = "- {id: w0, when: {place: leg}, ask: W, answers: {a: A}}"
    walk = questionnaire(questions=lines(PLACE, first, *items))
    assert reads_more(walk, "w29") == {"place", *(f"w{n}" for n in range(30))}


def test_a_line_hangs_on_whatever_its_checklist_hangs_on() -> None:
    checklist = SIGNS.replace("ask: Do you have", "when: {place: leg}\n      ask: Do you have")
    walk = questionnaire(questions=lines(PLACE, checklist))
    assert reads_more(walk, "numb") == {"numb", "signs", "place"}
