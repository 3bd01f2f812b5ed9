"""What a learner reads after they have decided: theirs beside spinecheck's."""

from collections import Counter
from collections.abc import Iterable, Iterator

from spinecheck import words
from spinecheck import words_for_educators as say
from spinecheck.core.advice import Cause, Sign
from spinecheck.core.questions import Section
from spinecheck.core.reasoning import Alarm, Weighed
from spinecheck.core.teaching import Reveal, Telling
from spinecheck.reading.places import Places
from spinecheck.showing.advice import Fill
from spinecheck.showing.parts import Heading, Items, Paragraph, Part, Parts, Table, Urgent
from spinecheck.showing.reasoning import Explained


class Feedback:
    """Puts what is revealed into words, what is dangerous first."""

    def __init__(self, reveal: Reveal, places: Places, fill: Fill) -> None:
        self.reveal = reveal
        self.questionnaire = places.questionnaire
        self.fill = fill
        self.explained = Explained(reveal.reasoning, places, fill)

    def parts(self) -> Parts:
        """All of it."""
        return (
            *self._danger(),
            *self._side_by_side(),
            *self._why_not(),
            *self._telling(),
            Paragraph(say.RULES_ARE_NOT_PATIENTS),
        )

    # -- what is dangerous

    def _danger(self) -> Iterator[Part]:
        reveal = self.reveal
        alarms = reveal.reasoning.alarms
        urgency = reveal.reasoning.assessment.urgency
        if reveal.missed:
            missed = (self._missed(a) for a in alarms if a.sign in reveal.missed)
            means = say.MISSED_MEANS if reveal.is_too_calm else say.MISSED_BUT_URGENT
            yield Urgent(urgency, say.MISSED, (Items(tuple(missed)), Paragraph(means)))
        elif reveal.is_too_calm:
            found = (
                say.FOUND_SIGN.format(sign=self._named(a.sign), answers=self._answers(a))
                for a in alarms
            )
            parts = (Paragraph(say.TOO_CALM_MEANS), Items(tuple(found)))
            yield Urgent(urgency, say.TOO_CALM, parts)
        elif reveal.never_looked:
            sections = self._titles(reveal.never_looked)
            yield Paragraph(say.NEVER_LOOKED.format(sections=sections))

    def _missed(self, alarm: Alarm) -> str:
        sections = [self.questionnaire.section_of[g.question] for g in alarm.grounds]
        return say.MISSED_SIGN.format(
            sign=self._named(alarm.sign),
            sections=self._titles(sections),
            answers=self._answers(alarm),
        )

    def _answers(self, alarm: Alarm) -> str:
        """What a sign was found in; "New: yes" tells nothing without what it is that is new."""
        grounds = (*alarm.opened_by, *alarm.grounds)
        answers = "; ".join(map(self.explained.ground, grounds))
        return answers if answers.endswith((".", "?", "!")) else f"{answers}."

    def _titles(self, sections: Iterable[Section]) -> str:
        titles = dict.fromkeys(self.fill(section.title) for section in sections)
        return ", ".join(f'"{title}"' for title in titles)

    def _named(self, sign: Sign) -> str:
        tier = words.TIER_IN_SHORT[sign.tier]
        return say.OLD_SIGN.format(title=self.fill(sign.title), tier=tier)

    # -- side by side

    def _side_by_side(self) -> Iterator[Part]:
        reveal = self.reveal
        yield Heading(say.SIDE_BY_SIDE)
        theirs, ours = reveal.guess.urgency, reveal.reasoning.assessment.urgency
        same = say.AGREED if theirs == ours else say.DIFFERENT
        rows = [(say.HOW_URGENT, say.URGENCIES[theirs], say.URGENCIES[ours], same)]
        both = {c.id: c for c in (*reveal.found, *reveal.guess.causes)}
        rows += [self._of_cause(cause) for cause in both.values()]
        yield Table(say.SIDE_BY_SIDE_HEAD, tuple(rows))
        if not both:
            yield Paragraph(say.NO_CAUSE_EITHER)

    def _of_cause(self, cause: Cause) -> tuple[str, str, str, str]:
        reveal = self.reveal
        named, found = cause in reveal.guess.causes, cause in reveal.found
        together = say.AGREED
        if not (named and found):
            together = say.ONLY_YOU if named else say.ONLY_SPINECHECK
        theirs = say.NAMED if named else say.NOT_NAMED
        return self.fill(cause.name), theirs, self._found(cause), together

    def _found(self, cause: Cause) -> str:
        assessment = self.reveal.reasoning.assessment
        for fitting in (*assessment.causes, *assessment.amplifiers):
            if fitting.cause == cause:
                return words.FITS[fitting.fit].replace(*say.YOUR_TO_THE)
        return say.BEHIND_A_SIGN if cause in self.reveal.found else say.NOT_NAMED

    # -- why

    def _why_not(self) -> Iterator[Part]:
        """Why the causes that only the learner named are not shown."""
        weighed = {w.weighing.cause.id: w for w in self.reveal.reasoning.weighed}
        lines = [self._why(c, weighed.get(c.id)) for c in self.reveal.not_found]
        if lines:
            yield Items(tuple(lines), say.WHY_NOT)

    def _why(self, cause: Cause, weighed: Weighed | None) -> str:
        why = say.NO_SIGN_FOR_IT
        if weighed:
            points = self.explained.points(weighed)
            why = " ".join((f"{points}.", *self.explained.what_came(weighed)))
        return f"{self.fill(cause.name)}: {why}"

    def _telling(self) -> Iterator[Part]:
        if not self.reveal.telling:
            return
        yield Heading(say.TOLD_MOST, say.TOLD_MOST_MEANS)
        yield Items(tuple(map(self._told, self.reveal.telling)))

    def _told(self, telling: Telling) -> str:
        points: Counter[str] = Counter()
        for argument in telling.arguments:
            if argument.counts:
                points[self.fill(argument.cause.name)] += argument.evidence.points
        causes = (say.ONE_CAUSE.format(points=n, cause=name) for name, n in points.items())
        said = telling.said
        return say.TOLD.format(
            answer=self.explained.answered(said.question.id, said.values),
            causes="; ".join(causes),
            unseen="" if telling.was_seen else say.UNSEEN,
        )
