"""One assessment, against the same done plainly on dicts: over every case of the built-in one."""

from collections.abc import Iterator
from typing import Any

from benchmarks.measuring import Row, interleaved, timed
from benchmarks.naive import Naive
from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.causes import FittingCause
from spinecheck.reading import BUILT_IN
from spinecheck.reading.loading import load

REPEATED = 5


def rows(runs: int) -> Iterator[Row]:
    loaded = load(BUILT_IN)
    questionnaire = loaded.questionnaire
    naive = Naive(
        loaded.source.data, set(questionnaire.follow_ups), set(questionnaire.deciding_urgency)
    )
    patients = [dict(case.answers) for case in questionnaire.cases]
    for answers in patients:
        ours, plain = _said(assess(questionnaire, answers)), naive.assess(answers)
        assert ours == {**plain, **_told(plain)}, f"the floor finds something else: {plain}"
    found = interleaved(
        {
            "ours": timed(lambda: [assess(questionnaire, a) for a in patients * REPEATED]),
            "naive": timed(lambda: [naive.assess(a) for a in patients * REPEATED]),
        },
        runs,
    )
    each = {name: [s / len(patients) / REPEATED for s in times] for name, times in found.items()}
    what = f"an assessment, over {len(patients)} patients"
    yield Row(what, "the same `when` maps, from dicts", each["ours"], each["naive"], "<= 1")


def _told(plain: dict[str, Any]) -> dict[str, Any]:
    return {
        key: [{k: v for k, v in fitting.items() if k != "cause"} for fitting in plain[key]]
        for key in ("causes", "amplifiers")
    }


def _said(assessment: Assessment) -> dict[str, Any]:
    return {
        "urgency": assessment.urgency,
        "complete": assessment.complete,
        "page": assessment.page and assessment.page.id,
        "signs": [sign.id for sign in assessment.signs],
        "causes": [_finding(fitting) for fitting in assessment.causes],
        "amplifiers": [_finding(fitting) for fitting in assessment.amplifiers],
        "steps": [(offer.step.id, offer.tried) for offer in assessment.next_steps],
        "messages": [message.id for message in assessment.messages],
        "ignored": list(assessment.ignored),
        "asked": [asked.id for asked in assessment.path.asked],
    }


def _finding(fitting: FittingCause) -> dict[str, Any]:
    return {
        "id": fitting.cause.id,
        "fit": fitting.fit,
        "points": fitting.points,
        "for": [evidence.because for evidence in fitting.supports],
        "against": [evidence.because for evidence in fitting.against],
        "unknown": list(fitting.unknown),
    }
