"""What is claimed of every possible patient of the built-in questionnaire is proven."""

from spinecheck.reading import BUILT_IN
from spinecheck.reading.gathering import find
from spinecheck.reading.loading import load
from spinecheck.upkeep.check import check
from spinecheck.upkeep.proof import prove


def test_check_finds_nothing_in_the_built_in_questionnaire() -> None:
    assert list(check(find(BUILT_IN))) == []


def test_every_claim_is_proven_and_every_promise_is_one() -> None:
    questionnaire = load(BUILT_IN).questionnaire
    verdicts = list(prove(questionnaire))
    assert {verdict.status for verdict in verdicts} == {"proven"}
    told = " ".join(verdict.says for verdict in verdicts)
    assert len(questionnaire.promises) >= 15
    assert all(promise.id in told for promise in questionnaire.promises)
