"""Two visits of one person, side by side: how the advice moved, what came and what went.

A questionnaire does not say which of two answers is the worse one. It says which are danger: the
urgent signs, and the lines of checklists, whose yes always means danger. Only these are told as
better or worse here; every other answer is told as it was and as it is.

It does not say either which answer to a private question denies, and to say nothing is not to be
better: a sign that was found in one leaves open how urgent it is, and is told by its question.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spinecheck.core.advice import Cause, Sign
from spinecheck.core.answers import Answers, Values
from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.causes import FittingCause
from spinecheck.core.engine import Path
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Asked, Checklist, Line, Page, Question
from spinecheck.core.tiers import TIERS, Moved
from spinecheck.core.urgency import found_in, with_caution


@dataclass(frozen=True, slots=True)
class Change:
    """A question that was answered otherwise."""

    question: Asked
    was: Values
    """Empty without an answer."""
    now: Values

    @property
    def answered_twice(self) -> bool:
        return bool(self.was and self.now)


@dataclass(frozen=True, slots=True)
class CauseChange:
    """A cause that is shown in one visit only, or fits better in one of them."""

    cause: Cause
    was: FittingCause | None
    now: FittingCause | None

    @property
    def fits_more(self) -> bool:
        """Whether it fits the newer answers better, or is shown for them alone."""
        return _fit(self.now) > _fit(self.was)


@dataclass(frozen=True, slots=True)
class Unspoken:
    """A private question, and the urgent signs found in it that the newer answers do not show."""

    question: Question | Checklist
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different in the newer answers."""

    old: Assessment
    new: Assessment
    moved: Moved
    """How urgent the newer answers are, beside the older ones."""
    new_signs: tuple[Sign, ...]
    """Signs that the older answers do not show; those found in private answers aside."""
    gone_signs: tuple[Sign, ...]
    """Signs that the newer answers do not show. That may be because not all was answered.
    Those found in private answers are aside."""
    unspoken: tuple[Unspoken, ...]
    """Private questions, for whose signs that are gone it is not known whether it is better."""
    ticked: tuple[Line, ...]
    """Lines of checklists that are yes now and were not."""
    no_longer_ticked: tuple[Line, ...]
    """Lines of checklists that were yes and are no now."""
    causes: tuple[CauseChange, ...]
    changes: tuple[Change, ...]
    """All other answers that are different, in asking order."""

    @property
    def may_be_better(self) -> bool:
        """Whether it may be said that something is better.

        Not while it is more urgent, an emergency, or while a missing answer could raise it.
        """
        calm = self.moved in ("same", "less_urgent") and self.new.urgency != "emergency"
        return calm and self.new.complete

    @property
    def is_same(self) -> bool:
        """Whether no answer that counts is different."""
        return not (self.changes or self.ticked or self.no_longer_ticked)


def compare(questionnaire: Questionnaire, older: Answers, newer: Answers) -> Comparison:
    """Compare the answers of two visits."""
    old, new = assess(questionnaire, older), assess(questionnaire, newer)
    changes = tuple(_changes(questionnaire, old.path, new.path))
    ticked = _lines(questionnaire, changes, ("yes",))
    unticked = _lines(questionnaire, changes, ("no",))
    told = {line.id for line in (*ticked, *unticked)}
    was, now = _found_in_private(questionnaire, old), _found_in_private(questionnaire, new)
    unspoken = tuple(_unspoken(questionnaire, was, now))
    return Comparison(
        old=old,
        new=new,
        moved=moved(old, new, is_open=bool(unspoken)),
        new_signs=_not_private(now, was),
        gone_signs=_not_private(was, now),
        unspoken=unspoken,
        ticked=ticked,
        no_longer_ticked=unticked,
        causes=tuple(_cause_changes(old, new)),
        changes=tuple(change for change in changes if change.question.id not in told),
    )


_Found = dict[Sign, frozenset[str]]


def _found_in_private(questionnaire: Questionnaire, found: Assessment) -> _Found:
    """The signs that hold, each with the private questions that it was found in."""
    facts = with_caution(questionnaire, found.path)
    private = questionnaire.private
    return {sign: found_in(questionnaire, sign, facts) & private for sign in found.signs}


def _not_private(signs: _Found, beside: _Found) -> tuple[Sign, ...]:
    """Those of the signs that do not hold beside, and were not found in private answers."""
    return tuple(sign for sign, private in signs.items() if sign not in beside and not private)


def _unspoken(questionnaire: Questionnaire, was: _Found, now: _Found) -> Iterator[Unspoken]:
    """Not where something more urgent was found in the same question now: that is shown."""
    for item in questionnaire.items:
        if isinstance(item, Page) or not item.private:
            continue
        here = [sign for sign, private in now.items() if not private.isdisjoint(item.ids)]
        signs = tuple(
            sign
            for sign, private in was.items()
            if sign not in now
            and not private.isdisjoint(item.ids)
            and not any(TIERS.index(one.tier) > TIERS.index(sign.tier) for one in here)
        )
        if signs:
            yield Unspoken(item, signs)


def moved(old: Assessment, new: Assessment, is_open: bool = False) -> Moved:
    """Where the urgency went; lower or the same only when nothing missing could raise it.

    Neither is said while something `is_open`, such as a sign that nobody speaks of any more.
    """
    if old.urgency is None or new.urgency is None:
        return "unknown"
    step = TIERS.index(new.urgency) - TIERS.index(old.urgency)
    if step > 0:
        return "more_urgent"
    if (is_open or not new.complete) and new.urgency != TIERS[-1]:
        return "unknown"
    return "less_urgent" if step < 0 else "same"


def _changes(questionnaire: Questionnaire, old: Path, new: Path) -> Iterator[Change]:
    for id_, question in questionnaire.asked.items():
        screen = questionnaire.checklist_of.get(id_, question)
        # A checklist that was answered twice is told line by line; otherwise, as a whole.
        by_line = screen.id in old.facts and screen.id in new.facts
        if isinstance(screen, Checklist) and by_line is (question is screen):
            continue
        was, now = old.facts.get(id_, ()), new.facts.get(id_, ())
        if was != now:
            yield Change(question, was, now)


def _lines(
    questionnaire: Questionnaire, changes: tuple[Change, ...], now: Values
) -> tuple[Line, ...]:
    """The lines that changed to this: to yes from anything, to no only from yes.

    Those of a private checklist stay among the other changes, where they are not spelt out.
    """
    return tuple(
        change.question
        for change in changes
        if isinstance(change.question, Line)
        and not questionnaire.checklist_of[change.question.id].private
        and change.now == now
        and (now == ("yes",) or change.was == ("yes",))
    )


def _cause_changes(old: Assessment, new: Assessment) -> Iterator[CauseChange]:
    was = {fitting.cause.id: fitting for fitting in (*old.causes, *old.amplifiers)}
    now = {fitting.cause.id: fitting for fitting in (*new.causes, *new.amplifiers)}
    for id_, fitting in (now | was).items():
        if _fit(was.get(id_)) != _fit(now.get(id_)):
            yield CauseChange(fitting.cause, was.get(id_), now.get(id_))


def _fit(fitting: FittingCause | None) -> tuple[int, int]:
    """How well a cause fits, to compare; lowest when it is not shown."""
    if fitting is None:
        return (0, 0)
    return (2 if fitting.fit == "many" else 1, fitting.points)
