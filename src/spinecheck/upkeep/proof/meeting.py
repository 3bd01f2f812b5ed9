"""Claims that everything in a questionnaire is met by someone."""

from collections.abc import Iterable, Iterator

from spinecheck.core.advice import Cause
from spinecheck.core.assessment import Assessment
from spinecheck.core.fields import Clause, Condition, When
from spinecheck.core.questions import Checklist, Item, Question
from spinecheck.reading.conditions import conditions, items
from spinecheck.reading.problems import DataPath
from spinecheck.upkeep.proof.claims import Claim, Proofs, Verdict, decided
from spinecheck.upkeep.proof.outcomes import (
    plain_of,
)
from spinecheck.upkeep.proof.reach import Reach
from spinecheck.upkeep.proof.shown import (
    causes_are_shown,
    is_shown_to_someone,
    messages_are_shown,
    steps_are_offered,
)


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
    if proofs.questionnaire.causes:
        claim = Claim("someone comes to the causes", ("causes",), "unreachable", at_key=True)
        yield from decided(claim, _what_is_found(proofs, claim))


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
                path = (*where.path, n)
                claim = Claim(f"someone meets {_words(plain)}", path, "contradiction")
                yield from decided(claim, _clause(proofs.reach, claim, plain))


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
            yield from decided(claim, is_shown_to_someone(proofs, is_first, cause, claim))


def _what_is_found(proofs: Proofs, claim: Claim) -> Iterator[Verdict]:
    if not proofs.reach.goes_on:
        what = "nobody comes to the causes: a page ends every walk"
        todo = "let the page end the walk for some people only"
        yield claim.broken(what, todo)
        return
    yield from causes_are_shown(proofs)
    yield from steps_are_offered(proofs)
    yield from messages_are_shown(proofs)


# -- the walk


def _walk(proofs: Proofs) -> Iterator[Verdict]:
    reach = proofs.reach
    ended: list[Item] = []  # what follows a page that ends every walk hangs on it
    for path, item in items(proofs.questionnaire):
        claim = Claim(f"someone meets `{item.id}`", path, "unreachable")
        yield from decided(claim, _met(reach, claim, item, ended))


def _met(reach: Reach, claim: Claim, item: Item, ended: list[Item]) -> Iterator[Verdict]:
    if reach.meets(item):
        yield claim.proven()
        yield from _offers(reach, claim.path, item)
    elif not ended and reach.may_hold(item.when):
        ended.append(item)
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
            what = f"`{id_}` is on offer for nobody who is asked `{item.id}`"
            yield from decided(claim, _offer(reach, claim, item, when, what))


def _offer(reach: Reach, claim: Claim, item: Item, when: When, what: str) -> Iterator[Verdict]:
    if not reach.may_hold(when) or reach.is_offered(item, when):
        yield claim.proven()
    else:
        yield claim.broken(what, "mend its `when`, or take it out")


# -- clauses


def _clause(reach: Reach, claim: Claim, clause: Clause) -> Iterator[Verdict]:
    if not all(map(reach.holds_alone, clause)):
        return  # it hangs on something that nobody meets, which is told there
    if len(clause) > 1 and not reach.holds(clause):
        what = f"nobody can meet {_words(clause)} together"
        yield claim.broken(what, "mend it, or take it out")
        return
    yield claim.proven()
    for condition in clause if len(clause) > 1 else ():
        if len(condition.values) > 1:
            yield from _values(reach, claim.path, clause, condition)


def _values(
    reach: Reach, path: DataPath, clause: Clause, condition: Condition
) -> Iterator[Verdict]:
    for i, value in enumerate(condition.values):
        says = f"`{condition.question}: {value}` can hold here"
        claim = Claim(says, (*path, condition.question, i), "contradiction")
        others = tuple(c for c in clause if c is not condition)
        yield from decided(claim, _value(reach, claim, condition.question, value, others))


def _value(
    reach: Reach, claim: Claim, question: str, value: str, others: Clause
) -> Iterator[Verdict]:
    one = Condition(question, (value,))
    if reach.holds_alone(one) and not reach.holds((one, *others)):
        what = f"`{question}` is never `{value}` together with {_words(others)}"
        yield claim.remarked(what, "take the value out")


def _words(clause: Iterable[Condition]) -> str:
    each = (
        f"`{id_}: {values[0] if len(values) == 1 else '[' + ', '.join(values) + ']'}`"
        for id_, values in clause
    )
    return " and ".join(each)
