from pathlib import Path

import pytest

from tests.robustness.sequences import play

pytestmark = pytest.mark.model


@pytest.mark.parametrize("seed", range(2))
def test_a_build_brought_up_to_date_equals_a_fresh_one(seed: int, tmp_path: Path) -> None:
    assert play(seed, 3, tmp_path) > 0
