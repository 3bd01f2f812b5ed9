"""More claims that are always on: the walk ends, a sign counts, and there is something to do."""

from collections.abc import Iterator
from functools import partial

from spinecheck.core.advice import Cause
from spinecheck.core.answers import Answers
from spinecheck.core.assessment import Assessment
from spinecheck.core.fields import Clause
from spinecheck.core.questions import Question
from spinecheck.core.tiers import TIERS, Tier
from spinecheck.reading.conditions import items
from spinecheck.upkeep.proof.claims import Claim, Proofs, Verdict
from spinecheck.upkeep.proof.outcomes import (
    EVERYTHING,
    Wanted,
    fits,
    forbid_tiers,
    outcomes,
    reaching,
)
from spinecheck.upkeep.proof.walks import Walks
from spinecheck.upkeep.proof.weighing import from_outside
from spinecheck.upkeep.proof.witness import shortened
from spinecheck.upkeep.proof.work import Undecided

NUMBER = "{emergency_number}"


def nothing_on_offer(proofs: Proofs) -> Iterator[Verdict]:
    """Someone is asked a question, and none of its answers is on offer: the walk never ends.

    Where "I'm not sure" is offered, or an answer without a `when`, this cannot happen. Elsewhere
    someone is looked for who is asked, and whose earlier answers close every answer.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: worst
                ask: Where does it hurt most?
                answers: {back: In my back, leg: In a leg}
              - id: how_far
                for_report: yes
                not_sure: no
                ask: How far does it go?
                answers:
                  back: {text: Along my back, when: {worst: back}}
                  foot: {text: To the foot, when: {worst: leg}}
                  knee: {text: To the knee, when: {worst: leg}}

    Right:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: worst
                ask: Where does it hurt most?
                answers: {back: In my back, leg: In a leg}
              - id: how_far
                for_report: yes
                ask: How far does it go?
                answers:
                  back: {text: Along my back, when: {worst: [back, not_sure]}}
                  foot: {text: To the foot, when: {worst: leg}}
                  knee: {text: To the knee, when: {worst: leg}}
    """
    for path, item in items(proofs.questionnaire):
        if not isinstance(item, Question) or item.not_sure:
            continue
        whens = [answer.when for answer in item.answers.values()]
        if None in whens:
            continue
        walks = Walks(proofs.layout)
        walks.ask(item.id)
        for when in whens:
            walks.forbid(when)
        claim = Claim(f"`{item.id}` always offers an answer", path, "nothing-on-offer")
        try:
            search = walks.search()
        except Undecided as bound:
            yield claim.undecided(bound, error=True)
            continue
        state = next(iter(search.ends), None)
        if state is None:
            yield claim.proven()
            continue
        answers = proofs.witness.person(search.said(state))
        what = f"someone is asked `{item.id}`, and no answer is on offer"
        todo = "take `not_sure: no` out, or the `when` of one answer"
        yield claim.broken(what, todo, proofs.example(_until(proofs, answers, item.id)))


def _until(proofs: Proofs, answers: Answers, id_: str) -> Answers:
    """The answers that come before a question."""
    order = list(proofs.questionnaire.asked)
    return {given: v for given, v in answers.items() if order.index(given) < order.index(id_)}


def sign_counts(proofs: Proofs) -> Iterator[Verdict]:
    """Someone gives the answers of an urgent sign, and is told less than its tier.

    Whatever else is answered, the sign counts. No sample: the highest tier of all signs that are
    met is told, so no text of a questionnaire breaks this. It is proven nevertheless.
    """
    reaching_it = {tier: frozenset(reaching(proofs, n)) for n, tier in enumerate(TIERS)}
    for n, sign in enumerate(proofs.questionnaire.urgent):
        says = f"whoever meets the sign `{sign.id}` reaches {sign.tier}"
        claim = Claim(says, ("urgent", n), "sign-counts")
        try:
            lower = any(_falls_short(proofs, c, reaching_it[sign.tier]) for c in sign.when)
        except Undecided as bound:
            yield claim.undecided(bound, error=True)
            continue
        what = f"someone meets `{sign.id}`, and is told less than {sign.tier}"
        yield claim.broken(what, "mend the sign") if lower else claim.proven()


def _falls_short(proofs: Proofs, clause: Clause, ways: frozenset[Clause]) -> bool:
    """Whether anyone meets a clause, and not the same among all the ways to reach its tier."""
    walks = Walks(proofs.layout)
    walks.require((clause,))
    walks.forbid(tuple(ways & {clause}))
    return bool(walks.search().ends)


def nothing_to_do(proofs: Proofs) -> Iterator[Verdict]:
    """Someone's result says nothing to do next.

    It is said by the tier, by the signs that hold, by an ending page, or by the next steps. For
    each tier someone is looked for to whom none of them says anything.

    Wrong:

        urgent:
          - id: weak_leg
            tier: same_day
            when: {worst: leg}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.

    Right:

        urgent:
          - id: weak_leg
            tier: same_day
            when: {worst: leg}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.
            do:
              - Call your doctor now
    """
    for tier in TIERS:
        yield _told_what_to_do(proofs, tier)


