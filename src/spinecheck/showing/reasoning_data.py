"""A reasoning as plain data, for programs."""

from typing import Any

from spinecheck.core.reasoning import Alarm, Argument, Reasoning, Said, Weighed
from spinecheck.reading.places import Places
from spinecheck.reading.problems import Place
from spinecheck.showing.advice import Fill


def reasoning_as_data(reasoning: Reasoning, places: Places, fill: Fill) -> dict[str, Any]:
    """What `assess --explain --format json` adds: each thing with its place and its sources."""

    def argument(one: Argument) -> dict[str, Any]:
        evidence = one.evidence
        return {
            "cause": one.cause.id,
            "for": evidence.supports,
            "against": evidence.against,
            "points": evidence.points,
            "counts": one.counts,
            "because": fill(evidence.because),
            "together_with": list(one.together),
            "cites": list(evidence.cites),
            "place": _place(places.evidence(one.cause, evidence)),
        }

    def said(one: Said) -> dict[str, Any]:
        return {
            "question": one.question.id,
            "answer": list(one.values),
            "place": _place(places.asked(one.question.id)),
            "arguments": list(map(argument, one.arguments)),
            "signs": [sign.id for sign in one.signs],
        }

    def alarm(one: Alarm) -> dict[str, Any]:
        return {
            "id": one.sign.id,
            "tier": one.sign.tier,
            "place": _place(places.sign(one.sign)),
            "cites": list(one.sign.cites),
            "holds_on": [
                {"question": g.question, "answer": list(g.values), "assumed": g.assumed}
                for g in one.grounds
            ],
        }

    def weighed(one: Weighed) -> dict[str, Any]:
        return {
            "id": one.weighing.cause.id,
            "points": one.weighing.points,
            "fit": one.fitting.fit if one.fitting else None,
            "verdict": one.verdict,
            "some_at_most": one.weighing.capped,
            "cites": list(one.weighing.cause.cites),
            "place": _place(places.cause(one.weighing.cause)),
        }

    return {
        "answers": list(map(said, reasoning.said)),
        "urgent": list(map(alarm, reasoning.alarms)),
        "causes": list(map(weighed, reasoning.weighed)),
        "could_raise_the_urgency": list(reasoning.could_raise),
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}
