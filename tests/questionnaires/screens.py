"""Every screen of a questionnaire, as the texts that stand on it together."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spinecheck import words
from spinecheck.core.advice import Cause, Sign, Step
from spinecheck.core.assessment import assess
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Item, Page
from spinecheck.core.region import Regions
from spinecheck.showing.parts import Items, Numbered, Part, Table, Urgent
from spinecheck.showing.result import Screens
from spinecheck.showing.welcome import welcome


class Screen(NamedTuple):
    name: str
    texts: tuple[str, ...]


def asked(questionnaire: Questionnaire) -> Iterator[Screen]:
    """Each question, checklist, page, and line that "not sure" opens."""
    for item in questionnaire.items:
        yield Screen(item.id, tuple(_asked(item)))
        if isinstance(item, Checklist):
            for line in item.lines:
                texts = (line.ask, item.why or "", words.YES, words.NO, words.NOT_SURE)
                yield Screen(line.id, texts)


def _asked(item: Item) -> Iterator[str]:
    if isinstance(item, Page):
        yield from (item.title or "", item.say, *item.do)
        return
    yield item.ask
    yield words.WHY_WE_ASK.format(why=item.why)
    if isinstance(item, Checklist):
        yield from (line.line for line in item.lines)
        yield item.none
        yield words.NOT_SURE
    else:
        yield from (answer.text for answer in item.answers.values())
        yield words.NOT_SURE if item.not_sure else ""


def advised(questionnaire: Questionnaire) -> Iterator[Screen]:
    """Each card, cause, step and message."""
    for sign in questionnaire.urgent:
        yield Screen(sign.id, tuple(_card(questionnaire, sign)))
    for cause in questionnaire.causes:
        yield Screen(cause.id, tuple(_cause(cause)))
    for stage in questionnaire.next_steps:
        for step in stage.steps:
            yield Screen(step.id, (stage.stage, *_step(step)))
    for message in questionnaire.messages:
        yield Screen(message.id, (message.say,))


def _card(questionnaire: Questionnaire, sign: Sign) -> Iterator[str]:
    tier = questionnaire.tiers.of(sign.tier)
    yield from (tier.say, sign.title, sign.because, sign.say_this or "", *sign.do, *tier.do)


def _cause(cause: Cause) -> Iterator[str]:
    yield from (cause.name, cause.clinical_name, cause.about)
    yield from (piece.because for piece in cause.evidence)
    yield from (*cause.how_checked, *cause.what_helps, *cause.ask_clinician)
    yield from cause.explains.values()


def _step(step: Step) -> Iterator[str]:
    yield from (step.title, step.say or "", *step.ask_clinician)
    if step.tried:
        yield step.tried.say


def of_the_program(questionnaire: Questionnaire, regions: Regions) -> Iterator[Screen]:
    """The first screen, the words on leaving, and all that the interface says while asking."""
    made = Screens(questionnaire, regions, regions.named("US"))
    yield Screen("welcome", tuple(texts(welcome(questionnaire, regions, regions.named("US")))))
    yield Screen("leaving", tuple(texts(made.leaving(assess(questionnaire, {})))))
    for name, value in vars(words).items():
        if name.isupper():
            several = value.values() if isinstance(value, dict) else value
            yield Screen(name, (value,) if isinstance(value, str) else tuple(several))


def results(questionnaire: Questionnaire, regions: Regions) -> Iterator[Screen]:
    """The whole result of each patient case."""
    made = Screens(questionnaire, regions, regions.named("US"))
    for case in questionnaire.cases:
        parts = made.result(assess(questionnaire, case.answers))
        yield Screen(case.id, tuple(texts(parts)))


def texts(parts: Iterable[Part]) -> Iterator[str]:
    """What stands in some parts, from top to bottom."""
    for part in parts:
        match part:
            case Urgent():
                yield part.heading
                yield from texts(part.parts)
            case Items():
                yield part.label
                yield from part.items
            case Numbered():
                yield part.text
                yield from texts(part.parts)
            case Table():
                yield from (cell for row in part.rows for cell in row)
            case _:
                yield part.text
                yield getattr(part, "beside", "")
