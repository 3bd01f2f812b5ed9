"""The longest walk that any answers can lead to: exactly, not by trying.

Two people for whom the same conditions hold from here on have the same walk before them. So the
walk is followed item by item for all people at once; of those who are alike only the longest walk
so far is kept. Lines that "not sure" opens are not counted as screens of their own; pages are.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, product

from spinecheck.core.engine import Path
from spinecheck.core.fields import Condition, When
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import NONE, NOT_SURE, YES_NO, Checklist, Item, Line, Page, Question

Holding = frozenset[Condition]
"""The conditions that hold for someone."""


def screens_of(way: Path) -> int:
    """The screens of one person's walk."""
    return len(way.pages) + sum(not isinstance(asked, Line) for asked in way.asked)


def longest_walk(questionnaire: Questionnaire, *, safety_only: bool = False) -> int:
    """The number of screens of the longest walk, or of its safety part."""
    items = [
        item
        for item in questionnaire.items
        if not safety_only or questionnaire.section_of[item.id].safety
    ]
    longest = 0
    alike: dict[Holding, int] = {frozenset(): 0}
    for n, item in enumerate(items):
        later = frozenset(chain.from_iterable(map(_conditions_of, items[n + 1 :])))
        going_on: dict[Holding, int] = {}
        for holding, screens in alike.items():
            if not _holds(item.when, holding):
                _keep(going_on, holding & later, screens)
            elif isinstance(item, Page) and item.ends:
                longest = max(longest, screens + 1)
            else:
                for made in set(_answered(item, holding, later)):
                    _keep(going_on, (holding & later) | made, screens + 1)
        alike = going_on
    return max(longest, *alike.values())


def _keep(walks: dict[Holding, int], holding: Holding, screens: int) -> None:
    walks[holding] = max(walks.get(holding, 0), screens)


def _holds(when: When | None, holding: Holding) -> bool:
    return when is None or any(holding.issuperset(clause) for clause in when)


def _conditions_of(item: Item) -> Iterator[Condition]:
    """Every condition that decides whether something is asked, or how."""
    whens: list[When | None] = [item.when]
    if isinstance(item, Checklist):
        whens += [line.when for line in item.lines]
    if isinstance(item, Question):
        whens += [answer.when for answer in item.answers.values()]
    return (condition for when in whens for clause in when or () for condition in clause)


def _answered(item: Item, holding: Holding, later: Holding) -> Iterator[Holding]:
    """What holds after each possible answer, as far as it matters later."""
    match item:
        case Page():
            yield frozenset()
        case Checklist():
            yield from _lines_answered(item, holding, later)
        case _:
            for values in _answers(item, holding):
                yield _met(item.id, values, later)


def _answers(question: Question, holding: Holding) -> Iterator[tuple[str, ...]]:
    offered = [id_ for id_, answer in question.answers.items() if _holds(answer.when, holding)]
    if question.not_sure:
        offered.append(NOT_SURE)
    if question.many:
        ticks = [id_ for id_ in offered if id_ != NONE]
        yield (NONE,)
        for ticked in product((True, False), repeat=len(ticks)):
            if any(ticked):
                yield tuple(id_ for id_, yes in zip(ticks, ticked, strict=True) if yes)
    else:
        yield from ((id_,) for id_ in offered)


def _lines_answered(checklist: Checklist, holding: Holding, later: Holding) -> Iterator[Holding]:
    """Each line may be ticked or not; after "not sure" each has its own answer."""
    read = {condition.question for condition in later}
    lines = [line for line in checklist.lines if line.id in read and _holds(line.when, holding)]
    for values in product(YES_NO, repeat=len(lines)):
        met = [_met(line.id, (value,), later) for line, value in zip(lines, values, strict=True)]
        yield frozenset(chain.from_iterable(met))


def _met(question_id: str, values: Iterable[str], later: Holding) -> Holding:
    given = set(values)
    return frozenset(c for c in later if c.question == question_id and given & set(c.values))
