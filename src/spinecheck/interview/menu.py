"""Asks with questionary: arrow keys, Space and Enter.

What questionary does that could hurt a patient is undone here, and only here. Two things of its
own that are not public are used: `InquirerControl.selected_options` and `.pointed_at`.
"""

import shutil
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import questionary
from prompt_toolkit.filters import to_filter
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.keys import Keys
from questionary.prompts.common import InquirerControl

from spinecheck import words
from spinecheck.core.answers import NONE
from spinecheck.interview.asking import echo, what_it_can_change
from spinecheck.interview.keyboard import forget_typed_ahead
from spinecheck.interview.numbered import Numbered
from spinecheck.interview.prompts import Answered, Back, Choice, Prompt, Stop

_BACK, _WHY, _NOTHING = object(), object(), object()
_MAX_WIDTH = 100
_STYLE = questionary.Style(
    [
        ("qmark", "nobold"),
        ("question", "bold"),
        ("instruction", "nobold"),
        ("separator", ""),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        ("selected", "bold"),
    ]
)


@dataclass(frozen=True, slots=True)
class _Screen:
    """The texts of one menu, wrapped to the terminal."""

    head: str
    ask: str
    below: str
    choices: tuple[str, ...]
    keys: str

    @property
    def height(self) -> int:
        """How many lines they take."""
        texts = (self.head, self.ask, self.below, self.keys, *self.choices)
        return sum(text.count("\n") for text in texts) + len(self.choices) + 2


class Menu:
    """Asks with menus; where the terminal is too small for one, in numbered lines."""

    def __init__(self, numbered: Numbered, harmless: Callable[[str], str]) -> None:
        self.numbered = numbered
        self.harmless = harmless

    def ask(self, prompt: Prompt) -> Answered | Back | Stop:
        notice = ""
        while True:
            screen = self._fitting(prompt, notice)
            if screen is None:
                self.numbered.say(words.TOO_SMALL)
                return self.numbered.ask(prompt, is_cut=True)
            question = _question(prompt, screen)
            reply = self._run(question)
            if reply is _BACK:
                return Back()
            if reply is _WHY:
                for line in ("", *what_it_can_change(prompt)):
                    self.numbered.say(line)
                if prompt.many:  # what is ticked stays ticked
                    prompt = replace(prompt, earlier=tuple(_control(question).selected_options))
                continue
            values = tuple(reply) if isinstance(reply, list) else (reply,)
            offered = {choice.value for choice in prompt.choices}
            if values and offered.issuperset(values):
                self.numbered.say(echo(prompt, values))
                return Answered(values)
            notice = words.NOTHING_TICKED if prompt.many else words.NOTHING_CHOSEN

    def choose(self, text: str, choices: Sequence[Choice]) -> str | Stop:
        width = _width()
        screen = _Screen(
            head="\n",
            ask=self._wrap(text, width, 1),
            below="",
            choices=tuple(self._wrap(choice.text, width, 3) for choice in choices),
            keys=self._wrap(words.KEYS_CARD, width, 3),
        )
        if screen.height > _rows():
            self.numbered.say(words.TOO_SMALL)
            return self.numbered.choose(text, choices)
        values = [choice.value for choice in choices]
        while True:
            question = _select_or_checkbox(screen, values, ticked=None)
            _mend_keys(question, _control(question))
            reply = self._run(question)
            if reply in values:
                return str(reply)

    def _fitting(self, prompt: Prompt, notice: str) -> _Screen | None:
        """The question with what stands below it; or without, then without the title as well.

        None when even that does not fit.
        """
        why = words.WHY_WE_ASK.format(why=prompt.why) if prompt.why else ""
        for below, titled in ((notice or why, True), (notice, True), (notice, False), ("", False)):
            screen = self._screen(prompt, below, titled)
            if screen.height <= _rows():
                if notice and not below:
                    self.numbered.say(notice)
                return screen
        return None

    def _screen(self, prompt: Prompt, below: str, titled: bool) -> _Screen:
        width = _width()
        indent = 5 if prompt.many else 3
        back = prompt.can_go_back
        progress = words.progress(prompt.section, prompt.done, prompt.to_go)
        head = [self._wrap(progress, width, 0)]
        if titled:
            head = [self._wrap(prompt.title, width, 0), *head, "─" * width]
        texts = [choice.text for choice in prompt.choices] + [words.GO_BACK] * back
        keys = words.KEYS_MANY if prompt.many else words.KEYS_ONE
        return _Screen(
            head="".join(f"\n{line}" for line in (*head, "")),
            ask=self._wrap(prompt.ask, width, 1),
            below=f"\n {self._wrap(below, width, 1)}\n" if below else "\n",
            choices=tuple(self._wrap(text, width, indent) for text in texts),
            keys=self._wrap(keys.format(back=words.KEYS_BACK if back else ""), width, 3),
        )

    def _run(self, question: questionary.Question) -> Any:
        forget_typed_ahead(self.numbered.stdin)
        clear_typeahead(question.application.input)
        return question.unsafe_ask()

    def _wrap(self, text: str, width: int, indent: int) -> str:
        """The text in lines that fit, the later ones indented under the first."""
        lines = [
            line
            for paragraph in self.harmless(text).split("\n")
            for line in textwrap.wrap(paragraph, max(width - indent, 16), break_on_hyphens=False)
        ]
        return ("\n" + " " * indent).join(lines)


