"""Check questionnaires: their shape, their rules, what is proven of them, their cases."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from spinecheck.reading.front import load_regions
from spinecheck.reading.gathering import questionnaires_in
from spinecheck.reading.loading import Loaded, load
from spinecheck.reading.parts import is_part, is_yaml, refuse_part, without_about
from spinecheck.reading.problems import MOST_TOLD, CannotLoad, Finding, NotThere, Place, and_more
from spinecheck.reading.rulebook import editorial_problems
from spinecheck.upkeep.cases import case_problems
from spinecheck.upkeep.overlooked import cut_by_comment, not_read
from spinecheck.upkeep.proof import Verdict, prove
from spinecheck.upkeep.words import word_problems

MOST_ERRORS = 10 * MOST_TOLD
"""After so many, what stands in further files is not looked at: a folder may hold 10,000."""

Learn = Callable[[Loaded, Sequence[Verdict]], None]
"""Is told what became of every claim about a questionnaire."""


def check(path: Path, learn: Learn = lambda _loaded, _verdicts: None) -> Iterator[Finding]:
    """Every finding about the questionnaires at a path, and about the regions file beside them.

    Raises NotThere when there is nothing to check.
    """
    refuse_part(path)
    regions = path if path.name == "regions.yaml" else path / "regions.yaml"
    found = questionnaires_in(path)
    if regions.is_file():
        yield from _findings_of_regions(regions)
    elif not found:
        raise NotThere(f"{path} holds no questionnaire; a folder of one holds `about.yaml`")
    alone = [one for one in found if one != path and is_yaml(one) and is_part(one)]
    if alone:
        what, todo = without_about(f"`{alone[0].name}`", len(alone) - 1)
        yield Finding(Place(str(alone[0]), 1, 1), what, todo, "wrong-place")
        found = [one for one in found if one not in alone]
    errors = 0
    for n, questionnaire in enumerate(found, 1):
        for finding in _findings(questionnaire, learn):
            errors += finding.level == "error"
            yield finding
        if errors > MOST_ERRORS and n < len(found):
            yield and_more(Place(str(found[n]), 1, 1))
            return


def _findings(path: Path, learn: Learn) -> Iterator[Finding]:
    try:
        loaded = load(str(path))
    except CannotLoad as error:
        yield from error.findings
        yield from not_read(path)
        return
    questionnaire = loaded.questionnaire
    verdicts = list(prove(questionnaire))
    learn(loaded, verdicts)
    problems = (
        *editorial_problems(questionnaire),
        *(verdict.problem for verdict in verdicts if verdict.problem),
        *word_problems(questionnaire),
    )
    overlooked = (*islice(cut_by_comment(loaded.source), MOST_TOLD), *not_read(path))
    # The cases last: what fails there often follows from what was told before.
    for told, more in ((problems, overlooked), (case_problems(questionnaire), ())):
        found = (*map(loaded.source.finding, told), *more)
        yield from sorted(found, key=lambda finding: finding.place)


def _findings_of_regions(path: Path) -> Iterator[Finding]:
    try:
        load_regions(path)
    except CannotLoad as error:
        yield from error.findings
