"""A whole questionnaire: a frozen model, in the words of its YAML files."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from spinecheck.core.advice import Cause, Message, Sign, Stage, Tier, Tiers
from spinecheck.core.fields import (
    Cites,
    Id,
    Ids,
    Model,
    SourceId,
    Text,
    Values,
    YesNo,
    listed,
    questions_read,
)
from spinecheck.core.promises import Promise
from spinecheck.core.questions import Asked, Checklist, Item, Page, Question, Section


class SomeFit(Model):
    points: Annotated[int, Field(ge=1)] = 3
    reasons: Annotated[int, Field(ge=1)] = 2


class ManyFit(Model):
    points: Annotated[int, Field(ge=1)]
    strong: Annotated[int, Field(ge=0)] = 0


class Fit(Model):
    """From points to words."""

    some: SomeFit = SomeFit()
    many: Annotated[tuple[ManyFit, ...], BeforeValidator(listed), Field(min_length=1)] = (
        ManyFit(points=6, strong=1),
        ManyFit(points=8),
    )
    shown_at_most: Annotated[int, Field(ge=1)] = 4


class Review(Model):
    who: Text
    on: Text
    what: Text


class Source(Model):
    """A publication, or a numbered list of statements."""

    id: SourceId
    title: Text
    by: Text | None = None
    year: Text | None = None
    where: Text | None = None
    kind: Text | None = None
    seen: YesNo = False
    holds: Cites = ()


class LeftOut(Model):
    """A statement of a source that has no place in the questionnaire, on purpose."""

    id: SourceId
    why: Text


class Expect(Model):
    """What a case must come to. What is not named is not looked at."""

    urgency: Literal[Tier, "unknown"] | None = None
    first: Ids = ()
    shown: Ids = ()
    not_shown: Ids = ()
    signs: Ids | None = None
    page: Id | None = None
    steps: Ids = ()
    messages: Ids = ()


class Case(Model):
    """A patient: the story, the answers, and what must come of them."""

    case: Id
    title: Text
    story: Text
    answers: Mapping[Id, Values]
    expect: Expect
    source: Text | None = None

    @property
    def id(self) -> str:
        return self.case


class Questionnaire(Model):
    """A whole questionnaire, in document order, which is asking order."""

    questionnaire: Id
    version: Text
    title: Text
    reviewed: tuple[Review, ...] = ()
    tiers: Tiers
    fit: Fit = Fit()
    glossary: Mapping[str, Text] = {}
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    urgent: tuple[Sign, ...] = ()
    causes: tuple[Cause, ...] = ()
    next_steps: tuple[Stage, ...] = ()
    messages: tuple[Message, ...] = ()
    promises: tuple[Promise, ...] = ()
    sources: tuple[Source, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    cases: tuple[Case, ...] = ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every question, checklist and page, in asking order."""
        return tuple(item for section in self.sections for item in section.questions)

    @cached_property
    def asked(self) -> Mapping[str, Asked]:
        """Everything that can be answered, by id: questions, checklists and their lines."""
        found: dict[str, Asked] = {}
        for item in self.items:
            if not isinstance(item, Page):
                found[item.id] = item
            if isinstance(item, Checklist):
                found |= {line.id: line for line in item.lines}
        return found

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """The section of everything in the walk, by id."""
        return {
            id_: section
            for section in self.sections
            for item in section.questions
            for id_ in (item.id, *(line.id for line in getattr(item, "lines", ())))
        }

    @cached_property
    def checklist_of(self) -> Mapping[str, Checklist]:
        """The checklist of each line, by the line's id."""
        return {
            line.id: item
            for item in self.items
            if isinstance(item, Checklist)
            for line in item.lines
        }

    @cached_property
    def source_of(self) -> Mapping[str, Source]:
        """The source of everything that may be cited: itself, or what it holds."""
        held = {id_: source for source in self.sources for id_ in source.holds}
        return held | {source.id: source for source in self.sources}

    @cached_property
    def follow_ups(self) -> frozenset[str]:
        """Questions that only a checklist line, or another follow-up, can open."""
        lines: set[str] = set(self.checklist_of)
        found: set[str] = set()
        for item in self.items:
            if (
                isinstance(item, Question)
                and item.when
                and all(any(c.question in lines | found for c in clause) for clause in item.when)
            ):
                found.add(item.id)
        return frozenset(found)

    @cached_property
    def deciding_urgency(self) -> frozenset[str]:
        """Questions that a sign reads, or that decide whether, and how, it is asked."""
        deciding = {id_ for sign in self.urgent for id_ in questions_read(sign.when)}
        behind = False
        # A condition names only earlier questions, so one pass from the end finds them all.
        for item in reversed(self.items):
            if isinstance(item, Page):
                if item.ends and behind:
                    deciding |= questions_read(item.when)
                continue
            lines = item.lines if isinstance(item, Checklist) else ()
            read = [line for line in lines if line.id in deciding]
            for line in read:
                deciding |= questions_read(line.when)
            if read or item.id in deciding:
                behind = True
                deciding |= {item.id} | questions_read(item.when)
                for answer in getattr(item, "answers", {}).values():
                    deciding |= questions_read(answer.when)
        return frozenset(deciding)
