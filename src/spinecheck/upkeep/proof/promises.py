"""Promises: each proven for everyone, or broken by someone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from spinecheck.core.advice import Cause, Stage, Step
from spinecheck.core.answers import Answers
from spinecheck.core.assessment import Assessment
from spinecheck.core.engine import holds
from spinecheck.core.promises import Promise, Then
from spinecheck.core.tiers import TIERS
from spinecheck.reading.problems import DataPath, one_of
from spinecheck.upkeep.proof.claims import Claim, Proofs, Verdict, rank, spoken
from spinecheck.upkeep.proof.outcomes import (
    EVERYTHING,
    Accepts,
    Wanted,
    fits,
    fits_not,
    forbid_nearest,
    forbid_tiers,
    looked_for,
    offered,
    outcomes,
    reaching,
)
from spinecheck.upkeep.proof.walks import Walks
from spinecheck.upkeep.proof.witness import shortened
from spinecheck.upkeep.proof.work import Undecided

Needs = Callable[[Walks], Accepts | None]


class Way(NamedTuple):
    """A way in which a promise may be broken."""

    needs: Needs
    decides: frozenset[str] = frozenset()
    """What else decides, besides the answers."""
    first: Callable[[Walks], object] | None = None
    """A part of what it needs that is quick to look at."""


def promise(proofs: Proofs) -> Iterator[Verdict]:
    """A promise is broken: someone meets its `when`, and what it says does not hold for them.

    Everyone who meets `when`, and does not meet `unless`, is looked at, whatever else they answer.
    Either the rules are wrong, or the promise is too wide. Think twice before you take one out.

    Wrong:

        urgent:
          - id: weak_leg
            tier: soon
            when: {worst: leg}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.
            do:
              - Call your doctor
        promises:
          - id: legs_today
            say: Pain in the leg is seen today at the latest
            when: {worst: leg}
            then: {urgency_at_least: same_day}

    Right:

        urgent:
          - id: weak_leg
            tier: same_day
            when: {worst: leg}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.
            do:
              - Call your doctor
        promises:
          - id: legs_today
            say: Pain in the leg is seen today at the latest
            when: {worst: leg}
            then: {urgency_at_least: same_day}
    """
    for n, one in enumerate(proofs.questionnaire.promises):
        yield _kept(proofs, one, ("promises", n))


def _kept(proofs: Proofs, one: Promise, path: DataPath) -> Verdict:
    claim = Claim(f"{one.say} [{one.id}]", path, "promise")
    try:
        for clause in one.when or (None,):
            for way in _ways(proofs, one):
                wanted = Wanted(
                    proofs,
                    lambda found: is_broken(one, found),
                    clause,
                    one.unless,
                    way.needs,
                    way.first,
                    way.decides | _named(one),
                )
                answers = wanted.found()
                if answers is not None:
                    # Someone who is asked to the end shows it best.
                    plainer = replace(wanted, needs=partial(_to_the_end, way.needs)).found()
                    return _broken(proofs, one, claim, plainer or answers)
    except Undecided as bound:
        return claim.undecided(bound, error=True)
    return claim.proven()


def _to_the_end(needs: Needs, walks: Walks) -> Accepts | None:
    walks.go_on()
    return needs(walks)


def is_broken(one: Promise, found: Assessment) -> bool:
    """Whether a promise does not hold for someone."""
    outcome = found.outcome
    if not holds(one.when, outcome) or (one.unless and holds(one.unless, outcome)):
        return False
    then = one.then
    if then.urgency_at_least:
        return rank(found.urgency) < rank(then.urgency_at_least)
    if then.no_causes:
        return bool(found.causes)
    shown = _shown(found)
    return bool(shown.intersection(then.never_shows) or not shown.issuperset(then.shows))


def _shown(found: Assessment) -> set[str]:
    causes = {finding.cause.id for finding in (*found.causes, *found.amplifiers)}
    return causes | {offer.step.id for offer in found.next_steps}


def _broken(proofs: Proofs, one: Promise, claim: Claim, answers: Answers) -> Verdict:
    then = one.then
    whole = proofs.assess(answers)

    def shows(shorter: Answers) -> bool:
        found = proofs.assess(shorter)
        # What is shown stays shown when more is answered; what is not known yet says little.
        alike = then.no_causes or then.never_shows or found.urgency == whole.urgency
        return is_broken(one, found) and bool(alike)

    short = shortened(answers, shows)
    but, todo = _breach(then, proofs.assess(short))
    what = f"the promise `{one.id}` is broken: {but}"
    return claim.broken(what, f"{todo}, or promise less", proofs.example(short))


def _breach(then: Then, found: Assessment) -> tuple[str, str]:
    """What becomes of someone against a promise, and what would keep it."""
    if then.urgency_at_least:
        todo = "raise the tier of a sign that they meet, or write one for them"
        return f"someone's urgency is {spoken(found.urgency)}", todo
    if then.no_causes:
        shown = one_of(finding.cause.id for finding in found.causes)
        return f"someone is shown {shown}", "end their walk on a page before"
    if then.never_shows:
        shown = one_of(id_ for id_ in then.never_shows if id_ in _shown(found))
        return f"someone is shown {shown}", f"narrow the conditions of {shown}"
    missed = one_of(id_ for id_ in then.shows if id_ not in _shown(found))
    return f"someone is not shown {missed}", f"widen the conditions of {missed}"


def _named(one: Promise) -> frozenset[str]:
    """What the conditions of a promise name of what was found."""
    clauses = (*(one.when or ()), *(one.unless or ()))
    named = {name for clause in clauses for name in outcomes(clause)}
    return frozenset("sources" if name == "causes" else name for name in named)


# -- the ways to break it: whoever breaks it does so in one of these


def _ways(proofs: Proofs, one: Promise) -> Iterator[Way]:
    then = one.then
    if then.urgency_at_least:
        yield _less_urgent(proofs, rank(then.urgency_at_least))
    if then.no_causes:
        for cause in proofs.questionnaire.causes:
            if cause.kind == "source" and not cause.never_alone:
                yield Way(fits(proofs, cause), first=looked_for(cause))
    for id_ in then.never_shows:
        yield from _cause_shown(proofs, id_)
        yield from _step_shown(proofs, id_)
    for id_ in then.shows:
        yield from _missing(proofs, id_)


def _less_urgent(proofs: Proofs, tier: int) -> Way:
    def needs(walks: Walks) -> Accepts | None:
        forbid_tiers(proofs, walks, max(tier, 1))
        if tier:
            return None
        ended = walks.ended()  # only where a page ends the walk is the urgency not known
        return lambda state, _worth: bool(state & ended)

    nearest = partial(_nearest, proofs, max(tier, 1))
    return Way(needs, frozenset({"urgency"}), nearest)


def _nearest(proofs: Proofs, tier: int, walks: Walks) -> None:
    forbid_nearest(proofs, walks, tier)


def _cause_shown(proofs: Proofs, id_: str) -> Iterator[Way]:
    for cause in proofs.questionnaire.causes:
        if cause.id == id_ and cause.kind != "urgent":
            yield Way(fits(proofs, cause), _listed_by(cause), looked_for(cause))


def _listed_by(cause: Cause) -> frozenset[str]:
    """What decides whether a cause that fits is listed: an amplifier always is."""
    return frozenset({"sources"} if cause.kind == "source" else ())


def _step_shown(proofs: Proofs, id_: str) -> Iterator[Way]:
    for stage, step in _steps(proofs):
        if step.id != id_:
            continue
        decides = _decide_about(stage, step)
        if step.for_everyone:
            yield Way(offered(step), decides)
            continue
        for cause in proofs.questionnaire.causes:
            if step.id in cause.next_steps and cause.kind != "urgent":
                yield Way(_both(offered(step), fits(proofs, cause)), decides, offered(step))


def _missing(proofs: Proofs, id_: str) -> Iterator[Way]:
    questionnaire = proofs.questionnaire
    carried = [cause for cause in questionnaire.causes if cause.id == id_]
    carried_steps = [found for found in _steps(proofs) if found[1].id == id_]
    ways = [_cause_missing(proofs, cause) for cause in carried]
    ways += [_step_missing(proofs, *found) for found in carried_steps]
    if len(ways) == 1:
        yield from ways[0]
    else:  # a cause and a step of one name: shown when either is
        yield Way(_anyone, EVERYTHING)


def _cause_missing(proofs: Proofs, cause: Cause) -> Iterator[Way]:
    if cause.kind == "urgent":
        yield Way(_anyone)
        return
    yield Way(fits_not(proofs, cause))
    sources = [one for one in proofs.questionnaire.causes if one.kind == "source"]
    if cause.kind == "source" and (
        cause.never_alone or len(sources) > proofs.questionnaire.fit.shown_at_most
    ):
        yield Way(fits(proofs, cause), frozenset({"sources"}))


def _step_missing(proofs: Proofs, stage: Stage, step: Step) -> Iterator[Way]:
    decides = _decide_about(stage, step)
    yield Way(_ended, decides)
    emergency = reaching(proofs, TIERS.index("emergency"))
    yield Way(_with(lambda walks: walks.require(emergency)), decides)
    if step.when is not None:
        sure = tuple(clause for clause in step.when if not outcomes(clause))
        yield Way(_with(lambda walks: walks.forbid(sure)), decides)
    if not step.for_everyone or stage.offered_at_most is not None:
        yield Way(_anyone, decides)


def _anyone(_walks: Walks) -> None:
    """Nothing more is needed."""


def _ended(walks: Walks) -> Accepts:
    ended = walks.ended()
    return lambda state, _worth: bool(state & ended)


def _decide_about(stage: Stage, step: Step) -> frozenset[str]:
    """What decides whether a step is offered, besides what the answers say of it."""
    decides = {"urgency", "steps"}
    named = {name for clause in step.when or () for name in outcomes(clause)}
    if not step.for_everyone or stage.offered_at_most is not None or "causes" in named:
        decides.add("sources")
    if not step.for_everyone or stage.offered_at_most is not None or "amplifiers" in named:
        decides.add("amplifiers")
    return frozenset(decides)


def _steps(proofs: Proofs) -> Iterator[tuple[Stage, Step]]:
    for stage in proofs.questionnaire.next_steps:
        for step in stage.steps:
            yield stage, step


def _with(act: Callable[[Walks], object]) -> Needs:
    def needs(walks: Walks) -> None:
        act(walks)

    return needs


def _both(one: Callable[[Walks], object], other: Callable[[Walks], Accepts]) -> Needs:
    def needs(walks: Walks) -> Accepts:
        one(walks)
        return other(walks)

    return needs
