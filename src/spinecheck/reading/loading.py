"""A name, file or folder to a questionnaire, or to every problem in it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from spinecheck.core.model import Questionnaire
from spinecheck.reading.gathering import Source, find, gather
from spinecheck.reading.mending import mended
from spinecheck.reading.problems import MOST_TOLD, CannotLoad
from spinecheck.reading.rulebook import problems
from spinecheck.reading.shape import shaped


@dataclass(frozen=True, slots=True)
class Loaded:
    """A questionnaire without a mistake, and its text."""

    questionnaire: Questionnaire
    source: Source


def load(name_or_path: str, with_cases: bool = True) -> Loaded:
    """Load a built-in questionnaire by its name, or any by its path.

    Without the cases in files of their own it takes half the time, and a mistake in one of them
    keeps no patient waiting.

    Raises NotThere when there is none, and CannotLoad with every problem found.
    """
    with collector_paused():
        source, findings = gather(find(name_or_path), with_cases)
        questionnaire, found = shaped(Questionnaire, source.data)
    if not source.is_whole:
        # What is missing, or referred to, may stand in the files that cannot be read.
        found = [problem for problem in found if problem.path]
    elif questionnaire is not None:
        found = list(islice(problems(questionnaire), MOST_TOLD + 1))
    elif others := mended(source.data):
        more = (p for p in problems(others.questionnaire) if not others.is_consequence(p))
        found += islice(more, MOST_TOLD)
    findings += source.findings(found)
    if findings or questionnaire is None:
        raise CannotLoad(sorted(findings, key=lambda finding: finding.place))
    return Loaded(questionnaire, source)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Nothing that is read becomes garbage: looking for it takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
