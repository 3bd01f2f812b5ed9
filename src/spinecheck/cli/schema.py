"""For maintainers: `schema`, which teaches an editor the format."""

from pathlib import Path
from typing import Annotated

import typer

from spinecheck.cli.failing import told_in_words


def schema(
    kind: Annotated[
        str,
        typer.Argument(
            help="A kind of file, such as about, questions, urgent, causes, case or regions; "
            "questionnaire is one whole file.",
            metavar="KIND",
        ),
    ] = "questionnaire",
    write: Annotated[
        Path | None,
        typer.Option("--write", metavar="FOLDER", help="Write them all there, as KIND.json."),
    ] = None,
) -> None:
    """Print the JSON Schema of a kind of file, from which editors offer and explain the keys.

    \b
    Examples:
      spinecheck schema causes
      spinecheck schema --write schema

    A first line in a YAML file names it: `# yaml-language-server: $schema=schema/case.json`.
    """
    from spinecheck.reading.files import refuse_what_is_no_file
    from spinecheck.reading.problems import NotThere
    from spinecheck.showing.harmless import in_one_line
    from spinecheck.upkeep.schema import kinds, schema_text

    with told_in_words():
        if write is None:
            typer.echo(schema_text(kind), nl=False)
            return
        try:
            write.mkdir(parents=True, exist_ok=True)
            for one in kinds():
                path = write / f"{one}.json"
                refuse_what_is_no_file(path)
                path.write_text(schema_text(one), encoding="utf-8", newline="\n")
        except OSError as error:
            raise NotThere(f"{write} cannot be written: {error.strerror}") from error
    where = in_one_line(str(write))
    typer.echo(f"{len(kinds())} schemas are written to {where}.", err=True)
