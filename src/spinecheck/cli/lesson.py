"""A lesson: the learner asks, decides, and only then sees the reasoning."""

from dataclasses import dataclass, field

import typer

from spinecheck import words
from spinecheck import words_for_educators as say
from spinecheck.cli.demo import Demo
from spinecheck.cli.failing import WRONG_USE
from spinecheck.cli.terminal import Terminal
from spinecheck.core.advice import Cause
from spinecheck.core.engine import path
from spinecheck.core.questions import Section
from spinecheck.core.reasoning import reason
from spinecheck.core.teaching import Guess, reveal
from spinecheck.core.tiers import TIERS, Tier
from spinecheck.interview.paging import choose_in_pieces
from spinecheck.interview.prompts import Choice, Stop
from spinecheck.showing.feedback import Feedback
from spinecheck.showing.parts import Heading, Items, Paragraph, Parts

CAUSES_AT_MOST = 3
_DECIDE, _LEAVE, _NO_MORE = "decide now", "leave now", "no more"  # no id has a space


@dataclass
class Lesson:
    """One learner with one case. Nothing is stored."""

    shown: Demo
    terminal: Terminal
    looked_at: list[Section] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.screens = self.shown.screens
        self.asker = self.terminal.asker(self.screens.fill)
        self.questionnaire = self.screens.questionnaire
        self.way = path(self.questionnaire, self.shown.case.answers)

    def run(self) -> int:
        """From the story to the reveal; returns the exit code."""
        self.terminal.show_on_the_way(self.shown.story())
        self.terminal.say(say.HOW_TEACH_WORKS)
        stopped = self.look() or self.decide()
        return self.end_early(stopped) if stopped else 0

    def look(self) -> Stop | None:
        """Let the learner ask about sections until they decide; a Stop when they leave."""
        while True:
            left = [s for s in self.questionnaire.sections if s not in self.looked_at]
            choices = [
                *(Choice(section.id, self.screens.fill(section.title)) for section in left),
                Choice(_DECIDE, say.DECIDE),
                Choice(_LEAVE, words.LEAVE),
            ]
            reply = choose_in_pieces(self.asker, say.WHAT_TO_ASK, choices)
            if isinstance(reply, Stop):
                return reply
            if reply == _LEAVE:
                return Stop()
            if reply == _DECIDE:
                return None
            section = next(section for section in left if section.id == reply)
            self.looked_at.append(section)
            self.terminal.show_on_the_way(self.answers_in(section))

    def answers_in(self, section: Section) -> Parts:
        """What the patient answers to the questions of a section."""
        told = tuple(
            self.screens.statement(asked, self.way)
            for asked in self.way.asked
            if asked.id in self.way.facts and self.questionnaire.section_of[asked.id] is section
        )
        heading = Heading(self.screens.fill(section.title))
        return (heading, Items(told) if told else Paragraph(say.NOTHING_TOLD))

    def decide(self) -> Stop | None:
        """Take the learner's decision, and only then show the reasoning."""
        urgency = self.choose_urgency()
        if isinstance(urgency, Stop):
            return urgency
        causes = self.choose_causes()
        if isinstance(causes, Stop):
            return causes
        looked_at = frozenset(section.id for section in self.looked_at)
        reasoning = reason(self.questionnaire, self.shown.case.answers)
        guess = Guess(urgency, causes, looked_at)
        revealed = reveal(self.questionnaire, reasoning, guess)
        fill = self.screens.fill
        self.terminal.print(Feedback(revealed, self.shown.places, fill).parts())
        choices = (Choice("finish", words.FINISH), Choice("see", say.SEE_REASONING))
        text = words.WHAT_NOW
        if revealed.missed:
            # Said again: on a short screen the head of the feedback scrolls away.
            titles = "; ".join(fill(sign.title) for sign in revealed.missed)
            text = say.MISSED_AGAIN.format(signs=titles)
        if self.asker.choose(text, choices) == "see":
            self.terminal.print(self.shown.reasoning())
        return None

    def choose_urgency(self) -> Tier | Stop:
        choices = [Choice(tier, say.URGENCIES[tier]) for tier in reversed(TIERS)]
        chosen = self.asker.choose(say.HOW_URGENT_IS_IT, choices)
        if isinstance(chosen, Stop):
            return chosen
        reply = next(tier for tier in TIERS if tier == chosen)
        self.terminal.say(say.YOU_SAID.format(said=say.URGENCIES[reply]))
        return reply

    def choose_causes(self) -> tuple[Cause, ...] | Stop:
        chosen: list[Cause] = []
        while len(chosen) < CAUSES_AT_MOST:
            left = [cause for cause in self.questionnaire.causes if cause not in chosen]
            choices = [
                Choice(_NO_MORE, say.NO_MORE if chosen else say.NO_CAUSE),
                *(Choice(cause.id, self.cause_in_full(cause)) for cause in left),
            ]
            text = say.WHICH_CAUSE.format(n=len(chosen) + 1, most=CAUSES_AT_MOST)
            reply = choose_in_pieces(self.asker, text, choices)
            if isinstance(reply, Stop):
                return reply
            if reply == _NO_MORE:
                break
            chosen.append(next(cause for cause in left if cause.id == reply))
            self.terminal.say(say.YOU_SAID.format(said=self.cause_in_full(chosen[-1])))
        return tuple(chosen)

    def cause_in_full(self, cause: Cause) -> str:
        return self.screens.fill(f"{cause.name} ({cause.clinical_name})")

    def end_early(self, stop: Stop) -> int:
        """What is said to someone who leaves before they decided; returns the exit code."""
        if stop.input_ended:
            typer.echo(say.ENDED_EARLY, err=True)
            return WRONG_USE
        self.terminal.say(say.LEFT_EARLY)
        choices = (Choice("leave", words.LEAVE), Choice("see", say.SEE_RESULT))
        if self.asker.choose(words.WHAT_NOW, choices) == "see":
            self.terminal.print(self.shown.result())
        return 0
