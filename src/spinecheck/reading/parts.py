"""A file that is a part of a questionnaire, and means nothing without the rest."""

import os
import re
from pathlib import Path

from spinecheck.reading.problems import NotThere, Unreadable
from spinecheck.reading.source import read_text

ABOUT, CASES = "about.yaml", "cases"
ENDINGS = (".yaml", ".yml")
# Not compiled: the first screen needs the names above, and none of these.
_TITLE_PAGE = r"(?m)^(questionnaire|version|title) *:"
_CASE = r"(?m)^case *:"
_SECTIONS = r"(?m)^sections *:"
_KEY = r"(?m)^([a-z_]+) *:"


def is_yaml(path: Path) -> bool:
    return path.is_file() and path.suffix in ENDINGS


def refuse_part(path: Path) -> None:
    """Raise NotThere for a part, with what to give instead: else all the rest would be missed."""
    folder = _folder_of(path)
    if folder is not None and (path.is_dir() or is_part(path)):
        name = folder if path.is_absolute() else os.path.relpath(folder)
        todo = f"give the whole folder: `spinecheck check {name}`"
        raise NotThere(f"{path} is a part of a questionnaire; {todo}")
    if folder is None and is_yaml(path) and is_part(path):
        what, todo = without_about(str(path))
        raise NotThere(f"{what}; {todo}")


def is_part(path: Path) -> bool:
    """Whether a file is a title page alone, a patient case, or a part that has no title page."""
    try:
        text = read_text(path, str(path))
    except (NotThere, Unreadable):
        return False
    if re.search(_TITLE_PAGE, text):
        is_title_page_alone = path.name == ABOUT and not re.search(_SECTIONS, text)
        return is_title_page_alone or bool(re.search(_CASE, text))
    from spinecheck.core.model import Case, Questionnaire  # the first screen does not wait for it

    keys = {*Questionnaire.model_fields, *Case.model_fields}
    return not keys.isdisjoint(re.findall(_KEY, text))


def without_about(first: str, others: int = 0) -> tuple[str, str]:
    """What is wrong with parts that stand in no questionnaire's folder, and what to do."""
    parts = f"{first} and {others} more are parts" if others else f"{first} is a part"
    what = f"{parts} of a questionnaire, but no `{ABOUT}` stands beside"
    todo = f"bring `{ABOUT}` back, or write it: `spinecheck new NAME --folder` shows one"
    return f"{what} {'them' if others else 'it'}", todo


def _folder_of(path: Path) -> Path | None:
    """The folder of the questionnaire that a file, or a folder of cases, belongs to."""
    here = path.absolute()
    if not (is_yaml(here) or (here.name == CASES and not (here / ABOUT).is_file())):
        return None
    above = [here.parent.parent] if here.parent.name == CASES else []
    return next((one for one in [here.parent, *above] if (one / ABOUT).is_file()), None)
