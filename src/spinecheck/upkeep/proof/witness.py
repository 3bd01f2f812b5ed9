"""From the few answers that matter to a whole person, whom plain `assess` can judge."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from spinecheck.core.answers import NONE, NOT_SURE, Answers, Values
from spinecheck.core.engine import holds, offered
from spinecheck.core.fields import When
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Asked, Checklist, Line, Page
from spinecheck.core.tiers import TIERS
from spinecheck.upkeep.proof.search import Said
from spinecheck.upkeep.proof.sides import SHARED

_SIGN, _END = 1000, 100  # a calm answer is on no urgent sign, ends no walk, and is no evidence


class Witness:
    """Makes whole people of one questionnaire: calm in all that was not laid down."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire

    @cached_property
    def unrest(self) -> Mapping[tuple[str, str], int]:
        """How much is read into each answer: signs, ends of the walk, evidence by its points."""
        found: dict[tuple[str, str], int] = {}

        def read(when: When | None, weight: int) -> None:
            for clause in when or ():
                for question, values in clause:
                    for value in values:
                        key = (question, value)
                        found[key] = found.get(key, 0) + weight

        for sign in self.questionnaire.urgent:
            read(sign.when, _SIGN * TIERS.index(sign.tier))
        for item in self.questionnaire.items:
            if isinstance(item, Page) and item.ends:
                read(item.when, _END)
        for cause in self.questionnaire.causes:
            for evidence in cause.evidence:
                read(evidence.when, evidence.points)
        return found

    def person(
        self, said: Iterable[Said], world: int = SHARED, like: Answers | None = None
    ) -> Answers:
        """Someone who says this in a world, and is calm, or else like another, for the rest."""
        wished: dict[str, list[tuple[str, ...]]] = {}
        for in_world, question, values in said:
            if in_world in (SHARED, world):
                wished.setdefault(question, []).append(values)
        facts: dict[str, Values] = {}
        answers: dict[str, Values] = {}
        for item in self.questionnaire.items:
            if not holds(item.when, facts):
                continue
            if isinstance(item, Page):
                if item.ends:
                    break
                continue
            values = self._answer(item, facts, wished.get(item.id, []), (like or {}).get(item.id))
            if values:
                answers[item.id] = facts[item.id] = values
            if isinstance(item, Checklist):
                answers |= self._lines(item, facts, wished)
        return answers

    def _answer(
        self, asked: Asked, facts: Answers, wishes: list[tuple[str, ...]], like: Values | None
    ) -> Values:
        choices = offered(asked, facts)
        if not choices:
            return ()
        if isinstance(asked, Line) or not asked.many:
            among = (v for wish in wishes for v in wish if v in choices)
            alike = [v for v in like or () if v in choices]
            found = min(among, key=lambda v: self._unrest(asked, v), default=None)
            return (found or (alike or [self._calm(asked, choices)])[0],)
        ticks = {
            min(on, key=lambda v: self._unrest(asked, v))
            for wish in wishes
            if (on := [v for v in wish if v in choices])
        }
        return tuple(v for v in choices if v in ticks) or (NONE,)

    def _lines(
        self,
        checklist: Checklist,
        facts: dict[str, Values],
        wished: Mapping[str, list[tuple[str, ...]]],
    ) -> Answers:
        """What follows for the lines, and the answers of those that are asked by themselves."""
        said = facts[checklist.id]
        answers: dict[str, Values] = {}
        for line in checklist.lines:
            if not holds(line.when, facts):
                continue
            if line.id in said:
                facts[line.id] = ("yes",)
            elif NOT_SURE in said:
                values = self._answer(line, facts, wished.get(line.id, []), None)
                answers[line.id] = facts[line.id] = values
            else:
                facts[line.id] = ("no",)
        return answers

    def _calm(self, asked: Asked, choices: Values) -> str:
        if isinstance(asked, Line):
            return "no"
        return min(choices, key=lambda value: self._unrest(asked, value))

    def _unrest(self, asked: Asked, value: str) -> int:
        return self.unrest.get((asked.id, value), 0)


def shortened(answers: Answers, shows: Callable[[Answers], bool]) -> Answers:
    """The same without the answers that it shows as well without: many at once, then each."""
    kept = dict(answers)
    size = len(kept)
    while size:
        ids = list(kept)[::-1]
        for start in range(0, len(ids), size):
            dropped = set(ids[start : start + size])
            without = {id_: values for id_, values in kept.items() if id_ not in dropped}
            if shows(without):
                kept = without
        size //= 2
    return kept
