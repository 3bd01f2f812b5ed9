"""The command `spinecheck`."""

import sys
from typing import Annotated

import typer

from spinecheck import __version__
from spinecheck.cli import maintainer, patient

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
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    app()
