"""Nothing leaves the computer, and nothing is written that nobody asked for."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import SMALL

SOURCE = Path(__file__).parents[2] / "src" / "spinecheck"
CASE = "back_after_five_good_years"
WALK = "1\n2\n3\n2\n1\n2\n1\n1\n3\n"
# Watched from inside: every socket, every process that is started, every file opened to write.
_WATCHED = """
import os, sys
from spinecheck.cli.app import main
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
told = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_CREAT)
def watch(event, args):
    if event.startswith('socket.') or event in ('subprocess.Popen', 'os.system', 'os.exec',
                                                'os.posix_spawn', 'urllib.Request'):
        os.write(told, f'{event}\\n'.encode())
    elif event == 'open' and isinstance(args[0], str) and args[2] & WRITES:
        os.write(told, f'wrote {args[0]}\\n'.encode())
    elif event in ('os.mkdir', 'os.remove', 'os.rename', 'os.symlink', 'os.link'):
        os.write(told, f'{event} {args[0]}\\n'.encode())
sys.addaudithook(watch)
main()
"""


def watched(folder: Path, *args: str, typed: str = "") -> set[str]:
    """What a command does to the world outside, run in an empty home."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    told = folder / "told"
    ended = subprocess.run(
        [sys.executable, "-B", "-c", _WATCHED, str(told), *args],
        input=typed,
        capture_output=True,
        text=True,
        cwd=home,
        env={"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": str(home)},
        check=False,
    )
    assert "Traceback" not in ended.stderr, ended.stderr
    assert ended.returncode == 0, ended.stderr
    return set(told.read_text().splitlines())


@pytest.fixture
def answers(tmp_path: Path) -> str:
    path = tmp_path / "given.yaml"
    path.write_text("answers: {part: low_back, bladder: [numb]}\n")
    return str(path)


def test_a_walk_opens_no_connection_and_writes_nothing(tmp_path: Path) -> None:
    assert watched(tmp_path, "start", SMALL, "--region", "US", typed=WALK) == set()
    assert list((tmp_path / "home").iterdir()) == []


@pytest.mark.parametrize("form", ["text", "json"])
def test_assess_opens_no_connection_and_writes_nothing(
    tmp_path: Path, answers: str, form: str
) -> None:
    args = ("assess", answers, "--questionnaire", SMALL, "--format", form)
    assert watched(tmp_path, *args) == set()


@pytest.mark.parametrize(
    "args",
    [
        ["check", SMALL],
        ["compare", "{answers}", "{answers}", "--questionnaire", SMALL],
        ["demo", CASE],
        ["diff", SMALL, SMALL],
        ["graph", SMALL],
        ["schema", "case"],
        ["teach", CASE],
        ["--help"],
        ["--version"],
    ],
    ids=lambda args: args[0],
)
def test_no_other_command_opens_a_connection_or_writes(
    tmp_path: Path, answers: str, args: list[str]
) -> None:
    args = [arg.format(answers=answers) for arg in args]
    assert watched(tmp_path, *args, typed="I think I know: decide now\n1\n1\n1\n") == set()


def test_only_what_was_asked_for_is_written_and_only_its_owner_can_read_it(
    tmp_path: Path,
) -> None:
    args = ("start", SMALL, "--region", "US", "--answers", "a.yaml", "--report", "page.html")
    done = watched(tmp_path, *args, typed="1\n2\n3\n2\n1\n2\n1\n1\n1\n3\n")
    home = tmp_path / "home"
    assert {path.name for path in home.iterdir()} == {"a.yaml", "page.html"}
    assert {path.stat().st_mode & 0o777 for path in home.iterdir()} == {0o600}
    assert done == {
        *(f"wrote {part}" for part in (".a.yaml.part", ".page.html.part")),
        *(f"os.remove {part}" for part in (".a.yaml.part", ".page.html.part")),
        *(f"os.rename {part}" for part in (".a.yaml.part", ".page.html.part")),
    }


def test_no_module_of_ours_imports_anything_of_the_network() -> None:
    network = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests"}
    network |= {"httpx", "aiohttp", "webbrowser", "socketserver", "xmlrpc", "telnetlib"}
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            assert not {name.split(".")[0] for name in names} & network, file


def test_the_watch_sees_what_it_watches_for(tmp_path: Path) -> None:
    code = _WATCHED.replace("main()\n", "") + "import socket; socket.socket(); open('x', 'w')\n"
    told = tmp_path / "told"
    subprocess.run([sys.executable, "-B", "-c", code, str(told)], cwd=tmp_path, check=True)
    assert set(told.read_text().splitlines()) == {"socket.__new__", "wrote x"}


def test_every_dependency_is_named_with_its_reason() -> None:
    import tomllib

    root = SOURCE.parents[1]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = (root / "SECURITY.md").read_text(encoding="utf-8")
    for dependency in project["dependencies"]:
        assert f"| `{dependency.split(',')[0]}" in told, dependency
