"""The first screen, before the questionnaire behind it has to be there."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from spinecheck import words
from spinecheck.cli.terminal import Terminal
from spinecheck.core.front import Front
from spinecheck.core.region import Region, Regions, fill
from spinecheck.interview.asking import Asker
from spinecheck.interview.paging import choose_in_pieces
from spinecheck.interview.prompts import Choice, Stop
from spinecheck.showing.welcome import welcome


class Welcome:
    """It says what this is, and settles whose numbers are shown."""

    def __init__(self, terminal: Terminal, regions: Regions, region: Region | None) -> None:
        self.terminal = terminal
        self.regions = regions
        self.region = region

    @cached_property
    def asker(self) -> Asker:
        """The way of asking. Made when first used: what is said before need not wait for menus."""
        return self.terminal.asker()

    def greet(
        self, front: Front, saved_in: Path | None = None, notices: Sequence[str] = ()
    ) -> Stop | None:
        """Show it until the person begins, or leaves."""
        while True:
            screen = welcome(front, self.regions, self.region, saved_in)
            self.terminal.show_on_the_way(screen)
            for notice in notices:
                self.terminal.say(notice)
            if self.region:
                begin = words.BEGIN_IN.format(region=self.region.name)
                other = words.ANOTHER_COUNTRY
            else:
                begin, other = words.BEGIN_ANYWHERE, words.CHOOSE_COUNTRY
            # The number again: on a small screen the head of the text scrolls away.
            number = fill(words.IN_DANGER, self.regions.numbers(self.region))
            reply = self.asker.choose(
                f"{number} {words.WHAT_NOW}",
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
        reply = choose_in_pieces(
            self.asker,
            words.WHICH_COUNTRY,
            (
                *(Choice(region.id, region.name) for region in countries),
                Choice("none", words.NOT_IN_LIST),
                Choice("back", words.BACK_TO_START),
            ),
        )
        if not isinstance(reply, Stop) and reply != "back":
            self.region = self.regions.named(reply)
        return reply
