"""A whole questionnaire: a frozen model, in the words of its YAML files."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from spinecheck.core.advice import Cause, Message, Sign, Stage, Tiers
from spinecheck.core.fields import (
    Cites,
    Id,
    Ids,
    Model,
    SourceId,
    Term,
    Text,
    Values,
    YesNo,
    listed,
    questions_read,
)
from spinecheck.core.front import Front
from spinecheck.core.promises import Promise
from spinecheck.core.questions import Asked, Checklist, Item, Page, Question, Section
from spinecheck.core.tiers import Tier


class SomeFit(Model):
    points: Annotated[int, Field(ge=1)] = 3
    """At least so many points."""
    reasons: Annotated[int, Field(ge=1)] = 2
    """At least so many reasons for it; one from outside the background."""


class ManyFit(Model):
    points: Annotated[int, Field(ge=1)]
    """At least so many points."""
    strong: Annotated[int, Field(ge=0)] = 0
    """At least so many strong reasons."""


class Fit(Model):
    """From points to words."""

    some: SomeFit = SomeFit()
    """When a cause fits some of the answers, and so is shown."""
    many: Annotated[tuple[ManyFit, ...], Field(min_length=1), BeforeValidator(listed)] = (
        ManyFit(points=6, strong=1),
        ManyFit(points=8),
    )
    """When it fits many: any one of these."""
    shown_at_most: Annotated[int, Field(ge=1)] = 4
    """How many causes are shown."""


class Source(Model):
    """A publication, or a numbered list of statements."""

    id: SourceId
    """Letters, digits, `_`, `.` and `-`. It is cited by this."""
    title: Text
    """Its title."""
    by: Text | None = None
    """Its authors."""
    year: Text | None = None
    """The year."""
    where: Text | None = None
    """Where it was published."""
    kind: Text | None = None
    """What kind of source it is."""
    seen: YesNo = False
    """`yes`: the author of this questionnaire has read it."""
    holds: Cites = ()
    """The ids of the statements that it holds, each of which is cited somewhere or left out on
    purpose."""


class LeftOut(Model):
    """A statement of a source that has no place in the questionnaire, on purpose."""

    id: SourceId
    """The id of the statement."""
    why: Text
    """Why it has no place here."""


class Expect(Model):
    """What a case must come to. What is not named is not looked at."""

    urgency: Literal[Tier, "unknown"] | None = None
    """How urgent it must come out; `unknown` when too little was answered."""
    first: Ids = ()
    """The cause that must come first; of several, any one."""
    shown: Ids = ()
    """Causes that must be shown."""
    not_shown: Ids = ()
    """Causes that must not be shown."""
    signs: Ids | None = None
    """The urgent signs that must be found, all of them and no other."""
    page: Id | None = None
    """The ending page that must be met."""
    steps: Ids = ()
    """Steps that must be offered."""
    messages: Ids = ()
    """Messages that must be shown."""


class Case(Model):
    """A patient: the story, the answers, and what must come of them."""

    case: Id
    """The id of the case: small letters, digits and _."""
    title: Text
    """What a learner sees. It never names the cause."""
    story: Text
    """The patient, in their own words."""
    answers: Mapping[Id, Values]
    """The answers to the questions, by id."""
    expect: Expect
    """What must come of them."""
    source: Text | None = None
    """The statement of a source that it came from."""

    @property
    def id(self) -> str:
        return self.case


MOST_COMPARED = 1000  # signs are compared with each other, and causes too: far above any need


class Questionnaire(Front):
    """A whole questionnaire, in document order, which is asking order."""

    model_config = ConfigDict(extra="forbid")

    tiers: Tiers
    """The words of each tier of urgency."""
    fit: Fit = Fit()
    """From points to words."""
    glossary: Mapping[Term, Text] = {}
    """Hard words and what they mean, explained under each result that uses them."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    """The parts of the walk, in asking order. Safety comes first."""
    urgent: Annotated[tuple[Sign, ...], Field(max_length=MOST_COMPARED)] = ()
    """The urgent signs."""
    causes: Annotated[tuple[Cause, ...], Field(max_length=MOST_COMPARED)] = ()
    """What may be going on."""
    next_steps: tuple[Stage, ...] = ()
    """What to do next, in stages."""
    messages: tuple[Message, ...] = ()
    """What to expect, and what a result does not mean."""
    promises: tuple[Promise, ...] = ()
    """What holds for every possible patient. `spinecheck check` proves it."""
    sources: tuple[Source, ...] = ()
    """What the questionnaire rests on."""
    left_out: tuple[LeftOut, ...] = ()
    """Statements that have no place here on purpose."""
    cases: tuple[Case, ...] = ()
    """Patient cases. In a folder, each stands in its own file under `cases`."""

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
            for id_ in item.ids
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
    def private(self) -> frozenset[str]:
        """Everything that is answered in private, by id; a checklist with its lines."""
        return frozenset(
            id_
            for item in self.items
            if not isinstance(item, Page) and item.private
            for id_ in item.ids
        )

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
                for answer in item.answers.values() if isinstance(item, Question) else ():
                    deciding |= questions_read(answer.when)
        return frozenset(deciding)
