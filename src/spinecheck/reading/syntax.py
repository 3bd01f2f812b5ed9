"""What the YAML parser complains of, in words that say what mends it."""

import yaml

_OWN_CHARACTER = (
    "put the text in quotes; it begins with a character that means something else in YAML"
)
_REMEDIES = {
    "could not find expected ':'": (
        "put a colon and a space after each key, also in the line above; or mend the quotes"
    ),
    "mapping values are not allowed": (
        "put a sentence with `: ` in quotes, or mend the indentation"
    ),
    # libyaml takes it, PyYAML's own reader does not
    "got '?'": "put a sentence with `?` in `{ }` or `[ ]` in quotes",
}


def complaint(text: str, error: yaml.YAMLError) -> tuple[str, str, int]:
    """What is wrong, what mends it most often, and the offset into the text."""
    if isinstance(error, yaml.reader.ReaderError):
        what = "a character is not allowed in YAML"
        return what, "delete it; it may be invisible", error.position
    offset = _offset(text, error)
    end = text.find("\n", offset)
    line = text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(text)]
    problem = getattr(error, "problem", None) or "this is not YAML"
    return f"YAML cannot be read here ({problem})", _todo(line, problem), offset


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
