"""A sample with patients, for the commands that play them."""

from pathlib import Path

import pytest

from tests.samples import SAMPLE, text

CASES = """
- case: aching_back
  title: A dull ache
  story: My back aches.
  answers: {bladder: none, operation: [fusion], worst: back, worse_with: [none]}
  expect: {first: wear}
- case: numb
  title: It feels numb
  story: I feel numb.
  answers: {bladder: [numb], bladder_new: yes}
  expect: {urgency: emergency}
- case: impossible
  title: It cannot be
  story: I do not know.
  answers: {bladder: hat}
  expect: {}
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.yaml"
    path.write_text(text(**SAMPLE, cases=CASES), encoding="utf-8")
    return path
