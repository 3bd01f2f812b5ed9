"""The environment that the tests run in, wherever they are run."""

import os
from collections.abc import MutableMapping

# What a person may set for themselves, for their CI or for a git hook, and what our tests set
# themselves where they are about it.
_THEIRS = (
    *("COLUMNS", "LINES", "COLORTERM", "FORCE_COLOR", "NO_COLOR", "PY_COLORS", "ACCESSIBLE"),
    *("TTY_COMPATIBLE", "TTY_INTERACTIVE", "GITHUB_ACTIONS", "CI", "LANG", "LANGUAGE", "TZ"),
    *("PYTHONIOENCODING", "PYTHONUTF8", "PYTHONWARNINGS", "PYTHONDEVMODE", "PYTHONUNBUFFERED"),
)
_THEIR_KINDS = ("LC_", "GIT_", "PROMPT_TOOLKIT_", "TYPER_", "_TYPER_")
_OURS = {
    "LC_ALL": "C.UTF-8",
    "TERM": "xterm-256color",
    # Nobody's own settings for git, such as to sign each commit, and nobody's own repository.
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_NAME": "A" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "a@example.org" for who in ("AUTHOR", "COMMITTER")},
}


def calm(environ: MutableMapping[str, str]) -> None:
    """Take out of an environment what is the caller's, and put in what the tests count on."""
    for name in [name for name in environ if name in _THEIRS or name.startswith(_THEIR_KINDS)]:
        del environ[name]
    environ.update(_OURS)
