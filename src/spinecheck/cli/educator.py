"""For educators: `demo` and `teach`. What a command needs is imported in it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from spinecheck.cli.failing import leaving_quietly, told_in_words
from spinecheck.cli.patient import QuestionnaireOption, RegionOption, chosen_region
from spinecheck.reading import BUILT_IN

if TYPE_CHECKING:
    from spinecheck.cli.demo import Demo
    from spinecheck.cli.terminal import Terminal
    from spinecheck.core.model import Case, Questionnaire
    from spinecheck.reading.loading import Loaded

CaseArgument = Annotated[
    str | None, typer.Argument(help="A patient case: its id or its title.", metavar="CASE")
]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="In lines, without boxes and without redrawing.")
]


def demo(  # noqa: PLR0913, PLR0917 - each is an option of the command
    case: CaseArgument = None,
    questionnaire: QuestionnaireOption = BUILT_IN,
    auto: Annotated[
        float | None,
        typer.Option(
            "--auto",
            metavar="SECONDS",
            min=0.0,
            max=600.0,
            help="Play by itself: so many seconds a question.",
        ),
    ] = None,
    transcript: Annotated[
        Path | None,
        typer.Option(
            "--transcript", metavar="FILE", help="Also write what was shown in this new file."
        ),
    ] = None,
    region: RegionOption = None,
    plain: PlainOption = False,
) -> None:
    """Play a patient case as if the patient were answering, with the reasoning beside it.

    \b
    Examples:
      spinecheck demo
      spinecheck demo back_after_five_good_years
      spinecheck demo wiping_feels_wrong --auto 2
      spinecheck demo wiping_feels_wrong --transcript handout.txt
    """
    from spinecheck.cli.terminal import Terminal

    with told_in_words(), leaving_quietly():
        terminal = Terminal(plain)
        played = named_or_chosen(questionnaire, case, region, terminal)
        if played:
            played.play(terminal, auto, transcript)


def teach(
    case: CaseArgument = None,
    questionnaire: QuestionnaireOption = BUILT_IN,
    region: RegionOption = None,
    plain: PlainOption = False,
) -> None:
    """Let a learner ask a patient and decide, and only then show the reasoning.

    \b
    Examples:
      spinecheck teach
      spinecheck teach back_after_five_good_years --plain
    """
    from spinecheck.cli.lesson import Lesson
    from spinecheck.cli.terminal import Terminal

    with told_in_words(), leaving_quietly():
        terminal = Terminal(plain)
        taught = named_or_chosen(questionnaire, case, region, terminal)
        if taught:
            raise typer.Exit(Lesson(taught, terminal).run())


def named_or_chosen(
    named: str, wanted: str | None, region: str | None, terminal: "Terminal"
) -> "Demo | None":
    """The case that was named, or else chosen from the list; None when none was chosen.

    Raises NotThere when there is none, and CannotLoad for a case that nobody can answer like.
    """
    from spinecheck.cli.demo import Demo
    from spinecheck.interview.script import find_case
    from spinecheck.reading.front import load_regions
    from spinecheck.reading.loading import load
    from spinecheck.reading.places import Places
    from spinecheck.showing.result import Screens

    loaded, regions = load(named), load_regions()
    questionnaire = loaded.questionnaire
    screens = Screens(questionnaire, regions, chosen_region(regions, region))
    chosen = wanted if wanted is not None else _choose(questionnaire, terminal)
    if chosen is None:
        return None
    case = find_case(questionnaire, chosen)
    _refuse_impossible(loaded, case)
    return Demo(case, screens, Places(loaded))


def _refuse_impossible(loaded: "Loaded", case: "Case") -> None:
    """Raise CannotLoad for a case with answers that no walk could give."""
    from spinecheck.interview.answers import answer_problems
    from spinecheck.reading.problems import CannotLoad

    questionnaire = loaded.questionnaire
    place = questionnaire.cases.index(case)
    problems = answer_problems(questionnaire, case.answers, ("cases", place, "answers"))
    if findings := loaded.source.findings(problems):
        raise CannotLoad(findings)


def _choose(questionnaire: "Questionnaire", terminal: "Terminal") -> str | None:
    from spinecheck import words_for_educators as say
    from spinecheck.interview.paging import choose_in_pieces
    from spinecheck.interview.prompts import Choice, Stop
    from spinecheck.reading.problems import NotThere

    if not questionnaire.cases:
        raise NotThere(say.NO_CASES.format(questionnaire=questionnaire.questionnaire))
    cases = sorted(questionnaire.cases, key=lambda case: case.title.casefold())
    choices = [Choice(case.id, case.title) for case in cases]
    reply = choose_in_pieces(terminal.asker(), say.WHICH_CASE, choices)
    if isinstance(reply, Stop):
        if reply.input_ended:
            raise NotThere(say.NAME_A_CASE)
        return None
    return reply
