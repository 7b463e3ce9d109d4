"""What several rooms' tests share: the trained pipeline, an untrained one, and the build of the seed articles."""

from __future__ import annotations

from collections.abc import Iterator
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


@pytest.fixture(scope="session", autouse=True)
def one_model() -> Iterator[None]:
    """Builds that do not choose an engine parse in this process, so that hundreds of them load one language model.

    Those of commands that tests start as programs parse as users' do.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graphkit.pipeline.parse.USUAL", "process")
        yield


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The trained pipeline; tests that ask for it carry the mark `model`."""
    return load_model()


@pytest.fixture(scope="session")
def seeds() -> Build:
    """The seed articles, built once."""
    return build([SEEDS])
