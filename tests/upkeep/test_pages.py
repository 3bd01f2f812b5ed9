"""Every rule has a page, and the samples on it are what they say they are."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import spinecheck
from spinecheck.reading.loading import load
from spinecheck.reading.problems import NotThere
from spinecheck.upkeep.check import check
from spinecheck.upkeep.coverage import in_no_case
from spinecheck.upkeep.pages import GROUPS, Page, page, pages

SRC = Path(spinecheck.__file__).parent
PAGES = list(pages())

# What the samples' keys stand in place of.
SMALL = """\
questionnaire: small
version: "1.0"
title: A small questionnaire
tiers:
  emergency:
    say: Call {emergency_number} now.
    do:
      - Do not drive yourself
  same_day: {say: Be seen today.}
  soon: {say: Be seen soon.}
  routine:
    say: Nothing is on the urgent list.
    do:
      - Book a normal visit
sections:
  - id: pain
    title: Your pain
    questions:
      - id: worst
        for_report: yes
        ask: Where does it hurt most?
        answers: {back: In my back, leg: In a leg}
"""
# What no text can show: the tests of the reader show it with bytes and folders, what holds of
# every questionnaire is proven of each nevertheless, and what takes too long takes too long here.
NO_TEXT = {
    "not-utf8",
    "too-large",
    "too-much",
    "too-many",
    "wrong-place",
    "not-read",
    "sign-counts",
    "background-alone",
    "too-much-to-prove",
}
# Told of answers files only, by `start` and `assess`.
NOT_OF_CHECK = {"other-questionnaire"}


def id_of(one: Page) -> str:
    return one.id


def whole(sample: str) -> str:
    """A questionnaire with the keys of a sample in the place of its own."""
    if sample.startswith("# the whole file"):
        return sample
    keys = set(re.findall(r"^(\w+):", sample, re.MULTILINE))
    kept = [block for block in re.split(r"^(?=\w)", SMALL, flags=re.MULTILINE) if block]
    return "".join(b for b in kept if b.partition(":")[0] not in keys) + sample


def rules_found(sample: str, own: Page, folder: Path) -> set[str]:
    """The rules that a sample breaks: of its own group, and of those that loading needs first.

    A sample is too small to please the other groups: it need not be a good questionnaire.
    """
    path = folder / "sample.yaml"
    path.write_text(whole(sample), encoding="utf-8")
    groups = [group for group, _ in GROUPS]
    heard = {own.group, *groups[: min(groups.index(own.group), 3)]}
    found = {finding.rule for finding in check(path)}
    if own.id == "in-no-case":
        found |= {problem.rule for problem in in_no_case(load(str(path)).questionnaire)}
    return {rule for rule in found if page(rule).group in heard}


@pytest.mark.parametrize("one", PAGES, ids=id_of)
def test_a_page_begins_with_a_sentence(one: Page) -> None:
    assert re.fullmatch(r"[A-Z`].+\.", one.summary)
    assert len(one.summary) <= 100


@pytest.mark.parametrize("one", PAGES, ids=id_of)
def test_the_wrong_sample_breaks_this_rule_and_no_other(one: Page, tmp_path: Path) -> None:
    if one.id in NO_TEXT:
        assert (one.wrong, one.right) == ("", "")
        assert "No sample" in one.text
        return
    assert rules_found(one.wrong, one, tmp_path) == {one.id}


@pytest.mark.parametrize("one", [one for one in PAGES if one.id not in NO_TEXT], ids=id_of)
def test_the_right_sample_breaks_no_rule(one: Page, tmp_path: Path) -> None:
    assert one.right
    assert rules_found(one.right, one, tmp_path) == set()


def test_each_rule_has_one_page() -> None:
    ids = [one.id for one in PAGES]
    assert len(ids) == len(set(ids))


# -- what can be told has a page


def told_in(source: str) -> Iterator[str]:
    """The rules that a source file tells problems of; `?` where it is not written out."""
    places = {"Problem": 3, "Finding": 3, "Refusal": 2, "told": 2, "Claim": 2, "_judged": 3}
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name not in places:
            continue
        rule: ast.expr | None = next((k.value for k in node.keywords if k.arg == "rule"), None)
        if rule is None and len(node.args) > places[name]:
            rule = node.args[places[name]]
        yield rule.value if isinstance(rule, ast.Constant) and isinstance(rule.value, str) else "?"


def test_every_rule_that_can_be_told_has_a_page() -> None:
    known = {one.id for one in PAGES} | NOT_OF_CHECK
    told = {
        (file.relative_to(SRC).as_posix(), rule)
        for file in SRC.rglob("*.py")
        if file.parts[-2:] != ("core", "causes.py")  # its findings are causes
        for rule in told_in(file.read_text(encoding="utf-8"))
    }
    assert {(file, rule) for file, rule in told if rule not in known} == {
        ("reading/gathering.py", "?"),  # passes on the rule of a problem, or a refusal
        ("reading/source.py", "?"),  # passes on a refusal
        ("reading/rules/shape.py", "?"),  # `told` passes on the rule that it is given
        ("upkeep/proof/claims.py", "?"),  # a claim passes on its rule
        ("upkeep/proof/urgency.py", "?"),  # `_judged` passes on the rule that it is given
    }
    assert {rule for _, rule in told} >= {one.id for one in PAGES}


def test_a_rule_without_a_page_is_seen() -> None:
    source = "Problem(path, what, todo, 'no-page')\nFinding(place, what, todo, rule='none')"
    assert list(told_in(source)) == ["no-page", "none"]
    assert list(told_in("Finding(place, *refusal)")) == ["?"]


def test_an_unknown_rule_is_told_with_the_nearest() -> None:
    with pytest.raises(NotThere) as caught:
        page("pick-many-has-non")
    assert str(caught.value) == (
        "there is no rule `pick-many-has-non`; did you mean `pick-many-has-none`?"
    )
