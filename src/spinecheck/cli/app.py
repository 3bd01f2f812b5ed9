"""The command `spinecheck`."""

import signal
import sys
from contextlib import suppress
from typing import Annotated

import typer

from spinecheck import __version__
from spinecheck.cli import check, compare, diff, educator, graph, new, patient, schema, streams

_HELP = """A check for people who still have pain after spine surgery. Education, not a diagnosis.

\b
Examples:
  spinecheck start                  answer questions, and see what may be going on
  spinecheck assess answers.yaml    see what a file of answers comes to
  spinecheck compare in-may.yaml in-june.yaml
  spinecheck demo                   watch a patient case being answered
  spinecheck check my-questionnaire.yaml
"""

app = typer.Typer(
    name="spinecheck",
    help=_HELP,
    epilog="If you think you may be in danger, call your emergency number now.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(patient.start)
app.command()(patient.assess)
app.command()(compare.compare)
app.command()(educator.demo)
app.command()(educator.teach)
app.command()(check.check)
app.command()(graph.graph)
app.command()(diff.diff)
app.command()(new.new)
app.command()(schema.schema)


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
    streams.prepare()
    try:
        app()
    except OSError as error:  # a full disk, or a terminal that is gone
        with suppress(OSError):
            print(f"spinecheck: cannot go on: {error.strerror or error}", file=sys.stderr)
        streams.print_no_more()
        sys.exit(1)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all has been said
