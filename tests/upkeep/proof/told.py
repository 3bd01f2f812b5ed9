"""What the proofs say about YAML with mistakes in it, and whether a counter-example shows it."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from spinecheck.core.answers import Answers
from spinecheck.reading.loading import load
from spinecheck.reading.problems import Finding
from spinecheck.upkeep.proof import prove
from tests.reading.told import said_at, unmarked
from tests.samples import text


def found(
    passing_over: str = "changes-nothing", **parts: str
) -> tuple[list[str], Sequence[Finding]]:
    """What is not proven of a questionnaire in parts; only marked places may be told.

    Nothing depends on many a question of these parts: that is passed over.
    """
    written, places = unmarked(text(**parts))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.yaml"
        path.write_text(written, encoding="utf-8")
        loaded = load(str(path))
    verdicts = prove(loaded.questionnaire)
    told_ = (verdict.problem for verdict in verdicts if verdict.problem)
    problems = [problem for problem in told_ if problem.rule != passing_over]
    findings = sorted((loaded.source.finding(one) for one in problems), key=lambda f: f.place)
    return said_at(places, findings), findings


def told(**parts: str) -> list[str]:
    return found(**parts)[0]


def example(**parts: str) -> Answers:
    """The answers of the one person who shows the one mistake."""
    (finding,) = found(**parts)[1]
    assert finding.example
    return finding.example.answers
