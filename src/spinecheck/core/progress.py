"""How many screens are still to come: the most, and the one number to show.

Each condition that is still to be read is one bit, and a state of the walk is the bits that hold.
So answers that no condition tells apart are one, and what nothing reads is only counted.
"""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import partial, reduce
from operator import or_

from spinecheck.core.answers import NONE, NOT_SURE, YES_NO
from spinecheck.core.engine import Path, holds
from spinecheck.core.fields import Condition, When
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Item, Page, Question

MOST_STATES = 2000
"""With more states than this to tell apart, the count is a bound: a screen must not wait."""
MOST_OUTCOMES = 300
"""The same for what the answers to one screen can meet: each of these is compared with each."""


@dataclass(frozen=True, slots=True)
class Remaining:
    """The screens still to come. The answers given so far stay as they are.

    Lines that "not sure" opens on a checklist count only once it has opened them.
    """

    longest: int
    """The screens on the longest rest of the walk, over all answers that may still come."""
    in_sight: int
    """The screens on the path as it stands, if no answer opens or ends anything."""


def about(remaining: Remaining) -> int:
    """The one number to show: midway between what is in sight and the longest walk.

    Both fall by at least one with every answer that opens no question, and so does what is shown.
    The shortest walk has no part in it: it jumps up when an early end is passed by.
    """
    return (remaining.in_sight + remaining.longest + 1) // 2


def remaining(questionnaire: Questionnaire, way: Path) -> Remaining:
    """What is in sight, and the longest rest of the walk: exact, or a bound.

    Where more than MOST_STATES states, or MOST_OUTCOMES outcomes of one screen, would have to be
    told apart, the longest is never too low.
    """
    if not way.unanswered:
        return Remaining(0, 0)
    conditions = _Conditions()
    steps = _steps(questionnaire, way, conditions)
    start = sum(bit for c, bit in conditions.bits.items() if holds(((c,),), way.facts))
    return Remaining(
        longest=_longest(steps, start, conditions.ends),
        in_sight=len(way.unanswered),
    )


# -- what is ahead

Bits = int
Clauses = tuple[Bits, ...]
Worth = Callable[[Set[Bits]], Set[Bits]]


@dataclass(frozen=True, slots=True)
class _Step:
    """A screen, an ending page, or opened lines that wait for their answers."""

    item: Item
    screens: int
    waits: bool
    """Whether it has no answer yet."""
    when: Clauses
    meets: Mapping[str, Mapping[str, Bits]]
    """For each question of it that is read later: what each answer meets."""
    offers: Mapping[str, Clauses]
    """When its answers, or its lines that have no answer yet, are on offer."""
    reads: Bits
    """What decides what is on offer."""
    later: Bits
    """What is read after it."""

    def met(self, question: str, answer: str) -> Bits:
        return self.meets.get(question, {}).get(answer, 0)

    def on_offer(self, state: Bits) -> list[str]:
        return [id_ for id_, when in self.offers.items() if _hold(when, state)]


@dataclass(slots=True)
class _Conditions:
    """The conditions still to be read, each as one bit."""

    bits: dict[Condition, Bits] = field(default_factory=dict)
    of: dict[str, list[Condition]] = field(default_factory=dict)
    """By the question that they read."""
    ends: Bits = 0
    """What decides where the walk ends, and whether it is asked about."""

    def read(self, when: When | None) -> Clauses:
        return tuple(sum(map(self._bit, clause)) for clause in when) if when else (0,)

    def _bit(self, condition: Condition) -> Bits:
        if condition not in self.bits:
            self.bits[condition] = 1 << len(self.bits)
            self.of.setdefault(condition.question, []).append(condition)
        return self.bits[condition]

    def met(self, question: str, answers: Iterable[str]) -> dict[str, Bits]:
        """What each answer to the question meets."""
        read = self.of[question]
        return {id_: sum(self.bits[c] for c in read if id_ in c.values) for id_ in answers}

    def follow_back(self, questions: Iterable[str], when: Bits) -> None:
        """Whatever decides whether a deciding question is asked, decides too."""
        read = _all_of(self.bits[c] for question in questions for c in self.of[question])
        self.ends |= when if read & self.ends else 0


def _steps(questionnaire: Questionnaire, way: Path, conditions: _Conditions) -> list[_Step]:
    """The rest of the walk, from the first question without an answer on."""
    first = way.unanswered[0]
    here = questionnaire.items.index(questionnaire.checklist_of.get(first.id, first))
    open_ = {question.id for question in way.unanswered}
    ahead = [i for i in questionnaire.items[here:] if not isinstance(i, Page) or i.ends]
    # A condition names only earlier questions: going back, all that reads a question is known.
    return [_step(item, way, open_, conditions) for item in reversed(ahead)][::-1]


def _step(item: Item, way: Path, open_: Set[str], conditions: _Conditions) -> _Step:
    later = (1 << len(conditions.bits)) - 1
    when = conditions.read(item.when)
    if isinstance(item, Page):
        conditions.ends |= _all_of(when)
        return _Step(item, 0, False, when, {}, {}, 0, later)
    answers = _answers(item)
    read = [id_ for id_ in answers if id_ in conditions.of]
    offers = _offers(item, way, conditions) if read else {}
    decides = _all_of(clause for clauses in offers.values() for clause in clauses)
    conditions.follow_back(read, _all_of(when) | decides)
    waits = item.id not in way.facts
    screens = 1 if waits else len(open_ & answers.keys())
    meets = {id_: conditions.met(id_, answers[id_]) for id_ in read}
    return _Step(item, screens, waits, when, meets, offers, decides, later)


