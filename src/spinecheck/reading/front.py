"""What the first screen shows: the title page of a questionnaire, and whom to call."""

from pathlib import Path
from typing import TypeVar

from spinecheck.core.fields import Model
from spinecheck.core.front import Front
from spinecheck.core.region import Regions
from spinecheck.reading.gathering import REGIONS, find, questionnaires_folder, whole
from spinecheck.reading.parts import ABOUT
from spinecheck.reading.problems import CannotLoad, Unreadable
from spinecheck.reading.shape import shaped
from spinecheck.reading.source import parse, read_text

M = TypeVar("M", bound=Model)


def load_regions(path: Path | None = None) -> Regions:
    """Load the regions file: the built-in one, or another. Raises NotThere and CannotLoad."""
    return _loaded(Regions, path or questionnaires_folder() / REGIONS)


def load_front(name_or_path: str) -> Front:
    """Load the title page of a questionnaire, and nothing of the rest. Raises as load_regions."""
    path = find(name_or_path)
    return _loaded(Front, path / ABOUT if path.is_dir() else path)


def _loaded(model: type[M], path: Path) -> M:
    try:
        file = parse(str(path), read_text(path, str(path)))
    except Unreadable as error:
        raise CannotLoad(error.findings) from error
    source = whole(file)
    found, problems = shaped(model, source.data)
    findings = [*file.findings, *source.findings(problems)]
    if findings or found is None:
        raise CannotLoad(findings)
    return found
