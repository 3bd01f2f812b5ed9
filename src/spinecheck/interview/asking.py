"""What every way of asking shares: the words round a question, and what a person typed."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from spinecheck import words
from spinecheck.core.answers import Values
from spinecheck.interview.prompts import Answered, Back, Choice, Prompt, Stop


class Asker(Protocol):
    """A way of asking: with menus, or in numbered lines."""

    def ask(self, prompt: Prompt) -> Answered | Back | Stop:
        """Put one question of the walk."""
        ...

    def choose(self, text: str, choices: Sequence[Choice]) -> str | Stop:
        """Offer a choice outside the questions; the first line is the suggested one."""
        ...


def what_it_can_change(prompt: Prompt) -> Iterator[str]:
    """Why the question is asked, and which signs and causes the answer bears on."""
    if prompt.why:
        yield words.WHY_WE_ASK.format(why=prompt.why)
    bearing = prompt.bearing
    names = [sign.title for sign in bearing.signs] + [cause.name for cause in bearing.causes]
    if names:
        yield words.YOUR_ANSWERS_MAY_CHANGE
        yield from (f"- {name}" for name in dict.fromkeys(names))
    if bearing.opens:
        yield words.DECIDES_WHAT_IS_ASKED
    if bearing.advice:
        yield words.CHANGES_ADVICE
    if not (names or bearing.opens or bearing.advice):
        yield words.CHANGES_NOTHING


def echo(prompt: Prompt, values: Values) -> str:
    """The answer, as it stays on the screen."""
    return words.ANSWERED.format(question=prompt.short, answer=prompt.texts(values))


def matching(typed: str, choices: Sequence[Choice]) -> str | None:
    """The choice that was typed: by its number, its words or its id."""
    if typed.isdecimal() and typed.isascii():
        place = int(typed[:9])
        return choices[place - 1].value if 1 <= place <= len(choices) else None
    wanted = bare(typed)
    return next(
        (
            choice.value
            for choice in choices
            if wanted and wanted in (bare(choice.text), bare(choice.value))
        ),
        None,
    )


def bare(text: str) -> str:
    """Letters and digits only, in small letters: how words are compared."""
    return "".join(char for char in text.casefold() if char.isalnum())
