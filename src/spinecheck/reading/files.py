"""Files that a person asks for: never half written, and nothing is overwritten in silence."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from spinecheck.reading.problems import NotThere


def refuse_what_is_no_file(path: Path) -> None:
    """Raise NotThere for a link, a folder, or a pipe that would be waited for."""
    if path.is_symlink():
        raise NotThere(f"{path} is a link; give the file itself")
    if path.is_dir():
        raise NotThere(f"{path} is a folder; give a file")
    if path.exists() and not path.is_file():
        raise NotThere(f"{path} is a device or a pipe; give a file")


def write_privately(path: Path, text: str) -> None:
    """Replace a file by this text in one step; only its owner can read it.

    Whatever happens in between, the file holds either the old text or the new one. Raises NotThere
    when it cannot be written, and for a link: what it leads to may not be the person's own.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        refuse_what_is_no_file(path)
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            part.unlink(missing_ok=True)  # half a file is of no use to anyone
        reason = getattr(error, "strerror", None) or error
        raise NotThere(f"{path} cannot be written: {reason}") from error


def new_file(path: Path) -> TextIO:
    """Open a file that is not there yet. Raises NotThere when it is, or cannot be written."""
    try:
        return path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError as error:
        raise NotThere(f"{path} is there already; give another name, or delete it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise NotThere(f"{path} cannot be written: {reason}") from error
