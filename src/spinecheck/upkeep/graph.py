"""What is asked, section by section, and where answers lead: the picture before it is drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from spinecheck.core.advice import Sign
from spinecheck.core.answers import Answers
from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.engine import holds
from spinecheck.core.fields import Clause, Condition, questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Item, Page, Question, Section
from spinecheck.core.tiers import TIERS
from spinecheck.core.urgency import with_caution
from spinecheck.reading.problems import NotThere, did_you_mean
from spinecheck.upkeep.in_words import either, in_ids

_DEEPEST = 4  # what hangs on more than this stands beside it, with its condition


@dataclass(frozen=True, slots=True)
class Exit:
    """An urgent sign, as answers to one question or line help to reach it."""

    sign: Sign
    here: Condition
    """What must be answered here."""
    clauses: tuple[Clause, ...]
    """All that must hold, `here` among it; any one of them is enough."""

    @property
    def beside(self) -> tuple[Clause, ...]:
        """What must hold besides; empty when the answer here is enough."""
        others = [tuple(c for c in clause if c != self.here) for clause in self.clauses]
        return tuple(others) if all(others) else ()

    @property
    def beside_in_brief(self) -> str:
        """What must hold besides, by the questions alone; empty when the answer is enough."""
        clauses = (" and ".join(c.question for c in clause) for clause in self.beside)
        return "; or ".join(dict.fromkeys(clauses))


@dataclass(frozen=True, slots=True)
class Node:
    """A question, checklist or page, with what hangs on it."""

    item: Item
    exits: tuple[Exit, ...]
    """Most urgent first."""
    nested: tuple["Node", ...]
    """What comes directly after it, and only because of what is answered to it."""
    opens_later: tuple[str, ...]
    """What reads its answer further down."""


@dataclass(frozen=True, slots=True)
class SectionTree:
    """A section with its nodes, in asking order."""

    section: Section
    nodes: tuple[Node, ...]


def section_trees(
    questionnaire: Questionnaire, section_id: str | None = None
) -> tuple[SectionTree, ...]:
    """The sections with what they ask; or only one. Raises NotThere when there is no such one."""
    sections = {section.id: section for section in questionnaire.sections}
    if section_id and section_id not in sections:
        todo = did_you_mean(section_id, sections, f"there are: {', '.join(sections)}")
        raise NotThere(f"there is no section `{section_id}`; {todo}")
    grower = _Grower(questionnaire)
    return tuple(
        SectionTree(section, grower.nodes(section.questions))
        for section in sections.values()
        if section_id in (None, section.id)
    )


def opened_by(item: Item, parent: Item) -> tuple[Condition, ...]:
    """The answers to the parent, any of which brings the item; empty when it takes more."""
    alone = [clause[0] for clause in item.when or () if len(clause) == 1]
    whole = len(alone) == len(item.when or ()) and all(c.question in parent.ids for c in alone)
    return tuple(alone) if whole else ()


def under_one_answer(item: Item, parent: Item) -> str | None:
    """The one answer to the parent that brings it, so that it can stand right under it."""
    values = {value for condition in opened_by(item, parent) for value in condition.values}
    return values.pop() if isinstance(parent, Question) and len(values) == 1 else None


def opens(questionnaire: Questionnaire, item: Item, parent: Item) -> str:
    """What must be answered to the parent for the item to come, in ids."""
    conditions = opened_by(item, parent)
    if len(conditions) == 1 and conditions[0].question == parent.id:
        return either(conditions[0].values)
    lines = set(parent.ids[1:])
    if len(lines) > 1 and {condition.question for condition in conditions} == lines:
        return "any line"
    if conditions:
        return either(in_ids(questionnaire, ((condition,),)) for condition in conditions)
    return in_ids(questionnaire, item.when or ())


def leads_there(questionnaire: Questionnaire, exit_: Exit, item: Item) -> str:
    """What must be answered to a question, or to a checklist's lines, for an exit, in ids."""
    if exit_.here.question == item.id:
        return either(exit_.here.values)
    return in_ids(questionnaire, ((exit_.here,),))


