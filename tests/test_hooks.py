"""What other repositories use: the pre-commit hook."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
TEMPLATE = ROOT / "src/spinecheck/upkeep/template/questionnaire.yaml"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environ = os.environ | {"PRE_COMMIT_HOME": str(cwd / ".pre-commit-home")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_hook_checks_what_it_is_given_and_not_the_built_in_one() -> None:
    """Without a path `check` would look at its own questionnaire, and find no mistake in it."""
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert hook["entry"] == "spinecheck check"
    assert hook["args"] == ["questionnaires"]
    assert hook["pass_filenames"] is False


def test_pre_commit_takes_the_manifest(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")
    done = run(sys.executable, "-m", "pre_commit", "validate-manifest", HOOKS, cwd=tmp_path)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.slow
def test_the_hook_runs_in_another_repository(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")
    if not (shutil.which("git") and (ROOT / ".git").exists()):
        pytest.skip("needs git, and a checkout")
    mine = tmp_path / "questionnaires" / "mine.yaml"
    mine.parent.mkdir()
    mine.write_text(TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / ".gitignore").write_text(".pre-commit-home\n", encoding="utf-8")
    assert run("git", "init", "--quiet", cwd=tmp_path).returncode == 0
    run("git", "add", "--all", cwd=tmp_path)
    try_repo: list[str | Path] = [
        sys.executable,
        "-m",
        "pre_commit",
        "try-repo",
        ROOT,
        "spinecheck",
        "--all-files",
    ]
    good = run(*try_repo, cwd=tmp_path)
    assert good.returncode == 0, good.stdout + good.stderr
    assert "Passed" in good.stdout
    mine.write_text(mine.read_text(encoding="utf-8").replace("tier: soon", "tier: son"), "utf-8")
    run("git", "add", "--all", cwd=tmp_path)
    bad = run(*try_repo, cwd=tmp_path)
    assert bad.returncode == 1
    assert "questionnaires/mine.yaml:" in bad.stdout
    assert "`son` is not `soon`" in bad.stdout
