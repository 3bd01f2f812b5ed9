"""Safe by shape: what no questionnaire may do, whatever it is about."""

from collections.abc import Iterator

from spinecheck.core.answers import NONE
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist
from spinecheck.reading.conditions import conditions
from spinecheck.reading.problems import Problem


def denial_is_not_safety(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A sign, or a condition in the safety part, builds on a denial.

    `no` to a line or follow-up, or `none`, may not open or close anything that concerns safety:
    people tick "none" in a hurry.

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
            when: {weak: [yes, not_sure]}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.
          - id: strong_leg
            tier: soon
            when: {weak: no}
            title: Have it looked at
            because: It may change.

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
    flagged = set(questionnaire.checklist_of) | questionnaire.follow_ups
    for where in conditions(questionnaire):
        if not where.safety:
            continue
        for path, condition in where.named():
            for i, value in enumerate(condition.values):
                if value == NONE or (value == "no" and condition.question in flagged):
                    what = f"a safety condition builds on `{value}` to `{condition.question}`"
                    todo = "name the answers that mean danger instead"
                    yield Problem((*path, i), what, todo, "denial-is-not-safety")


def sign_reads_lines(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A sign, or a condition in the safety part, names a checklist instead of its line.

    After "I'm not sure" on the checklist a line is answered on its own: only its own id sees it.

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
            when: {legs: weak}
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
    for where in conditions(questionnaire):
        for path, condition in where.named():
            if where.safety and isinstance(questionnaire.asked.get(condition.question), Checklist):
                what = f"`{condition.question}` is a checklist"
                todo = "name its line: `line_id: [yes, not_sure]`"
                yield Problem(path, what, todo, "sign-reads-lines", at_key=True)
