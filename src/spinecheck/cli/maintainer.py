"""For maintainers: `check`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from spinecheck.cli.failing import PROBLEMS_FOUND, told_in_words
from spinecheck.reading.problems import NotThere


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Questionnaires: files, folders, or a folder of several."),
    ] = None,
) -> None:
    """Tell every mistake in questionnaires, each with its line, and run their cases.

    Examples:
      spinecheck check questionnaires

      spinecheck check my-questionnaire.yaml
    """
    from spinecheck.reading.loading import questionnaires_folder
    from spinecheck.upkeep.check import check as check_path

    errors = 0
    for path in paths or [questionnaires_folder()]:
        with told_in_words():
            if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises for long names
                raise NotThere(f"there is no file or folder {path}")
            for finding in check_path(path):
                typer.echo(str(finding))
                errors += finding.level == "error"
    if errors:
        raise typer.Exit(PROBLEMS_FOUND)
