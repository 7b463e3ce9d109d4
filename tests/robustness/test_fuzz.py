import pytest

from tests.robustness.fuzz import fuzz, targets

TARGETS = targets()
RUNS = {"writers": 2, "parses": 60, "files that people write": 60}


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_input_does_no_harm(name: str) -> None:
    fuzz(TARGETS[name], RUNS.get(name, 40), seed=1)
