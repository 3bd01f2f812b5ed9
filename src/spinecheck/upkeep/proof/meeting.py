"""Claims that everything in a questionnaire is met by someone."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from spinecheck.core.advice import OUTCOMES, Cause, Message, Step
from spinecheck.core.assessment import Assessment
from spinecheck.core.fields import Clause, Condition, When
from spinecheck.core.questions import Checklist, Item, Question
from spinecheck.reading.conditions import ConditionAt, conditions, items
from spinecheck.reading.problems import DataPath
from spinecheck.upkeep.proof.claims import Claim, Proofs, Verdict
from spinecheck.upkeep.proof.outcomes import (
    EVERYTHING,
    Wanted,
    fits,
    looked_for,
    offered,
    plain_of,
)
from spinecheck.upkeep.proof.ranking import ahead_of
from spinecheck.upkeep.proof.reach import Reach
from spinecheck.upkeep.proof.search import MOST_STATES, Undecided
from spinecheck.upkeep.proof.walks import Walks


def unreachable(proofs: Proofs) -> Iterator[Verdict]:
    """Nobody ever meets a question, answer, page, cause, piece of evidence, step or message.

    For each of them someone is looked for who meets it. Only the root is told, not what hangs on
    something that nobody meets.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - {id: worst, for_report: yes, ask: Where?, answers: {back: Back, leg: Leg}}
              - page: only_for_backs
                ends: yes
                say: This check is for pain in the back.
                do:
                  - See your doctor about your leg
              - {id: upper, for_report: yes, ask: How high?, answers: {low: Low, high: High}}

    Right:

        sections:
          - id: pain
            title: Your pain
            questions:
              - {id: worst, for_report: yes, ask: Where?, answers: {back: Back, leg: Leg}}
              - page: only_for_backs
                when: {worst: leg}
                ends: yes
                say: This check is for pain in the back.
                do:
                  - See your doctor about your leg
              - {id: upper, for_report: yes, ask: How high?, answers: {low: Low, high: High}}
    """
    yield from _walk(proofs)
    if not proofs.questionnaire.causes:
        return
    if not proofs.reach.goes_on:
        what = "nobody comes to the causes: a page ends every walk"
        todo = "let the page end the walk for some people only"
        claim = Claim("someone comes to the causes", ("causes",), "unreachable", at_key=True)
        yield claim.broken(what, todo)
        return
    yield from _causes(proofs)
    yield from _steps(proofs)
    yield from _messages(proofs)


def contradiction(proofs: Proofs) -> Iterator[Verdict]:
    """The conditions in one `when` cannot hold together, or one of its values never can.

    Each of them holds for someone, but never for the same person: someone for whom all hold is
    looked for. Mostly one question is asked only of those who gave the other answer.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - {id: worst, ask: Where is it worst?, answers: {back: Back, leg: Leg}}
              - {id: how_far, when: {worst: leg}, ask: How far?, answers: {knee: Knee, foot: Foot}}
        messages:
          - {id: to_the_foot, when: {worst: back, how_far: foot}, say: A nerve may be in it.}

    Right:

        sections:
          - id: pain
            title: Your pain
            questions:
              - {id: worst, ask: Where is it worst?, answers: {back: Back, leg: Leg}}
              - {id: how_far, when: {worst: leg}, ask: How far?, answers: {knee: Knee, foot: Foot}}
        messages:
          - {id: to_the_foot, when: {worst: leg, how_far: foot}, say: A nerve may be in it.}
    """
    for where in conditions(proofs.questionnaire):
        for n, clause in enumerate(where.when):
            # A clause may name nothing but what was found: then there is nothing to contradict.
            if plain := plain_of(clause):
                yield from _clause(proofs.reach, where, n, plain)


def never_first(proofs: Proofs) -> Iterator[Verdict]:
    """A cause fits some people, but is the first of the list for nobody.

    Its weights may be lower than was meant. Someone for whom it stands first is looked for among
    all whom it fits.

    Wrong:

        causes:
          - id: worn_joint
            name: A worn joint
            clinical_name: Facet joint pain
            kind: source
            about: A small joint of the back may hurt.
            evidence:
              - {when: {worst: back}, for: strong, because: Your back hurts most}
              - {when: {worst: [back, not_sure]}, for: weak, because: You did not name your leg}
          - id: disc
            name: A worn disc
            clinical_name: Disc disease
            kind: source
            about: A disc of the back may hurt.
            evidence:
              - {when: {worst: back}, for: moderate, because: Your back hurts most}
              - {when: {worst: [back, not_sure]}, for: weak, because: It may come from a disc}

    Right:

        causes:
          - id: worn_joint
            name: A worn joint
            clinical_name: Facet joint pain
            kind: source
            about: A small joint of the back may hurt.
            evidence:
              - {when: {worst: back}, for: strong, because: Your back hurts most}
              - {when: {worst: [back, not_sure]}, for: weak, because: You did not name your leg}
          - id: disc
            name: A worn disc
            clinical_name: Disc disease
            kind: source
            about: A disc of the back may hurt.
            evidence:
              - {when: {worst: leg}, for: moderate, because: Your leg hurts most}
              - {when: {worst: [leg, not_sure]}, for: weak, because: It may come from a disc}
    """
    for n, cause in enumerate(proofs.questionnaire.causes):
        if cause.kind == "source":

            def is_first(found: Assessment, cause: Cause = cause) -> bool:
                return bool(found.causes) and found.causes[0].cause is cause

            says = f"`{cause.id}` is the first of the causes for someone"
            claim = Claim(says, ("causes", n), "never-first")
            yield from _shown(proofs, is_first, cause, claim)


# -- the walk


def _walk(proofs: Proofs) -> Iterator[Verdict]:
    reach = proofs.reach
    ended = False  # what follows a page that ends every walk hangs on it
    for path, item in items(proofs.questionnaire):
        claim = Claim(f"someone meets `{item.id}`", path, "unreachable")
        if reach.meets(item):
            yield claim.proven()
            yield from _offers(reach, path, item)
        elif not ended and reach.may_hold(item.when):
            ended = True
            what = f"nobody meets `{item.id}`: a page before it ends every walk that leads here"
            yield claim.broken(what, "move it up, or mend the page's `when`")


def _offers(reach: Reach, path: DataPath, item: Item) -> Iterator[Verdict]:
    """Answers and lines that only some people see."""
    whens: list[tuple[DataPath, str, When | None]] = []
    if isinstance(item, Question):
        whens = [(("answers", id_), id_, answer.when) for id_, answer in item.answers.items()]
    if isinstance(item, Checklist):
        whens = [(("lines", i), line.id, line.when) for i, line in enumerate(item.lines)]
    for tail, id_, when in whens:
        if when is not None:
            says = f"`{id_}` of `{item.id}` is on offer for someone"
            claim = Claim(says, (*path, *tail), "unreachable")
            if not reach.may_hold(when) or reach.is_offered(item, when):
                yield claim.proven()
            else:
                what = f"`{id_}` is on offer for nobody who is asked `{item.id}`"
                yield claim.broken(what, "mend its `when`, or take it out")


# -- what is shown


def _causes(proofs: Proofs) -> Iterator[Verdict]:
    for n, cause in enumerate(proofs.questionnaire.causes):
        path: DataPath = ("causes", n)
        if cause.kind == "urgent":
            yield _named(proofs, cause, path)
            continue
        if not proofs.reach.holds_in_the_end(cause.only_when):
            yield from _looked_for_in_nobody(proofs, cause, (*path, "only_when"))
            continue
        yield from _evidence(proofs, cause, path)

        def is_shown(found: Assessment, cause: Cause = cause) -> bool:
            return any(f.cause is cause for f in (*found.causes, *found.amplifiers))

        claim = Claim(f"the cause `{cause.id}` is shown to someone", path, "unreachable")
        yield from _shown(proofs, is_shown, cause, claim)


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
    reach = proofs.reach
    for i, evidence in enumerate(cause.evidence):
        says = f"evidence {i + 1} of `{cause.id}` counts for someone"
        claim = Claim(says, (*path, "evidence", i), "unreachable")
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


def _shown(
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
    fitting = Wanted(proofs, lambda _found: True, needs=fits(proofs, cause))
    if not proofs.reach.holds_in_the_end(cause.only_when):
        return
    try:
        if any(map(shows, proofs.people)) or wanted.found() is not None:
            yield claim.proven()
        elif (fitting.found() is not None) == (claim.rule == "never-first") and all(
            proofs.reach.may_hold(when) for when in _whens(cause)
        ):
            what, todo = _TOO_WEAK[claim.rule]
            yield claim.broken(what.format(cause.id), todo)
    except Undecided as bound:
        yield claim.undecided(bound, error=False)


def _whens(cause: Cause) -> Iterator[When | None]:
    yield cause.only_when
    yield from (evidence.when for evidence in cause.evidence)


def _steps(proofs: Proofs) -> Iterator[Verdict]:
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
            yield _offered(proofs, is_offered, step.when, wanted, claim)


def _messages(proofs: Proofs) -> Iterator[Verdict]:
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
        yield _offered(proofs, is_told, message.when, wanted, claim)


def _offered(
    proofs: Proofs,
    shows: Callable[[Assessment], bool],
    when: When | None,
    ways: Iterable[Wanted],
    claim: Claim,
) -> Verdict:
    """Whether a step or message is shown to anyone, in one of several ways."""
    if any(map(shows, proofs.people)):
        return claim.proven()
    try:
        for wanted in ways:
            if replace(wanted, outcome_of=EVERYTHING).found() is not None:
                return claim.proven()
    except Undecided as bound:
        return claim.undecided(bound, error=False)
    plain = [plain_of(clause) for clause in when or ((),)]
    if any(proofs.reach.may_hold((clause,) if clause else None) for clause in plain):
        what = claim.says.replace("someone", "nobody")
        return claim.broken(what, "look at its `when`, and at what leads to it")
    return claim.proven()  # nobody meets its `when`: that is told there


def _through(proofs: Proofs, cause: Cause | None) -> Callable[[Walks], object]:
    """People whose walk goes on, and whom a cause fits."""

    def needs(walks: Walks) -> object:
        walks.go_on()
        return fits(proofs, cause)(walks) if cause and cause.kind != "urgent" else None

    return needs


def _names(when: When | None, id_: str) -> bool:
    return any(c.question in OUTCOMES and id_ in c.values for clause in when or () for c in clause)


# -- clauses


def _clause(reach: Reach, where: ConditionAt, n: int, clause: Clause) -> Iterator[Verdict]:
    if not all(map(reach.holds_alone, clause)):
        return  # it hangs on something that nobody meets, which is told there
    path: DataPath = (*where.path, n)
    claim = Claim(f"someone meets {_words(clause)}", path, "contradiction")
    if len(clause) > 1 and not reach.holds(clause):
        what = f"nobody can meet {_words(clause)} together"
        yield claim.broken(what, "mend it, or take it out")
        return
    yield claim.proven()
    for condition in clause if len(clause) > 1 else ():
        if len(condition.values) > 1:
            yield from _values(reach, path, clause, condition)


def _values(
    reach: Reach, path: DataPath, clause: Clause, condition: Condition
) -> Iterator[Verdict]:
    for i, value in enumerate(condition.values):
        one = Condition(condition.question, (value,))
        narrowed = tuple(one if c is condition else c for c in clause)
        if reach.holds_alone(one) and not reach.holds(narrowed):
            others = _words(c for c in clause if c is not condition)
            what = f"`{condition.question}` is never `{value}` together with {others}"
            says = f"`{condition.question}: {value}` can hold here"
            claim = Claim(says, (*path, condition.question, i), "contradiction")
            yield claim.remarked(what, "take the value out")


def _words(clause: Iterable[Condition]) -> str:
    each = (
        f"`{id_}: {values[0] if len(values) == 1 else '[' + ', '.join(values) + ']'}`"
        for id_, values in clause
    )
    return " and ".join(each)
