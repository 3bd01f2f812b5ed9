"""What holds for everyone, tried on random answers to the built-in questionnaire.

`spinecheck check` proves these for all answers; here they are tried on the code that patients use.
"""

from collections.abc import Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from spinecheck.core.answers import NONE, NOT_SURE, YES_NO, Answers, Values
from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.engine import holds, offered, path, record
from spinecheck.core.fields import questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Asked, Checklist, Line
from spinecheck.core.tiers import TIERS, Tier
from spinecheck.core.urgency import signs_that_hold
from spinecheck.reading import BUILT_IN
from spinecheck.reading.loading import load

# Strategies are made of the questions, so the questionnaire is needed before any fixture is.
WALK: Questionnaire = load(BUILT_IN).questionnaire
CHECKLISTS = [asked for asked in WALK.asked.values() if isinstance(asked, Checklist)]
LINES = sorted(WALK.checklist_of)


def several(ids: tuple[str, ...]) -> st.SearchStrategy[Values]:
    """Some ticks, perhaps with "not sure" beside them; `none` where nothing is ticked."""
    ticks = st.lists(st.sampled_from(ids), unique=True, max_size=3)
    return st.builds(
        lambda ticked, unsure: (*ticked, *unsure) or (NONE,),
        ticks,
        st.sampled_from([(), (), (), (NOT_SURE,)]),
    )


def answer_to(asked: Asked) -> st.SearchStrategy[Values]:
    """An answer to one question, whatever else is answered."""
    if isinstance(asked, Line):
        return st.sampled_from(YES_NO).map(lambda value: (value,))
    if isinstance(asked, Checklist):
        # Most people have none of these: else every random patient would be an emergency.
        none = st.just((NONE,))
        ticked = several(tuple(line.id for line in asked.lines))
        return st.integers(0, 3).flatmap(lambda dice: none if dice else ticked)
    if asked.many:
        return several(tuple(id_ for id_ in asked.answers if id_ != NONE))
    unsure = (NOT_SURE,) if asked.not_sure else ()
    return st.sampled_from([(value,) for value in (*asked.answers, *unsure)])


PICKS = {id_: answer_to(asked) for id_, asked in WALK.asked.items()}
# Nobody under 18 and nobody without an operation: few questions are left for them.
GROWN_UP = PICKS | {
    "who": st.sampled_from([("age_18_to_49",), ("age_65_up",), (NOT_SURE,)]),
    "operated_part": st.sampled_from([("neck",), ("low_back",), ("several",), (NOT_SURE,)]),
    "time_since": st.sampled_from([("m6_to_12",), ("over_y5",), (NOT_SURE,), ("under_6_weeks",)]),
}
everything = st.one_of(st.fixed_dictionaries(GROWN_UP), st.fixed_dictionaries(PICKS))
"""An answer to every question, asked or not: a question takes every answer once it is asked."""
anything = st.fixed_dictionaries({}, optional=PICKS)
"""Answers to some questions, as a file may hold them: with holes, and with leftovers."""


def rank(urgency: Tier | None) -> int:
    """Unknown ranks below routine."""
    return -1 if urgency is None else TIERS.index(urgency)


def urgency(answers: Answers) -> int:
    return rank(assess(WALK, answers).urgency)


def counted(answers: Answers) -> dict[str, Values]:
    """Only the answers that count."""
    way = path(WALK, answers)
    return {asked.id: way.facts[asked.id] for asked in way.asked if asked.id in way.facts}


def walked(answers: Answers) -> dict[str, Values]:
    """A walk from the first question to the last that gives these answers where it can."""
    now: Answers = {}
    while asked := path(WALK, now).next:
        choices = offered(asked, path(WALK, now).facts)
        given = tuple(value for value in answers[asked.id] if value in choices)
        now = record(WALK, now, asked.id, given or choices[-1:])
    return dict(now)


complete_walks = everything.map(walked)


# -- urgency


@given(everything, st.sampled_from(LINES))
def test_one_more_ticked_line_never_lowers_the_urgency(
    answers: dict[str, Values], line: str
) -> None:
    checklist = WALK.checklist_of[line].id
    before = tuple(value for value in answers[checklist] if value not in (line, NONE))
    without = answers | {checklist: before or (NONE,)}
    ticked = answers | {checklist: (*before, line)}
    assert urgency(ticked) >= urgency(without)


