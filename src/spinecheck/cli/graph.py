"""For maintainers: `graph`, the picture of a questionnaire."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from spinecheck.cli.failing import told_in_words
from spinecheck.reading import BUILT_IN

if TYPE_CHECKING:
    from spinecheck.core.model import Questionnaire
    from spinecheck.upkeep.graph import Walk

TOO_LARGE = "This is more than most code hosts draw; --section ID makes a smaller one."
LARGE = 20  # questions and pages: more of them in full would be a wall


class GraphFormat(StrEnum):
    tree = "tree"
    mermaid = "mermaid"
    text = "text"


def graph(  # noqa: PLR0913, PLR0917 - one for each option
    path: Annotated[
        str, typer.Argument(help="A questionnaire: its name, file or folder.", metavar="PATH")
    ] = BUILT_IN,
    format_: Annotated[
        GraphFormat, typer.Option("--format", help="How to show it.")
    ] = GraphFormat.tree,
    section: Annotated[
        str | None, typer.Option("--section", help="Only this section, in full.", metavar="ID")
    ] = None,
    in_full: Annotated[
        bool, typer.Option("--all", help="Every section in full, however many there are.")
    ] = False,
    answers: Annotated[
        Path | None,
        typer.Option(
            "--answers",
            help="Mark the walk of one patient, from a file of answers.",
            metavar="FILE",
        ),
    ] = None,
    case: Annotated[
        str | None,
        typer.Option("--case", help="Mark the walk of one of its cases.", metavar="ID"),
    ] = None,
    width: Annotated[
        int | None,
        typer.Option(
            "--width", min=40, max=200, help="How wide a line may be.", metavar="COLUMNS"
        ),
    ] = None,
) -> None:
    """Show the tree of a questionnaire: what is asked, what opens what, and the urgent exits.

    \b
    Examples:
      spinecheck graph
      spinecheck graph --section safety
      spinecheck graph my-questionnaire.yaml --answers answers.yaml
      spinecheck graph --case wiping_feels_wrong
      spinecheck graph --format mermaid > tree.mmd
      spinecheck graph spine-surgery-pain --format text

    The tree of a large questionnaire leaves out the answers that lead nowhere; --section or --all
    shows them. As mermaid it is a flowchart that code hosts draw. As text it is all that a patient
    may read, each text with its id and its condition, for a reviewer with a pen.
    """
    from spinecheck.cli.terminal import Terminal
    from spinecheck.reading.front import load_regions
    from spinecheck.reading.loading import load
    from spinecheck.reading.problems import NotThere

    with told_in_words():
        questionnaire = load(path).questionnaire
        walk = _walk(questionnaire, answers, case)
        match format_:
            case GraphFormat.tree:
                in_full = in_full or section is not None or len(questionnaire.items) <= LARGE
                from spinecheck.upkeep.tree import Tree

                tree = Tree(questionnaire, walk, in_full)
                Terminal(width=width).print(tuple(tree.parts(section)))
            case GraphFormat.mermaid:
                from spinecheck.upkeep.mermaid import flowchart, too_large

                chart = list(flowchart(questionnaire, walk, section))
                _print(chart)
                if too_large(chart):
                    typer.echo(TOO_LARGE, err=True)
            case GraphFormat.text:
                from spinecheck.showing.plain import plain_lines
                from spinecheck.upkeep.review import Review

                if section or walk:
                    raise NotThere("the text is of all; give --section and --answers to a tree")
                review = Review(questionnaire, load_regions())
                _print(plain_lines(review.parts(), width or 80))


def _walk(questionnaire: "Questionnaire", answers: Path | None, case: str | None) -> "Walk | None":
    """The walk to mark: of a file of answers, or of a case."""
    from spinecheck.reading.problems import NotThere, did_you_mean
    from spinecheck.upkeep.graph import Walk

    if answers and case:
        raise NotThere("one walk can be marked; give --answers or --case")
    if answers:
        from spinecheck.interview.answers import read_answers

        return Walk(questionnaire, read_answers(questionnaire, answers).answers)
    cases = {one.id: one for one in questionnaire.cases}
    if case and case not in cases:
        todo = did_you_mean(case, cases, "its cases stand under `cases:`, or in `cases/`")
        raise NotThere(f"there is no case `{case}`; {todo}")
    return Walk(questionnaire, cases[case].answers) if case else None


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)
