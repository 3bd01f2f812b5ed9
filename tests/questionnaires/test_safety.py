"""What no answer may do, tried on the built-in questionnaire's own answers.

Over every pair of answers that touch an urgent sign, beside calm answers to all else; and over
random patients. Exact proofs for all answers are another matter.
"""

from collections.abc import Iterator
from itertools import combinations, islice, product

import pytest

from spinecheck.core.advice import Sign
from spinecheck.core.answers import NONE, NOT_SURE, Answers
from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.engine import Path, path
from spinecheck.core.fields import Condition, When
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Line, Question
from spinecheck.core.region import Region
from spinecheck.core.tiers import TIERS
from spinecheck.core.urgency import signs_that_hold, with_caution
from spinecheck.reading import BUILT_IN
from spinecheck.reading.front import load_regions
from spinecheck.reading.loading import load
from spinecheck.showing.result import Screens
from tests.questionnaires.screens import texts

WALK: Questionnaire = load(BUILT_IN).questionnaire
REGIONS = load_regions()
LINES = sorted(WALK.checklist_of)

# Someone to whom nothing urgent applies, so that only the answers in question speak.
CALM = {
    "who": "age_18_to_49",
    "operated_part": "low_back",
    "self_harm": "no",
    "operation_kind": "disc_removed",
    "time_since": "over_y5",
    "pain_course": "never_better",
    "surgeon_seen": "recent",
    "pain_started": "over_1_year",
    "same_as_before": "same",
    "worst": "back",
    "travels": "stays",
}

Said = dict[str, str]
"""Answers by question, line or follow-up id; of a pick-many question, one tick."""


def answers_of(said: Said) -> Answers:
    """Calm answers, but for these."""
    told = CALM | said
    answers: dict[str, tuple[str, ...]] = {}
    for item in WALK.items:
        if isinstance(item, Checklist):
            answers |= _checklist(item, told)
        elif isinstance(item, Question):
            answers[item.id] = (told.get(item.id) or next(iter(item.answers)),)
    for item in WALK.items:
        if isinstance(item, Question) and item.many and item.id not in told:
            answers[item.id] = (NONE,)
    return answers


def _checklist(checklist: Checklist, told: Said) -> dict[str, tuple[str, ...]]:
    """Ticks, and, where a line is not sure, an answer to each line that is then asked."""
    ticked = [line.id for line in checklist.lines if told.get(line.id) == "yes"]
    if not any(told.get(line.id) == NOT_SURE for line in checklist.lines):
        return {checklist.id: tuple(ticked) or (NONE,)}
    one_by_one = {
        line.id: (told.get(line.id, "no"),) for line in checklist.lines if line.id not in ticked
    }
    return {checklist.id: (*ticked, NOT_SURE), **one_by_one}


def urgency(said: Said) -> int:
    """How urgent these answers are beside calm ones, as the place among the tiers."""
    return rank(path(WALK, answers_of(said)))


def rank(way: Path) -> int:
    """The place of the highest tier; what an ending page leaves unknown counts as routine."""
    signs = signs_that_hold(WALK, with_caution(WALK, way))
    return TIERS.index(signs[0].tier) if signs else 0


def is_counted(said: Said, way: Path) -> bool:
    """Whether all that is said was asked for on the way."""
    return all(value in way.facts.get(id_, ()) for id_, value in said.items())


def ways_to_say(when: When) -> Iterator[Said]:
    """Each way in which a condition can hold, with what must be said to be asked about it."""
    for clause in when:
        for values in product(*(condition.values for condition in clause)):
            said = {c.question: value for c, value in zip(clause, values, strict=True)}
            yield from (
                opened
                for opened in _opened(said)
                if is_counted(opened, path(WALK, answers_of(opened)))
            )


def _opened(said: Said) -> Iterator[Said]:
    """The same, with every way to have each question asked, and each answer offered."""
    for id_, value in said.items():
        asked = WALK.asked[id_]
        needs = [asked.when]
        if isinstance(asked, Question) and value in asked.answers:
            needs.append(asked.answers[value].when)
        for when in needs:
            if when and not _met(when, CALM | said):
                for clause in when:
                    for values in product(*(condition.values for condition in clause)):
                        more = {c.question: v for c, v in zip(clause, values, strict=True)}
                        if all(said.get(key, v) == v for key, v in more.items()):
                            yield from _opened(said | more)
                return
    yield said


