"""For patients: `start`, and for programs the same without questions: `assess`."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from spinecheck import words
from spinecheck.cli.failing import INTERRUPTED, WRONG_USE, Terminated, ending_gently, told_in_words
from spinecheck.cli.region import country_of_locale
from spinecheck.cli.terminal import Terminal
from spinecheck.core.assessment import assess as assess_answers
from spinecheck.core.engine import Answers
from spinecheck.core.model import Questionnaire
from spinecheck.core.region import Region, Regions
from spinecheck.interview.answers import Given, parse_answers, read_answers
from spinecheck.interview.asking import Asker
from spinecheck.interview.walker import Card, Choice, GoOn, SignsCard, Stop, walk
from spinecheck.reading.loading import BUILT_IN, load, load_regions
from spinecheck.reading.problems import NotThere
from spinecheck.showing.result import Screens


class Format(StrEnum):
    text = "text"
    json = "json"


RegionOption = Annotated[
    str | None,
    typer.Option("--region", help="Your country, such as US or GB: whose numbers to show."),
]
PlainOption = Annotated[
    bool,
    typer.Option("--plain", help="Ask in numbered lines, without boxes: for screen readers."),
]


def start(
    path: Annotated[
        str, typer.Argument(help="A questionnaire: its name, file or folder.", metavar="PATH")
    ] = BUILT_IN,
    region: RegionOption = None,
    plain: PlainOption = False,
) -> None:
    """Answer questions about your pain, and see what may be going on and what to do.

    Examples:
      spinecheck start

      spinecheck start --region GB --plain
    """
    with told_in_words():
        questionnaire = load(path).questionnaire
        regions = load_regions()
        visit = Visit(questionnaire, regions, _region(regions, region), Terminal(plain))
    with ending_gently():
        try:
            raise typer.Exit(visit.run())
        except KeyboardInterrupt as interrupt:
            visit.leave()
            code = interrupt.exit_code if isinstance(interrupt, Terminated) else INTERRUPTED
            raise typer.Exit(code) from None


def assess(
    answers: Annotated[
        str, typer.Argument(help="A file of answers, YAML or JSON; - for standard input.")
    ],
    questionnaire: Annotated[
        str, typer.Option("--questionnaire", help="Its name, file or folder.")
    ] = BUILT_IN,
    format_: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.text,
    region: RegionOption = None,
    plain: PlainOption = False,
) -> None:
    """Say what a file of answers comes to, without asking anything.

    Example:
      spinecheck assess answers.yaml --format json
    """
    with told_in_words():
        loaded = load(questionnaire).questionnaire
        given = _read(loaded, answers)
        regions = load_regions()
        screens = Screens(loaded, regions, _region(regions, region))
    if given.other_version:
        left_out = ", ".join(given.left_out) or "nothing"
        note = words.OTHER_VERSION.format(version=given.other_version, left_out=left_out)
        typer.echo(note, err=True)
    assessment = assess_answers(loaded, given.answers)
    if format_ is Format.json:
        import json

        from spinecheck.showing.exchange import as_data

        data = as_data(loaded, assessment, screens.fill)
        typer.echo(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        Terminal(plain).show(screens.result(assessment))


def _read(questionnaire: Questionnaire, answers: str) -> Given:
    if answers == "-":
        return parse_answers(questionnaire, "<stdin>", sys.stdin.buffer.read())
    return read_answers(questionnaire, Path(answers))


def _region(regions: Regions, wanted: str | None) -> Region | None:
    """The region asked for, or else that of the locale. Raises NotThere for an unknown wish."""
    found = regions.named(wanted or country_of_locale(os.environ) or "")
    if wanted and not found:
        known = ", ".join(region.id for region in regions.regions)
        raise NotThere(f"the region `{wanted}` is not known; known are {known}")
    return found


class Visit:
    """One person's visit: the first screen, the walk, the result."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        regions: Regions,
        region: Region | None,
        terminal: Terminal,
    ) -> None:
        self.questionnaire = questionnaire
        self.regions = regions
        self.region = region
        self.terminal = terminal
        self.asker: Asker = terminal.asker()
        self.answers: Answers = {}

    @property
    def screens(self) -> Screens:
        return Screens(self.questionnaire, self.regions, self.region)

    def run(self) -> int:
        """From the first screen to the last; returns the exit code."""
        begun = self.welcome()
        if isinstance(begun, Stop):
            return self.end_early(begun)
        walked = walk(self.questionnaire, self.answers, self.asker.ask, self.tell, self.keep)
        if walked.stopped is None:
            self.show_result()
            return 0
        if walked.at_card and not walked.stopped.input_ended and self.terminal.is_one_screen:
            self.terminal.say(words.ACT_ON_ADVICE)
            return 0
        return self.end_early(walked.stopped)

    def welcome(self) -> Stop | None:
        """The first screen: it says what this is, and settles whose numbers are shown."""
        while True:
            self.terminal.show_on_the_way(self.screens.welcome())
            if self.region:
                begin = words.BEGIN_IN.format(region=self.region.name)
                other = words.ANOTHER_COUNTRY
            else:
                begin, other = words.BEGIN_ANYWHERE, words.CHOOSE_COUNTRY
            reply = self.asker.choose(
                words.WHAT_NOW,
                (Choice("begin", begin), Choice("country", other), Choice("leave", words.LEAVE)),
            )
            if reply == "begin":
                return None
            if reply == "country":
                reply = self.choose_country()
            if isinstance(reply, Stop):
                return reply
            if reply == "leave":
                return Stop()

    def choose_country(self) -> str | Stop:
        countries = sorted(self.regions.regions, key=lambda region: region.name)
        reply = self.asker.choose(
            words.WHICH_COUNTRY,
            (
                *(Choice(region.id, region.name) for region in countries),
                Choice("none", words.NOT_IN_LIST),
            ),
        )
        if not isinstance(reply, Stop):
            self.region = self.regions.named(reply)
        return reply

    def tell(self, card: Card) -> GoOn | Stop:
        """Show a card; stopping is the offered choice when it is urgent."""
        if isinstance(card, SignsCard):
            self.terminal.show_on_the_way(self.screens.card(card.tier, card.signs))
            # Said again above the choices: on a short screen the head of the card scrolls away.
            text = self.screens.fill(getattr(self.questionnaire.tiers, card.tier).say)
            stop = words.STOP_AND_GET_HELP if card.tier == "emergency" else words.STOP_HERE
            choices = (Choice("stop", stop), Choice("on", words.GO_ON))
        else:
            self.terminal.show_on_the_way(self.screens.page(card.page))
            text = words.WHAT_NOW
            choices = (Choice("on", words.GO_ON), Choice("stop", words.STOP_HERE))
        reply = self.asker.choose(text, choices)
        if isinstance(reply, Stop):
            return reply
        return GoOn() if reply == "on" else Stop()

    def keep(self, answers: Answers) -> None:
        self.answers = answers

    def show_result(self) -> None:
        assessment = assess_answers(self.questionnaire, self.answers)
        emergency = assessment.urgency == "emergency"
        self.terminal.show(self.screens.result(assessment, whole=not emergency))
        if emergency:
            choices = (Choice("finish", words.FINISH), Choice("read", words.READ_REST))
            if self.asker.choose(words.WHAT_NOW, choices) == "read":
                self.terminal.show(self.screens.result(assessment))

    def end_early(self, stop: Stop) -> int:
        """What is said to someone who stops, or whose input ended; returns the exit code."""
        if stop.input_ended and not self.answers:
            typer.echo(words.NO_ANSWERS_CAME, err=True)
            return WRONG_USE
        if stop.input_ended:
            typer.echo(words.INPUT_ENDED, err=True)
        self.leave()
        return WRONG_USE if stop.input_ended else 0

    def leave(self) -> None:
        """The urgent signs found so far, and the lines that everyone is shown."""
        assessment = assess_answers(self.questionnaire, self.answers)
        self.terminal.show(self.screens.leaving(assessment))
