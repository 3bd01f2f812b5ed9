"""Answer, go back, change, stop and resume, in any order: what holds whatever a person does."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from spinecheck.core.advice import Sign
from spinecheck.core.answers import NONE, NOT_SURE, Answers, Values
from spinecheck.core.assessment import assess
from spinecheck.core.engine import path
from spinecheck.core.model import Questionnaire
from spinecheck.core.urgency import signs_that_hold
from spinecheck.interview.answers import read_answers
from spinecheck.interview.prompts import Answered, Back, GoOn, Prompt, Stop
from spinecheck.interview.saving import save_answers
from spinecheck.interview.walker import Card, SignsCard, State, Walked, walk
from spinecheck.reading import BUILT_IN
from spinecheck.reading.front import load_regions
from spinecheck.reading.loading import load
from spinecheck.showing.exchange import as_data
from spinecheck.showing.plain import plain_lines
from spinecheck.showing.result import Screens
from tests.samples import SMALL

REGIONS = load_regions()
NOW = datetime.now(UTC).isoformat()
SAID_AT_ONCE = ("emergency", "same_day")


class Visit(RuleBasedStateMachine):
    """A person at the questions, and the file in which their answers are kept."""

    questionnaire: Questionnaire

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.file = Path(self.folder.name) / "answers.yaml"
        self.screens = Screens(self.questionnaire, REGIONS, REGIONS.named("US"))
        self.state = State({})
        self.prompt: Prompt | None = None
        self.told: list[str] = []

    def teardown(self) -> None:
        self.folder.cleanup()

    @initialize()
    def begin(self) -> None:
        self._go(self._stop)

    @rule(data=st.data())
    @precondition(lambda self: self.prompt is not None)
    def answer(self, data: st.DataObject) -> None:
        prompt = self._asked()
        values = data.draw(_answers(prompt))
        asked = path(self.questionnaire, self.state.answers).asked
        self._go(self._once(Answered(values)))
        self._progress_is_honest(prompt, {question.id for question in asked})

    @rule()
    @precondition(lambda self: self.prompt is not None)
    def back(self) -> None:
        before = dict(self.state.answers)
        self._go(self._once(Back()))
        assert self.state.answers == before

    @rule(data=st.data())
    @precondition(lambda self: bool(self.state.answers))
    def change(self, data: st.DataObject) -> None:
        way = path(self.questionnaire, self.state.answers)
        cursor = data.draw(st.sampled_from([asked.id for asked in way.asked]))
        self.state = State(self.state.answers, cursor, self.state.told)
        self._go(self._stop)
        assert self._asked().question.id == cursor

    @rule()
    def stop_and_resume(self) -> None:
        answers, told = self.state.answers, len(self.told)
        save_answers(self.file, self.questionnaire, answers, NOW)
        kept = read_answers(self.questionnaire, self.file).answers
        assert _assessed(self.questionnaire, kept) == _assessed(self.questionnaire, answers)
        self.state = State(kept)
        self._go(self._stop)
        at_once = [s.id for s in self._literally() if s.tier == "emergency"]
        assert set(at_once) <= set(self.told[told:])

    @rule()
    def the_rest_is_not_sure(self) -> None:
        """The walk always ends."""
        asked: list[str] = []

        def ask(prompt: Prompt) -> Answered:
            asked.append(prompt.question.id)
            last = prompt.choices[-1].value
            return Answered((NOT_SURE,) if NOT_SURE in _values(prompt) else (last,))

        walked = self._walk(ask)
        assert walked.stopped is None
        assert len(asked) <= len(self.questionnaire.asked) + 1
        self._go(self._stop)

    @invariant()
    def only_the_answers_count(self) -> None:
        """However they came about, and in whatever order they were given."""
        way = path(self.questionnaire, self.state.answers)
        counted = {asked.id: way.facts[asked.id] for asked in way.asked if asked.id in way.facts}
        again = dict(sorted(counted.items(), reverse=True))
        now = _assessed(self.questionnaire, self.state.answers) | {"ignored": []}
        assert _assessed(self.questionnaire, again) == now

    @invariant()
    def no_urgent_sign_is_missing(self) -> None:
        answers = self.state.answers
        assessment = assess(self.questionnaire, answers)
        held = {sign.id for sign in self._literally()}
        assert held <= {sign.id for sign in assessment.signs}
        shown = (
            self.screens.leaving(assessment),
            self.screens.short(assessment),
            self.screens.result(assessment, answers=answers),
        )
        for parts in shown:
            said = " ".join(" ".join(plain_lines(parts, 200)).split())
            for sign in assessment.signs:
                assert " ".join(self.screens.fill(sign.title).split()) in said
        exported = _assessed(self.questionnaire, answers)["urgent"]
        assert held <= {sign["id"] for sign in exported}

    @invariant()
    def what_must_be_known_at_once_was_told(self) -> None:
        standing = {s.id for s in self._literally() if s.tier == "emergency"}
        assert standing <= set(self.told)

    # -- one step of the walk

    def _go(self, ask: Callable[[Prompt], Answered | Back | Stop]) -> None:
        self._walk(ask)

    def _walk(self, ask: Callable[[Prompt], Answered | Back | Stop]) -> Walked:
        self.prompt = None
        walked = walk(self.questionnaire, self.state, ask, self._tell, lambda _answers: None)
        self.state = walked.state
        return walked

    def _stop(self, prompt: Prompt) -> Stop:
        self.prompt = prompt
        return Stop()

    def _once(self, reply: Answered | Back) -> Callable[[Prompt], Answered | Back | Stop]:
        replies = iter([reply])
        return lambda prompt: next(replies, None) or self._stop(prompt)

    def _tell(self, card: Card) -> GoOn:
        if isinstance(card, SignsCard):
            assert card.tier in SAID_AT_ONCE
            self.told += [sign.id for sign in card.signs]
        return GoOn()

    def _asked(self) -> Prompt:
        assert self.prompt
        return self.prompt

    def _literally(self) -> tuple[Sign, ...]:
        way = path(self.questionnaire, self.state.answers)
        return signs_that_hold(self.questionnaire, way.facts)

    def _progress_is_honest(self, before: Prompt, asked: set[str]) -> None:
        """A new answer that opens no question brings the end nearer."""
        now = self.prompt
        if now is None:
            return
        way = path(self.questionnaire, self.state.answers)
        assert now.done == len(way.asked) - len(way.unanswered)
        assert now.to_go >= len(way.unanswered)
        opened = {question.id for question in way.asked} - asked
        if not before.earlier and not opened:
            assert now.to_go < before.to_go


def _values(prompt: Prompt) -> list[str]:
    return [choice.value for choice in prompt.choices]


def _answers(prompt: Prompt) -> st.SearchStrategy[Values]:
    values = _values(prompt)
    if not prompt.many:
        return st.sampled_from([(value,) for value in values])
    ticks = [value for value in values if value != NONE]
    return st.just((NONE,)) | st.lists(
        st.sampled_from(ticks), min_size=1, max_size=3, unique=True
    ).map(tuple)


def _assessed(questionnaire: Questionnaire, answers: Answers) -> dict[str, list[dict[str, str]]]:
    return as_data(questionnaire, assess(questionnaire, answers), str)


def visiting(name: str) -> type[Visit]:
    loaded = load(name).questionnaire
    return type("Visiting", (Visit,), {"questionnaire": loaded})


def test_whatever_a_person_does_no_urgent_sign_is_lost_in_the_small_one() -> None:
    short = settings(max_examples=12, stateful_step_count=15, deadline=None)
    run_state_machine_as_test(visiting(SMALL), settings=short)


def test_whatever_a_person_does_no_urgent_sign_is_lost_in_the_built_in_one() -> None:
    short = settings(max_examples=2, stateful_step_count=10, deadline=None)
    run_state_machine_as_test(visiting(BUILT_IN), settings=short)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "people"), [(SMALL, 200), (BUILT_IN, 15)])
def test_whatever_many_people_do_no_urgent_sign_is_lost(name: str, people: int) -> None:
    long = settings(max_examples=people, stateful_step_count=50, deadline=None)
    run_state_machine_as_test(visiting(name), settings=long)
