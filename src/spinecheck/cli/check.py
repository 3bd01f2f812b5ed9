"""For maintainers: `check`."""

import os
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from spinecheck.cli.failing import PROBLEMS_FOUND, WRONG_USE, told_in_words

if TYPE_CHECKING:
    from spinecheck.core.model import Questionnaire
    from spinecheck.reading.loading import Loaded
    from spinecheck.reading.problems import Finding
    from spinecheck.upkeep.check import Learn
    from spinecheck.upkeep.proof import Verdict


class CheckFormat(StrEnum):
    text = "text"
    json = "json"
    github = "github"


def check(  # noqa: PLR0913, PLR0917 - one for each option
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATHS", help="Questionnaires: files, folders, or a folder of several."
        ),
    ] = None,
    format_: Annotated[
        CheckFormat, typer.Option("--format", help="For a person, a program or GitHub.")
    ] = CheckFormat.text,
    sources: Annotated[
        bool,
        typer.Option("--sources", help="Also count which statements of the sources are used."),
    ] = False,
    proofs: Annotated[
        bool,
        typer.Option("--proofs", help="Also list what was proven for every possible patient."),
    ] = False,
    coverage: Annotated[
        bool,
        typer.Option("--coverage", help="Also tell what no patient case exercises."),
    ] = False,
    rules: Annotated[
        bool, typer.Option("--rules", help="List the rules, and do nothing else.")
    ] = False,
    rule: Annotated[
        str | None,
        typer.Option("--rule", metavar="ID", help="Print the page of a rule, and nothing else."),
    ] = None,
) -> None:
    """Tell every mistake in questionnaires, each with its line, and run their cases.

    \b
    Examples:
      spinecheck check questionnaires
      spinecheck check my-questionnaire.yaml --coverage
      spinecheck check questionnaires --format github
      spinecheck check --rule pick-many-has-none

    What is promised, and what keeps people safe, is proven for every possible patient. Who
    breaks it is shown below the mistake: save those answers, and `spinecheck assess` them.
    Errors exit with 1; notes alone do not.
    """
    from spinecheck.cli.telling import progress, tell, tell_pages
    from spinecheck.reading.gathering import questionnaires_folder
    from spinecheck.showing.harmless import in_one_line

    if rules or rule is not None:
        with told_in_words():
            tell_pages(rule)
        return
    findings: list[Finding] = []
    untold: list[Finding] = []  # what no case exercises: told last
    tables: list[str] = []
    proven: list[str] = []

    def learn(loaded: "Loaded", verdicts: "Sequence[Verdict]") -> None:
        from spinecheck.upkeep.coverage import in_no_case
        from spinecheck.upkeep.proof.summary import summary

        questionnaire = loaded.questionnaire
        proven.append(summary(questionnaire, verdicts))
        tables.extend(_tables(questionnaire, verdicts, proofs, sources, coverage))
        untold.extend(map(loaded.source.finding, in_no_case(questionnaire) if coverage else ()))

    wrong_use = False
    for path in paths or [questionnaires_folder()]:
        try:
            with told_in_words(), progress(str(path)):
                findings += _findings(path, learn)
        except typer.Exit:  # one that is not there does not hide the next
            wrong_use = True
    tell([*findings, *untold], format_, proven, all_checked=not wrong_use)
    for line in tables:
        typer.echo(in_one_line(line), err=format_ is not CheckFormat.text)
    if wrong_use:
        raise typer.Exit(WRONG_USE)
    if any(finding.level == "error" for finding in findings):
        raise typer.Exit(PROBLEMS_FOUND)


def _tables(
    questionnaire: "Questionnaire",
    verdicts: "Sequence[Verdict]",
    proofs: bool,
    sources: bool,
    coverage: bool,
) -> Iterator[str]:
    from spinecheck.upkeep.citations import citation_lines
    from spinecheck.upkeep.coverage import coverage_line
    from spinecheck.upkeep.proof.summary import proof_lines

    if proofs:
        yield from proof_lines(questionnaire, verdicts)
    if sources:
        yield from citation_lines(questionnaire)
    if coverage:
        yield coverage_line(questionnaire)


def _findings(path: Path, learn: "Learn") -> "Iterator[Finding]":
    """What is found at a path. Raises NotThere when nothing is there."""
    from spinecheck.reading.problems import NotThere
    from spinecheck.upkeep.check import check as check_path

    if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises for long names
        raise NotThere(f"there is no file or folder {path}")
    yield from check_path(path, learn)
