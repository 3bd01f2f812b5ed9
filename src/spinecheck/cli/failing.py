"""How a command ends when it cannot do what was asked: in words, with its exit code."""

import errno
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import typer

PROBLEMS_FOUND, WRONG_USE, INTERRUPTED = 1, 2, 130
_ENDS = [signal.SIGINT, signal.SIGTERM]
"""What tells the program to end."""
if sys.platform != "win32":
    _ENDS.append(signal.SIGHUP)


class Terminated(KeyboardInterrupt):
    """The program was told to end: SIGTERM, or SIGHUP."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = 128 + number


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn what can go wrong in a command into words on stderr and an exit code."""
    from spinecheck.reading.problems import CannotLoad, NotThere
    from spinecheck.showing.harmless import in_one_line

    try:
        yield
    except NotThere as error:
        typer.echo(f"spinecheck: {in_one_line(str(error))}", err=True)
        raise typer.Exit(WRONG_USE) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is None and error.errno != errno.ENOENT:  # no file of theirs: our output
            raise
        name = in_one_line(str(error.filename or "the folder that you are in"))
        typer.echo(f"spinecheck: {name} cannot be read: {error.strerror}", err=True)
        raise typer.Exit(WRONG_USE) from error
    except CannotLoad as error:
        for finding in error.findings:
            typer.echo(in_one_line(str(finding)), err=True)
        raise typer.Exit(PROBLEMS_FOUND) from error


@contextmanager
def leaving_quietly() -> Iterator[None]:
    """End with nothing but the exit code on Ctrl-C, SIGTERM and SIGHUP."""
    with ending_gently():
        try:
            yield
        except KeyboardInterrupt as interrupt:
            code = interrupt.exit_code if isinstance(interrupt, Terminated) else INTERRUPTED
            raise typer.Exit(code) from interrupt


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no further Ctrl-C, SIGTERM or SIGHUP cut off what is said on leaving."""
    with _handlers_restored():
        _ignore_the_ends()
        yield


@contextmanager
def ending_gently() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end the walk as Ctrl-C does."""

    def end(number: int, _frame: FrameType | None) -> None:
        _ignore_the_ends()  # from here on: a second one may come before the first is dealt with
        raise Terminated(number)

    with _handlers_restored():
        for number in _ENDS:
            if number is not signal.SIGINT:
                signal.signal(number, end)
        yield


@contextmanager
def _handlers_restored() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in _ENDS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignore_the_ends() -> None:
    for number in _ENDS:
        # Not SIG_IGN: of a signal that is on its way already, Python would print a complaint.
        signal.signal(number, lambda _number, _frame: None)
