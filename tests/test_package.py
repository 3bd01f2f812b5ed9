"""It installs anywhere: from the wheel, from a wheel of the source archive, and editable."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
ENVIRON = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}


def run(*command: str | Path, cwd: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        input=typed,
        env=ENVIRON,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive, and the wheel that is built from it."""
    out = tmp_path_factory.mktemp("dist")
    built = run(sys.executable, "-m", "build", "--outdir", out, ROOT, cwd=out)
    assert built.returncode == 0, built.stdout + built.stderr
    return out


@pytest.mark.parametrize("kind", ["wheel", "wheel of the source archive", "editable"])
def test_installed_in_an_empty_environment_it_runs_from_another_folder(
    kind: str, archives: Path, tmp_path: Path
) -> None:
    if kind == "wheel":
        out = tmp_path / "dist"
        built = run(sys.executable, "-m", "build", "--wheel", "--outdir", out, ROOT, cwd=tmp_path)
        assert built.returncode == 0, built.stdout + built.stderr
        what = [str(next(out.glob("*.whl")))]
    elif kind == "editable":
        what = ["--editable", str(ROOT)]
    else:
        what = [str(next(archives.glob("*.whl")))]
    venv.create(tmp_path / "env", with_pip=True)
    programs = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    installed = run(programs / "python", "-m", "pip", "install", "--quiet", *what, cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for command in ([programs / "spinecheck"], [programs / "python", "-m", "spinecheck"]):
        assert "Usage: " in run(*command, "--help", cwd=elsewhere).stdout
        started = run(*command, "start", cwd=elsewhere, typed="1\n")
        assert "Which of these fits you?" in started.stderr
        assert started.returncode == 2
        assert run(*command, "check", cwd=elsewhere).returncode == 0
        drawn = run(*command, "graph", "--format", "mermaid", cwd=elsewhere)
        assert drawn.stdout.startswith("flowchart")
    assert run(programs / "spinecheck", "new", "mine", cwd=elsewhere).returncode == 0
    assert run(programs / "spinecheck", "check", "mine.yaml", cwd=elsewhere).returncode == 0


def test_the_source_archive_holds_what_a_packager_needs(archives: Path) -> None:
    import tarfile

    with tarfile.open(next(archives.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[-1] for name in archive.getnames()}
    assert {
        "README.md",
        "LICENSE",
        "pyproject.toml",
        "questionnaires/regions.yaml",
        "questionnaires/spine-surgery-pain/about.yaml",
        "src/spinecheck/py.typed",
        "tests/data/small.yaml",
    } <= names
