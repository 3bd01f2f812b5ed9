"""How many screens are still to come."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinecheck.core import progress
from spinecheck.core.answers import NONE, NOT_SURE, Answers, Values
from spinecheck.core.engine import Path, offered, path, record
from spinecheck.core.model import Case, Questionnaire
from spinecheck.core.progress import Remaining, about, remaining
from spinecheck.core.questions import Asked, Line
from tests.core.test_properties import WALK, complete_walks
from tests.samples import answers, questionnaire

# -- small ones, to read


def left(made: Questionnaire, **given: str | list[str]) -> int:
    """The longest rest of the walk."""
    return remaining(made, path(made, answers(**given))).longest


PART = "- {id: part, ask: Which part?, answers: {neck: My neck, back: My back, leg: My leg}}"
NECK = "- {id: neck_only, when: {part: neck}, ask: How?, answers: {so: So}}"
BACK = "- {id: back_only, when: {part: back}, ask: How?, answers: {so: So}}"
BACK_TOO = "- {id: back_too, when: {part: back}, ask: How?, answers: {so: So}}"
ANYONE = "- {id: anyone, ask: How?, answers: {so: So}}"


def test_without_conditions_there_is_one_length() -> None:
    assert left(questionnaire(questions=(PART, ANYONE))) == 2


def test_questions_that_exclude_each_other_are_not_added_up() -> None:
    made = questionnaire(questions=(PART, NECK, BACK, BACK_TOO, ANYONE))
    assert left(made) == 4
    assert left(made, part="neck") == 2
    assert left(made, part="back") == 3


def test_nothing_is_left_at_the_end() -> None:
    made = questionnaire(questions=(PART, NECK))
    assert left(made, part="leg") == 0
    assert about(remaining(made, path(made, answers(part="leg")))) == 0


def test_an_ending_page_makes_a_walk_short() -> None:
    page = """
        - page: end
          when: {part: leg}
          ends: yes
          say: The end.
          do:
            - See a doctor
        """
    made = questionnaire(questions=(PART, NECK, page, ANYONE, BACK))
    assert left(made) == 3
    assert left(made, part="neck") == 2
    assert left(made, part="leg") == 0


def test_an_answer_that_only_some_can_give_counts_for_them_only() -> None:
    kind = """
        - id: kind
          ask: Which?
          not_sure: no
          answers: {plain: Plain, rare: {text: Rare, when: {part: back}}}
        """
    rare = "- {id: rare_only, when: {kind: rare}, ask: How?, answers: {so: So}}"
    made = questionnaire(questions=(PART, kind, rare))
    assert left(made) == 3
    assert left(made, part="neck") == 1


COSTLY = "- {id: costly, when: {kind: plain}, ask: How?, answers: {so: So}}"


def test_an_answer_may_be_needed_to_be_offered_a_short_way() -> None:
    kind = """
        - id: kind
          ask: Which?
          not_sure: no
          answers: {plain: Plain, quick: {text: Quick, when: {part: back}}}
        """
    made = questionnaire(questions=(PART, kind, COSTLY, COSTLY.replace("costly", "more")))
    assert left(made) == 4


def test_a_question_may_be_worth_asking_because_it_ends_the_walk() -> None:
    page = """
        - page: end
          when: {back_only: so}
          ends: yes
          say: The end.
          do:
            - See a doctor
        """
    rest = tuple(ANYONE.replace("anyone", f"anyone_{n}") for n in range(4))
    made = questionnaire(questions=(PART, BACK, page, *rest))
    assert left(made) == 6


SIGNS = """
    - checklist: signs
      ask: Any of these?
      lines:
        - {id: numb, line: I feel numb, ask: Do you feel numb?}
        - {id: weak, line: I feel weak, ask: Do you feel weak?}
    """
NEW = "- {id: new, when: {numb: [yes, not_sure]}, ask: Is it new?, answers: {yes: 'Yes'}}"


def test_lines_count_only_when_not_sure_has_opened_them() -> None:
    made = questionnaire(safety=(SIGNS, NEW))
    assert left(made) == 2
    assert left(made, signs="not_sure") == 3
    assert left(made, signs=["weak", "not_sure"]) == 2
    assert left(made, signs="not_sure", numb="no") == 1


def test_none_of_these_and_a_tick_are_never_counted_together() -> None:
    only = "- {id: none_only, when: {worse: none}, ask: How?, answers: {so: So}}"
    other = "- {id: other, when: {worse: sitting}, ask: How?, answers: {so: So}}"
    worse = """
        - {id: worse, ask: What?, pick: many, answers: {sitting: Sitting, none: None}}
        """
    assert left(questionnaire(questions=(worse, only, other))) == 2


def test_the_number_to_show_is_one_at_the_last_question() -> None:
    assert about(Remaining(longest=1, in_sight=1)) == 1


def test_one_that_may_still_open_another_is_not_called_the_last() -> None:
    made = questionnaire(questions=(PART, NECK))
    assert about(remaining(made, path(made, {}))) == 2


def test_a_long_list_with_a_question_on_each_line_is_no_work() -> None:
    """Every line tells apart two walks: all combinations would be 4^18."""
    ids = [f"line{n}" for n in range(18)]
    lines = "".join(f"\n    - {{id: {id_}, line: L, ask: L?}}" for id_ in ids)
    asked = tuple(
        f"- {{id: of_{id_}, when: {{{id_}: [yes, not_sure]}}, ask: How?, answers: {{so: So}}}}"
        for id_ in ids
    )
    made = questionnaire(safety=(f"- checklist: many\n  ask: Any?\n  lines:{lines}", *asked))
    assert left(made) == 19


# -- random small ones, against trying everything

TIERS = ("soon", "same_day", "emergency")
Data = dict[str, Any]


class Drawn:
    """A few questions, checklists and ending pages that depend on each other in any way."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any], *, plain_ends: bool) -> None:
        self.draw = draw
        self.plain_ends = plain_ends
        self.values: dict[str, list[str]] = {}
        self.items: list[Data] = []
        first: Data = {"id": "first", "ask": "?", "answers": {"a": "A", "b": "B"}}
        self.add(first, first=["a", "b", NOT_SURE])
        for n in range(draw(st.integers(1, 5))):
            draw(
                st.sampled_from(
                    [self.pick_one, self.pick_one, self.pick_many, self.tick, self.end]
                )
            )(n)

    def add(self, item: Data, **values: list[str]) -> None:
        self.items.append(item)
        self.values |= values

    def when(self, *ids: str) -> list[Data]:
        def some(of: Sequence[str]) -> list[str]:
            found: list[str] = self.draw(
                st.lists(st.sampled_from(of), unique=True, min_size=1, max_size=2)
            )
            return found

        clauses = range(self.draw(st.integers(1, 2)))
        return [
            {id_: some(self.values[id_]) for id_ in some(ids or [*self.values])} for _ in clauses
        ]

    def maybe_when(self) -> Data:
        return {"when": self.when()} if self.draw(st.booleans()) else {}

    def pick_one(self, n: int) -> None:
        offer = {"a": "A"} | {id_: {"text": "B"} | self.maybe_when() for id_ in ("b", "c")}
        item = {
            "id": f"one{n}",
            "ask": "?",
            "not_sure": self.draw(st.booleans()),
            "answers": offer,
        }
        self.add(item | self.maybe_when(), **{f"one{n}": [*offer, NOT_SURE]})

    def pick_many(self, n: int) -> None:
        offer = {"a": "A", "b": {"text": "B"} | self.maybe_when(), NONE: "None"}
        item = {"id": f"many{n}", "ask": "?", "pick": "many", "answers": offer}
        self.add(item | self.maybe_when(), **{f"many{n}": [*offer, NOT_SURE]})

    def tick(self, n: int) -> None:
        ids = [f"line{n}a", f"line{n}b"]
        lines = [{"id": id_, "line": "L", "ask": "L?"} | self.maybe_when() for id_ in ids]
        item = {"checklist": f"list{n}", "ask": "?", "lines": lines} | self.maybe_when()
        answers_ = {id_: ["yes", "no", NOT_SURE] for id_ in ids}
        self.add(item, **answers_, **{f"list{n}": [*ids, NONE, NOT_SURE]})

    def end(self, n: int) -> None:
        when = self.when("first") if self.plain_ends else self.when()
        self.add({"page": f"end{n}", "when": when, "ends": "yes", "say": "End", "do": ["Go"]})

    def sign(self, n: int) -> Data:
        tier = self.draw(st.sampled_from(TIERS))
        return {"id": f"sign{n}", "tier": tier, "when": self.when(), "title": "T", "because": "B"}


