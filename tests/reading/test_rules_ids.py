"""Ids: each thing has its own, and each name leads somewhere."""

import pytest

from tests.reading.told import sample, told
from tests.samples import SAMPLE, text

TWICE = "give one another id [unique-id]"


# -- unique-id


@pytest.mark.parametrize(
    "item",
    [
        "{▸id: numb, ask: Where, answers: {back: My back}}",
        "{▸page: numb, say: Well}",
        "{▸checklist: numb, ask: Any, lines: [{id: cold, line: Cold, ask: Cold}]}",
        "{checklist: more, ask: Any, lines: [{▸id: numb, line: Cold, ask: Cold}]}",
        "{checklist: c, ask: C, lines: [{id: a, line: A, ask: A}, {▸id: a, line: B, ask: B}]}",
    ],
)
def test_questions_checklists_lines_and_pages_are_one_kind(item: str) -> None:
    walk = "- {id: numb, ask: Numb, answers: {toes: Toes}}\n- "
    key, value = item.split("▸")[1].split(" ")[:2]
    marked = item.replace(f"▸{key} {value}", f"{key} ▸{value}")
    assert told(questions=walk + marked) == [
        f"the id `{value.strip(',')}` is used twice for a question, checklist, line or page; "
        f"{TWICE}"
    ]


def test_an_id_that_is_used_twice_is_told_though_an_answer_of_the_first_has_a_condition() -> None:
    said = told(
        questions="""
        - {id: place, ask: Where, answers: {back: My back}}
        - {id: numb, ask: Numb, answers: {toes: {text: Toes, when: {place: back}}}}
        - {id: ▸numb, ask: Again, answers: {leg: A leg}}
        """
    )
    assert said == [
        f"the id `numb` is used twice for a question, checklist, line or page; {TWICE}"
    ]


@pytest.mark.parametrize(
    ("part", "old", "new", "kind"),
    [
        ("urgent", "id: never_checked", "id: ▸squeezed_nerves", "sign"),
        ("next_steps", "id: rehab", "id: ▸see_surgeon", "next step"),
        (
            "messages",
            "- id: no_single_cause",
            "- {id: no_single_cause, say: Well}\n        - id: ▸no_single_cause",
            "message",
        ),
    ],
)
def test_the_second_of_one_kind_is_told(part: str, old: str, new: str, kind: str) -> None:
    changed = SAMPLE | {part: SAMPLE[part].replace(old, new)}
    if part == "next_steps":
        changed["causes"] = SAMPLE["causes"].replace("[rehab]", "[see_surgeon]")
    (said,) = told(**changed)
    assert said.endswith(f" is used twice for a {kind}; {TWICE}")


def test_two_sections_need_two_ids() -> None:
    one = text(safety=SAMPLE["safety"], questions=SAMPLE["questions"])
    assert told(one.replace("id: main_part", "id: ▸safety_part")) == [
        f"the id `safety_part` is used twice for a section; {TWICE}"
    ]


def test_two_causes_sources_and_cases_need_two_ids() -> None:
    cause = """
        - id: {}
          name: Wear
          clinical_name: Wear
          kind: source
          about: It wears.
          evidence: [{{when: {{place: back}}, for: strong, because: It is the back}}]
        """
    case = "- {{case: {}, title: T, story: S, answers: {{place: back}}, expect: {{}}}}\n"
    said = told(
        safety="- {id: place, ask: Where, answers: {back: My back}}",
        causes=cause.format("wear") + cause.format("▸wear"),
        sources="- {id: S1, title: One}\n- {id: ▸S1, title: Two}",
        cases=case.format("one") + case.format("▸one"),
    )
    assert said == [
        f"the id `wear` is used twice for a cause; {TWICE}",
        f"the id `S1` is used twice for a source; {TWICE}",
        f"the id `one` is used twice for a case; {TWICE}",
    ]


def test_one_id_may_stand_for_things_of_two_kinds() -> None:
    assert sample("urgent", "id: never_checked", "id: worst") == []
    assert sample("messages", "id: no_single_cause", "id: wear") == []


def test_answers_need_their_own_ids_only_in_their_question() -> None:
    said = told(
        questions="""
        - {id: place, ask: Where, answers: {back: My back}}
        - {id: worst, ask: Worst, answers: {back: My back, ▸back: My spine}}
        """
    )
    assert [one.rpartition("[")[2] for one in said] == ["duplicate-key]"]


# -- reserved-id


@pytest.mark.parametrize("id_", ["not_sure", "urgency", "causes", "amplifiers", "none"])
@pytest.mark.parametrize(
    "item",
    [
        "{{id: ▸{}, ask: Where, answers: {{back: My back}}}}",
        "{{page: ▸{}, say: Well}}",
        "{{checklist: ▸{}, ask: Any, lines: [{{id: cold, line: Cold, ask: Cold}}]}}",
        "{{checklist: more, ask: Any, lines: [{{id: ▸{}, line: Cold, ask: Cold}}]}}",
    ],
)
def test_a_reserved_id_is_refused(item: str, id_: str) -> None:
    assert told(questions="- " + item.format(id_)) == [
        f"the id `{id_}` is reserved; choose another id [reserved-id]"
    ]


