"""`check` with all that it proves, against loading; and the same claims put to a SAT solver."""

from collections.abc import Iterator

from benchmarks.measuring import Row, interleaved, timed
from spinecheck.reading.loading import BUILT_IN, find, load
from spinecheck.upkeep.check import check


def rows(runs: int) -> Iterator[Row]:
    path = find(BUILT_IN)
    assert not [finding for finding in check(path) if finding.level == "error"]
    found = interleaved(
        {"check": timed(lambda: list(check(path))), "load": timed(lambda: load(str(path)))}, runs
    )
    what = "`check` of the built-in questionnaire"
    yield Row(what, "loading it", found["check"], found["load"], "<= 12")
