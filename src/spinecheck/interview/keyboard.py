"""Keys that were pressed before a question stood on the screen never answer it."""

import sys
from typing import TextIO


def forget_typed_ahead(stdin: TextIO) -> None:
    """Drop what was typed ahead on a terminal. A pipe is left alone: it is all typed ahead."""
    if not stdin.isatty():
        return
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        import termios

        termios.tcflush(stdin.fileno(), termios.TCIFLUSH)
