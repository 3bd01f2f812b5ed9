"""Text from a file is shown as text: it never steers a terminal."""

import unicodedata

_STEERING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # "letters" without ink


def harmless(text: str) -> str:
    """The text with every control and format character written out, such as `\\x1b`.

    Line breaks stay. Colours, cursor moves, bidirectional overrides and zero-width characters in
    a questionnaire become visible instead of having an effect.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        char
        if char == "\n" or not (unicodedata.category(char) in _STEERING or char in _UNSEEN)
        else _written_out(char)
        for char in text
    )


def in_one_line(text: str) -> str:
    """The text, harmless, with its line breaks written out too: no text can pass for a message."""
    return harmless(text).replace("\n", "\\n")


def _written_out(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii") if char != "\t" else " "
