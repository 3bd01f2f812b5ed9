"""`check` with all that it proves, against loading; and the same claims put to a SAT solver."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import Row, interleaved, timed
from benchmarks.synthetic import synthetic
from spinecheck.core.model import Questionnaire
from spinecheck.reading import BUILT_IN
from spinecheck.reading.gathering import find
from spinecheck.reading.loading import load
from spinecheck.upkeep.check import check
from spinecheck.upkeep.proof import prove
from spinecheck.upkeep.proof.claims import Proofs
from spinecheck.upkeep.proof.meeting import unreachable
from spinecheck.upkeep.proof.promises import promise

QUESTIONS, CAUSES = 1000, 400


def rows(runs: int) -> Iterator[Row]:
    yield from _built_in(runs)
    yield _against_sat(min(runs, 5))


def _built_in(runs: int) -> Iterator[Row]:
    path = find(BUILT_IN)
    questionnaire = load(str(path)).questionnaire
    assert not [finding for finding in check(path) if finding.level == "error"]
    found = interleaved(
        {
            "check": timed(lambda: list(check(path))),
            "prove": timed(lambda: list(prove(questionnaire))),
            "load": timed(lambda: load(str(path))),
        },
        runs,
    )
    for name, what, goal in (
        ("check", "`check` of the built-in questionnaire", "<= 12"),
        ("prove", "all proofs about it", "<= 10"),
    ):
        yield Row(what, "loading it", found[name], found["load"], goal)


def _against_sat(runs: int) -> Row:
    """What is met by someone, and the promises, of a large questionnaire: by us, and by SAT."""
    from benchmarks.sat import Patients

    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.yaml"
        path.write_text(synthetic(QUESTIONS, CAUSES), encoding="utf-8")
        questionnaire = load(str(path)).questionnaire
    unmet = {
        id_
        for (kind, id_), met in Patients(questionnaire).met().items()
        if kind == "cause" and not met
    }
    assert _never_shown(questionnaire) == unmet
    found = interleaved(
        {
            "ours": timed(lambda: _proven(questionnaire)),
            "sat": timed(lambda: Patients(questionnaire).met()),
        },
        runs,
    )
    what = f"{QUESTIONS} questions, {CAUSES} causes: what someone meets, and the promises"
    return Row(what, "python-sat, the same claims", found["ours"], found["sat"], "<= 4", "s")


def _proven(questionnaire: Questionnaire) -> list[object]:
    proofs = Proofs(questionnaire)
    signs = [proofs.reach.may_hold(sign.when) for sign in questionnaire.urgent]
    return [*signs, *unreachable(proofs), *promise(proofs)]


def _never_shown(questionnaire: Questionnaire) -> set[str]:
    """The causes that are proven to fit nobody."""
    paths = (v.problem.path for v in unreachable(Proofs(questionnaire)) if v.problem)
    return {questionnaire.causes[int(p[1])].id for p in paths if p[0] == "causes" and len(p) <= 3}
