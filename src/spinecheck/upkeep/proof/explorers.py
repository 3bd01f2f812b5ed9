"""People who between them give as many different answers as they can.

What happens to one of them can happen: that spares a search for it.
"""

from collections import Counter
from collections.abc import Iterator

from spinecheck.core.answers import NONE, NOT_SURE, Answers, Values
from spinecheck.core.engine import holds, offered
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Asked, Checklist, Line, Page

_TICKS = 3


class Explorers:
    """Each picks the answers that were picked least often before."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.given: Counter[tuple[str, str]] = Counter()

    def next(self) -> Answers:
        """Answers to everything that one more of them is asked."""
        facts: dict[str, Values] = {}
        answers: dict[str, Values] = {}
        for item in self.questionnaire.items:
            if not holds(item.when, facts):
                continue
            if isinstance(item, Page):
                if item.ends:
                    break
                continue
            for asked in self._asked(item, facts):
                values = self._pick(asked, offered(asked, facts))
                if values:
                    answers[asked.id] = facts[asked.id] = values
        return answers

    def _asked(self, item: Asked, facts: dict[str, Values]) -> Iterator[Asked]:
        yield item
        said = facts.get(item.id, ())
        for line in item.lines if isinstance(item, Checklist) else ():
            if holds(line.when, facts):
                if line.id in said:
                    facts[line.id] = ("yes",)
                elif NOT_SURE in said:
                    yield line
                else:
                    facts[line.id] = ("no",)

    def _pick(self, asked: Asked, choices: Values) -> Values:
        least = sorted(choices, key=lambda value: self.given[asked.id, value])
        if isinstance(asked, Line) or not asked.many:
            picked = tuple(least[:1])
        elif least[:1] == [NONE]:
            picked = (NONE,)
        else:
            ticks = [value for value in least if value != NONE][:_TICKS]
            picked = tuple(value for value in choices if value in ticks)
        self.given.update((asked.id, value) for value in picked)
        return picked
