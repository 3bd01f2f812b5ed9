"""How a command ends when it cannot do what was asked: in words, with its exit code."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import typer

PROBLEMS_FOUND, WRONG_USE, INTERRUPTED = 1, 2, 130


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
    """Let no further Ctrl-C cut off what is said on leaving."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def ending_gently() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end the walk as Ctrl-C does."""

    def end(number: int, _frame: FrameType | None) -> None:
        raise Terminated(number)

    numbers = [signal.SIGTERM]
    if sys.platform != "win32":
        numbers.append(signal.SIGHUP)
    before = {number: signal.signal(number, end) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
