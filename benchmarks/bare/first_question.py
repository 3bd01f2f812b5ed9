"""The floor of the first question: a Typer app that asks one thing with questionary."""

from typing import Annotated

import questionary
import typer

app = typer.Typer(pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command()
def start(plain: Annotated[bool, typer.Option("--plain", help="Plain.")] = False) -> None:
    """Start."""
    questionary.select(
        "What would you like to do?", ["Begin", "Second line", "Leave"]
    ).unsafe_ask()


app()
