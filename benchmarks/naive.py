"""The floor of an assessment: the same `when` maps, interpreted plainly from the YAML's own dicts.

What depends on the questionnaire alone is found once, as the models do; the answers are then
assessed without any model, and come to the same (`assessing.py` compares them on every case).
"""

from typing import Any

Facts = dict[str, tuple[str, ...]]
POINTS = {"strong": 3, "moderate": 2, "weak": 1}
TIERS = ["routine", "soon", "same_day", "emergency"]


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def holds(when: Any, facts: Facts) -> bool:
    if when is None:
        return True
    for clause in when if isinstance(when, list) else [when]:
        for question, values in clause.items():
            given = facts.get(question, ())
            if isinstance(values, list):
                if not any(value in values for value in given):
                    break
            elif values not in given:
                break
        else:
            return True
    return False


def read(when: Any) -> set[str]:
    return {question for clause in listed(when or []) for question in clause}


class Naive:
    """One questionnaire as plain data, and what depends on it alone."""

    def __init__(self, data: dict[str, Any], follow_ups: set[str], deciding: set[str]) -> None:
        self.data = data
        self.follow_ups = follow_ups
        self.deciding = deciding
        self.items: list[dict[str, Any]] = []
        self.background: set[str] = set()
        for section in data["sections"]:
            self.items += section["questions"]
            if section.get("background") == "yes":
                for item in section["questions"]:
                    self.background.add(self.id(item))
                    self.background |= {line["id"] for line in item.get("lines", [])}
        self.order = [
            id_
            for item in self.items
            if "page" not in item
            for id_ in [self.id(item), *(line["id"] for line in item.get("lines", []))]
        ]

    def id(self, item: dict[str, Any]) -> str:
        return str(item.get("id") or item.get("checklist") or item["page"])

    def assess(self, answers: Facts) -> dict[str, Any]:
        asked, ending, facts = self.path(answers)
        open_ = [id_ for id_ in asked if id_ not in facts]
        cautious = self.with_caution(facts, ending)
        signs = [s for s in self.data["urgent"] if holds(s["when"], cautious)]
        signs.sort(key=lambda sign: -TIERS.index(sign["tier"]))
        complete = not self.missing(facts, open_, ending) & self.deciding
        urgency = signs[0]["tier"] if signs else "routine" if complete else None
        causes = [] if ending else self.sources(facts, open_)
        amplifiers = [] if ending else self.fitting(facts, open_, "amplifier")
        outcome = {
            **facts,
            "causes": tuple(c["id"] for c in causes) or ("none",),
            "amplifiers": tuple(c["id"] for c in amplifiers) or ("none",),
        }
        if urgency:
            outcome["urgency"] = (urgency,)
        goes_on = not ending and urgency != "emergency"
        messages = [m["id"] for m in self.data["messages"] if holds(m.get("when"), outcome)]
        return {
            "urgency": urgency,
            "complete": complete,
            "page": ending and ending["page"],
            "signs": [sign["id"] for sign in signs],
            "causes": causes,
            "amplifiers": amplifiers,
            "steps": self.steps(outcome, [*causes, *amplifiers]) if goes_on else [],
            "messages": messages if goes_on else [],
            "ignored": [
                id_
                for id_, given in answers.items()
                if id_ not in asked
                or set(given) - ({"none"} if facts.get(id_) else set()) - set(facts.get(id_, ()))
            ],
            "asked": asked,
        }

    def path(self, answers: Facts) -> tuple[list[str], dict[str, Any] | None, Facts]:
        facts: Facts = {}
        asked: list[str] = []
        for item in self.items:
            if not holds(item.get("when"), facts):
                continue
            if "page" in item:
                if item.get("ends") == "yes":
                    return asked, item, facts
                continue
            id_ = self.id(item)
            asked.append(id_)
            if "checklist" in item:
                lines = [line for line in item["lines"] if holds(line.get("when"), facts)]
                self.count(
                    id_, [*(ln["id"] for ln in lines), "none", "not_sure"], 1, facts, answers
                )
                ticked = facts.get(id_, ())
                for line in lines if ticked else ():
                    if line["id"] in ticked:
                        facts[line["id"]] = ("yes",)
                    elif "not_sure" in ticked:
                        asked.append(line["id"])
                        self.count(line["id"], ["yes", "no", "not_sure"], 0, facts, answers)
                    else:
                        facts[line["id"]] = ("no",)
                continue
            offered = [
                value
                for value, answer in item["answers"].items()
                if isinstance(answer, str) or holds(answer.get("when"), facts)
            ]
            if item.get("not_sure") != "no":
                offered.append("not_sure")
            self.count(id_, offered, item.get("pick") == "many", facts, answers)
        return asked, None, facts

    def count(
        self, id_: str, offered: list[str], many: bool | int, facts: Facts, answers: Facts
    ) -> None:
        given = answers.get(id_, ())
        kept = tuple(value for value in offered if value in given)
        if many and len(kept) > 1:
            facts[id_] = tuple(value for value in kept if value != "none")
        elif len(kept) == 1:
            facts[id_] = kept

    def with_caution(self, facts: Facts, ending: dict[str, Any] | None) -> Facts:
        facts = dict(facts)
        for item in self.items:
            if item is ending:
                break
            id_ = self.id(item)
            if "checklist" in item and "not_sure" in facts.get(id_, ()):
                for line in item["lines"]:
                    if line["id"] not in facts and holds(line.get("when"), facts):
                        facts[line["id"]] = ("not_sure",)
            if id_ in self.follow_ups and id_ not in facts and holds(item.get("when"), facts):
                facts[id_] = ("not_sure",)
        return facts

    def missing(self, facts: Facts, open_: list[str], ending: dict[str, Any] | None) -> set[str]:
        missing = set(open_)
        if ending:
            for item in self.items[self.items.index(ending) + 1 :]:
                id_ = self.id(item)
                if "page" in item or id_ in facts:
                    continue
                when = item.get("when")
                if when is None or any(
                    all(q in missing or holds({q: v}, facts) for q, v in clause.items())
                    for clause in listed(when)
                ):
                    missing |= {id_, *(line["id"] for line in item.get("lines", []))}
        return missing

    def fitting(self, facts: Facts, open_: list[str], kind: str) -> list[dict[str, Any]]:
        found = (self.finding(c, facts, open_) for c in self.data["causes"] if c["kind"] == kind)
        return [finding for finding in found if finding]

    def finding(
        self, cause: dict[str, Any], facts: Facts, open_: list[str]
    ) -> dict[str, Any] | None:
        if not holds(cause.get("only_when"), facts):
            return None
        held = [e for e in cause.get("evidence", []) if holds(e["when"], facts)]
        supports = sorted((e for e in held if "for" in e), key=lambda e: -POINTS[e["for"]])
        against = sorted((e for e in held if "for" not in e), key=lambda e: -POINTS[e["against"]])
        points = sum(POINTS[e["for"]] for e in supports) - sum(
            POINTS[e["against"]] for e in against
        )
        fit = self.data["fit"]
        if points < int(fit["some"]["points"]) or len(supports) < int(fit["some"]["reasons"]):
            return None
        if not any(
            question not in self.background
            for e in supports
            for clause in listed(e["when"])
            if holds(clause, facts)
            for question in clause
        ):
            return None
        strong = sum(e["for"] == "strong" for e in supports)
        many = any(
            points >= int(m["points"]) and strong >= int(m.get("strong", 0)) for m in fit["many"]
        )
        if "some_at_most_when" in cause and holds(cause["some_at_most_when"], facts):
            many = False
        asked_of = {
            question
            for e in cause["evidence"]
            if not holds(e["when"], facts)
            for question in read(e["when"])
        }
        return {
            "id": cause["id"],
            "fit": "many" if many else "some",
            "points": points,
            "for": [e["because"] for e in supports],
            "against": [e["because"] for e in against],
            "unknown": [
                q
                for q in self.order
                if q in asked_of and (q in open_ or "not_sure" in facts.get(q, ()))
            ],
            "cause": cause,
        }

    def sources(self, facts: Facts, open_: list[str]) -> list[dict[str, Any]]:
        found = self.fitting(facts, open_, "source")
        found.sort(key=lambda f: (f["fit"] != "many", -f["points"]))
        ordered = self.joined(found)
        shown = ordered[: int(self.data["fit"]["shown_at_most"])]
        if all(f["cause"].get("never_alone") == "yes" for f in shown):
            company = [f for f in ordered if f["cause"].get("never_alone") != "yes"]
            shown = [*shown[:-1], company[0]] if company else []
        return shown

    def joined(self, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        order: list[dict[str, Any]] = []
        seen: set[str] = set()

        def explains(one: dict[str, Any], other: dict[str, Any]) -> bool:
            both = one["fit"] == other["fit"] == "many"
            return both and other["id"] in one["cause"].get("explains", {})

        def place(finding: dict[str, Any], follow: bool) -> None:
            if finding["id"] in seen:
                return
            seen.add(finding["id"])
            for other in found:
                if explains(other, finding):
                    place(other, False)
            order.append(finding)
            for other in found:
                if follow and explains(finding, other):
                    place(other, True)

        for finding in found:
            place(finding, True)
        return order

    def steps(self, outcome: Facts, shown: list[dict[str, Any]]) -> list[tuple[str, bool]]:
        offers: list[tuple[str, bool]] = []

        def rank(step: dict[str, Any]) -> int:
            for n, f in enumerate(shown):
                if step["id"] in listed(f["cause"].get("next_steps", [])):
                    return n
            return len(shown)

        for stage in self.data["next_steps"]:
            untried = 0
            for step in sorted(stage["steps"], key=rank):
                listed_ = step.get("for_everyone") == "yes" or rank(step) < len(shown)
                if not listed_ or not holds(step.get("when"), outcome):
                    continue
                tried = "tried" in step and holds(step["tried"]["when"], outcome)
                if not tried:
                    if "offered_at_most" in stage and untried >= int(stage["offered_at_most"]):
                        continue
                    untried += 1
                offers.append((step["id"], tried))
        return offers
