"""The command `diff`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from spinecheck.cli.app import app
from tests.samples import SAMPLE, text

WHOLE = text(**SAMPLE)
LOWER = WHOLE.replace("tier: emergency", "tier: same_day")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["diff", *map(str, arguments)])


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "new.yaml"
    path.write_text(LOWER, encoding="utf-8")
    return path


def test_nothing_changes(old: Path) -> None:
    result = run(old, old)
    assert (result.exit_code, result.output) == (
        0,
        "No urgency, question or cause changes for anyone. Words are not compared.\n",
    )


def test_an_urgency_that_goes_down_exits_with_1(old: Path, new: Path) -> None:
    result = run(old, new)
    assert result.exit_code == 1
    assert (
        result.stdout
        == """\
The urgency goes DOWN:
  the urgency goes from `emergency` to `same_day` by `squeezed_nerves`
      questionnaire: sample
      version: "1.0"
      # The old urgency is `emergency`
      answers:
        bladder: leaking
"""
    )


def test_an_urgency_that_goes_up_exits_with_0(old: Path, new: Path) -> None:
    result = run(new, old)
    assert result.exit_code == 0
    up = "the urgency goes from `same_day` to `emergency` by `squeezed_nerves`"
    assert result.stdout.startswith(f"The urgency goes up:\n  {up}\n")


def test_markdown_for_a_pull_request(old: Path, new: Path) -> None:
    assert (
        run(old, new, "--format", "markdown").stdout
        == """\
### The urgency goes DOWN

- the urgency goes from `emergency` to `same_day` by `squeezed_nerves`

  ```yaml
  questionnaire: sample
  version: "1.0"
  # The old urgency is `emergency`
  answers:
    bladder: leaking
  ```

"""
    )


def test_json_for_programs(old: Path, new: Path) -> None:
    data = json.loads(run(old, new, "--format", "json").stdout)
    assert data["lower"] == [
        {
            "says": "the urgency goes from `emergency` to `same_day` by `squeezed_nerves`",
            "answers": {"bladder": ["leaking"]},
        }
    ]
    assert data["higher"] == data["questions"] == data["causes"] == []


# -- git revisions


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A questionnaire folder in a repository, edited since the last commit."""
    folder = tmp_path / "repository" / "mine"
    folder.mkdir(parents=True)
    (folder / "about.yaml").write_text(WHOLE, encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "First")
    (folder / "about.yaml").write_text(LOWER, encoding="utf-8")
    return folder


def test_a_revision_stands_for_the_same_path_then(repository: Path) -> None:
    assert run("HEAD", repository).exit_code == 1
    assert run(repository, "HEAD").stdout.startswith("The urgency goes up:")


def test_a_revision_of_a_file(repository: Path) -> None:
    assert run("HEAD", repository / "about.yaml").exit_code == 1


def test_in_a_hook_of_another_repository_ours_is_still_found(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git tells a hook its own repository by the environment."""
    git(tmp_path, "init", "-q", "other")
    for name, value in {"DIR": "", "INDEX_FILE": "index", "OBJECT_DIRECTORY": "objects"}.items():
        monkeypatch.setenv(f"GIT_{name}", str(tmp_path / "other" / ".git" / value))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    assert run(repository, "HEAD").stdout.startswith("The urgency goes up:")


def test_settings_of_git_in_the_environment_still_count(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.bigFileThreshold")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "is no number")
    result = run("HEAD", repository)
    assert result.exit_code == 2
    assert "is no number" in result.stderr


@pytest.mark.parametrize("revision", ["no-such-branch", "--all", "HEAD~7"])
def test_a_revision_that_is_not_there(repository: Path, revision: str) -> None:
    result = run("--", revision, repository)
    assert result.exit_code == 2
    assert "git does not find it" in result.stderr


def test_what_was_not_there_then(repository: Path) -> None:
    later = repository / "later.yaml"
    later.write_text(WHOLE, encoding="utf-8")
    result = run("HEAD", later)
    assert result.exit_code == 2
    assert result.stderr == f"spinecheck: {later} is not in the revision HEAD\n"


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_a_file_name_that_is_no_text_is_no_obstacle(repository: Path) -> None:
    (repository / os.fsdecode(b"\xff.txt")).symlink_to("nowhere")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "Second")
    assert run("HEAD", repository).exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="addresses of files")
def test_what_a_partial_clone_lacks_is_not_fetched(repository: Path, tmp_path: Path) -> None:
    git(repository, "commit", "-qam", "Second")
    git(repository, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    address = (repository / ".git").as_uri()
    git(tmp_path, "clone", "-q", "--filter=blob:none", address, str(clone))
    result = run("HEAD~1", clone)
    assert result.exit_code == 2
    assert "git does not find it" in result.stderr
    git(clone, "show", "HEAD~1:about.yaml")  # git itself fetches it
    assert run("HEAD~1", clone).exit_code == 1


def test_neither_is_there(tmp_path: Path) -> None:
    result = run(tmp_path / "a.yaml", tmp_path / "b.yaml")
    assert result.exit_code == 2
    assert "there is no questionnaire" in result.stderr


@pytest.mark.parametrize("order", [("HEAD", "nosuch"), ("nosuch", "HEAD")])
def test_the_path_that_is_missing_is_told_not_the_revision(
    repository: Path, monkeypatch: pytest.MonkeyPatch, order: tuple[str, str]
) -> None:
    monkeypatch.chdir(repository)
    result = run(*order)
    assert result.exit_code == 2
    assert result.stderr.startswith("spinecheck: there is no questionnaire `nosuch`; ")


def test_a_broken_version_is_told(old: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("a: b\n", encoding="utf-8")
    assert run(old, broken).exit_code == 1
