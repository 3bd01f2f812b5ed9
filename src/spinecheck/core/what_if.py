"""What other answers would change: one is changed at a time, and assessed by the engine."""

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import suppress
from itertools import chain, groupby

from spinecheck.core.advice import Sign
from spinecheck.core.answers import NONE, NOT_SURE, Answers, Values
from spinecheck.core.engine import Path, holds, offered, path
from spinecheck.core.fields import Clause, Condition, questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Asked, Checklist, Line, Page
from spinecheck.core.tiers import TIERS
from spinecheck.core.trying import Enough, Walks
from spinecheck.core.urgency import might_be_asked, might_hold, signs_that_hold, with_caution

AT_MOST = 5


def what_would_change(questionnaire: Questionnaire, answers: Answers) -> tuple[Sign, ...]:
    """The urgent signs that would newly hold, and raise the urgency, if one answer were another.

    One more line or answer is ticked, or another answer is picked; all other answers stay. What is
    asked only because of that, such as a follow-up, takes its most urgent answers (of a list, one
    line), and only the most urgent signs of a change count. Not changed are answers that cannot
    turn out otherwise from now on (background sections, and whatever an ending page reads: it says
    whom the check is for) and private ones, because the advice may be shown around; and nothing is
    changed to "not sure".

    Told are at most five, most urgent first, then in file order. Chosen are first the signs that
    build on what the person has said: another of their answers is named beside the changed one,
    or had it asked ("see someone today if the pain becomes constant", after cancer). For these no
    general list can stand in. The most urgent of the others follow. None while an emergency holds.

    A questionnaire can make it as hard as it likes to find out whether a sign can hold. Where that
    would take too long (see `trying`), told is what was found by then.
    """
    now = path(questionnaire, answers)
    above = _more_urgent(questionnaire, now)
    builds: dict[str, bool] = {}
    with suppress(Enough):
        for sign, clause in _brought(questionnaire, now, above):
            own = _builds_on_own_answers(questionnaire, clause, now.facts)
            builds[sign.id] = builds.get(sign.id, False) or own
    newly = [sign for sign in above if sign.id in builds]
    chosen = sorted(newly, key=lambda sign: not builds[sign.id])[:AT_MOST]
    return tuple(sign for sign in newly if sign in chosen)


def _more_urgent(questionnaire: Questionnaire, way: Path) -> tuple[Sign, ...]:
    """The signs above the present urgency, most urgent first, then in file order."""
    held = signs_that_hold(questionnaire, with_caution(questionnaire, way))
    present = TIERS.index(held[0].tier if held else "routine")
    above = [sign for sign in questionnaire.urgent if TIERS.index(sign.tier) > present]
    return tuple(sorted(above, key=lambda sign: -TIERS.index(sign.tier)))


def _brought(
    questionnaire: Questionnaire, now: Path, signs: tuple[Sign, ...]
) -> Iterator[tuple[Sign, Clause]]:
    """The most urgent signs that each change makes hold, with what holds of their `when`."""
    walks = Walks(questionnaire, [sign.when for sign in questionnaire.urgent])
    tiers = [tuple(group) for _, group in groupby(signs, key=lambda sign: sign.tier)]
    for answers in _changes(questionnaire, now, signs):
        change = _Change(walks, now, answers)
        for tier in tiers:
            clauses = ((sign, clause) for sign in tier for clause in sign.when)
            brought = (pair for pair in clauses if change.can_meet(pair[1]))
            if first := next(brought, None):
                yield from chain([first], brought)
                break


def _changes(
    questionnaire: Questionnaire, now: Path, signs: tuple[Sign, ...]
) -> Iterator[Answers]:
    """The person's answers with one changed, wherever that could help a sign to hold."""
    said = {asked.id: now.facts[asked.id] for asked in now.asked if asked.id in now.facts}
    telling = _telling(questionnaire, [clause for sign in signs for clause in sign.when])
    fixed = _says_for_whom(questionnaire) | questionnaire.private
    for question in now.asked:
        if question.id in fixed or questionnaire.section_of[question.id].background:
            continue
        given = now.facts.get(question.id, ())
        known = (NONE, NOT_SURE, *given)
        others = [value for value in offered(question, now.facts) if value not in known]
        for value in _worth_trying(question, others, telling):
            yield said | {question.id: _with(question, given, value)}


