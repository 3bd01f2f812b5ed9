"""What is not wrong, but perhaps not meant: notes."""

from collections.abc import Iterator

from spinecheck.core.advice import Cause, Evidence
from spinecheck.core.answers import NOT_SURE
from spinecheck.core.engine import offered
from spinecheck.core.questions import Checklist, Item, Question
from spinecheck.reading.conditions import conditions, items
from spinecheck.upkeep.proof.claims import Claim, Proofs, Verdict
from spinecheck.upkeep.proof.outcomes import fits_someone
from spinecheck.upkeep.proof.search import Option
from spinecheck.upkeep.proof.walks import Walks
from spinecheck.upkeep.proof.work import Undecided


def changes_nothing(proofs: Proofs) -> Iterator[Verdict]:
    """Nothing depends on the answer to a question or line.

    Each question costs someone in pain some strength. `for_report: yes` says that it is asked for
    the page for the doctor alone.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: worst
                ask: Where does it hurt most?
                answers: {back: In my back, leg: In a leg}

    Right:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: worst
                for_report: yes
                ask: Where does it hurt most?
                answers: {back: In my back, leg: In a leg}
    """
    questionnaire = proofs.questionnaire
    read: dict[str, set[tuple[str, ...]]] = {}
    for where in conditions(questionnaire):
        for _, condition in where.named() if where.path[0] != "promises" else ():
            read.setdefault(condition.question, set()).add(condition.values)
    for path, item in items(questionnaire):
        if not _is_met(proofs, item):
            continue  # that is told elsewhere
        todo = "take it out, or write `for_report: yes`"
        if isinstance(item, Question) and not item.for_report:
            given = (*item.answers, NOT_SURE) if item.not_sure else tuple(item.answers)
            met_by: dict[str, list[int]] = {one: [] for one in given}
            for n, values in enumerate(read.get(item.id, ())):
                for value in met_by.keys() & values:
                    met_by[value].append(n)
            # Of several ticks even one that all meet can make a difference to "none of these".
            useful = len(set(map(tuple, met_by.values()))) > 1
            yield _told(item.id, (*path, "id"), todo, useful=useful)
        elif isinstance(item, Checklist):
            named = set(read).union(*read.get(item.id, ()))
            for i, line in enumerate(item.lines):
                here = (*path, "lines", i, "id")
                yield _told(line.id, here, "take it out", useful=line.id in named)


def _is_met(proofs: Proofs, item: Item) -> bool:
    """Whether anyone meets it, as far as is known."""
    try:
        return proofs.reach.meets(item)
    except Undecided:
        return True


def _told(id_: str, path: tuple[str | int, ...], todo: str, *, useful: bool) -> Verdict:
    claim = Claim(f"something depends on `{id_}`", path, "changes-nothing")
    if useful:
        return claim.proven()
    return claim.remarked(f"nothing depends on the answer to `{id_}`", todo)


def always_agree(proofs: Proofs) -> Iterator[Verdict]:
    """A question's answer is settled by earlier answers: it always agrees with them.

    Whoever is asked is offered one answer only, besides "I'm not sure". Someone who is offered
    two is looked for.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - {id: worst, not_sure: no, ask: Where is it worst?, answers: {back: Back, leg: Leg}}
              - id: how_far
                for_report: yes
                ask: How far does it go?
                answers:
                  up: {text: Up the back, when: {worst: back}}
                  foot: {text: To the foot, when: {worst: leg}}

    Right:

        sections:
          - id: pain
            title: Your pain
            questions:
              - {id: worst, not_sure: no, ask: Where is it worst?, answers: {back: Back, leg: Leg}}
              - id: how_far
                for_report: yes
                ask: How far does it go?
                answers:
                  up: {text: Up the back, when: {worst: back}}
                  foot: {text: To the foot, when: {worst: leg}}
                  neck: {text: To the neck, when: {worst: back}}
    """
    for path, item in items(proofs.questionnaire):
        if isinstance(item, Question) and any(a.when for a in item.answers.values()):
            claim = Claim(f"`{item.id}` leaves a choice", (*path, "id"), "always-agree")
            try:
                choice = _leaves_a_choice(proofs, item)
            except Undecided as bound:
                yield claim.undecided(bound, error=False)
                continue
            what = f"whoever is asked `{item.id}` can give one answer only"
            todo = "take it out: earlier answers say as much"
            yield claim.proven() if choice else claim.remarked(what, todo)


def _leaves_a_choice(proofs: Proofs, question: Question) -> bool:
    for found in proofs.people:
        if question.id in found.path.facts:
            on_offer = set(offered(question, found.path.facts)) - {NOT_SURE}
            if len(on_offer) > 1:
                return True
    walks = Walks(proofs.layout)
    walks.ask(question.id)
    one, two = walks.fresh.bit(), walks.fresh.bit()
    walks.last |= two
    for answer in question.answers.values():
        walks.count(answer.when or ((),), lambda state: Option(two if state & one else one), one)
    if any(state & two for state in walks.search().ends):
        return True
    return not proofs.reach.meets(question)  # that nobody is asked it is told elsewhere


def evidence_without_effect(proofs: Proofs) -> Iterator[Verdict]:
    """A piece of evidence that holds for some, but never changes what is shown.

    Whoever meets it, the cause does not fit them: neither with a reason for it, nor were a
    reason against it left out. Someone for whom it matters is looked for.

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
              - {when: {worst: leg}, against: weak, because: Your leg hurts most}

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
    """
    shown = {id(evidence) for evidence in _shown(proofs)}
    for n, cause in enumerate(proofs.questionnaire.causes):
        for i, evidence in enumerate(cause.evidence):
            says = f"evidence {i + 1} of `{cause.id}` changes what is shown to someone"
            here = ("causes", n, "evidence", i)
            claim = Claim(says, here, "evidence-without-effect")
            try:
                matters = id(evidence) in shown or _matters(proofs, cause, evidence)
            except Undecided as bound:
                yield claim.undecided(bound, error=False)
                continue
            what = f"this evidence never changes what is shown: where it holds, `{cause.id}` "
            what += "does not fit"
            todo = "weigh it otherwise, or take it out"
            yield claim.proven() if matters else claim.remarked(what, todo)


def _shown(proofs: Proofs) -> Iterator[Evidence]:
    """What stands among the reasons that someone who is known is shown."""
    for found in proofs.people:
        for finding in (*found.causes, *found.amplifiers):
            yield from (*finding.supports, *finding.against)


def _matters(proofs: Proofs, cause: Cause, evidence: Evidence) -> bool:
    """Whether the cause fits someone who meets it, or would fit but for it."""
    if not proofs.reach.holds_in_the_end(cause.only_when, evidence.when):
        return True  # that nobody meets it is told elsewhere
    weighed = [one for one in cause.evidence if evidence.supports or one is not evidence]
    changed = cause.model_copy(update={"evidence": tuple(weighed)})
    # That a cause fits nobody at all is told elsewhere.
    return fits_someone(proofs, changed, evidence.when) or not fits_someone(proofs, cause)
