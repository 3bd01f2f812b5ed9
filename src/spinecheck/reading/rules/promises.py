"""Promises."""

from collections.abc import Iterator

from spinecheck.core.model import Questionnaire
from spinecheck.core.promises import Then
from spinecheck.reading.problems import Problem, one_of


def promise_says_one(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A promise says nothing, or two things at once.

    Each is proven, and told when it is broken, by itself.

    Wrong:

        promises:
          - id: nobody_waits
            say: Pain in the leg is never shown causes, and is seen soon
            when: {worst: leg}
            then: {no_causes: yes, urgency_at_least: soon}

    Right:

        promises:
          - id: nobody_waits
            say: Pain in the leg is never shown causes
            when: {worst: leg}
            then: {no_causes: yes}
    """
    for n, promise in enumerate(questionnaire.promises):
        said = promise.then.said
        if len(said) != 1:
            much = "two things at once" if said else "nothing"
            what = f"the promise `{promise.id}` says {much}"
            todo = f"write one of {one_of(Then.model_fields)}"
            yield Problem(("promises", n, "then"), what, todo, "promise-says-one", at_key=True)
