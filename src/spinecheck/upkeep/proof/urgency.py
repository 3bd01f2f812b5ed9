"""Claims about urgency, always on."""

from collections.abc import Iterator

from spinecheck.core.answers import NOT_SURE, Answers
from spinecheck.core.fields import questions_read
from spinecheck.core.questions import Checklist, Question
from spinecheck.reading.problems import one_of
from spinecheck.upkeep.proof.answering import (
    Change,
    answered,
    denied_or_unsure,
    line_answered,
    ticked,
)
from spinecheck.upkeep.proof.claims import Claim, Proofs, Verdict, spoken
from spinecheck.upkeep.proof.couples import differing
from spinecheck.upkeep.proof.work import Undecided


def not_sure_lowers(proofs: Proofs) -> Iterator[Verdict]:
    """Someone who is not sure comes off less urgent than someone who says no.

    Who cannot tell must be treated with more care, never with less. Two people are compared: one
    is not sure, the other says no, and to everything else both say the same. What only one of
    them is asked takes every answer. No such two may exist. Only no is compared: whether another
    answer is harmless is written nowhere, and one that says more may rightly be more urgent.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: fever_gone
                ask: Has your fever gone?
                answers: {yes: "Yes", no: "No"}
              - id: shivering
                when: {fever_gone: no}
                ask: Do you shiver with it?
                answers: {yes: "Yes", no: "No"}
        urgent:
          - id: infection
            tier: emergency
            when: {shivering: [yes, not_sure]}
            title: It may be a serious infection
            because: It can spread within hours.

    Right:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: fever_gone
                ask: Has your fever gone?
                answers: {yes: "Yes", no: "No"}
              - id: shivering
                when: {fever_gone: [no, not_sure]}
                ask: Do you shiver with it?
                answers: {yes: "Yes", no: "No"}
        urgent:
          - id: infection
            tier: emergency
            when: {shivering: [yes, not_sure]}
            title: It may be a serious infection
            because: It can spread within hours.
    """
    for item in proofs.questionnaire.items:
        if isinstance(item, Checklist):
            yield _judged(proofs, item.id, ticked(item.id, NOT_SURE), "not-sure-lowers")
            for line in item.lines:
                change = line_answered(item.id, line.id, "no", NOT_SURE)
                yield _judged(proofs, line.id, change, "not-sure-lowers")
        elif isinstance(item, Question) and item.not_sure:
            if item.many:
                yield _judged(proofs, item.id, denied_or_unsure(item.id), "not-sure-lowers")
            elif "no" in item.answers:
                change = answered(item.id, "no", NOT_SURE)
                yield _judged(proofs, item.id, change, "not-sure-lowers")


def tick_lowers(proofs: Proofs) -> Iterator[Verdict]:
    """One more ticked line makes someone less urgent.

    A further sign may never calm. Two people are compared: one ticks one line more, and to
    everything else both say the same. What only one of them is asked takes every answer. No such
    two may exist.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - checklist: legs
                ask: Do you have any of these?
                lines:
                  - {id: weak, line: One leg is weak, ask: Is one leg weak?}
              - id: swollen
                when: {legs: [none, not_sure]}
                ask: Is one calf swollen?
                answers: {yes: "Yes", no: "No"}
        urgent:
          - id: weak_leg
            tier: soon
            when: {weak: [yes, not_sure]}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.
            do:
              - Call your doctor
          - id: clot
            tier: emergency
            when: {swollen: [yes, not_sure]}
            title: Your calf needs to be seen now
            because: It may be a clot.

    Right:

        sections:
          - id: pain
            title: Your pain
            questions:
              - checklist: legs
                ask: Do you have any of these?
                lines:
                  - {id: weak, line: One leg is weak, ask: Is one leg weak?}
              - id: swollen
                ask: Is one calf swollen?
                answers: {yes: "Yes", no: "No"}
        urgent:
          - id: weak_leg
            tier: soon
            when: {weak: [yes, not_sure]}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.
            do:
              - Call your doctor
          - id: clot
            tier: emergency
            when: {swollen: [yes, not_sure]}
            title: Your calf needs to be seen now
            because: It may be a clot.
    """
    for item in proofs.questionnaire.items:
        if isinstance(item, Checklist):
            for line in item.lines:
                yield _judged(proofs, line.id, ticked(item.id, line.id), "tick-lowers")


def _judged(proofs: Proofs, id_: str, change: Change, rule: str) -> Verdict:
    side_by_side = differing(proofs, change, proofs.conditions)
    more = "one more tick" if rule == "tick-lowers" else "not sure"
    claim = Claim(f"{more} never lowers the urgency at `{id_}`", proofs.places[id_], rule)
    try:
        couple = side_by_side.lower()
    except Undecided as bound:
        return claim.undecided(bound, error=True)
    if couple is None:
        return claim.proven()
    a, b = side_by_side.urgencies(couple)
    what, todo = _lost(proofs, couple.a, couple.b, change)
    what = f"{more} at `{id_}` lowers the urgency from {spoken(a)} to {spoken(b)}{what}"
    example = proofs.example(couple.b, couple.a, f"the urgency is {spoken(a)}")
    return claim.broken(what, todo, example)


def _lost(proofs: Proofs, higher: Answers, lower: Answers, change: Change) -> tuple[str, str]:
    """Which sign is lost and why, and what to do about it."""
    a, b = proofs.assess(higher), proofs.assess(lower)
    lost = [sign for sign in a.signs if sign not in b.signs]
    if not lost:
        return "", "mend the page that ends the walk, or the condition that is closed by it"
    reads = questions_read(lost[0].when)
    asked = {one.id for one in b.path.asked}
    closed = one_of(q.id for q in a.path.asked if q.id in reads and q.id not in asked)
    if closed:
        why = f": {closed} is then not asked, and the sign `{lost[0].id}` is lost"
        return why, f"ask {closed} of them too"
    return f": the sign `{lost[0].id}` is lost", f"name `not_sure` to `{change.question}` in it"
