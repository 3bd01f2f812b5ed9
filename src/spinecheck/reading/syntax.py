"""What the YAML parser complains of, in words that say what mends it."""

import re
from typing import Any

import yaml

_OWN_CHARACTER = (
    "put the text in quotes; it begins with a character that means something else in YAML"
)
_ALIAS = re.compile(r"(?:^\s*|[-:,\[{]\s+)([*&]\S*)\s*$")
"""A text that begins with `*` or `&`, up to where the parser stumbles over it."""
_REMEDIES = {
    "mapping keys are not allowed": _OWN_CHARACTER,  # `?`
    "scanning a block scalar": _OWN_CHARACTER,  # `>` or `|`, with more behind it
    "could not find expected ':'": (
        "put a colon and a space after each key, also in the line above; or mend the quotes"
    ),
    "mapping values are not allowed": (
        "put a sentence with `: ` in quotes, or mend the indentation"
    ),
    # libyaml takes it, PyYAML's own reader does not
    "got '?'": "put a sentence with `?` in `{ }` or `[ ]` in quotes",
}


def complaint(text: str, error: yaml.YAMLError, loader: Any) -> tuple[str, str, int]:
    """What is wrong, what mends it most often, and the offset into the text."""
    if isinstance(error, yaml.reader.ReaderError):
        what = "a character is not allowed in YAML"
        return what, "delete it; it may be invisible", error.position
    offset = _offset(text, error)
    start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    opened = _open_quote(text, start, offset, loader)
    if opened is not None:
        ends = text.count("\n", 0, offset) + 1
        what = f"YAML cannot be read: the quote that opens here closes only in line {ends}"
        return what, "close it where its text ends, and let nothing follow it", opened
    problem = getattr(error, "problem", None) or "this is not YAML"
    what = f"YAML cannot be read here ({problem})"
    if alias := _ALIAS.search(text[start:offset]):
        return what, _OWN_CHARACTER, start + alias.start(1)
    return what, _todo(line, f"{getattr(error, 'context', '')}: {problem}"), offset


def _open_quote(text: str, line_start: int, offset: int, loader: Any) -> int | None:
    """Where the quote opens that closes in this line, when it opens further up.

    Most often it was never closed, and the next quote, wherever that is, was taken for its end.
    """
    if not re.search("[\"']", text[line_start:offset]):
        return None
    opened = None
    try:
        for token in yaml.scan(text[:offset], Loader=loader):
            begin, end = token.start_mark.index, token.end_mark.index
            if isinstance(token, yaml.ScalarToken) and token.style in {'"', "'"}:
                opened = begin if begin < line_start < end else None
    except yaml.YAMLError:
        pass  # the text stops in the middle
    return opened


def _offset(text: str, error: yaml.YAMLError) -> int:
    """Where the parser stumbled; where what is never closed opens, when it ran to the end."""
    opened, mark = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    if not mark or mark.index >= len(text.rstrip()):
        mark = opened or mark
    return mark.index if mark else 0


def _todo(line: str, problem: str) -> str:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "indent with spaces, not with tabs"
    if "cannot start any token" in problem:
        return _OWN_CHARACTER if "\t" not in line else "write spaces where the tab is"
    if todo := next((_REMEDIES[said] for said in _REMEDIES if said in problem), ""):
        return todo
    if "{" in line or "[" in line:
        return "put a sentence with braces or brackets in quotes, and close each one"
    if '"' in line or "'" in line:
        return "check that each quote is closed, and that nothing follows it"
    return "check the indentation and the quotes of this line and the one above"
