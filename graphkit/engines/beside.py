"""One piece of work in a process of its own, beside what this one does meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Any

from graphkit.engines.work import PATIENCE, Raised, Work, unpack
from graphkit.engines.worker import Worker, WorkerDied

_NO_END = 30 * 86_400.0  # seconds: it may take as long as it would here


class NoResult(Exception):  # noqa: N818
    """No process can be started, or it is gone."""


class Beside:
    """What a function makes of one item, from the start until the block ends. It may `inquire` meanwhile: a thread of
    this process gives the `answer`.
    """

    def __init__(self, work: Work, item: object, answer: Callable[[Any], object]) -> None:
        self._task = work, item, answer
        self._worker: Worker | None = None
        self._closing = False
        self._thread = ThreadPoolExecutor(1, "beside")
        self._told: Future[Any] | None = None

    def __enter__(self) -> Beside:
        self._told = self._thread.submit(self._ask)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing = True
        if self._worker:
            self._worker.kill()
        self._thread.shutdown()

    def result(self) -> Any:
        """What came of it. Raises NoResult, and what the function or an answer raised."""
        assert self._told  # noqa: S101
        while not self._told.done():
            wait([self._told], timeout=1)  # a wait without end would not hear Ctrl-C everywhere
        told = self._told.result()
        if isinstance(told, Raised):
            raise unpack(told)
        return told[0]

    def _ask(self) -> Any:
        work, item, answer = self._task
        try:
            worker = self._worker = Worker(work, PATIENCE)
        except OSError as error:
            raise NoResult from error
        if self._closing:  # since it was started: nobody else knows of it
            worker.kill()
        try:
            return worker.ask([item], answer, _NO_END)
        except WorkerDied as error:
            raise NoResult from error
        finally:
            worker.close()
