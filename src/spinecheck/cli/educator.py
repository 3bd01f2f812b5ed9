"""For educators: `demo` and `teach`."""

from pathlib import Path
from typing import Annotated

import typer

from spinecheck import words_for_educators as say
from spinecheck.cli.failing import leaving_quietly, told_in_words
from spinecheck.cli.patient import QuestionnaireOption, RegionOption, chosen_region
from spinecheck.cli.terminal import Terminal
from spinecheck.core.model import Case, Questionnaire
from spinecheck.reading.loading import BUILT_IN, Loaded, load, load_regions
from spinecheck.reading.places import Places
from spinecheck.reading.problems import CannotLoad, DataPath, NotThere
from spinecheck.showing.result import Screens

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
    from spinecheck.cli.demo import Demo

    with told_in_words(), leaving_quietly():
        loaded, regions = load(questionnaire), load_regions()
        screens = Screens(loaded.questionnaire, regions, chosen_region(regions, region))
        terminal = Terminal(plain)
        played = named_or_chosen(loaded, case, terminal)
        if played:
            Demo(played, screens, Places(loaded)).play(terminal, auto, transcript)


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
    from spinecheck.cli.demo import Demo
    from spinecheck.cli.lesson import Lesson

    with told_in_words(), leaving_quietly():
        loaded, regions = load(questionnaire), load_regions()
        screens = Screens(loaded.questionnaire, regions, chosen_region(regions, region))
        terminal = Terminal(plain)
        taught = named_or_chosen(loaded, case, terminal)
        if taught:
            raise typer.Exit(Lesson(Demo(taught, screens, Places(loaded)), terminal).run())


def named_or_chosen(loaded: Loaded, wanted: str | None, terminal: Terminal) -> Case | None:
    """The case that was named, or else chosen from the list; None when none was chosen.

    Raises NotThere when there is none, and CannotLoad for a case that nobody can answer like.
    """
    from spinecheck.interview.answers import answer_problems
    from spinecheck.interview.script import find_case

    questionnaire = loaded.questionnaire
    if wanted is None:
        wanted = _choose(questionnaire, terminal)
        if wanted is None:
            return None
    case = find_case(questionnaire, wanted)
    path: DataPath = ("cases", questionnaire.cases.index(case), "answers")
    problems = list(answer_problems(questionnaire, case.answers, path))
    if problems:
        raise CannotLoad(loaded.source.findings(problems))
    return case


def _choose(questionnaire: Questionnaire, terminal: Terminal) -> str | None:
    from spinecheck.interview.paging import choose_in_pieces
    from spinecheck.interview.walker import Choice, Stop

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
