"""Work in a process of its own beside this one: its result, what it asks, and how it ends."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

import pytest

from graphkit.engines import Work, beside
from graphkit.engines.beside import Beside, NoResult
from tests.engines.ended import has_ended

WORKS = "tests.engines.works"
INQUIRING = Work(f"{WORKS}:inquire_of_each")


def no_answer(question: object) -> None:
    raise AssertionError(question)


def waiting_process() -> tuple[Work, Callable[[int], None], SimpleQueue[int]]:
    """Work without end, what it wants to be answered, and where its process is told."""
    told: SimpleQueue[int] = SimpleQueue()
    return Work(f"{WORKS}:process_told"), told.put, told


def test_what_it_asks_is_answered_here_while_the_block_runs() -> None:
    asked = []

    def answer(question: int) -> int:
        asked.append((question, os.getpid()))
        return question * 10

    with Beside(INQUIRING, [1, 2, 3], answer) as other:
        found = other.result()
    assert (found, asked) == ([10, 20, 30], [(number, os.getpid()) for number in (1, 2, 3)])


def test_it_works_in_another_process() -> None:
    with Beside(Work(f"{WORKS}:with_process"), 7, no_answer) as other:
        item, process = other.result()
    assert (item, process != os.getpid(), has_ended(process)) == (7, True, True)


def test_its_error_is_raised_here() -> None:
    with Beside(Work(f"{WORKS}:raise_on", {"bad": 3}), 3, no_answer) as other, pytest.raises(ValueError, match="3 is"):
        other.result()


def test_an_error_of_an_answer_is_raised_here_and_ends_it() -> None:
    def answer(question: int) -> int:
        raise KeyError(question)

    with Beside(INQUIRING, [1], answer) as other, pytest.raises(KeyError):
        other.result()


def test_a_process_that_is_gone_has_no_result() -> None:
    work, answer, told = waiting_process()
    with Beside(work, "", answer) as other:
        os.kill(told.get(), signal.SIGKILL)
        with pytest.raises(NoResult):
            other.result()


def test_a_program_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    silent = tmp_path / "python"
    silent.write_text("#!/bin/sh\nexec sleep 1000\n", encoding="utf-8")
    silent.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(silent))
    monkeypatch.setattr(beside, "PATIENCE", 0.5)
    with Beside(INQUIRING, [1], no_answer) as other, pytest.raises(NoResult):
        other.result()


def test_where_no_process_can_be_started_there_is_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Beside(INQUIRING, [1], no_answer) as other, pytest.raises(NoResult):
        other.result()


def test_it_ends_with_a_block_that_does_not_wait_for_it() -> None:
    work, answer, told = waiting_process()
    with Beside(work, "", answer):
        process = told.get()
    assert has_ended(process)


def test_it_ends_with_a_block_that_is_over_at_once() -> None:
    work, answer, told = waiting_process()
    with Beside(work, "", answer):
        pass
    assert told.empty() or has_ended(told.get())
