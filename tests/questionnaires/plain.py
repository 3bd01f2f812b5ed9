"""How plain a screen is: its reading grade, its long sentences, its jargon."""

import re
from collections.abc import Iterable, Iterator

import textstat

END = ".!?"


def prose(texts: Iterable[str]) -> str:
    """The texts of a screen in one, each ending as a sentence."""
    ended = (text.strip().rstrip(":,;") for text in texts if text.strip())
    return " ".join(text if text.rstrip('"')[-1] in END else f"{text}." for text in ended)


def grade(texts: Iterable[str], exempt: Iterable[str] = ()) -> float:
    """The US school grade (Flesch-Kincaid) of a screen, without some names."""
    text = prose(texts)
    for name in exempt:
        text = re.sub(re.escape(name), "", text, flags=re.IGNORECASE)
    return float(textstat.flesch_kincaid_grade(text))


def long_sentences(texts: Iterable[str], at_most: int) -> Iterator[str]:
    for text in texts:
        for sentence in re.split(r'(?<=[.!?])"?\s+', text):
            if len(sentence.split()) > at_most:
                yield sentence


def uses(term: str, text: str) -> bool:
    """Whether a text uses a term, alone or in the plural."""
    return re.search(rf"\b{re.escape(term)}(s|es)?\b", text, re.IGNORECASE) is not None
