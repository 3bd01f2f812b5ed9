"""What a screen is made of, before it is drawn: the same for a terminal and for plain lines."""

from dataclasses import dataclass

from spinecheck.core.advice import Tier


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    beside: str = ""
    """A short remark to the heading."""


@dataclass(frozen=True, slots=True)
class Subheading:
    text: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    quiet: bool = False
    """Whether it may stand back behind the rest."""


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[str, ...]
    label: str = ""
    numbered_from: int | None = None


@dataclass(frozen=True, slots=True)
class Urgent:
    """The words of a tier, with what was found."""

    tier: Tier | None
    heading: str
    parts: tuple["Part", ...]


Part = Heading | Subheading | Paragraph | Items | Urgent
Parts = tuple[Part, ...]
