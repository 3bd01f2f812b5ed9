"""Every verdict on random small questionnaires is what looking at every single person gives."""

from collections.abc import Iterator
from itertools import islice

import pytest

from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Question
from spinecheck.upkeep.proof import prove
from spinecheck.upkeep.proof.claims import Proofs, Verdict
from spinecheck.upkeep.proof.length import walk_length
from tests.upkeep.proof.everyone import Everyone, TooManyPeople, screens_of
from tests.upkeep.proof.generator import questionnaires


def small(seed: int, number: int) -> Iterator[Everyone]:
    """Random questionnaires with few enough people to look at each."""
    made = questionnaires(seed)
    while number:
        try:
            everyone = Everyone(next(made))
        except TooManyPeople:
            continue
        number -= 1
        yield everyone


def disagreements(everyone: Everyone) -> Iterator[str]:
    """Every claim on which the proofs and the people do not agree."""
    verdicts = list(prove(everyone.questionnaire))
    yield from (f"undecided: {one.says}" for one in verdicts if one.status == "undecided")
    told = {named(everyone.questionnaire, one) for one in verdicts if one.problem}
    stuck = {id_ for rule, id_ in told if rule == "nothing-on-offer"}
    if stuck != everyone.stuck:
        yield f"stuck at {stuck}, but {everyone.stuck}"
    if stuck:
        return
    for rule, id_, expected in (*expectations(everyone), *remarkable(everyone)):
        if expected != ((rule, id_) in told):
            yield f"{rule} at {id_}: {'to be told' if expected else 'not to be told'}"
    screens = [screens_of(person.path) for person in everyone.people]
    length = walk_length(Proofs(everyone.questionnaire))
    if (length.shortest, length.longest) != (min(screens), max(screens)):
        yield f"{length}, but {min(screens)} to {max(screens)}"


def named(questionnaire: Questionnaire, verdict: Verdict) -> tuple[str, str]:
    """The rule of what is told, and the id of what it is told about, or its path."""
    assert verdict.problem
    path = verdict.problem.path
    node: object = questionnaire
    for step in path:
        if isinstance(step, int) and isinstance(node, tuple):
            node = node[step]
        else:
            node = node.get(step) if isinstance(node, dict) else getattr(node, str(step), None)
    return verdict.problem.rule, str(getattr(node, "id", "/".join(map(str, path))))


def expectations(everyone: Everyone) -> Iterator[tuple[str, str, bool]]:
    """Rule, what it is about, and whether someone breaks it."""
    questionnaire = everyone.questionnaire
    for rule, id_ in everyone.changes:
        yield rule, id_, everyone.lowered(rule, id_)
    for promise in questionnaire.promises:
        yield "promise", promise.id, everyone.breaks(promise)
    for tier in ("routine", "soon", "same_day", "emergency"):
        yield "nothing-to-do", f"tiers/{tier}", everyone.left_alone(tier)
    yield from roots(everyone)


def roots(everyone: Everyone) -> Iterator[tuple[str, str, bool]]:
    """What nobody meets, where all that it hangs on is met."""
    questionnaire = everyone.questionnaire
    goes_on = any(person.page is None for person in everyone.people)
    for n, cause in enumerate(questionnaire.causes):
        met = cause.only_when is None or any(map(everyone.is_met, cause.only_when))
        looked_for = everyone.is_looked_for(cause)
        yield "unreachable", f"causes/{n}/only_when", goes_on and met and not looked_for
        rooted = looked_for and all(any(map(everyone.is_met, e.when)) for e in cause.evidence)
        shown, fits = everyone.shown(cause.id), everyone.fits(cause.id)
        crowded_out = cause.never_alone and questionnaire.fit.shown_at_most == 1
        nobody = rooted and not shown and not fits
        yield "unreachable", cause.id, looked_for and (crowded_out or nobody)
        if cause.kind == "source":
            second = rooted and fits and not everyone.first(cause.id)
            yield "never-first", cause.id, second and not crowded_out


def remarkable(everyone: Everyone) -> Iterator[tuple[str, str, bool]]:
    """Rule, place, and whether every single person bears it out."""
    questionnaire = everyone.questionnaire
    for n, cause in enumerate(questionnaire.causes):
        for i, evidence in enumerate(cause.evidence):
            where = f"causes/{n}/evidence/{i}"
            without = everyone.fits(cause.id) and everyone.without_effect(cause, evidence)
            yield "evidence-without-effect", where, without
    for n, section in enumerate(questionnaire.sections):
        for i, item in enumerate(section.questions):
            if isinstance(item, Question) and any(a.when for a in item.answers.values()):
                where = f"sections/{n}/questions/{i}/id"
                yield "always-agree", where, everyone.leaves_no_choice(item)


def run(seed: int, number: int) -> None:
    for n, everyone in enumerate(small(seed, number)):
        found = list(disagreements(everyone))
        assert not found, f"seed {seed}, number {n}: {found}"


def test_random_questionnaires_break_every_claim_that_can_be_broken() -> None:
    """So that agreement means something."""
    rules = {"not-sure-lowers", "tick-lowers", "promise", "nothing-to-do", "unreachable"}
    unseen = rules | {"never-first", "contradiction", "no-number", "nothing-on-offer"}
    made = questionnaires(seed=1)
    for questionnaire in islice(made, 400):
        verdicts = prove(questionnaire)
        unseen -= {verdict.problem.rule for verdict in verdicts if verdict.problem}
        if not unseen:
            return
    pytest.fail(f"never broken: {unseen}")


@pytest.mark.parametrize("seed", range(4))
def test_proofs_agree_with_everyone(seed: int) -> None:
    run(seed, 25)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_proofs_agree_with_everyone_in_2000_questionnaires(seed: int) -> None:
    run(seed, 100)
