"""Reading files of many documents in a process apart: one that hangs or dies there takes nothing with it.

When it ends, or takes too long and gives up the rest, the file is read on where it was, and each part is told before it
is begun; the part that does it again is left out, and those behind it are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from graphkit.engines import PATIENCE, Work
from graphkit.engines.processes import ENDED_BY_CLOCK, how_it_ended
from graphkit.engines.work import Raised, unpack
from graphkit.engines.worker import Worker, WorkerDied

if TYPE_CHECKING:
    from graphkit.ingest.batches import Batch, Found, Opening
    from graphkit.ingest.discover import Source
    from graphkit.ingest.piece import ReadOptions
    from graphkit.ingest.sidecar import Sidecar

WORK = Work("graphkit.ingest.batches:read_on")
MOST_PASSED_OVER = 10  # parts of one file; each costs the time that a document may take


class Ended(Exception):  # noqa: N818
    """The process that read is gone, with this exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class NoProcess(Exception):  # noqa: N818
    """None can be started."""


class ReaderApart:
    """A process that reads one file after the other, from the first on, until `close`."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def read(
        self, source: Source, options: ReadOptions, seconds: float, described: Sidecar, unused: set[str]
    ) -> Iterator[Found]:
        """The documents of a file as `read_file` gives them; `described` is what the table tells of them alone. What
        ends the process or takes too long twice is `Late`; with a watch in the options, once. Where no process can be
        started, this one reads.
        """
        from graphkit.ingest.batches import Opening
        from graphkit.ingest.discover import STANDARD_INPUT
        from graphkit.ingest.read import read_file, standard_input

        if source.path == STANDARD_INPUT:  # it is this process's
            source = replace(source, data=standard_input())
        opening = Opening(source, options, seconds, described)
        known = 0
        try:
            for found in self._survived(opening, unused):
                known += 1
                yield found
        except NoProcess:
            here = replace(options, watch=None)
            yield from islice(read_file(source, here, seconds, described, unused), known, None)

    def close(self) -> int:
        """End the process; returns its exit code."""
        worker, self._worker = self._worker, None
        return worker.close() if worker else 0

    def _survived(self, opening: Opening, unused: set[str]) -> Iterator[Found]:
        """The findings in a file without what ends the process or takes too long. Raises NoProcess."""
        from graphkit.ingest.batches import gives_up, watched
        from graphkit.ingest.piece import Begun
        from graphkit.ingest.read import left_out

        passed_over: dict[str, str] = {}
        known = 0
        while True:
            begun = ""
            try:
                for found in self._found(opening, unused):
                    if gives_up(found, opening):
                        raise Ended(ENDED_BY_CLOCK)  # it heard that time was up
                    begun = found.source if isinstance(found, Begun) else ""
                    if not begun:
                        known += 1
                        yield found
                return
            except Ended as ended:
                reason = _reason(ended.code, opening)
            if opening.options.watch:
                if begun in ("", opening.source.name) or len(passed_over) == MOST_PASSED_OVER:
                    yield left_out(opening.source, reason)
                    return
                passed_over[begun] = reason
            opening = watched(opening, known, passed_over)

    def _found(self, opening: Opening, unused: set[str]) -> Iterator[Found]:
        """What one process finds in a file. Raises Ended and NoProcess."""
        batch = self._ask(opening)
        while True:
            unused -= batch.described
            yield from batch.found
            if not batch.more:
                return
            batch = self._ask(None)

    def _ask(self, opening: Opening | None) -> Batch:
        try:
            worker = self._worker = self._worker or Worker(WORK, PATIENCE)
            answer = worker.ask([opening])
        except OSError as error:
            raise NoProcess from error
        except WorkerDied as error:
            code = self.close()
            raise (Ended(code) if worker.ready else NoProcess) from error
        if isinstance(answer, Raised):
            raise unpack(answer)
        batch: Batch = answer[0]
        return batch


def _reason(code: int, opening: Opening) -> str:
    from graphkit.ingest.read import allowance, took_too_long

    if code == ENDED_BY_CLOCK:
        return took_too_long(allowance(opening.source, opening.seconds))
    return f"ended the process that read it, twice ({how_it_ended(code)}); it may need more memory than there is"
