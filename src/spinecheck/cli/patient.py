"""For patients: `start`, and for programs the same without questions: `assess`."""

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from spinecheck.cli.failing import (
    INTERRUPTED,
    Terminated,
    ending_gently,
    told_in_words,
    undisturbed,
)
from spinecheck.reading import BUILT_IN

if TYPE_CHECKING:
    from spinecheck.cli.visit import Visit
    from spinecheck.cli.welcome import Welcome
    from spinecheck.core.model import Questionnaire
    from spinecheck.core.region import Region, Regions
    from spinecheck.interview.answers import Given


class Format(StrEnum):
    text = "text"
    json = "json"


def known_regions(typed: str) -> list[str]:
    """The countries whose numbers are known, for the shell to complete."""
    from spinecheck.reading.front import load_regions

    known = [region.id for region in load_regions().regions]
    return [id_.lower() for id_ in known] if typed.islower() else known


RegionOption = Annotated[
    str | None,
    typer.Option(
        "--region",
        metavar="COUNTRY",
        help="Your country, such as US or GB: whose numbers to show.",
        autocompletion=known_regions,
    ),
]
PlainOption = Annotated[
    bool,
    typer.Option("--plain", help="Ask in numbered lines, without boxes: for screen readers."),
]
QuestionnaireOption = Annotated[
    str, typer.Option("--questionnaire", metavar="PATH", help="Its name, file or folder.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print it.")]


def start(
    path: Annotated[
        str, typer.Argument(help="A questionnaire: its name, file or folder.", metavar="PATH")
    ] = BUILT_IN,
    region: RegionOption = None,
    plain: PlainOption = False,
    answers: Annotated[
        Path | None,
        typer.Option(
            "--answers", metavar="FILE", help="Save your answers in this file, and go on from it."
        ),
    ] = None,
    report: Annotated[
        list[Path] | None,
        typer.Option(
            "--report", metavar="FILE", help="Write the page for the doctor: .html, .md or .json."
        ),
    ] = None,
) -> None:
    """Answer questions about your pain, and see what may be going on and what to do.

    \b
    Examples:
      spinecheck start
      spinecheck start --region GB --plain
      spinecheck start --answers my-answers.yaml
      spinecheck start --report for-my-doctor.html
    """
    from spinecheck.cli.terminal import Terminal
    from spinecheck.cli.welcome import Welcome
    from spinecheck.reading.front import load_front, load_regions

    with told_in_words():
        pages = tuple(map(_page_file, report or ()))
        _refuse_one_file_for_two([answers, *pages] if answers else pages)
        regions = load_regions()
        welcome = Welcome(Terminal(plain), regions, chosen_region(regions, region))
        # A file of one's own may hold a mistake, which is told before anything is asked. Ours is
        # loaded behind the first screen, which so comes a quarter sooner.
        is_ours = path == BUILT_IN and answers is None
        visit = None if is_ours else _visit(welcome, path, answers, pages)
        front = visit.questionnaire if visit else load_front(path)
    with ending_gently():
        try:
            stop = welcome.greet(front, answers, visit.notices if visit else ())
            visit = visit or _visit(welcome, path, answers, pages)
            code = visit.end_early(stop) if stop else visit.run()
        except KeyboardInterrupt as interrupt:
            code = interrupt.exit_code if isinstance(interrupt, Terminated) else INTERRUPTED
            with undisturbed():
                (visit or _visit(welcome, path, answers, pages)).interrupted()
        raise typer.Exit(code)


