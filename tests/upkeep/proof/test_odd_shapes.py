"""Questionnaires that nobody would write: a stranger's file is proven in a bounded time.

What is counted is work (the small steps of all searches), never seconds.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from spinecheck.core.model import Questionnaire
from spinecheck.upkeep import proof
from spinecheck.upkeep.proof import prove, search
from spinecheck.upkeep.proof.claims import Proofs, Verdict
from spinecheck.upkeep.proof.summary import proof_lines
from tests.samples import SAMPLE, questionnaire

YES_NO = 'answers: {yes: "Yes", no: "No"}'
DANGER = "title: It is urgent, because: It may grow, do: [Call]"
MORE = 1.3
"""How much more work the third as many may add than the second: quadratic work adds 1.67 times.

The first as many are not looked at: known people meet most of it, and spare the search.
"""


def checklist(lines: int) -> str:
    each = [f"    - {{id: line{n}, line: Line {n}, ask: Is it {n}?}}" for n in range(lines)]
    return "\n".join(["- checklist: many", "  ask: Do you have any?", "  lines:", *each])


def sign(n: int, when: str) -> str:
    return f"- {{id: sign{n}, tier: same_day, when: {when}, {DANGER}}}"


def of_each_line(lines: int) -> Questionnaire:
    """A checklist, each line of which is a sign."""
    signs = (sign(n, f"{{line{n}: [yes, not_sure]}}") for n in range(lines))
    return questionnaire(safety=checklist(lines), urgent=tuple(signs))


def of_one_line(signs: int) -> Questionnaire:
    """Many signs that read the same line."""
    each = (sign(n, "{line0: [yes, not_sure]}") for n in range(signs))
    return questionnaire(safety=checklist(1), urgent=tuple(each))


def any_of(lines: int) -> Questionnaire:
    """A question that any one of many lines opens, and a sign that reads it."""
    clauses = ", ".join(f"{{line{n}: [yes, not_sure]}}" for n in range(lines))
    opened = f"- {{id: new, when: [{clauses}], ask: Is it new?, {YES_NO}}}"
    return questionnaire(
        safety=(checklist(lines), opened), urgent=sign(0, "{new: [yes, not_sure]}")
    )


def one_each(answers: int) -> Questionnaire:
    """A question each of whose answers is on offer to those who gave one earlier answer."""
    first = ", ".join(f"a{n}: A {n}" for n in range(answers))
    second = ", ".join(f"b{n}: {{text: B {n}, when: {{first: a{n}}}}}" for n in range(answers))
    return questionnaire(
        questions=(
            f"- {{id: first, ask: Which?, answers: {{{first}}}}}",
            f"- {{id: second, ask: Which now?, for_report: yes, answers: {{{second}}}}}",
        )
    )


def opened_in_turn(follow_ups: int) -> Questionnaire:
    """Each follow-up opens the next; the last is a sign."""
    ids = ["line0", *(f"more{n}" for n in range(follow_ups))]
    chain = (
        f"- {{id: {id_}, when: {{{before}: [yes, not_sure]}}, ask: Is it?, {YES_NO}}}"
        for before, id_ in pairwise(ids)
    )
    return questionnaire(
        safety=(checklist(1), *chain), urgent=sign(0, f"{{{ids[-1]}: [yes, not_sure]}}")
    )


def cause(n: int, *evidence: tuple[str, str], more: str = "") -> str:
    """A cause, with when each piece of its evidence holds and how much it weighs."""
    each = ", ".join(
        f"{{when: {w}, for: {weight}, because: You said so}}" for w, weight in evidence
    )
    named = f"id: cause{n}, name: Cause {n}, clinical_name: Cause {n}, kind: source"
    return f"- {{{named}, about: It may, evidence: [{each}]{more}}}"


def told_by_each_tick(answers: int) -> Questionnaire:
    """A pick-many question each of whose answers is evidence for one cause."""
    offered = ", ".join(f"a{n}: A {n}" for n in range(answers))
    weights = ("strong", "moderate", "weak")
    evidence = ((f"{{hurts: a{n}}}", weights[n % 3]) for n in range(answers))
    question = f"- {{id: hurts, ask: Where?, pick: many, answers: {{{offered}, none: None}}}}"
    return questionnaire(questions=question, causes=cause(0, *evidence))


def on_two_questions(causes: int) -> Questionnaire:
    """Causes that share two questions, each of which explains the next."""
    pair = ("{one: a}", "strong"), ("{two: a}", "strong")
    following = [f", explains: {{cause{n + 1}: It may}}" for n in range(causes - 1)]
    each = (cause(n, *pair, more=more) for n, more in enumerate([*following, ""]))
    asked = (f"- {{id: {id_}, ask: Which?, answers: {{a: A, b: B}}}}" for id_ in ("one", "two"))
    return questionnaire(questions=tuple(asked), causes=tuple(each))


def opened_by_all(questions: int) -> Questionnaire:
    """A question that only those are asked who give one answer to each of many."""
    many = (f"- {{id: q{n}, ask: A?, answers: {{a: A, b: B, c: C}}}}" for n in range(questions))
    when = ", ".join(f"q{n}: {'abc'[n % 3]}" for n in range(questions))
    last = f"- {{id: last, when: {{{when}}}, ask: A?, answers: {{a: A, b: B}}}}"
    both = ("{last: a}", "strong"), ("{q0: a}", "weak")
    return questionnaire(questions=(*many, last), causes=cause(0, *both))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[Questionnaire], tuple[int, int]]:
    """How many steps all proofs of a questionnaire take, and how many claims are not proven."""
    taken: list[object] = []
    after = search.Search._after

    def counting(self: search.Search, *step: object) -> object:
        taken.append(step)
        return after(self, *step)  # type: ignore[arg-type]

    monkeypatch.setattr(search.Search, "_after", counting)

    def count(made: Questionnaire) -> tuple[int, int]:
        taken.clear()
        errors = [v for v in prove(made) if v.problem and v.problem.level == "error"]
        return len(taken), len(errors)

    return count


def test_evidence_on_each_of_many_ticks_is_decided() -> None:
    assert {verdict.status for verdict in prove(told_by_each_tick(50))} == {"proven"}


@pytest.mark.parametrize(
    ("made", "size"),
    [(of_each_line, 80), (of_one_line, 80), (any_of, 80), (opened_in_turn, 80), (one_each, 30)],
)
def test_as_many_again_take_no_more_work_than_those_before(
    made: Callable[[int], Questionnaire],
    size: int,
    counted: Callable[[Questionnaire], tuple[int, int]],
) -> None:
    (once, _), (twice, _), (thrice, errors) = (counted(made(n * size)) for n in (1, 2, 3))
    assert thrice - twice <= MORE * (twice - once)
    assert errors == 0


def test_causes_that_share_their_questions_take_no_more_work_than_those_before(
    counted: Callable[[Questionnaire], tuple[int, int]],
) -> None:
    (once, _), (twice, _), (thrice, _) = (counted(on_two_questions(n * 30)) for n in (1, 2, 3))
    assert thrice - twice <= MORE * (twice - once)


def test_what_too_many_would_have_to_be_followed_for_is_undecided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search, "MOST_STATES", 100)
    undecided = [v.problem for v in prove(opened_by_all(12)) if v.status == "undecided"]
    assert {one.rule for one in undecided if one} >= {"unreachable", "background-alone"}
    assert all("more than 100 kinds of people" in one.what for one in undecided if one)


@pytest.mark.parametrize(("steps", "level"), [(100, "error"), (10_000, "note")])
def test_proofs_that_take_too_much_work_stop_and_say_so_once(
    monkeypatch: pytest.MonkeyPatch, steps: int, level: str
) -> None:
    def limited(made: Questionnaire) -> Proofs:
        proofs = Proofs(made)
        proofs.layout.work.left = steps
        return proofs

    monkeypatch.setattr(proof, "Proofs", limited)
    (said,) = (v.problem for v in prove(on_two_questions(20)) if v.status == "undecided")
    assert said
    assert (said.rule, said.level) == ("too-much-to-prove", level)
    assert said.what.startswith("whether everything else holds is undecided: all proofs together")


def test_answers_that_are_never_on_offer_together_leave_no_choice() -> None:
    (only,) = (v.problem for v in prove(one_each(30)) if v.problem)
    assert only.rule == "always-agree"


def every_line(made: Questionnaire) -> Iterator[str]:
    verdicts: list[Verdict] = list(prove(made))
    yield from (line.strip() for line in proof_lines(made, verdicts))


def test_every_line_of_the_proofs_is_a_full_sentence() -> None:
    promised = """
        - {id: calm, say: Calm, when: {urgency: soon, causes: none}, then: {shows: [see_surgeon]}}
        """
    lines = list(every_line(questionnaire(**{**SAMPLE, "promises": promised})))
    assert not [line for line in lines if line.endswith((" meets", " and", " is"))]
    assert any(line.endswith("someone meets `worst: leg`") for line in lines)
