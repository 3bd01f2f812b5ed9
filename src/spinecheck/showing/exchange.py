"""An assessment as plain data, for programs."""

from typing import Any

from spinecheck.core.assessment import Assessment, Offer
from spinecheck.core.causes import FittingCause
from spinecheck.core.compare import Change, Comparison
from spinecheck.core.model import Questionnaire
from spinecheck.showing.advice import Fill


def as_data(questionnaire: Questionnaire, assessment: Assessment, fill: Fill) -> dict[str, Any]:
    """What `assess --format json` prints."""

    def fitting(found: FittingCause) -> dict[str, Any]:
        return {
            "id": found.cause.id,
            "name": fill(found.cause.name),
            "clinical_name": fill(found.cause.clinical_name),
            "kind": found.cause.kind,
            "fit": found.fit,
            "points": found.points,
            "for": [fill(evidence.because) for evidence in found.supports],
            "against": [fill(evidence.because) for evidence in found.against],
            "unknown": list(found.unknown),
            "leads_to": fill(found.leads_to) if found.leads_to else None,
        }

    def step(offer: Offer) -> dict[str, Any]:
        tried = offer.step.tried if offer.tried else None
        return {
            "id": offer.step.id,
            "stage": fill(offer.stage.stage),
            "title": fill(offer.step.title),
            "say": fill(offer.step.say) if offer.step.say else None,
            "tried": fill(tried.say) if tried else None,
        }

    return {
        "questionnaire": questionnaire.questionnaire,
        "version": questionnaire.version,
        "complete": assessment.complete,
        "urgency": assessment.urgency,
        "urgent": [
            {
                "id": sign.id,
                "tier": sign.tier,
                "title": fill(sign.title),
                "because": fill(sign.because),
                "say_this": fill(sign.say_this) if sign.say_this else None,
                "do": [fill(sentence) for sentence in sign.do],
                "cause": sign.cause,
            }
            for sign in assessment.signs
        ],
        "page": assessment.page.id if assessment.page else None,
        "causes": [fitting(found) for found in assessment.causes],
        "amplifiers": [fitting(found) for found in assessment.amplifiers],
        "next_steps": [step(offer) for offer in assessment.next_steps],
        "messages": [
            {"id": message.id, "say": fill(message.say)} for message in assessment.messages
        ],
        "asked": [question.id for question in assessment.path.asked],
        "unanswered": [question.id for question in assessment.path.unanswered],
        "ignored": list(assessment.ignored),
    }


def comparison_as_data(questionnaire: Questionnaire, comparison: Comparison) -> dict[str, Any]:
    """What `compare --format json` prints: ids only.

    No private answer is in it, and a sign that was found in one only among those of now.
    """
    old, new = comparison.old, comparison.new

    def answer(change: Change) -> dict[str, Any]:
        id_ = change.question.id
        if id_ in questionnaire.private:
            return {"id": id_, "private": True}
        return {"id": id_, "private": False, "was": change.was, "now": change.now}

    return {
        "questionnaire": questionnaire.questionnaire,
        "version": questionnaire.version,
        "moved": comparison.moved,
        "urgency": {"was": old.urgency, "now": new.urgency},
        "complete": {"was": old.complete, "now": new.complete},
        "signs": {
            "now": [sign.id for sign in new.signs],
            "new": [sign.id for sign in comparison.new_signs],
            "gone": [sign.id for sign in comparison.gone_signs],
            "gone_from_private": [unspoken.question.id for unspoken in comparison.unspoken],
        },
        "lines": {
            "ticked": [line.id for line in comparison.ticked],
            "no_longer_ticked": [line.id for line in comparison.no_longer_ticked],
        },
        "causes": [
            {
                "id": change.cause.id,
                "was": change.was.fit if change.was else None,
                "now": change.now.fit if change.now else None,
                "fits_more": change.fits_more,
            }
            for change in comparison.causes
        ],
        "answers": [answer(change) for change in comparison.changes],
    }
