"""Everything that a patient may read, in order, for a reviewer with a pen.

Each text stands with its id in square brackets, and with its condition in words.
"""

from collections.abc import Iterable, Iterator

from spinecheck import words
from spinecheck.core.advice import Cause, Evidence, Sign, Step
from spinecheck.core.fields import When
from spinecheck.core.model import Fit, Questionnaire, Source
from spinecheck.core.questions import Checklist, Item, Line, Page, Question
from spinecheck.core.region import PhoneLine, Regions
from spinecheck.core.tiers import TIERS
from spinecheck.reading.rules.sources import placed
from spinecheck.showing.parts import Heading, Items, Paragraph, Part, Subheading
from spinecheck.upkeep.in_words import in_words
from spinecheck.upkeep.promised import promise_parts, when_parts

_PLACEHOLDERS = (
    "Words in braces, such as {emergency_number}, stand for what is right in the person's region."
)


class Review:
    """A questionnaire, laid out to be read from top to bottom."""

    def __init__(self, questionnaire: Questionnaire, regions: Regions) -> None:
        self.questionnaire = questionnaire
        self.regions = regions

    def parts(self) -> Iterator[Part]:
        """All of it, in the order in which people meet it."""
        yield from self._about()
        yield from self._walk()
        yield from self._signs()
        yield from self._causes()
        yield from self._steps()
        yield from self._messages()
        yield from promise_parts(self.questionnaire)
        yield from self._glossary()
        yield from self._regions()
        yield from _interface()
        yield from self._sources()

    def _about(self) -> Iterator[Part]:
        about = self.questionnaire
        yield Heading(f"{about.title.upper()} [{about.questionnaire}]", f"version {about.version}")
        reviews = tuple(f"{one.who}, {one.on}: {one.what}" for one in about.reviewed)
        yield Items(reviews, "Reviewed by:") if reviews else Paragraph(words.NO_REVIEW)
        yield Paragraph(_PLACEHOLDERS)
        yield Heading("HOW URGENT IT IS", "the words of each tier")
        for tier in reversed(TIERS):
            tier_words = about.tiers.of(tier)
            yield Subheading(f"[{tier}] {words.TIER_HEADINGS[tier]}")
            yield Paragraph(tier_words.say)
            yield from _list(words.WHAT_TO_DO, tier_words.do)
        yield Heading("HOW WELL A CAUSE FITS")
        yield Items(tuple(_fit_in_words(about.fit)))

    # -- the walk

    def _walk(self) -> Iterator[Part]:
        for section in self.questionnaire.sections:
            marks = ["safety: asked before everything else"] if section.safety else []
            if section.background:
                marks.append("background: never shows a cause by itself")
            yield Heading(f"{section.title.upper()} [{section.id}]", "; ".join(marks))
            for item in section.questions:
                yield from self._item(item)

    def _item(self, item: Item) -> Iterator[Part]:
        match item:
            case Page():
                yield Subheading(f"[{item.id}] {item.title or ''}".strip(), _kind(item))
                yield from self._when("Shown", item.when)
                yield Paragraph(item.say)
                yield from _list(words.WHAT_TO_DO, item.do)
            case _:
                yield Subheading(f"[{item.id}] {item.ask}", _kind(item))
                yield from self._when("Asked", item.when)
                if item.why:
                    yield Paragraph(words.WHY_WE_ASK.format(why=item.why))
                yield from self._answers(item)
                yield from _short(item)
        yield from _cited(item.cites)

    def _answers(self, item: Question | Checklist) -> Iterator[Part]:
        if isinstance(item, Checklist):
            yield Items((*map(self._line, item.lines), item.none, words.NOT_SURE), "Lines:")
            asked = tuple(f"[{line.id}] {line.ask}" for line in item.lines)
            yield Items(asked, f'After "{words.NOT_SURE}", one by one: yes, no, not sure')
            return
        offered = [
            f"[{id_}] {answer.text}{self._only(answer.when)}"
            for id_, answer in item.answers.items()
        ]
        yield Items((*offered, words.NOT_SURE) if item.not_sure else tuple(offered), "Answers:")

    def _line(self, line: Line) -> str:
        return f"[{line.id}] {line.line}{self._only(line.when)}{_sources(line.cites)}"

    # -- what it leads to

    def _signs(self) -> Iterator[Part]:
        for tier in reversed(TIERS):
            signs = [sign for sign in self.questionnaire.urgent if sign.tier == tier]
            if signs:
                yield Heading(f"URGENT SIGNS: {words.TIER_HEADINGS[tier]} [{tier}]")
            for sign in signs:
                yield from self._sign(sign)

    def _sign(self, sign: Sign) -> Iterator[Part]:
        yield Subheading(f"[{sign.id}] {sign.title}")
        yield from self._when("Shown", sign.when)
        yield Paragraph(words.WHY.format(because=sign.because))
        if sign.say_this:
            yield Paragraph(words.SAY_THIS.format(sentence=sign.say_this))
        yield from _list(words.WHAT_TO_DO, sign.do)
        if sign.cause:
            yield Paragraph(f"More about it: the text of [{sign.cause}]")
        yield from _cited(sign.cites)

    def _causes(self) -> Iterator[Part]:
        kinds = {
            "source": (words.CAUSES, words.CAUSES_ARE_POSSIBLE),
            "amplifier": (words.AMPLIFIERS, words.AMPLIFIERS_ARE_REAL),
            "urgent": ("Texts under an urgent sign", "never in the list of causes"),
        }
        for kind, (title, remark) in kinds.items():
            causes = [cause for cause in self.questionnaire.causes if cause.kind == kind]
            if causes:
                yield Heading(title.upper(), remark)
            for cause in causes:
                yield from self._cause(cause)

    def _cause(self, cause: Cause) -> Iterator[Part]:
        yield Subheading(f"[{cause.id}] {cause.name} ({cause.clinical_name})")
        yield Paragraph(cause.about)
        yield from self._when("Looked for", cause.only_when)
        yield from self._when("Fits some answers at most", cause.some_at_most_when)
        if cause.never_alone:
            yield Paragraph("Shown only beside another cause.")
        for label, against in ((words.FOR, False), (words.AGAINST, True)):
            pieces = [piece for piece in cause.evidence if bool(piece.against) is against]
            pieces.sort(key=lambda piece: -abs(piece.points))
            yield from _list(label, map(self._evidence, pieces))
        for other, sentence in cause.explains.items():
            yield Paragraph(f"Before [{other}], when both fit many answers: {sentence}")
        yield from _list(words.HOW_CHECKED, cause.how_checked)
        yield from _list(words.WHAT_HELPS, cause.what_helps)
        yield from _list(words.ASK, cause.ask_clinician)
        if cause.next_steps:
            yield Paragraph(f"Leads to the steps: {', '.join(cause.next_steps)}")
        yield from _cited(cause.cites)

    def _evidence(self, piece: Evidence) -> str:
        when = "; or ".join(in_words(self.questionnaire, piece.when))
        return f"{piece.strength}: {piece.because}, when {when}{_sources(piece.cites)}"

    def _steps(self) -> Iterator[Part]:
        for stage in self.questionnaire.next_steps:
            limit = stage.offered_at_most
            remark = f"of these not tried yet, at most {limit}" if limit else ""
            yield Heading(f"{words.NEXT_STEPS}: {stage.stage}".upper(), remark)
            for step in stage.steps:
                yield from self._step(step)

    def _step(self, step: Step) -> Iterator[Part]:
        yield Subheading(f"[{step.id}] {step.title}")
        listed = "for everyone" if step.for_everyone else "when a cause that is shown leads to it"
        yield Paragraph(f"Offered {listed}.")
        yield from self._when("Only offered", step.when)
        if step.say:
            yield Paragraph(step.say)
        if step.tried:
            yield from self._when("Tried already", step.tried.when)
            yield Paragraph(f"Then it says: {step.tried.say}")
        yield from _list(words.ASK, step.ask_clinician)
        yield from _cited(step.cites)

    def _messages(self) -> Iterator[Part]:
        if self.questionnaire.messages:
            yield Heading(words.GOOD_TO_KNOW.upper())
        for message in self.questionnaire.messages:
            yield Subheading(f"[{message.id}]")
            yield from self._when("Shown", message.when)
            yield Paragraph(message.say)
            yield from _cited(message.cites)

    # -- what stands beside it

    def _glossary(self) -> Iterator[Part]:
        if self.questionnaire.glossary:
            yield Heading(words.WORDS_USED.upper(), "each shown where a result uses it")
            meanings = self.questionnaire.glossary.items()
            yield Items(tuple(f"{term}: {meaning}" for term, meaning in meanings))

    def _regions(self) -> Iterator[Part]:
        yield Heading(words.HELP_AT_ONCE.upper(), "shown with every result, and on leaving early")
        yield Items(self.regions.emergency_lines, words.CALL_IF)
        elsewhere = self.regions.elsewhere
        yield Heading("WHOM TO CALL", "by region")
        yield Subheading("In any other region")
        yield Items((elsewhere.emergency_number, elsewhere.health_line, elsewhere.crisis_line))
        for region in self.regions.regions:
            lines = (region.emergency_number, region.health_line, region.crisis_line)
            yield Subheading(f"[{region.id}] {region.name}")
            names = ("emergency", "health", "crisis")
            yield Items(
                tuple(_phone(n, line) for n, line in zip(names, lines, strict=True) if line)
            )

    def _sources(self) -> Iterator[Part]:
        here = placed(self.questionnaire)
        if self.questionnaire.sources:
            yield Heading("SOURCES", "and what is cited of each")
        for source in self.questionnaire.sources:
            yield Subheading(f"[{source.id}] {source.title}")
            yield Paragraph(_published(source))
            cited = [id_ for id_ in source.holds if id_ in here]
            whole = ["as a whole"] if source.id in here else []
            yield Paragraph(f"Cited: {', '.join(whole + cited) or 'nowhere'}")
        left_out = tuple(f"[{one.id}] {one.why}" for one in self.questionnaire.left_out)
        yield from _list("Left out on purpose:", left_out)

    # -- conditions

    def _when(self, lead: str, when: When | None) -> Iterator[Part]:
        return when_parts(self.questionnaire, f"{lead} when", when)

    def _only(self, when: When | None) -> str:
        """The condition of an answer or a line, behind its text."""
        clauses = in_words(self.questionnaire, when) if when else ()
        return f" (only when {'; or '.join(clauses)})" if clauses else ""


