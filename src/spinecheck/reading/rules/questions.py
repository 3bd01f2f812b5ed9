"""Questions and sections."""

from collections.abc import Iterator

from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import NONE, Question
from spinecheck.reading.conditions import items
from spinecheck.reading.problems import Problem


def pick_many_has_none(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A pick-many question does not offer `none`, or not to everyone.

    Without it, someone to whom nothing applies could only leave the screen empty.
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
    """A safety section comes after one that is not."""
    before = True
    for n, section in enumerate(questionnaire.sections):
        if section.safety and not before:
            what = f"the safety section `{section.id}` does not come first"
            yield Problem(
                ("sections", n, "safety"), what, "move it to the top", "safety-first", at_key=True
            )
        before = before and section.safety
