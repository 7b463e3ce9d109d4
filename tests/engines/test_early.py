"""Workers that are there before their work: who takes them, and how they end."""

import sys

import pytest

from graphkit.engines import Resources, Work
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
    with Early(WITH_PROCESS, 60, 1) as early:
        worker = early.take()
        assert worker is not None
        early._workers.append(early._threads.submit(lambda: worker))  # put back
        assert not has_ended(worker.pid)
    assert has_ended(worker.pid)


def test_where_none_can_be_started_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Early(WITH_PROCESS, 60, 2) as early:
        assert early.take() is None


def test_a_program_that_is_no_python_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/true")
    with Early(WITH_PROCESS, 60, 1) as early:
        assert early.take() is None
