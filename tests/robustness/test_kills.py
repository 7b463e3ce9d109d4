import random
from pathlib import Path

import pytest

from graphkit.extract.nlp import load_model
from tests.robustness.kills import WORKS, Work, kill_often

pytestmark = pytest.mark.model


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.name)
def test_what_was_killed_can_be_finished_and_gives_the_same_bytes(work: Work, tmp_path: Path) -> None:
    load_model()
    kill_often(work, tmp_path, 3, random.Random(1), 6)
