"""What an edit changes for patients."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import indent
from typing import Literal

from spinecheck.core.assessment import Assessment
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Question
from spinecheck.reading.problems import Example
from spinecheck.upkeep.proof.claims import Proofs, rank, spoken
from spinecheck.upkeep.proof.couples import Couple, SideBySide, shorter
from spinecheck.upkeep.proof.sides import A, B
from spinecheck.upkeep.proof.versions import versions
from spinecheck.upkeep.proof.walks import Walks
from spinecheck.upkeep.proof.work import Undecided, Unfinished

Group = Literal["lower", "higher", "undecided", "questions", "causes"]
GROUPS: tuple[Group, ...] = ("lower", "undecided", "higher", "questions", "causes")
"""Most dangerous first."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an edit changes for someone."""

    group: Group
    says: str
    example: Example | None = None


def differences(old: Questionnaire, new: Questionnaire) -> list[Change]:
    """Everything that changes for patients, most dangerous first."""
    before, after = Proofs(old), Proofs(new)
    forth, back = versions(before, after), versions(after, before)
    found = [
        *_told(lambda: _urgencies(forth, "lower"), "whether an urgency goes down"),
        *_told(lambda: _urgencies(back, "higher"), "whether an urgency goes up"),
        *_told(lambda: _questions(forth), "who is asked what"),
        *_causes(before, after),
    ]
    return sorted(found, key=lambda change: GROUPS.index(change.group))


def _told(changes: Callable[[], Iterator[Change]], about: str) -> Iterator[Change]:
    try:
        yield from changes()
    except Unfinished as bound:
        yield Change("undecided", f"{about} is undecided: {bound}")


# -- urgency: exactly, over all answers


def _urgencies(versions: SideBySide, group: Literal["lower", "higher"]) -> Iterator[Change]:
    """For each sign that someone misses in the second version, how much less urgent they are."""
    found: list[tuple[int, int, Change]] = []
    for sign, couple in versions.all_lower():
        more, less = versions.urgencies(couple)
        was, now = (more, less) if group == "lower" else (less, more)
        through = f" by `{sign.id}`" if sign else ""
        says = f"the urgency goes from {spoken(was)} to {spoken(now)}{through}"
        by_new = versions.b if group == "lower" else versions.a
        answers = couple.b if group == "lower" else couple.a
        other = couple.a if group == "lower" else couple.b
        example = by_new.proofs.example(answers, other, f"the old urgency is {spoken(was)}")
        found.append((-rank(more), rank(less), Change(group, says, example)))
    yield from (change for *_, change in sorted(found, key=lambda one: one[:2]))


# -- questions: exactly, over all answers


def _questions(versions: SideBySide) -> Iterator[Change]:
    """What is added, dropped, or asked of others."""
    old, new = versions.a.proofs, versions.b.proofs
    for verb, one, other in (("added", new, old), ("dropped", old, new)):
        for id_ in one.places:  # pages too
            if id_ not in other.places:
                yield Change("questions", f"`{id_}` is {verb}")
    both = [id_ for id_ in new.questionnaire.asked if id_ in old.questionnaire.asked]
    for id_ in both:
        if id_ in versions.spread.apart and id_ not in new.questionnaire.checklist_of:
            yield from _asked_of_others(versions, id_)
    yield from _answers(old.questionnaire, new.questionnaire)


def _asked_of_others(versions: SideBySide, id_: str) -> Iterator[Change]:
    for asks, says in ((B, "is now asked of someone else"), (A, "is no longer asked of someone")):
        couple = _asked_by_one(versions, id_, asks)
        if couple is not None:
            before = f"before the edit it was {'' if asks == A else 'not '}asked"
            example = versions.b.proofs.example(couple.b, couple.a, before)
            yield Change("questions", f"`{id_}` {says}", example)


