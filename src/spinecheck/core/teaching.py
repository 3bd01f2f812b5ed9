"""What a learner said, beside what the rules come to."""

from collections.abc import Set
from dataclasses import dataclass

from spinecheck.core.advice import Cause, Sign
from spinecheck.core.engine import holds
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Section
from spinecheck.core.reasoning import Argument, Reasoning, Said
from spinecheck.core.tiers import TIERS, Tier
from spinecheck.core.urgency import with_caution

TELLING_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Guess:
    """What a learner commits to before the reveal."""

    urgency: Tier
    causes: tuple[Cause, ...]
    looked_at: frozenset[str]
    """The sections that they asked about, by id."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An answer that weighed between the learner's causes and the rules' own."""

    said: Said
    arguments: tuple[Argument, ...]
    """What it argued about the causes in question."""
    weight: int
    """Its points for the rules' causes, less those for the learner's."""
    was_seen: bool
    """Whether the learner asked about its section."""


@dataclass(frozen=True, slots=True)
class Reveal:
    """A learner's guess beside the reasoning."""

    guess: Guess
    reasoning: Reasoning
    found: tuple[Cause, ...]
    """What the rules name: causes, what turns pain up, and causes behind urgent signs."""
    missed: tuple[Sign, ...]
    """Urgent signs that hold on answers that the learner never asked for."""
    never_looked: tuple[Section, ...]
    """Safety sections that the learner did not ask about."""
    telling: tuple[Telling, ...]
    """The answers that weighed most, the heaviest first."""

    @property
    def is_too_calm(self) -> bool:
        """Whether it is more urgent than the learner said."""
        found = self.reasoning.assessment.urgency
        return found is not None and TIERS.index(self.guess.urgency) < TIERS.index(found)

    @property
    def not_found(self) -> tuple[Cause, ...]:
        """The causes that only the learner named."""
        return tuple(cause for cause in self.guess.causes if cause not in self.found)


def reveal(questionnaire: Questionnaire, reasoning: Reasoning, guess: Guess) -> Reveal:
    """Put a guess beside the reasoning on the same patient."""
    found = _found(questionnaire, reasoning)
    seen = guess.looked_at
    return Reveal(
        guess=guess,
        reasoning=reasoning,
        found=found,
        missed=tuple(
            sign
            for sign in reasoning.assessment.signs
            if not _could_be_seen(questionnaire, sign, reasoning, seen)
        ),
        never_looked=tuple(s for s in questionnaire.sections if s.safety and s.id not in seen),
        telling=_telling(questionnaire, reasoning, guess, found),
    )


def _found(questionnaire: Questionnaire, reasoning: Reasoning) -> tuple[Cause, ...]:
    assessment = reasoning.assessment
    named = {sign.cause for sign in assessment.signs}
    behind_signs = (cause for cause in questionnaire.causes if cause.id in named)
    shown = (fitting.cause for fitting in (*assessment.causes, *assessment.amplifiers))
    return tuple({cause.id: cause for cause in (*behind_signs, *shown)}.values())


def _could_be_seen(
    questionnaire: Questionnaire, sign: Sign, reasoning: Reasoning, seen: Set[str]
) -> bool:
    """Whether the sections that the learner asked about were enough to see a sign."""
    facts = with_caution(questionnaire, reasoning.assessment.path)
    return any(
        holds((clause,), facts)
        and all(questionnaire.section_of[question].id in seen for question, _ in clause)
        for clause in sign.when
    )


def _telling(
    questionnaire: Questionnaire, reasoning: Reasoning, guess: Guess, found: tuple[Cause, ...]
) -> tuple[Telling, ...]:
    """Of agreed causes, what spoke for them; otherwise what told the two sides apart."""
    only_theirs = {cause.id for cause in guess.causes if cause not in found}
    only_found = {cause.id for cause in found if cause not in guess.causes}
    if not (only_theirs or only_found):
        only_found = {cause.id for cause in found}
    told = []
    for said in reasoning.said:
        sides = only_theirs | only_found
        arguments = tuple(a for a in said.arguments if a.cause.id in sides)
        weight = sum(
            a.evidence.points * (1 if a.cause.id in only_found else -1)
            for a in arguments
            if a.counts
        )
        if weight:
            section = questionnaire.section_of[said.question.id]
            told.append(Telling(said, arguments, weight, section.id in guess.looked_at))
    return tuple(sorted(told, key=lambda one: -abs(one.weight))[:TELLING_AT_MOST])
