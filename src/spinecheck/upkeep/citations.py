"""Where the statements of the sources stand in a questionnaire, as a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spinecheck.core.model import Questionnaire
from spinecheck.reading.rules.sources import placed
from spinecheck.showing.plain import wrapped

_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the statements whose ids begin with the same letters."""

    statements: tuple[str, ...]
    placed: int
    left_out: int

    @property
    def missing(self) -> int:
        return len(self.statements) - self.placed - self.left_out

    @property
    def name(self) -> str:
        """The statements from the first to the last, such as `S001 to S184`."""
        first, last = self.statements[0], self.statements[-1]
        return first if first == last else f"{first} to {last}"


def tallies(questionnaire: Questionnaire) -> tuple[Tally, ...]:
    """One tally for each kind of statement, in the order of the sources."""
    kinds: dict[str, set[str]] = {}
    for source in questionnaire.sources:
        for id_ in source.holds:
            kinds.setdefault(_letters(id_), set()).add(id_)
    cited = placed(questionnaire)
    left_out = {one.id for one in questionnaire.left_out} - cited
    return tuple(
        Tally(tuple(sorted(ids)), len(ids & cited), len(ids & left_out)) for ids in kinds.values()
    )


def citation_lines(questionnaire: Questionnaire) -> Iterator[str]:
    """The table of statements that have their place, and those left out with the reason."""
    yield f"{questionnaire.questionnaire}: what the sources say, and whether it has its place"
    rows = tallies(questionnaire)
    if not rows:
        yield "Its sources hold no numbered statements."
        return
    width = max(len("statements"), *(len(row.name) for row in rows))
    yield f"{'statements':{width}}  {'in all':>6}  {'placed':>6}  {'left out':>8}  {'missing':>7}"
    for row in rows:
        in_all = len(row.statements)
        numbers = f"{in_all:6}  {row.placed:6}  {row.left_out:8}  {row.missing:7}"
        yield f"{row.name:{width}}  {numbers}"
    if questionnaire.left_out:
        yield "Left out on purpose:"
    for one in questionnaire.left_out:
        yield from wrapped(one.why, _WIDTH, f"  {one.id}  ")


def _letters(id_: str) -> str:
    """The letters that an id begins with, which tell its kind."""
    match = re.match(r"[A-Za-z]+", id_)
    return match.group() if match else id_
