"""What is proven of a questionnaire, for every possible patient.

A rule is one idea: a generator whose docstring is its page. Its id is its name with dashes. It
yields a verdict for each thing that it claims: proven, broken by someone who is shown, or
undecided with the bound that was reached.
"""

from collections.abc import Callable, Iterator

from spinecheck.core.model import Questionnaire
from spinecheck.upkeep.proof import always, meeting, promises, remarks, urgency
from spinecheck.upkeep.proof.claims import Proofs, Verdict

__all__ = ["RULES", "Proofs", "Rule", "Verdict", "prove"]

Rule = Callable[[Proofs], Iterator[Verdict]]

RULES: tuple[Rule, ...] = (
    urgency.not_sure_lowers,
    urgency.tick_lowers,
    always.sign_counts,
    always.nothing_to_do,
    always.no_number,
    always.background_alone,
    promises.promise,
    meeting.unreachable,
    meeting.contradiction,
    meeting.never_first,
    remarks.evidence_without_effect,
    remarks.always_agree,
    remarks.changes_nothing,
)


def prove(questionnaire: Questionnaire) -> Iterator[Verdict]:
    """Every claim about a questionnaire, with what became of it.

    All of them are about whole walks: where a walk may not end, nothing else is said.
    """
    proofs = Proofs(questionnaire)
    ends = list(always.nothing_on_offer(proofs))
    yield from ends
    if all(verdict.status == "proven" for verdict in ends):
        for rule in RULES:
            yield from rule(proofs)
