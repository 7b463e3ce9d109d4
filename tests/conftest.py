"""What several rooms' tests share: the trained pipeline, an untrained one, and the build of the seed articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from graphkit.extract.nlp import load_model
from graphkit.graph import Build
from graphkit.pipeline import build

if TYPE_CHECKING:
    from spacy.language import Language

SEEDS = Path(__file__).parent.parent / "seeds"

# the same examples on every run, and no failure because a machine is slow
settings.register_profile("graphkit", derandomize=True, deadline=None, max_examples=100, database=None)
settings.load_profile("graphkit")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The trained pipeline; tests that ask for it carry the mark `model`."""
    return load_model()


@pytest.fixture(scope="session")
def seeds() -> Build:
    """The seed articles, built once."""
    return build([SEEDS])
