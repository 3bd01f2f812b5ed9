"""Mistakes of shape: each in words, at its place, with what to do."""

import pytest

from spinecheck.reading.problems import Problem
from spinecheck.reading.rules.shape import Mistake, problem
from tests.reading.told import told
from tests.samples import ABOUT, SAMPLE

WHERE = """
    - id: place
      ask: Where does it hurt?
      answers: {back: My back, leg: A leg}
    """
LINES = "write a list: each on its own line, after `- `"
ID = "an id is made of small letters, digits and _, and begins with a letter [id]"

SECTIONS = """\
sections:
  - id: pain
    title: Pain
    questions:
      - {id: place, ask: Where, answers: {back: My back}}
"""


def about(old: str, new: str) -> list[str]:
    """What is said about the sample with a change in its first part."""
    assert old in ABOUT
    return told(ABOUT.replace(old, new) + SECTIONS)


def test_the_sample_is_right() -> None:
    assert told(**SAMPLE) == []
    assert told(questions=WHERE) == []


# -- keys


def test_an_unknown_key_suggests_the_nearest() -> None:
    said = told(
        questions="""
        - id: place
          ▸asks: Where does it hurt?
          ask: Where?
          answers: {back: My back}
        """
    )
    assert said == ["the key `asks` is not known here; did you mean `ask`? [unknown-key]"]


def test_an_unknown_key_without_a_near_one_is_told_the_keys() -> None:
    said = told(
        safety="""
        - checklist: signs
          ask: Any of these?
          lines:
            - {id: numb, line: Numb, ask: Numb?, ▸xyz: 1}
        """
    )
    assert said == [
        "the key `xyz` is not known here; "
        "the keys are `id`, `line`, `ask`, `short`, `when` or `cites` [unknown-key]"
    ]


def test_the_nearest_key_is_looked_for_among_the_words_of_the_yaml() -> None:
    said = told(
        **SAMPLE
        | {
            "causes": """
        - id: wear
          name: Wear
          clinical_name: Wear
          kind: source
          about: It wears.
          evidence:
            - {when: {worst: back}, for: strong, because: It is the back}
            - {when: {worst: leg}, against: weak, ▸fr: weak, because: It is the leg}
          next_steps: [rehab]
        """
        }
    )
    assert said == ["the key `fr` is not known here; did you mean `for`? [unknown-key]"]


@pytest.mark.parametrize(
    ("item", "keys"),
    [
        ("{page: note, say: Well, ▸xyz: 1}", "`page`, `title`, `when`, `ends`, `say`, `do`"),
        ("{id: q, ask: Q, answers: {a: A}, ▸xyz: 1}", "`id`, `ask`, `short`, `why`, `when`"),
    ],
)
def test_each_kind_of_item_has_its_own_keys(item: str, keys: str) -> None:
    (said,) = told(questions=f"- {item}\n- {{id: worst, ask: Which, answers: {{leg: A leg}}}}")
    assert said.startswith(f"the key `xyz` is not known here; the keys are {keys}")


def test_an_unknown_key_at_the_top_is_told_there() -> None:
    assert about("title: A sample\n", "title: A sample\n▸mesages: []\n") == [
        "the key `mesages` is not known here; did you mean `messages`? [unknown-key]"
    ]


def test_a_missing_key_is_told_at_the_key_of_its_map() -> None:
    assert about("  emergency:\n    say: Call", "  ▸emergency:\n    # Call") == [
        "the key `say` is missing; write it [missing-key]"
    ]


def test_a_missing_key_is_told_at_the_first_key_of_its_list_item() -> None:
    said = told(
        questions="""
        - ▸id: place
          answers: {back: My back}
        """
    )
    assert said == ["the key `ask` is missing; write it [missing-key]"]


def test_a_missing_key_at_the_top_is_told_at_the_top() -> None:
    said = told("▸▸" + ABOUT.replace("title: A sample\n", ""))
    assert said == [
        "the key `title` is missing; write it [missing-key]",
        "the key `sections` is missing; write it [missing-key]",
    ]


def test_an_item_of_an_unknown_kind_is_told_once() -> None:
    said = told(
        questions="""
        - ▸idd: place
          aks: Where does it hurt?
          answer: [back]
        - id: worst
          ask: Which is worst?
          answers: {back: My back}
        """
    )
    assert said == [
        "this is neither a question, a checklist nor a page; "
        "begin it with `id:`, `checklist:` or `page:` [unknown-kind]"
    ]


def test_an_item_that_is_only_a_word_is_of_no_kind() -> None:
    (said,) = told(questions="- ▸place")
    assert said.endswith("[unknown-kind]")


# -- kinds of value


