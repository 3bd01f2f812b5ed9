"""The page of every rule: its docstring, with a wrong and a right sample."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import getdoc
from textwrap import dedent
from typing import Any

from spinecheck.interview import answers
from spinecheck.reading.problems import NotThere, did_you_mean
from spinecheck.reading.rulebook import EDITORIAL, RULES
from spinecheck.reading.rules import shape, text
from spinecheck.upkeep import cases, coverage, overlooked, proof, words
from spinecheck.upkeep.proof import always

Rule = Callable[..., Any]

_PROVEN: tuple[Rule, ...] = (always.nothing_on_offer, *proof.RULES, proof.too_much_to_prove)
GROUPS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("The text of a file", text.RULES),
    ("Keys and values", shape.RULES),
    ("What must be true of every questionnaire", RULES),
    ("Proven for every possible patient", _PROVEN),
    ("Patient cases", (*answers.RULES, *cases.RULES)),
    ("What its editors still have to mend", EDITORIAL),
    ("Words", words.RULES),
    ("Passed over in silence", overlooked.RULES),
    ("Only with --coverage", coverage.RULES),
)
"""All rules, in the order in which `check` works: what one group finds may hide the next."""

_SAMPLE = r"^{}:\n\n(.*?)(?=^\S|\Z)"


@dataclass(frozen=True, slots=True)
class Page:
    """What is told about a rule."""

    id: str
    group: str
    text: str

    @property
    def summary(self) -> str:
        """Its first sentence."""
        return " ".join(self.text.partition("\n\n")[0].split())

    @property
    def wrong(self) -> str:
        """Keys of a questionnaire that break the rule; empty when no text can show it."""
        return self._sample("Wrong")

    @property
    def right(self) -> str:
        """The same keys, mended."""
        return self._sample("Right")

    def _sample(self, name: str) -> str:
        found = re.search(_SAMPLE.format(name), self.text, re.MULTILINE | re.DOTALL)
        return dedent(found.group(1)).rstrip() + "\n" if found else ""


def pages() -> Iterator[Page]:
    """The page of every rule, group by group."""
    for group, rules in GROUPS:
        for rule in rules:
            yield Page(rule_id(rule), group, getdoc(rule) or "")


def page(id_: str) -> Page:
    """The page of a rule. Raises NotThere with what could have been meant."""
    known = {page.id: page for page in pages()}
    if id_ not in known:
        todo = did_you_mean(id_, known, "`spinecheck check --rules` lists them")
        raise NotThere(f"there is no rule `{id_}`; {todo}")
    return known[id_]


def rule_id(rule: Rule) -> str:
    """The id of a rule: its name with dashes."""
    return rule.__name__.rstrip("_").replace("_", "-")