def test_not_sure_is_offered_by_itself() -> None:
    said = told(
        questions="- {id: place, ask: Where, answers: {back: My back, ▸not_sure: Not sure}}"
    )
    assert said == [
        "`not_sure` is reserved; "
        "take it out: it is offered by itself, unless `not_sure: no` [reserved-id]"
    ]


def test_none_is_an_answer_of_pick_many_only() -> None:
    assert told(questions="- {id: a, ask: A, answers: {back: B, ▸none: Not at all}}") == [
        "`none` is for `pick: many`; choose another id [reserved-id]"
    ]
    assert told(questions="- {id: a, ask: A, pick: many, answers: {b: B, none: None}}") == []


# -- unknown-id


def test_a_cause_names_next_steps_that_exist() -> None:
    assert sample("causes", "[rehab]", "[see_surgeon, ▸rehap]") == [
        "there is no next step `rehap`; did you mean `rehab`? [unknown-id]"
    ]
    assert sample("causes", "[rehab]", "[see_surgeon, rehab]") == []


def test_a_cause_explains_causes_that_exist() -> None:
    line = "next_steps: [rehab]\n          explains: {"
    assert sample("causes", "next_steps: [rehab]", line + "▸tightness: It may be tight}") == [
        "there is no source cause `tightness`; write the id of a source cause [unknown-id]"
    ]


URGENT_CAUSE = """
        - id: squeezed
          name: Squeezed nerves
          clinical_name: Cauda equina syndrome
          kind: urgent
          about: The nerves at the bottom of the spine are squeezed.
        """


def test_a_sign_names_an_urgent_cause() -> None:
    def said(cause: str) -> list[str]:
        urgent = SAMPLE["urgent"].replace("tier: emergency", f"tier: emergency\n  cause: {cause}")
        urgent = urgent.replace(f"\n  cause: {cause}", f"\n          cause: {cause}")
        return told(**SAMPLE | {"urgent": urgent, "causes": SAMPLE["causes"] + URGENT_CAUSE})

    assert said("squeezed") == []
    assert said("▸squezed") == [
        "there is no urgent cause `squezed`; did you mean `squeezed`? [unknown-id]"
    ]
    assert said("▸wear") == [
        "there is no urgent cause `wear`; write the id of an urgent cause [unknown-id]"
    ]


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        ("{first: ▸waer}", "there is no source cause `waer`; did you mean `wear`?"),
        ("{shown: [wear, ▸waer]}", "there is no cause `waer`; did you mean `wear`?"),
        ("{not_shown: ▸crack}", "there is no cause `crack`; write the id of a cause"),
        (
            "{signs: [▸never_cheked]}",
            "there is no sign `never_cheked`; did you mean `never_checked`?",
        ),
        ("{page: ▸farewell}", "there is no page `farewell`; write the id of a page"),
        ("{steps: ▸rehap}", "there is no next step `rehap`; did you mean `rehab`?"),
        (
            "{messages: ▸no_singel_cause}",
            "there is no message `no_singel_cause`; did you mean `no_single_cause`?",
        ),
    ],
)
def test_a_case_expects_what_exists(expect: str, said: str) -> None:
    case = f"- {{case: a, title: T, story: S, answers: {{worst: back}}, expect: {expect}}}"
    assert told(**SAMPLE | {"cases": case}) == [f"{said} [unknown-id]"]


GONE = "it may have been removed or renamed: take it out here, or bring it back"


def test_what_is_missing_in_several_places_may_have_been_removed() -> None:
    cause = SAMPLE["causes"].replace("next_steps: [rehab]", "next_steps: [▸injection, ▸wear]")
    promise = """
        - id: injection_offered
          say: An injection is offered
          when: {worst: leg}
          then: {shows: [▸injection]}
        """
    assert told(**SAMPLE | {"causes": cause, "promises": promise}) == [
        f"there is no next step `injection`; {GONE} [unknown-id]",
        "there is no next step `wear`; write the id of a next step [unknown-id]",
        f"there is no cause or next step `injection`; {GONE} [unknown-id]",
    ]


def test_what_carries_the_id_but_is_of_another_kind_was_not_removed() -> None:
    cause = SAMPLE["causes"].replace("next_steps: [rehab]", "next_steps: [▸wear, ▸wear]")
    wrong_kind = "there is no next step `wear`; write the id of a next step [unknown-id]"
    assert told(**SAMPLE | {"causes": cause}) == [wrong_kind, wrong_kind]


def test_nothing_more_is_told_about_an_id_that_is_used_twice() -> None:
    """Its answers would be those of one of the two, and nobody can say of which."""
    again = "\n        - {id: ▸bladder_new, ask: Again, answers: {back: My back}}\n"
    changed = SAMPLE | {"questions": SAMPLE["questions"].rstrip() + again}
    assert told(**changed) == [
        f"the id `bladder_new` is used twice for a question, checklist, line or page; {TWICE}"
    ]
