"""The tree of a questionnaire as a Mermaid flowchart, which code hosts draw.

Hosts refuse a chart of more than 50,000 letters or 500 lines between boxes, so questions stand
here by their short names, and only the answers that lead somewhere are written.
"""

import re
from collections.abc import Iterator, Sequence

from spinecheck import words
from spinecheck.core.advice import Sign
from spinecheck.core.fields import When
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist, Item, Page
from spinecheck.showing.harmless import harmless
from spinecheck.upkeep.graph import Node, SectionTree, Walk, leads_there, opens, section_trees

_MOST_LETTERS, _MOST_ARROWS = 50_000, 500
_CLASSES = """\
classDef emergency fill:#b00020,stroke:#5f0011,color:#ffffff
classDef same_day fill:#ffb300,stroke:#7a5600,color:#000000
classDef soon fill:#01579b,stroke:#002f55,color:#ffffff
classDef ends fill:#e0e0e0,stroke:#000000,color:#000000
classDef walked fill:#ffffff,stroke:#000000,stroke-width:4px,color:#000000
classDef off fill:#fafafa,stroke:#9e9e9e,stroke-dasharray:4 4,color:#616161"""


def flowchart(
    questionnaire: Questionnaire, walk: Walk | None = None, section: str | None = None
) -> Iterator[str]:
    """The lines of the chart, of all sections or of one. Raises NotThere for an unknown one."""
    trees = section_trees(questionnaire, section)
    yield "flowchart TB"
    yield from _legend(questionnaire, walk)
    chart = _Chart(questionnaire, walk)
    for tree in trees:
        yield from chart.section(tree)
    yield from chart.arrows(trees)
    yield from (f"  {line}" for line in _CLASSES.splitlines())


def too_large(chart: Sequence[str]) -> bool:
    """Whether hosts refuse to draw it."""
    arrows = sum("-->" in line or "==>" in line or "-.->" in line for line in chart)
    return arrows > _MOST_ARROWS or sum(len(line) + 1 for line in chart) > _MOST_LETTERS


def escaped(text: str) -> str:
    """The text as a label may hold it: what Mermaid or a browser could read is a numbered sign."""
    plain = " ".join(harmless(text).split())
    return re.sub(r"[^\w \-.,:?!'()/=]", lambda match: f"#{ord(match.group())};", plain)


class _Chart:
    def __init__(self, questionnaire: Questionnaire, walk: Walk | None) -> None:
        self.questionnaire = questionnaire
        self.walk = walk
        self.signs: set[str] = set()
        """Signs that stand in the chart already: each has one box, where it is first reached."""

    # -- boxes

    def section(self, tree: SectionTree) -> Iterator[str]:
        yield f'  subgraph part_{tree.section.id}["{escaped(tree.section.title)}"]'
        tops = {node.item.id for node in tree.nodes}
        for node in _all(tree.nodes):
            yield f"    {self._box(node.item, node.item.id in tops)}"
            for exit_ in node.exits:
                if exit_.sign.id not in self.signs:
                    self.signs.add(exit_.sign.id)
                    yield f"    {self._sign(exit_.sign)}"
        yield "  end"

    def _box(self, item: Item, by_itself: bool) -> str:
        if isinstance(item, Page):
            text = f"{'ENDS HERE' if item.ends else 'page'}: {item.id}"
            return f'{_id(item)}[["{escaped(text)}"]]{self._class(item)}'
        text = escaped(f"{item.id}: {item.name}")
        if isinstance(item, Checklist):
            text += " (checklist)"
        if item.when and by_itself:  # otherwise the arrow to it says so
            text += f"<br/>only if {escaped(_questions(item.when))}"
        if self.walk and item.id in self.walk.given:
            text += f"<br/>= {escaped(', '.join(self.walk.given[item.id]))}"
        opening, closing = ("(", ")") if item.when else ("[", "]")
        return f'{_id(item)}{opening}"{text}"{closing}{self._class(item)}'

    def _class(self, item: Item) -> str:
        if self.walk:
            return ":::walked" if self.walk.meets(item.id) else ":::off"
        return ":::ends" if isinstance(item, Page) and item.ends else ""

    def _sign(self, sign: Sign) -> str:
        text = f"{words.TIER_IN_SHORT[sign.tier].upper()}: {sign.id}"
        kind: str = sign.tier
        if self.walk:
            held = sign in self.walk.assessment.signs
            text, kind = (f"HOLDS, {text}", kind) if held else (text, "off")
        return f'sign_{sign.id}(["{escaped(text)}"]):::{kind}'

    # -- arrows

    def arrows(self, trees: Sequence[SectionTree]) -> Iterator[str]:
        """From each question to the next one, to what it opens, and to its urgent signs."""
        tops = [node for tree in trees for node in tree.nodes]
        for n, node in enumerate(tops):
            later = [other.item for other in tops[n + 1 :]]
            if not _ends(node.item):
                yield from self._ahead(node.item, later)
            after = next((item for item in later if not _ends(item)), None)
            yield from self._hanging(node, after)
        for node in _all(tops):
            yield from self._exits(node)

    def _ahead(self, item: Item, later: Sequence[Item]) -> Iterator[str]:
        """To each page that may end it here, and to what comes next if none does."""
        for other in later:
            yield self._arrow(item, other)
            if not _ends(other):
                break

    def _hanging(self, node: Node, after: Item | None) -> Iterator[str]:
        for under in node.nested:
            opening = opens(self.questionnaire, under.item, node.item)
            yield self._arrow(node.item, under.item, opening)
            if after and not _ends(under.item):
                yield f"  {_id(under.item)} -.-> {_id(after)}"
            yield from self._hanging(under, after)

    def _arrow(self, one: Item, other: Item, label: str = "") -> str:
        walked = self.walk and self.walk.meets(one.id) and self.walk.meets(other.id)
        line = "==>" if walked else "-->"
        text = f'|"{escaped(label)}"|' if label else ""
        return f"  {_id(one)} {line}{text} {_id(other)}"

    def _exits(self, node: Node) -> Iterator[str]:
        by_sign: dict[str, list[str]] = {}
        for exit_ in node.exits:
            text = leads_there(self.questionnaire, exit_, node.item)
            beside = exit_.beside_in_brief
            text += f" (with {beside})" if beside else ""
            by_sign.setdefault(exit_.sign.id, []).append(text)
        for sign, answers in by_sign.items():
            yield f'  {_id(node.item)} -->|"{escaped("; or ".join(answers))}"| sign_{sign}'


def _legend(questionnaire: Questionnaire, walk: Walk | None) -> Iterator[str]:
    yield f'  subgraph legend["{escaped(questionnaire.title)}: how to read it"]'
    yield '    always["always asked"] --> some("asked of some")'
    yield '    some -->|"these answers"| urgent(["an urgent sign"]):::emergency'
    yield '    some -.->|"back to the way"| ending[["a page; some end the walk"]]:::ends'
    if walk:
        yield '    met["on the way, = answered"]:::walked ==> missed["not on the way"]:::off'
    yield "  end"


def _all(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.nested)


def _id(item: Item) -> str:
    """With something before it: `end` and its like mean something to Mermaid."""
    return f"ask_{item.id}"


def _questions(when: When) -> str:
    return "; or ".join(dict.fromkeys(", ".join(c.question for c in clause) for clause in when))


def _ends(item: Item) -> bool:
    return isinstance(item, Page) and item.ends
