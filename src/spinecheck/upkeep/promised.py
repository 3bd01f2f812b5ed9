"""Promises in words, for a reviewer with a pen."""

from collections.abc import Iterator

from spinecheck import words
from spinecheck.core.fields import When
from spinecheck.core.model import Questionnaire
from spinecheck.core.promises import Then
from spinecheck.showing.parts import Heading, Items, Paragraph, Part, Subheading
from spinecheck.upkeep.in_words import in_words


def promise_parts(questionnaire: Questionnaire) -> Iterator[Part]:
    """Every promise: its sentence, whom it is for, and what is proven."""
    if questionnaire.promises:
        yield Heading("PROMISES", "`check` proves them for every possible patient")
    for promise in questionnaire.promises:
        yield Subheading(f"[{promise.id}] {promise.say}")
        yield from when_parts(questionnaire, "For those for whom", promise.when)
        yield from when_parts(questionnaire, "Unless", promise.unless)
        yield Paragraph(f"Then: {_promised(promise.then)}.")


def _promised(then: Then) -> str:
    if then.urgency_at_least:
        heading = words.TIER_HEADINGS[then.urgency_at_least]
        return f"the urgency is {heading} or higher"
    if then.no_causes:
        return "no list of causes is shown"
    verb = "always" if then.shows else "never"
    return f"{verb} shown: {', '.join(then.shows or then.never_shows)}"


def when_parts(questionnaire: Questionnaire, lead: str, when: When | None) -> Iterator[Part]:
    """A condition behind the words that lead to it; nothing for no condition."""
    clauses = in_words(questionnaire, when) if when else ()
    if len(clauses) == 1:
        yield Paragraph(f"{lead} {clauses[0]}.")
    elif clauses:
        yield Items(clauses, f"{lead} any of these holds:")
