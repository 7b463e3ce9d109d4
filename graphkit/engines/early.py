"""Workers that are started before it is known what there is to do: they load meanwhile what they need."""

from __future__ import annotations

import pickle
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType

from graphkit.engines.work import Work
from graphkit.engines.worker import Worker


class Early:
    """So many workers, started by threads; those that nobody took end with the block."""

    def __init__(self, work: Work, patience: float, count: int) -> None:
        self.work = work
        self._threads = ThreadPoolExecutor(count, "early")
        self._workers = deque(self._threads.submit(_start, work, patience) for _ in range(count))

    def __enter__(self) -> Early:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while worker := self.take():
            worker.close()
        self._threads.shutdown()

    def take(self) -> Worker | None:
        """One that is ready; None if there is none left, or none could be started. From any thread."""
        while self._workers:
            with suppress(IndexError, OSError):  # another thread was quicker; it could not be started
                return self._workers.popleft().result()
        return None


def _start(work: Work, patience: float) -> Worker:
    worker = Worker(work, patience)
    try:
        worker.get_ready()
    except (OSError, EOFError, pickle.UnpicklingError, ValueError) as error:
        worker.close()
        raise OSError from error
    return worker