def _says_for_whom(questionnaire: Questionnaire) -> Set[str]:
    """What ending pages read."""
    ends = [item for item in questionnaire.items if isinstance(item, Page) and item.ends]
    return frozenset(id_ for page in ends for id_ in questions_read(page.when))


def _with(question: Asked, given: Values, value: str) -> Values:
    """One more tick, or another pick."""
    if not question.many:
        return (value,)
    return (*(other for other in given if other != NONE), value)


def _builds_on_own_answers(questionnaire: Questionnaire, clause: Clause, said: Answers) -> bool:
    """Whether what was said before is a part of this, or had the rest of it asked."""
    return any(
        _is_met(condition, said)
        or any(
            _is_met(opener, said)
            for opening in questionnaire.asked[condition.question].when or ()
            for opener in opening
        )
        for condition in clause
    )


def _is_met(condition: Condition, facts: Answers) -> bool:
    return holds(((condition,),), facts)


class _Change:
    """A person's answers with one changed, and what that opens."""

    def __init__(self, walks: Walks, now: Path, answers: Answers) -> None:
        self.walks = walks
        self.questionnaire = walks.questionnaire
        self.answers = answers
        self.asked_before = {asked.id for asked in now.asked}
        self.way = walks.follow(answers)
        self.facts = with_caution(self.questionnaire, self.way)
        opened = {asked.id for asked in self.way.unanswered} - self.asked_before
        self.open: Set[str] = frozenset()
        if opened:
            not_known = opened | (self.facts.keys() - self.way.facts.keys())
            self.open = might_be_asked(self.questionnaire.items, self.way.facts, not_known)

    def can_meet(self, clause: Clause) -> bool:
        """Whether the clause holds, or would with some answers to what is opened."""
        if holds((clause,), self.facts):
            return True
        if not self.open or not might_hold((clause,), self.facts, self.open):
            return False
        self.walks.count()
        telling = _telling(self.questionnaire, [clause])
        waiting = [(self.answers, self.way)]
        while waiting:
            for further in self._one_further(*waiting.pop(), telling):
                way = self.walks.follow(further)
                if holds((clause,), with_caution(self.questionnaire, way)):
                    return True
                waiting.append((further, way))
        return False

    def _one_further(self, answers: Answers, way: Path, telling: "Telling") -> list[Answers]:
        """The answers with one more, to the first question that was opened and tells something."""
        for opened in way.unanswered:
            if opened.id in self.asked_before or isinstance(opened, Line):
                continue
            if values := _worth_trying(opened, offered(opened, way.facts), telling):
                return [{**answers, opened.id: (value,)} for value in values]
        return []


Telling = Mapping[tuple[str, str], Set[Condition]]
"""For each question and answer to it, the conditions that it meets."""


def _telling(questionnaire: Questionnaire, clauses: Iterable[Clause]) -> Telling:
    """The answers that could help one of the clauses to hold.

    Conditions ask for answers, never for their absence: an answer that none names adds nothing.
    """
    conditions = {condition for clause in clauses for condition in clause}
    matter = {condition.question for condition in conditions}
    checklists: list[Checklist] = []
    # A condition names only earlier questions, so one pass from the end finds them all.
    for item in reversed(questionnaire.items):
        if not matter.isdisjoint(item.ids) or (isinstance(item, Page) and item.ends):
            found = {c for when in item.whens for clause in when or () for c in clause}
            conditions |= found
            matter |= {condition.question for condition in found}
            checklists += [item] if isinstance(item, Checklist) else []
    telling: dict[tuple[str, str], set[Condition]] = {}
    for condition in conditions:
        for value in condition.values:
            telling.setdefault((condition.question, value), set()).add(condition)
    for checklist in checklists:
        # The first tick of a checklist also denies its other lines.
        denies = any((line.id, "no") in telling for line in checklist.lines)
        for line in checklist.lines:
            if denies or (line.id, "yes") in telling:
                telling[checklist.id, line.id] = {Condition(checklist.id, (line.id,))}
    return telling


def _worth_trying(question: Asked, values: Iterable[str], telling: Telling) -> list[str]:
    """Of the answers that tell something, one of those that meet the same; the best ones last."""
    found: dict[Set[Condition], str] = {}
    for value in values:
        if isinstance(question, Checklist) and value in (NONE, NOT_SURE):
            continue
        if met := telling.get((question.id, value)):
            found.setdefault(frozenset(met), value)
    return [found[met] for met in sorted(found, key=len)]
