"""The pictures of the documentation are what the program shows now."""

import importlib.util
import re
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parent.parent / "docs"
FOLDER = DOCS / "pictures"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="made in a pseudo-terminal")


@cache
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pictures", DOCS / "pictures.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["pictures"] = module
    spec.loader.exec_module(module)
    return module


@cache
def made() -> dict[str, str]:
    return dict(script().files())


def by_which_rich(svg: str) -> str:
    found = re.search(r"with Rich (\S+)\. ", svg)
    assert found
    return found.group(1)


def test_no_picture_is_stale() -> None:
    """Run `python docs/pictures.py` when this fails, and look at what has changed."""
    for name, text in made().items():
        kept = (FOLDER / name).read_text(encoding="utf-8")
        if name.endswith(".svg") and by_which_rich(kept) != by_which_rich(text):
            continue  # another Rich draws the same words by other means; its text is compared
        assert kept == text, f"docs/pictures/{name} is stale: run python docs/pictures.py"


def test_nothing_else_lies_among_the_pictures() -> None:
    assert {path.name for path in FOLDER.iterdir()} == made().keys() | {"wrong.yaml"}


def test_a_picture_names_no_host_and_loads_nothing() -> None:
    for name, text in made().items():
        if name.endswith(".svg"):
            bare = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
            assert not re.search(r"https?:|@import|@font-face|<script|<image", bare), name


def test_every_picture_has_its_words_for_those_who_do_not_see_it() -> None:
    listed = made()["README.md"]
    for picture in script().PICTURES:
        assert f"![{picture.alt}]({picture.name}.svg)" in listed
        assert f"[As text]({picture.name}.txt)" in listed
        assert len(made()[f"{picture.name}.txt"].splitlines()) > 3
        assert f"<title>{picture.alt[:20]}" in made()[f"{picture.name}.svg"]


def test_the_readme_shows_pictures_that_are_there() -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[([^\]]+)\]\((\S+)\)", readme)
    alts = {f"docs/pictures/{p.name}.svg": p.alt for p in script().PICTURES}
    assert shown
    for alt, path in shown:
        assert " ".join(alt.split()) == alts[path]
