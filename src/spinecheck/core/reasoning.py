"""How an assessment came about: what each answer argued, and what came of it."""

from dataclasses import dataclass
from typing import Literal

from spinecheck.core.advice import Cause, Evidence, Sign
from spinecheck.core.answers import Answers, Values
from spinecheck.core.assessment import Assessment, assess
from spinecheck.core.causes import FittingCause, Weighing, fitting_sources, weigh
from spinecheck.core.engine import Path, holds
from spinecheck.core.fields import Clause, When
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Asked
from spinecheck.core.urgency import could_raise, found_in, with_caution

Verdict = Literal[
    "shown",
    "not_looked_for",
    "few_points",
    "few_reasons",
    "background_only",
    "never_alone",
    "too_many",
    "page",
]
"""What came of a cause: it is shown, or else the first thing that stood against it.

`too_many` is the cut of `shown_at_most`; with `page`, an ending page stands in place of causes.
"""


@dataclass(frozen=True, slots=True)
class Argument:
    """A piece of evidence that holds."""

    cause: Cause
    evidence: Evidence
    together: tuple[str, ...]
    """The other questions that it needed, by id."""
    counts: bool
    """Whether the cause is looked for at all."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer, and what it argued. What needs several answers stands with the last of them."""

    question: Asked
    values: Values
    arguments: tuple[Argument, ...]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """An answer that a sign holds on."""

    question: str
    values: Values
    assumed: bool
    """Whether there is no answer, and it was read as "not sure" for caution."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """An urgent sign that holds, and the answers that it holds on."""

    sign: Sign
    grounds: tuple[Ground, ...]
    opened_by: tuple[Ground, ...]
    """The answers that opened the follow-ups among the grounds, in asking order."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A cause, how it weighs, and what came of it."""

    weighing: Weighing
    verdict: Verdict
    fitting: FittingCause | None
    """How it is shown; None when it is not."""
    as_company: bool
    """Whether it is shown beyond the limit, so that a cause that is never alone is not."""

    @property
    def is_silent(self) -> bool:
        """Whether nothing was said for or against it, so that there is nothing to explain."""
        return not (self.weighing.supports or self.weighing.against)


@dataclass(frozen=True, slots=True)
class Reasoning:
    """The whole way from the answers to the assessment."""

    assessment: Assessment
    said: tuple[Said, ...]
    """Every answer that counts, in asking order."""
    alarms: tuple[Alarm, ...]
    """The urgent signs that hold, most urgent first."""
    weighed: tuple[Weighed, ...]
    """Every source and amplifier: the shown ones first, as shown, then in file order."""
    could_raise: tuple[str, ...]
    """Questions without an answer that could still raise the urgency, by id."""


def reason(questionnaire: Questionnaire, answers: Answers) -> Reasoning:
    """Say how the answers come to their assessment."""
    assessment = assess(questionnaire, answers)
    way = assessment.path
    could = could_raise(questionnaire, way)
    return Reasoning(
        assessment=assessment,
        said=tuple(_said(questionnaire, way)),
        alarms=tuple(_alarm(questionnaire, sign, way) for sign in assessment.signs),
        weighed=tuple(_weighed(questionnaire, assessment)),
        could_raise=tuple(id_ for id_ in questionnaire.asked if id_ in could),
    )


# -- the answers


def _said(questionnaire: Questionnaire, way: Path) -> list[Said]:
    answered = [question for question in way.asked if question.id in way.facts]
    arguments: dict[str, list[Argument]] = {question.id: [] for question in answered}
    signs: dict[str, list[Sign]] = {question.id: [] for question in answered}
    for cause in questionnaire.causes:
        counts = holds(cause.only_when, way.facts)
        for evidence in cause.evidence:
            if screens := settled_by(questionnaire, evidence.when, way):
                *together, last = screens
                arguments[last].append(Argument(cause, evidence, tuple(together), counts))
    for sign in questionnaire.urgent:
        if screens := settled_by(questionnaire, sign.when, way):
            signs[screens[-1]].append(sign)
    return [Said(q, way.facts[q.id], tuple(arguments[q.id]), tuple(signs[q.id])) for q in answered]


def settled_by(questionnaire: Questionnaire, when: When, way: Path) -> tuple[str, ...]:
    """The questions on which a condition first held, in asking order; none when it does not."""
    order = {question.id: n for n, question in enumerate(way.asked)}

    def screens(clause: Clause) -> tuple[str, ...]:
        """A line that was not asked on its own was answered on its checklist."""
        asked = {
            c.question if c.question in order else questionnaire.checklist_of[c.question].id
            for c in clause
        }
        return tuple(sorted(asked, key=order.__getitem__))

    held = [screens(clause) for clause in when if holds((clause,), way.facts)]
    return min(held, key=lambda ids: order[ids[-1]], default=())


# -- the urgent signs


def _alarm(questionnaire: Questionnaire, sign: Sign, way: Path) -> Alarm:
    facts = with_caution(questionnaire, way)
    grounds: dict[str, Ground] = {}
    for clause in sign.when:
        if holds((clause,), facts):
            for question, values in clause:
                met = tuple(value for value in facts[question] if value in values)
                grounds[question] = Ground(question, met, question not in way.facts)
    found = found_in(questionnaire, sign, facts) - grounds.keys()
    opened_by = (
        Ground(id_, facts[id_], id_ not in way.facts)
        for id_ in questionnaire.asked
        if id_ in found
    )
    return Alarm(sign, tuple(grounds.values()), tuple(opened_by))


# -- the causes


def _weighed(questionnaire: Questionnaire, assessment: Assessment) -> list[Weighed]:
    way = assessment.path
    shown = {f.cause.id: f for f in (*assessment.causes, *assessment.amplifiers)}
    in_order = [fitting.cause.id for fitting in fitting_sources(questionnaire, way)]
    # Where nothing is shown, it was not the limit that kept them out.
    over = frozenset(in_order[questionnaire.fit.shown_at_most :] if assessment.causes else ())
    weighed = []
    for cause in questionnaire.causes:
        if cause.kind == "urgent":
            continue
        weighing = weigh(questionnaire, cause, way)
        fitting = shown.get(cause.id)
        verdict: Verdict = "shown" if fitting else _why_not(questionnaire, weighing, over)
        if way.ending:
            verdict = "page"
        as_company = fitting is not None and cause.id in over
        weighed.append(Weighed(weighing, verdict, fitting, as_company))
    rank = {id_: n for n, id_ in enumerate(shown)}
    return sorted(weighed, key=lambda w: rank.get(w.weighing.cause.id, len(rank)))


def _why_not(questionnaire: Questionnaire, weighing: Weighing, over: frozenset[str]) -> Verdict:
    """Why a cause is not shown. Causes over the limit of `shown_at_most` are in `over`."""
    some = questionnaire.fit.some
    if not weighing.looked_for:
        return "not_looked_for"
    if weighing.points < some.points:
        return "few_points"
    if len(weighing.supports) < some.reasons:
        return "few_reasons"
    if not weighing.from_outside:
        return "background_only"
    # Under the limit and not shown all the same: only the rule of `never_alone` does that.
    return "too_many" if weighing.cause.id in over else "never_alone"
