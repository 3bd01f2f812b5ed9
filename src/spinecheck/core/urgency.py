"""How urgent the answers are, and whether that is certain yet."""

from collections.abc import Iterable, Set

from spinecheck.core.advice import Sign
from spinecheck.core.answers import NOT_SURE, Answers
from spinecheck.core.engine import Path, holds
from spinecheck.core.fields import When, questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Item, Page
from spinecheck.core.tiers import TIERS


def signs_that_hold(questionnaire: Questionnaire, facts: Answers) -> tuple[Sign, ...]:
    """The urgent signs that hold, most urgent first, then in file order."""
    held = [sign for sign in questionnaire.urgent if holds(sign.when, facts)]
    return tuple(sorted(held, key=lambda sign: -TIERS.index(sign.tier)))


def found_in(questionnaire: Questionnaire, sign: Sign, facts: Answers) -> frozenset[str]:
    """The questions in whose answers a sign was found, and what opened its follow-ups.

    "New: yes" tells nothing without what it is that is new.
    """
    found = _read_where_it_holds(sign.when, facts)
    # A condition names only earlier questions, so one pass from the end finds them all.
    for id_ in reversed(tuple(questionnaire.asked)):
        if id_ in found & questionnaire.follow_ups:
            found |= _read_where_it_holds(questionnaire.asked[id_].when, facts)
    return found


def _read_where_it_holds(when: When | None, facts: Answers) -> frozenset[str]:
    """The questions named by those parts of a condition that hold."""
    return questions_read(tuple(clause for clause in when or () if holds((clause,), facts)))


def with_caution(questionnaire: Questionnaire, way: Path) -> Answers:
    """The facts as urgent signs read them when a walk stops.

    Follow-ups on the path without an answer, and lines still to be asked one by one, count as
    "not sure": someone who ticks a sign and leaves before the next question must see it.
    """
    facts = dict(way.facts)
    for item in questionnaire.items:
        if item is way.ending:
            break
        if NOT_SURE in facts.get(item.id, ()) and isinstance(item, Checklist):
            for line in item.lines:
                if line.id not in facts and holds(line.when, facts):
                    facts[line.id] = (NOT_SURE,)
        waits = item.id in questionnaire.follow_ups and item.id not in facts
        if waits and holds(item.when, facts):
            facts[item.id] = (NOT_SURE,)
    return facts


def is_complete(questionnaire: Questionnaire, way: Path) -> bool:
    """Whether no missing answer could still raise the urgency."""
    return not could_raise(questionnaire, way)


def could_raise(questionnaire: Questionnaire, way: Path) -> frozenset[str]:
    """The questions without an answer that decide the urgency, by id."""
    missing = {question.id for question in way.unanswered}
    if way.ending:
        behind = questionnaire.items[questionnaire.items.index(way.ending) + 1 :]
        missing = might_be_asked(behind, way.facts, missing)
    return questionnaire.deciding_urgency & missing


def might_be_asked(items: Iterable[Item], facts: Answers, open_: Set[str]) -> set[str]:
    """The open questions, and what answers to them might open among these items."""
    found = set(open_)
    for item in items:
        if item.id in facts or isinstance(item, Page):
            continue
        if item.id in found or might_hold(item.when, facts, found):
            found.add(item.id)
            if isinstance(item, Checklist):
                found |= {line.id for line in item.lines}
    return found


def might_hold(when: When | None, facts: Answers, open_: Set[str]) -> bool:
    """Whether a condition could hold, whatever is answered to the open questions."""
    return when is None or any(
        all(c.question in open_ or holds(((c,),), facts) for c in clause) for clause in when
    )