def _met(when: When, said: Said) -> bool:
    return any(all(said.get(c.question) in c.values for c in clause) for clause in when)


def distinct(several: Iterator[Said]) -> list[Said]:
    return [dict(one) for one in dict.fromkeys(tuple(sorted(said.items())) for said in several)]


SIGNS_SAID = [(sign, said) for sign in WALK.urgent for said in distinct(ways_to_say(sign.when))]


def pieces() -> Iterator[Said]:
    """Each answer that is a sign or a part of one; of a follow-up, after each line opening it."""
    for id_, value in sorted(_answers_that_touch_a_sign()):
        ways = ways_to_say(((Condition(id_, (value,)),),))
        finished = (said for said in ways if _follow_ups_answered(said))
        yield from finished if id_ in WALK.follow_ups else islice(finished, 1)


def _answers_that_touch_a_sign() -> set[tuple[str, str]]:
    return {
        (condition.question, value)
        for sign in WALK.urgent
        for clause in sign.when
        for condition in clause
        for value in condition.values
    }


def _follow_ups_answered(said: Said) -> bool:
    """A line whose follow-up is left open counts as "not sure" there: that is no answer yet."""
    way = path(WALK, answers_of(said))
    return not {question.id for question in way.unanswered} & WALK.follow_ups


PIECES = distinct(pieces())


# -- the answers themselves


def test_calm_answers_are_calm() -> None:
    assert urgency({}) == TIERS.index("routine")


def test_every_sign_can_be_said() -> None:
    assert {sign.id for sign, _ in SIGNS_SAID} == {sign.id for sign in WALK.urgent}


def sign_id(sign: Sign) -> str:
    return sign.id


@pytest.mark.parametrize("sign", WALK.urgent, ids=sign_id)
def test_a_signs_own_answers_reach_its_tier(sign: Sign) -> None:
    for of, said in SIGNS_SAID:
        if of is sign:
            found = assess(WALK, answers_of(said))
            assert sign in found.signs
            assert urgency(said) >= TIERS.index(sign.tier)


@pytest.mark.parametrize("line", LINES)
def test_not_sure_is_as_urgent_as_yes_and_never_less_urgent_than_no(line: str) -> None:
    (no, *_), (yes, *_), (unsure, *_) = (
        list(_opened({line: value})) for value in ("no", "yes", NOT_SURE)
    )
    calm = {id_: value for id_, value in no.items() if id_ != line}
    assert urgency(unsure) >= urgency(yes) >= urgency(calm)


def fit_together(one: Said, other: Said) -> Said | None:
    """Both said by one person; None when one question would need two answers."""
    for id_ in one.keys() & other.keys():
        if one[id_] != other[id_]:
            return None
    return one | other


@pytest.mark.slow
def test_two_answers_together_are_as_urgent_as_each_alone() -> None:
    alone = [(said, urgency(said)) for said in PIECES]
    tried, lowered = 0, []
    for (one, ones), (other, others) in combinations(alone, 2):
        both = fit_together(one, other)
        if both is None:
            continue
        way = path(WALK, answers_of(both))
        if not is_counted(both, way):
            continue  # the one closes the question of the other
        tried += 1
        if rank(way) < max(ones, others):
            lowered.append((one, other))
    assert lowered == []
    assert tried > 5_000


# -- whom to call


@pytest.mark.parametrize("region", [*REGIONS.regions, None], ids=lambda r: r.id if r else "other")
def test_every_emergency_shows_whom_to_call(region: Region | None) -> None:
    number = REGIONS.numbers(region)["emergency_number"]
    screens = Screens(WALK, REGIONS, region)
    for sign in WALK.urgent:
        if sign.tier == "emergency":
            assert number in " ".join(texts(screens.card("emergency", [sign])))
    for found in map(assessed, [said for sign, said in SIGNS_SAID if sign.tier == "emergency"]):
        for parts in (screens.result(found, whole=False), screens.leaving(found)):
            assert number in " ".join(texts(parts))


def assessed(said: Said) -> Assessment:
    return assess(WALK, answers_of(said))


def test_the_lines_of_every_checklist_are_lines() -> None:
    assert all(isinstance(WALK.asked[line], Line) for line in LINES)
