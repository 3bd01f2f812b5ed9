"""What answers lead to: urgent signs, causes, next steps and messages."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from spinecheck.core.fields import Cites, Id, Ids, Model, Sentences, Text, When, YesNo
from spinecheck.core.tiers import Tier

Strength = Literal["strong", "moderate", "weak"]
POINTS: Mapping[str, int] = {"strong": 3, "moderate": 2, "weak": 1}
OUTCOMES = ("urgency", "causes", "amplifiers")
"""What was found, as messages and next steps may name it."""


class Sign(Model):
    """An urgent sign: what it may mean, and what to do about it."""

    id: Id
    """Small letters, digits and _."""
    tier: Literal["soon", "same_day", "emergency"]
    """How soon the patient must be seen."""
    when: When
    """Which answers mean this sign. Name `not_sure` beside `yes`."""
    title: Text
    """What it may be, as a heading."""
    because: Text
    """Why it is urgent."""
    say_this: Text | None = None
    """A sentence that the patient can say on the phone."""
    do: Sentences = ()
    """What to do, one sentence in a line. The tier's own come after these."""
    cause: Id | None = None
    """The urgent cause whose text stands under this sign."""
    cites: Cites = ()
    """The statements of the sources that this rests on."""


class Evidence(Model):
    """What an answer argues for or against a cause."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["for"]}, {"required": ["against"]}]}
    )

    when: When
    """Which answers this is about."""
    supports: Annotated[Strength | None, Field(alias="for")] = None
    """How strongly it speaks for the cause: strong is 3 points, moderate 2, weak 1."""
    against: Strength | None = None
    """How strongly it speaks against the cause: strong takes 3 points, moderate 2, weak 1."""
    because: Text
    """The patient's own answer, in the second person: `Your back hurts most`."""
    cites: Cites = ()
    """The statements of the sources that this rests on."""

    @property
    def strength(self) -> Strength:
        strength = self.supports or self.against
        if strength is None:  # the reading room's rule `evidence-weighs` refuses this
            raise ValueError("evidence argues neither for nor against")
        return strength

    @cached_property
    def points(self) -> int:
        points = POINTS[self.strength]
        return points if self.supports else -points


class Cause(Model):
    """A possible cause, something that turns pain up, or the text under an urgent sign."""

    id: Id
    """Small letters, digits and _. Cases and programs know the cause by it."""
    name: Text
    """A plain name."""
    clinical_name: Text
    """The name in letters and reports; it stands beside the plain one."""
    kind: Literal["source", "amplifier", "urgent"]
    """`source` of the pain, `amplifier` that turns pain up, or `urgent`: a text under an urgent
    sign."""
    about: Text
    """What it is, for a patient."""
    only_when: When | None = None
    """Who it can be shown to. Without it, anyone. Name `not_sure` too."""
    some_at_most_when: When | None = None
    """When this holds, it is said to fit some of the answers at most."""
    never_alone: YesNo = False
    """`yes`: it is shown only when another source without this key is."""
    evidence: tuple[Evidence, ...] = ()
    """What speaks for it and against it. An urgent cause has none."""
    how_checked: Sentences = ()
    """How it is checked, one sentence in a line."""
    what_helps: Sentences = ()
    """What often helps, one sentence in a line."""
    next_steps: Ids = ()
    """The ids of the steps that it leads to, best first."""
    ask_clinician: Sentences = ()
    """What to ask the doctor, one question in a line."""
    explains: Mapping[Id, Text] = {}
    """The causes that it can lead to: an id, then a sentence. No circles."""
    cites: Cites = ()
    """The statements of the sources that this rests on."""

    @property
    def whens(self) -> tuple[When | None, ...]:
        """Every condition that decides whether it is shown, and how well it fits."""
        evidence = (piece.when for piece in self.evidence)
        return (self.only_when, self.some_at_most_when, *evidence)


class Tried(Model):
    """A step that the person has been through already, and what that tells."""

    when: When
    """Which answers say that it was tried."""
    say: Text
    """What that tells."""


class Step(Model):
    id: Id
    """Small letters, digits and _. Causes name the step by it."""
    title: Text
    """What to do, as a heading."""
    say: Text | None = None
    """A sentence or two about it."""
    for_everyone: YesNo = False
    """`yes`: offered whenever causes are looked for, not only with a cause that names it."""
    when: When | None = None
    """Who it is offered to: this narrows. It may name `urgency`, `causes` and `amplifiers`."""
    tried: Tried | None = None
    """When the patient has been through it already, and what that tells."""
    ask_clinician: Sentences = ()
    """What to ask about it, one question in a line."""
    cites: Cites = ()
    """The statements of the sources that this rests on."""


class Stage(Model):
    stage: Text
    """The heading of the stage."""
    offered_at_most: Annotated[int, Field(ge=1)] | None = None
    """How many of its steps are offered at once. Tried ones do not count."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """The steps of this stage."""


class Message(Model):
    """Words for people whose answers, or outcome, meet a condition."""

    id: Id
    """Small letters, digits and _."""
    when: When | None = None
    """Who reads it. Without it, everyone. It may name `urgency`, `causes` and `amplifiers`."""
    say: Text
    """What it says."""
    cites: Cites = ()
    """The statements of the sources that this rests on."""


class TierWords(Model):
    say: Text
    """What the patient is told."""
    do: Sentences = ()
    """What to do, one sentence in a line."""


class Tiers(Model):
    emergency: TierWords
    """Get help now."""
    same_day: TierWords
    """Be seen today."""
    soon: TierWords
    """Be seen within 1 to 2 weeks."""
    routine: TierWords
    """No urgent sign was found."""

    def of(self, tier: Tier) -> TierWords:
        """The words of one tier."""
        words: TierWords = getattr(self, tier)
        return words