def _told_what_to_do(proofs: Proofs, tier: Tier) -> Verdict:
    says = f"everyone whose urgency is {tier} is told what to do next"
    claim = Claim(says, ("tiers", tier), "nothing-to-do", at_key=True)
    if _always_something(proofs, tier):
        return claim.proven()

    def left_alone(found: Assessment) -> bool:
        return found.urgency == tier and not _something_to_do(proofs, found)

    wanted = Wanted(
        proofs, left_alone, needs=partial(_calm_of, proofs, tier), outcome_of=EVERYTHING
    )
    try:
        answers = wanted.found()
    except Undecided as bound:
        return claim.undecided(bound, error=True)
    if answers is None:
        return claim.proven()
    short = shortened(answers, lambda some: left_alone(proofs.assess(some)))
    what = f"someone whose urgency is {tier} is told nothing to do"
    return claim.broken(what, "add `do:` with at least one sentence", proofs.example(short))


def _always_something(proofs: Proofs, tier: Tier) -> bool:
    """Whether the tier says what to do, or a step is for everyone."""
    if proofs.questionnaire.tiers.of(tier).do:
        return True
    steps = [step for stage in proofs.questionnaire.next_steps for step in stage.steps]
    # With `offered_at_most` one step may take the place of another, but one is there.
    return tier != "emergency" and any(s.for_everyone and s.when is None for s in steps)


def _something_to_do(proofs: Proofs, found: Assessment) -> bool:
    of_tier = proofs.questionnaire.tiers.of(found.urgency).do if found.urgency else ()
    of_page = found.page.do if found.page else ()
    return bool(of_tier or of_page or any(sign.do for sign in found.signs) or found.next_steps)


def _calm_of(proofs: Proofs, tier: Tier, walks: Walks) -> None:
    """People who may be of this tier, and go on (a page says what to do), without a sign's do."""
    walks.go_on()
    rank = TIERS.index(tier)
    forbid_tiers(proofs, walks, rank + 1)
    if rank:
        walks.require(reaching(proofs, rank))
    for sign in proofs.questionnaire.urgent:
        if sign.do:
            walks.forbid(sign.when)
    for stage in proofs.questionnaire.next_steps:
        for step in stage.steps:
            plain = step.when is not None and not any(map(outcomes, step.when))
            if step.for_everyone and plain and tier != "emergency":
                walks.forbid(step.when)


def no_number(proofs: Proofs) -> Iterator[Verdict]:
    """An emergency is shown without the number to call.

    Nobody should have to look for it. The words of the tier name it, or else the words of each
    emergency sign must. {emergency_number} becomes the number of each region.

    Wrong:

        tiers:
          emergency:
            say: Call an ambulance now.
            do:
              - Do not drive yourself
          same_day: {say: Be seen today.}
          soon: {say: Be seen soon.}
          routine:
            say: Nothing is on the urgent list.
            do:
              - Book a normal visit
        urgent:
          - id: weak_leg
            tier: emergency
            when: {worst: leg}
            title: Your leg needs to be seen now
            because: A nerve may be pressed on.

    Right:

        tiers:
          emergency:
            say: Call {emergency_number} now.
            do:
              - Do not drive yourself
          same_day: {say: Be seen today.}
          soon: {say: Be seen soon.}
          routine:
            say: Nothing is on the urgent list.
            do:
              - Book a normal visit
        urgent:
          - id: weak_leg
            tier: emergency
            when: {worst: leg}
            title: Your leg needs to be seen now
            because: A nerve may be pressed on.
    """
    questionnaire = proofs.questionnaire
    claim = Claim(
        "every emergency shows the number to call, in every region",
        ("tiers", "emergency", "say"),
        "no-number",
    )
    words = questionnaire.tiers.emergency
    silent = [
        sign.id
        for sign in questionnaire.urgent
        if sign.tier == "emergency"
        and not any(NUMBER in text for text in (sign.title, sign.because, *sign.do))
    ]
    if silent and not any(NUMBER in text for text in (words.say, *words.do)):
        what = f"the emergency `{silent[0]}` is shown without a number to call"
        yield claim.broken(what, "write {emergency_number} into the words of the tier")
    else:
        yield claim.proven()


def background_alone(proofs: Proofs) -> Iterator[Verdict]:
    """A cause fits someone by what was said in the background sections alone.

    What was operated on tells whom a cause may be looked for in, not what hurts now. Someone is
    looked for whom a cause fits without an answer from elsewhere. No sample: a cause fits only
    with a reason from outside the background, so no text of a questionnaire breaks this. It is
    proven nevertheless.
    """
    for n, cause in enumerate(proofs.questionnaire.causes):
        if cause.kind != "urgent":
            says = f"background answers alone never show `{cause.id}`"
            claim = Claim(says, ("causes", n), "background-alone")
            try:
                shown = _fits_by_background(proofs, cause)
            except Undecided as bound:
                yield claim.undecided(bound, error=True)
                continue
            what = f"`{cause.id}` fits someone by background answers alone"
            yield claim.broken(what, "mend its evidence") if shown else claim.proven()


def _fits_by_background(proofs: Proofs, cause: Cause) -> bool:
    """Whether it may fit when no reason holds that names an answer from outside."""
    walks = Walks(proofs.layout)
    accepts = fits(proofs, cause)(walks)
    for evidence in cause.evidence:
        if evidence.supports:
            for clause in from_outside(proofs.questionnaire, evidence):
                walks.forbid((clause,))
    return any(accepts(state, worth) for state, worth in walks.search(max).ends.items())
