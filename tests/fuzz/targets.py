"""What is tried on any bytes: they come to something harmless, or are refused in words."""

import json
import tempfile
import unicodedata
from datetime import date
from pathlib import Path

from spinecheck.core.answers import Answers
from spinecheck.core.assessment import assess
from spinecheck.core.model import Questionnaire
from spinecheck.interview.answers import parse_answers
from spinecheck.reading.front import load_regions
from spinecheck.reading.loading import load
from spinecheck.reading.problems import CannotLoad
from spinecheck.reading.rulebook import editorial_problems
from spinecheck.showing.exchange import as_data
from spinecheck.showing.harmless import in_one_line
from spinecheck.showing.page import doctor_page
from spinecheck.showing.plain import plain_lines
from spinecheck.showing.report import as_html, as_json, as_markdown
from spinecheck.showing.result import Screens
from spinecheck.showing.welcome import welcome
from spinecheck.upkeep.cases import case_problems
from spinecheck.upkeep.review import Review
from tests.fuzz.hostile import GIVEN, SMALL_TREE, crooked, from_bytes, written
from tests.samples import SMALL

REGIONS = load_regions()
SMALL_QUESTIONNAIRE = load(SMALL).questionnaire
ANSWERS_FILE = {"questionnaire": "small", "version": "1.0", "answers": GIVEN} | {
    "saved_at": "2026-05-01T12:00:00+00:00"
}


def any_questionnaire(raw: bytes) -> None:
    """A file that `check`, `graph`, `start` or `assess` is given."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hostile.yaml"
        path.write_bytes(raw)
        try:
            loaded = load(str(path))
        except CannotLoad as error:
            _harmless(map(in_one_line, map(str, error.findings)))
            return
    questionnaire = loaded.questionnaire
    problems = (*editorial_problems(questionnaire), *case_problems(questionnaire))
    _harmless(in_one_line(str(loaded.source.finding(problem))) for problem in problems)
    _harmless(plain_lines(Review(questionnaire, REGIONS).parts(), 80))
    for answers in ({}, *(case.answers for case in questionnaire.cases[:2])):
        shown(questionnaire, answers)


def any_answers(raw: bytes) -> None:
    """A file that `assess`, or `start --answers`, is given."""
    try:
        given = parse_answers(SMALL_QUESTIONNAIRE, "hostile.yaml", raw)
    except CannotLoad as error:
        _harmless(map(in_one_line, map(str, error.findings)))
        return
    shown(SMALL_QUESTIONNAIRE, given.answers)


def crooked_questionnaire(raw: bytes) -> None:
    """A questionnaire that was right before a few things in it were changed."""
    any_questionnaire(written(crooked(SMALL_TREE, from_bytes(raw))))


def crooked_answers(raw: bytes) -> None:
    """Answers that were right before a few things in them were changed."""
    any_answers(written(crooked(ANSWERS_FILE, from_bytes(raw))))


TARGETS = (any_questionnaire, any_answers, crooked_questionnaire, crooked_answers)
SEEDS = (written(SMALL_TREE), written(ANSWERS_FILE), bytes(range(256)), bytes(range(0, 256, 7)))
"""One for each target, to begin with."""


def shown(questionnaire: Questionnaire, answers: Answers) -> None:
    """Every way in which these answers are shown."""
    assessment = assess(questionnaire, answers)
    screens = Screens(questionnaire, REGIONS, REGIONS.named("US"))
    for parts in (
        welcome(questionnaire, REGIONS, REGIONS.named("US")),
        screens.leaving(assessment),
        screens.answers(assessment.path),
        screens.short(assessment),
        screens.result(assessment, answers=answers),
    ):
        _harmless(plain_lines(parts, 40))
    page = doctor_page(
        questionnaire,
        answers,
        assessment,
        screens,
        made_on=date(2026, 1, 1),
        content_hash="0" * 12,
    )
    html = as_html(page)
    assert "<script" not in html
    assert "<img" not in html
    exchanged = json.dumps(as_data(questionnaire, assessment, screens.fill))
    _harmless([html, as_markdown(page), json.dumps(as_json(page)), exchanged])


def _harmless(texts: object) -> None:
    """No text steers a terminal."""
    for text in texts:  # type: ignore[attr-defined]
        bad = [c for c in text if c != "\n" and unicodedata.category(c) in STEERING]
        assert not bad, (bad, text[:200])


STEERING = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
