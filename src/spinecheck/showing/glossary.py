"""The plain words for the terms that a screen uses."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from spinecheck import words
from spinecheck.showing.parts import Heading, Items, Numbered, Part, Table, Urgent


def glossary_parts(
    glossary: Mapping[str, str], shown: Iterable[Part], fill: Callable[[str], str]
) -> Iterator[Part]:
    """The terms of a glossary that the parts use, with what they mean."""
    text = " ".join(_texts(shown))
    used = [f"{term}: {fill(meaning)}" for term, meaning in glossary.items() if uses(term, text)]
    if used:
        yield Heading(words.WORDS_USED)
        yield Items(tuple(used))


def uses(term: str, text: str) -> bool:
    """Whether a text uses a term of the glossary, alone or in the plural."""
    return re.search(rf"\b{re.escape(term)}(s|es)?\b", text, re.IGNORECASE) is not None


def _texts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        match part:
            case Urgent():
                yield from _texts(part.parts)
            case Items():
                yield from part.items
            case Table():
                yield from chain.from_iterable(part.rows)
            case Numbered():
                yield part.text
                yield from _texts(part.parts)
            case _:
                yield part.text
