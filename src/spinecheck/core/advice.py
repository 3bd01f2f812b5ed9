"""What answers lead to: urgent signs, causes, next steps and messages."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from spinecheck.core.fields import Cites, Id, Ids, Model, Sentences, Text, When, YesNo

Tier = Literal["routine", "soon", "same_day", "emergency"]
TIERS: tuple[Tier, ...] = ("routine", "soon", "same_day", "emergency")  # lowest first
Strength = Literal["strong", "moderate", "weak"]
POINTS: Mapping[str, int] = {"strong": 3, "moderate": 2, "weak": 1}
OUTCOMES = ("urgency", "causes", "amplifiers")
"""What was found, as messages and next steps may name it."""


class Sign(Model):
    """An urgent sign: what it may mean, and what to do about it."""

    id: Id
    tier: Literal["soon", "same_day", "emergency"]
    when: When
    title: Text
    because: Text
    say_this: Text | None = None
    do: Sentences = ()
    cause: Id | None = None
    cites: Cites = ()


class Evidence(Model):
    """What an answer argues for or against a cause."""

    when: When
    supports: Annotated[Strength | None, Field(alias="for")] = None
    against: Strength | None = None
    because: Text
    cites: Cites = ()

    @property
    def strength(self) -> Strength:
        strength = self.supports or self.against
        if strength is None:  # the reading room's rule `evidence-weighs` refuses this
            raise ValueError("evidence argues neither for nor against")
        return strength

    @property
    def points(self) -> int:
        points = POINTS[self.strength]
        return points if self.supports else -points


class Cause(Model):
    """A possible cause, something that turns pain up, or the text under an urgent sign."""

    id: Id
    name: Text
    clinical_name: Text
    kind: Literal["source", "amplifier", "urgent"]
    about: Text
    only_when: When | None = None
    some_at_most_when: When | None = None
    never_alone: YesNo = False
    evidence: tuple[Evidence, ...] = ()
    how_checked: Sentences = ()
    what_helps: Sentences = ()
    next_steps: Ids = ()
    ask_clinician: Sentences = ()
    explains: Mapping[Id, Text] = {}
    cites: Cites = ()


class Tried(Model):
    """A step that the person has been through already, and what that tells."""

    when: When
    say: Text


class Step(Model):
    id: Id
    title: Text
    say: Text | None = None
    for_everyone: YesNo = False
    when: When | None = None
    tried: Tried | None = None
    ask_clinician: Sentences = ()
    cites: Cites = ()


class Stage(Model):
    stage: Text
    offered_at_most: Annotated[int, Field(ge=1)] | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


class Message(Model):
    """Words for people whose answers, or outcome, meet a condition."""

    id: Id
    when: When | None = None
    say: Text
    cites: Cites = ()


class TierWords(Model):
    say: Text
    do: Sentences = ()


class Tiers(Model):
    emergency: TierWords
    same_day: TierWords
    soon: TierWords
    routine: TierWords
