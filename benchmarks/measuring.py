"""Interleaved runs, their medians, and the one table."""

import gc
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import median, quantiles

Measure = Callable[[], float]
"""Does the thing once, and returns what it took."""


@dataclass(frozen=True)
class Row:
    """One line of the table: what we take, against what it is held."""

    what: str
    against: str
    ours: list[float]
    other: list[float]
    goal: str
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        return median(self.ours) / median(self.other)

    @property
    def spread(self) -> str:
        """Between which ratios the middle half of the pairs of runs lies."""
        low, _, high = quantiles(
            [one / other for one, other in zip(self.ours, self.other, strict=True)], n=4
        )
        return f"{low:.2f}-{high:.2f}"


@dataclass(frozen=True)
class Fact:
    """A line without a ratio."""

    what: str
    found: str
    goal: str


def interleaved(measures: Mapping[str, Measure], runs: int) -> dict[str, list[float]]:
    """Each measure in turn, so often: whatever else the computer does falls on all alike."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for measure in measures.values():
        measure()  # the first run reads files from disk and compiles
    for _ in range(runs):
        for name, measure in measures.items():
            gc.collect()
            found[name].append(measure())
    return found


def timed(work: Callable[[], object]) -> Measure:
    """The seconds that some work takes in this process."""

    def measure() -> float:
        begin = time.perf_counter()
        work()
        return time.perf_counter() - begin

    return measure


def table(rows: Iterable[Row | Fact]) -> Iterable[str]:
    """The lines of the table, in Markdown, one by one as they are measured."""
    yield "| what | against | ours | other | ratio | middle half | goal |"
    yield "|---|---|---:|---:|---:|---|---|"
    for row in rows:
        if isinstance(row, Fact):
            yield f"| {row.what} | | {row.found} | | | | {row.goal} |"
            continue
        cells = [row.what, row.against, _amount(row.ours, row.unit), _amount(row.other, row.unit)]
        yield f"| {' | '.join(cells)} | {row.ratio:.2f} | {row.spread} | {row.goal} |"


def _amount(found: list[float], unit: str) -> str:
    factor = 1000 if unit == "ms" else 1
    return f"{median(found) * factor:.3g} {unit}"