def _question(prompt: Prompt, screen: _Screen) -> questionary.Question:
    values: list[Any] = [choice.value for choice in prompt.choices]
    if prompt.can_go_back:
        values.append(_BACK)
    question = _select_or_checkbox(screen, values, prompt.earlier if prompt.many else None)
    control = _control(question)
    if not prompt.many and prompt.earlier:
        control.pointed_at = values.index(prompt.earlier[0])
    elif prompt.private:
        control.pointed_at = -1  # nothing is chosen until the person moves
    _mend_keys(question, control)
    _add_keys(question, control, prompt)
    return question


def _select_or_checkbox(
    screen: _Screen, values: Sequence[Any], ticked: Sequence[str] | None
) -> questionary.Question:
    """A select; with a list of what is ticked, even an empty one, a checkbox."""
    listed = [
        questionary.Choice(text, value, checked=value in (ticked or ()))
        for text, value in zip(screen.choices, values, strict=True)
    ]
    kind = questionary.select if ticked is None else questionary.checkbox
    return kind(
        screen.ask,
        choices=[*listed, questionary.Separator("\n   " + screen.keys)],
        qmark=screen.head,
        instruction=screen.below or " ",
        style=_STYLE,
        erase_when_done=True,
    )


def _mend_keys(question: questionary.Question, control: InquirerControl) -> None:
    """Take the harm out of keys: Enter takes only what is pointed at, Alt+Enter nothing."""
    keys = KeyBindings()
    # SIGINT from elsewhere arrives as a key, which questionary would swallow.
    keys.add(Keys.SIGINT)(lambda event: event.app.exit(exception=KeyboardInterrupt))

    @keys.add(Keys.Escape, Keys.ControlM, eager=True)
    def alt_enter(_event: Any) -> None:
        """Would pass by everything and answer with an empty text."""

    @keys.add(Keys.ControlM, eager=True)
    def enter(event: Any) -> None:
        pointed = control.pointed_at >= 0
        event.app.exit(result=control.get_pointed_at().value if pointed else _NOTHING)

    _merge(question, keys)


def _add_keys(question: questionary.Question, control: InquirerControl, prompt: Prompt) -> None:
    """The keys of a question: why, back, and on a checklist ticks that make sense."""
    keys = KeyBindings()
    keys.add("?", eager=True)(lambda event: event.app.exit(result=_WHY))
    if prompt.can_go_back:
        keys.add(Keys.Left, eager=True)(lambda event: event.app.exit(result=_BACK))
    if not prompt.many:
        _merge(question, keys)
        return

    @keys.add("a", eager=True)
    @keys.add("i", eager=True)
    def inert(_event: Any) -> None:
        """Would tick everything, or turn every tick round."""

    @keys.add(" ", eager=True)
    def tick(event: Any) -> None:
        value = control.get_pointed_at().value
        ticked = control.selected_options
        if value is _BACK:
            event.app.exit(result=_BACK)
        elif value in ticked:
            ticked.remove(value)
        else:  # "none of these" stands alone
            beside = [] if value == NONE else [other for other in ticked if other != NONE]
            control.selected_options = [*beside, value]

    @keys.add(Keys.ControlM, eager=True)
    def enter(event: Any) -> None:
        on_back = control.get_pointed_at().value is _BACK
        ticked = [choice.value for choice in control.get_selected_values()]
        event.app.exit(result=_BACK if on_back else ticked)

    _merge(question, keys)


def _merge(question: questionary.Question, keys: KeyBindings) -> None:
    """Add keys that come before those there are."""
    before = question.application.key_bindings
    question.application.key_bindings = merge_key_bindings([before, keys] if before else [keys])


def _control(question: questionary.Question) -> InquirerControl:
    """The list inside a question, in windows that wrap rather than cut."""
    windows = list(question.application.layout.find_all_windows())
    for window in windows:
        window.wrap_lines = to_filter(True)
    for window in windows:
        if isinstance(window.content, InquirerControl):
            return window.content
    raise LookupError("questionary has changed: its list is not where it was")


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _MAX_WIDTH) - 1


def _rows() -> int:
    return shutil.get_terminal_size().lines - 1
