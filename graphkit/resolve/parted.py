"""Work in parts: a pure function over chunks of plain values, done here or by whoever is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

Work = Callable[[Sequence[Any]], Sequence[Any]]
#: gives what a function makes of the items of chunks, in their order; None for an item that could not be done. The
#: function is one of a module, as others find it by its name, and has one result for each item.
Parted = Callable[[Work, Iterable[Sequence[Any]]], Iterator[Any]]


def here(function: Work, chunks: Iterable[Sequence[Any]]) -> Iterator[Any]:
    """In this process, chunk by chunk."""
    for chunk in chunks:
        yield from function(chunk)
