"""What a stranger may put into a file: poison for texts, and trees grown crooked on purpose."""

import copy
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import yaml

from spinecheck.reading.source import parse
from tests.samples import DATA

T = TypeVar("T")
Choose = Callable[[int], int]
"""A number below another: from bytes, so that a fuzzer and hypothesis can both steer it."""

TEXTS = (
    "\x1b[2J\x1b]0;owned\x07",  # clears the screen, and names the window
    "\x9b31m",
    "\u202egnol\u2066",  # turns the direction of reading
    "a\u200b\u200d\ufeff\u2060b",  # zero width
    "\u2028\u2029\x85",  # line ends that are none
    "\u115f\u3164\ufe0f\U000e0001",  # letters that nobody sees
    "Z\u0301\u0302\u0303" * 30,
    "\U0001f600\U000fffff",
    "[red]x[/red][/][link=file:///etc/passwd]",
    "<script>alert(1)</script><img src=x onerror=y>",
    "](javascript:x) ![](http://x) `|` $x$ \\",
    "{{ 7 * 7 }}{% raw %}{emergency_number}",
    "{emergency_number}{crisis_line}",
    "{0.__class__}",
    "%s%n",
    "../../etc/passwd",
    "= cmd",
    "",
    " ",
    "yes",
    "no",
    "none",
    "not_sure",
    "__class__",
    "null",
    "-1",
    "9" * 400,
    "\u0661",
    "été",
    "x" * 101,
    "x" * 10_001,
    "line\nline.yaml:1:1: fine\n",
)
KEYS = ("when", "id", "page", "checklist", "none", "cases", "urgent", "causes", "__class__", "<<")


def from_bytes(raw: bytes) -> Choose:
    """Choices read from bytes; when they are used up, always the first."""
    rest = iter(raw)

    def choose(n: int) -> int:
        number = next(rest, 0)
        if n > 256:
            number = number * 256 + next(rest, 0)
        return number % n

    return choose


def crooked(base: Any, choose: Choose) -> Any:
    """The tree with a few of its nodes replaced, renamed, doubled, swapped or taken out."""
    tree = copy.deepcopy(base)
    for _ in range(1 + choose(4)):
        spots = list(_spots(tree))
        if not spots:
            break
        holder, key = _one(spots, choose)
        match choose(6):
            case 0:
                holder[key] = _one(TEXTS, choose)
            case 1:
                del holder[key]
            case 2:
                other, there = _one(spots, choose)
                holder[key] = copy.deepcopy(other[there])
            case 3:
                holder[key] = _one(([], {}, [[]], [holder[key]], {"a": holder[key]}), choose)
            case 4 if isinstance(holder, dict):
                holder[_one((*KEYS, *TEXTS), choose)] = holder.pop(key)
            case _ if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
            case _:
                holder[_one(KEYS, choose)] = copy.deepcopy(holder[key])
    return tree


def written(tree: Any) -> bytes:
    """The tree as YAML; no aliases, which are refused before anything else is looked at."""
    return yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False).encode(
        errors="surrogatepass"
    )


def poisoned(text: str) -> bytes:
    """The small questionnaire with one text at the end of every text that it has."""
    return written(_with_every_text(SMALL_TREE, text))


def _with_every_text(node: Any, text: str, at: str = "") -> Any:
    if isinstance(node, dict):
        return {key: _with_every_text(value, text, key) for key, value in node.items()}
    if isinstance(node, list):
        return [_with_every_text(value, text, at) for value in node]
    is_text = at in _TEXT_KEYS or " " in node
    return node + text if is_text else node


_TEXT_KEYS = {
    "title",
    "ask",
    "say",
    "why",
    "line",
    "do",
    "about",
    "name",
    "clinical_name",
    "story",
}
_TEXT_KEYS |= {"because", "stage", "short", "say_this", "text", "how_checked", "ask_clinician"}
GIVEN = {"part": "low_back", "bladder": ["numb", "not_sure"], "hard_to_pee": "no"} | {
    "bladder_new": "yes",
    "leg": "none",
    "markup": "brackets",
}
CASE = {"case": "someone", "title": "Someone", "story": "It hurts.", "answers": GIVEN} | {
    "expect": {"urgency": "emergency"}
}
SMALL_TREE = parse("small.yaml", (DATA / "small.yaml").read_text(encoding="utf-8")).data | {
    "cases": [CASE],
    "glossary": {"back": "The part between neck and legs"},
}


_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_Base):  # type: ignore[misc]
    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _spots(node: Any) -> list[tuple[Any, Any]]:
    """Every place in a tree: what holds it, and its key."""
    keys: list[Any] = list(node) if isinstance(node, dict) else []
    keys = list(range(len(node))) if isinstance(node, list) else keys
    return [(node, key) for key in keys] + [spot for key in keys for spot in _spots(node[key])]


def _one(things: Sequence[T], choose: Choose) -> T:
    return things[choose(len(things))]