class _Grower:
    """Grows nodes out of items; who reads what is looked up once for all of them."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.readers: dict[str, dict[str, None]] = {}
        """For each question, what reads it in the walk, in asking order."""
        for item in questionnaire.items:
            for when in item.whens:
                for id_ in questions_read(when):
                    self.readers.setdefault(id_, {})[item.id] = None
        signs = sorted(questionnaire.urgent, key=lambda sign: -TIERS.index(sign.tier))
        self.order = {sign.id: n for n, sign in enumerate(signs)}
        self.clauses: dict[Condition, list[tuple[Sign, Clause]]] = {}
        for sign in questionnaire.urgent:
            for clause in sign.when:
                for condition in clause:
                    self.clauses.setdefault(condition, []).append((sign, clause))
        self.conditions: dict[str, list[Condition]] = {}
        for condition in self.clauses:
            self.conditions.setdefault(condition.question, []).append(condition)

    def nodes(self, items: Sequence[Item], depth: int = 0) -> tuple[Node, ...]:
        found: list[Node] = []
        start = 0
        while start < len(items):
            item = items[start]
            hanging = _hanging_on(item, items[start + 1 :]) if depth < _DEEPEST else []
            start += 1 + len(hanging)
            nested = self.nodes(hanging, depth + 1)
            found.append(Node(item, self._exits(item), nested, self._opens_later(item, hanging)))
        return tuple(found)

    def _exits(self, item: Item) -> tuple[Exit, ...]:
        """One exit for each sign and each way to answer towards it here."""
        found: list[Exit] = []
        for id_ in item.ids:
            for condition in self.conditions.get(id_, ()):
                signs: dict[str, Sign] = {}
                clauses: dict[str, list[Clause]] = {}
                for sign, clause in self.clauses[condition]:
                    signs[sign.id] = sign
                    clauses.setdefault(sign.id, []).append(clause)
                found += [Exit(signs[id_], condition, tuple(c)) for id_, c in clauses.items()]
        return tuple(sorted(found, key=lambda exit_: self.order[exit_.sign.id]))

    def _opens_later(self, item: Item, nested: Sequence[Item]) -> tuple[str, ...]:
        here = {other.id for other in nested}
        read = {reader: None for id_ in item.ids for reader in self.readers.get(id_, ())}
        return tuple(id_ for id_ in read if id_ not in here)


def _hanging_on(item: Item, later: Iterable[Item]) -> list[Item]:
    """What follows without a gap and reads nothing but this item, or what hangs on it already.

    Only so does a nested picture keep the order in which people are asked.
    """
    known = set(item.ids)

    def hangs(other: Item) -> bool:
        read = questions_read(other.when)
        hanging = bool(read) and read <= known
        known.update(other.ids)
        return hanging

    return list(takewhile(hangs, later))


class Walk:
    """One patient's way through, to be marked in a picture."""

    def __init__(self, questionnaire: Questionnaire, answers: Answers) -> None:
        self.assessment: Assessment = assess(questionnaire, answers)
        way = self.assessment.path
        self.given = way.facts
        self._met = {item.id for item in (*way.asked, *way.pages)}
        self._cautious = with_caution(questionnaire, way)

    def meets(self, id_: str) -> bool:
        """Whether the person is asked this question or line, or shown this page."""
        return id_ in self._met

    def reaches(self, exit_: Exit, value: str | None = None) -> bool:
        """Whether the sign holds, and what is answered here, or this answer, is a reason."""
        answered = self._cautious.get(exit_.here.question, ())
        return holds(exit_.clauses, self._cautious) and value in (None, *answered)


def counts(section: Section) -> str:
    """What a section holds, in numbers."""
    checklists = [item for item in section.questions if isinstance(item, Checklist)]
    pages = [item for item in section.questions if isinstance(item, Page)]
    numbers = {
        "question": len(section.questions) - len(checklists) - len(pages),
        "checklist": len(checklists),
        "line": sum(len(checklist.lines) for checklist in checklists),
        "page": sum(not page.ends for page in pages),
        "ending page": sum(page.ends for page in pages),
    }
    return ", ".join(f"{n} {name}{'s' * (n > 1)}" for name, n in numbers.items() if n)
