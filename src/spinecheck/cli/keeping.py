"""What a person keeps of a visit: their answers, the page for the doctor, or nothing."""

import os
import shlex
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import typer

from spinecheck import words
from spinecheck.cli.terminal import Terminal
from spinecheck.core.answers import Answers
from spinecheck.core.assessment import assess
from spinecheck.core.engine import path
from spinecheck.core.questions import Line
from spinecheck.interview.asking import Asker
from spinecheck.interview.prompts import Choice
from spinecheck.interview.saving import Saved, save_answers
from spinecheck.reading import BUILT_IN
from spinecheck.reading.problems import NotThere
from spinecheck.showing.harmless import in_one_line
from spinecheck.showing.result import Screens


@dataclass(frozen=True)
class Wishes:
    """What the person asked for on the command line."""

    named: str
    """The questionnaire, as it was named."""
    saved: Saved | None = None
    pages: tuple[Path, ...] = ()
    """Files for the page for the doctor."""


class Keeping:
    """Writes what the person asks for, and offers it once to someone who asked for nothing."""

    def __init__(
        self, terminal: Terminal, asker: Asker, wishes: Wishes, content_hash: str
    ) -> None:
        self.terminal = terminal
        self.asker = asker
        self.saved = wishes.saved
        self.pages = wishes.pages
        self.named = wishes.named
        self.content_hash = content_hash
        # The oldest answer may be as old as the visit.
        self.begun_at = datetime.now(UTC).isoformat(timespec="seconds")
        self.is_something_kept = wishes.saved is not None

    def keep(self, answers: Answers) -> None:
        """Hold on to the answers in the person's file, if there is one."""
        if self.saved:
            try:
                self.saved.save(answers)
            except NotThere as error:
                self.terminal.say(words.NOT_SAVED.format(reason=error))

    def how_to_go_on(self, screens: Screens, answers: Answers) -> None:
        """Say that the answers are saved, if they are."""
        if self.saved and self.saved.held == answers:
            self._say_how_to_go_on(screens, self.saved.path)
        elif self.saved and self.saved.before and self.saved.held == self.saved.before:
            self.terminal.say(words.EARLIER_STAY.format(file=self.saved.path))

    def where_answers_are(self, answers: Answers) -> None:
        """For someone who has finished: the file that they asked for, if it holds all answers."""
        if self.saved and self.saved.held == answers:
            self.terminal.say(words.SAVED_IN.format(file=self.saved.path))

    def how_to_keep_next_time(self, answers: Answers) -> None:
        """One line for someone who leaves in a hurry; none where it would not fit on one."""
        if answers and not self.is_something_kept:
            self.terminal.say_if_it_fits(words.KEEP_NEXT_TIME)

    def write_pages(self, screens: Screens, answers: Answers) -> None:
        """The page for the doctor, in every file that was asked for."""
        self._write(screens, answers, self.pages)

    def page_on_request(self, screens: Screens, answers: Answers) -> None:
        """The page for the doctor, where the person wants it."""
        place = self._place(words.PAGE_WHERE, "spinecheck-page", ".html")
        if place:
            self._write(screens, answers, (place,))

    def offer(self, screens: Screens, answers: Answers) -> None:
        """Ask once whether anything shall be kept; anything but a clear yes is a no."""
        if self.is_something_kept or not answers:
            return
        choices = (
            Choice("no", words.KEEP_NOTHING),
            Choice("answers", words.KEEP_ANSWERS),
            Choice("page", words.SAVE_PAGE),
            Choice("both", words.KEEP_BOTH),
        )
        reply = self.asker.choose(words.KEEP_ANYTHING, choices)
        if reply in ("answers", "both"):
            self._answers_on_request(screens, answers)
        if reply in ("page", "both"):
            self.page_on_request(screens, answers)

    def _answers_on_request(self, screens: Screens, answers: Answers) -> None:
        place = self._place(words.ANSWERS_WHERE, "spinecheck-answers", ".yaml")
        if place is None:
            return
        try:
            save_answers(place, screens.questionnaire, answers, self.begun_at)
        except NotThere as error:
            self._could_not(error)
        else:
            self._say_how_to_go_on(screens, place)

    def _place(self, text: str, stem: str, ending: str) -> Path | None:
        """Where to save, as chosen among new files; None for nowhere."""
        files = [_new_file(folder, f"{stem}-{date.today()}", ending) for folder in _folders()]
        choices = [Choice(str(file), str(file)) for file in files]
        reply = self.asker.choose(text, [*choices, Choice("", words.SAVE_NOWHERE)])
        return next((file for file in files if str(file) == reply), None)

    def _write(self, screens: Screens, answers: Answers, files: tuple[Path, ...]) -> None:
        if not files:
            return
        from spinecheck.showing.page import doctor_page
        from spinecheck.showing.report import write_report

        page = doctor_page(
            screens.questionnaire,
            answers,
            assess(screens.questionnaire, answers),
            screens,
            made_on=date.today(),
            content_hash=self.content_hash,
            agreed_to=frozenset(self._agreed_to(screens, answers)),
        )
        for file in files:
            try:
                write_report(file, page)
            except NotThere as error:
                self._could_not(error)
            else:
                self.is_something_kept = True
                self.terminal.say(words.PAGE_SAVED.format(file=file))

    def _agreed_to(self, screens: Screens, answers: Answers) -> Iterator[str]:
        """The private questions whose answer may stand on the page."""
        for asked in path(screens.questionnaire, answers).asked:
            if not isinstance(asked, Line) and asked.private and asked.id in answers:
                text = words.MAY_STAND_ON_PAGE.format(ask=screens.fill(asked.ask))
                choices = (Choice("no", words.KEEP_PRIVATE), Choice("yes", words.MAY_STAND))
                if self.asker.choose(text, choices) == "yes":
                    yield asked.id

    def _say_how_to_go_on(self, screens: Screens, file: Path) -> None:
        named = [] if self.named == BUILT_IN else [self.named]
        country = ["--region", screens.region.id] if screens.region else []
        command = ["spinecheck", "start", *named, *country, "--answers", str(file)]
        self.terminal.say(words.SAVED)
        self.terminal.say_in_one_line(shlex.join(command))

    def _could_not(self, error: NotThere) -> None:
        typer.echo(f"spinecheck: {in_one_line(str(error))}", err=True)


def _folders() -> list[Path]:
    """This folder, and the person's own, where they can be written to."""
    found: list[Path] = []
    for folder in (Path.cwd, Path.home):
        with suppress(OSError, RuntimeError):  # a folder that is gone, or a person without one
            found.append(folder())
    return [folder for folder in dict.fromkeys(found) if os.access(folder, os.W_OK)]


def _new_file(folder: Path, stem: str, ending: str) -> Path:
    """A file that is not there yet: nothing is ever overwritten."""
    names = (stem if n == 1 else f"{stem}-{n}" for n in count(1))
    files = (folder / f"{name}{ending}" for name in names)
    return next(file for file in files if not os.path.lexists(file))
