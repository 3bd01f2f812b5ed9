"""For maintainers: `new`, a questionnaire to begin with."""

import shlex
from typing import Annotated

import typer

from spinecheck.cli.failing import told_in_words


def new(
    name: Annotated[
        str, typer.Argument(help="Its name: small letters, digits and dashes.", metavar="NAME")
    ],
    folder: Annotated[
        bool, typer.Option("--folder", help="As a folder with a file for each part.")
    ] = False,
) -> None:
    """Write a small questionnaire to begin with: it passes `check`, and its comments explain it.

    \b
    Examples:
      spinecheck new neck-check
      spinecheck new neck-check --folder

    It is written where you are, and never over something that is there.
    """
    from spinecheck.reading.gathering import questionnaires_folder
    from spinecheck.showing.harmless import harmless
    from spinecheck.upkeep.new import write_new

    with told_in_words():
        path = write_new(name, as_folder=folder)
    command = shlex.quote(str(path))
    guide = questionnaires_folder() / "README.md"
    typer.echo(f"{path} is written. Change it into yours in an editor. Then:")
    typer.echo(f"  spinecheck check {command}   # tells every mistake")
    typer.echo(f"  spinecheck graph {command}   # shows what leads where")
    typer.echo(f"  spinecheck start {command}   # asks it, as patients see it")
    typer.echo(f"Every key is explained in {harmless(str(guide))}")
