"""For maintainers: `diff`."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from spinecheck.cli.failing import PROBLEMS_FOUND, told_in_words

if TYPE_CHECKING:
    from spinecheck.core.model import Questionnaire


class DiffFormat(StrEnum):
    text = "text"
    markdown = "markdown"
    json = "json"


def diff(
    old: Annotated[
        str,
        typer.Argument(help="A name, file or folder; or a git revision of NEW.", metavar="OLD"),
    ],
    new: Annotated[
        str,
        typer.Argument(help="A name, file or folder; or a git revision of OLD.", metavar="NEW"),
    ],
    format_: Annotated[
        DiffFormat, typer.Option("--format", help="How to print it.")
    ] = DiffFormat.text,
) -> None:
    """Say what an edit changes for patients: urgencies, questions, and causes in the cases.

    \b
    Examples:
      spinecheck diff HEAD questionnaires/spine-surgery-pain
      spinecheck diff old.yaml new.yaml --format markdown

    Urgencies and questions are compared for every possible patient; each change comes with
    someone who shows it. Exits with 1 when an urgency goes down, or when that is undecided.
    """
    from spinecheck.showing.harmless import harmless
    from spinecheck.upkeep.diff import as_data, differences, markdown_lines, text_lines

    with told_in_words(), _versions(old, new) as (before, after):
        changes = differences(before, after)
    if format_ is DiffFormat.json:
        import json

        typer.echo(json.dumps(as_data(changes), indent=2))
    else:
        lines = text_lines if format_ is DiffFormat.text else markdown_lines
        for line in lines(changes):
            typer.echo(harmless(line))
    if any(change.group in ("lower", "undecided") for change in changes):
        raise typer.Exit(PROBLEMS_FOUND)


@contextmanager
def _versions(old: str, new: str) -> "Iterator[tuple[Questionnaire, Questionnaire]]":
    """Both versions; one of them may be a git revision of the other."""
    from spinecheck.reading.gathering import find
    from spinecheck.reading.loading import load
    from spinecheck.reading.problems import NotThere
    from spinecheck.upkeep.revisions import at_revision, is_revision

    def is_there(name: str) -> bool:
        try:
            find(name)
        except NotThere:
            return False
        return True

    if not is_there(old) and not is_there(new):
        find(new if is_revision(old) else old)  # says what could have been meant
    if is_there(old) == is_there(new):
        yield load(old).questionnaire, load(new).questionnaire
        return
    path, revision = (old, new) if is_there(old) else (new, old)
    with at_revision(revision, find(path)) as earlier:
        there = load(path).questionnaire
        then = load(str(earlier)).questionnaire
    yield (there, then) if is_there(old) else (then, there)
