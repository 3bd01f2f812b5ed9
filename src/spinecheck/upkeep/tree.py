"""The tree of a questionnaire in rows: what is asked, what opens what, and the urgent exits.

The outline leaves out the answers that lead nowhere; a section in full shows them all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spinecheck import words
from spinecheck.core.answers import NOT_SURE
from spinecheck.core.fields import When
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Item, Line, Page, Question
from spinecheck.showing.parts import Branch, Heading, Items, Part
from spinecheck.upkeep.graph import (
    Exit,
    Node,
    SectionTree,
    Walk,
    counts,
    leads_there,
    opens,
    section_trees,
    under_one_answer,
)
from spinecheck.upkeep.in_words import either, in_ids

_LEGEND = (
    "-> leads to an urgent sign; in brackets stands what must hold besides.",
    f'A line leads there when it is ticked, or answered with "{words.NOT_SURE}". After '
    f'"{words.NOT_SURE}" to a whole checklist, its lines are asked one by one.',
    f'"{words.NOT_SURE}" is offered nearly everywhere, and shown where it leads somewhere.',
    "What is asked only because of an answer stands under it.",
)
_LEGEND_OF_WALK = (
    "[x] asked and answered, or answered so, or reached; "
    "[?] not answered, or not sure; [ ] not on this person's way."
)


class Tree:
    """A questionnaire as rows under rows; with a walk, each row says whether it lies on it."""

    def __init__(self, questionnaire: Questionnaire, walk: Walk | None, in_full: bool) -> None:
        self.questionnaire = questionnaire
        self.walk = walk
        self.in_full = in_full

    def parts(self, section: str | None = None) -> Iterator[Part]:
        """All sections, or one. Raises NotThere when there is no such one."""
        about = self.questionnaire
        trees = section_trees(about, section)
        yield Heading(about.title, f"{about.questionnaire}, version {about.version}")
        for tree in trees:
            yield self._section(tree)
        yield Heading("How to read it")
        yield Items(tuple(self._legend()))
        if self.walk:
            yield Heading("This patient")
            yield Items(tuple(_walk_in_words(self.walk)))

    def _section(self, tree: SectionTree) -> Branch:
        section = tree.section
        marks = ["asked first"] if section.safety else []
        marks += ["background"] if section.background else []
        text = "; ".join([f"[{section.id}]", *marks, counts(section)])
        return Branch(section.title.upper(), text, tuple(self._top(node) for node in tree.nodes))

    def _legend(self) -> Iterator[str]:
        yield from _LEGEND
        if self.walk:
            yield _LEGEND_OF_WALK
        if not self.in_full:
            first = self.questionnaire.sections[0].id
            yield (
                "This is an outline: answers that lead nowhere are left out. "
                f"--section {first} shows one section in full, --all shows every one."
            )

    # -- what is asked

    def _top(self, node: Node) -> Branch:
        """What stands by itself: its condition reads what was asked long before."""
        branch = self._node(node)
        if node.item.when is None:
            return branch
        only_if = Branch("", f"only if {in_ids(self.questionnaire, node.item.when)}")
        return replace(branch, branches=(only_if, *branch.branches))

    def _node(self, node: Node, lead: str = "") -> Branch:
        item = node.item
        return Branch(
            f"{self._box_of(item)}{lead}{_name(item)}",
            self._text(item),
            tuple(self._in_full(node) if self.in_full else self._in_outline(node)),
            faint=self.walk is not None and not self.walk.meets(item.id),
        )

    def _in_outline(self, node: Node) -> Iterator[Branch]:
        """Only what leads somewhere, each with all the answers that lead there."""
        together: dict[object, list[Exit]] = {}
        for exit_ in node.exits:
            together.setdefault((exit_.sign.id, exit_.beside), []).append(exit_)
        for exits in together.values():
            answers = (leads_there(self.questionnaire, exit_, node.item) for exit_ in exits)
            yield self._exit(exits, either(answers))
        for under in node.nested:
            yield self._opened(under, node.item)

    def _in_full(self, node: Node) -> Iterator[Branch]:
        """Every answer or line, with what it leads to."""
        match node.item:
            case Question() as question:
                for value, answer in question.answers.items():
                    yield self._answer(node, value, self._offer(answer.text, answer.when))
                if question.not_sure:
                    unsure = self._answer(node, NOT_SURE, words.NOT_SURE)
                    yield from (
                        [unsure] if unsure.branches or self._gave(question, NOT_SURE) else []
                    )
            case Checklist() as checklist:
                for line in checklist.lines:
                    text = self._offer(line.line, line.when)
                    yield Branch(self._box_of_line(line) + line.id, text, self._exits(node, line))
        for under in node.nested:
            if not under_one_answer(under.item, node.item):
                yield self._opened(under, node.item)
        if node.opens_later:
            yield Branch("", f"opens later: {', '.join(node.opens_later)}")

    def _answer(self, node: Node, value: str, text: str) -> Branch:
        exits = tuple(
            self._exit([exit_], "", value) for exit_ in node.exits if value in exit_.here.values
        )
        opened = tuple(
            self._node(under)
            for under in node.nested
            if under_one_answer(under.item, node.item) == value
        )
        box = self._box(self._gave(node.item, value))
        return Branch(box + value, text, (*exits, *opened))

    def _opened(self, node: Node, parent: Item) -> Branch:
        return self._node(node, f"if {opens(self.questionnaire, node.item, parent)}: ")

    # -- urgent exits

    def _exits(self, node: Node, line: Line) -> tuple[Branch, ...]:
        """The exits of a line; that it must be ticked, or unsure, need not be said."""
        found = []
        for exit_ in node.exits:
            if exit_.here.question == line.id:
                plain = leads_there(self.questionnaire, exit_, node.item) == line.id
                found.append(self._exit([exit_], "" if plain else either(exit_.here.values)))
        return tuple(found)

    def _exit(self, exits: list[Exit], answers: str, value: str | None = None) -> Branch:
        sign, beside = exits[0].sign, exits[0].beside
        box = self._box(any(self.walk.reaches(one, value) for one in exits)) if self.walk else ""
        text = sign.id
        if self.in_full:
            text += f", {sign.title}"
        if beside:
            in_full = in_ids(self.questionnaire, beside)
            text += f" (with {in_full if self.in_full else exits[0].beside_in_brief})"
        arrow = f"{answers} ->" if answers else "->"
        name = f"{box}{arrow} {words.TIER_IN_SHORT[sign.tier].upper()}:"
        return Branch(name, text, tier=sign.tier)

    # -- words

    def _text(self, item: Item) -> str:
        if isinstance(item, Page):
            return item.title or ""
        text = item.ask if self.in_full else item.name
        kinds = [kind for kind, is_it in _kinds(item).items() if is_it]
        text += f" ({', '.join(kinds)})" if kinds else ""
        if self.walk and not self.in_full and item.id in self.walk.given:
            text += f" = {', '.join(self.walk.given[item.id])}"
        return text

    def _offer(self, text: str, when: When | None) -> str:
        return f"{text} (only if {in_ids(self.questionnaire, when)})" if when else text

    # -- marks of a walk

    def _box_of(self, item: Item) -> str:
        if not self.walk or not self.walk.meets(item.id):
            return self._box(False)
        return self._box(True) if isinstance(item, Page) or item.id in self.walk.given else "[?] "

    def _box_of_line(self, line: Line) -> str:
        return "[?] " if self._gave(line, NOT_SURE) else self._box(self._gave(line, "yes"))

    def _box(self, ticked: bool) -> str:
        return ("[x] " if ticked else "[ ] ") if self.walk else ""

    def _gave(self, asked: Item | Line, value: str) -> bool:
        return self.walk is not None and value in self.walk.given.get(asked.id, ())


def _walk_in_words(walk: Walk) -> Iterator[str]:
    """What became of the person, below the picture."""
    found = walk.assessment
    yield f"Urgency: {found.urgency or 'unknown'}"
    yield f"Signs: {_named(sign.id for sign in found.signs)}"
    asked, missing = len(found.path.asked), [one.id for one in found.path.unanswered]
    yield f"Asked: {asked}; not answered: {_named(missing)}"
    if found.ignored:
        yield f"Answers that count for nothing: {_named(found.ignored)}"
    if found.page:
        yield f"Ended at the page: {found.page.id}"
    else:
        yield f"Causes: {_named(finding.cause.id for finding in found.causes)}"


def _named(ids: Iterable[str]) -> str:
    return ", ".join(ids) or "none"


def _name(item: Item) -> str:
    if isinstance(item, Page):
        return f"{'ENDS HERE' if item.ends else 'page'}: {item.id}"
    return item.id


def _kinds(item: Question | Checklist) -> dict[str, bool]:
    return {
        "checklist": isinstance(item, Checklist),
        "pick many": isinstance(item, Question) and item.many,
        "private": item.private,
        "for the report": isinstance(item, Question) and item.for_report,
    }
