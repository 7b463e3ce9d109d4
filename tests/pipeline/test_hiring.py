"""Workers before the work: for builds from scratch, as many as there will be something to do for."""

from pathlib import Path

import pytest

from graphkit.ingest.discover import discover
from graphkit.pipeline import Settings, hiring
from graphkit.pipeline.hiring import started_early
from graphkit.pipeline.parse import LAST_CHARACTERS
from graphkit.store import FILE

TWO = Settings(workers=2)


@pytest.fixture
def hired(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many workers were started, each time some were."""
    counts: list[int] = []

    monkeypatch.setattr(hiring, "Early", lambda work, patience, count: counts.append(count))
    return counts


@pytest.mark.parametrize(
    ("characters", "settings", "expected"),
    [
        (10, TWO, [1]),
        (LAST_CHARACTERS, TWO, [2]),
        (100 * LAST_CHARACTERS, Settings(workers=1), [1]),
        (0, TWO, []),
        (10, Settings(workers=2, engine="processes"), [1]),
        (10, Settings(workers=2, engine="process"), []),
        (10, Settings(workers=2, engine="dask"), []),
        (10, Settings(workers=2, model="no_such_model"), []),
    ],
)
def test_so_many_are_started(
    tmp_path: Path, hired: list[int], characters: int, settings: Settings, expected: list[int]
) -> None:
    tmp_path.joinpath("a.txt").write_text("x" * characters, encoding="utf-8")
    started_early(discover([tmp_path]), tmp_path / "output", settings)
    assert hired == expected


def test_none_is_started_where_a_build_may_know_it_all(tmp_path: Path, hired: list[int]) -> None:
    tmp_path.joinpath("a.txt").write_text("Ada met Igor.", encoding="utf-8")
    tmp_path.joinpath(FILE).touch()
    with started_early(discover([tmp_path]), tmp_path, TWO) as early:
        assert (early, hired) == (None, [])


def test_those_that_are_started_are_ready_for_what_there_is_to_do(tmp_path: Path) -> None:
    tmp_path.joinpath("a.txt").write_text("Ada met Igor.", encoding="utf-8")
    with started_early(discover([tmp_path]), None, TWO) as early:
        assert early is not None
        worker = early.take()
        assert worker is not None
        assert worker.ready
        worker.close()
