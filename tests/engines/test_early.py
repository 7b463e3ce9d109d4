"""Workers that are there before their work: who takes them, and how they end."""

import sys

import pytest

from graphkit.engines import Resources, Work, processes
from graphkit.engines.early import Early
from graphkit.engines.processes import run_in_processes
from tests.engines.ended import has_ended

WORKS = "tests.engines.works"
WITH_PROCESS = Work(f"{WORKS}:with_process")


def processes_of(chunks: list[list[int]], work: Work, early: Early) -> set[int]:
    return {process for _, process in run_in_processes(chunks, work, Resources(workers=2, early=early))}


def test_the_engine_takes_those_that_are_there() -> None:
    chunks = [[number] for number in range(20)]
    with Early(WITH_PROCESS, 60, 2) as early:
        known = {started.result().pid for started in early._workers}
        assert (processes_of(chunks, WITH_PROCESS, early), early.take()) == (known, None)


def test_workers_for_other_work_are_left_alone() -> None:
    with Early(Work(f"{WORKS}:double"), 60, 1) as early:
        assert len(processes_of([[1]], WITH_PROCESS, early)) == 1
        worker = early.take()
        assert worker is not None
        assert worker.ask([4]) == [8]
        worker.close()


def test_those_that_nobody_takes_end_with_the_block() -> None:
    with Early(WITH_PROCESS, 60, 2) as early:
        known = [started.result().pid for started in early._workers]
        assert list(map(has_ended, known)) == [False, False]
    assert (list(map(has_ended, known)), early.take()) == ([True, True], None)


def test_one_that_has_ended_meanwhile_is_passed_over() -> None:
    with Early(WITH_PROCESS, 60, 2) as early:
        first, second = (started.result() for started in early._workers)
        first.kill()
        first._process.wait()
        assert early.take() is second
        second.close()


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/true", "/bin/cat"])
def test_where_none_can_be_started_each_start_has_failed(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(sys, "executable", program)
    with Early(WITH_PROCESS, 60, 2) as early:
        for _ in range(2):
            with pytest.raises(OSError, match=r"."):
                early.take()
        assert early.take() is None


def test_starts_that_failed_are_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Early(Work(f"{WORKS}:double"), 60, 2) as early:
        monkeypatch.setattr(processes, "Worker", None)
        with pytest.warns(UserWarning, match="no worker process can be started"):
            found = list(run_in_processes([[1, 2]], early.work, Resources(workers=2, early=early)))
    assert found == [2, 4]
