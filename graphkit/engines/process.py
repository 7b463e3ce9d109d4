"""The engine that needs nothing: this very process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graphkit.engines.work import Chunk, Resources, Work, perform


def run_here(chunks: Iterable[Chunk], work: Work, resources: Resources) -> Iterator[Any]:  # noqa: ARG001
    """In this process alone."""
    for chunk in chunks:
        yield from perform(work, chunk)
