"""The page for the doctor: what one person said, and what it points to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, zip_longest
from typing import Literal

from spinecheck import words
from spinecheck.answer_words import answer_text
from spinecheck.core.answers import NOT_SURE, Answers, Values
from spinecheck.core.assessment import Assessment
from spinecheck.core.causes import FittingCause
from spinecheck.core.engine import Path
from spinecheck.core.fields import Sentences, questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.core.privacy import assessed_without, withheld
from spinecheck.core.questions import Asked, Checklist, Line, Question, Section
from spinecheck.core.tiers import Tier
from spinecheck.core.urgency import found_in, with_caution
from spinecheck.showing.result import Screens
from spinecheck.showing.welcome import reviewed

QUESTIONS_TO_ASK = 3
Private = Literal["left_out", "not_answered"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One answer, as "Operated part: My low back"."""

    id: str
    question: str
    answer: str | None
    """None when it was asked and not given."""

    @property
    def text(self) -> str:
        """In one line: `Operated part: My low back`."""
        colon = "" if self.question.endswith(("?", ".", ":")) else ":"
        return f"{self.question}{colon} {self.answer or words.NOT_GIVEN}"


@dataclass(frozen=True, slots=True)
class Statements:
    """The answers of a section."""

    id: str
    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class FoundSign:
    """An urgent sign, with the answers that it was found in."""

    id: str
    tier: Tier
    title: str
    """Its title; or what was answered in private, because such a title speaks to the patient."""
    answered: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class SafetyTopic:
    """What was said to one safety question, or to each line of a checklist."""

    id: str
    topic: str
    said: tuple[str, ...]
    not_sure: tuple[str, ...]
    denied: tuple[str, ...]
    """Answered with no, or not ticked. That does not mean that it is not there."""

    @property
    def given(self) -> bool:
        return bool(self.said or self.not_sure or self.denied)


@dataclass(frozen=True, slots=True)
class PossibleCause:
    id: str
    name: str
    clinical_name: str
    fit: str
    supports: tuple[str, ...]
    against: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoctorPage:
    """Everything on the page, as text that is not yet safe to draw: the drawing escapes it."""

    title: str
    questionnaire: str
    version: str
    content_hash: str
    made_on: date
    reviewed: str
    what_it_is: tuple[str, ...]
    private: Private | None
    """Why private answers are not on the page; None when none is missing."""
    complete: bool
    """Whether no answer that is missing here could still raise the urgency."""
    signs: tuple[FoundSign, ...]
    background: tuple[Statements, ...]
    pain: tuple[Statements, ...]
    asked_about: tuple[SafetyTopic, ...]
    all_answered: bool
    not_sought: str | None
    """Why causes were not looked for."""
    causes: tuple[PossibleCause, ...]
    amplifiers: tuple[PossibleCause, ...]
    treatment_and_goals: tuple[Statement, ...]
    questions: tuple[str, ...]


def doctor_page(  # noqa: PLR0913 - one visit, and what stands at the foot of its page
    questionnaire: Questionnaire,
    answers: Answers,
    assessment: Assessment,
    screens: Screens,
    *,
    made_on: date,
    content_hash: str,
    agreed_to: frozenset[str] = frozenset(),
) -> DoctorPage:
    """The page for these answers. Private ones are on it only if their question is agreed to."""
    left_out = withheld(questionnaire, agreed_to)
    private = _why_missing(left_out, assessment.path)
    if left_out:
        assessment = assessed_without(questionnaire, answers, left_out)
    maker = _Maker(questionnaire, assessment, screens)
    return maker.page(made_on, content_hash, private)


def _why_missing(left_out: frozenset[str], way: Path) -> Private | None:
    """Never which one is missing: what else was asked in private may tell what was answered."""
    if not left_out.isdisjoint(way.facts):
        return "left_out"
    return "not_answered" if any(asked.id in left_out for asked in way.asked) else None


