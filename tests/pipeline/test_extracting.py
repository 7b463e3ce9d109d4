"""What a worker loads before it is given anything to read."""

import pytest

from graphkit.engines import Resources, Work
from graphkit.engines.processes import run_in_processes
from graphkit.extract.nlp import DEFAULT_MODEL
from graphkit.facts.vocabulary import NO_WORDS
from graphkit.pipeline.parse import PREPARE, plan_of
from graphkit.pipeline.settings import Settings

MODELS_READ = "tests.engines.works:models_read"


def models_read(models: dict[str, str]) -> list[int]:
    options = {"models": models, "coreference": "all", "words": NO_WORDS, "plain": False}
    return list(run_in_processes([[1]], Work(MODELS_READ, options, PREPARE), Resources(workers=1)))


@pytest.mark.model
def test_the_model_is_read_before_the_first_text() -> None:
    assert models_read({"": DEFAULT_MODEL}) == [1]


@pytest.mark.model
def test_of_several_models_none_is_read_before_a_text_needs_it() -> None:
    assert models_read({"": DEFAULT_MODEL, "fr": "fr_core_news_sm"}) == [0]


@pytest.mark.model
def test_a_build_has_its_workers_made_ready() -> None:
    assert plan_of(Settings()).work.prepare == PREPARE
