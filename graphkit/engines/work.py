"""What is to be done, with what, and what may come back."""

from __future__ import annotations

import faulthandler
import os
import pickle
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from graphkit.engines.early import Early

Chunk = Sequence[Any]
PATIENCE = 120.0  # seconds that any chunk may take, loading of the language model included …
SECONDS_A_BYTE = 1 / 1000  # … and for each byte of it: some thirty times what text usually takes


@dataclass(frozen=True)
class Work:
    """A function by its name, "package.module:function", and its options.

    It is called with a chunk and the options and returns one result for each item, in order. Chunk, options and
    results must be picklable; the cheapest are plain tuples. `prepare` names a function that a process of its own calls
    once, with the options, before its first chunk: it loads what stays.
    """

    function: str
    options: dict[str, Any] = field(default_factory=dict)
    prepare: str = ""


@dataclass(frozen=True)
class Resources:
    """What an engine may use: processes, the `scheduler` of a cluster ("tcp://host:port", a file that names it, or ""
    for workers of one's own), and seconds of `patience` beyond which a chunk in another process is given up. Some
    processes may have been started `early`.
    """

    workers: int = 1
    scheduler: str = ""
    patience: float = PATIENCE
    early: Early | None = None


@dataclass(frozen=True)
class Failed:
    """Why an item has no result, in words that follow its name."""

    reason: str


@dataclass(frozen=True)
class Raised:
    """An exception on its way between processes: its class by name, what it holds, and where it was raised."""

    kind: tuple[str, str]
    args: tuple[Any, ...]
    state: dict[str, Any]
    trace: str


def perform(work: Work, chunk: Chunk) -> list[Any]:
    """One result for each item of the chunk."""
    results = list(_function(work.function)(chunk, **work.options))
    if len(results) != len(chunk):
        raise ValueError(f"{work.function} returned {len(results)} results for {len(chunk)} items")
    return results


def perform_elsewhere(work: Work, chunk: Chunk, seconds: float) -> list[Any] | Raised:
    """As `perform`, in a process of its own: an exception comes back as a value, and too much time ends the process."""
    try:
        with _ended_after(seconds):
            return perform(work, chunk)
    except Exception as error:
        return pack(error)


def prepare(work: Work, seconds: float) -> None:
    """Load what the work needs. An error is left to the first chunk, which meets it again and can tell it."""
    if work.prepare:
        with _ended_after(seconds), suppress(Exception):
            _function(work.prepare)(**work.options)


def allowance(chunk: Chunk, patience: float) -> float:
    """The seconds that a chunk may take: by its size as it travels, and by what its items say is `fetched` there."""
    fetched = sum(getattr(item, "fetched", 0) for item in chunk)
    return patience + (len(pickle.dumps(chunk, pickle.HIGHEST_PROTOCOL)) + fetched) * SECONDS_A_BYTE


def pack(error: Exception) -> Raised:
    """The exception as plain values, what cannot travel as text."""
    kind = type(error)
    args = tuple(arg if _travels(arg) else repr(arg) for arg in error.args)
    state = {name: value for name, value in vars(error).items() if _travels(value)}
    return Raised((kind.__module__, kind.__qualname__), args, state, "".join(traceback.format_exception(error)))


def unpack(raised: Raised) -> Exception:
    """The exception again, of its own class where that is known here, with its message and a note where it arose."""
    module, name = raised.kind
    try:
        kind = getattr(import_module(module), name)
        error = cast(Exception, kind.__new__(kind))
    except (ImportError, AttributeError, TypeError):
        error = RuntimeError(f"{name}: {' '.join(str(arg) for arg in raised.args)}")
    else:
        error.args = raised.args
        vars(error).update(raised.state)
    error.add_note(f"raised in a worker:\n{raised.trace}")
    return error


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """End this process after some seconds. A thread of Python's could not: a regular expression never lets it run."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


@cache
def _function(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    return cast(Callable[..., Any], getattr(import_module(module), function))


def _travels(value: Any) -> bool:
    try:
        pickle.dumps(value)
    except Exception:
        return False
    return True
