"""From an assessment to what a person reads: cards, the result, and the words on leaving."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spinecheck import words
from spinecheck.answer_words import answer_text
from spinecheck.core.advice import Cause, Sign
from spinecheck.core.answers import Answers
from spinecheck.core.assessment import Assessment
from spinecheck.core.engine import Path
from spinecheck.core.model import Questionnaire
from spinecheck.core.not_known import most_useful_unknown
from spinecheck.core.questions import Asked, Page
from spinecheck.core.region import Region, Regions, fill
from spinecheck.core.tiers import Tier
from spinecheck.core.what_if import what_would_change
from spinecheck.showing.advice import about_cause, cause_parts, step_parts
from spinecheck.showing.glossary import glossary_parts
from spinecheck.showing.parts import (
    Heading,
    Items,
    Paragraph,
    Part,
    Parts,
    Subheading,
    Urgent,
)
from spinecheck.showing.welcome import reviewed

FIRST_STEPS, SIGNS_EXPLAINED = 2, 2


@dataclass(frozen=True)
class Screens:
    """Makes every screen of one questionnaire, for someone in one region."""

    questionnaire: Questionnaire
    regions: Regions
    region: Region | None

    def fill(self, text: str) -> str:
        """The text with the region's numbers in it."""
        return fill(text, self.regions.numbers(self.region))

    # -- before and after

    def leaving(self, assessment: Assessment, earlier: Assessment | None = None) -> Parts:
        """What is said to someone who stops early: the urgent signs so far, and the five lines.

        Also what the earlier answers came to, where nobody knows whether that still holds.
        """
        found: Parts = ()
        if assessment.signs:
            found = (Paragraph(words.FOUND_SO_FAR), self.urgency(assessment))
        if earlier:
            was = words.GO_BY_EARLIER.format(was=words.TIER_IN_SHORT[earlier.urgency])
            found = (*found, Paragraph(was), self.urgency(earlier))
        return (
            Heading(words.YOU_STOPPED),
            *found,
            *self.help_at_once(),
            *self.closing(assessment),
        )

    def card(self, tier: Tier, signs: Iterable[Sign]) -> Parts:
        """An urgent card: why, what to say and what to do."""
        return (Urgent(tier, words.TIER_HEADINGS[tier], self._tier(tier, tuple(signs))),)

    def page(self, page: Page) -> Parts:
        """A page of the questionnaire."""
        title = (Heading(self.fill(page.title)),) if page.title else ()
        do = (Items(tuple(map(self.fill, page.do))),) if page.do else ()
        return (*title, Paragraph(self.fill(page.say)), *do)

    def answers(self, way: Path) -> Parts:
        """Everything that was answered, by section, in short statements."""
        parts: list[Part] = [Heading(words.CHECK_ANSWERS)]
        for section in self.questionnaire.sections:
            asked = [q for q in way.asked if self.questionnaire.section_of[q.id] is section]
            statements = tuple(self.statement(question, way) for question in asked)
            if statements:
                parts += [Subheading(self.fill(section.title)), Items(statements)]
        return tuple(parts)

    def statement(self, question: Asked, way: Path) -> str:
        """One answer, as `Operated part: My low back`."""
        given = way.facts.get(question.id, ())
        answer = answer_text(question, given) or words.NOT_GIVEN
        return self.fill(
            words.ANSWERED.format(question=question.short or question.ask, answer=answer)
        )

    # -- the result

    def short(self, assessment: Assessment) -> Parts:
        """The result on one screen: urgency, causes, the first two steps, when to get help.

        When something is to be done today, nothing stands beside that.
        """
        if assessment.urgency == "emergency":
            return (self.urgency(assessment), self._lines())
        parts: list[Part] = [self.urgency_in_short(assessment)]
        if assessment.urgency == "same_day":
            return (*parts, self._lines())
        if assessment.page:
            parts += self.page(assessment.page)
        for label, fittings in (
            (words.CAUSES_IN_SHORT, assessment.causes),
            (words.AMPLIFIERS_IN_SHORT, assessment.amplifiers),
        ):
            names = [f"{self.fill(f.cause.name)}: {words.FITS[f.fit]}" for f in fittings]
            if names:
                parts.append(Items(tuple(names), label))
        if not (assessment.causes or assessment.page):
            parts.append(self._no_causes(assessment))
        steps = [offer.step.title for offer in assessment.next_steps if not offer.tried]
        if steps:
            parts.append(Items(tuple(map(self.fill, steps[:FIRST_STEPS])), words.FIRST))
        return (*parts, self._lines())

    def urgency_in_short(self, assessment: Assessment) -> Urgent:
        """How urgent it is, the names of the signs, and what to do today."""
        whole = self.urgency(assessment)
        titles = tuple(self.fill(sign.title) for sign in assessment.signs)
        signs = (Items(titles),) if titles else ()
        today = self._to_do("same_day", assessment.signs) if whole.tier == "same_day" else ()
        unsure = self._could_be_more_urgent(assessment)
        return Urgent(whole.tier, whole.heading, (whole.parts[0], *signs, *today, *unsure))

    def said_again(self, assessment: Assessment, text: str = "") -> str:
        """What is urgent once more, before a text below it; without urgency, the text alone.

        On a short screen the head of a result scrolls away.
        """
        if assessment.urgency in ("emergency", "same_day", "soon"):
            tier = self.questionnaire.tiers.of(assessment.urgency)
            return self.fill(f"{tier.say}\n{text}" if text else tier.say)
        return text

    def _lines(self) -> Paragraph:
        """The lines that everyone is shown, in one paragraph."""
        lines = "; ".join(self.regions.emergency_lines)
        return Paragraph(self.fill(f"{words.CALL_IF} {lines}."))

    def result(
        self, assessment: Assessment, whole: bool = True, answers: Answers | None = None
    ) -> Parts:
        """Everything that the answers come to, urgency first; with the answers, also what if.

        While an emergency holds, everything but the emergency is left to `whole`.
        """
        parts: list[Part] = [self.urgency(assessment, whole)]
        if whole or assessment.urgency != "emergency":
            parts += self._findings(assessment)
        parts += self.help_at_once()
        if answers is not None and assessment.urgency != "emergency":
            parts += self._what_if(answers)
        parts += glossary_parts(self.questionnaire.glossary, parts, self.fill)
        parts += self.closing(assessment)
        return tuple(parts)

    def _findings(self, assessment: Assessment) -> Iterator[Part]:
        """What was found beside the urgency; an ending page stands in place of all of it."""
        if assessment.page:
            yield from self.page(assessment.page)
            return
        yield from self._causes(assessment)
        after = words.BE_SEEN_FIRST if assessment.urgency == "same_day" else ""
        yield from step_parts(assessment.next_steps, self.fill, after)
        if assessment.messages:
            yield Heading(words.GOOD_TO_KNOW)
            yield Items(tuple(self.fill(message.say) for message in assessment.messages))

    def urgency(self, assessment: Assessment, whole: bool = False) -> Urgent:
        """How urgent it is, with what was found and what to do about it."""
        tier = assessment.urgency
        if tier is None:
            unknown = (_missing(assessment), Paragraph(words.SO_UNKNOWN))
            return Urgent(None, words.URGENCY_UNKNOWN, unknown)
        says = self._tier(tier, assessment.signs, whole)
        if tier == "routine":
            says = (*says, Paragraph(words.ROUTINE_IS_NO_PROMISE))
        says = (*says, *self._could_be_more_urgent(assessment))
        return Urgent(tier, words.TIER_HEADINGS[tier], says)

    def _could_be_more_urgent(self, assessment: Assessment) -> Parts:
        could = assessment.urgency in ("same_day", "soon") and not assessment.complete
        return (_missing(assessment), Paragraph(words.COULD_BE_MORE_URGENT)) if could else ()

    def _tier(self, tier: Tier, signs: tuple[Sign, ...], whole: bool = False) -> Parts:
        """The words of a tier, then each sign with its reason; the most urgent first.

        Someone in danger reads little: beyond the first few of the tier, signs are only named.
        """
        says = self.questionnaire.tiers.of(tier).say
        parts: list[Part] = [Paragraph(self.fill(says))]
        top = tuple(sign for sign in signs if sign.tier == tier)
        explained = signs if whole else (top or signs)[:SIGNS_EXPLAINED]
        for sign in explained:
            parts += self._sign(sign, tier)
        named = tuple(self._named(sign, tier) for sign in signs if sign not in explained)
        if named:
            parts.append(Items(named, words.ALSO_FOUND))
        return (*parts, *self._to_do(tier, signs))

    def _to_do(self, tier: Tier, signs: tuple[Sign, ...]) -> Parts:
        """What to do about the signs of a tier, and then what holds for all of them."""
        do = [sentence for sign in signs if sign.tier == tier for sentence in sign.do]
        filled = dict.fromkeys(map(self.fill, (*do, *self.questionnaire.tiers.of(tier).do)))
        return (Items(tuple(filled), words.WHAT_TO_DO),) if filled else ()

    def _sign(self, sign: Sign, tier: Tier) -> Iterator[Part]:
        """A sign, shown among those of a tier; what to do about a lower one stays with it."""
        is_lower = sign.tier != tier
        yield Subheading(self.fill(sign.title), words.ALSO[sign.tier] if is_lower else "")
        yield Paragraph(words.WHY.format(because=self.fill(sign.because)))
        if sign.say_this:
            yield Paragraph(words.SAY_THIS.format(sentence=self.fill(sign.say_this)))
        if is_lower and sign.do and tier != "emergency":  # then nothing else is to be done
            yield Items(tuple(map(self.fill, sign.do)))

    def _named(self, sign: Sign, tier: Tier) -> str:
        """A sign of a tier or lower, without its reasons.

        What to do about a lower one is left out, but never who listens in a crisis.
        """
        do = () if sign.tier == tier else sign.do
        listens = next((sentence for sentence in do if "{crisis_line}" in sentence), None)
        return self.fill(f"{sign.title}: {listens}" if listens else sign.title)

    def _causes(self, assessment: Assessment) -> Iterator[Part]:
        emergency = assessment.urgency == "emergency"
        remark = words.CAUSES_WHILE_EMERGENCY if emergency else words.CAUSES_ARE_POSSIBLE
        for cause in self._urgent_causes(assessment):
            yield Heading(words.READ_MORE_UNDER_SIGN.format(name=cause.name))
            yield Paragraph(self.fill(cause.about))
            yield from about_cause(cause, self.fill)
        yield Heading(words.CAUSES, remark)
        if not assessment.causes:
            yield self._no_causes(assessment)
        for fitting in assessment.causes:
            yield from cause_parts(self.questionnaire, fitting, self.fill)
        if assessment.amplifiers:
            yield Heading(words.AMPLIFIERS, words.AMPLIFIERS_ARE_REAL)
            for fitting in assessment.amplifiers:
                yield from cause_parts(self.questionnaire, fitting, self.fill)

    def _no_causes(self, assessment: Assessment) -> Paragraph:
        return Paragraph(words.NOT_ENOUGH if assessment.path.unanswered else words.NO_CAUSES)

    def _urgent_causes(self, assessment: Assessment) -> list[Cause]:
        named = {sign.cause for sign in assessment.signs}
        return [cause for cause in self.questionnaire.causes if cause.id in named]

    def help_at_once(self) -> Parts:
        """The lines that everyone is shown."""
        return (
            Heading(words.HELP_AT_ONCE),
            Items(tuple(map(self.fill, self.regions.emergency_lines)), self.fill(words.CALL_IF)),
        )

    def _what_if(self, answers: Answers) -> Iterator[Part]:
        """What would change the advice for this person, and what they could find out."""
        signs = what_would_change(self.questionnaire, answers)
        if signs:
            yield Items(tuple(map(self._would_change, signs)), words.WOULD_CHANGE)
        if unknown := most_useful_unknown(self.questionnaire, answers):
            ask = self.fill(unknown.question.ask)
            yield Paragraph(words.MOST_USEFUL.format(ask=ask))

    def _would_change(self, sign: Sign) -> str:
        """How urgent a sign would be, and what the person would notice."""
        notice = f'"{sign.say_this}"' if sign.say_this else sign.title
        return f"{words.TIER_IN_SHORT[sign.tier].capitalize()}: {self.fill(notice)}"

    def closing(self, assessment: Assessment) -> Parts:
        """The last lines of every result. An emergency may well ask to stop a medicine."""
        stays = "" if assessment.urgency == "emergency" else f" {words.TREATMENT_STAYS}"
        reminder = Paragraph(f"{words.NOT_A_DIAGNOSIS}{stays}")
        return (reminder, Paragraph(reviewed(self.questionnaire)))


def _missing(assessment: Assessment) -> Paragraph:
    """Why it may be more urgent than the answers tell."""
    asked_all = assessment.page and not assessment.path.unanswered
    return Paragraph(words.ENDED_EARLY if asked_all else words.NOT_ALL_ANSWERED)
