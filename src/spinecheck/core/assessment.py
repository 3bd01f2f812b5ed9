"""From answers to an assessment: urgency, causes, next steps and messages."""

from collections.abc import Iterator
from dataclasses import dataclass

from spinecheck.core.advice import Message, Sign, Stage, Step
from spinecheck.core.answers import NONE, Answers
from spinecheck.core.causes import FittingCause, shown_amplifiers, shown_sources
from spinecheck.core.engine import Path, holds, path
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Page
from spinecheck.core.tiers import Tier
from spinecheck.core.urgency import is_complete, signs_that_hold, with_caution


@dataclass(frozen=True, slots=True)
class Offer:
    """A next step for this person."""

    step: Step
    stage: Stage
    tried: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a person's answers come to."""

    urgency: Tier | None
    """The highest tier found; None when that cannot be said yet."""
    complete: bool
    """Whether no missing answer could still raise the urgency."""
    signs: tuple[Sign, ...]
    """The urgent signs that hold, most urgent first."""
    path: Path
    causes: tuple[FittingCause, ...]
    amplifiers: tuple[FittingCause, ...]
    next_steps: tuple[Offer, ...]
    messages: tuple[Message, ...]
    ignored: tuple[str, ...]
    """Questions whose answer counts for nothing: not asked, or no longer offered."""

    @property
    def page(self) -> Page | None:
        """The ending page, which stands in place of causes and steps."""
        return self.path.ending

    @property
    def outcome(self) -> Answers:
        """The answers and what was found, as messages, next steps and promises name it."""
        return _outcome(self.path, self.urgency, self.causes, self.amplifiers)


def assess(questionnaire: Questionnaire, answers: Answers) -> Assessment:
    """Say what the answers come to if the walk stops here."""
    way = path(questionnaire, answers)
    signs = signs_that_hold(questionnaire, with_caution(questionnaire, way))
    complete = is_complete(questionnaire, way)
    urgency: Tier | None = "routine" if complete else None
    if signs:
        urgency = signs[0].tier
    looked_for = way.ending is None  # an ending page stands in place of causes and steps
    causes = shown_sources(questionnaire, way) if looked_for else ()
    amplifiers = shown_amplifiers(questionnaire, way) if looked_for else ()
    # While an emergency holds, its own "do" is all there is to do.
    goes_on = looked_for and urgency != "emergency"
    outcome = _outcome(way, urgency, causes, amplifiers)
    return Assessment(
        urgency=urgency,
        complete=complete,
        signs=signs,
        path=way,
        causes=causes,
        amplifiers=amplifiers,
        next_steps=_offers(questionnaire, outcome, (*causes, *amplifiers)) if goes_on else (),
        messages=tuple(m for m in questionnaire.messages if goes_on and holds(m.when, outcome)),
        ignored=tuple(_ignored(answers, way)),
    )


def _outcome(
    way: Path,
    urgency: Tier | None,
    causes: tuple[FittingCause, ...],
    amplifiers: tuple[FittingCause, ...],
) -> Answers:
    """The answers and what was found, in the words that messages and next steps may name."""
    found = {
        **way.facts,
        "causes": tuple(fitting.cause.id for fitting in causes) or (NONE,),
        "amplifiers": tuple(fitting.cause.id for fitting in amplifiers) or (NONE,),
    }
    return found | {"urgency": (urgency,)} if urgency else found


def _ignored(answers: Answers, way: Path) -> Iterator[str]:
    """The questions whose answer, or a part of it, does not count."""
    asked = {question.id for question in way.asked}
    for id_, given in answers.items():
        counted = way.facts.get(id_, ())
        beaten = (NONE,) if counted else ()  # a tick beats "none of these"
        if id_ not in asked or not {*counted, *beaten}.issuperset(given):
            yield id_


def _offers(
    questionnaire: Questionnaire, outcome: Answers, shown: tuple[FittingCause, ...]
) -> tuple[Offer, ...]:
    """The next steps in order: by stage, within a stage the best cause's first."""
    offers: list[Offer] = []
    ranks = _ranks(shown)
    for stage in questionnaire.next_steps:
        untried = 0
        for step in sorted(stage.steps, key=lambda step: ranks.get(step.id, len(shown))):
            listed = step.for_everyone or step.id in ranks
            if not listed or not holds(step.when, outcome):
                continue
            tried = step.tried is not None and holds(step.tried.when, outcome)
            if not tried:
                if stage.offered_at_most is not None and untried >= stage.offered_at_most:
                    continue
                untried += 1
            offers.append(Offer(step, stage, tried))
    return tuple(offers)


def _ranks(shown: tuple[FittingCause, ...]) -> dict[str, int]:
    """For each step that a shown cause lists, the place of the best such cause."""
    ranks: dict[str, int] = {}
    for rank, fitting in enumerate(shown):
        for step_id in fitting.cause.next_steps:
            ranks.setdefault(step_id, rank)
    return ranks
