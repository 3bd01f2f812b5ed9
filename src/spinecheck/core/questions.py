"""What is asked: questions, checklists and pages, in sections."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from spinecheck.core.fields import Cites, Id, Model, Sentences, Text, When, YesNo

NOT_SURE = "not_sure"
NONE = "none"
YES_NO = ("yes", "no", NOT_SURE)


class Answer(Model):
    """One answer that a question offers."""

    text: Text
    when: When | None = None


def _as_answer(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class Question(Model):
    """Pick one (or many) from a short list."""

    id: Id
    ask: Text
    short: Text | None = None
    why: Text | None = None
    when: When | None = None
    pick: Literal["one", "many"] = "one"
    not_sure: YesNo = True
    private: YesNo = False
    for_report: YesNo = False
    """Stands with medicines, treatments and goals on the page for the doctor."""
    answers: Annotated[
        Mapping[Id, Annotated[Answer, BeforeValidator(_as_answer)]], Field(min_length=1)
    ]
    cites: Cites = ()

    @property
    def many(self) -> bool:
        return self.pick == "many"


class Line(Model):
    """One sign of a checklist, put so that *yes* means danger."""

    id: Id
    line: Text
    ask: Text
    short: Text | None = None
    when: When | None = None
    cites: Cites = ()


class Checklist(Model):
    """One screen over ordinary yes/no questions, one for each sign."""

    checklist: Id
    ask: Text
    short: Text | None = None
    why: Text | None = None
    when: When | None = None
    none: Text = "None of these"
    private: YesNo = False
    lines: Annotated[tuple[Line, ...], Field(min_length=1)]
    cites: Cites = ()

    @property
    def id(self) -> str:
        return self.checklist

    @property
    def many(self) -> bool:
        return True


class Page(Model):
    """Words at a place in the walk. An ending page stands in place of causes and steps."""

    page: Id
    title: Text | None = None
    when: When | None = None
    ends: YesNo = False
    say: Text
    do: Sentences = ()
    cites: Cites = ()

    @property
    def id(self) -> str:
        return self.page


ITEM_KINDS = {"id": "<question>", "checklist": "<checklist>", "page": "<page>"}


def _kind_of_item(value: Any) -> str | None:
    if isinstance(value, Model):
        return {Question: "<question>", Checklist: "<checklist>", Page: "<page>"}.get(type(value))
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
    title: Text
    safety: YesNo = False
    background: YesNo = False
    questions: Annotated[tuple[Item, ...], Field(min_length=1)]
