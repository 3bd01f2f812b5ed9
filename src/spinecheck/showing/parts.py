"""What a screen is made of, before it is drawn: the same for a terminal and for plain lines."""

from dataclasses import dataclass

from spinecheck.core.tiers import Tier


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


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under their headings."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """One thing of a numbered list, with what is said about it."""

    number: int
    text: str
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class Urgent:
    """The words of a tier, with what was found."""

    tier: Tier | None
    heading: str
    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A row of a tree: its name, what is said of it, and the rows under it."""

    name: str
    text: str = ""
    branches: tuple["Branch", ...] = ()
    tier: Tier | None = None
    """The urgency that the row speaks of; its words say so too."""
    faint: bool = False
    """Whether it lies off the way that is shown; its words say so too."""

    @property
    def row(self) -> str:
        gap = "" if not self.text or not self.name else " " if self.name[-1] == ":" else "  "
        return f"{self.name}{gap}{self.text}"


Part = Heading | Subheading | Paragraph | Items | Table | Numbered | Urgent | Branch
Parts = tuple[Part, ...]
