"""Telling people apart by all that decides which causes they are shown."""

from collections.abc import Container

from spinecheck.core.fields import questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.upkeep.proof.items import Layout
from spinecheck.upkeep.proof.search import Search
from spinecheck.upkeep.proof.walks import Walks
from spinecheck.upkeep.proof.weighing import weigh
from spinecheck.upkeep.proof.work import Undecided

FEW = 1000
_FEW_QUESTIONS = 20  # of more of them nobody need try


def tell_causes(walks: Walks, questionnaire: Questionnaire, kinds: Container[str]) -> None:
    """Tell people apart by how well each cause of some kinds fits, and in what order."""
    walks.ended()
    for cause in questionnaire.causes:
        if cause.kind in kinds:
            walks.mark(cause.only_when)
            weigh(walks, questionnaire, cause, exactly=True)


def few_kinds(layout: Layout, questionnaire: Questionnaire) -> Search | None:
    """Everybody, told apart by all causes; None where that makes many kinds of people.

    Where very many causes hang on a few questions, each claim about one of them would follow the
    same people again: 200 causes on 2 questions took 15 s, and take 0.2 s.
    """
    whens = (when for cause in questionnaire.causes for when in cause.whens)
    if len({id_ for when in whens for id_ in questions_read(when)}) > _FEW_QUESTIONS:
        return None
    walks = Walks(layout)
    tell_causes(walks, questionnaire, ("source", "amplifier"))
    try:
        return walks.search(most=FEW)
    except Undecided:
        return None
