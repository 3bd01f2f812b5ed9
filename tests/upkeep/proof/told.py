"""What the proofs say about YAML with mistakes in it, and whether a counter-example shows it."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from spinecheck.core.engine import Answers
from spinecheck.reading.loading import load
from spinecheck.reading.problems import Finding
from spinecheck.upkeep.proof import prove
from tests.reading.told import said_at, unmarked
from tests.samples import text


def found(**parts: str) -> tuple[list[str], Sequence[Finding]]:
    """What is not proven of a questionnaire in parts; only marked places may be told."""
    written, places = unmarked(text(**parts))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.yaml"
        path.write_text(written, encoding="utf-8")
        loaded = load(str(path))
    problems = (verdict.problem for verdict in prove(loaded.questionnaire) if verdict.problem)
    findings = sorted((loaded.source.finding(one) for one in problems), key=lambda f: f.place)
    return said_at(places, findings), findings


def told(**parts: str) -> list[str]:
    return found(**parts)[0]


def example(**parts: str) -> Answers:
    """The answers of the one person who shows the one mistake."""
    (finding,) = found(**parts)[1]
    assert finding.example
    return finding.example.answers
