"""The core is pure: no YAML, no terminal, no files, no clock."""

import ast
import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules

import pytest

import spinecheck.core
from tests.patience import PATIENCE

FOLDER = Path(spinecheck.core.__file__).parent
MODULES = sorted(f"spinecheck.core.{module.name}" for module in iter_modules([str(FOLDER)]))
FOREIGN = ("yaml", "rich", "typer", "click", "questionary", "prompt_toolkit", "jinja2")
ROOMS = ("reading", "interview", "showing", "upkeep", "cli", "words")


def test_core_loads_no_yaml_and_no_terminal_in_a_fresh_process() -> None:
    look = f"""
import sys
import {", ".join(MODULES)}
rooms = tuple("spinecheck." + room for room in {ROOMS})
print(*(name for name in sys.modules
        if name.partition(".")[0] in {FOREIGN} or name.startswith(rooms)))
"""
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    assert done.stdout.split() == []


@pytest.mark.parametrize("module", MODULES)
def test_core_reads_no_file_and_no_clock(module: str) -> None:
    source = (FOLDER / f"{module.rpartition('.')[2]}.py").read_text(encoding="utf-8")
    tree = ast.walk(ast.parse(source))
    imported: set[str] = set()
    called: set[str] = set()
    for node in tree:
        match node:
            case ast.Import(names=names):
                imported |= {alias.name.partition(".")[0] for alias in names}
            case ast.ImportFrom(module=str(name)):
                imported.add(name.partition(".")[0])
            case ast.Call(func=ast.Name(id=name)):
                called.add(name)
    assert not imported & {"os", "io", "pathlib", "sys", "time", "datetime", "random", "locale"}
    assert not called & {"open", "print", "input", "eval", "exec"}


def test_every_module_of_the_core_is_looked_at() -> None:
    assert "spinecheck.core.engine" in MODULES
    assert len(MODULES) == len([path for path in FOLDER.glob("*.py") if path.stem != "__init__"])
