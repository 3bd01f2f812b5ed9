"""Safe by shape: not to be sure of a danger is no less urgent than the danger."""

from collections.abc import Iterator

from spinecheck.core.advice import Sign
from spinecheck.core.answers import NOT_SURE
from spinecheck.core.fields import Condition
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Question
from spinecheck.core.tiers import TIERS
from spinecheck.reading.conditions import items, urgencies_reached, values_of
from spinecheck.reading.problems import DataPath, Problem, one_of


def follow_up_not_sure(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A follow-up to an urgent sign does not offer "I'm not sure".

    Who cannot tell must be able to say so, and is then treated as someone in danger.

    Wrong:

        sections:
          - id: safety
            title: Urgent signs
            safety: yes
            questions:
              - checklist: legs
                ask: Do you have any of these?
                lines:
                  - {id: weak, line: One leg is newly weak, ask: Is one leg newly weak?}
              - id: weak_new
                when: {weak: [yes, not_sure]}
                ask: Is that new?
                not_sure: no
                answers: {yes: "Yes", old: "No, it is old"}

    Right:

        sections:
          - id: safety
            title: Urgent signs
            safety: yes
            questions:
              - checklist: legs
                ask: Do you have any of these?
                lines:
                  - {id: weak, line: One leg is newly weak, ask: Is one leg newly weak?}
              - id: weak_new
                when: {weak: [yes, not_sure]}
                ask: Is that new?
                answers: {yes: "Yes", old: "No, it is old"}
    """
    for path, item in items(questionnaire):
        if (
            isinstance(item, Question)
            and item.id in questionnaire.follow_ups
            and not item.not_sure
        ):
            what = f'the follow-up `{item.id}` does not offer "I\'m not sure"'
            yield Problem(
                (*path, "not_sure"),
                what,
                "take `not_sure: no` out",
                "follow-up-not-sure",
                at_key=True,
            )


def not_sure_reaches(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A line's or follow-up's "not sure" reaches less than its most urgent answer.

    Someone who cannot tell whether a sign is there is treated as someone who has it.

    Wrong:

        sections:
          - id: safety
            title: Urgent signs
            safety: yes
            questions:
              - checklist: legs
                ask: Do you have any of these?
                lines:
                  - {id: weak, line: One leg is newly weak, ask: Is one leg newly weak?}
        urgent:
          - id: weak_leg
            tier: same_day
            when: {weak: yes}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.

    Right:

        sections:
          - id: safety
            title: Urgent signs
            safety: yes
            questions:
              - checklist: legs
                ask: Do you have any of these?
                lines:
                  - {id: weak, line: One leg is newly weak, ask: Is one leg newly weak?}
        urgent:
          - id: weak_leg
            tier: same_day
            when: {weak: [yes, not_sure]}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.
    """
    reaches = urgencies_reached(questionnaire)
    for path, id_ in _lines_and_follow_ups(questionnaire):
        reached = {value: reaches[id_, value] for value in values_of(questionnaire, id_)}
        if NOT_SURE not in reached:
            continue  # another has the same id, which is told
        worst = max(reached, key=lambda value: TIERS.index(reached[value]))
        if TIERS.index(reached[NOT_SURE]) < TIERS.index(reached[worst]):
            unsure = f"`not_sure` to `{id_}` reaches {reached[NOT_SURE]}"
            what = f"{unsure}, `{worst}` reaches {reached[worst]}"
            todo = f"name `not_sure` wherever `{worst}` to `{id_}` is named"
            yield Problem(path, what, todo, "not-sure-reaches")


def not_sure_stands_beside_danger(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A sign names an answer to a line or follow-up, but "not sure" in its place reaches less.

    It may reach it by another sign; but no more may be asked for there than here.

    Wrong:

        sections:
          - id: safety
            title: Urgent signs
            safety: yes
            questions:
              - checklist: legs
                ask: Do you have any of these?
                lines:
                  - {id: weak, line: One leg is newly weak, ask: Is one leg newly weak?}
                  - {id: numb, line: One leg is newly numb, ask: Is one leg newly numb?}
        urgent:
          - id: weak_leg
            tier: same_day
            when: {weak: yes}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.
          - id: numb_leg
            tier: same_day
            when: {weak: not_sure, numb: [yes, not_sure]}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.

    Right:

        sections:
          - id: safety
            title: Urgent signs
            safety: yes
            questions:
              - checklist: legs
                ask: Do you have any of these?
                lines:
                  - {id: weak, line: One leg is newly weak, ask: Is one leg newly weak?}
                  - {id: numb, line: One leg is newly numb, ask: Is one leg newly numb?}
        urgent:
          - id: weak_leg
            tier: same_day
            when: {weak: [yes, not_sure]}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.
          - id: numb_leg
            tier: same_day
            when: {weak: not_sure, numb: [yes, not_sure]}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.
    """
    told = {problem.path for problem in not_sure_reaches(questionnaire)}
    cautious = {id_ for path, id_ in _lines_and_follow_ups(questionnaire) if path not in told}
    tiers = [TIERS.index(sign.tier) for sign in questionnaire.urgent]
    clauses: _Clauses = {}
    for n, sign in enumerate(questionnaire.urgent):
        for clause in sign.when:  # by a question: there can be very many
            clauses.setdefault(clause[0].question, []).append((n, dict(clause)))
    for n, sign in enumerate(questionnaire.urgent):
        for i, clause in enumerate(sign.when):
            for condition in clause:
                if condition.question not in cautious:
                    continue
                unsure = {**dict(clause), condition.question: (NOT_SURE,)}
                if not any(tiers[m] >= tiers[n] for m, _ in _holding(unsure, clauses)):
                    holding = _holding(unsure, clauses)
                    instead = [m for m, named in holding if condition.question in named]
                    path = ("urgent", n, "when", i, condition.question)
                    yield _reaches_less(questionnaire, sign, condition, path, instead)


_Clause = dict[str, tuple[str, ...]]
_Clauses = dict[str, list[tuple[int, _Clause]]]


def _holding(answers: _Clause, clauses: _Clauses) -> Iterator[tuple[int, _Clause]]:
    """The signs that hold for whoever gives these answers, whatever else is answered."""
    for question in answers:
        for n, clause in clauses.get(question, ()):
            if all(q in answers and set(answers[q]) <= set(v) for q, v in clause.items()):
                yield n, clause


def _reaches_less(
    questionnaire: Questionnaire,
    sign: Sign,
    named: Condition,
    path: DataPath,
    instead: list[int],
) -> Problem:
    """Told at the sign that "not sure" reaches instead, if any: most likely its tier is wrong."""
    unsure = f"`not_sure` to `{named.question}`"
    if not instead:
        what = f"{unsure} does not reach {sign.tier} here"
        todo = "name `not_sure` beside the other answers"
        return Problem(path, what, todo, "not-sure-stands-beside-danger")
    n = max(instead, key=lambda m: TIERS.index(questionnaire.urgent[m].tier))
    danger = f"{one_of(named.values)} is {sign.tier} in `{sign.id}`"
    what = f"{unsure} is only {questionnaire.urgent[n].tier} here, but {danger}"
    todo = "raise this tier, or name `not_sure` there as well"
    return Problem(("urgent", n, "tier"), what, todo, "not-sure-stands-beside-danger")


def _lines_and_follow_ups(questionnaire: Questionnaire) -> Iterator[tuple[DataPath, str]]:
    for path, item in items(questionnaire):
        if isinstance(item, Checklist):
            for i, line in enumerate(item.lines):
                yield (*path, "lines", i), line.id
        elif isinstance(item, Question) and item.id in questionnaire.follow_ups and item.not_sure:
            yield path, item.id
