"""The engine for more than one machine: Dask distributed, on a cluster that is there or on workers of its own.

Dask replaces workers that die and gives their chunks to others; its own patience with a chunk that goes on killing them
ends in a `KilledWorker`, from which point the ledger decides as for processes of our own.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from graphkit.engines.parts import Died, Ledger, Part
from graphkit.engines.work import Chunk, Resources, Work, allowance, perform_elsewhere
from graphkit.errors import ClusterUnreachable, EngineNotInstalled

if TYPE_CHECKING:
    from distributed import Client, Future

OPEN = 4  # chunks in the ledger for each thread of the cluster
SECONDS_TO_CONNECT = 30


def run_on_dask(chunks: Iterable[Chunk], work: Work, resources: Resources) -> Iterator[Any]:
    """A cluster: Dask distributed at `--scheduler`, or with workers of its own on this machine."""
    try:
        import distributed  # noqa: F401
    except ImportError as error:
        raise EngineNotInstalled("dask", "cluster") from error
    with _client(resources) as client:
        tasks = _Tasks(client, work, resources)
        try:
            yield from Ledger(chunks, OPEN * tasks.threads).run(tasks.give, tasks.take)
        finally:
            tasks.cancel()


class _Tasks:
    """Parts on their way to and from the cluster. Those that once ended a worker go one at a time, so that none is
    taken for a killer because it waited at the same worker as one.
    """

    def __init__(self, client: Client, work: Work, resources: Resources) -> None:
        self._client, self._work, self._resources = client, work, resources
        self._futures: dict[Future, Part] = {}
        self._finished: SimpleQueue[Future] = SimpleQueue()
        self._suspects: deque[Part] = deque()

    @property
    def threads(self) -> int:
        """How many chunks the cluster can work on at a time; at least what was asked for, as workers may still come."""
        threads: dict[str, int] = self._client.nthreads()
        return max(self._resources.workers, sum(threads.values()))

    def give(self, part: Part) -> None:
        """Hand a part to the scheduler, or keep it until the suspect before it is done."""
        if not part.deaths:
            self._submit(part)
            return
        self._suspects.append(part)
        if not any(each.deaths for each in self._futures.values()):
            self._submit(self._suspects.popleft())

    def take(self) -> tuple[Part, Any]:
        """Wait for the answer to any part. Raises ClusterUnreachable if the scheduler is gone."""
        future = self._next()
        part = self._futures.pop(future)
        answer = self._answer(future)
        if part.deaths and self._suspects:
            self._submit(self._suspects.popleft())
        return part, answer

    def cancel(self) -> None:
        """Take back what nobody waits for any more."""
        if self._futures and self._client.status == "running":
            self._client.cancel(list(self._futures))

    def _submit(self, part: Part) -> None:
        seconds = allowance(part.items, self._resources.patience)
        future = self._client.submit(perform_elsewhere, self._work, part.items, seconds, pure=False, retries=2)
        self._futures[future] = part
        future.add_done_callback(self._finished.put)

    def _next(self) -> Future:
        while True:
            try:
                return self._finished.get(timeout=1)  # a wait without end would not hear Ctrl-C everywhere
            except Empty:
                if self._client.status not in ("running", "connecting"):
                    raise ClusterUnreachable(self._resources.scheduler) from None

    def _answer(self, future: Future) -> Any:
        import asyncio  # here, as every command would load it else

        from distributed import KilledWorker

        try:
            return future.result()
        except KilledWorker:
            return Died("ended the processes that read and parsed it: it takes too long, or more memory than there is")
        except (OSError, RuntimeError, asyncio.CancelledError, CancelledError) as error:  # lost with its scheduler
            raise ClusterUnreachable(self._resources.scheduler) from error


@contextmanager
def _client(resources: Resources) -> Iterator[Client]:
    """A client of the scheduler that was named, or of a cluster on this machine that lives as long as the client."""
    import dask
    from distributed import Client, LocalCluster

    with ExitStack() as stack:
        address: dict[str, Any] = {"address": resources.scheduler}
        if not resources.scheduler:
            stack.enter_context(_safe_path())
            stack.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": 1}))
            cluster = LocalCluster(
                n_workers=resources.workers,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
                memory_limit=0,
                silence_logs="CRITICAL",
            )
            address = {"address": stack.enter_context(cluster)}
        elif Path(resources.scheduler).is_file():
            address = {"scheduler_file": resources.scheduler}
        try:
            client = stack.enter_context(Client(**address, timeout=SECONDS_TO_CONNECT, set_as_default=False))
        except OSError as error:
            raise ClusterUnreachable(resources.scheduler) from error
        yield client


@contextmanager
def _safe_path() -> Iterator[None]:
    """Processes that start meanwhile look for no modules in the folder that we stand in: it may be the documents'."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTHONSAFEPATH"]
        if before is not None:
            os.environ["PYTHONSAFEPATH"] = before
