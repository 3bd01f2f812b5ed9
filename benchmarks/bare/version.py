"""The floor of `--version` and `--help`: a Typer app with one command and nothing behind it."""

from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo("bare 1.0")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command()
def start(plain: Annotated[bool, typer.Option("--plain", help="Plain.")] = False) -> None:
    """Start."""
    typer.echo("First screen")


app()
