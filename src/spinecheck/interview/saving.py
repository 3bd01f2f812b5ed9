"""Save and resume: the person's answers in a file of their own."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml

from spinecheck import words
from spinecheck.core.answers import Answers
from spinecheck.core.model import Questionnaire
from spinecheck.interview.answers import Given, read_answers
from spinecheck.reading.files import refuse_what_is_no_file, write_privately
from spinecheck.reading.problems import NotThere

GOOD_FOR = timedelta(days=1)
"""How long the answers about urgent signs are good for."""
_CLOCKS_DIFFER_BY = timedelta(minutes=5)


class Saved:
    """The file in which a person keeps their answers, and what it held at the start.

    Raises NotThere when it cannot be written, and CannotLoad when it holds something else.
    """

    def __init__(self, questionnaire: Questionnaire, path: Path) -> None:
        self.questionnaire = questionnaire
        self.path = path
        self.answers: Answers = {}
        self.before: Answers = {}
        """The earlier answers, when they are too old and their safety part is asked again."""
        self.notices: tuple[str, ...] = ()
        self.held: Answers = {}  # what the file holds now
        # Kept when answers are added later: it tells how old the oldest may be.
        self.saved_at = datetime.now(UTC).isoformat(timespec="seconds")
        if _is_there(path):
            self._resume(read_answers(questionnaire, path))
            # As it was, to see whether it can be written: until something is answered, the
            # earlier answers stay, and with them the urgent signs that they show.
            write_privately(path, path.read_text(encoding="utf-8"))
        else:
            self.save(self.answers)

    def save(self, answers: Answers) -> None:
        """Write the answers. Raises NotThere when that fails: the file then holds the old ones."""
        save_answers(self.path, self.questionnaire, answers, self.saved_at)
        self.held = answers

    def _resume(self, given: Given) -> None:
        self.held = given.answers
        if given.saved_at and is_fresh(given.saved_on, datetime.now(UTC)):
            self.answers, self.saved_at = given.answers, given.saved_at
            notice = words.EARLIER_ANSWERS
        else:
            self.answers = without_safety(self.questionnaire, given.answers)
            self.before = given.answers
            notice = words.EARLIER_BUT_OLD
        if given.answers:  # someone who left at the first screen has given none
            found = words.found_earlier(len(given.answers))
            self.notices = (notice.format(found=found, file=self.path),)
        if given.version_note:
            self.notices += (given.version_note,)


def _is_there(path: Path) -> bool:
    """Whether there is a file. Raises NotThere for what is no file, or cannot be looked at."""
    try:
        refuse_what_is_no_file(path)
        return path.exists()
    except (OSError, ValueError) as error:
        raise NotThere(f"{path} cannot be read: {error}") from error


def save_answers(
    path: Path, questionnaire: Questionnaire, answers: Answers, saved_at: str
) -> None:
    """Write the answers as YAML, or as JSON to a `.json` file. Raises NotThere when that fails."""
    data = {
        "questionnaire": questionnaire.questionnaire,
        "version": questionnaire.version,
        "saved_at": saved_at,
        "answers": {id_: _as_written(questionnaire, id_, given) for id_, given in answers.items()},
    }
    if path.suffix == ".json":
        text = json.dumps(data, indent=2) + "\n"
    else:
        text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    write_privately(path, text)


def _as_written(
    questionnaire: Questionnaire, question_id: str, given: tuple[str, ...]
) -> str | list[str]:
    return list(given) if questionnaire.asked[question_id].many else given[0]


def is_fresh(then: datetime | None, now: datetime) -> bool:
    """Whether answers of that time still speak for today.

    Not when they are older than a day, or from a clock that makes no sense.
    """
    return then is not None and now - GOOD_FOR <= then <= now + _CLOCKS_DIFFER_BY


def without_safety(questionnaire: Questionnaire, answers: Answers) -> Answers:
    """The answers without those of the safety part, which is then asked again from the start."""
    return {
        id_: given for id_, given in answers.items() if not questionnaire.section_of[id_].safety
    }
