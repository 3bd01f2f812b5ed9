"""Two versions side by side: every verdict is what looking at every pair of walks gives."""

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

import pytest

from spinecheck.core.model import Questionnaire
from spinecheck.reading.rulebook import problems
from spinecheck.reading.shape import shaped
from spinecheck.upkeep.diff import differences
from tests.upkeep.proof.everyone import Everyone, TooManyPeople
from tests.upkeep.proof.generator import Data, data_of_questionnaires


def edited(random: Random, data: Data) -> Data:
    """The same with one or two small edits."""
    for _ in range(random.choice([1, 1, 2])):
        random.choice([_values, _tier, _drop_sign, _drop_item, _drop_when, _answer, _move])(
            random, data
        )
    return data


def _whens(node: Any) -> Iterator[Data]:
    if isinstance(node, dict):
        if isinstance(node.get("when"), list):
            yield node
        for key, value in node.items():
            if key not in ("causes", "next_steps", "messages", "promises"):
                yield from _whens(value)
    elif isinstance(node, list):
        for one in node:
            yield from _whens(one)


def _values(random: Random, data: Data) -> None:
    holders = list(_whens(data))
    if holders:
        clause = random.choice(random.choice(holders)["when"])
        key = random.choice(list(clause))
        clause[key] = random.sample(["yes", "no", "not_sure", "a", "b"], 2)


def _drop_when(random: Random, data: Data) -> None:
    holders = [one for one in _whens(data) if "tier" not in one and "page" not in one]
    if holders:
        del random.choice(holders)["when"]


def _tier(random: Random, data: Data) -> None:
    random.choice(data["urgent"])["tier"] = random.choice(["soon", "same_day", "emergency"])


def _drop_sign(random: Random, data: Data) -> None:
    if len(data["urgent"]) > 1:
        data["urgent"].remove(random.choice(data["urgent"]))


def _drop_item(random: Random, data: Data) -> None:
    section = random.choice(data["sections"])
    if len(section["questions"]) > 1:
        section["questions"].remove(random.choice(section["questions"]))


def _answer(random: Random, data: Data) -> None:
    questions = [i for s in data["sections"] for i in s["questions"] if "answers" in i]
    if questions:
        random.choice(questions)["answers"]["more"] = "More"


def _move(random: Random, data: Data) -> None:
    """Only where no page ends a walk: past such a page, an item is taken for two."""
    items = [item for section in data["sections"] for item in section["questions"]]
    section = random.choice(data["sections"])
    if not any(item.get("ends") for item in items):
        random.shuffle(section["questions"])


def pairs(seed: int, number: int) -> Iterator[tuple[Everyone, Everyone]]:
    random = Random(seed)  # noqa: S311 - edits, not secrets
    for data in data_of_questionnaires(seed):
        old, _ = shaped(Questionnaire, data)
        new, _ = shaped(Questionnaire, edited(random, data))
        if not old or not new or list(problems(old)) or list(problems(new)):
            continue
        try:
            found = Everyone(old, 120), Everyone(new, 120)
        except TooManyPeople:
            continue
        if found[0].stuck or found[1].stuck:
            continue
        yield found
        number -= 1
        if not number:
            return


def expected(old: Everyone, new: Everyone) -> set[str]:
    """What changes for anyone at all."""
    before, after = old.questionnaire, new.questionnaire
    linked = {
        id_: getattr(asked, "many", None) == getattr(after.asked.get(id_), "many", None)
        for id_, asked in before.asked.items()
    }
    questions = before.asked.keys() & after.asked.keys() - after.checklist_of.keys()
    found = set()
    for a, b in product(old.walks, new.walks):
        if all(old.alike(id_, a, b) for id_ in a.said if id_ in b.said and linked[id_]):
            if b.rank != a.rank:
                found.add("lower" if b.rank < a.rank else "higher")
            for id_ in questions & (a.said.keys() - b.said.keys()):
                found.add(f"`{id_}` is no longer asked of someone")
            for id_ in questions & (b.said.keys() - a.said.keys()):
                found.add(f"`{id_}` is now asked of someone else")
    return found


def told(old: Questionnaire, new: Questionnaire) -> set[str]:
    return {
        change.says if change.group == "questions" else change.group
        for change in differences(old, new)
        if change.group in ("lower", "higher", "undecided") or " asked of " in change.says
    }


def run(seed: int, number: int) -> None:
    for n, (old, new) in enumerate(pairs(seed, number)):
        found, right = told(old.questionnaire, new.questionnaire), expected(old, new)
        assert found == right, f"seed {seed}, number {n}: {found ^ right}"


@pytest.mark.parametrize("seed", range(2))
def test_differences_are_what_every_pair_of_walks_gives(seed: int) -> None:
    run(seed, 20)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 110))
def test_differences_of_1000_edits(seed: int) -> None:
    run(seed, 100)
