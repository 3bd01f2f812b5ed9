"""A patient case as the frames of a demo: it joins the walk with what is shown."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from spinecheck import words
from spinecheck import words_for_educators as say
from spinecheck.cli.terminal import Terminal
from spinecheck.core.assessment import assess
from spinecheck.core.engine import path
from spinecheck.core.model import Case
from spinecheck.core.moves import moves
from spinecheck.core.reasoning import reason
from spinecheck.interview.player import Lines, Player
from spinecheck.interview.script import Asked, Told, played
from spinecheck.interview.walker import PageCard, SignsCard
from spinecheck.reading.files import new_file
from spinecheck.reading.places import Places
from spinecheck.showing.harmless import harmless
from spinecheck.showing.live import Scene, Telling
from spinecheck.showing.parts import Heading, Paragraph, Parts
from spinecheck.showing.reasoning import Explained
from spinecheck.showing.result import Screens
from spinecheck.showing.welcome import reviewed

Frame = Scene | Telling
HANDOUT_WIDTH = 80


@dataclass(frozen=True)
class Demo:
    """One case, as it is played to a class."""

    case: Case
    screens: Screens
    places: Places

    def play(self, terminal: Terminal, auto: float | None, transcript: Path | None) -> None:
        """Play it on this terminal; what was shown goes into the transcript too."""
        frames = list(self.frames())
        player = _player(frames, terminal, auto)
        handout = new_file(transcript) if transcript else None
        try:
            # In older versions of Typer `nan` passes every check of a range; here it becomes 0.
            seen = player.run(auto if auto is None else max(0.0, auto))
        finally:
            if handout:
                with handout:
                    shown = self.handout(frames[: player.seen])
                    handout.writelines(f"{line}\n" for line in shown)
        if seen < len(frames):
            terminal.say(say.STOPPED)
        elif not terminal.plain:  # its own screen is gone: what it came to stays
            terminal.print((*self.result(), *self.reasoning()))
        if transcript:
            terminal.say(say.TRANSCRIPT_SAVED.format(file=transcript))

    def frames(self) -> Iterator[Frame]:
        """The story, each question without and with its answer, the cards, and how it ends."""
        yield Telling(self.story())
        for step in played(self.screens.questionnaire, self.case):
            match step:
                case Told(SignsCard(tier, signs)):
                    yield Telling(self.screens.card(tier, signs))
                case Told(PageCard(page)):
                    yield Telling(self.screens.page(page))
                case Asked():
                    yield self._scene(step, answered=False)
                    yield self._scene(step, answered=True)
        yield Telling(self.result())
        yield Telling(self.reasoning())

    def story(self) -> Parts:
        """What the patient tells, before any question."""
        return (
            Heading(self.screens.fill(self.case.title)),
            Paragraph(self.screens.fill(self.case.story)),
            Paragraph(say.INVENTED),
        )

    def handout(self, frames: Iterable[Frame]) -> Iterator[str]:
        """The frames as lines of text, under what they were made from."""
        made_of = self.screens.questionnaire
        yield harmless(say.HANDOUT.format(title=made_of.title, version=made_of.version))
        yield harmless(reviewed(made_of))
        for frame in frames:
            yield from frame.lines(HANDOUT_WIDTH)

    def result(self) -> Parts:
        """What `assess` comes to for the case."""
        assessment = assess(self.screens.questionnaire, self.case.answers)
        left_open = assessment.path.unanswered
        remark = (Paragraph(say.CASE_ENDS),) if left_open else ()
        return (*remark, *self.screens.short(assessment))

    def reasoning(self) -> Parts:
        """How it came about, in full."""
        reasoning = reason(self.screens.questionnaire, self.case.answers)
        return Explained(reasoning, self.places, self.screens.fill).parts()

    def _scene(self, step: Asked, answered: bool) -> Scene:
        fill = self.screens.fill
        questionnaire = self.screens.questionnaire
        prompt = step.prompt
        texts = {choice.value: fill(choice.text) for choice in prompt.choices}
        now = step.after if answered else step.before
        answer = prompt.texts(step.values)
        return Scene(
            progress=words.progress(fill(prompt.section), prompt.done, prompt.to_go),
            ask=fill(prompt.ask),
            why=fill(words.WHY_WE_ASK.format(why=prompt.why)) if prompt.why else "",
            choices=tuple(texts.values()),
            chosen=frozenset(texts[value] for value in step.values if answered),
            echo=fill(words.ANSWERED.format(question=prompt.short, answer=answer)),
            moves=moves(questionnaire, step.before, now),
            is_over=path(questionnaire, now).ending is not None,
            fill=fill,
        )


def _player(frames: Sequence[Frame], terminal: Terminal, auto: float | None) -> Player | Lines:
    """A screen of its own; or lines, which wait only for someone who sits there."""
    if not terminal.plain:
        return Player(frames)
    stdin = sys.stdin if terminal.someone_types else None
    if stdin and auto is None:
        terminal.say(say.PLAIN_KEYS)
    return Lines(frames, terminal.line_width(), partial(print, flush=True), stdin)