@given(
    everything,
    st.sampled_from(
        [
            id_
            for id_, asked in WALK.asked.items()
            if isinstance(asked, Line) or {"no", NOT_SURE} <= set(offered(asked, {}))
        ]
    ),
)
def test_not_sure_never_gives_a_lower_urgency_than_no(
    answers: dict[str, Values], question: str
) -> None:
    if question in WALK.checklist_of:
        checklist = WALK.checklist_of[question].id
        others = tuple(value for value in answers[checklist] if value not in (question, NONE))
        answers |= {checklist: (*others, NOT_SURE)}
    unsure = answers | {question: (NOT_SURE,)}
    assert urgency(unsure) >= urgency(answers | {question: ("no",)})


@given(everything, st.sampled_from([checklist.id for checklist in CHECKLISTS]))
def test_not_sure_about_a_checklist_is_never_less_urgent_than_none_of_these(
    answers: dict[str, Values], checklist: str
) -> None:
    unsure = answers | {checklist: (NOT_SURE,)}
    assert urgency(unsure) >= urgency(answers | {checklist: (NONE,)})


@given(anything)
def test_urgency_is_the_highest_tier_of_the_signs(answers: dict[str, Values]) -> None:
    found = assess(WALK, answers)
    ranks = [rank(sign.tier) for sign in found.signs]
    assert ranks == sorted(ranks, reverse=True)
    if found.signs:
        assert rank(found.urgency) == max(ranks)
    else:
        assert found.urgency == ("routine" if found.complete else None)


@given(complete_walks)
def test_a_whole_walk_without_a_page_leaves_no_urgency_open(answers: dict[str, Values]) -> None:
    found = assess(WALK, answers)
    assert found.complete or found.page
    assert found.path.unanswered == ()
    assert found.ignored == ()


@given(
    complete_walks,
    everything,
    st.sets(st.sampled_from(sorted(set(WALK.asked) - WALK.deciding_urgency))),
)
def test_once_complete_no_missing_answer_raises_the_urgency(
    answers: dict[str, Values], rest: dict[str, Values], left_out: set[str]
) -> None:
    so_far = counted({id_: v for id_, v in answers.items() if id_ not in left_out})
    if assess(WALK, so_far).complete:
        assert urgency(rest | so_far) <= urgency(so_far)


@given(anything)
def test_the_result_holds_every_sign_that_interrupted(answers: dict[str, Values]) -> None:
    """Caution adds signs, and never takes one away."""
    literal = signs_that_hold(WALK, path(WALK, answers).facts)
    assert set(literal) <= set(assess(WALK, answers).signs)


# -- stopping anywhere


@given(st.data(), everything, st.sampled_from(LINES))
def test_a_tick_followed_by_a_stop_is_as_urgent_as_any_answers_to_its_follow_ups(
    data: st.DataObject, answers: dict[str, Values], line: str
) -> None:
    """Whoever ticks a line and leaves is told what they could have been told by going on."""
    checklist = WALK.checklist_of[line]
    now: Answers = {}
    while (asked := path(WALK, now).next) and asked.id != checklist.id:
        choices = offered(asked, path(WALK, now).facts)
        values = tuple(value for value in answers[asked.id] if value in choices)
        now = record(WALK, now, asked.id, values or choices[-1:])
    assume(asked is not None and line in offered(asked, path(WALK, now).facts))
    more = data.draw(st.sampled_from([(), (NOT_SURE,)]))
    now = record(WALK, now, checklist.id, (line, *more))
    at_the_stop = urgency(now)
    opened = WALK.follow_ups | {other.id for other in checklist.lines}
    while (asked := path(WALK, now).next) and asked.id in opened:
        choices = offered(asked, path(WALK, now).facts)
        now = record(WALK, now, asked.id, (data.draw(st.sampled_from(choices)),))
    assert at_the_stop >= urgency(now)


@pytest.mark.parametrize("line", LINES)
def test_a_tick_and_a_stop_reach_the_tier_that_yes_reaches_alone(line: str) -> None:
    reached = [
        rank(sign.tier)
        for sign in WALK.urgent
        if any(
            {condition.question for condition in clause} == {line} and "yes" in clause[0].values
            for clause in sign.when
        )
    ]
    answers = {
        "who": ("age_18_to_49",),
        "operated_part": ("several",),
        WALK.checklist_of[line].id: (line,),
    }
    assert urgency(answers) >= max(reached, default=-1)