def question(line: str) -> list[str]:
    """What is said about a question in which one line is replaced by this one."""
    key = line.replace("▸", "").split(":")[0]
    lines = {
        "id": "id: place",
        "ask": "ask: Where does it hurt?",
        "answers": "answers: {back: My back, leg: A leg}",
    }
    return told(questions="- " + "\n  ".join((lines | {key: line}).values()))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ask: ▸[back, leg]", "a text is expected here, not a list; write one text"),
        (
            "ask: ▸{back: My back}",
            "a text is expected here, not a map; "
            "put a sentence with `: ` or a leading `{` in quotes",
        ),
        ("answers: ▸back", "a map of keys and values is expected here; write `key: value` lines"),
        (
            "answers: ▸[back, leg]",
            "a map of keys and values is expected here; write `key: value` lines",
        ),
        (
            "answers: {back: ▸[My, back]}",
            "a map of keys and values is expected here; write `key: value` lines",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_told(line: str, said: str) -> None:
    assert question(line) == [f"{said} [wrong-type]"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A sample\n", "title: A sample\nreviewed: ▸nobody\n"),
        ("title: A sample\n", "title: A sample\ncauses: ▸{}\n"),
        ("    do:\n      - Do not drive yourself\n", "    do: ▸Do not drive yourself\n"),
    ],
)
def test_a_list_that_is_none_is_told(old: str, new: str) -> None:
    assert about(old, new) == [f"a list is expected here; {LINES} [wrong-type]"]


@pytest.mark.parametrize(
    ("fit", "said"),
    [
        ("{some: {points: ▸many}}", "`many` is not a whole number; write a number"),
        ("{shown_at_most: ▸1.5}", "`1.5` is not a whole number; write a number"),
        ("{shown_at_most: ▸0}", "`0` is too small; write a larger number"),
        ("{many: {points: ▸-3}}", "`-3` is too small; write a larger number"),
    ],
)
def test_a_number_that_is_none_is_told(fit: str, said: str) -> None:
    assert about("title: A sample\n", f"title: A sample\nfit: {fit}\n") == [f"{said} [wrong-type]"]


@pytest.mark.parametrize("word", ["true", "false", "1", "Yes", "on", '""'])
def test_yes_and_no_are_the_only_booleans(word: str) -> None:
    shown = word.strip('"')
    assert question(f"private: ▸{word}") == [
        f"`{shown}` is neither yes nor no; write `yes` or `no` [yes-or-no]"
    ]
    assert question("private: yes") == question("private: no") == []


def test_an_unknown_word_suggests_the_nearest() -> None:
    assert question("pick: ▸man") == [
        "`man` is not `one` or `many`; did you mean `many`? [unknown-word]"
    ]


def test_an_unknown_word_without_a_near_one_is_told_the_words() -> None:
    said = told(**SAMPLE | {"urgent": SAMPLE["urgent"].replace("tier: soon", "tier: ▸routine")})
    assert said == [
        "`routine` is not `soon`, `same_day` or `emergency`; "
        "write `soon`, `same_day` or `emergency` [unknown-word]"
    ]


def test_an_unknown_urgency_of_a_case_is_told_once() -> None:
    said = told(
        questions=WHERE,
        cases="""
        - {case: a, title: A, story: S, answers: {place: back}, expect: {urgency: ▸routin}}
        """,
    )
    assert said == [
        "`routin` is not `routine`, `soon`, `same_day`, `emergency` or `unknown`; "
        "did you mean `routine`? [unknown-word]"
    ]


@pytest.mark.parametrize("line", ["ask: ▸''", "ask: ▸' '", "answers: {back: ▸''}", "why:▸"])
def test_an_empty_text_is_told(line: str) -> None:
    assert question(line) == ["there is no text; write it, or take the key out [empty]"]


def test_an_empty_map_of_answers_is_told() -> None:
    assert question("answers: ▸{}") == [
        "nothing stands here; write at least one, or take the key out [empty]"
    ]
    assert question("cites: []") == []


@pytest.mark.parametrize("line", ["id: ▸Place", "id: ▸1st", "id: ▸a-b", "id: ▸_a", "id: ▸ä"])
def test_an_id_is_small_letters_digits_and_underscores(line: str) -> None:
    written = line.split("▸")[1]
    assert question(line) == [f"`{written}` is not an id; {ID}"]


def test_an_answer_id_is_told_at_its_key() -> None:
    assert question("answers: {back: My back, ▸My-leg: A leg}") == [f"`My-leg` is not an id; {ID}"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("x" * 40, "x" * 40), ("x" * 41, "x" * 39 + "…"), ("x" * 100, "x" * 39 + "…")],
)
def test_a_long_value_is_told_in_short(value: str, shown: str) -> None:
    (said,) = question(f"private: ▸{value}")
    assert said == f"`{shown}` is neither yes nor no; write `yes` or `no` [yes-or-no]"


