"""What is said about a cause, and about the next steps."""

from collections.abc import Callable, Iterator

from spinecheck import words
from spinecheck.core.advice import Cause
from spinecheck.core.assessment import Offer
from spinecheck.core.causes import FittingCause
from spinecheck.core.model import Questionnaire
from spinecheck.showing.parts import Heading, Items, Numbered, Paragraph, Part, Subheading

REASONS_FOR, REASONS_AGAINST, QUESTIONS_OPEN = 3, 1, 3
Fill = Callable[[str], str]
"""Puts the region's numbers into a text."""


def cause_parts(questionnaire: Questionnaire, fitting: FittingCause, fill: Fill) -> Iterator[Part]:
    """A cause that is shown: its fit, the reasons, what is not known, and what about it."""
    cause = fitting.cause
    yield Subheading(
        f"{fill(cause.name)} ({fill(cause.clinical_name)})",
        words.FITS[fitting.fit],
    )
    yield Paragraph(fill(cause.about))
    if fitting.leads_to:
        yield Paragraph(fill(fitting.leads_to))
    supports = [fill(evidence.because) for evidence in fitting.supports]
    yield Items(tuple(supports[:REASONS_FOR]), words.FOR)
    against = [fill(evidence.because) for evidence in fitting.against]
    if against:
        yield Items(tuple(against[:REASONS_AGAINST]), words.AGAINST)
    unknown = [fill(questionnaire.asked[id_].ask) for id_ in fitting.unknown]
    if unknown:
        yield Items(tuple(unknown[:QUESTIONS_OPEN]), words.NOT_KNOWN)
    yield from about_cause(cause, fill)


def about_cause(cause: Cause, fill: Fill) -> Iterator[Part]:
    """How it is checked, what often helps, and what to ask."""
    for label, sentences in (
        (words.HOW_CHECKED, cause.how_checked),
        (words.WHAT_HELPS, cause.what_helps),
        (words.ASK, cause.ask_clinician),
    ):
        if sentences:
            yield Items(tuple(map(fill, sentences)), label)


def step_parts(offers: tuple[Offer, ...], fill: Fill, remark: str = "") -> Iterator[Part]:
    """The next steps, numbered, under their stages."""
    if offers:
        yield Heading(words.NEXT_STEPS, remark)
    stage = None
    for number, offer in enumerate(offers, 1):
        if offer.stage is not stage:
            stage = offer.stage
            yield Subheading(fill(stage.stage))
        title = f"{offer.step.title} ({words.TRIED})" if offer.tried else offer.step.title
        yield Numbered(number, fill(title), tuple(_about_step(offer, fill)))


def _about_step(offer: Offer, fill: Fill) -> Iterator[Part]:
    step = offer.step
    if step.tried and offer.tried:
        yield Paragraph(fill(step.tried.say))
    if step.say:
        yield Paragraph(fill(step.say))
    if step.ask_clinician and not offer.tried:
        yield Items(tuple(map(fill, step.ask_clinician)), words.ASK)
