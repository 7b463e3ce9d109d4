"""An end to what takes too long: a document is given up, and the run goes on.

In the main thread of a POSIX process the system's timer interrupts, even a regular expression; elsewhere (Windows,
notebooks that run cells in threads, workers of a cluster) a thread that watches. Both are heard between two steps of
Python, so a single call into a C library is waited for.
"""

from __future__ import annotations

import contextlib
import ctypes
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

Item = TypeVar("Item")
SECONDS = 120.0  # that anything may take …
AGAIN = 1.0  # seconds after which one who did not hear is told again: libraries may swallow an exception
SOON = 0.01  # seconds after which it is tried again where it could not be told


class TookTooLong(BaseException):
    """More time has passed than `within` allows. No `Exception`, for parsers turn those into "damaged"."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises TookTooLong in what is inside once that many seconds have passed. Not to be nested."""
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _timed(seconds):
            yield
    else:
        with _watched(seconds):
            yield


def limited(items: Iterator[Item], seconds: float, late: Item) -> Iterator[Item]:
    """The items, each of which may take that long to come; where one does not, `late` instead, and no more of them.

    The clock stands still while the items are used.
    """
    while True:
        try:
            with within(seconds):
                item = next(items)
        except StopIteration:
            return
        except TookTooLong:
            yield late
            return
        yield item


@contextmanager
def _timed(seconds: float) -> Iterator[None]:
    armed = True

    def ring(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 (the signature is the system's)
        if not armed:
            return
        if _is_machinery(frame):
            signal.setitimer(signal.ITIMER_REAL, SOON, AGAIN)
            return
        raise TookTooLong

    before = signal.signal(signal.SIGALRM, ring)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before or signal.SIG_DFL)
        if left:  # somebody else's timer, which stood still meanwhile
            signal.setitimer(signal.ITIMER_REAL, left, interval)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    thread, done, lock = threading.get_ident(), threading.Event(), threading.Lock()

    def watch() -> None:
        wait = seconds
        while not done.wait(wait):
            with lock:
                late = not done.is_set() and not _is_machinery(sys._current_frames().get(thread))  # noqa: SLF001
                if late:
                    _throw(thread, TookTooLong)
            wait = AGAIN if late else SOON

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with lock:
            done.set()
            _throw(thread, None)  # take back what was thrown and has not arrived


def _is_machinery(frame: FrameType | None) -> bool:
    """Whether Python is just entering or leaving a `with`: an exception raised there could leave the clock running."""
    return frame is None or frame.f_code.co_filename in (__file__, contextlib.__file__, threading.__file__)


def _throw(thread: int, kind: type[BaseException] | None) -> None:
    """Have an exception raised in a thread, or take it back."""
    value = ctypes.py_object() if kind is None else ctypes.py_object(kind)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), value)
