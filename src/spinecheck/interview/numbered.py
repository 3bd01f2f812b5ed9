"""Asks in numbered lines: append only, for screen readers, simple terminals and pipes."""

import re
from collections.abc import Callable, Sequence
from typing import TextIO

from spinecheck import words
from spinecheck.core.answers import NONE
from spinecheck.interview.asking import echo, matching, what_it_can_change
from spinecheck.interview.keyboard import forget_typed_ahead
from spinecheck.interview.prompts import Answered, Back, Choice, Prompt, Stop

Say = Callable[[str], None]
"""Shows one line of text, wrapped to the terminal."""

_STOPS = ("q", "quit", "stop")
_LONGEST_LINE, _MOST_LINES = 100_000, 1000
"""More than a person types: in one line, and in a row without answering a question."""


class Numbered:
    """Asks in numbered lines, and reads lines."""

    def __init__(self, stdin: TextIO, say: Say) -> None:
        self.stdin = stdin
        self.say = say
        self.lines_left = _MOST_LINES

    def ask(self, prompt: Prompt, is_cut: bool = False) -> Answered | Back | Stop:
        """Put one question; where the window cuts its head off, it is put once more below."""
        self._put(prompt, is_cut)
        while True:
            match self._read():
                case None:
                    return Stop(input_ended=True)
                case typed if typed in _STOPS:
                    return Stop()
                # Someone whose back hurts may say so: only "b" is promised to go back.
                case "b" | "back" as typed if typed == "b" or not matching(typed, prompt.choices):
                    if prompt.can_go_back:
                        return Back()
                    self._say_last(words.NO_WAY_BACK)
                case "?":
                    *lines, last = what_it_can_change(prompt)
                    for line in lines:
                        self.say(line)
                    self._say_last(last)
                case typed:
                    if values := self._values(typed, prompt):
                        self.say(echo(prompt, values))
                        self.lines_left = _MOST_LINES
                        return Answered(values)

    def _put(self, prompt: Prompt, is_cut: bool) -> None:
        self.say("")
        self.say(words.progress(prompt.section, prompt.done, prompt.to_go))
        self.say(prompt.ask)
        if prompt.why:
            self.say(words.WHY_WE_ASK.format(why=prompt.why))
        self._list(prompt.choices)
        if prompt.earlier:
            self.say(words.EARLIER_ANSWER.format(answer=prompt.texts(prompt.earlier)))
        if is_cut:
            self.say(words.BEGINS_ABOVE.format(ask=prompt.ask))
        how = words.TYPE_MANY if prompt.many else words.TYPE_ONE
        self._say_last(how.format(back=words.TYPE_BACK if prompt.can_go_back else ""))

    def choose(self, text: str, choices: Sequence[Choice]) -> str | Stop:
        self.say("")
        self.say(text)
        self._list(choices)
        self._say_last(words.TYPE_CARD)
        while True:
            typed = self._read()
            if typed is None:
                return Stop(input_ended=True)
            if typed in _STOPS:
                return Stop()
            if value := matching(typed, choices):
                return value
            self._say_last(words.NOT_UNDERSTOOD.format(n=len(choices)))

    def _list(self, choices: Sequence[Choice]) -> None:
        for number, choice in enumerate(choices, 1):
            self.say(f"{number}. {choice.text}")

    def _say_last(self, line: str) -> None:
        """Say the line before a key counts: who sees it may type, and nothing earlier answers."""
        forget_typed_ahead(self.stdin)
        self.say(line)

    def _read(self) -> str | None:
        """One line; None at the end of the input, or when it never ends and answers nothing."""
        line = self.stdin.readline(_LONGEST_LINE)
        self.lines_left -= not self.stdin.isatty()
        if not line or len(line) == _LONGEST_LINE or self.lines_left < 0:
            return None
        return line.strip().casefold()

    def _values(self, typed: str, prompt: Prompt) -> tuple[str, ...]:
        """The answer that was typed; empty, with a word of help, when there is none."""
        whole = matching(typed, prompt.choices)
        if whole is not None:
            return (whole,)
        parts = [part for part in re.split(r"[\s,;]+", typed) if part]
        if not all(part.isdecimal() for part in parts):
            parts = [part for part in re.split(r"[,;]", typed) if part.strip()]
        values = [matching(part.strip(), prompt.choices) for part in parts]
        found = tuple(dict.fromkeys(value for value in values if value is not None))
        if not found or None in values:
            help_ = words.NOT_ALL_UNDERSTOOD if prompt.many else words.NOT_UNDERSTOOD
            self._say_last(help_.format(n=len(prompt.choices)))
            return ()
        if len(found) > 1 and not prompt.many:
            self._say_last(words.ONE_ONLY)
            return ()
        ticked = tuple(value for value in found if value != NONE)
        return ticked or found  # a tick beats "none of these", and is echoed without it
