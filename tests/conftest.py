"""What all tests share. Small questionnaires to try things on are in `samples.py`."""

import os
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from spinecheck.core.model import Questionnaire
from spinecheck.reading import BUILT_IN
from spinecheck.reading.loading import load
from tests.environment import calm

# Derandomized: the same commit always gets the same verdict. To look further, run with
# `--hypothesis-profile=further`.
_PHASES = (Phase.explicit, Phase.generate, Phase.shrink)  # to explain takes longer than to find
settings.register_profile(
    "spinecheck", deadline=None, derandomize=True, max_examples=60, phases=_PHASES
)
settings.register_profile("further", deadline=None, database=None, max_examples=1500)
# Fewer examples, for mutation testing: what a mutant breaks shows soon, or in the samples.
settings.register_profile(
    "mutants", deadline=None, derandomize=True, max_examples=20, database=None, phases=_PHASES
)
settings.load_profile("spinecheck")

calm(os.environ)


@pytest.fixture(scope="session")
def small() -> Questionnaire:
    """A small questionnaire with everything in it that can be met on a walk."""
    return load(str(Path(__file__).parent / "data" / "small.yaml")).questionnaire


@pytest.fixture(scope="session")
def built_in() -> Questionnaire:
    """The questionnaire that comes with spinecheck."""
    return load(BUILT_IN).questionnaire
