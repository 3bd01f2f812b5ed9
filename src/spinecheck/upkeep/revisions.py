"""A questionnaire as it stood at a git revision."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from spinecheck.reading.problems import NotThere


def is_revision(name: str) -> bool:
    """Whether git, in the folder that one is in, knows a revision of this name."""
    try:
        _git(Path(), "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
    except NotThere:
        return False
    return True


@contextmanager
def at_revision(revision: str, path: Path) -> Iterator[Path]:
    """The file or folder at a path as it stood at a revision, in a folder for the moment.

    Raises NotThere when git, the revision or the path in it cannot be found.
    """
    here = path.resolve()
    folder = here if here.is_dir() else here.parent
    top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel")).rstrip("\n"))
    inside = here.relative_to(top.resolve()).as_posix()
    commit = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    commit_id = commit.decode().strip()
    listed = _git(top, "ls-tree", "-r", "-z", "--name-only", commit_id, "--", inside)
    names = [name for name in os.fsdecode(listed).split("\0") if name]
    if not names:
        raise NotThere(f"{path} is not in the revision {revision}")
    with TemporaryDirectory() as into:
        for name in names:
            to = Path(into) / name
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(_git(top, "show", f"{commit_id}:{name}"))
        yield Path(into) / inside


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - git, with arguments that are no options
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - git, wherever it is
            capture_output=True,
            check=False,
            env=_environment(),
        )
    except OSError as error:
        raise NotThere(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise NotThere(f"git does not find it: {said[-1] if said else arguments[0]}")
    return done.stdout


def _environment() -> dict[str, str]:
    """That of git: its settings stay, but nothing there names another repository.

    A git hook is told its own by GIT_DIR, GIT_INDEX_FILE and more.
    """
    ours = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(("GIT_CONFIG_", "GIT_EXEC_PATH"))
    }
    # In a clone that holds a part of the history, git would fetch the rest.
    return ours | {"GIT_ALLOW_PROTOCOL": ""}
