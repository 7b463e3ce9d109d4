"""A file with any number of documents, read batch by batch, in a process that is only there to read.

The process ends itself where a document takes too long and no Python runs any more that could hear so: in a
decompressor or a parser in C.
"""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TextIO

from graphkit.ingest.discover import Source
from graphkit.ingest.piece import Begun, Late, ReadOptions, Watch
from graphkit.ingest.read import Reading, allowance, read_file
from graphkit.model import Note, Skipped

MOST = 64  # documents that travel together …
MOST_CHARACTERS = 200_000  # … unless they are longer than this
GRACE = 5.0  # seconds after which an end to what takes too long is made by force

Found = Reading | Skipped | Note


@dataclass(frozen=True)
class Opening:
    """A file to be read, as `read_file` reads it, from what follows the first `known` of its findings on."""

    source: Source
    options: ReadOptions
    seconds: float
    described: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    known: int = 0


@dataclass(frozen=True)
class Batch:
    """What was found, which entries of the table of metadata were used until now, and whether there may be more."""

    found: tuple[Found, ...]
    described: frozenset[str]
    more: bool


def gives_up(found: Found, opening: Opening) -> bool:
    """Whether a finding says that the rest of the file is given up: it is the last of all."""
    return isinstance(found, Late) and found.source == opening.source.name


def watched(opening: Opening, known: int, passed_over: Mapping[str, str]) -> Opening:
    """The rest of a file that ended the process before: each part is told when it is begun, but for those passed over,
    with the reasons.
    """
    options = replace(opening.options, watch=Watch(tuple(passed_over.items())))
    return replace(opening, options=options, known=known)


_opened: Iterator[Batch] = iter(())


def read_on(asked: Sequence[Opening | None]) -> list[Batch]:
    """The first batch of a file, or for None the next one of the file before: work for a process of its own, which ends
    itself where a document takes too long.
    """
    global _opened  # noqa: PLW0603 - a generator cannot travel to who asks for its next value
    batches = []
    for opening in asked:
        if opening:
            _opened = _batches(opening)
        batches.append(next(_opened))
    return batches


def _batches(opening: Opening) -> Iterator[Batch]:
    unused = set(opening.described)
    most = 1 if opening.options.watch else MOST  # so that what comes before the end of the process is not lost with it
    found: list[Found] = []
    characters = 0
    for each in _from_there(opening, unused):
        found.append(each)
        characters += len(each.prose) if isinstance(each, Reading) else 0
        if len(found) >= most or characters >= MOST_CHARACTERS:
            yield Batch(tuple(found), frozenset(opening.described.keys() - unused), more=True)
            found, characters = [], 0
    yield Batch(tuple(found), frozenset(opening.described.keys() - unused), more=False)


def _from_there(opening: Opening, unused: set[str]) -> Iterator[Found]:
    """The findings that are not known, with a new clock for each."""
    items = read_file(opening.source, opening.options, opening.seconds, opening.described, unused)
    allowed = allowance(opening.source, opening.seconds) + GRACE
    left = opening.known
    while True:
        faulthandler.dump_traceback_later(allowed, exit=True, file=_nowhere())
        each = next(items, None)
        if each is None:
            return
        if not left or gives_up(each, opening):
            yield each
        elif not isinstance(each, Begun):
            left -= 1


@cache
def _nowhere() -> TextIO:
    return open(os.devnull, "w")  # noqa: PTH123 - open as long as the process lives
