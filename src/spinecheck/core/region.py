"""Whom to call, by region, and the lines that everyone is shown."""

from typing import Annotated

from pydantic import Field, StringConstraints

from spinecheck.core.fields import COUNTRY, DAY, PLACEHOLDERS, Model, Text, YesNo


class PhoneLine(Model):
    """A number, as it is read out, and how sure we are of it."""

    number: Text
    """The number, as it is read out."""
    checked_on: Annotated[str, StringConstraints(pattern=DAY)]
    """The day on which it was looked up."""
    verified: YesNo
    """`yes`: checked with an official source."""


class Region(Model):
    """A country and its numbers."""

    id: Annotated[str, StringConstraints(pattern=COUNTRY)]
    """Two capitals, such as `US`."""
    name: Text
    """The name of the country."""
    emergency_number: PhoneLine
    """The number for emergencies."""
    health_line: PhoneLine | None = None
    """The number for advice by day and night."""
    crisis_line: PhoneLine | None = None
    """The number for people who may harm themselves."""


class Elsewhere(Model):
    """What is said where the region, or a number of it, is not known: it never guesses."""

    emergency_number: Text
    """Words in place of the emergency number."""
    health_line: Text
    """Words in place of the health line."""
    crisis_line: Text
    """Words in place of the crisis line."""


class Regions(Model):
    """The regions file, which serves every questionnaire."""

    emergency_lines: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The five signs that everyone is shown."""
    regions: tuple[Region, ...]
    """Countries and their numbers."""
    elsewhere: Elsewhere
    """What is said where the country, or a number of it, is not known."""

    def named(self, id_: str) -> Region | None:
        """The region with this ISO 3166 code, in either case."""
        return next((region for region in self.regions if region.id == id_.upper()), None)

    def numbers(self, region: Region | None) -> dict[str, str]:
        """What each placeholder in a text stands for in this region."""
        lines = {name: getattr(region, name) if region else None for name in PLACEHOLDERS}
        return {
            name: line.number if line else getattr(self.elsewhere, name)
            for name, line in lines.items()
        }


def fill(text: str, numbers: dict[str, str]) -> str:
    """The text with its placeholders filled in."""
    for name, number in numbers.items():
        text = text.replace("{" + name + "}", number)
    return text
