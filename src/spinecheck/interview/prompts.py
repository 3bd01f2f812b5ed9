"""What is put to a person, and what may come back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinecheck.core.answers import Values

if TYPE_CHECKING:  # the first screen has choices too, and need not wait for the questions
    from spinecheck.core.explain import Bearing
    from spinecheck.core.questions import Asked


@dataclass(frozen=True, slots=True)
class Choice:
    """One line that can be chosen."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as it is put to the person."""

    question: "Asked"
    title: str
    section: str
    ask: str
    why: str | None
    choices: tuple[Choice, ...]
    many: bool
    earlier: Values
    """The earlier answer to this question; empty when there is none."""
    done: int
    to_go: int
    can_go_back: bool
    private: bool
    bearing: "Bearing"

    @property
    def short(self) -> str:
        """The question in a few words, for the echo."""
        return self.question.short or self.ask

    def texts(self, values: Values) -> str:
        """The words of an answer."""
        return "; ".join(choice.text for choice in self.choices if choice.value in values)


@dataclass(frozen=True, slots=True)
class Answered:
    values: Values


@dataclass(frozen=True, slots=True)
class Back:
    pass


@dataclass(frozen=True, slots=True)
class GoOn:
    pass


@dataclass(frozen=True, slots=True)
class Stop:
    input_ended: bool = False
