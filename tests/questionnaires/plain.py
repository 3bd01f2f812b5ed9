"""How plain a screen is: its reading grade."""

import re
from collections.abc import Iterable

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