@st.composite
def questionnaires(draw: st.DrawFn, *, plain_ends: bool = False) -> Questionnaire:
    drawn = Drawn(draw, plain_ends=plain_ends)
    return Questionnaire.model_validate(
        {
            "questionnaire": "random",
            "version": "1",
            "title": "Random",
            "tiers": {tier: {"say": "Words"} for tier in ("routine", *TIERS)},
            "sections": [{"id": "all", "title": "All", "questions": drawn.items}],
            "urgent": [drawn.sign(n) for n in range(draw(st.integers(0, 6)))],
        }
    )


def every_answer(question: Asked, way: Path) -> Iterator[Values]:
    values = offered(question, way.facts)
    if isinstance(question, Line) or not question.many:
        yield from ((value,) for value in values)
        return
    ticks = [value for value in values if value != NONE]
    for n in range(1, len(ticks) + 1):
        yield from combinations(ticks, n)
    if NONE in values:
        yield (NONE,)


def every_length(made: Questionnaire, given: Answers) -> set[int]:
    """The number of screens of every walk from here, tried one by one."""
    open_now = {question.id for question in path(made, given).unanswered}
    known: dict[tuple[tuple[str, Values], ...], set[int]] = {}

    def lengths(now: Answers) -> set[int]:
        way = path(made, now)
        key = tuple(way.facts.items())
        if key not in known:
            known[key] = {0} if not way.unanswered else set()
            for question in way.unanswered[:1]:
                counts = not isinstance(question, Line) or question.id in open_now
                for values in every_answer(question, way):
                    known[key] |= {n + counts for n in lengths({**now, question.id: values})}
        return known[key]

    return lengths(given)


