"""Keeping order, and what to do when a chunk has ended the process that worked on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from graphkit.engines.work import Chunk, Failed, Raised, unpack

MOST_DEATHS = 2


@dataclass(frozen=True)
class Part:
    """A chunk, or one item of it: its chunk's number, the place of its first item, and how often it ended a process."""

    number: int
    first: int
    items: Chunk
    deaths: int = 0


@dataclass(frozen=True)
class Died:
    """Why a process that worked on a part ended, in words."""

    reason: str


@dataclass
class _Open:
    """A chunk that is being worked on: the outcomes so far by place, or the exception that it raised."""

    chunk: Chunk
    outcomes: dict[int, Any] = field(default_factory=dict)
    raised: Raised | None = None

    @property
    def finished(self) -> bool:
        return self.raised is not None or len(self.outcomes) == len(self.chunk)


class Ledger:
    """The chunks that are open, `most` of them at a time, so that memory does not grow with their number."""

    def __init__(self, chunks: Iterable[Chunk], most: int) -> None:
        self._source = iter(chunks)
        self._most = most
        self._open: dict[int, _Open] = {}
        self._given = 0

    def run(self, give: Callable[[Part], None], take: Callable[[], tuple[Part, Any]]) -> Iterator[Any]:
        """All outcomes in order. `give` hands a part over, `take` waits for the answer to one: its results, or `Raised`
        or `Died`. Raises the exception of the first chunk that raised one.
        """
        while True:
            self._fill(give)
            if not self._open:
                return
            first = next(iter(self._open))
            while not self._open[first].finished:
                for part in self._settle(*take()):
                    give(part)
            done = self._open.pop(first)
            if done.raised:
                raise unpack(done.raised)
            yield from (done.outcomes[place] for place in range(len(done.chunk)))

    def rest(self) -> Iterator[Chunk]:
        """The open chunks and those that are still to come, for another engine."""
        yield from (each.chunk for each in self._open.values())
        self._open.clear()
        yield from self._source

    def _fill(self, give: Callable[[Part], None]) -> None:
        while len(self._open) < self._most:
            chunk = next(self._source, None)
            if chunk is None:
                return
            self._open[self._given] = _Open(chunk)
            give(Part(self._given, 0, chunk))
            self._given += 1

    def _settle(self, part: Part, answer: Any) -> Iterator[Part]:
        """Note an answer; yields the parts that must be tried again."""
        entry = self._open[part.number]
        if isinstance(answer, Raised):
            entry.raised = answer
        elif not isinstance(answer, Died):
            entry.outcomes |= enumerate(answer, part.first)
        elif part.deaths + 1 < MOST_DEATHS:
            yield replace(part, deaths=part.deaths + 1)  # once may be chance, and the whole chunk gives the same bytes
        elif len(part.items) == 1:
            entry.outcomes[part.first] = Failed(answer.reason)
        else:
            yield from (Part(part.number, part.first + i, [item], 1) for i, item in enumerate(part.items))
