"""Loading a large questionnaire: time and memory, against libyaml alone."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.measuring import Fact, Row, interleaved, timed
from benchmarks.synthetic import synthetic
from benchmarks.terminal import interpreter
from spinecheck.core.model import Questionnaire
from spinecheck.reading.loading import collector_paused, load
from spinecheck.reading.shape import shaped
from spinecheck.reading.source import parse

SMALL, LARGE = 1_000, 10_000
# Not `ru_maxrss`: a child begins with that of its parent.
PEAK = "{}\nprint(*(s.split()[1] for s in open('/proc/self/status') if s.startswith('VmHWM')))"


def rows(runs: int) -> Iterator[Row | Fact]:
    with tempfile.TemporaryDirectory() as folder:
        paths = {n: Path(folder) / f"{n}.yaml" for n in (SMALL, LARGE)}
        for n, path in paths.items():
            path.write_text(synthetic(n, causes=n // 25), encoding="utf-8")
        yield from _time(paths, runs)
        if sys.platform == "linux":
            yield from _memory(paths[LARGE], runs)


def _time(paths: dict[int, Path], runs: int) -> Iterator[Row]:
    text = {n: path.read_text(encoding="utf-8") for n, path in paths.items()}

    def events() -> None:
        for _ in yaml.parse(text[LARGE], Loader=yaml.CSafeLoader):
            pass

    found = interleaved(
        {
            "shape": timed(lambda: _shaped(text[LARGE])),
            "events": timed(events),
            "safe": timed(lambda: yaml.load(text[LARGE], Loader=yaml.CSafeLoader)),
            "large": timed(lambda: load(str(paths[LARGE]))),
            "small": timed(lambda: load(str(paths[SMALL]))),
        },
        runs,
    )
    size = f"{LARGE:,} questions"
    what = f"load and check the shape of {size}"
    yield Row(what, "libyaml's events, thrown away", found["shape"], found["events"], "<= 2.5")
    yield Row(what, "`CSafeLoader` alone", found["shape"], found["safe"], "<= 0.35")
    what = f"the same and all rules, {size}"
    yield Row(what, "libyaml's events, thrown away", found["large"], found["events"], "")
    yield Row(what, f"{SMALL:,} questions", found["large"], found["small"], "<= 14")


def _shaped(text: str) -> Questionnaire:
    with collector_paused():  # as `load` does
        questionnaire, problems = shaped(Questionnaire, parse("large.yaml", text).data)
    assert questionnaire
    assert not problems
    return questionnaire


def _memory(path: Path, runs: int) -> Iterator[Row]:
    """What a process grows by at the most, beyond its imports."""
    codes = {
        "ours": (
            "from benchmarks.reading import _shaped",
            f"text = open({str(path)!r}, encoding='utf-8').read()\nx = _shaped(text)",
        ),
        "safe": (
            "import benchmarks.reading, yaml",
            f"text = open({str(path)!r}, encoding='utf-8').read()\n"
            "x = yaml.load(text, Loader=yaml.CSafeLoader)",
        ),
    }

    def peak(code: str) -> float:
        command = [interpreter(), "-c", PEAK.format(code)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return int(done.stdout) / 1024

    found: dict[str, list[float]] = {"ours": [], "safe": []}
    for _ in range(min(runs, 3)):  # it hardly varies
        for name, (imports, work) in codes.items():
            found[name].append(peak(f"{imports}\n{work}") - peak(imports))
    what = f"memory for {LARGE:,} questions"
    yield Row(what, "`CSafeLoader` alone", found["ours"], found["safe"], "<= 0.5", "MB")
