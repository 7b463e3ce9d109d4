"""The engine for one machine: worker processes of our own that take files and texts and return plain rows.

Each is tended by a thread that hands it a chunk and waits for the answer. A worker that dies is replaced, and what it
was doing is tried again: once as it was, then item by item; an item that ends its worker again is `Failed`.
"""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Iterable, Iterator
from contextlib import closing
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from graphkit.engines.parts import Died, Ledger, Part
from graphkit.engines.process import run_here
from graphkit.engines.work import Chunk, Raised, Resources, Work, allowance, pack
from graphkit.engines.worker import Worker, WorkerDied

OPEN_A_WORKER = 3  # chunks that are read, worked on or waiting for their turn, for each worker
MOST_FAILED_STARTS = 2
ENDED_BY_CLOCK = 1  # exit code of a process that took too long


class NoWorkers(Exception):  # noqa: N818
    """No worker process can be started, for the reason given."""


def run_in_processes(chunks: Iterable[Chunk], work: Work, resources: Resources) -> Iterator[Any]:
    """Processes of their own: one for a few texts, and as many as there are cores for many."""
    ledger = Ledger(chunks, OPEN_A_WORKER * resources.workers)
    try:
        with closing(Crew(work, resources)) as crew:
            yield from ledger.run(crew.give, crew.take)
    except NoWorkers as error:
        warnings.warn(f"no worker process can be started ({error}); one process does all", stacklevel=2)
        yield from run_here(ledger.rest(), work, resources)


class Crew:
    """Workers, at most as many as there are parts to do, until `close`."""

    def __init__(self, work: Work, resources: Resources) -> None:
        self._work, self._resources = work, resources
        self._tasks: SimpleQueue[Part | None] = SimpleQueue()
        self._answers: SimpleQueue[tuple[Part, Any, bool]] = SimpleQueue()
        self._threads: list[Thread] = []
        self._workers: dict[int, Worker] = {}
        self._busy = 0
        self._failed_starts, self._ever_started = 0, False
        self._closing = False

    def give(self, part: Part) -> None:
        """Hand a part over to the next worker that is free."""
        self._busy += 1
        self._tasks.put(part)
        if len(self._threads) < min(self._busy, self._resources.workers):
            thread = Thread(target=self._tend, args=(len(self._threads),), daemon=True)
            self._threads.append(thread)
            thread.start()

    def take(self) -> tuple[Part, Any]:
        """Wait for the answer to any part. Raises NoWorkers if none of them has ever started."""
        while True:
            try:
                part, answer, started = self._answers.get(
                    timeout=1
                )  # a wait without end would not hear Ctrl-C everywhere
            except Empty:
                continue
            self._busy -= 1
            self._ever_started |= started
            self._failed_starts += not started
            if not self._ever_started and self._failed_starts >= MOST_FAILED_STARTS:
                raise NoWorkers(answer.reason)
            return part, answer

    def close(self) -> None:
        """End all workers."""
        self._closing = True
        for worker in list(self._workers.values()):
            worker.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()

    def _tend(self, number: int) -> None:
        """One worker's life, and that of those who follow it."""
        worker: Worker | None = None
        while (part := self._tasks.get()) and not self._closing:
            try:
                worker = self._workers[number] = worker or self._next()
                if self._closing:  # since it was started: nobody else knows of it
                    break
                answer, started = worker.ask(part.items), True
            except Exception as error:
                answer, started = self._answer_to(error, worker, part)
                worker = None
            self._answers.put((part, answer, started))
        if worker:
            worker.close()

    def _next(self) -> Worker:
        """A worker that was started early, or a new one. Raises OSError if it could not be started."""
        early = self._resources.early
        ready = early.take() if early and early.work == self._work else None
        return ready or Worker(self._work, self._resources.patience)

    def _answer_to(self, error: Exception, worker: Worker | None, part: Part) -> tuple[Died | Raised, bool]:
        """What to tell of an error on the line to a worker, and whether the worker had ever started."""
        code = worker.close() if worker else 0
        if worker and isinstance(error, WorkerDied):
            return Died(_reason(code, allowance(part.items, self._resources.patience))), worker.ready
        if isinstance(error, OSError):
            return Died(str(error)), False
        return pack(error), True  # a chunk that cannot travel


def _reason(code: int, seconds: float) -> str:
    if code == ENDED_BY_CLOCK:
        return f"took more than {seconds:.0f} s to read and parse, twice"
    how = how_it_ended(code)
    return f"ended the process that read and parsed it, twice ({how}); it may need more memory than there is"


def how_it_ended(code: int) -> str:
    """An exit code in words."""
    return signal.Signals(-code).name if code < 0 and os.name == "posix" else f"exit code {code}"
