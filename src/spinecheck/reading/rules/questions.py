"""Questions, sections and pages."""

from collections.abc import Iterator

from spinecheck.core.answers import NONE
from spinecheck.core.fields import questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Page, Question
from spinecheck.reading.conditions import items, reads_more
from spinecheck.reading.problems import Problem


def pick_many_has_none(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A pick-many question does not offer `none`, or not to everyone.

    Without it, someone to whom nothing applies could only leave the screen empty.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: tried
                ask: What have you tried?
                pick: many
                answers: {rehab: Rehab, tablets: Tablets}

    Right:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: tried
                ask: What have you tried?
                pick: many
                answers: {rehab: Rehab, tablets: Tablets, none: None of these}
    """
    for path, item in items(questionnaire):
        if isinstance(item, Question) and item.many and NONE not in item.answers:
            what = f"`{item.id}` lets people pick many, but not none"
            yield Problem(
                (*path, "answers"),
                what,
                "add `none: None of these`",
                "pick-many-has-none",
                at_key=True,
            )
        elif isinstance(item, Question) and item.many and item.answers[NONE].when:
            what = f"`{item.id}` does not offer `none` to everyone"
            todo = "take its `when` out"
            here = (*path, "answers", NONE, "when")
            yield Problem(here, what, todo, "pick-many-has-none", at_key=True)


def safety_first(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A safety section comes after one that is not.

    Someone in danger must not have to answer everything else first.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: worst
                ask: Where does it hurt most?
                answers: {back: In my back, leg: In a leg}
          - id: safety
            title: Urgent signs
            safety: yes
            questions:
              - id: fever
                ask: Is your temperature above 38 degrees?
                answers: {yes: "Yes", no: "No"}

    Right:

        sections:
          - id: safety
            title: Urgent signs
            safety: yes
            questions:
              - id: fever
                ask: Is your temperature above 38 degrees?
                answers: {yes: "Yes", no: "No"}
          - id: pain
            title: Your pain
            questions:
              - id: worst
                ask: Where does it hurt most?
                answers: {back: In my back, leg: In a leg}
    """
    before = True
    for n, section in enumerate(questionnaire.sections):
        if section.safety and not before:
            what = f"the safety section `{section.id}` does not come first"
            yield Problem(
                ("sections", n, "safety"), what, "move it to the top", "safety-first", at_key=True
            )
        before = before and section.safety


def signs_are_asked_first(questionnaire: Questionnaire) -> Iterator[Problem]:
    """There are urgent signs, and no safety section asks about any of them.

    The questions that tell danger come first, in a section with `safety: yes`: nobody in danger
    must answer all the others before. Where it ends, what must be seen today is shown. A sign may
    also read what is asked later; not all of them may. `start` asks such a file all the same.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: weak
                ask: Is one leg newly weak?
                answers: {yes: "Yes", no: "No"}
        urgent:
          - id: weak_leg
            tier: same_day
            when: {weak: [yes, not_sure]}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.
            do:
              - Call your doctor

    Right:

        sections:
          - id: safety
            title: Urgent signs
            safety: yes
            questions:
              - id: weak
                ask: Is one leg newly weak?
                answers: {yes: "Yes", no: "No"}
        urgent:
          - id: weak_leg
            tier: same_day
            when: {weak: [yes, not_sure]}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.
            do:
              - Call your doctor
    """
    read = {id_ for sign in questionnaire.urgent for id_ in questions_read(sign.when)}
    asking = [
        (n, section)
        for n, section in enumerate(questionnaire.sections)
        if any(read.intersection(item.ids) for item in section.questions)
    ]
    if asking and not any(section.safety for _, section in asking):
        n, section = asking[0]
        what = f"`{section.id}` asks about an urgent sign, and no section with `safety: yes` does"
        todo = "move those questions into one that comes first, and write `safety: yes` at it"
        yield Problem(("sections", n, "id"), what, todo, "signs-are-asked-first")


def ending_page(questionnaire: Questionnaire) -> Iterator[Problem]:
    """An ending page has nothing to do, or hangs on an answer that is not plain.

    It may not depend on a checklist line, a follow-up or a pick-many question: a tick must never
    end the walk.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: operated
                ask: Was your spine operated on?
                answers: {yes: "Yes", no: "No"}
              - page: no_operation
                when: {operated: no}
                ends: yes
                say: This check is for pain after an operation.

    Right:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: operated
                ask: Was your spine operated on?
                answers: {yes: "Yes", no: "No"}
              - page: no_operation
                when: {operated: no}
                ends: yes
                say: This check is for pain after an operation.
                do:
                  - See your doctor about your pain
    """
    unsteady = set(questionnaire.checklist_of) | questionnaire.follow_ups
    unsteady |= {id_ for id_, asked in questionnaire.asked.items() if asked.many}
    for path, item in items(questionnaire):
        if not isinstance(item, Page) or not item.ends:
            continue
        if not item.do:
            what = f"the ending page `{item.id}` says nothing to do"
            yield Problem(path, what, "add `do:` with at least one sentence", "ending-page")
        for clause_n, clause in enumerate(item.when or ()):
            for condition in clause:
                bad = sorted(reads_more(questionnaire, condition.question) & unsteady)
                if bad:
                    what = f"the ending page `{item.id}` depends on `{bad[0]}`"
                    todo = "let it depend on pick-one questions that are always asked"
                    yield Problem(
                        (*path, "when", clause_n, condition.question),
                        what,
                        todo,
                        "ending-page",
                        at_key=True,
                    )
