"""Asks nobody: a patient case walks through the questions with answers given before."""

from collections.abc import Sequence
from dataclasses import dataclass

from spinecheck import words_for_educators as say
from spinecheck.core.answers import Answers, Values
from spinecheck.core.engine import record
from spinecheck.core.model import Case, Questionnaire
from spinecheck.interview.asking import bare
from spinecheck.interview.prompts import Answered, GoOn, Prompt, Stop
from spinecheck.interview.walker import Card, State, walk
from spinecheck.reading.problems import NotThere, did_you_mean, one_of

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put, and how the patient answered it."""

    prompt: Prompt
    values: Values
    before: Answers
    after: Answers


@dataclass(frozen=True, slots=True)
class Told:
    """A card or page that was shown on the way."""

    card: Card


Step = Asked | Told


class Script:
    """Answers as a patient case does, and keeps what was asked and told."""

    def __init__(self, questionnaire: Questionnaire, case: Case) -> None:
        self.questionnaire = questionnaire
        self.case = case
        self.answers: Answers = {}
        self.steps: list[Step] = []

    def ask(self, prompt: Prompt) -> Answered | Stop:
        given = self.case.answers.get(prompt.question.id, ())
        values = tuple(choice.value for choice in prompt.choices if choice.value in given)
        if not values:
            return Stop()  # the case ends here
        after = record(self.questionnaire, self.answers, prompt.question.id, values)
        self.steps.append(Asked(prompt, after[prompt.question.id], self.answers, after))
        return Answered(values)

    def tell(self, card: Card) -> GoOn:
        self.steps.append(Told(card))
        return GoOn()

    def keep(self, answers: Answers) -> None:
        self.answers = answers


def played(questionnaire: Questionnaire, case: Case) -> Sequence[Step]:
    """Everything that is asked of a case and told to it, in order."""
    script = Script(questionnaire, case)
    walk(questionnaire, State({}), script.ask, script.tell, script.keep)
    return script.steps


def find_case(questionnaire: Questionnaire, wanted: str) -> Case:
    """A case by its id or its title. Raises NotThere with what could have been meant."""
    for case in questionnaire.cases:
        if bare(wanted) in (bare(case.id), bare(case.title)):
            return case
    if not questionnaire.cases:
        raise NotThere(say.NO_CASES.format(questionnaire=questionnaire.questionnaire))
    begun = [c.id for c in questionnaire.cases if any(_begins(n, wanted) for n in _names(c))]
    names = {name.casefold(): case.id for case in questionnaire.cases for name in _names(case)}
    near = did_you_mean(wanted.casefold(), names, "run it without a case to choose from a list")
    todo = f"did you mean {one_of(begun[:_NAMED])}?" if begun else near
    raise NotThere(f"there is no case `{wanted}`; {todo}")


def _begins(name: str, wanted: str) -> bool:
    return bool(bare(wanted)) and bare(name).startswith(bare(wanted))


def _names(case: Case) -> tuple[str, str]:
    return case.id, case.title
