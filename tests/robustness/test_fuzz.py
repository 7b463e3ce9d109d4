import pytest

from tests.robustness.fuzz import fuzz, targets

TARGETS = targets()
RUNS = {"parses": 40, "writer .parquet": 4, "writer events.parquet": 8, "writer report.html": 15, "writer .md": 15}


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_input_does_no_harm(name: str) -> None:
    fuzz(TARGETS[name], RUNS.get(name, 40), seed=1)
