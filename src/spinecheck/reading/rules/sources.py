"""Sources: what is cited is held, and what is held has its place."""

from collections.abc import Iterator

from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist
from spinecheck.reading.conditions import items
from spinecheck.reading.problems import DataPath, Problem, slip_of


def unknown_source(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A source is cited that the questionnaire's own `sources` do not hold.

    Wrong:

        messages:
          - {id: common, say: That is common., cites: [S002]}
        sources:
          - id: smith_2021
            title: Pain after a fusion
            holds: [S001]

    Right:

        messages:
          - {id: common, say: That is common., cites: [S001]}
        sources:
          - id: smith_2021
            title: Pain after a fusion
            holds: [S001]
    """
    known = questionnaire.source_of
    if not known:
        return  # a questionnaire without sources of its own cites what its authors know
    for path, cites in citations(questionnaire):
        for i, id_ in enumerate(cites):
            if id_ not in known:
                todo = slip_of(id_, known, "add it to `sources`")
                yield Problem((*path, i), f"no source holds `{id_}`", todo, "unknown-source")


def unplaced_statement(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A statement that a source `holds` is cited nowhere, and not left out on purpose either.

    A statement has its place where something cites it, or where a patient case names it as its
    `source`. One without a place is named in `left_out`, with the reason.

    Wrong:

        sources:
          - id: smith_2021
            title: Pain after a fusion
            holds: [S001]

    Right:

        sources:
          - id: smith_2021
            title: Pain after a fusion
            holds: [S001]
        left_out:
          - {id: S001, why: It is about children only.}
    """
    settled = placed(questionnaire) | {left_out.id for left_out in questionnaire.left_out}
    for n, source in enumerate(questionnaire.sources):
        for i, id_ in enumerate(source.holds):
            if id_ not in settled:
                path: DataPath = ("sources", n, "holds", i)
                todo = "cite it where it belongs, or add it to `left_out` with the reason"
                yield Problem(path, f"`{id_}` stands nowhere", todo, "unplaced-statement")


def unknown_left_out(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Something is left out that no source holds.

    Wrong:

        left_out:
          - {id: S001, why: It is about children only.}

    Right:

        sources:
          - id: smith_2021
            title: Pain after a fusion
            holds: [S001]
        left_out:
          - {id: S001, why: It is about children only.}
    """
    known = questionnaire.source_of
    for n, left_out in enumerate(questionnaire.left_out):
        if left_out.id not in known:
            todo = slip_of(left_out.id, known, "add it to a source's `holds`")
            what = f"`{left_out.id}` is left out, but no source holds it"
            yield Problem(("left_out", n, "id"), what, todo, "unknown-left-out")


def placed_and_left_out(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A statement is cited somewhere, and left out on purpose as well.

    Wrong:

        messages:
          - {id: common, say: That is common., cites: [S001]}
        sources:
          - id: smith_2021
            title: Pain after a fusion
            holds: [S001]
        left_out:
          - {id: S001, why: It is about children only.}

    Right:

        messages:
          - {id: common, say: That is common., cites: [S001]}
        sources:
          - id: smith_2021
            title: Pain after a fusion
            holds: [S001]
    """
    here = placed(questionnaire)
    for n, left_out in enumerate(questionnaire.left_out):
        if left_out.id in here:
            what = f"`{left_out.id}` is left out, and cited all the same"
            todo = "take it out of `left_out`, or out of every `cites`"
            yield Problem(("left_out", n, "id"), what, todo, "placed-and-left-out")


def placed(questionnaire: Questionnaire) -> frozenset[str]:
    """Everything that is cited somewhere, or that a patient case came from."""
    cited = {id_ for _, cites in citations(questionnaire) for id_ in cites}
    return frozenset(cited | {case.source for case in questionnaire.cases if case.source})


def citations(questionnaire: Questionnaire) -> Iterator[tuple[DataPath, tuple[str, ...]]]:
    """Each place that may cite, with what it cites."""
    for path, item in items(questionnaire):
        yield (*path, "cites"), item.cites
        if isinstance(item, Checklist):
            for i, line in enumerate(item.lines):
                yield (*path, "lines", i, "cites"), line.cites
    for key in ("urgent", "causes", "messages"):
        for n, thing in enumerate(getattr(questionnaire, key)):
            yield (key, n, "cites"), thing.cites
    for n, cause in enumerate(questionnaire.causes):
        for i, evidence in enumerate(cause.evidence):
            yield ("causes", n, "evidence", i, "cites"), evidence.cites
    for n, stage in enumerate(questionnaire.next_steps):
        for i, step in enumerate(stage.steps):
            yield ("next_steps", n, "steps", i, "cites"), step.cites