def assess(  # noqa: PLR0913, PLR0917 - each is an option of the command
    answers: Annotated[
        str,
        typer.Argument(metavar="FILE", help="Answers, in YAML or JSON; - for standard input."),
    ],
    questionnaire: QuestionnaireOption = BUILT_IN,
    format_: FormatOption = Format.text,
    region: RegionOption = None,
    plain: PlainOption = False,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Also print the reasoning, with sources and places."),
    ] = False,
) -> None:
    """Say what a file of answers comes to, without asking anything.

    \b
    Examples:
      spinecheck assess answers.yaml
      spinecheck assess answers.yaml --format json
      spinecheck assess answers.yaml --explain
    """
    from spinecheck.cli.terminal import Terminal
    from spinecheck.core.assessment import assess as assess_answers
    from spinecheck.reading.front import load_regions
    from spinecheck.reading.loading import load
    from spinecheck.showing.harmless import harmless
    from spinecheck.showing.result import Screens

    with told_in_words():
        loaded = load(questionnaire, with_cases=False)
        given = _read(loaded.questionnaire, answers)
        regions = load_regions()
        screens = Screens(loaded.questionnaire, regions, chosen_region(regions, region))
    if given.version_note:
        typer.echo(harmless(given.version_note), err=True)
    assessment = assess_answers(loaded.questionnaire, given.answers)
    if explain:
        from spinecheck.core.reasoning import reason
        from spinecheck.reading.places import Places

        why, places = reason(loaded.questionnaire, given.answers), Places(loaded)
    if format_ is Format.json:
        import json

        from spinecheck.showing.exchange import as_data

        data = as_data(loaded.questionnaire, assessment, screens.fill)
        data["ignored"] += [id_ for id_ in given.left_out if id_ not in data["ignored"]]
        if explain:
            from spinecheck.showing.reasoning_data import reasoning_as_data

            data["reasoning"] = reasoning_as_data(why, places, screens.fill)
        typer.echo(json.dumps(data, indent=2))
        return
    terminal = Terminal(plain)
    terminal.print(screens.result(assessment, answers=given.answers))
    if explain:
        from spinecheck.showing.reasoning import Explained

        terminal.print(Explained(why, places, screens.fill).parts())


def _page_file(path: Path) -> Path:
    """A file whose ending tells how to write the page, and that may be written.

    Raises NotThere for another.
    """
    from spinecheck.reading.problems import NotThere
    from spinecheck.showing.report import drawn_as, refuse_what_is_no_page

    try:
        drawn_as(path)
        refuse_what_is_no_page(path)
    except ValueError as error:
        raise NotThere(str(error)) from error
    return path


def _refuse_one_file_for_two(files: Sequence[Path]) -> None:
    """Raise NotThere when one file would be written over the other."""
    from spinecheck.reading.problems import NotThere

    if len(files) < 2:
        return
    places = [os.path.realpath(file) for file in files]
    for n, file in enumerate(files):
        if places[n] in places[:n]:
            raise NotThere(f"{file} is named twice; give each its own file")


def _visit(
    welcome: "Welcome", path: str, answers: Path | None, pages: tuple[Path, ...]
) -> "Visit":
    """Load the questionnaire, and what was answered before."""
    from spinecheck.cli.keeping import Wishes
    from spinecheck.cli.visit import Visit
    from spinecheck.interview.saving import Saved
    from spinecheck.reading.loading import load

    with told_in_words():
        loaded = load(path, with_cases=False)
        saved = Saved(loaded.questionnaire, answers) if answers else None
    return Visit(welcome, loaded, Wishes(path, saved, pages))


def _read(questionnaire: "Questionnaire", answers: str) -> "Given":
    from spinecheck.interview.answers import parse_answers, read_answers
    from spinecheck.reading.source import MAX_BYTES

    if answers == "-":
        return parse_answers(questionnaire, "<stdin>", sys.stdin.buffer.read(MAX_BYTES + 1))
    return read_answers(questionnaire, Path(answers))


def chosen_region(regions: "Regions", wanted: str | None) -> "Region | None":
    """The region asked for, or else that of the locale. Raises NotThere for an unknown wish."""
    from spinecheck.cli.region import country_of_locale
    from spinecheck.reading.problems import NotThere

    found = regions.named(wanted or country_of_locale(os.environ) or "")
    if wanted and not found:
        known = ", ".join(region.id for region in regions.regions)
        raise NotThere(f"the region `{wanted}` is not known; known are {known}")
    return found
