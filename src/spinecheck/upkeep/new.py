"""A new questionnaire, to be changed into one's own."""

import re
from collections.abc import Iterator
from pathlib import Path

from spinecheck.reading.gathering import questionnaires_folder
from spinecheck.reading.problems import NotThere

TEMPLATE = Path(__file__).parent / "template" / "questionnaire.yaml"
_NAME = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")
_TAKEN = ("about", "cases", "regions")
_MODELINE = "# yaml-language-server: $schema={schema}.json\n"
_PART = re.compile(r"^# =+ (\S+)\n", re.MULTILINE)
_CASE = re.compile(r"^  - (case: (\w+)\n(?: {4}.*\n)*)", re.MULTILINE)


def write_new(name: str, *, as_folder: bool = False, into: Path | None = None) -> Path:
    """Write a questionnaire of this name, as one file or as a folder; give where it stands.

    Raises NotThere for a name that will not do, and for one that is there already.
    """
    _refuse_bad(name)
    path = (into or Path()) / (name if as_folder else f"{name}.yaml")
    text = _named(TEMPLATE.read_text(encoding="utf-8"), name)
    try:
        if as_folder:
            path.mkdir()
            (path / "cases").mkdir()
            for file, part in _parts(text):
                (path / file).write_text(part, encoding="utf-8", newline="\n")
        else:
            with path.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
    except FileExistsError as error:
        raise NotThere(
            f"{path} is there already, and stays as it is; choose another name"
        ) from error
    except OSError as error:
        raise NotThere(f"{path} cannot be written: {error.strerror or error}") from error
    return path


def _refuse_bad(name: str) -> None:
    if not _NAME.fullmatch(name):
        likely = re.sub(r"[^a-z0-9]+", "-", name.lower().removesuffix(".yaml")).strip("-")
        better = likely if _NAME.fullmatch(likely) else "my-check"
        todo = f"use small letters, digits and dashes, such as `{better}`"
        raise NotThere(f"`{name}` is no name for a questionnaire; {todo}")
    taken = {*_TAKEN, *(child.name for child in questionnaires_folder().iterdir())}
    if name in taken or name.replace("_", "-") in taken:
        raise NotThere(
            f"the name `{name}` has its meaning already; choose another, such as `my-{name}`"
        )


def _named(text: str, name: str) -> str:
    id_ = name.replace("-", "_")
    title = id_.replace("_", " ").capitalize()
    text = text.replace("my_questionnaire", id_)
    return text.replace("title: My questionnaire\n", f"title: {title}\n")


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Each file of a folder with its text: the file's own comments tell where it is divided."""
    _, *pieces = _PART.split(text)
    for file, part in zip(pieces[::2], pieces[1::2], strict=True):
        if file != "cases":
            modeline = _MODELINE.format(schema=f"../schema/{Path(file).stem}")
            yield file, f"{modeline}{part.strip()}\n"
            continue
        for case, id_ in _CASE.findall(part):
            written = re.sub("^ {4}", "", case, flags=re.MULTILINE)
            modeline = _MODELINE.format(schema="../../schema/case")
            yield f"cases/{id_.replace('_', '-')}.yaml", modeline + written
