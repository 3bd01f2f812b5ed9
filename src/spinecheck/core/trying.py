"""Other answers are tried, but not without end: a stranger's questionnaire may be of any size."""

from collections.abc import Iterable

from spinecheck.core.answers import Answers
from spinecheck.core.engine import Path, path
from spinecheck.core.fields import When
from spinecheck.core.model import Questionnaire

MOST_READ = 1_000_000
"""Answers and conditions that are looked at, at most: about a second's work."""


class Enough(Exception):
    """As much was read as may be."""


class Walks:
    """Follows answers through a questionnaire, until MOST_READ is reached."""

    def __init__(self, questionnaire: Questionnaire, whens: Iterable[When | None]) -> None:
        """`whens` are the conditions that are read after each walk."""
        self.questionnaire = questionnaire
        read = [*(when for item in questionnaire.items for when in item.whens), *whens]
        named = sum(len(c.values) for when in read for clause in when or () for c in clause)
        self.left = MOST_READ // (len(read) + named)

    def follow(self, answers: Answers) -> Path:
        """Where the answers lead. Raises Enough."""
        self.count()
        return path(self.questionnaire, answers)

    def count(self) -> None:
        """Count what reads about as much as following a walk. Raises Enough."""
        if not self.left:
            raise Enough
        self.left -= 1
