"""The tree of a questionnaire: what opens what, and which answers call for help."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Page
from spinecheck.reading.loading import load
from spinecheck.showing.parts import Branch, Part
from spinecheck.showing.plain import plain_lines
from spinecheck.showing.terminal import Drawn
from spinecheck.upkeep.graph import Walk, section_trees
from spinecheck.upkeep.tree import Tree
from tests.samples import SAMPLE, answers, questionnaire

SMALL = Path(__file__).parent.parent / "data" / "small.yaml"


def parts(of: Questionnaire, in_full: bool = True, walk: Walk | None = None) -> tuple[Part, ...]:
    return tuple(Tree(of, walk, in_full).parts())


def sections(shown: tuple[Part, ...]) -> str:
    """The trees alone, in plain lines."""
    trees = (part for part in shown if isinstance(part, Branch))
    return "\n".join(line for line in plain_lines(trees, 80) if line)


def in_full(of: Questionnaire, walk: Walk | None = None) -> str:
    return sections(parts(of, walk=walk))


def outline(of: Questionnaire) -> str:
    return sections(parts(of, in_full=False))


def drawn(shown: tuple[Part, ...], width: int, encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="replace")
    Console(file=stream, width=width, highlight=False).print(Drawn(shown))
    stream.flush()
    return raw.getvalue().decode(encoding)


# -- in full


def test_every_answer_stands_with_what_it_opens_and_where_it_leads() -> None:
    assert (
        in_full(questionnaire())
        == """\
URGENT SIGNS  [safety_part]; asked first; 1 question, 1 checklist, 2 lines
- bladder  Do you have any of these? (checklist)
  - numb  I feel numb
  - leaking  I leak
  - if any line: bladder_new  Is that new?
    - yes  Yes
      - -> GET HELP NOW: squeezed_nerves, Nerves may be squeezed
    - checked  No, and checked
      - -> BE SEEN WITHIN 1 TO 2 WEEKS: old_and_checked, Say that it is still
        there
    - unchecked  No, but never checked
      - -> BE SEEN TODAY: never_checked, It needs a check
    - not_sure  I'm not sure
      - -> GET HELP NOW: squeezed_nerves, Nerves may be squeezed
BACKGROUND  [background_part]; background; 1 question
- operation  What was done? (pick many)
  - fusion  Bones joined
  - disc  A disc removed
  - none  None of these
YOUR PAIN  [main_part]; 3 questions
- worst  Which hurts most?
  - back  My back
  - leg  A leg
    - travels  How far does it travel? (for the report)
      - knee  To the knee
      - foot  To the foot