@given(everything, st.integers(0, len(WALK.asked)))
def test_a_walk_may_stop_anywhere(answers: dict[str, Values], steps: int) -> None:
    whole = walked(answers)
    so_far = dict(list(whole.items())[:steps])
    assert assess(WALK, so_far).ignored == ()
    assert something_to_do(assess(WALK, so_far)) or assess(WALK, so_far).urgency is None


# -- what is shown


def something_to_do(found: Assessment) -> bool:
    tier = WALK.tiers.of(found.urgency).do if found.urgency else ()
    page = found.page.do if found.page else ()
    return bool(tier or page or found.next_steps or any(sign.do for sign in found.signs))


@given(anything)
def test_every_result_has_something_to_do_next(answers: dict[str, Values]) -> None:
    assert something_to_do(assess(WALK, answers))


@given(anything)
def test_no_causes_stand_on_an_ending_page(answers: dict[str, Values]) -> None:
    found = assess(WALK, answers)
    if found.page:
        assert found.page.do
        assert (found.causes, found.amplifiers) == ((), ())
        assert (found.next_steps, found.messages) == ((), ())


@given(everything)
def test_an_emergency_leaves_no_steps_and_no_messages(answers: dict[str, Values]) -> None:
    found = assess(WALK, answers)
    if found.urgency == "emergency":
        assert (found.next_steps, found.messages) == ((), ())


@given(complete_walks)
def test_causes_are_sorted_limited_and_never_urgent(answers: dict[str, Values]) -> None:
    found = assess(WALK, answers)
    listed = [finding.cause.id for finding in (*found.causes, *found.amplifiers)]
    assert len(listed) == len(set(listed))
    assert not {"fracture", "infection"} & set(listed)
    assert len(found.causes) <= WALK.fit.shown_at_most
    assert {finding.cause.kind for finding in found.causes} <= {"source"}
    fits = [finding.fit for finding in found.causes]
    assert fits == sorted(fits)  # "many" before "some"
    assert not found.causes or any(not finding.cause.never_alone for finding in found.causes)


@given(complete_walks)
def test_every_shown_cause_meets_the_fit_it_is_shown_with(answers: dict[str, Values]) -> None:
    found = assess(WALK, answers)
    for finding in (*found.causes, *found.amplifiers):
        held = [e for e in finding.cause.evidence if holds(e.when, found.path.facts)]
        assert sorted(e.because for e in held) == sorted(
            e.because for e in (*finding.supports, *finding.against)
        )
        assert finding.points == sum(piece.points for piece in held)
        assert finding.points >= WALK.fit.some.points
        assert len(finding.supports) >= WALK.fit.some.reasons
        strong = len([piece for piece in finding.supports if piece.strength == "strong"])
        enough = any(finding.points >= m.points and strong >= m.strong for m in WALK.fit.many)
        cap = finding.cause.some_at_most_when
        capped = cap is not None and holds(cap, found.path.facts)
        assert finding.fit == ("many" if enough and not capped else "some")
        assert holds(finding.cause.only_when, found.path.facts)


@given(complete_walks)
def test_the_sentence_of_a_pair_stands_before_the_cause_it_speaks_of(
    answers: dict[str, Values],
) -> None:
    causes = assess(WALK, answers).causes
    for n, finding in enumerate(causes):
        if finding.leads_to:
            after = causes[n + 1] if n + 1 < len(causes) else None
            assert after
            assert finding.leads_to == finding.cause.explains[after.cause.id]
            assert finding.fit == after.fit == "many"


@given(everything)
def test_background_answers_alone_never_show_a_cause(answers: dict[str, Values]) -> None:
    background = {
        id_: values for id_, values in answers.items() if WALK.section_of[id_].background
    }
    found = assess(WALK, background)
    assert (found.causes, found.amplifiers) == ((), ())


