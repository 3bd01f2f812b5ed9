"""Causes and the evidence for them."""

from collections.abc import Iterator

from spinecheck.core.model import Questionnaire
from spinecheck.reading.problems import DataPath, Problem


def evidence_weighs(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A piece of evidence says neither or both of `for` and `against`, or stands where none may.

    An urgent cause carries no evidence: it is never in a list of causes.

    Wrong:

        causes:
          - id: wear
            name: Wear next to a fusion
            clinical_name: Adjacent segment disease
            kind: source
            about: The parts next to a fusion carry more.
            evidence:
              - {when: {worst: back}, for: strong, because: Your back hurts most}
              - {when: {worst: leg}, because: Your leg hurts most}

    Right:

        causes:
          - id: wear
            name: Wear next to a fusion
            clinical_name: Adjacent segment disease
            kind: source
            about: The parts next to a fusion carry more.
            evidence:
              - {when: {worst: back}, for: strong, because: Your back hurts most}
              - {when: {worst: leg}, against: weak, because: Your leg hurts most}
    """
    for n, cause in enumerate(questionnaire.causes):
        path: DataPath = ("causes", n)
        if cause.kind == "urgent" and cause.evidence:
            what = f"the urgent cause `{cause.id}` carries evidence"
            todo = "take it out: an urgent cause is named by its signs"
            yield Problem((*path, "evidence"), what, todo, "evidence-weighs", at_key=True)
        if cause.kind != "urgent" and not any(evidence.supports for evidence in cause.evidence):
            what = f"nothing speaks for the cause `{cause.id}`"
            yield Problem(path, what, "add evidence with `for:`", "evidence-weighs")
        for i, evidence in enumerate(cause.evidence):
            if (evidence.supports is None) == (evidence.against is None):
                what = "evidence must argue either for or against"
                todo = "write one of `for:` and `against:`"
                yield Problem((*path, "evidence", i), what, todo, "evidence-weighs")


def explains_in_circles(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Causes explain each other in a circle.

    Each would have to be listed directly before the other.

    Wrong:

        causes:
          - id: wear
            name: Wear next to a fusion
            clinical_name: Adjacent segment disease
            kind: source
            about: The parts next to a fusion carry more.
            explains: {narrow: Wear can make the canal tight}
            evidence:
              - {when: {worst: back}, for: strong, because: Your back hurts most}
          - id: narrow
            name: A tight space for nerves
            clinical_name: Spinal stenosis
            kind: source
            about: The parts next to a fusion carry more.
            explains: {wear: A tight canal can add wear}
            evidence:
              - {when: {worst: leg}, for: strong, because: Your leg hurts most}

    Right:

        causes:
          - id: wear
            name: Wear next to a fusion
            clinical_name: Adjacent segment disease
            kind: source
            about: The parts next to a fusion carry more.
            explains: {narrow: Wear can make the canal tight}
            evidence:
              - {when: {worst: back}, for: strong, because: Your back hurts most}
          - id: narrow
            name: A tight space for nerves
            clinical_name: Spinal stenosis
            kind: source
            about: The parts next to a fusion carry more.
            evidence:
              - {when: {worst: leg}, for: strong, because: Your leg hurts most}
    """
    explains = {cause.id: set(cause.explains) for cause in questionnaire.causes}
    for n, cause in enumerate(questionnaire.causes):
        seen: set[str] = set()
        todo = set(cause.explains)
        while todo:
            seen |= todo
            todo = {further for id_ in todo for further in explains.get(id_, ())} - seen
        if cause.id in seen:
            what = f"`{cause.id}` explains itself in a circle"
            yield Problem(
                ("causes", n, "explains"),
                what,
                "take one of the links out",
                "explains-in-circles",
                at_key=True,
            )