def _answers(item: Question | Checklist) -> dict[str, tuple[str, ...]]:
    """The answers to the question, or to the checklist and each of its lines."""
    if isinstance(item, Question):
        return {item.id: (*item.answers, NOT_SURE)}
    lines = tuple(line.id for line in item.lines)
    return {item.id: (*lines, NONE, NOT_SURE)} | dict.fromkeys(lines, YES_NO)


def _offers(item: Question | Checklist, way: Path, conditions: _Conditions) -> dict[str, Clauses]:
    if isinstance(item, Question):
        return {id_: conditions.read(answer.when) for id_, answer in item.answers.items()}
    denied = item.id in way.facts and NOT_SURE not in way.facts[item.id]
    lines = [] if denied else [line for line in item.lines if line.id not in way.facts]
    return {line.id: conditions.read(line.when) for line in lines}


def _all_of(bits: Iterable[Bits]) -> Bits:
    return reduce(or_, bits, 0)


def _hold(when: Clauses, state: Bits) -> bool:
    return any(state & clause == clause for clause in when)


# -- the longest walk
#
# Conditions ask for answers, never for their absence. So an answer that meets all that another
# meets, and more, opens all that the other opens, and only the one need be tried. It is not so for
# what ends the walk: answers that differ there are both tried.


def _longest(steps: list[_Step], start: Bits, ends: Bits) -> int:
    """The most screens; `ends` is what decides where the walk ends."""
    reached = {start: 0}
    ended: list[int] = []
    for n, step in enumerate(steps):
        if isinstance(step.item, Page):
            end = {state for state in reached if _hold(step.when, state)}
            ended += [reached.pop(state) for state in end]
        try:
            reached = _after(step, reached, ends)
        except _TooMany:
            rest = sum(later.screens for later in steps[n:])
            return max([*ended, max(reached.values()) + rest])
    return max([*ended, *reached.values()])


class _TooMany(Exception):
    """More would have to be told apart than may be."""


def _after(step: _Step, reached: dict[Bits, int], ends: Bits) -> dict[Bits, int]:
    """The states after a step, each with the most screens on the way to it."""
    if len(reached) > MOST_STATES:
        raise _TooMany
    after: dict[Bits, int] = {}
    worth = partial(_worth_trying, ends=ends)
    known: dict[Bits, Set[Bits]] = {}
    for state, count in reached.items():
        met: Set[Bits] = {0}
        now = count
        if _hold(step.when, state):
            now += step.screens
            reads = state & step.reads
            if reads not in known:
                known[reads] = worth(_outcomes(step, reads, worth))
            met = known[reads]
        for one in met:
            to = (state | one) & step.later
            after[to] = max(after.get(to, now), now)
    return after


def _worth_trying(outcomes: Set[Bits], *, ends: Bits) -> Set[Bits]:
    if len(outcomes) == 1:
        return outcomes
    if len(outcomes) > MOST_OUTCOMES:
        raise _TooMany
    return {
        one
        for one in outcomes
        if not any(
            other != one and not (other ^ one) & ends and one | other == other
            for other in outcomes
        )
    }


def _outcomes(step: _Step, state: Bits, worth: Worth) -> Set[Bits]:
    """What the answers to a screen on the path can meet, if it is worth trying.

    It is sifted as it grows: long lists would have too many combinations to look at in the end.
    """
    match step.item:
        case Question() as question if step.waits and step.meets:
            return _of_question(step, question, state, worth) or {0}
        case Checklist() as checklist if step.waits and step.meets:
            unsure = step.met(checklist.id, NOT_SURE)
            return _of_ticks(step, state, worth) | _of_lines(step, state, unsure, worth)
        case Checklist() if step.meets:
            return _of_lines(step, state, 0, worth)
    return {0}


def _of_question(step: _Step, question: Question, state: Bits, worth: Worth) -> Set[Bits]:
    met = step.meets[question.id]
    offered = {met[id_] for id_ in step.on_offer(state) if id_ != NONE or not question.many}
    offered |= {met[NOT_SURE]} if question.not_sure else set()
    if not question.many:
        return offered
    ticked: Set[Bits] = set()
    for one in offered:
        ticked = worth(ticked | {one} | {one | others for others in ticked})
    return ticked | {met[NONE]} if NONE in step.on_offer(state) else ticked


def _of_ticks(step: _Step, state: Bits, worth: Worth) -> Set[Bits]:
    """Of a checklist, when each line is ticked or denied."""
    id_ = step.item.id
    none = 0
    some: Set[Bits] = set()
    for line in step.on_offer(state):
        no, ticked = step.met(line, "no"), step.met(line, "yes") | step.met(id_, line)
        some = worth({one | now for one in some for now in (no, ticked)} | {none | ticked})
        none |= no
    return some | {none | step.met(id_, NONE)}


def _of_lines(step: _Step, state: Bits, unsure: Bits, worth: Worth) -> Set[Bits]:
    """Of a checklist with "not sure", when each line may be ticked or is asked on its own."""
    outcomes: Set[Bits] = {unsure}
    for line in step.on_offer(state):
        each = {step.met(line, answer) for answer in YES_NO}
        each |= {step.met(line, "yes") | step.met(step.item.id, line)} if step.waits else set()
        outcomes = worth({one | now for one in outcomes for now in each})
    return outcomes
