"""For patients: `compare`, two visits side by side."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from spinecheck.cli.failing import told_in_words
from spinecheck.cli.patient import (
    Format,
    FormatOption,
    PlainOption,
    QuestionnaireOption,
    RegionOption,
    chosen_region,
)
from spinecheck.reading import BUILT_IN

if TYPE_CHECKING:
    from spinecheck.interview.answers import Given


def compare(  # noqa: PLR0913, PLR0917 - one for each thing that can be asked for
    old: Annotated[
        Path, typer.Argument(metavar="OLD", help="The answers of the earlier visit: a file.")
    ],
    new: Annotated[
        Path, typer.Argument(metavar="NEW", help="The answers of the later visit: a file.")
    ],
    questionnaire: QuestionnaireOption = BUILT_IN,
    format_: FormatOption = Format.text,
    region: RegionOption = None,
    plain: PlainOption = False,
) -> None:
    """Tell what has changed between two visits, and whether the advice moved.

    \b
    Examples:
      spinecheck compare in-may.yaml in-june.yaml
      spinecheck compare in-may.yaml in-june.yaml --format json
    """
    from spinecheck import words
    from spinecheck.cli.terminal import Terminal
    from spinecheck.core.compare import compare as compare_answers
    from spinecheck.interview.answers import read_answers
    from spinecheck.reading.front import load_regions
    from spinecheck.reading.loading import load
    from spinecheck.showing.harmless import harmless
    from spinecheck.showing.result import Screens

    with told_in_words():
        loaded, regions = load(questionnaire, with_cases=False).questionnaire, load_regions()
        older, newer = read_answers(loaded, old), read_answers(loaded, new)
        screens = Screens(loaded, regions, chosen_region(regions, region))
    for file, given in ((old, older), (new, newer)):
        if note := given.version_note:
            typer.echo(harmless(words.OF_FILE.format(file=file, note=note)), err=True)
    comparison = compare_answers(loaded, older.answers, newer.answers)
    notes = tuple(_notes(older, newer, comparison.new.urgency == "emergency"))
    if format_ is Format.json:
        import json

        from spinecheck.showing.exchange import comparison_as_data

        for note in notes:
            typer.echo(note, err=True)
        typer.echo(json.dumps(comparison_as_data(loaded, comparison), indent=2))
    else:
        from spinecheck.showing.comparison import comparison_parts

        Terminal(plain).print(comparison_parts(screens, comparison, notes))


def _notes(older: "Given", newer: "Given", is_emergency: bool) -> Iterator[str]:
    """Of which days the answers are; and whether they are old, or in the wrong order."""
    from spinecheck import words
    from spinecheck.interview.saving import is_fresh

    was, now = older.saved_on, newer.saved_on
    days = {"was": _day(was), "now": _day(now)}
    if was or now:
        yield words.BETWEEN.format(**days)
    if was and now and was > now:
        yield words.MAYBE_SWAPPED.format(**days)
    if newer.saved_at and not is_fresh(now, datetime.now(UTC)) and not is_emergency:
        yield words.SAVED_BEFORE_TODAY


def _day(moment: datetime | None) -> str:
    """The person's own day; files hold the time of Greenwich."""
    from spinecheck import words

    return moment.astimezone().date().isoformat() if moment else words.DATE_UNKNOWN
