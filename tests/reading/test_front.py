"""What the first screen shows is read before the rest."""

from pathlib import Path

import pytest

from spinecheck.core.front import Front
from spinecheck.core.model import Questionnaire
from spinecheck.reading import BUILT_IN
from spinecheck.reading.front import load_front
from spinecheck.reading.problems import CannotLoad, NotThere
from tests.samples import SMALL


def test_the_title_page_says_what_the_whole_questionnaire_says(built_in: Questionnaire) -> None:
    front = load_front(BUILT_IN)
    assert front == Front(**{name: getattr(built_in, name) for name in Front.model_fields})


def test_the_title_page_of_a_single_file_is_read_too() -> None:
    assert load_front(SMALL).title == "A small check"


def test_a_mistake_on_the_title_page_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "about.yaml"
    path.write_text('questionnaire: a\nversion: "1"\ntitle: [A]\n', encoding="utf-8")
    with pytest.raises(CannotLoad) as told:
        load_front(str(tmp_path))
    (finding,) = told.value.findings
    assert str(finding).startswith(f"{path}:3:8: ")


def test_without_a_title_page_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotThere, match=r"about\.yaml cannot be read"):
        load_front(str(tmp_path))
