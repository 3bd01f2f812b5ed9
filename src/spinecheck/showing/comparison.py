"""Two visits compared, as a person reads it: whether the advice moved comes first."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from spinecheck import words
from spinecheck.answer_words import answer_text
from spinecheck.core.advice import Sign
from spinecheck.core.compare import CauseChange, Change, Comparison
from spinecheck.core.questions import Line
from spinecheck.showing.parts import Heading, Items, Paragraph, Part, Parts, Subheading
from spinecheck.showing.result import Screens


def comparison_parts(
    screens: Screens, comparison: Comparison, notes: tuple[str, ...] = ()
) -> Parts:
    """What is different in the newer answers. While an emergency holds, only what is worse."""
    is_emergency = comparison.new.urgency == "emergency"
    in_full = is_emergency or comparison.moved == "more_urgent"
    urgency = screens.urgency if in_full else screens.urgency_in_short
    was, now = (words.TIER_IN_SHORT[a.urgency] for a in (comparison.old, comparison.new))
    return (
        urgency(comparison.new),
        Heading(words.COMPARED, words.MOVED[comparison.moved]),
        Paragraph(words.THEN_AND_NOW.format(was=was, now=now)),
        *_still_urgent(comparison),
        *_unspoken(screens, comparison),
        *map(Paragraph, notes),
        *_worse(screens, comparison),
        *((Paragraph(words.NOT_COMPARED_NOW),) if is_emergency else _rest(screens, comparison)),
        *screens.help_at_once(),
        *screens.closing(comparison.new),
    )


def _still_urgent(comparison: Comparison) -> Iterator[Part]:
    """What was urgent before stays so while it is not known to be otherwise."""
    was = comparison.old.urgency
    if comparison.moved == "unknown" and was not in (None, "routine"):
        yield Paragraph(words.GO_BY_EARLIER.format(was=words.TIER_IN_SHORT[was]))


def _unspoken(screens: Screens, comparison: Comparison) -> Iterator[Part]:
    """Who listens, for each private question whose urgent signs are gone: whatever was said to it.

    Neither the sign nor an answer is named: someone else may see this screen.
    """
    for unspoken in comparison.unspoken:
        yield Paragraph(screens.fill(words.UNSPOKEN.format(question=unspoken.question.name)))
        do = dict.fromkeys(sentence for sign in unspoken.signs for sentence in sign.do)
        calls = tuple(screens.fill(sentence) for sentence in do if "{crisis_line}" in sentence)
        yield Items(calls or (_tell_a_doctor(unspoken.signs),), words.IF_IT_IS_STILL_SO)


def _tell_a_doctor(gone: tuple[Sign, ...]) -> str:
    is_for_today = any(sign.tier in ("emergency", "same_day") for sign in gone)
    return words.TELL_A_DOCTOR_TODAY if is_for_today else words.TELL_A_DOCTOR


def _rest(screens: Screens, comparison: Comparison) -> Iterator[Part]:
    if comparison.is_same:
        yield Paragraph(words.ALL_THE_SAME)
    yield from _better(screens, comparison)
    yield from _causes(screens, comparison)
    yield from _answers(screens, comparison)


def _worse(screens: Screens, comparison: Comparison) -> Iterator[Part]:
    if comparison.new_signs or comparison.ticked:
        yield Heading(words.WORSE)
        yield from _signs(screens, comparison.new_signs, words.NEW_SIGNS)
        yield from _lines(screens, comparison.ticked, words.TICKED)


def _better(screens: Screens, comparison: Comparison) -> Iterator[Part]:
    if comparison.gone_signs or comparison.no_longer_ticked:
        if comparison.may_be_better:
            yield Heading(words.BETTER)
        else:
            yield Heading(words.NO_LONGER, words.GONE_IS_NO_PROMISE)
        yield from _signs(screens, comparison.gone_signs, words.GONE_SIGNS)
        yield from _lines(screens, comparison.no_longer_ticked, words.NO_LONGER_TICKED)
        yield Paragraph(_tell_a_doctor(comparison.gone_signs))


def _signs(screens: Screens, signs: tuple[Sign, ...], label: str) -> Iterator[Part]:
    if signs:
        yield Items(tuple(screens.fill(sign.title) for sign in signs), label)


def _lines(screens: Screens, lines: tuple[Line, ...], label: str) -> Iterator[Part]:
    if lines:
        yield Items(tuple(screens.fill(line.line) for line in lines), label)


def _causes(screens: Screens, comparison: Comparison) -> Iterator[Part]:
    if not comparison.causes:
        return
    yield Heading(words.CAUSES_COMPARED, words.CAUSES_ARE_POSSIBLE)
    if comparison.new.page:  # it stands in place of causes
        yield Paragraph(words.PAGE_CAUSES_NOT_SOUGHT)
        return
    yield Items(tuple(_cause(screens, change) for change in comparison.causes))
    if comparison.old.path.unanswered or comparison.new.path.unanswered:
        yield Paragraph(words.PAGE_NOT_ALL_ANSWERED)


def _cause(screens: Screens, change: CauseChange) -> str:
    name = screens.fill(change.cause.name)
    if change.now is None:
        return words.CAUSE_WENT.format(name=name)
    moved = words.CAUSE_FITS_MORE if change.fits_more else words.CAUSE_FITS_LESS
    text = moved if change.was else words.CAUSE_APPEARED
    return text.format(name=name, fit=words.FITS[change.now.fit])


def _answers(screens: Screens, comparison: Comparison) -> Iterator[Part]:
    """The answers that are different, by section, with how many of those given twice."""
    told = {id_ for unspoken in comparison.unspoken for id_ in unspoken.question.ids}
    others = [change for change in comparison.changes if change.question.id not in told]
    if not others:
        return
    given_twice = _given_twice(screens, comparison)
    yield Heading(words.ANSWERS_COMPARED)
    section_of = screens.questionnaire.section_of
    by_section = groupby(others, lambda change: section_of[change.question.id])
    for section, grouped in by_section:
        changes = tuple(grouped)
        changed = sum(change.answered_twice for change in changes)
        how_many = words.CHANGED_OF.format(changed=changed, both=given_twice[section.id])
        yield Subheading(screens.fill(section.title), how_many if changed else "")
        yield Items(tuple(_statements(screens, changes)))


def _given_twice(screens: Screens, comparison: Comparison) -> Counter[str]:
    """How many questions of each section were answered in both visits."""
    old, new = comparison.old.path, comparison.new.path
    both = (asked.id for asked in new.asked if asked.id in old.facts and asked.id in new.facts)
    return Counter(screens.questionnaire.section_of[id_].id for id_ in both)


def _statements(screens: Screens, changes: tuple[Change, ...]) -> Iterator[str]:
    """Each answer, as `Worse with: was "Sitting", now "Walking"`; those not given, together."""
    private = screens.questionnaire.private
    for change in changes:
        name = screens.fill(change.question.name)
        answers = (answer_text(change.question, given) for given in (change.was, change.now))
        was, now = map(screens.fill, answers)
        if change.question.id in private:
            yield words.PRIVATE_CHANGED.format(question=name)
        elif change.now:
            text = words.WAS_NOW if change.was else words.NEW_ANSWER
            yield text.format(question=name, was=was, now=now)
    gone = [
        screens.fill(change.question.name)
        for change in changes
        if not (change.now or change.question.id in private)
    ]
    if gone:
        yield words.ANSWER_GONE.format(questions="; ".join(gone))
