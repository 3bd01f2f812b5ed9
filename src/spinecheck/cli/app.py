"""The command `spinecheck`."""

import os
import sys
from contextlib import suppress
from typing import Annotated

import typer

from spinecheck import __version__
from spinecheck.cli import educator, maintainer, patient

app = typer.Typer(
    name="spinecheck",
    help="A check for people who still have pain after spine surgery. Education, not a diagnosis.",
    epilog="If you think you may be in danger, call your emergency number now.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(patient.start)
app.command()(patient.assess)
app.command()(educator.demo)
app.command()(educator.teach)
app.command()(maintainer.check)
app.command()(maintainer.graph)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"spinecheck {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; what a terminal cannot print or spell never stops it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    try:
        app()
    except OSError as error:  # a full disk, or a terminal that is gone
        with suppress(OSError):
            print(f"spinecheck: cannot go on: {error.strerror or error}", file=sys.stderr)
        sys.exit(1)