- worse_with  What makes it worse? (pick many)
  - sitting  Sitting
  - walking  Walking
  - none  None of these"""
    )


def test_what_is_asked_only_much_later_stands_in_its_own_place_with_its_condition() -> None:
    later = "- {id: later, when: {operation: fusion}, ask: Later?, answers: {a: A}}"
    shown = in_full(questionnaire(**SAMPLE | {"questions": (SAMPLE["questions"], later)}))
    assert "- later  Later?\n  - only if operation: fusion\n  - a  A" in shown
    assert "  - none  None of these\n  - opens later: later\n" in shown


def test_a_question_in_between_keeps_the_order_of_asking() -> None:
    """A nested picture must not show a question before one that is asked earlier."""
    between = """
        - {id: worst, ask: Which?, answers: {back: My back, leg: A leg}}
        - {id: always, ask: Always?, answers: {a: A}}
        - {id: travels, when: {worst: leg}, ask: How far?, answers: {foot: Foot}}
        """
    shown = in_full(questionnaire(questions=between))
    assert [line for line in shown.splitlines() if line.startswith("- ")] == [
        "- worst  Which?",
        "- always  Always?",
        "- travels  How far?",
    ]


def test_a_follow_up_of_several_answers_stands_once_and_names_them() -> None:
    several = """
        - {id: worst, ask: Which?, answers: {back: My back, leg: A leg, arm: An arm}}
        - {id: travels, when: {worst: [leg, arm]}, ask: How far?, answers: {far: Far}}
        """
    shown = in_full(questionnaire(questions=several))
    assert shown.endswith("  - arm  An arm\n  - if leg or arm: travels  How far?\n    - far  Far")


def test_a_long_chain_of_follow_ups_stays_on_the_screen() -> None:
    """Each hangs on the one before; from the fifth on they stand below each other."""
    chain = ["- {id: q0, ask: Zero?, answers: {a: A, b: B}}"]
    chain += [
        f"- {{id: q{n}, when: {{q{n - 1}: a}}, ask: Question {n}?, answers: {{a: A, b: B}}}}"
        for n in range(1, 1200)
    ]
    shown = in_full(questionnaire(questions=tuple(chain))).splitlines()
    deepest = max(len(row) - len(row.lstrip()) for row in shown)
    assert deepest == 18
    assert f"{' ' * 14}- if q1198: a: q1199  Question 1199?" in shown


def test_a_page_that_ends_the_walk_says_so() -> None:
    page = """
        - {id: part, ask: Which?, answers: {neck: Neck, none_at_all: None}}
        - {page: stop_here, title: Not for you, when: {part: none_at_all}, ends: yes, say: So.,
           do: [See]}
        """
    shown = in_full(questionnaire(questions=page))
    assert "  - none_at_all  None\n    - ENDS HERE: stop_here  Not for you" in shown
    assert "1 question, 1 ending page" in shown


def test_a_sign_that_takes_more_says_what() -> None:
    safety = """
        - checklist: ill
          ask: Any of these?
          lines:
            - {id: fever, line: A fever, ask: A fever?}
            - {id: very_ill, line: Very ill, ask: Very ill?}
        """
    urgent = """
        - id: spreading
          tier: emergency
          when: {fever: [yes, not_sure], very_ill: [yes, not_sure]}
          title: It may spread
          because: It can
        """
    both = questionnaire(safety=safety, urgent=urgent)
    assert "    - -> GET HELP NOW: spreading, It may spread (with very_ill)" in in_full(both)
    assert "  - very_ill -> GET HELP NOW: spreading (with fever)" in outline(both)


def test_answers_that_lead_nowhere_are_left_out_of_an_outline() -> None:
    assert (
        outline(questionnaire())
        == """\
URGENT SIGNS  [safety_part]; asked first; 1 question, 1 checklist, 2 lines
- bladder  Do you have any of these? (checklist)
  - if any line: bladder_new  Is that new?
    - yes or not_sure -> GET HELP NOW: squeezed_nerves
    - unchecked -> BE SEEN TODAY: never_checked
    - checked -> BE SEEN WITHIN 1 TO 2 WEEKS: old_and_checked
BACKGROUND  [background_part]; background; 1 question
- operation  What was done? (pick many)
YOUR PAIN  [main_part]; 3 questions
- worst  Which hurts most?
  - if leg: travels  How far does it travel? (for the report)
- worse_with  What makes it worse? (pick many)"""
    )


# -- nothing is lost


@pytest.mark.parametrize("whole", [True, False])
def test_everything_that_is_asked_and_every_sign_is_in_the_tree(
    built_in: Questionnaire, whole: bool
) -> None:
    names = " ".join(sections(parts(built_in, whole)).replace(":", " ").split()).split()
    missing = [item.id for item in built_in.items if item.id not in names]
    missing += [sign.id for sign in built_in.urgent if not {sign.id, f"{sign.id},"} & set(names)]
    assert missing == []


def test_the_tree_is_in_the_order_of_asking(built_in: Questionnaire) -> None:
    def ids(nodes: object) -> Iterator[str]:
        for node in nodes:  # type: ignore[attr-defined]
            yield node.item.id
            yield from ids(node.nested)

    found = [id_ for tree in section_trees(built_in) for id_ in ids(tree.nodes)]
    assert found == [item.id for item in built_in.items]


# -- one patient's walk


def test_a_walk_marks_what_was_asked_answered_and_reached() -> None:
    of = questionnaire()
    given = answers(bladder=["numb"], bladder_new="unchecked", operation=["fusion"], worst="leg")
    assert (
        in_full(of, Walk(of, given))
        == """\