def _kind(item: Item) -> str:
    match item:
        case Page():
            return "page that ends the questions" if item.ends else "page"
        case Checklist():
            kind = "checklist"
        case _:
            kind = "pick many" if item.many else "pick one"
    if isinstance(item, Question) and item.for_report:
        kind += ", with medicines, treatments and goals on the page for the doctor"
    return f"{kind}, private" if item.private else kind


def _short(item: Question | Checklist) -> Iterator[Part]:
    lines = item.lines if isinstance(item, Checklist) else ()
    names = [item.short, *(line.short for line in lines)]
    if any(names):
        yield Paragraph("Short names: " + "; ".join(filter(None, names)))


def _fit_in_words(fit: Fit) -> Iterator[str]:
    yield "A strong reason counts 3 points, a moderate 2, a weak 1. Reasons against subtract."
    some = fit.some
    yield f'"{words.FITS["some"]}": {some.points} points and {some.reasons} reasons for it or more'
    for many in fit.many:
        strong = f", {many.strong} of the reasons strong" if many.strong else ""
        yield f'"{words.FITS["many"]}": {many.points} points{strong}'
    yield f"At most {fit.shown_at_most} causes are shown."


def _interface() -> Iterator[Part]:
    """The program's own sentences, by their names in `words.py`."""
    yield Heading("WHAT THE PROGRAM ITSELF SAYS", "from words.py; braces are filled in")
    for name, value in vars(words).items():
        if not name.isupper():
            continue
        texts = value.values() if isinstance(value, dict) else value
        sentences = (texts,) if isinstance(texts, str) else tuple(texts)
        yield Paragraph(f"[{name}] {' / '.join(sentences)}")


def _published(source: Source) -> str:
    seen = "read in a stored copy" if source.seen else "recalled, still to be looked up"
    known = (source.by, source.year, source.where, source.kind, seen)
    return "; ".join(part for part in known if part)


def _phone(name: str, line: PhoneLine) -> str:
    verified = "verified" if line.verified else "not verified"
    return f"{name}: {line.number} ({verified}, {line.checked_on})"


def _list(label: str, sentences: Iterable[str]) -> Iterator[Part]:
    items = tuple(sentences)
    if items:
        yield Items(items, label)


def _cited(cites: tuple[str, ...]) -> Iterator[Part]:
    if cites:
        yield Paragraph(f"Sources: {', '.join(cites)}")


def _sources(cites: tuple[str, ...]) -> str:
    return f" [{', '.join(cites)}]" if cites else ""
