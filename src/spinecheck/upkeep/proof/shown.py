"""Whether causes, steps and messages are ever shown: the claims behind the rules of `meeting`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from spinecheck.core.advice import OUTCOMES, Cause, Evidence, Message, Step
from spinecheck.core.assessment import Assessment
from spinecheck.core.fields import When
from spinecheck.reading.problems import DataPath
from spinecheck.upkeep.proof.claims import Claim, Proofs, Verdict, decided
from spinecheck.upkeep.proof.outcomes import (
    EVERYTHING,
    Wanted,
    fits,
    fits_someone,
    looked_for,
    offered,
    plain_of,
)
from spinecheck.upkeep.proof.ranking import ahead_of
from spinecheck.upkeep.proof.reach import Reach
from spinecheck.upkeep.proof.walks import Walks
from spinecheck.upkeep.proof.work import MOST_STATES


def causes_are_shown(proofs: Proofs) -> Iterator[Verdict]:
    for n, cause in enumerate(proofs.questionnaire.causes):
        path: DataPath = ("causes", n)
        if cause.kind == "urgent":
            yield _named(proofs, cause, path)
            continue
        claim = Claim(f"the cause `{cause.id}` is shown to someone", path, "unreachable")
        yield from decided(claim, _is_shown(proofs, cause, claim))


def _is_shown(proofs: Proofs, cause: Cause, claim: Claim) -> Iterator[Verdict]:
    if not proofs.reach.holds_in_the_end(cause.only_when):
        yield from _looked_for_in_nobody(proofs, cause, (*claim.path, "only_when"))
        return
    yield from _evidence(proofs, cause, claim.path)

    def is_shown(found: Assessment) -> bool:
        return any(f.cause is cause for f in (*found.causes, *found.amplifiers))

    yield from is_shown_to_someone(proofs, is_shown, cause, claim)


def _looked_for_in_nobody(proofs: Proofs, cause: Cause, path: DataPath) -> Iterator[Verdict]:
    if proofs.reach.may_hold(cause.only_when):
        claim = Claim(f"`{cause.id}` is looked for in someone", path, "unreachable")
        what = f"`{cause.id}` is looked for in nobody: a page ends the walk of all who meet this"
        yield claim.broken(what, "mend it, or take the cause out")


def _named(proofs: Proofs, cause: Cause, path: DataPath) -> Verdict:
    claim = Claim(f"someone reads the text of `{cause.id}`", path, "unreachable")
    if any(sign.cause == cause.id for sign in proofs.questionnaire.urgent):
        return claim.proven()
    todo = f"write `cause: {cause.id}` at the sign whose text it is"
    return claim.broken(f"no sign names the urgent cause `{cause.id}`", todo)


def _evidence(proofs: Proofs, cause: Cause, path: DataPath) -> Iterator[Verdict]:
    for i, evidence in enumerate(cause.evidence):
        says = f"evidence {i + 1} of `{cause.id}` counts for someone"
        claim = Claim(says, (*path, "evidence", i), "unreachable")
        yield from decided(claim, _counts(proofs.reach, cause, evidence, claim))


def _counts(reach: Reach, cause: Cause, evidence: Evidence, claim: Claim) -> Iterator[Verdict]:
    if reach.holds_in_the_end(cause.only_when, evidence.when):
        yield claim.proven()
    elif reach.may_hold(evidence.when):
        what = f"this evidence counts for nobody for whom `{cause.id}` is looked for"
        yield claim.broken(what, "take it out, or mend `only_when`")


_TOO_WEAK = {
    "unreachable": ("the cause `{}` is shown to nobody", "look at its evidence"),
    "never-first": (
        "`{}` is never the first of the causes",
        "look at what always comes before it",
    ),
}


def is_shown_to_someone(
    proofs: Proofs, shows: Callable[[Assessment], bool], cause: Cause, claim: Claim
) -> Iterator[Verdict]:
    """Whether a cause is shown, or comes first; nothing where the reason is told elsewhere."""
    decides = frozenset({"sources"} if cause.kind == "source" else ())
    if cause.never_alone and proofs.questionnaire.fit.shown_at_most == 1:
        if claim.rule == "unreachable":
            what = f"the cause `{cause.id}` is never shown alone, and one cause is shown at most"
            yield claim.broken(what, "raise `shown_at_most`, or take `never_alone` out")
        return
    wanted = Wanted(
        proofs,
        shows,
        needs=fits(proofs, cause),
        first=looked_for(cause),
        outcome_of=decides,
        most=MOST_STATES // 5,
        closer=partial(ahead_of, proofs, cause, shows),
    )
    if not proofs.reach.holds_in_the_end(cause.only_when):
        return
    if proofs.reach.known(shows) or _is_found(proofs, shows, wanted):
        yield claim.proven()
    elif fits_someone(proofs, cause) == (claim.rule == "never-first") and all(
        proofs.reach.may_hold(when) for when in _whens(cause)
    ):
        what, todo = _TOO_WEAK[claim.rule]
        yield claim.broken(what.format(cause.id), todo)


def _is_found(proofs: Proofs, shows: Callable[[Assessment], bool], wanted: Wanted) -> bool:
    if proofs.everybody is not None:
        return any(map(shows, proofs.everybody))
    return wanted.found() is not None


def _whens(cause: Cause) -> Iterator[When | None]:
    yield cause.only_when
    yield from (evidence.when for evidence in cause.evidence)


def steps_are_offered(proofs: Proofs) -> Iterator[Verdict]:
    questionnaire = proofs.questionnaire
    for n, stage in enumerate(questionnaire.next_steps):
        for i, step in enumerate(stage.steps):
            path: DataPath = ("next_steps", n, "steps", i)
            says = f"the step `{step.id}` is offered to someone"
            claim = Claim(says, path, "unreachable")
            leading = [cause for cause in questionnaire.causes if step.id in cause.next_steps]
            if not step.for_everyone and not leading:
                what = f"no cause leads to the step `{step.id}`"
                todo = "name it in a cause's `next_steps`, or write `for_everyone: yes`"
                yield claim.broken(what, todo)
                continue

            def is_offered(found: Assessment, step: Step = step) -> bool:
                return any(offer.step is step for offer in found.next_steps)

            through = [None] if step.for_everyone else leading
            wanted = (
                Wanted(proofs, is_offered, clause, None, _through(proofs, cause), offered(step))
                for clause in step.when or (None,)
                for cause in through
            )
            yield from decided(claim, _offered(proofs, is_offered, step.when, wanted, claim))


def messages_are_shown(proofs: Proofs) -> Iterator[Verdict]:
    for n, message in enumerate(proofs.questionnaire.messages):

        def is_told(found: Assessment, message: Message = message) -> bool:
            return message in found.messages

        named = [c for c in proofs.questionnaire.causes if _names(message.when, c.id)]
        says = f"the message `{message.id}` is shown to someone"
        wanted = (
            Wanted(proofs, is_told, clause, None, _through(proofs, cause))
            for clause in message.when or (None,)
            for cause in (*named, None)
        )
        claim = Claim(says, ("messages", n), "unreachable")
        yield from decided(claim, _offered(proofs, is_told, message.when, wanted, claim))


def _offered(
    proofs: Proofs,
    shows: Callable[[Assessment], bool],
    when: When | None,
    ways: Iterable[Wanted],
    claim: Claim,
) -> Iterator[Verdict]:
    """Whether a step or message is shown to anyone, in one of several ways."""
    if proofs.reach.known(shows) or any(
        replace(wanted, outcome_of=EVERYTHING).found() is not None for wanted in ways
    ):
        yield claim.proven()
        return
    plain = [plain_of(clause) for clause in when or ((),)]
    if any(proofs.reach.may_hold((clause,) if clause else None) for clause in plain):
        what = claim.says.replace("someone", "nobody")
        yield claim.broken(what, "look at its `when`, and at what leads to it")
    else:
        yield claim.proven()  # nobody meets its `when`: that is told there


def _through(proofs: Proofs, cause: Cause | None) -> Callable[[Walks], object]:
    """People whose walk goes on, and whom a cause fits."""

    def needs(walks: Walks) -> object:
        walks.go_on()
        return fits(proofs, cause)(walks) if cause and cause.kind != "urgent" else None

    return needs


def _names(when: When | None, id_: str) -> bool:
    return any(c.question in OUTCOMES and id_ in c.values for clause in when or () for c in clause)
