"""One person's visit: it joins the ways of asking with what is shown."""

from dataclasses import replace
from functools import cached_property

import typer

from spinecheck import words
from spinecheck.cli.failing import WRONG_USE
from spinecheck.cli.keeping import Keeping, Wishes
from spinecheck.cli.welcome import Welcome
from spinecheck.core.answers import Answers
from spinecheck.core.assessment import Assessment
from spinecheck.core.assessment import assess as assess_answers
from spinecheck.core.compare import moved
from spinecheck.core.engine import path
from spinecheck.interview.asking import Asker
from spinecheck.interview.paging import choose_in_pieces
from spinecheck.interview.prompts import Choice, GoOn, Stop
from spinecheck.interview.walker import Card, SignsCard, State, Walked, walk
from spinecheck.reading.loading import Loaded
from spinecheck.showing.result import Screens


class Visit:
    """One person's visit, from the first question to the result."""

    def __init__(self, welcome: Welcome, loaded: Loaded, wishes: Wishes) -> None:
        self.welcome = welcome
        self.terminal = welcome.terminal
        self.questionnaire = loaded.questionnaire
        self.content_hash = loaded.source.content_hash
        self.wishes = wishes
        self.answers: Answers = wishes.saved.answers if wishes.saved else {}
        self.is_over = False

    @property
    def notices(self) -> tuple[str, ...]:
        """What is to be said about the answers saved earlier."""
        told = self.wishes.saved.notices if self.wishes.saved else ()
        if earlier := self.earlier_advice(assess_answers(self.questionnaire, self.answers)):
            told += (words.EARLIER_ADVICE.format(was=words.TIER_IN_SHORT[earlier.urgency]),)
        return told

    def earlier_advice(self, assessment: Assessment) -> Assessment | None:
        """What answers of an earlier day came to, while it is not known whether that still holds.

        None when they showed no urgent sign, or when these answers tell.
        """
        before = self.wishes.saved.before if self.wishes.saved else {}
        earlier = assess_answers(self.questionnaire, before)
        return earlier if earlier.signs and moved(earlier, assessment) == "unknown" else None

    @cached_property
    def asker(self) -> Asker:
        return self.terminal.asker(self.screens.fill)

    @cached_property
    def screens(self) -> Screens:
        """Made when first needed: only then it is settled whose numbers are shown."""
        return Screens(self.questionnaire, self.welcome.regions, self.welcome.region)

    @cached_property
    def keeping(self) -> Keeping:
        return Keeping(self.terminal, self.asker, self.wishes, self.content_hash)

    def run(self) -> int:
        """From the first question to the last screen; returns the exit code."""
        walked = self.walk(State(self.answers))
        while walked.stopped is None:
            change = self.check_answers() or self.show_result()
            if change is None:
                return 0
            walked = self.walk(replace(walked.state, cursor=change))
        return self.end_early(walked.stopped)

    def walk(self, state: State) -> Walked:
        """Ask what is still to be asked from there on."""
        return walk(self.questionnaire, state, self.asker.ask, self.tell, self.keep)

    def tell(self, card: Card) -> GoOn | Stop:
        """Show a card; stopping is the offered choice when it is urgent."""
        if isinstance(card, SignsCard):
            self.terminal.show_on_the_way(self.screens.card(card.tier, card.signs))
            # Said again above the choices: on a short screen the head of the card scrolls away.
            text = self.screens.fill(self.questionnaire.tiers.of(card.tier).say)
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
        """Hold on to the answers, in memory and in the person's file."""
        self.answers = answers
        self.keeping.keep(answers)

    def check_answers(self) -> str | None:
        """Everything that was answered; returns the question to change, or None to go on."""
        self.terminal.show_on_the_way(self.screens.answers(path(self.questionnaire, self.answers)))
        choices = (Choice("on", words.SEE_RESULT), Choice("change", words.CHANGE_ANSWER))
        if self.asker.choose(words.WHAT_NOW, choices) == "change":
            return self.choose_answer()
        return None

    def choose_answer(self) -> str | None:
        """One of the questions that were asked; None to leave all as it is."""
        way = path(self.questionnaire, self.answers)
        choices = [Choice(asked.id, self.screens.statement(asked, way)) for asked in way.asked]
        leave = Choice("", words.LEAVE_AS_IS)
        reply = choose_in_pieces(self.asker, words.CHANGE_WHICH, [leave, *choices])
        return reply if isinstance(reply, str) and reply else None

    def show_result(self) -> str | None:
        """The result, short and then whole; returns the question to change, or None to finish."""
        assessment = assess_answers(self.questionnaire, self.answers)
        if self.terminal.is_one_screen:
            self.terminal.show(self.screens.short(assessment))
        else:
            whole = self.screens.result(assessment, whole=False, answers=self.answers)
            self.terminal.show(whole)
        self.keeping.write_pages(self.screens, self.answers)
        choices = [
            Choice("read", words.READ_ALL),
            Choice("page", words.SAVE_PAGE),
            Choice("change", words.CHANGE_ANSWER),
            Choice("finish", words.FINISH),
        ]
        if assessment.urgency == "emergency":
            choices.reverse()  # the suggestion is to stop reading, and to get help
        text = words.WHAT_NOW
        while True:
            reply = self.asker.choose(self.screens.said_again(assessment, text), choices)
            if reply == "read":
                self.read_all(assessment)
                text = f"{words.SCROLL_UP} {words.WHAT_NOW}" if self.terminal.plain else text
            elif reply == "page":
                self.keeping.page_on_request(self.screens, self.answers)
            elif reply != "change":
                self.keeping.where_answers_are(self.answers)
                self.end(offer=reply in ("finish", Stop()))
                return None
            elif change := self.choose_answer():
                return change

    def read_all(self, assessment: Assessment) -> None:
        """The whole result, in pieces where the window is small; it may be left after each."""
        pieces = self.terminal.in_pieces(self.screens.result(assessment, answers=self.answers))
        for n, piece in enumerate(pieces, 1):
            self.terminal.show(piece)
            if n == len(pieces):
                return
            more = words.MORE_TO_READ.format(n=len(pieces) - n)
            text = self.screens.said_again(assessment, more)
            choices = (Choice("on", words.READ_ON), Choice("enough", words.ENOUGH))
            if self.asker.choose(text, choices) != "on":
                return

    def end_early(self, stop: Stop) -> int:
        """What is said to someone who stops, or whose input ended; returns the exit code."""
        if stop.input_ended and not self.answers:
            typer.echo(words.NO_ANSWERS_CAME, err=True)
            return WRONG_USE
        if stop.input_ended:
            typer.echo(words.INPUT_ENDED, err=True)
        self.leave()
        if self.answers:
            self.keeping.write_pages(self.screens, self.answers)
        self.end(offer=not stop.input_ended)
        return WRONG_USE if stop.input_ended else 0

    def interrupted(self) -> None:
        """What is said to someone who stops the program itself: they want out."""
        if not self.is_over:
            self.leave()
            self.keeping.how_to_keep_next_time(self.answers)
            self.last_word()

    def leave(self) -> None:
        """The urgent signs found so far, and the lines that everyone is shown."""
        assessment = assess_answers(self.questionnaire, self.answers)
        self.terminal.show(self.screens.leaving(assessment, self.earlier_advice(assessment)))
        self.keeping.how_to_go_on(self.screens, self.answers)

    def end(self, offer: bool) -> None:
        """Everything has been shown; only now may the person be asked whether to keep it."""
        self.is_over = True
        self.last_word()
        if offer:
            self.keeping.offer(self.screens, self.answers)

    def last_word(self) -> None:
        """Who is to get help sees it below everything else, however short the screen is."""
        assessment = assess_answers(self.questionnaire, self.answers)
        earlier = self.earlier_advice(assessment)
        if text := self.screens.said_again(earlier or assessment):
            self.terminal.say("")
            if earlier:
                was = words.TIER_IN_SHORT[earlier.urgency]
                self.terminal.say(words.GO_BY_EARLIER.format(was=was))
            self.terminal.say(text)
