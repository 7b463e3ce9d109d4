"""A cluster that is there already, one that is not, and one that goes away."""

import json
import sys

import pytest
from distributed import LocalCluster

from graphkit.engines import Resources, Work
from graphkit.engines.cluster import run_on_dask
from graphkit.errors import ClusterUnreachable, EngineNotInstalled

CHUNKS = [[number, number + 1] for number in range(0, 40, 2)]
DOUBLE = Work("tests.engines.works:double")


def a_cluster() -> LocalCluster:
    return LocalCluster(n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, memory_limit=0)


def test_a_scheduler_is_found_by_its_address_or_by_its_file(tmp_path) -> None:
    with a_cluster() as cluster:
        file = tmp_path / "scheduler.json"
        file.write_text(json.dumps(cluster.scheduler.identity()), encoding="utf-8")
        by_address = list(run_on_dask(CHUNKS, DOUBLE, Resources(scheduler=cluster.scheduler_address)))
        by_file = list(run_on_dask(CHUNKS, DOUBLE, Resources(scheduler=str(file))))
    assert by_address == by_file == [2 * number for number in range(40)]


def test_a_scheduler_that_goes_away_is_told() -> None:
    cluster = a_cluster()
    found = run_on_dask(
        CHUNKS * 20, Work("tests.engines.works:with_process"), Resources(scheduler=cluster.scheduler_address)
    )
    next(found)
    cluster.close()
    with pytest.raises(ClusterUnreachable, match="what was parsed is kept"):
        list(found)


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch) -> None:
    monkeypatch.setattr("graphkit.engines.cluster.SECONDS_TO_CONNECT", 0.3)
    with pytest.raises(ClusterUnreachable, match=r"tcp://127\.0\.0\.1:1 does not answer"):
        list(run_on_dask(CHUNKS, DOUBLE, Resources(scheduler="tcp://127.0.0.1:1")))


def test_without_the_extra_it_is_told_how_to_install_it(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineNotInstalled, match=r"pip install 'graphkit\[cluster\]'"):
        list(run_on_dask(CHUNKS, DOUBLE, Resources()))
