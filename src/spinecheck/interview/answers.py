"""Answers that come in from a file: read, and told every mistake in them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from spinecheck import words
from spinecheck.core.answers import NOT_SURE, Answers
from spinecheck.core.engine import contradictions
from spinecheck.core.fields import Id, Model, Text, Values
from spinecheck.core.model import Questionnaire
from spinecheck.reading.conditions import values_of
from spinecheck.reading.file import File
from spinecheck.reading.gathering import Source
from spinecheck.reading.problems import (
    MOST_TOLD,
    CannotLoad,
    DataPath,
    Problem,
    Unreadable,
    one_of,
    slip_of,
)
from spinecheck.reading.shape import shaped
from spinecheck.reading.source import MAX_VALUES, decoded, parse, read_text


class AnswersFile(Model):
    """Answers as they stand in a file, with the questionnaire that they were given to."""

    questionnaire: Id | None = None
    version: Text | None = None
    saved_at: Text | None = None
    answers: Mapping[Id, Values]


@dataclass(frozen=True, slots=True)
class Given:
    """Answers from a file that fit the questionnaire."""

    answers: Answers
    saved_at: str | None = None
    other_version: str | None = None
    """The version that they were given to, when it is not this one."""
    left_out: tuple[str, ...] = ()
    """Questions whose answer did not fit any more."""

    @property
    def version_note(self) -> str | None:
        """What is said about answers to another version."""
        if self.other_version is None:
            return None
        left_out = ", ".join(self.left_out) or words.NOTHING
        return words.OTHER_VERSION.format(version=self.other_version, left_out=left_out)

    @property
    def saved_on(self) -> datetime | None:
        """When they were given, if the file tells a moment that can be compared."""
        try:
            moment = datetime.fromisoformat(self.saved_at or "")
        except ValueError:
            return None
        return moment if moment.tzinfo else None


def read_answers(questionnaire: Questionnaire, path: Path) -> Given:
    """Read a file of answers, YAML or JSON.

    Raises NotThere when it cannot be read, and CannotLoad with every problem in it. Answers to
    another version of the questionnaire are kept as far as they fit.
    """
    name = str(path)
    return parse_answers(questionnaire, name, _read(path, name))


def parse_answers(questionnaire: Questionnaire, name: str, text: str | bytes) -> Given:
    """The answers in a text; `name` stands for the file in messages."""
    try:
        file = _parse(name, decoded(text, name) if isinstance(text, bytes) else text)
    except Unreadable as error:
        raise CannotLoad(error.findings) from error
    source = Source({}, {(): file})
    saved, problems = shaped(AnswersFile, file.data)
    findings = [*file.findings, *source.findings(problems)]
    if findings or saved is None:
        raise CannotLoad(findings)
    if saved.questionnaire and saved.questionnaire != questionnaire.questionnaire:
        what = f"these are answers to `{saved.questionnaire}`"
        todo = f"give answers to `{questionnaire.questionnaire}`, or name the questionnaire"
        problem = Problem(("questionnaire",), what, todo, "other-questionnaire")
        raise CannotLoad([source.finding(problem)])
    if saved.version and saved.version != questionnaire.version:
        kept = as_far_as_they_fit(questionnaire, saved.answers)
        left_out = (id_ for id_, given in saved.answers.items() if kept.get(id_) != given)
        return Given(kept, saved.saved_at, saved.version, tuple(sorted(left_out)))
    problems_ = answer_problems(questionnaire, saved.answers, ("answers",))
    if found := list(islice(problems_, MOST_TOLD + 1)):
        raise CannotLoad([source.finding(problem) for problem in found])
    return Given(saved.answers, saved.saved_at)


def as_far_as_they_fit(questionnaire: Questionnaire, answers: Answers) -> Answers:
    """The answers that a walk through the questionnaire could give."""
    fitting = {
        id_: _fitting(questionnaire, id_, values)
        for id_, values in answers.items()
        if id_ in questionnaire.asked
    }
    kept = {id_: values for id_, values in fitting.items() if values}
    for line_id, _ in list(contradictions(questionnaire, kept)):
        del kept[line_id]
    return kept


def _fitting(questionnaire: Questionnaire, question_id: str, values: Values) -> Values:
    """The answer, if it fits; of several ticks, "not sure" in place of those that do not.

    The others still count, and a lost one is no denial.
    """
    known = frozenset(values_of(questionnaire, question_id))
    many = questionnaire.asked[question_id].many
    if known.issuperset(values):
        return values if many or len(set(values)) == 1 else ()
    if not many or NOT_SURE not in known:
        return ()
    return tuple(dict.fromkeys(value if value in known else NOT_SURE for value in values))


def answer_problems(
    questionnaire: Questionnaire, answers: Answers, path: DataPath
) -> Iterator[Problem]:
    """Answers that no walk through the questionnaire could give."""
    for question_id, values in answers.items():
        here = (*path, question_id)
        question = questionnaire.asked.get(question_id)
        if question is None:
            todo = slip_of(
                question_id, questionnaire.asked, "write the id of a question, or take it out"
            )
            what = f"there is no question `{question_id}`"
            yield Problem(here, what, todo, "unknown-question", at_key=True)
            continue
        known = values_of(questionnaire, question_id)
        for i, value in enumerate(values[: len(known) + 1]):
            if value not in known:
                what = f"`{question_id}` has no answer `{value}`"
                todo = slip_of(value, known, f"its answers are {one_of(known)}")
                yield Problem((*here, i), what, todo, "unknown-answer")
    for rule in RULES:
        yield from rule(questionnaire, answers, path)


def one_answer(
    questionnaire: Questionnaire, answers: Answers, path: DataPath
) -> Iterator[Problem]:
    """A question that takes one answer is given several.

    Wrong:

        cases:
          - case: ann
            title: A new ache
            story: My leg aches.
            answers: {worst: [back, leg]}
            expect: {urgency: routine}

    Right:

        cases:
          - case: ann
            title: A new ache
            story: My leg aches.
            answers: {worst: leg}
            expect: {urgency: routine}
    """
    for question_id, values in answers.items():
        question = questionnaire.asked.get(question_id)
        if question and not question.many and len(set(values)) > 1:
            what = f"`{question_id}` takes one answer, not {len(values)}"
            yield Problem((*path, question_id), what, "keep one", "one-answer", at_key=True)


def line_without_checklist(
    questionnaire: Questionnaire, answers: Answers, path: DataPath
) -> Iterator[Problem]:
    """A checklist line is answered by itself, though its checklist was not left open.

    Lines are asked one by one only after "I'm not sure" on their checklist. It is refused, not
    passed over: the answer may be a sign.

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
        cases:
          - case: ann
            title: A new ache
            story: My leg is weak.
            answers: {legs: none, weak: yes}
            expect: {urgency: routine}

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
        cases:
          - case: ann
            title: A new ache
            story: My leg is weak.
            answers: {legs: weak}
            expect: {urgency: routine}
    """
    for line_id, checklist_id in contradictions(questionnaire, answers):
        what = f"`{line_id}` is answered apart from its checklist `{checklist_id}`"
        todo = f"tick it in `{checklist_id}`, or add `not_sure` there"
        yield Problem((*path, line_id), what, todo, "line-without-checklist", at_key=True)


def too_many_answers(
    questionnaire: Questionnaire, answers: Answers, path: DataPath
) -> Iterator[Problem]:
    """A question is given more answers than it has.

    Wrong:

        cases:
          - case: ann
            title: A new ache
            story: My leg aches.
            answers: {worst: [leg, leg, leg, leg]}
            expect: {urgency: routine}

    Right:

        cases:
          - case: ann
            title: A new ache
            story: My leg aches.
            answers: {worst: leg}
            expect: {urgency: routine}
    """
    for question_id, values in answers.items():
        known = question_id in questionnaire.asked and values_of(questionnaire, question_id)
        if known and len(values) > len(known):
            what = f"`{question_id}` is given more answers than it has"
            todo = "name each one once"
            yield Problem((*path, question_id), what, todo, "too-many-answers", at_key=True)


RULES = (one_answer, too_many_answers, line_without_checklist)


def _read(path: Path, name: str) -> str:
    try:
        return read_text(path, name)
    except Unreadable as error:
        raise CannotLoad(error.findings) from error


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise ValueError("a key stands twice")
    return data


def _parse(name: str, text: str) -> File:
    """YAML, which JSON almost is; what only JSON can say is read as JSON."""
    try:
        return parse(name, text)
    except Unreadable:
        if sum(map(text.count, ",[{")) > MAX_VALUES:  # as many would fill the memory
            raise
        try:
            data = json.loads(
                text,
                parse_int=str,
                parse_float=str,
                parse_constant=str,
                object_pairs_hook=_without_doubles,
            )
        except (ValueError, RecursionError):
            data = None
        if not isinstance(data, dict):
            raise
        return File(name, text, data)
