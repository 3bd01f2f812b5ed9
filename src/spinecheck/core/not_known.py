"""What is not known, and which answer it would help most to know."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from spinecheck.core.advice import Cause
from spinecheck.core.answers import NONE, NOT_SURE, Answers, Values
from spinecheck.core.causes import shown_sources
from spinecheck.core.engine import Path, offered, path
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Asked, Checklist
from spinecheck.core.trying import Enough, Walks


@dataclass(frozen=True, slots=True)
class Unknown:
    """A question answered "not sure", and what knowing the answer could do."""

    question: Asked
    moves: float
    """How many of the shown causes an answer moves, on average over the answers."""
    adds: tuple[Cause, ...]
    """The causes that some answer would show, or fit more; the likeliest to be first."""
    takes: tuple[Cause, ...]
    """The causes that some answer would no longer show, or fit less."""


def most_useful_unknown(questionnaire: Questionnaire, answers: Answers) -> Unknown | None:
    """The one "not sure" whose answer would move the shown causes most; None if none would.

    The measure: over the answers that it offers, each as likely as the next, how many causes are
    shown, are no longer shown, or fit more or fewer answers. Questions of the safety part and
    private ones are left out, and so are answers that would end the walk. The earliest question
    wins a tie. Where there is too much to try (see `trying`), only the first questions are.
    """
    way = path(questionnaire, answers)
    unsure = [
        question
        for question in way.asked
        if NOT_SURE in way.facts.get(question.id, ())
        and not isinstance(question, Checklist)  # its lines were asked on their own
        and not questionnaire.section_of[question.id].safety
        and question.id not in questionnaire.private
    ]
    walks = Walks(questionnaire, [w for cause in questionnaire.causes for w in cause.whens])
    best: Unknown | None = None
    with suppress(Enough):
        for question in unsure if not way.ending else ():
            unknown = _unknown(walks, way, question)
            if unknown.moves > (best.moves if best else 0):
                best = unknown
    return best


def _unknown(walks: Walks, way: Path, question: Asked) -> Unknown:
    questionnaire = walks.questionnaire
    now = _fits(questionnaire, way)
    adds: Counter[str] = Counter()
    takes: Counter[str] = Counter()
    said = {asked.id: way.facts[asked.id] for asked in way.asked if asked.id in way.facts}
    known = [walks.follow(said | {question.id: values}) for values in _settled(question, way)]
    counted = [other for other in known if not other.ending]
    for other in counted:
        then = _fits(questionnaire, other)
        ids = then | now
        adds.update(id_ for id_ in ids if then.get(id_, 0) > now.get(id_, 0))
        takes.update(id_ for id_ in ids if then.get(id_, 0) < now.get(id_, 0))
    causes = {cause.id: cause for cause in questionnaire.causes}
    return Unknown(
        question=question,
        moves=(adds.total() + takes.total()) / max(len(counted), 1),
        adds=tuple(causes[id_] for id_, _ in adds.most_common()),
        takes=tuple(causes[id_] for id_, _ in takes.most_common()),
    )


def _settled(question: Asked, way: Path) -> Iterator[Values]:
    """The answers in place of "not sure": of ticks, as they stand and with one more."""
    ticked = tuple(v for v in way.facts[question.id] if v != NOT_SURE)
    if ticked:
        yield ticked
    for value in offered(question, way.facts):
        if value not in (NOT_SURE, *ticked) and not (ticked and value == NONE):
            yield (*ticked, value)


def _fits(questionnaire: Questionnaire, way: Path) -> dict[str, int]:
    """The shown causes, with 2 where many answers fit and 1 where some do."""
    return {
        fitting.cause.id: 2 if fitting.fit == "many" else 1
        for fitting in shown_sources(questionnaire, way)
    }
