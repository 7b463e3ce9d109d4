"""Workers that are started before it is known what there is to do: they load meanwhile what they need."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType

from graphkit.engines.work import Work
from graphkit.engines.worker import Worker


class Early:
    """So many workers, started by threads. Those that nobody takes end with it, at the latest with the block."""

    def __init__(self, work: Work, patience: float, count: int) -> None:
        self.work = work
        self._threads = ThreadPoolExecutor(count, "early")
        self._workers = deque(self._threads.submit(_start, work, patience) for _ in range(count))

    def __enter__(self) -> Early:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def take(self) -> Worker | None:
        """One that is ready, None if none is left; from any thread. Raises OSError if the next could not be started."""
        while True:
            try:
                started = self._workers.popleft()
            except IndexError:
                return None
            worker = started.result()
            if worker.alive:
                return worker
            worker.close()

    def close(self) -> None:
        """End those that are left."""
        while self._workers:
            with suppress(OSError):
                if worker := self.take():
                    worker.close()
        self._threads.shutdown()


def _start(work: Work, patience: float) -> Worker:
    worker = Worker(work, patience)
    try:
        worker.get_ready()
    except Exception as error:  # what answers may be any program
        worker.close()
        raise OSError(str(error)) from error
    return worker