@st.composite
def begun(draw: st.DrawFn, made: Questionnaire) -> Answers:
    """A walk, stopped somewhere."""
    now: Answers = {}
    for _ in range(draw(st.integers(0, 4))):
        way = path(made, now)
        for question in way.unanswered[:1]:
            values = draw(st.sampled_from(list(every_answer(question, way))))
            now = record(made, now, question.id, values)
    return now


@settings(max_examples=120)
@given(st.data(), questionnaires())
def test_the_longest_walk_is_that_of_all_walks_tried_one_by_one(
    data: st.DataObject, made: Questionnaire
) -> None:
    given = data.draw(begun(made))
    found = remaining(made, path(made, given))
    assert found.longest == max(every_length(made, given))


@pytest.mark.parametrize(
    ("limit", "most"),
    [("MOST_STATES", 0), ("MOST_STATES", 1), ("MOST_STATES", 3), ("MOST_OUTCOMES", 2)],
)
@given(data=st.data(), made=questionnaires())
def test_when_there_is_too_much_to_tell_apart_the_longest_is_a_sound_bound(
    data: st.DataObject, made: Questionnaire, limit: str, most: int
) -> None:
    given = data.draw(begun(made))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(progress, limit, most)
        found = remaining(made, path(made, given))
    assert found.longest >= max(every_length(made, given))


def test_a_screen_whose_answers_open_something_in_every_combination_is_no_riddle() -> None:
    """Each line opens one question when it is ticked and one when it is not: 2 to the power."""
    numbers = range(24)
    lines = [f"        - {{id: line{n}, line: L, ask: L?}}" for n in numbers]
    asked = "\n".join(["- checklist: signs", "      ask: Any?", "      lines:", *lines])
    opened = "\n".join(
        f"- {{id: {answer}{n}, when: {{line{n}: {answer}}}, ask: Q?, answers: {{a: A}}}}"
        for n in numbers
        for answer in ("yes", "no")
    )
    made = questionnaire(questions=(f"    {asked}", opened))
    assert left(made) >= 1 + 24


# -- the number to show


def walk_of(made: Questionnaire, wanted: Answers) -> Iterator[Path]:
    """The path before each answer of a walk, and at its end."""
    now: Answers = {}
    while asked := path(made, now).next:
        way = path(made, now)
        yield way
        values = tuple(v for v in wanted.get(asked.id, ()) if v in offered(asked, way.facts))
        now = record(made, now, asked.id, values or offered(asked, way.facts)[-1:])
    yield path(made, now)


def assert_counts_down(made: Questionnaire, wanted: Answers) -> None:
    ways = list(walk_of(made, wanted))
    shown = [about(remaining(made, way)) for way in ways]
    for n, (before, after) in enumerate(pairwise(ways)):
        opened = {asked.id for asked in after.asked} - {asked.id for asked in before.asked}
        assert opened or shown[n + 1] < shown[n]
    assert shown[-1] == 0


@pytest.mark.parametrize("case", WALK.cases, ids=lambda case: case.id)
def test_in_every_case_the_number_falls_with_each_answer_that_opens_nothing(case: Case) -> None:
    assert_counts_down(WALK, case.answers)


@given(complete_walks)
def test_on_any_walk_the_number_falls_with_each_answer_that_opens_nothing(
    wanted: dict[str, Values],
) -> None:
    assert_counts_down(WALK, wanted)


@given(st.data(), questionnaires())
def test_in_any_questionnaire_the_number_falls_with_each_answer_that_opens_nothing(
    data: st.DataObject, made: Questionnaire
) -> None:
    assert_counts_down(made, data.draw(begun(made)))


@given(complete_walks)
def test_the_last_question_is_announced_as_the_last(wanted: dict[str, Values]) -> None:
    ways = list(walk_of(WALK, wanted))
    if not ways[-1].ending:
        assert about(remaining(WALK, ways[-2])) == 1


@given(complete_walks)
def test_every_walk_is_as_long_as_was_said_at_each_of_its_questions(
    wanted: dict[str, Values],
) -> None:
    ways = list(walk_of(WALK, wanted))
    for n, way in enumerate(ways):
        found = remaining(WALK, way)
        opened = {a.id for a in ways[-1].asked if isinstance(a, Line)} - {a.id for a in way.asked}
        assert len(ways) - 1 - n - len(opened) <= found.longest


def test_no_screen_of_the_built_in_questionnaire_needs_bounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """About 1 ms a screen and under 3 at the first, on a laptop; far from both limits."""
    start = remaining(WALK, path(WALK, {}))
    monkeypatch.setattr(progress, "MOST_STATES", 60)
    monkeypatch.setattr(progress, "MOST_OUTCOMES", 9)
    assert remaining(WALK, path(WALK, {})) == start
