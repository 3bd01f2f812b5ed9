"""What other answers would change: one is changed at a time, and assessed by the engine."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from spinecheck.core.advice import Cause, Sign
from spinecheck.core.answers import NONE, NOT_SURE, Answers, Values
from spinecheck.core.causes import shown_sources
from spinecheck.core.engine import Path, holds, offered, path
from spinecheck.core.fields import Condition, questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Asked, Checklist, Line, Page
from spinecheck.core.tiers import TIERS
from spinecheck.core.urgency import signs_that_hold, with_caution

AT_MOST = 5

# -- urgency


def what_would_change(questionnaire: Questionnaire, answers: Answers) -> tuple[Sign, ...]:
    """The urgent signs that would newly hold, and raise the urgency, if one answer were another.

    One more line or answer is ticked, or another answer is picked; all other answers stay. What is
    asked only because of that, such as a follow-up, takes its most urgent answers (of a list, one
    line). Not changed are answers that cannot turn out otherwise from now on (background sections,
    and whatever an ending page reads: it says whom the check is for) and private ones, because the
    advice may be shown around; and nothing is changed to "not sure".

    Told are at most five, most urgent first, then in file order. Chosen are first the signs that
    build on what the person has said: another of their answers is named beside the changed one,
    or had it asked ("see someone today if the pain becomes constant", after cancer). For these no
    general list can stand in. The most urgent of the others follow. None while an emergency holds.
    """
    now = path(questionnaire, answers)
    above = _more_urgent(questionnaire, now)
    builds = _newly_holding(questionnaire, now, above) if above else {}
    newly = sorted((sign for sign in above if sign.id in builds), key=_most_urgent_first)
    chosen = sorted(newly, key=lambda sign: not builds[sign.id])[:AT_MOST]
    return tuple(sign for sign in newly if sign in chosen)


def _newly_holding(
    questionnaire: Questionnaire, now: Path, signs: tuple[Sign, ...]
) -> dict[str, bool]:
    """The signs that one change makes hold, by id; and whether they build on what was said."""
    telling = _telling(questionnaire, signs)
    builds: dict[str, bool] = {}
    for changed in _changes(questionnaire, now, telling):
        ways = _ways(questionnaire, now, changed, telling)
        for facts in _most_urgent(questionnaire, signs, ways):
            for sign in signs:
                if holds(sign.when, facts):
                    own = _builds_on_own_answers(questionnaire, sign, now.facts, facts)
                    builds[sign.id] = builds.get(sign.id, False) or own
    return builds


def _most_urgent_first(sign: Sign) -> int:
    return -TIERS.index(sign.tier)


def _more_urgent(questionnaire: Questionnaire, way: Path) -> tuple[Sign, ...]:
    """The signs above the present urgency, in file order."""
    held = signs_that_hold(questionnaire, with_caution(questionnaire, way))
    present = TIERS.index(held[0].tier if held else "routine")
    return tuple(sign for sign in questionnaire.urgent if TIERS.index(sign.tier) > present)


def _telling(questionnaire: Questionnaire, signs: tuple[Sign, ...]) -> Set[tuple[str, str]]:
    """Each question with an answer that could help one of the signs to hold.

    Conditions ask for answers, never for their absence: an answer that none names adds nothing.
    """
    whens = [sign.when for sign in signs]
    for item in questionnaire.items:
        if item.id in questionnaire.deciding_urgency:
            whens += [when for when in item.whens if when]
    named = {
        (c.question, v) for when in whens for clause in when for c in clause for v in c.values
    }
    ticked = {
        (checklist.id, line)
        for line, checklist in questionnaire.checklist_of.items()
        # The first tick of a checklist also denies its other lines.
        if (line, "yes") in named or any((other.id, "no") in named for other in checklist.lines)
    }
    return named | ticked


def _changes(
    questionnaire: Questionnaire, way: Path, telling: Set[tuple[str, str]]
) -> Iterator[Answers]:
    """The person's answers with one changed, wherever that could help a sign to hold."""
    said = _said(way)
    for question in way.asked:
        if not _may_turn_out_otherwise(questionnaire, question):
            continue
        given = way.facts.get(question.id, ())
        for value in offered(question, way.facts):
            if value not in (NONE, NOT_SURE, *given) and (question.id, value) in telling:
                yield said | {question.id: _with(question, given, value)}


def _may_turn_out_otherwise(questionnaire: Questionnaire, question: Asked) -> bool:
    says_for_whom = any(
        question.id in questions_read(item.when)
        for item in questionnaire.items
        if isinstance(item, Page) and item.ends
    )
    background = questionnaire.section_of[question.id].background
    return not (says_for_whom or background or question.id in questionnaire.private)


def _said(way: Path) -> dict[str, Values]:
    """The answers that count."""
    return {asked.id: way.facts[asked.id] for asked in way.asked if asked.id in way.facts}


def _with(question: Asked, given: Values, value: str) -> Values:
    """One more tick, or another pick."""
    if not question.many:
        return (value,)
    return (*(other for other in given if other != NONE), value)


