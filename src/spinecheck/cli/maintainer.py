"""For maintainers: `check`."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from spinecheck.cli.failing import PROBLEMS_FOUND, told_in_words
from spinecheck.reading.problems import NotThere
from spinecheck.showing.harmless import harmless


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATHS", help="Questionnaires: files, folders, or a folder of several."
        ),
    ] = None,
    sources: Annotated[
        bool,
        typer.Option("--sources", help="Also count which statements of the sources are used."),
    ] = False,
) -> None:
    """Tell every mistake in questionnaires, each with its line, and run their cases.

    \b
    Examples:
      spinecheck check questionnaires
      spinecheck check my-questionnaire.yaml
      spinecheck check questionnaires --sources
    """
    from spinecheck.reading.loading import questionnaires_folder
    from spinecheck.upkeep.check import check as check_path

    errors = findings = 0
    for path in paths or [questionnaires_folder()]:
        with told_in_words():
            if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises for long names
                raise NotThere(f"there is no file or folder {path}")
            for finding in check_path(path):
                typer.echo(harmless(str(finding)))
                errors += finding.level == "error"
                findings += 1
            for line in _citation_lines(path) if sources else ():
                typer.echo(line)
    if not findings:
        typer.echo("No problem found.", err=True)  # so that it is seen to have run
    if errors:
        raise typer.Exit(PROBLEMS_FOUND)


def _citation_lines(path: Path) -> Iterator[str]:
    """The table of each questionnaire at a path; one that cannot be read has its mistakes told."""
    from spinecheck.reading.loading import load, questionnaires_in
    from spinecheck.reading.problems import CannotLoad
    from spinecheck.upkeep.citations import citation_lines

    regions_alone = path.name == "regions.yaml"
    for questionnaire in [] if regions_alone else questionnaires_in(path):
        try:
            yield from citation_lines(load(str(questionnaire)).questionnaire)
        except CannotLoad:
            yield f"{questionnaire}: its sources are counted once the mistakes above are mended"