def _asked_by_one(versions: SideBySide, id_: str, asks: int) -> Couple | None:
    """Someone whom only one of the versions asks."""
    walks = Walks(versions.layout, frozenset(versions.spread.apart))
    bits = {world: walks.note_asked(id_, world) for world in (A, B)}
    search = walks.search()
    wanted = [s for s in search.ends if s & (bits[A] | bits[B]) == bits[asks]]

    def shows(couple: Couple) -> bool:
        asked = [any(q.id == id_ for q in f.path.asked) for f in versions.assessed(couple)]
        return asked == [asks == A, asks == B]

    for state in wanted:
        couple = versions.couple(search, state)
        if shows(couple):
            return shorter(couple, shows)
    if wanted:
        raise Undecided("someone was found whom `assess` does not confirm")
    return None


def _answers(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    """Answers that a question gains or loses."""
    for id_, asked in new.asked.items():
        was = old.asked.get(id_)
        if isinstance(was, Question) and isinstance(asked, Question):
            both = (("gains", asked.answers, was.answers), ("loses", was.answers, asked.answers))
            for verb, one, other in both:
                for answer in one:
                    if answer not in other:
                        yield Change("questions", f"`{id_}` {verb} the answer `{answer}`")


# -- causes: on the cases


def _causes(old: Proofs, new: Proofs) -> Iterator[Change]:
    """Causes that appear, vanish or change place in the patient cases of either version."""
    cases = {case.id: case for q in (old, new) for case in q.questionnaire.cases}
    for case in cases.values():
        before, after = old.assess(case.answers), new.assess(case.answers)
        was, now = _shown(before), _shown(after)
        parts = [f"`{id_}` appears" for id_ in now if id_ not in was]
        parts += [f"`{id_}` is no longer shown" for id_ in was if id_ not in now]
        kept = [id_ for id_ in was if id_ in now]
        if kept != [id_ for id_ in now if id_ in was]:
            parts.append(f"the order is now {', '.join(f'`{id_}`' for id_ in now)}")
        if before.urgency != after.urgency:
            urgencies = f"{spoken(before.urgency)} to {spoken(after.urgency)}"
            parts.append(f"the urgency goes from {urgencies}")
        if parts:
            yield Change("causes", f"case `{case.id}`: {'; '.join(parts)}")


def _shown(found: Assessment) -> list[str]:
    return [finding.cause.id for finding in (*found.causes, *found.amplifiers)]


# -- told

_HEADINGS: dict[Group, str] = {
    "lower": "The urgency goes DOWN",
    "undecided": "UNDECIDED",
    "higher": "The urgency goes up",
    "questions": "Questions",
    "causes": "What the patient cases show",
}
NOTHING = "No urgency, question or cause changes for anyone. Words are not compared."


def text_lines(changes: list[Change]) -> Iterator[str]:
    """The changes in groups, each with someone who shows it below."""
    for group in GROUPS:
        of_group = [change for change in changes if change.group == group]
        if of_group:
            yield f"{_HEADINGS[group]}:"
        for change in of_group:
            yield f"  {change.says}"
            if change.example:
                yield indent(change.example.text.rstrip("\n"), "      ")
    if not changes:
        yield NOTHING


def markdown_lines(changes: list[Change]) -> Iterator[str]:
    """The same for a pull request."""
    for group in GROUPS:
        of_group = [change for change in changes if change.group == group]
        if of_group:
            yield f"### {_HEADINGS[group]}\n"
        for change in of_group:
            yield f"- {change.says}"
            if change.example:
                yield indent(f"\n```yaml\n{change.example.text}```", "  ")
        if of_group:
            yield ""
    if not changes:
        yield NOTHING


def as_data(changes: list[Change]) -> dict[str, list[dict[str, object]]]:
    """The same for programs."""
    return {
        group: [
            {"says": one.says, "answers": dict(one.example.answers) if one.example else None}
            for one in changes
            if one.group == group
        ]
        for group in GROUPS
    }
