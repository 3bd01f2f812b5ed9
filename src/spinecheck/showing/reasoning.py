"""The whole reasoning as tables: what each answer argued, the fit, the urgency, the sources."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from spinecheck import words
from spinecheck import words_for_educators as say
from spinecheck.answer_words import answer_text
from spinecheck.core.advice import Cause, Evidence
from spinecheck.core.answers import Values
from spinecheck.core.model import Source
from spinecheck.core.questions import Page
from spinecheck.core.reasoning import Argument, Ground, Reasoning, Said, Weighed
from spinecheck.reading.places import Places
from spinecheck.reading.problems import Place
from spinecheck.showing.advice import Fill
from spinecheck.showing.parts import Heading, Items, Paragraph, Part, Parts, Table


class Explained:
    """Puts a reasoning into words. Every line of it names its place in the YAML."""

    def __init__(self, reasoning: Reasoning, places: Places, fill: Fill) -> None:
        self.reasoning = reasoning
        self.places = places
        self.questionnaire = places.questionnaire
        self.fill = fill
        self.cited: dict[str, None] = {}  # in the order in which they are named

    def parts(self) -> Parts:
        """All of it."""
        return (*self._answers(), *self._fit(), *self._urgency(), *self._sources())

    # -- the answers

    def _answers(self) -> Iterator[Part]:
        yield Heading(say.ANSWERS)
        rows = [row for said in self.reasoning.said for row in self._of_answer(said)]
        yield Table(say.ANSWERS_HEAD, tuple(rows)) if rows else Paragraph(say.NOT_ANSWERED)

    def _of_answer(self, said: Said) -> Iterator[tuple[str, ...]]:
        """A row for each thing that an answer argued; the answer stands in the first."""
        rows: list[tuple[str, ...]] = [
            (
                say.SIGN.format(title=self.fill(sign.title)),
                words.TIER_IN_SHORT[sign.tier],
                self._from(sign.cites, self.places.sign(sign)),
            )
            for sign in said.signs
        ]
        rows += [self._of_argument(argument) for argument in said.arguments]
        if not rows:
            rows = [(say.NOTHING, "", place_text(self.places.asked(said.question.id)))]
        answer = self.answered(said.question.id, said.values)
        for row in rows:
            yield (answer, *row)
            answer = ""

    def _of_argument(self, argument: Argument) -> tuple[str, ...]:
        evidence = argument.evidence
        text = say.FOR if evidence.supports else say.AGAINST
        argued = text.format(cause=self.fill(argument.cause.name))
        if argument.together:
            others = ", ".join(map(self.name, argument.together))
            argued += say.TOGETHER.format(others=others)
        place = self.places.evidence(argument.cause, evidence)
        otherwise = say.AS_FOR_CAUSE if argument.cause.cites else ""
        strength = how_strongly(evidence, argument.counts)
        return argued, strength, self._from(evidence.cites, place, otherwise)

    def _from(self, cites: Iterable[str], place: Place, otherwise: str = "") -> str:
        """The marks of the sources, and the place."""
        marks = ", ".join(cites)
        self.cited |= dict.fromkeys(cites)
        return "\n".join(filter(None, (marks or otherwise, place_text(place))))

    # -- the fit

    def _fit(self) -> Iterator[Part]:
        yield Heading(say.FIT)
        page = self.reasoning.assessment.page
        if page:
            yield Paragraph(self._ended_at(page))
            return
        yield from map(Paragraph, self._rules())
        silent = [w for w in self.reasoning.weighed if w.is_silent]
        rows = [self._of_cause(w) for w in self.reasoning.weighed if not w.is_silent]
        if rows:
            yield Table(say.FIT_HEAD, tuple(rows))
        if silent:
            yield Items(tuple(self._named(w.weighing.cause) for w in silent), say.SILENT)

    def _ended_at(self, page: Page) -> str:
        return say.ENDED_AT.format(page=page.id, place=place_text(self.places.asked(page.id)))

    def _rules(self) -> Iterator[str]:
        """How points become words in this questionnaire."""
        fit = self.questionnaire.fit
        yield f"{say.POINTS} {say.NOT_A_CHANCE}"
        some, many, at_most = map(self._rule_place, ("some", "many", "shown_at_most"))
        ways = [many_words(way.points, way.strong) for way in fit.many]
        yield " ".join(
            (
                say.SOME.format(points=fit.some.points, reasons=fit.some.reasons, place=some),
                say.MANY.format(ways=say.OR.join(ways), place=many),
                say.AT_MOST.format(n=fit.shown_at_most, place=at_most),
            )
        )

    def _rule_place(self, key: str) -> str:
        place = self.places.fit(key)
        return f" ({place_text(place)})" if place else ""

    def _of_cause(self, weighed: Weighed) -> tuple[str, ...]:
        weighing = weighed.weighing
        cause = weighing.cause
        place = self.places.cause(cause)
        return (
            self.fill(cause.name),
            self.points(weighed),
            " ".join(self.what_came(weighed)),
            self._from(cause.cites, place),
        )

    def points(self, weighed: Weighed) -> str:
        """Such as `+3 +2 -1 = 4`."""
        weighing = weighed.weighing
        evidence = (*weighing.supports, *weighing.against)
        terms = " ".join(f"{piece.points:+d}" for piece in evidence)
        return f"{terms} = {weighing.points}" if terms else say.NO_POINTS

    def what_came(self, weighed: Weighed) -> Iterator[str]:
        """What came of a cause, and by which rules."""
        cause, fitting = weighed.weighing.cause, weighed.fitting
        if fitting:
            fit = fitting.fit
            if cause.kind == "source":
                n = self.reasoning.assessment.causes.index(fitting) + 1
                yield say.SHOWN.format(n=n, fit=fit)
            else:
                yield say.SHOWN_BESIDE.format(fit=fit)
        if weighed.verdict != "shown":
            key = {"not_looked_for": "only_when", "never_alone": "never_alone"}
            place = self._key_place(cause, key.get(weighed.verdict))
            needed = self.questionnaire.fit.some
            yield say.VERDICTS[weighed.verdict].format(place=place, needed=needed)
        if weighed.as_company:
            yield say.COMPANY
        if fitting and weighed.weighing.capped:
            yield say.CAPPED.format(place=self._key_place(cause, "some_at_most_when"))
        if fitting and fitting.leads_to:
            yield say.LEADS_TO.format(
                other=self._after(weighed), place=self._key_place(cause, "explains")
            )

    def _after(self, weighed: Weighed) -> str:
        causes = [fitting.cause for fitting in self.reasoning.assessment.causes]
        return self.fill(causes[causes.index(weighed.weighing.cause) + 1].name)

    def _key_place(self, cause: Cause, key: str | None) -> str:
        return place_text(self.places.cause(cause, key))

    def _named(self, cause: Cause) -> str:
        return f"{self.fill(cause.name)} ({self._key_place(cause, None)})"

    # -- the urgency

    def _urgency(self) -> Iterator[Part]:
        yield Heading(say.URGENCY)
        found = self.reasoning
        if found.alarms:
            yield Paragraph(say.HIGHEST.format(tier=say.TIERS[found.assessment.urgency]))
            rows = (
                (
                    self.fill(alarm.sign.title),
                    words.TIER_IN_SHORT[alarm.sign.tier],
                    "\n".join(map(self.ground, alarm.grounds)),
                    self._from(alarm.sign.cites, self.places.sign(alarm.sign)),
                )
                for alarm in found.alarms
            )
            yield Table(say.URGENCY_HEAD, tuple(rows))
        else:
            yield Paragraph(say.NO_SIGN)
        if not found.could_raise:
            yield Paragraph(say.ALL_IN)
        if found.assessment.urgency == "emergency" or not found.could_raise:
            return
        label = say.COULD_RAISE if found.alarms else say.URGENCY_OPEN
        open_ = (
            f"{self.name(id_)} ({place_text(self.places.asked(id_))})" for id_ in found.could_raise
        )
        yield Items(tuple(open_), label)

    def ground(self, ground: Ground) -> str:
        """An answer that a sign holds on."""
        if ground.assumed:
            return say.ASSUMED.format(question=self.name(ground.question))
        return self.answered(ground.question, ground.values)

    # -- the sources

    def _sources(self) -> Iterator[Part]:
        """Every source that was named, in full, with what is cited of it."""
        yield Heading(say.SOURCES)
        cited: dict[Source | None, list[str]] = {}
        for id_ in self.cited:
            cited.setdefault(self.questionnaire.source_of.get(id_), []).append(id_)
        lines = [
            say.HELD_BY.format(ids=", ".join(sorted(ids)), reference=self._reference(source))
            for source, ids in cited.items()
        ]
        yield Items(tuple(lines)) if lines else Paragraph(say.NO_SOURCES)
        yield Paragraph(say.PLACES_ARE_IN.format(folder=self.places.folder))

    def _reference(self, source: Source | None) -> str:
        if source is None:
            return say.NOT_LISTED
        place = self.places.cited(source.id)
        year = source.year
        if year and not year.isdecimal():  # such as "not given"
            year = say.YEAR.format(year=year)
        known = (source.title, source.by, year, source.where, source.kind)
        recalled = None if source.seen else say.RECALLED
        stands = f"({place_text(place)})" if place else None
        sentences = [part for part in (*known, recalled) if part]
        ended = (part if part.endswith((".", "?", "!")) else f"{part}." for part in sentences)
        return " ".join(filter(None, (*ended, stands)))

    # -- answers in words

    def name(self, question_id: str) -> str:
        """A question in a few words."""
        return self.fill(self.questionnaire.asked[question_id].name)

    def answered(self, question_id: str, values: Values) -> str:
        """An answer, as `Operated part: My low back`."""
        answer = answer_text(self.questionnaire.asked[question_id], values)
        name = self.name(question_id)
        return self.fill(words.ANSWERED.format(question=name, answer=answer))


def place_text(place: Place) -> str:
    """A place as it is named in a table, such as `causes.yaml:14`."""
    return f"{Path(place.file).name}:{place.line}"


def how_strongly(evidence: Evidence, counts: bool = True) -> str:
    """Such as `strong, +3`."""
    text = say.STRENGTH if counts else say.NOT_COUNTED
    return text.format(strength=evidence.strength, points=evidence.points)


def many_words(points: int, strong: int) -> str:
    if not strong:
        return say.MANY_POINTS.format(points=points)
    text = say.ONE_STRONG if strong == 1 else say.MANY_STRONG
    return text.format(points=points, strong=strong)
