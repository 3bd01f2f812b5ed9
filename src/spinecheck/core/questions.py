"""What is asked: questions, checklists and pages, in sections."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from spinecheck.core.fields import Cites, Id, Model, Sentences, Text, When, YesNo


class Answer(Model):
    """One answer that a question offers."""

    text: Text
    """The words of the answer."""
    when: When | None = None
    """Who is offered this answer. Without it, everyone who is asked."""


def as_answer(value: object) -> object:
    """A bare text is an answer that everyone is offered."""
    return {"text": value} if isinstance(value, str) else value


class Question(Model):
    """Pick one (or many) from a short list."""

    id: Id
    """Small letters, digits and _. Answers are kept under it, so change it only with care."""
    ask: Text
    """The question, in plain words. Ask one thing."""
    short: Text | None = None
    """A few words for it, for the page for the doctor."""
    why: Text | None = None
    """Why we ask, as the patient reads it."""
    when: When | None = None
    """Who is asked this. Without it, everyone. It may name earlier questions only."""
    pick: Literal["one", "many"] = "one"
    """`one` answer (also when nothing is written) or `many`."""
    not_sure: YesNo = True
    """Whether "I'm not sure" is offered. It is, unless `no` is written."""
    private: YesNo = False
    """`yes`: the patient is asked before the answer goes on the page for the doctor."""
    for_report: YesNo = False
    """`yes`: it stands with medicines and goals on the page for the doctor."""
    answers: Annotated[
        Mapping[Id, Annotated[Answer, BeforeValidator(as_answer)]],
        Field(min_length=1),
    ]
    """The answers in their order: an id, then the words. Pick-many questions must offer `none`."""
    cites: Cites = ()
    """The statements of the sources that this rests on."""

    @property
    def many(self) -> bool:
        return self.pick == "many"

    @property
    def name(self) -> str:
        return self.short or self.ask

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids under which answers to it are kept."""
        return (self.id,)

    @property
    def whens(self) -> tuple[When | None, ...]:
        """When it is asked, and then when each of its answers is on offer."""
        return (self.when, *(answer.when for answer in self.answers.values()))


class Line(Model):
    """One sign of a checklist, put so that *yes* means danger."""

    id: Id
    """Small letters, digits and _. Conditions name the line by it."""
    line: Text
    """The sign, as a line to tick. Put it so that yes means danger, one idea only."""
    ask: Text
    """The same as a question, asked after "I'm not sure" on the checklist."""
    short: Text | None = None
    """A few words for it, for the page for the doctor."""
    when: When | None = None
    """Who sees this line. Without it, everyone who sees the checklist."""
    cites: Cites = ()
    """The statements of the sources that this rests on."""

    @property
    def many(self) -> bool:
        return False

    @property
    def name(self) -> str:
        return self.short or self.line


class Checklist(Model):
    """One screen over ordinary yes/no questions, one for each sign."""

    checklist: Id
    """The id of the checklist: small letters, digits and _."""
    ask: Text
    """The question above the lines."""
    short: Text | None = None
    """A few words for it, for the page for the doctor."""
    why: Text | None = None
    """Why we ask, as the patient reads it."""
    when: When | None = None
    """Who sees this checklist. Without it, everyone."""
    none: Text = "None of these"
    """The words of "None of these"."""
    private: YesNo = False
    """`yes`: the patient is asked before the answers go on the page for the doctor."""
    lines: Annotated[tuple[Line, ...], Field(min_length=1)]
    """The signs, one in a line."""
    cites: Cites = ()
    """The statements of the sources that this rests on."""

    @property
    def id(self) -> str:
        return self.checklist

    @property
    def many(self) -> bool:
        return True

    @property
    def name(self) -> str:
        return self.short or self.ask

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids under which answers to it are kept: its own, and those of its lines."""
        return (self.id, *(line.id for line in self.lines))

    @property
    def whens(self) -> tuple[When | None, ...]:
        """When it is asked, and then when each of its lines is on offer."""
        return (self.when, *(line.when for line in self.lines))


class Page(Model):
    """Words at a place in the walk. An ending page stands in place of causes and steps."""

    page: Id
    """The id of the page: small letters, digits and _."""
    title: Text | None = None
    """A heading."""
    when: When | None = None
    """Who sees this page. Without it, everyone."""
    ends: YesNo = False
    """`yes`: nothing after it is asked, and it stands in place of causes and steps."""
    say: Text
    """What the page says."""
    do: Sentences = ()
    """What to do, one sentence in a line. An ending page must have it."""
    cites: Cites = ()
    """The statements of the sources that this rests on."""

    @property
    def id(self) -> str:
        return self.page

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.id,)

    @property
    def whens(self) -> tuple[When | None, ...]:
        return (self.when,)


ITEM_KINDS = {"id": "<question>", "checklist": "<checklist>", "page": "<page>"}


def _kind_of_item(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    return next((tag for key, tag in ITEM_KINDS.items() if key in value), None)


Item = Annotated[
    Annotated[Question, Tag("<question>")]
    | Annotated[Checklist, Tag("<checklist>")]
    | Annotated[Page, Tag("<page>")],
    Discriminator(_kind_of_item),
]
Asked = Question | Checklist | Line


class Section(Model):
    """A part of the walk with its own heading."""

    id: Id
    """Small letters, digits and _."""
    title: Text
    """The heading of this part of the walk."""
    safety: YesNo = False
    """`yes`: urgent signs are looked for here. Safety sections come first."""
    background: YesNo = False
    """`yes`: what is said here alone never shows a cause."""
    questions: Annotated[tuple[Item, ...], Field(min_length=1)]
    """Questions (`id`), checklists (`checklist`) and pages (`page`), in asking order."""
