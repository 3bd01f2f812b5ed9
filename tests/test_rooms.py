"""The rooms of the program, and what each may know."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import spinecheck
from tests.patience import PATIENCE
from tests.samples import text

SRC = Path(spinecheck.__file__).parent
FILES = sorted(SRC.rglob("*.py"))

WORDS = {"words", "words_for_educators", "answer_words"}
# A room knows itself and the rooms above it. `interview` and `showing` do not know each other.
MAY_KNOW = {
    "core": {"core"},
    "words": {"core"},
    "words_for_educators": {"core"},
    "answer_words": {"core", "words"},
    "reading": {"core", "reading"},
    "interview": {"core", "reading", *WORDS, "interview"},
    "showing": {"core", "reading", *WORDS, "showing"},
    "upkeep": {"core", "reading", "interview", "showing", *WORDS, "upkeep"},
    "cli": {
        "core",
        "reading",
        "interview",
        "showing",
        "upkeep",
        *WORDS,
        "cli",
    },
    "__main__": {"cli"},
    "__init__": set(),
}


def room(file: Path) -> str:
    return file.relative_to(SRC).parts[0].removesuffix(".py")


def known(file: Path) -> Iterator[str]:
    """The rooms that a file imports from, anywhere in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name the whole path"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            package, _, inside = name.partition(".")
            if package == "spinecheck" and inside != "__version__":
                yield inside.partition(".")[0]


def relative(file: Path) -> str:
    return str(file.relative_to(SRC))


@pytest.mark.parametrize("file", FILES, ids=relative)
def test_a_room_imports_only_from_rooms_above_it(file: Path) -> None:
    assert set(known(file)) <= MAY_KNOW[room(file)]


def test_imports_are_seen() -> None:
    assert set(known(SRC / "upkeep" / "cases.py")) == {"core", "interview", "reading"}


def functions(text: str) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef))


def lines_of_page(function: ast.FunctionDef) -> int:
    """The lines of a docstring that is the page of a rule, with its samples."""
    page = ast.get_docstring(function) or ""
    return len(page.splitlines()) if "\nWrong:\n" in page else 0


@pytest.mark.parametrize("file", FILES, ids=relative)
def test_a_file_fits_on_a_few_screens(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) - sum(map(lines_of_page, functions(text))) <= 320


ASKS_AND_DRAWS = {"questionary", "prompt_toolkit", "rich"}
HEAVY = ASKS_AND_DRAWS | {"pydantic", "yaml", "jinja2"}


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_who_asks_for_a_word_waits_for_no_library(option: str) -> None:
    look = f"""
import sys
sys.argv = ["spinecheck", {option!r}]
from spinecheck.cli.app import main
try:
    main()
except SystemExit:
    print("loaded:", *sorted({{name.partition(".")[0] for name in sys.modules}} & {HEAVY!r}))
"""
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    assert done.stdout.splitlines()[-1] == "loaded:"


def test_the_first_screen_waits_for_neither_the_questions_nor_the_menus() -> None:
    look = """
import sys
from spinecheck.cli.app import main
from spinecheck.cli.welcome import Welcome
def greet(*_):
    print("shown:", *sorted({"spinecheck.core.model", "questionary"} & set(sys.modules)))
    sys.exit()
Welcome.greet = greet
sys.argv = ["spinecheck", "start"]
main()
"""
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["shown:"]


def test_check_loads_nothing_that_asks_or_draws(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(text(), encoding="utf-8")
    script = f"""
import sys
sys.argv = ["spinecheck", "check", {str(path)!r}]
from spinecheck.cli.app import main
try:
    main()
except SystemExit as end:
    assert end.code in (0, None), end.code
print(*sorted({{name.partition(".")[0] for name in sys.modules}} & {ASKS_AND_DRAWS!r}))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, b""), done.stderr
