"""The rules that a questionnaire whose shape is right must keep, in their order."""

from collections.abc import Callable, Iterator

from spinecheck.core.model import Questionnaire
from spinecheck.reading.problems import Problem
from spinecheck.reading.rules import (
    causes,
    conditions,
    ids,
    not_sure,
    promises,
    questions,
    safety,
    sources,
)

Rule = Callable[[Questionnaire], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    ids.unique_id,
    ids.reserved_id,
    ids.unknown_id,
    sources.unknown_source,
    conditions.unknown_question,
    conditions.unknown_answer,
    conditions.earlier_question,
    conditions.outcome_too_early,
    questions.pick_many_has_none,
    questions.safety_first,
    not_sure.follow_up_not_sure,
    safety.denial_is_not_safety,
    safety.sign_reads_lines,
    not_sure.not_sure_reaches,
    not_sure.not_sure_stands_beside_danger,
    questions.ending_page,
    causes.evidence_weighs,
    causes.explains_in_circles,
    promises.promise_says_one,
)

EDITORIAL: tuple[Rule, ...] = (
    questions.signs_are_asked_first,
    sources.unplaced_statement,
    sources.unknown_left_out,
    sources.placed_and_left_out,
)
"""Rules that `check` keeps and a patient need not wait for: `start` runs all the same."""


def problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Why a questionnaire may not be asked, rule by rule.

    Where an id is used twice, nobody can say which one is meant: no more is told about it.
    """
    twice = {f"`{id_}`" for id_ in ids.used_twice(questionnaire)}
    for rule in RULES:
        for problem in rule(questionnaire):
            if rule is ids.unique_id or not any(id_ in problem.what for id_ in twice):
                yield problem


def editorial_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    """What its editors still have to mend."""
    for rule in EDITORIAL:
        yield from rule(questionnaire)
