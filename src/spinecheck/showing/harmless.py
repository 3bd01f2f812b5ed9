"""Text from a file is shown as text: it never steers a terminal."""

import unicodedata


def harmless(text: str) -> str:
    """The text with every control and format character written out, such as `\\x1b`.

    Line breaks stay. Colours, cursor moves, bidirectional overrides and zero-width characters in
    a questionnaire become visible instead of having an effect.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        char if char == "\n" or unicodedata.category(char)[0] != "C" else _written_out(char)
        for char in text
    )


def _written_out(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii") if char != "\t" else " "