def _ways(
    questionnaire: Questionnaire, now: Path, answers: Answers, telling: Set[tuple[str, str]]
) -> Iterator[Path]:
    """The paths with these answers, one for each answer to what they open."""
    way = path(questionnaire, answers)
    already = {asked.id for asked in now.asked}
    for opened in way.unanswered:
        if opened.id in already or isinstance(opened, Line):
            continue
        lines_only = (NONE, NOT_SURE) if isinstance(opened, Checklist) else ()
        values = [
            value
            for value in offered(opened, way.facts)
            if (opened.id, value) in telling and value not in lines_only
        ]
        if values:
            for value in values:
                yield from _ways(questionnaire, now, {**answers, opened.id: (value,)}, telling)
            return
    yield way


def _most_urgent(
    questionnaire: Questionnaire, signs: tuple[Sign, ...], ways: Iterable[Path]
) -> list[Answers]:
    """What the urgent signs read on those of the paths that are most urgent."""
    found = [with_caution(questionnaire, way) for way in ways]
    ranks = [
        max((TIERS.index(sign.tier) for sign in signs if holds(sign.when, facts)), default=0)
        for facts in found
    ]
    return [facts for facts, rank in zip(found, ranks, strict=True) if rank == max(ranks)]


def _builds_on_own_answers(
    questionnaire: Questionnaire, sign: Sign, said: Answers, changed: Answers
) -> bool:
    """Whether what was said before is a part of the sign, or had the rest of it asked."""
    return any(
        _is_met(condition, said)
        or any(
            _is_met(opener, said)
            for clause in questionnaire.asked[condition.question].when or ()
            for opener in clause
        )
        for clause in sign.when
        if holds((clause,), changed)
        for condition in clause
    )


def _is_met(condition: Condition, facts: Answers) -> bool:
    return holds(((condition,),), facts)


# -- what is not known


@dataclass(frozen=True, slots=True)
class Unknown:
    """A question answered "not sure", and what knowing the answer could do."""

    question: Asked
    moves: float
    """How many of the shown causes an answer moves, on average over the answers."""
    adds: tuple[Cause, ...]
    """The causes that some answer would show, or fit more; the likeliest to be first."""
    takes: tuple[Cause, ...]
    """The causes that some answer would no longer show, or fit less."""


def most_useful_unknown(questionnaire: Questionnaire, answers: Answers) -> Unknown | None:
    """The one "not sure" whose answer would move the shown causes most; None if none would.

    The measure: over the answers that it offers, each as likely as the next, how many causes are
    shown, are no longer shown, or fit more or fewer answers. Questions of the safety part and
    private ones are left out, and so are answers that would end the walk. The earliest question
    wins a tie.
    """
    way = path(questionnaire, answers)
    unsure = [
        question
        for question in way.asked
        if NOT_SURE in way.facts.get(question.id, ())
        and not isinstance(question, Checklist)  # its lines were asked on their own
        and not questionnaire.section_of[question.id].safety
        and question.id not in questionnaire.private
    ]
    found = [_unknown(questionnaire, way, question) for question in unsure if not way.ending]
    best = max(found, key=lambda unknown: unknown.moves, default=None)
    return best if best and best.moves else None


def _unknown(questionnaire: Questionnaire, way: Path, question: Asked) -> Unknown:
    now = _fits(questionnaire, way)
    adds: Counter[str] = Counter()
    takes: Counter[str] = Counter()
    said = _said(way)
    known = [
        path(questionnaire, said | {question.id: values}) for values in _settled(question, way)
    ]
    counted = [other for other in known if not other.ending]
    for other in counted:
        then = _fits(questionnaire, other)
        ids = then | now
        adds.update(id_ for id_ in ids if then.get(id_, 0) > now.get(id_, 0))
        takes.update(id_ for id_ in ids if then.get(id_, 0) < now.get(id_, 0))
    causes = {cause.id: cause for cause in questionnaire.causes}
    return Unknown(
        question=question,
        moves=(adds.total() + takes.total()) / max(len(counted), 1),
        adds=tuple(causes[id_] for id_, _ in adds.most_common()),
        takes=tuple(causes[id_] for id_, _ in takes.most_common()),
    )


def _settled(question: Asked, way: Path) -> Iterator[Values]:
    """The answers in place of "not sure": of ticks, as they stand and with one more."""
    ticked = tuple(v for v in way.facts[question.id] if v != NOT_SURE)
    if ticked:
        yield ticked
    for value in offered(question, way.facts):
        if value not in (NOT_SURE, *ticked) and not (ticked and value == NONE):
            yield (*ticked, value)


def _fits(questionnaire: Questionnaire, way: Path) -> dict[str, int]:
    """The shown causes, with 2 where many answers fit and 1 where some do."""
    return {
        finding.cause.id: 2 if finding.fit == "many" else 1
        for finding in shown_sources(questionnaire, way)
    }
