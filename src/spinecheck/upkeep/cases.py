"""Do a questionnaire's cases come to what they say they must?"""

from collections.abc import Iterable, Iterator

from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.model import Case, Questionnaire
from spinecheck.interview.answers import answer_problems
from spinecheck.reading.problems import DataPath, Problem, one_of


def case_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Everything in which a case and the questionnaire disagree."""
    for n, case in enumerate(questionnaire.cases):
        path: DataPath = ("cases", n)
        impossible = list(answer_problems(questionnaire, case.answers, (*path, "answers")))
        yield from impossible
        if not impossible:
            assessment = assess(questionnaire, case.answers)
            for rule in RULES:
                yield from rule(case, assessment, path)


def case_not_asked(_case: Case, assessment: Assessment, path: DataPath) -> Iterator[Problem]:
    """A patient case answers what this patient is not asked, or is not offered.

    Such an answer counts for nothing, so the story is not the one that is played.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: worst
                ask: Where does it hurt most?
                answers: {back: In my back, leg: In a leg}
              - id: how_far
                when: {worst: leg}
                ask: How far does it go?
                answers: {knee: To the knee, foot: To the foot}
        cases:
          - case: ann
            title: A new ache
            story: My back aches.
            answers: {worst: back, how_far: foot}
            expect: {urgency: routine}

    Right:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: worst
                ask: Where does it hurt most?
                answers: {back: In my back, leg: In a leg}
              - id: how_far
                when: {worst: leg}
                ask: How far does it go?
                answers: {knee: To the knee, foot: To the foot}
        cases:
          - case: ann
            title: A new ache
            story: My leg aches.
            answers: {worst: leg, how_far: foot}
            expect: {urgency: routine}
    """
    for question_id in assessment.ignored:
        what = f"`{question_id}` is not asked of this patient, or does not offer that answer"
        todo = "take the answer out, or mend the answers that lead to it"
        yield Problem((*path, "answers", question_id), what, todo, "case-not-asked", at_key=True)


def case_unanswered(_case: Case, assessment: Assessment, path: DataPath) -> Iterator[Problem]:
    """A patient case stops before the last question, without an emergency.

    Wrong:

        cases:
          - case: ann
            title: A new ache
            story: My leg aches.
            answers: {}
            expect: {urgency: routine}

    Right:

        cases:
          - case: ann
            title: A new ache
            story: My leg aches.
            answers: {worst: leg}
            expect: {urgency: routine}
    """
    missing = [question.id for question in assessment.path.unanswered]
    if missing and assessment.urgency != "emergency":
        what = f"the case does not answer {one_of(missing)}"
        todo = "add the answers, unless the patient left there"
        yield Problem((*path, "answers"), what, todo, "case-unanswered", "note", at_key=True)


def case_(case: Case, assessment: Assessment, path: DataPath) -> Iterator[Problem]:
    """A patient case does not come to what it says it must.

    Either a rule is wrong, or the story was given the wrong expectation. The story was written
    without looking at the rules, so think twice before you change it.

    Wrong:

        cases:
          - case: ann
            title: A new ache
            story: My leg aches.
            answers: {worst: leg}
            expect: {urgency: same_day}

    Right:

        cases:
          - case: ann
            title: A new ache
            story: My leg aches.
            answers: {worst: leg}
            expect: {urgency: routine}
    """
    path = (*path, "expect")
    expect = case.expect
    causes = [finding.cause.id for finding in assessment.causes]
    shown = [*causes, *(finding.cause.id for finding in assessment.amplifiers)]
    signs = [sign.id for sign in assessment.signs]
    urgency = assessment.urgency or "unknown"
    ends_at = [assessment.page.id] if assessment.page else []

    def missed(key: str, wanted: str, got: Iterable[str]) -> Problem:
        what = f"case `{case.id}`: {wanted}, but it is {one_of(got) or 'nothing'}"
        return Problem((*path, key), what, "mend the rule or the case", "case")

    if expect.urgency and expect.urgency != urgency:
        yield missed("urgency", f"the urgency should be `{expect.urgency}`", [urgency])
    if expect.first and not set(causes[:1]) & set(expect.first):
        yield missed("first", f"the first cause should be {one_of(expect.first)}", causes[:1])
    if expect.signs is not None and set(expect.signs) != set(signs):
        what = f"case `{case.id}`: the signs should be {_all_of(expect.signs)}"
        todo = "mend the rule or the case"
        yield Problem((*path, "signs"), f"{what}, but they are {_all_of(signs)}", todo, "case")
    if expect.page and [expect.page] != ends_at:
        yield missed("page", f"it should end at `{expect.page}`", ends_at)
    for id_ in set(expect.not_shown) & set(shown):
        yield missed("not_shown", f"`{id_}` should not be shown", shown)
    for key, found in (
        ("shown", shown),
        ("steps", [offer.step.id for offer in assessment.next_steps]),
        ("messages", [message.id for message in assessment.messages]),
    ):
        for id_ in getattr(expect, key):
            if id_ not in found:
                yield missed(key, f"`{id_}` should be among the {key}", found)


RULES = (case_, case_not_asked, case_unanswered)


def _all_of(ids: Iterable[str]) -> str:
    return ", ".join(f"`{id_}`" for id_ in ids) or "none"