def test_what_is_far_longer_than_anyone_reads_is_refused() -> None:
    too_long = [f"`{'x' * 39}…` is far too long; shorten it [too-long]"]
    assert question(f"why: ▸{'x' * 10_001}") == too_long
    assert question(f"why: {'x' * 10_000}") == []
    assert question(f"id: ▸{'x' * 101}") == too_long
    assert question(f"id: {'x' * 100}") == []


def test_there_are_only_so_many_signs_that_they_can_be_compared() -> None:
    sign = "- {id: s, tier: soon, when: {place: leg}, title: T, because: B}\n"
    assert told(questions=WHERE, urgent="▸" + sign * 1001) == [
        "far too many stand here; keep fewer [too-long]"
    ]


def test_a_mistake_that_no_rule_knows_is_told_all_the_same() -> None:
    mistake = Mistake("of_a_later_pydantic", ("title",), 1, list)
    assert problem(mistake) == Problem(
        ("title",), "this does not fit here", "mend the value", "wrong-type"
    )


def test_a_source_id_may_have_capitals_and_is_not_told_to_have_none() -> None:
    assert question("cites: [S023, vg-04, NS05.1]") == []
    assert question("cites: [S023, ▸1st]") == [
        "`1st` is not the id of a source; "
        "write letters, digits, `_`, `.` and `-`, with a letter first [wrong-text]"
    ]


# -- placeholders


def test_the_three_placeholders_may_stand_in_a_text() -> None:
    assert question("ask: Call {emergency_number}, {health_line} or {crisis_line}?") == []


@pytest.mark.parametrize("stray", ["{phone}", "{}", "{ emergency_number }", "{", "}", "{{a}"])
def test_nothing_else_may_stand_in_braces(stray: str) -> None:
    (said,) = question(f'ask: "Call ▸{stray} now"')
    assert said.endswith(
        "cannot stand in a text; only {emergency_number}, {health_line} and {crisis_line} "
        "may stand in braces [placeholder]"
    )


def test_a_stray_placeholder_is_named() -> None:
    (said,) = question('ask: "Call ▸{phone} now"')
    assert said.startswith("`{phone}` cannot stand in a text; ")


# -- conditions


@pytest.mark.parametrize(
    "when", ["▸{}", "▸[]", "[▸{}]", "[{place: back}, ▸{}]", "{place: ▸[]}", "[{place: ▸[]}]"]
)
def test_an_empty_condition_is_told(when: str) -> None:
    said = told(
        questions=f"""
        - {{id: place, ask: Where, answers: {{back: My back}}}}
        - {{id: worst, when: {when}, ask: When, answers: {{night: At night}}}}
        """
    )
    assert said == ["nothing stands here; write at least one, or take the key out [empty]"]


@pytest.mark.parametrize("when", ["▸place", "[▸place]", "▸''"])
def test_a_condition_is_a_map_or_a_list_of_maps(when: str) -> None:
    said = told(
        questions=f"""
        - {{id: place, ask: Where, answers: {{back: My back}}}}
        - {{id: worst, when: {when}, ask: When, answers: {{night: At night}}}}
        """
    )
    assert said == [
        "a map of keys and values is expected here; write `key: value` lines [wrong-type]"
    ]


def test_a_condition_written_in_any_way_is_right() -> None:
    said = told(
        questions="""
        - {id: place, ask: Where, answers: {back: My back, leg: A leg}}
        - {id: a, when: {place: back}, ask: A, answers: {a: A}}
        - {id: b, when: {place: [back, leg], a: a}, ask: B, answers: {a: A}}
        - {id: c, when: [{place: back}, {a: [a, not_sure]}], ask: C, answers: {a: A}}
        """
    )
    assert said == []


# -- what the text has already said is not said again


def test_an_alias_in_place_of_an_id_is_told_once() -> None:
    assert question("id: ▸*place") == ["an alias (`*`) is used; write the text out [alias]"]


def test_a_mistake_behind_an_anchor_is_told_too() -> None:
    said = told("▸&all\n" + ABOUT + SECTIONS.replace("id: pain", "id: ▸Pain"))
    assert [one.rpartition("[")[2] for one in said] == ["alias]", "id]"]


def test_a_sentence_that_a_comma_broke_is_told_once() -> None:
    (said,) = question("answers: {back: My back, ▸or my side, leg: A leg}")
    assert said.endswith("[sentence-in-braces]")


def test_sentences_in_brackets_are_told_once() -> None:
    said = told(
        questions="""
        - {page: note, say: Well, do: [▸See your doctor, Rest a little]}
        - {id: place, ask: Where, answers: {back: My back}}
        """
    )
    assert said == [
        "a sentence stands in `[ ]`; "
        "write each sentence on its own line, after `- ` [sentences-in-brackets]"
    ]