@given(complete_walks)
def test_no_cause_rests_on_background_alone(answers: dict[str, Values]) -> None:
    found = assess(WALK, answers)
    background = {
        id_: values for id_, values in found.path.facts.items() if WALK.section_of[id_].background
    }
    for finding in (*found.causes, *found.amplifiers):
        assert not all(holds(reason.when, background) for reason in finding.supports)


# -- the walk

LONGEST = len(WALK.items) + len(LINES)


@given(everything)
def test_every_walk_ends(answers: dict[str, Values]) -> None:
    now: Answers = {}
    met: list[str] = []
    while asked := path(WALK, now).next:
        met.append(asked.id)
        assert len(met) <= LONGEST
        choices = offered(asked, path(WALK, now).facts)
        given_ = tuple(value for value in answers[asked.id] if value in choices)
        now = record(WALK, now, asked.id, given_ or choices[-1:])
    assert len(met) == len(set(met))
    assert met == sorted(met, key=list(WALK.asked).index)  # document order is asking order


def wander(data: st.DataObject, moves: int) -> dict[str, Values]:
    """Answer, go back and change answers at will."""
    now: Answers = {}
    for _ in range(moves):
        way = path(WALK, now)
        ahead = way.unanswered[:1]
        back = data.draw(st.integers(0, 3)) == 0 or not ahead
        place = data.draw(st.integers(0, len(way.asked) - 1)) if back else 0
        asked = way.asked[place] if back else ahead[0]
        choices = offered(asked, way.facts)
        wish = data.draw(PICKS[asked.id])
        values = tuple(value for value in wish if value in choices) or choices[-1:]
        now = record(WALK, now, asked.id, values)
        assert set(now[asked.id]) == set(path(WALK, now).facts[asked.id])
    return dict(now)


@given(st.data(), st.integers(1, 60))
def test_a_walk_with_detours_ends_like_the_final_answers_given_straight(
    data: st.DataObject, moves: int
) -> None:
    answers = wander(data, moves)
    straight: Answers = {}
    final = counted(answers)
    for id_ in WALK.asked:  # asking order, with the lines behind their checklist
        if id_ in final:
            straight = record(WALK, straight, id_, final[id_])
    assert straight == final
    assert without_ignored(assess(WALK, answers)) == without_ignored(assess(WALK, straight))


OPENERS = sorted({id_ for line in LINES for id_ in questions_read(WALK.asked[line].when)})
"""What decides which lines are on a checklist."""


@given(complete_walks, st.lists(st.sampled_from(OPENERS), min_size=1, max_size=6), st.data())
def test_no_line_that_was_not_on_the_screen_counts_as_no(
    answers: dict[str, Values], corrected: list[str], data: st.DataObject
) -> None:
    now: Answers = answers
    facts = path(WALK, now).facts
    screens = {checklist.id: offered(checklist, facts) for checklist in CHECKLISTS}
    for id_ in corrected:
        way = path(WALK, now)
        if id_ in [asked.id for asked in way.asked]:
            values = data.draw(st.sampled_from(offered(WALK.asked[id_], way.facts)))
            screens[id_] = offered(WALK.asked[id_], way.facts)
            now = record(WALK, now, id_, (values,))
    facts = path(WALK, now).facts
    for line, checklist in WALK.checklist_of.items():
        if facts.get(line) == ("no",) and NOT_SURE not in facts[checklist.id]:
            assert line in screens[checklist.id]


@given(anything)
def test_stale_answers_never_count(answers: dict[str, Values]) -> None:
    found = assess(WALK, answers)
    clean = assess(WALK, counted(answers))
    assert clean.ignored == ()
    assert without_ignored(found) == without_ignored(clean)
    dropped = {id_ for id_, values in answers.items() if counted(answers).get(id_) is None}
    assert dropped <= set(found.ignored)


@given(anything)
def test_only_what_is_ignored_is_left_out(answers: dict[str, Values]) -> None:
    found = assess(WALK, answers)
    for id_, values in answers.items():
        told = set(values) - {NONE} == set(found.path.facts.get(id_, ())) - {NONE}
        is_asked = id_ in [asked.id for asked in found.path.asked]
        assert (id_ in found.ignored) == (not (is_asked and told))


def without_ignored(found: Assessment) -> Mapping[str, object]:
    return {
        name: getattr(found, name) for name in Assessment.__dataclass_fields__ if name != "ignored"
    }