URGENT SIGNS  [safety_part]; asked first; 1 question, 1 checklist, 2 lines
- [x] bladder  Do you have any of these? (checklist)
  - [x] numb  I feel numb
  - [ ] leaking  I leak
  - [x] if any line: bladder_new  Is that new?
    - [ ] yes  Yes
      - [ ] -> GET HELP NOW: squeezed_nerves, Nerves may be squeezed
    - [ ] checked  No, and checked
      - [ ] -> BE SEEN WITHIN 1 TO 2 WEEKS: old_and_checked, Say that it is
        still there
    - [x] unchecked  No, but never checked
      - [x] -> BE SEEN TODAY: never_checked, It needs a check
    - [ ] not_sure  I'm not sure
      - [ ] -> GET HELP NOW: squeezed_nerves, Nerves may be squeezed
BACKGROUND  [background_part]; background; 1 question
- [x] operation  What was done? (pick many)
  - [x] fusion  Bones joined
  - [ ] disc  A disc removed
  - [ ] none  None of these
YOUR PAIN  [main_part]; 3 questions
- [x] worst  Which hurts most?
  - [ ] back  My back
  - [x] leg  A leg
    - [?] travels  How far does it travel? (for the report)
      - [ ] knee  To the knee
      - [ ] foot  To the foot
- [?] worse_with  What makes it worse? (pick many)
  - [ ] sitting  Sitting
  - [ ] walking  Walking
  - [ ] none  None of these"""
    )


def test_a_sign_that_holds_by_caution_is_marked_where_the_answer_is_missing() -> None:
    """Who ticks a line and leaves is shown the emergency: the picture must show it too."""
    of = questionnaire()
    shown = in_full(of, Walk(of, answers(bladder=["numb"])))
    assert "- [?] if any line: bladder_new" in shown
    assert "    - [ ] not_sure  I'm not sure\n      - [x] -> GET HELP NOW" in shown


@pytest.mark.parametrize("case", ["back_after_five_good_years", "i_really_do_not_know"])
def test_the_marked_walk_is_the_walk(built_in: Questionnaire, case: str) -> None:
    given = next(one.answers for one in built_in.cases if one.id == case)
    walk = Walk(built_in, given)
    met = {item.id for item in built_in.items if walk.meets(item.id)}
    way = walk.assessment.path
    assert met == {item.id for item in (*way.asked, *way.pages)} & {i.id for i in built_in.items}
    shown = sections(parts(built_in, True, walk))
    for item in built_in.items:
        kind = ("ENDS HERE: " if item.ends else "page: ") if isinstance(item, Page) else ""
        rows = [row for row in shown.splitlines() if f"{kind}{item.id}  " in f"{row}  "]
        assert any(row.lstrip("- ").startswith("[ ]") for row in rows) == (item.id not in met)


# -- on a terminal


def test_a_terminal_draws_branches() -> None:
    shown = drawn(parts(questionnaire()), 60)
    assert "├── worst  Which hurts most?" in shown
    assert "│   └── leg  A leg" in shown
    assert "│       └── travels  How far does it travel?" in shown


@pytest.mark.parametrize("width", [40, 80, 160])
def test_a_terminal_shows_the_built_in_one_within_its_width(
    built_in: Questionnaire, width: int
) -> None:
    assert max(map(len, drawn(parts(built_in), width).splitlines())) <= width


def test_without_more_than_ascii_the_branches_are_ascii() -> None:
    shown = drawn(parts(questionnaire()), 60, "ascii")
    assert "+-- worst  Which hurts most?" in shown


def test_text_that_could_steer_or_mark_up_is_shown_as_text() -> None:
    small = load(str(SMALL)).questionnaire
    shown = drawn(parts(small), 80)
    assert "brackets  [bold]Yes[/bold] \\x1b[31m" in shown
    assert "\x1b" not in shown
