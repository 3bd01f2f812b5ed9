"""The first screen: what this is and is not, and whom to call."""

from pathlib import Path

from spinecheck import words
from spinecheck.core.front import Front
from spinecheck.core.region import Region, Regions, fill
from spinecheck.showing.parts import Heading, Paragraph, Parts


def welcome(
    front: Front, regions: Regions, region: Region | None, saved_in: Path | None = None
) -> Parts:
    """The first screen, for someone in this region whose answers are saved in that file."""
    danger = fill(words.IN_DANGER, regions.numbers(region))
    saving = words.PRIVACY_WITH_FILE.format(file=saved_in) if saved_in else words.PRIVACY
    return (
        Heading(front.title),
        Paragraph(f"{danger} {_whom_to_call(region)}"),
        *(Paragraph(sentence) for sentence in words.WHAT_THIS_IS),
        Paragraph(reviewed(front)),
        Paragraph(saving),
        Paragraph(f"{words.HOW_LONG} {words.SOMEONE_ELSE}"),
    )


def _whom_to_call(region: Region | None) -> str:
    if region is None:
        return words.EMERGENCY_CALL_UNKNOWN
    number = region.emergency_number
    call = words.EMERGENCY_CALL_HERE.format(number=number.number, region=region.name)
    return call if number.verified else f"{call} {words.NUMBER_NOT_VERIFIED}"


def reviewed(front: Front) -> str:
    """Who has reviewed the questionnaire, or that nobody has."""
    names = ", ".join(f"{review.who} ({review.on})" for review in front.reviewed)
    return words.REVIEWED_BY.format(names=names) if names else words.NO_REVIEW
