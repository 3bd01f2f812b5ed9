"""Do a questionnaire's cases come to what they say they must?"""

from collections.abc import Iterable, Iterator, Sequence

from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.model import Case, Expect, Questionnaire
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
            other_story = list(case_not_asked(case, assessment, path))
            # What comes of another story than the one that is told says little.
            rules = () if other_story else (case_, case_unanswered)
            yield from other_story
            for rule in rules:
                yield from rule(case, assessment, path)


def case_not_asked(_case: Case, assessment: Assessment, path: DataPath) -> Iterator[Problem]:
    """A patient case answers what this patient is not asked, or is not offered.

    Such an answer counts for nothing, so the story is not the one that is played, and what comes
    of it is told once that is mended.

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
    ignored = assessment.ignored
    if assessment.page and len(ignored) > 1:
        ends = f"the walk ends at `{assessment.page.id}`"
        what = f"{ends}, and {len(ignored)} answers are not asked for"
        todo = "mend what leads to the page, or take the answers out"
        yield Problem((*path, "answers", ignored[0]), what, todo, "case-not-asked", at_key=True)
        return
    for question_id in ignored:
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

    def missed(key: str, wanted: str, but: str, *item: int) -> Problem:
        what = f"case `{case.id}`: {wanted}, but {but}"
        return Problem((*path, key, *item), what, "mend the rule or the case", "case")

    if expect.urgency and expect.urgency != urgency:
        yield missed("urgency", f"the urgency should be `{expect.urgency}`", f"it is `{urgency}`")
    if expect.first and not set(causes[:1]) & set(expect.first):
        wanted = f"the first cause should be {one_of(expect.first)}"
        yield missed("first", wanted, f"it is {one_of(causes[:1]) or 'nothing'}")
    if expect.signs is not None and set(expect.signs) != set(signs):
        wanted = f"the signs should be {_all_of(expect.signs)}"
        yield missed("signs", wanted, f"they are {_all_of(signs)}")
    if expect.page and [expect.page] != ends_at:
        wanted = f"it should end at `{expect.page}`"
        yield missed("page", wanted, f"it ends at {one_of(ends_at) or 'no page'}")
    for key, n, wanted, but in _missed_in_lists(expect, assessment, shown):
        yield missed(key, wanted, but, n)


def _missed_in_lists(
    expect: Expect, assessment: Assessment, shown: Sequence[str]
) -> Iterator[tuple[str, int, str, str]]:
    """The items of a list that are not as expected: its key, their place, what was wanted."""
    for n, id_ in enumerate(expect.not_shown):
        if id_ in shown:
            yield "not_shown", n, f"`{id_}` should not be shown", "it is"
    for key, name, found in (
        ("shown", "causes", shown),
        ("steps", "steps", [offer.step.id for offer in assessment.next_steps]),
        ("messages", "messages", [message.id for message in assessment.messages]),
    ):
        for n, id_ in enumerate(getattr(expect, key)):
            if id_ not in found:
                wanted = f"`{id_}` should be among the {name}"
                yield key, n, wanted, f"they are {_all_of(found)}"


RULES = (case_, case_not_asked, case_unanswered)


def _all_of(ids: Iterable[str]) -> str:
    return ", ".join(f"`{id_}`" for id_ in ids) or "none"
