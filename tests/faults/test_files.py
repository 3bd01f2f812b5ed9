"""A full disk, a read-only folder, a file that goes away: told, and nothing lost."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

import pytest

from spinecheck.interview.answers import read_answers
from spinecheck.reading.loading import load
from tests.patience import PATIENCE
from tests.samples import SMALL

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ulimit, links and pipes")

WALK = "1\n2\n3\n2\n1\n2\n1\n1\n3\n"
COMMAND = f"{sys.executable} -m spinecheck start {SMALL} --region US"
SMALL_QUESTIONNAIRE = load(SMALL).questionnaire


def shell(
    line: str, typed: str = WALK, env: Mapping[str, str] | None = None, user: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a line of shell. Fails on a traceback, and on a hang."""
    ended = subprocess.run(
        ["bash", "-c", line],
        input=typed,
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, **(env or {})},
        user=user,
        timeout=PATIENCE,
        check=False,
    )
    assert "Traceback" not in ended.stdout + ended.stderr, ended.stderr
    return ended


class Walk:
    """A walk in numbered lines, typed line by line, with a file of answers."""

    def __init__(self, path: Path, questionnaire: str = SMALL) -> None:
        command = [sys.executable, "-m", "spinecheck", "start", questionnaire, "--region", "US"]
        self.process = subprocess.Popen(
            [*command, "--answers", str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.said = ""
        self.watch = Timer(PATIENCE, self.process.kill)  # a hang fails the test
        self.watch.daemon = True
        self.watch.start()

    def type(self, *lines: str, until: str) -> None:
        """Type lines, and read until the last of them has its answer."""
        assert self.process.stdin
        assert self.process.stderr
        self.process.stdin.write("".join(f"{line}\n" for line in lines))
        self.process.stdin.flush()
        while until not in self.said:
            line = self.process.stderr.readline()
            if not line:
                self.end("")
                raise AssertionError(self.said)
            self.said += line

    def end(self, typed: str) -> int:
        assert self.process.stdin
        assert self.process.stdout
        assert self.process.stderr
        with self.process:  # closes what is open between us, and waits
            with suppress(BrokenPipeError):
                self.process.stdin.write(typed)
                self.process.stdin.close()
            # Not `communicate`: it would miss what `readline` has read ahead.
            self.said += self.process.stderr.read()
            out = self.process.stdout.read()
        self.watch.cancel()
        assert "Traceback" not in self.said
        assert "This is education, not a diagnosis." in out
        return self.process.returncode


def given(path: Path) -> dict[str, tuple[str, ...]]:
    return dict(read_answers(SMALL_QUESTIONNAIRE, path).answers)


def test_a_full_disk_is_told_before_the_first_question(tmp_path: Path) -> None:
    ended = shell(f"ulimit -f 0; {COMMAND} --answers {tmp_path}/a.yaml")
    assert ended.returncode == 2
    assert "a.yaml cannot be written: File too large" in ended.stderr
    assert "Which part" not in ended.stderr


@pytest.mark.slow
def test_a_page_that_does_not_fit_on_the_disk_does_not_cost_the_result(tmp_path: Path) -> None:
    typed = "1\n2\n3\n2\n1\n2\n1\n1\n1\n3\n"
    ended = shell(f"ulimit -f 0; {COMMAND} --report {tmp_path}/page.html", typed)
    assert ended.returncode == 0
    assert "page.html cannot be written: File too large" in ended.stderr
    assert "What may be going on" in ended.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_result_that_does_not_fit_on_the_disk_is_shown_all_the_same() -> None:
    ended = shell(f"{COMMAND} > /dev/full")
    assert "The result could not be written: No space left on device" in ended.stderr
    assert "What may be going on" in ended.stderr


@pytest.mark.parametrize(
    "command",
    [
        f"graph {SMALL}",
        "schema",
        "demo both_legs_since_monday --auto 0",
        "check --rules",
        f"assess - --questionnaire {SMALL}",
    ],
)
def test_output_that_does_not_fit_on_the_disk_is_told_as_what_it_is(command: str) -> None:
    ended = shell(f"{sys.executable} -m spinecheck {command} > /dev/full", "answers: {part: neck}")
    assert ended.stderr == "spinecheck: cannot go on: No space left on device\n"
    assert ended.returncode == 1


@pytest.mark.parametrize("kind", ["pipe", "link", "link to nowhere", "folder", "device"])
def test_what_is_no_file_is_refused_and_left_alone(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "target.yaml"
    target.write_text("questionnaire: small\nanswers: {part: neck}\n")
    path = tmp_path / "answers.yaml"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "link":
            path.symlink_to(target)
        case "link to nowhere":
            path.symlink_to(tmp_path / "nowhere")
        case "folder":
            path.mkdir()
        case _:
            path = Path("/dev/null")
    ended = shell(f"{COMMAND} --answers {path}")
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert "neck" in target.read_text()
    assert not (tmp_path / "nowhere").exists()
    assert Path("/dev/null").is_char_device()


def test_a_file_that_vanishes_is_written_anew_with_every_answer(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    walk = Walk(path)
    walk.type("1", "2", until="Do you have any of these changes?")
    path.unlink()
    walk.type("3", until="in a leg?")
    assert walk.end("q\n") == 0
    assert given(path) == {"part": ("low_back",), "bladder": ("none",)}


def test_a_file_that_becomes_a_link_is_told_and_the_target_stays(tmp_path: Path) -> None:
    path, target = tmp_path / "answers.yaml", tmp_path / "letter.txt"
    target.write_text("Dear doctor")
    walk = Walk(path)
    walk.type("1", "2", until="Do you have any of these changes?")
    path.unlink()
    path.symlink_to(target)
    walk.type("3", until="Your last answer")
    assert walk.end("q\n") == 0
    assert "is a link" in " ".join(walk.said.split())
    assert "Your answers are saved. To go on" not in walk.said
    assert target.read_text() == "Dear doctor"


@pytest.mark.slow
def test_a_folder_that_vanishes_is_told_and_the_walk_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    walk = Walk(folder / "answers.yaml")
    walk.type("1", "2", until="Do you have any of these changes?")
    (folder / "answers.yaml").unlink()
    folder.rmdir()
    walk.type("3", until="Your last answer")
    assert walk.end("2\n1\n2\n1\n1\n3\n") == 0


@pytest.mark.slow
def test_a_questionnaire_that_changes_while_it_is_asked_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(Path(SMALL).read_text())
    walk = Walk(tmp_path / "answers.yaml", str(path))
    walk.type("1", "2", until="Do you have any of these changes?")
    path.write_text("{")
    assert walk.end("3\n2\n1\n2\n1\n1\n3\n") == 0


def test_a_folder_that_only_others_may_enter_is_told() -> None:
    with TemporaryDirectory() as folder:
        mine = Path(folder) / "mine"
        mine.mkdir(mode=0o700)
        (mine / "answers.yaml").touch()
        (Path(folder) / "small.yaml").write_text(Path(SMALL).read_text())
        Path(folder).chmod(0o755)
        nobody = 65534
        if os.getuid() == 0:  # root may do anything
            if shell(f"{sys.executable} -m spinecheck --version", user=nobody).returncode:
                pytest.skip("nobody else can run this spinecheck")
        else:
            mine.chmod(0o000)
        user = nobody if os.getuid() == 0 else None
        line = f"{sys.executable} -m spinecheck start {folder}/small.yaml --answers {mine}/"
        for name in ("answers.yaml", "new.yaml"):
            ended = shell(line + name, user=user)
            assert ended.returncode == 2
            assert "Permission denied" in ended.stderr
        mine.chmod(0o700)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="mounts")
@pytest.mark.parametrize(
    ("options", "told"), [("ro", "Read-only file system"), ("size=4k,nr_inodes=1", "No space")]
)
def test_a_folder_that_takes_nothing_is_told(tmp_path: Path, options: str, told: str) -> None:
    if shell(f"mount -t tmpfs -o {options} tmpfs {tmp_path}").returncode:
        pytest.skip("nothing can be mounted here")
    try:
        ended = shell(f"{COMMAND} --answers {tmp_path}/a.yaml")
    finally:
        shell(f"umount {tmp_path}")
    assert ended.returncode == 2
    assert told in ended.stderr


SAVED_AT = ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "2999-01-01T00:00:00Z"]


@pytest.mark.slow
@pytest.mark.parametrize("saved_at", SAVED_AT)
def test_a_clock_that_jumped_asks_the_safety_part_again(tmp_path: Path, saved_at: str) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(
        f'questionnaire: small\nversion: "1.0"\nsaved_at: {saved_at}\n'
        "answers: {part: low_back, bladder: none}\n"
    )
    ended = shell(f"{COMMAND} --answers {path}", "1\nq\n")
    assert ended.returncode == 0
    said = " ".join(ended.stderr.split())
    assert "the safety questions are asked again" in said
    assert "Which part of your spine" in said


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "xx_YY.nope", "LANG": ""},
        {"COLUMNS": "1", "LINES": "0"},
        {"COLUMNS": "x"},
        {"TERM": "no-such-terminal"},
    ],
    ids=["ascii", "no locale", "one column", "no number of columns", "unknown terminal"],
)
def test_an_odd_environment_gets_the_result(env: dict[str, str]) -> None:
    ended = shell(COMMAND, env=env)
    assert ended.returncode == 0
    assert "What may" in ended.stdout


@pytest.mark.slow
@pytest.mark.parametrize("before", ["env -i", "env -u HOME", "HOME=/nonexistent"])
def test_without_a_home_it_runs_all_the_same(before: str) -> None:
    ended = shell(f"{before} {COMMAND}")
    assert ended.returncode == 0
    assert "What may be going on" in ended.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("streams", "code"),
    [("<&-", 2), (">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 2)],
)
def test_closed_streams_end_in_words_or_in_silence(streams: str, code: int) -> None:
    assert shell(f"{COMMAND} {streams}").returncode == code


@pytest.mark.slow
def test_a_folder_that_was_deleted_under_our_feet_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    ended = shell(f"mkdir {gone}; cd {gone}; rmdir {gone}; {COMMAND} --answers a.yaml")
    assert ended.returncode == 2
    assert "a.yaml cannot be written" in ended.stderr
