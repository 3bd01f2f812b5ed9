"""What is proven of a questionnaire, for every possible patient.

A rule is one idea: a generator whose docstring is its page. Its id is its name with dashes. It
yields a verdict for each thing that it claims: proven, broken by someone who is shown, or
undecided with the bound that was reached.
"""

from collections.abc import Callable, Iterator

from spinecheck.core.model import Questionnaire
from spinecheck.upkeep.proof import always, meeting, promises, remarks, urgency
from spinecheck.upkeep.proof.claims import Claim, Proofs, Verdict
from spinecheck.upkeep.proof.work import Exhausted

__all__ = ["RULES", "Proofs", "Rule", "Verdict", "prove"]

Rule = Callable[[Proofs], Iterator[Verdict]]

MUSTS: tuple[Rule, ...] = (
    urgency.not_sure_lowers,
    urgency.tick_lowers,
    always.sign_counts,
    always.nothing_to_do,
    always.no_number,
    always.background_alone,
    promises.promise,
)
"""What must be proven: undecided is an error."""
RULES: tuple[Rule, ...] = (
    *MUSTS,
    meeting.unreachable,
    meeting.contradiction,
    meeting.never_first,
    remarks.evidence_without_effect,
    remarks.always_agree,
    remarks.changes_nothing,
)


def prove(questionnaire: Questionnaire) -> Iterator[Verdict]:
    """Every claim about a questionnaire, with what became of it.

    All of them are about whole walks: where a walk may not end, nothing else is said. When too
    much work was done, what is left stays undecided, and that is said once.
    """
    proofs = Proofs(questionnaire)
    rule: Rule = always.nothing_on_offer
    try:
        ends = list(rule(proofs))
        yield from ends
        for rule in RULES if all(verdict.status == "proven" for verdict in ends) else ():
            yield from rule(proofs)
    except Exhausted as bound:
        must = rule in (always.nothing_on_offer, *MUSTS)
        yield from too_much_to_prove(bound, must=must)


def too_much_to_prove(bound: Exhausted, *, must: bool) -> Iterator[Verdict]:
    """The proofs stop before everything is decided: they take too much work.

    Work is counted in small steps, never in seconds, so the same file always comes to the same
    end. What was told before stands; what is left is undecided, and counts as not proven. That is
    an error where safety or a promise is left, and else a note. No sample: it takes a file that is
    very large, or built to be slow. Proofs grow with the questions that one sign, cause or promise
    depends on, and with the number of causes that share them.
    """
    claim = Claim("everything else holds", ("questionnaire",), "too-much-to-prove")
    yield claim.undecided(bound, error=must)
