"""The table of what the sources say and whether it has its place."""

from pathlib import Path

from typer.testing import CliRunner, Result

from spinecheck.cli.app import app
from spinecheck.core.model import LeftOut, Questionnaire, Source
from spinecheck.reading.gathering import questionnaires_folder
from spinecheck.upkeep.citations import citation_lines, tallies
from tests.samples import SAMPLE, questionnaire, text

PARTS = SAMPLE | {
    "causes": SAMPLE["causes"].replace(
        "next_steps: [rehab]", "next_steps: [rehab]\n          cites: [S001, C01]"
    ),
    "sources": """
        - {id: article, title: An article, holds: [S001, S002]}
        - {id: pack, title: Ours, holds: [C01, VG01]}
        """,
    "left_out": """
        - id: S002
          why: An advertising figure that does not add up with the figure that stands beside it.
        """,
    "cases": """
        - case: ann
          title: Ann
          story: I am 67.
          answers: {bladder: none, operation: none, worst: back, worse_with: none}
          expect: {urgency: routine}
          source: VG01
        """,
}
TABLE = """\
sample: what the sources say, and whether it has its place
statements    in all  placed  left out  missing
S001 to S002       2       1         1        0
C01                1       1         0        0
VG01               1       1         0        0
Left out on purpose:
  S002  An advertising figure that does not add up with the figure that stands
        beside it.
"""


def with_sources(*sources: Source, left_out: tuple[LeftOut, ...] = ()) -> Questionnaire:
    """The sample with sources that the rules would refuse."""
    return questionnaire().model_copy(update={"sources": sources, "left_out": left_out})


def check(path: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["check", str(path), *options])


def test_statements_are_counted_by_the_letters_of_their_ids() -> None:
    lines = citation_lines(questionnaire(**PARTS))
    assert "\n".join(lines) + "\n" == TABLE


def test_a_statement_without_a_place_is_missing() -> None:
    (tally,) = tallies(with_sources(Source(id="pack", title="Ours", holds=("S2", "S1"))))
    assert (tally.name, tally.placed, tally.left_out, tally.missing) == ("S1 to S2", 0, 0, 2)


def test_what_two_sources_hold_is_counted_once() -> None:
    sources = [Source(id=id_, title="A", holds=("S1",)) for id_ in ("one", "two")]
    (tally,) = tallies(with_sources(*sources, left_out=(LeftOut(id="S1", why="An advert"),)))
    assert (len(tally.statements), tally.left_out, tally.missing) == (1, 1, 0)


def test_a_questionnaire_without_numbered_statements_says_so() -> None:
    assert list(citation_lines(questionnaire())) == [
        "sample: what the sources say, and whether it has its place",
        "Its sources hold no numbered statements.",
    ]


def test_check_prints_the_table_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(text(**PARTS), encoding="utf-8")
    assert check(path).stdout == ""
    result = check(path, "--sources")
    assert (result.exit_code, result.stdout) == (0, TABLE)


def test_a_missing_statement_fails_the_check_and_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(text(**PARTS).replace("C01]", "S001]"), encoding="utf-8")
    result = check(path, "--sources")
    finding, *table = result.stdout.splitlines()
    assert "`C01` stands nowhere" in finding
    assert [row.split()[-1] for row in table if row.startswith("C")] == ["1"]
    assert result.exit_code == 1


def test_the_regions_file_alone_has_no_table() -> None:
    result = check(questionnaires_folder() / "regions.yaml", "--sources")
    assert (result.exit_code, result.stdout) == (0, "")