class _Maker:
    """Makes the page of one visit."""

    def __init__(
        self, questionnaire: Questionnaire, assessment: Assessment, screens: Screens
    ) -> None:
        self.questionnaire = questionnaire
        self.assessment = assessment
        self.screens = screens
        self.fill = screens.fill
        self.asked = assessment.path.asked
        self.facts = assessment.path.facts
        self.safety = _safety_questions(questionnaire)
        self.elsewhere = _about_treatment_and_goals(questionnaire)

    def page(self, made_on: date, content_hash: str, private: Private | None) -> DoctorPage:
        found = self.assessment
        return DoctorPage(
            title=self.fill(self.questionnaire.title),
            questionnaire=self.questionnaire.questionnaire,
            version=self.questionnaire.version,
            content_hash=content_hash,
            made_on=made_on,
            reviewed=reviewed(self.screens.questionnaire),
            what_it_is=words.PAGE_WHAT_IT_IS,
            private=private,
            complete=found.complete,
            signs=tuple(self._signs()),
            background=tuple(self._sections(background=True)),
            pain=tuple(self._sections(background=False)),
            asked_about=tuple(self._asked_about()),
            all_answered=not found.path.unanswered,
            not_sought=self._not_sought(),
            causes=tuple(map(self._cause, found.causes)),
            amplifiers=tuple(map(self._cause, found.amplifiers)),
            treatment_and_goals=tuple(
                self._statement(asked) for asked in self.asked if asked.id in self.elsewhere
            ),
            questions=tuple(self._questions()),
        )

    def _not_sought(self) -> str | None:
        ending = self.assessment.page
        return self.fill(f"{ending.title or ''} {ending.say}".strip()) if ending else None

    # -- statements

    def _sections(self, background: bool) -> Iterator[Statements]:
        """The main answers by section. Of the safety part, those that are about the person."""
        for section in self.questionnaire.sections:
            if (section.background or section.safety) is background:
                statements = tuple(map(self._statement, self._main_questions(section)))
                title = words.PAGE_ABOUT_PATIENT if section.safety else self.fill(section.title)
                if statements:
                    yield Statements(section.id, title, statements)

    def _main_questions(self, section: Section) -> Iterator[Asked]:
        for asked in self.asked:
            here = self.questionnaire.section_of[asked.id] is section
            if here and asked.id not in self.safety | self.elsewhere:
                yield asked

    def _statement(self, asked: Asked) -> Statement:
        values = self.facts.get(asked.id, ())
        return Statement(asked.id, self.fill(asked.name), self._said(asked, values) or None)

    def _said(self, asked: Asked, values: Values) -> str:
        return self.fill(answer_text(asked, values))

    # -- urgent signs

    def _signs(self) -> Iterator[FoundSign]:
        facts = with_caution(self.questionnaire, self.assessment.path)
        to_show = self.facts.keys() | {asked.id for asked in self.asked}
        for sign in self.assessment.signs:
            found = found_in(self.questionnaire, sign, facts) & to_show
            answered = (q for q in self.questionnaire.asked.values() if q.id in found)
            statements = tuple(map(self._statement, answered))
            private = [s.text for s in statements if s.id in self.questionnaire.private]
            title = "; ".join(private) or self.fill(sign.title)
            yield FoundSign(sign.id, sign.tier, title, statements)

    def _asked_about(self) -> Iterator[SafetyTopic]:
        for asked in self.asked:
            if asked.id not in self.safety or isinstance(asked, Line):
                continue
            answers = self._lines(asked) if isinstance(asked, Checklist) else self._values(asked)
            denied = tuple(text for value, text in answers if value == "no")
            not_sure = tuple(text for value, text in answers if value == NOT_SURE)
            said = tuple(text for value, text in answers if value not in ("no", NOT_SURE))
            yield SafetyTopic(asked.id, self.fill(asked.name), said, not_sure, denied)

    def _lines(self, checklist: Checklist) -> list[tuple[str, str]]:
        """Each line with its value; in short, unless it was ticked.

        A line that is still to be asked on its own counts as not sure.
        """
        open_ = {asked.id: (NOT_SURE,) for asked in self.assessment.path.unanswered}
        values = {**open_, **self.facts}
        return [
            (value, self.fill(line.line if value == "yes" else line.name))
            for line in checklist.lines
            for value in values.get(line.id, ())
        ]

    def _values(self, asked: Asked) -> list[tuple[str, str]]:
        values = self.facts.get(asked.id, ())
        return [(value, self._said(asked, (value,))) for value in values]

    # -- causes

    def _cause(self, fitting: FittingCause) -> PossibleCause:
        asked = self.questionnaire.asked
        return PossibleCause(
            id=fitting.cause.id,
            name=self.fill(fitting.cause.name),
            clinical_name=self.fill(fitting.cause.clinical_name),
            fit=words.FITS[fitting.fit],
            supports=tuple(self.fill(evidence.because) for evidence in fitting.supports),
            against=tuple(self.fill(evidence.because) for evidence in fitting.against),
            unknown=tuple(self.fill(asked[id_].name) for id_ in fitting.unknown),
        )

    def _questions(self) -> list[str]:
        """The first question of each cause, the best first; then their second ones, and so on."""
        found = self.assessment
        asks = chain(
            _in_turn(fitting.cause.ask_clinician for fitting in found.causes),
            _in_turn(fitting.cause.ask_clinician for fitting in found.amplifiers),
            _in_turn(o.step.ask_clinician for o in found.next_steps if not o.tried),
        )
        return list(dict.fromkeys(map(self.fill, asks)))[:QUESTIONS_TO_ASK]


def _in_turn(lists: Iterable[Sentences]) -> Iterator[str]:
    return (sentence for turn in zip_longest(*lists) for sentence in turn if sentence)


def _safety_questions(questionnaire: Questionnaire) -> frozenset[str]:
    """What asks about urgent signs in the safety part, not about the person.

    Checklists and their lines, follow-ups, and questions that a sign reads on their own.
    """
    alone = {
        clause[0].question
        for sign in questionnaire.urgent
        for clause in sign.when
        if len(clause) == 1
    }
    asking = {checklist.id for checklist in questionnaire.checklist_of.values()}
    asking |= questionnaire.checklist_of.keys() | questionnaire.follow_ups | alone
    return frozenset(id_ for id_ in asking if questionnaire.section_of[id_].safety)


def _about_treatment_and_goals(questionnaire: Questionnaire) -> frozenset[str]:
    """Questions that tell which steps were tried, and those that say so: medicines, goals."""
    steps = (step for stage in questionnaire.next_steps for step in stage.steps)
    tried = {id_ for step in steps if step.tried for id_ in questions_read(step.tried.when)}
    for_report = {i.id for i in questionnaire.items if isinstance(i, Question) and i.for_report}
    return frozenset(tried | for_report)
