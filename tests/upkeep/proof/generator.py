"""Random small questionnaires that load, with everything that a questionnaire may have."""

from collections.abc import Iterator
from random import Random
from typing import Any

from spinecheck.core.answers import NONE, NOT_SURE
from spinecheck.core.model import Questionnaire
from spinecheck.reading.rulebook import problems
from spinecheck.reading.shape import shaped

TIERS = ("soon", "same_day", "emergency")
Data = dict[str, Any]


def questionnaires(seed: int) -> Iterator[Questionnaire]:
    """Random questionnaires without an end; the same for the same seed."""
    for data in data_of_questionnaires(seed):
        made, _ = shaped(Questionnaire, data)
        if made is not None and not list(problems(made)):
            yield made


def data_of_questionnaires(seed: int) -> Iterator[Data]:
    """What may be a questionnaire, as YAML would give it."""
    random = Random(seed)  # noqa: S311 - questionnaires, not secrets
    while True:
        yield _Maker(random).data()


class _Maker:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.values: dict[str, tuple[str, ...]] = {}
        """What has been asked so far, with its answers."""
        self.lines: set[str] = set()
        self.follow_ups: set[str] = set()
        self.many: set[str] = set()
        self.checklists: set[str] = set()

    def chance(self, of: float) -> bool:
        return self.random.random() < of

    def data(self) -> Data:
        sections = [self.section("safety", 3, safety="yes")]
        if self.chance(0.4):
            sections.append(self.section("background", 1, background="yes"))
        sections.append(self.section("main", 3))
        sources = [f"source{n}" for n in range(self.random.randint(1, 3))]
        amplifiers = ["louder"] if self.chance(0.4) else []
        steps = [f"step{n}" for n in range(self.random.randint(1, 3))]
        causes = [self.cause(id_, "source", sources[:n], steps) for n, id_ in enumerate(sources)]
        causes += [self.cause(id_, "amplifier", [], steps) for id_ in amplifiers]
        found = {
            "urgency": ("routine", *TIERS),
            "causes": (*sources, NONE),
            "amplifiers": (*amplifiers, NONE),
        }
        self.random.shuffle(causes)
        return {
            "questionnaire": "random",
            "version": "1",
            "title": "Random",
            "tiers": {tier: self.tier() for tier in ("routine", *TIERS)},
            "fit": self.fit(),
            "sections": [section for section in sections if section["questions"]],
            "urgent": [self.sign(n) for n in range(self.random.randint(1, 4))],
            "causes": causes,
            "next_steps": [self.stage(steps, found)],
            "messages": [self.message(n, found) for n in range(self.random.randint(0, 2))],
            "promises": [
                self.promise(n, found, [*sources, *amplifiers, *steps])
                for n in range(self.random.randint(1, 4))
            ],
        }

    def tier(self) -> Data:
        return {"say": "Say"} | ({"do": ["Do"]} if self.chance(0.7) else {})

    def fit(self) -> Data:
        points = self.random.choice([1, 2, 3])
        return {
            "some": {"points": points, "reasons": self.random.choice([1, 1, 2])},
            "many": [{"points": points + 2, "strong": self.random.choice([0, 1])}],
            "shown_at_most": self.random.choice([1, 1, 2]),
        }

    # -- the walk

    def section(self, id_: str, most: int, **marks: str) -> Data:
        items = []
        for n in range(self.random.randint(1, most)):
            items += self.items(f"{id_}{n}", safety="safety" in marks)
        return {"id": id_, "title": id_, "questions": items, **marks}

    def items(self, id_: str, *, safety: bool) -> list[Data]:
        kind = self.random.random()
        if safety and kind < 0.55:
            return self.checklist(id_)
        if kind < 0.75:
            return [self.question(id_, safety=safety), *self.page(id_)]
        return [self.pick_many(id_, safety=safety)]

    def checklist(self, id_: str) -> list[Data]:
        when = self.maybe_when(0.2, safety=True)
        lines = [
            {"id": f"{id_}_{n}", "line": "Line", "ask": "Ask", **self.maybe_when(0.2, safety=True)}
            for n in range(self.random.randint(1, 2))
        ]
        ids = [line["id"] for line in lines]
        self.lines |= set(ids)
        self.checklists.add(id_)
        self.values[id_] = (*ids, NONE, NOT_SURE)
        for line in ids:
            self.values[line] = ("yes", "no", NOT_SURE)
        items = [{"checklist": id_, "ask": "Ask", "lines": lines, **when}]
        if self.chance(0.5):
            items.append(self.follow_up(f"{id_}_new", ids))
        return items

    def follow_up(self, id_: str, ids: list[str]) -> Data:
        when = [{line: ["yes", NOT_SURE]} for line in ids if self.chance(0.8)]
        when = when or [{ids[0]: ["yes", NOT_SURE]}]
        answers = self.random.choice([("new", "old"), ("yes", "no"), ("new", "old", "no")])
        self.follow_ups.add(id_)
        self.values[id_] = (*answers, NOT_SURE)
        offered = dict.fromkeys(answers, "Answer")
        return {
            "id": id_,
            "ask": "Ask",
            "when": when or {ids[0]: ["yes", NOT_SURE]},
            "answers": offered,
        }

    def question(self, id_: str, *, safety: bool) -> Data:
        when = self.maybe_when(0.45, safety=safety)
        ids = self.random.choice([("yes", "no"), ("a", "b"), ("a", "no"), ("a", "b", "c")])
        answers = {
            answer: {"text": "Answer", **self.maybe_when(0.25, safety=safety)} for answer in ids
        }
        if self.reads_follow_up(when):
            self.follow_ups.add(id_)
        unsure = self.chance(0.7) or id_ in self.follow_ups
        self.values[id_] = (*ids, NOT_SURE) if unsure else ids
        return {
            "id": id_,
            "ask": "Ask",
            "answers": answers,
            **({} if unsure else {"not_sure": "no"}),
            **when,
        }

    def reads_follow_up(self, when: Data) -> bool:
        clauses = when.get("when", [])
        return bool(clauses) and all(set(c) & (self.lines | self.follow_ups) for c in clauses)

    def page(self, id_: str) -> list[Data]:
        steady = id_ not in self.follow_ups
        if not self.chance(0.35):
            return []
        ends = steady and self.chance(0.8)
        value = self.random.choice(self.values[id_])
        page = {"page": f"{id_}_page", "when": {id_: [value]}, "say": "Say"}
        return [page | ({"ends": "yes", "do": ["Do"]} if ends else {})]

    def pick_many(self, id_: str, *, safety: bool) -> Data:
        when = self.maybe_when(0.4, safety=safety)
        if self.reads_follow_up(when):
            self.follow_ups.add(id_)
        ids = self.random.choice([("a",), ("a", "b")])
        answers: Data = {
            answer: {"text": "Answer", **self.maybe_when(0.2, safety=safety)} for answer in ids
        }
        unsure = self.chance(0.5) or id_ in self.follow_ups
        self.many.add(id_)
        self.values[id_] = (*ids, NONE, NOT_SURE) if unsure else (*ids, NONE)
        return {
            "id": id_,
            "ask": "Ask",
            "pick": "many",
            "answers": {**answers, NONE: "None"},
            **({} if unsure else {"not_sure": "no"}),
            **when,
        }

    # -- conditions

    def maybe_when(self, of: float, *, safety: bool = False) -> Data:
        if not self.values or not self.chance(of):
            return {}
        return {"when": self.when(safety=safety)}

    def when(self, *, safety: bool = False, most: int = 2) -> list[Data]:
        return [self.clause(safety=safety) for _ in range(self.random.randint(1, most))]

    def clause(self, *, safety: bool = False) -> Data:
        among = [id_ for id_ in self.values if not (safety and id_ in self.checklists)]
        chosen = self.random.sample(among, min(len(among), self.random.choice([1, 1, 2])))
        return {id_: self.some(id_, safety=safety) for id_ in chosen}

    def some(self, id_: str, *, safety: bool) -> list[str]:
        values = list(self.values[id_])
        if safety and id_ in self.lines:
            return ["yes", NOT_SURE]
        if safety:
            denied = {NONE, "no"} if id_ in self.follow_ups else {NONE}
            values = [value for value in values if value not in denied]
        kept = self.random.sample(values, self.random.randint(1, min(2, len(values))))
        if safety and id_ in self.follow_ups and NOT_SURE not in kept:
            kept.append(NOT_SURE)
        return kept

    # -- what it leads to

    def sign(self, n: int) -> Data:
        tier = self.random.choice(TIERS)
        when = self.when(safety=True)
        do = {"do": ["Do"]} if self.chance(0.3) else {}
        words = {"title": "Title", "because": "Because"}
        return {"id": f"sign{n}", "tier": tier, "when": when, **words, **do}

    def cause(self, id_: str, kind: str, before: list[str], steps: list[str]) -> Data:
        strengths = ["strong", "moderate", "weak"]
        evidence = []
        for n in range(self.random.randint(1, 3)):
            way = "against" if n and self.chance(0.25) else "for"
            piece = {"when": self.when(), way: self.random.choice(strengths)}
            evidence.append(piece | {"because": "Because"})
        found: Data = {
            "id": id_,
            "name": id_,
            "clinical_name": id_,
            "kind": kind,
            "about": "About",
            "evidence": evidence,
            "next_steps": [step for step in steps if self.chance(0.4)],
        }
        if self.chance(0.35):
            found["only_when"] = self.when()
        if self.chance(0.2):
            found["some_at_most_when"] = self.when()
        if kind == "source" and self.chance(0.2):
            found["never_alone"] = "yes"
        if before and self.chance(0.3):
            found["explains"] = {self.random.choice(before): "It may"}
        return found

    def stage(self, steps: list[str], found: dict[str, tuple[str, ...]]) -> Data:
        made = [
            {"id": step, "title": step}
            | ({"for_everyone": "yes"} if self.chance(0.5) else {})
            | ({"when": [self.outcome(found)]} if self.chance(0.4) else {})
            | ({"tried": {"when": self.when(), "say": "Say"}} if self.chance(0.2) else {})
            for step in steps
        ]
        limit = {"offered_at_most": 1} if self.chance(0.3) else {}
        return {"stage": "First", "steps": made, **limit}

    def outcome(self, found: dict[str, tuple[str, ...]]) -> Data:
        """A clause that may also name what was found."""
        clause = self.clause() if self.chance(0.7) else {}
        if not clause or self.chance(0.4):
            name = self.random.choice(list(found))
            values = found[name]
            clause[name] = self.random.sample(values, self.random.randint(1, min(2, len(values))))
        return clause

    def message(self, n: int, found: dict[str, tuple[str, ...]]) -> Data:
        return {"id": f"message{n}", "say": "Say", "when": [self.outcome(found)]}

    def promise(self, n: int, found: dict[str, tuple[str, ...]], shown: list[str]) -> Data:
        then = self.random.choice(
            [
                {"urgency_at_least": self.random.choice(["routine", *TIERS])},
                {"no_causes": "yes"},
                {"shows": [self.random.choice(shown)]},
                {"never_shows": self.random.sample(shown, min(2, len(shown)))},
            ]
        )
        promise = {"id": f"promise{n}", "say": "Say", "then": then}
        if self.chance(0.8):
            promise["when"] = [self.outcome(found) for _ in range(self.random.randint(1, 2))]
        if self.chance(0.25):
            promise["unless"] = [self.outcome(found)]
        return promise
