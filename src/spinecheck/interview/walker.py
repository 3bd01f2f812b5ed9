"""THE walk: ask, go back, interrupt, stop. Menus, plain lines and scripts all walk here.

The state is the answers and a cursor. What has been told is derived anew after every answer.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spinecheck.answer_words import answer_texts
from spinecheck.core.advice import Sign
from spinecheck.core.answers import Answers, Values
from spinecheck.core.engine import Path, offered, path, record
from spinecheck.core.explain import bears_on
from spinecheck.core.model import Questionnaire
from spinecheck.core.progress import about, remaining
from spinecheck.core.questions import Asked, Line, Page
from spinecheck.core.tiers import Tier
from spinecheck.core.urgency import signs_that_hold
from spinecheck.interview.prompts import Answered, Back, Choice, GoOn, Prompt, Stop


@dataclass(frozen=True, slots=True)
class SignsCard:
    """Urgent signs, shown in the middle of the walk."""

    tier: Tier
    """How urgent it is by now, which may be more than these signs are on their own."""
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class PageCard:
    """A page of the questionnaire, at its place in the walk."""

    page: Page


Card = SignsCard | PageCard


Ask = Callable[[Prompt], Answered | Back | Stop]
Tell = Callable[[Card], GoOn | Stop]
Keep = Callable[[Answers], None]


@dataclass(frozen=True, slots=True)
class State:
    """Where a walk stands: the answers, and the cursor."""

    answers: Answers
    cursor: str | None = None
    """The question to put next; None for the first without an answer."""
    told: frozenset[Sign | Page] = frozenset()
    """What the person has been told, and still stands."""


@dataclass(frozen=True, slots=True)
class Walked:
    """How a walk ended."""

    state: State
    stopped: Stop | None = None
    """None when every question has its answer."""


def walk(questionnaire: Questionnaire, state: State, ask: Ask, tell: Tell, keep: Keep) -> Walked:
    """Ask everything that is still to be asked.

    `keep` is handed the answers after every change, so that they survive an interruption.
    """
    while True:
        way = path(questionnaire, state.answers)
        question = _at(way, state.cursor)
        standing, due = _to_tell(questionnaire, way, question)
        emergency = any(isinstance(n, Sign) and n.tier == "emergency" for n in standing)
        for card in _cards([notice for notice in due if notice not in state.told], emergency):
            if isinstance(reply := tell(card), Stop):
                return Walked(state, reply)
        state = replace(state, told=(state.told & set(standing)) | set(due))
        if question is None:
            return Walked(state)
        match ask(_prompt(questionnaire, way, question)):
            case Answered(values):
                answers = record(questionnaire, state.answers, question.id, values)
                keep(answers)
                state = replace(state, answers=answers, cursor=None)
            case Back():
                state = replace(state, cursor=_before(way, question))
            case Stop() as stop:
                return Walked(state, stop)


def _at(way: Path, cursor: str | None) -> Asked | None:
    """The question at the cursor, or else the first without an answer."""
    for question in way.asked:
        if question.id == cursor:
            return question
    return way.next


def _before(way: Path, question: Asked) -> str:
    place = way.asked.index(question)
    return way.asked[max(place - 1, 0)].id


def _to_tell(
    questionnaire: Questionnaire, way: Path, question: Asked | None
) -> tuple[list[Sign | Page], list[Sign | Page]]:
    """The signs and pages that stand with these answers, and those to be told by now.

    An emergency is told at once; what must be seen today, when the safety part is done; a page, at
    its place. What was told is told again only if it went away in between.
    """
    signs = signs_that_hold(questionnaire, way.facts)
    pages = [page for page in way.pages if not page.ends]
    safety_done = not any(questionnaire.section_of[asked.id].safety for asked in way.unanswered)
    told_now = {"emergency": True, "same_day": safety_done, "soon": False}
    order = [item.id for item in questionnaire.items]
    here = len(order)
    if question:
        here = order.index(questionnaire.checklist_of.get(question.id, question).id)
    return [*signs, *pages], [
        *(sign for sign in signs if told_now[sign.tier]),
        *(page for page in pages if order.index(page.id) < here),
    ]


def _cards(notices: list[Sign | Page], emergency: bool) -> Iterator[Card]:
    """One card for the signs of a tier, and one for each page.

    While an emergency holds, no later card may sound calmer: it is an emergency card as well.
    """
    for tier in ("emergency", "same_day"):
        signs = tuple(n for n in notices if isinstance(n, Sign) and n.tier == tier)
        if signs:
            yield SignsCard("emergency" if emergency else tier, signs)
    yield from (PageCard(notice) for notice in notices if isinstance(notice, Page))


def _prompt(questionnaire: Questionnaire, way: Path, question: Asked) -> Prompt:
    screen = questionnaire.checklist_of.get(question.id, question)
    return Prompt(
        question=question,
        title=questionnaire.title,
        section=questionnaire.section_of[question.id].title,
        ask=question.ask,
        why=None if isinstance(screen, Line) else screen.why,
        choices=tuple(_choices(question, offered(question, way.facts))),
        many=question.many,
        earlier=way.facts.get(question.id, ()),
        done=len(way.asked) - len(way.unanswered),
        to_go=about(remaining(questionnaire, way)),
        can_go_back=way.asked[0] is not question,
        private=question.id in questionnaire.private,
        bearing=bears_on(questionnaire, question),
    )


def _choices(question: Asked, values: Values) -> Iterator[Choice]:
    texts = answer_texts(question)
    yield from (Choice(value, texts[value]) for value in values)
