"""Ids: each thing has its own, and each name leads somewhere."""

from collections import Counter
from collections.abc import Iterator

from spinecheck.core.advice import OUTCOMES
from spinecheck.core.answers import NONE, NOT_SURE
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Page, Question
from spinecheck.reading.conditions import items
from spinecheck.reading.problems import DataPath, Problem, slip_of


def unique_id(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Two things of one kind have the same id.

    Questions, checklists, lines and pages are one kind: an answer is kept under their id.

    Wrong:

        messages:
          - {id: common, say: That is common.}
          - {id: common, say: That is common.}

    Right:

        messages:
          - {id: common, say: That is common.}
          - {id: often, say: That is common.}
    """
    for kind, ids in _ids(questionnaire).items():
        seen: set[str] = set()
        for id_, path in ids:
            if id_ in seen:
                yield Problem(
                    path,
                    f"the id `{id_}` is used twice for a {kind}",
                    "give one another id",
                    "unique-id",
                )
            seen.add(id_)


def used_twice(questionnaire: Questionnaire) -> set[str]:
    """The ids that two things of one kind have."""
    return {
        id_
        for named in _ids(questionnaire).values()
        for id_, times in Counter(id_ for id_, _ in named).items()
        if times > 1
    }


def reserved_id(questionnaire: Questionnaire) -> Iterator[Problem]:
    """An id that has a meaning of its own is used for something else.

    `not_sure` is offered by itself, `none` belongs to pick-many questions, and `urgency`,
    `causes` and `amplifiers` name what was found.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: urgency
                ask: How bad is it?
                answers: {mild: Mild, bad: Bad}

    Right:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: how_bad
                ask: How bad is it?
                answers: {mild: Mild, bad: Bad}
    """
    todo = "choose another id"
    for id_, path in _ids(questionnaire)["question, checklist, line or page"]:
        if id_ in (NOT_SURE, NONE, *OUTCOMES):
            yield Problem(path, f"the id `{id_}` is reserved", todo, "reserved-id")
    for path, item in items(questionnaire):
        if isinstance(item, Question):
            for id_ in item.answers:
                if id_ == NOT_SURE:
                    todo_ = "take it out: it is offered by itself, unless `not_sure: no`"
                    yield Problem(
                        (*path, "answers", id_),
                        "`not_sure` is reserved",
                        todo_,
                        "reserved-id",
                        at_key=True,
                    )
                elif id_ == NONE and not item.many:
                    yield Problem(
                        (*path, "answers", id_),
                        "`none` is for `pick: many`",
                        todo,
                        "reserved-id",
                        at_key=True,
                    )


def unknown_id(questionnaire: Questionnaire) -> Iterator[Problem]:
    """An id is named that nothing carries: in causes, steps, signs, promises and cases.

    Wrong:

        urgent:
          - id: weak_leg
            tier: same_day
            when: {worst: leg}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.
            cause: infektion
        causes:
          - id: infection
            name: An infection of the wound
            clinical_name: Infection
            kind: urgent
            about: Germs can get into a wound.

    Right:

        urgent:
          - id: weak_leg
            tier: same_day
            when: {worst: leg}
            title: Your leg needs to be seen
            because: A nerve may be pressed on.
            cause: infection
        causes:
          - id: infection
            name: An infection of the wound
            clinical_name: Infection
            kind: urgent
            about: Germs can get into a wound.
    """
    known = {
        "next step": [s.id for stage in questionnaire.next_steps for s in stage.steps],
        "cause": [cause.id for cause in questionnaire.causes],
        "sign": [sign.id for sign in questionnaire.urgent],
        "page": [item.id for item in questionnaire.items if isinstance(item, Page)],
        "message": [message.id for message in questionnaire.messages],
    }
    known["cause or next step"] = known["cause"] + known["next step"]
    for kind in ("source", "urgent"):
        known[f"{kind} cause"] = [c.id for c in questionnaire.causes if c.kind == kind]
    unknown = [one for one in _named(questionnaire) if one[1] not in known[one[2]]]
    carried = {id_ for ids in known.values() for id_ in ids}  # by a thing of another kind
    times = Counter(id_ for _, id_, _ in unknown if id_ not in carried)
    for path, id_, kind in unknown:
        article = "an" if kind.startswith("u") else "a"
        todo = slip_of(id_, known[kind], f"write the id of {article} {kind}", times[id_])
        at_key = id_ == path[-1]
        yield Problem(path, f"there is no {kind} `{id_}`", todo, "unknown-id", at_key=at_key)


def _named(questionnaire: Questionnaire) -> Iterator[tuple[DataPath, str, str]]:
    """Each id that is named outside conditions, with its path and the kind it must be."""
    for n, cause in enumerate(questionnaire.causes):
        for i, id_ in enumerate(cause.next_steps):
            yield ("causes", n, "next_steps", i), id_, "next step"
        for id_ in cause.explains:
            yield ("causes", n, "explains", id_), id_, "source cause"
    for n, sign in enumerate(questionnaire.urgent):
        if sign.cause is not None:
            yield ("urgent", n, "cause"), sign.cause, "urgent cause"
    yield from _named_in_promises(questionnaire)
    for n, case in enumerate(questionnaire.cases):
        path: DataPath = ("cases", n, "expect")
        expect = case.expect
        for key, ids, kind in (
            ("first", expect.first, "source cause"),
            ("shown", expect.shown, "cause"),
            ("not_shown", expect.not_shown, "cause"),
            ("signs", expect.signs or (), "sign"),
            ("steps", expect.steps, "next step"),
            ("messages", expect.messages, "message"),
            ("page", (expect.page,) if expect.page else (), "page"),
        ):
            for i, id_ in enumerate(ids):
                yield (*path, key, i), id_, kind


def _named_in_promises(questionnaire: Questionnaire) -> Iterator[tuple[DataPath, str, str]]:
    for n, promise in enumerate(questionnaire.promises):
        for key, ids in (("shows", promise.then.shows), ("never_shows", promise.then.never_shows)):
            for i, id_ in enumerate(ids):
                yield ("promises", n, "then", key, i), id_, "cause or next step"


def _ids(questionnaire: Questionnaire) -> dict[str, list[tuple[str, DataPath]]]:
    walk: list[tuple[str, DataPath]] = []
    for path, item in items(questionnaire):
        key = {Question: "id", Checklist: "checklist", Page: "page"}[type(item)]
        walk.append((item.id, (*path, key)))
        if isinstance(item, Checklist):
            walk += [(line.id, (*path, "lines", i, "id")) for i, line in enumerate(item.lines)]
    steps: list[tuple[str, DataPath]] = [
        (step.id, ("next_steps", n, "steps", i, "id"))
        for n, stage in enumerate(questionnaire.next_steps)
        for i, step in enumerate(stage.steps)
    ]

    def of(key: str, id_key: str = "id") -> list[tuple[str, DataPath]]:
        return [
            (thing.id, (key, n, id_key)) for n, thing in enumerate(getattr(questionnaire, key))
        ]

    return {
        "question, checklist, line or page": walk,
        "section": of("sections"),
        "sign": of("urgent"),
        "cause": of("causes"),
        "next step": steps,
        "message": of("messages"),
        "promise": of("promises"),
        "source": of("sources"),
        "case": of("cases", "case"),
    }
