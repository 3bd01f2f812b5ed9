"""Input and output as they come: closed, or without our characters. Neither stops the program."""

import codecs
import io
import os
import sys
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from typing import TextIO

# Only those that Unicode itself does not take apart into ASCII, as it does with "é" and "…".
_NEAR = dict(zip("─│•●○»–—‘’“”×", "-|-*o>--''\"\"x", strict=True))  # noqa: RUF001


def prepare() -> None:
    """Make standard input and output ready for whatever is read and printed."""
    codecs.register_error("near", near)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
        elif mode == "w":
            setattr(sys, name, buffered(getattr(sys, name)))
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is None:
            continue
        reconfigure(errors="replace" if mode == "r" else "near")
        if mode == "w" and wants_ascii(os.environ):
            reconfigure(encoding="ascii")


def buffered(stream: TextIO) -> TextIO:
    """The stream with a buffer, if it has none, as with `PYTHONUNBUFFERED`.

    Python loses the rest of what is written without one when a signal comes in between: the
    warning list was cut off in the middle by a second SIGHUP.
    """
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(raw), stream.encoding, stream.errors, line_buffering=True
    )


def print_no_more() -> None:
    """Let nothing more be printed, and nothing again at the end, where it could not be."""
    with suppress(OSError, ValueError), open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def near(error: UnicodeError) -> tuple[str, int]:
    """What to print for characters that cannot be printed: the nearest ASCII, or a `?`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    return "".join(_nearest(char) for char in text), error.end


def _nearest(char: str) -> str:
    if char in _NEAR:
        return _NEAR[char]
    parts = unicodedata.normalize("NFKD", char)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return bare if bare.isascii() else "?"  # of a fraction, never its digits alone


def wants_ascii(environ: Mapping[str, str]) -> bool:
    """Whether the locale says that there is only ASCII.

    Python prints UTF-8 in the locale C, which a terminal of that locale shows as rubbish. Where
    nothing names a locale, or someone told Python otherwise, Python has its way.
    """
    if environ.get("PYTHONIOENCODING") or environ.get("PYTHONUTF8"):
        return False
    named = (environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return next(filter(None, named), "") in ("C", "POSIX")
