"""A worker process and the line to it: chunks go in through its standard input, results come out of its output.

No process is forked and the user's own script is not imported again, as Python's pools do: a script without
`if __name__ == "__main__"` and a notebook may call graphkit too.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import subprocess
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from typing import IO, Any

from graphkit.engines.resources import ONE_THREAD
from graphkit.engines.work import Chunk, Work, allowance, pack, perform_elsewhere, prepare

#: until all is loaded nothing is garbage, and to look for it would take a tenth of the time
_START = (
    "import gc, json, sys; gc.disable(); sys.path[:] = json.loads(sys.argv[1]); "
    "from graphkit.engines.worker import serve; serve()"
)
READY = "ready"
_LINE: list[IO[bytes]] = []  # of a worker to the process that started it, in and out
_RARELY = 3000, 10, 10  # garbage is looked for less often than usual: that saves a fiftieth of the time


class WorkerDied(Exception):  # noqa: N818
    """The process at the other end of the line is gone."""


@dataclass(frozen=True)
class Inquiry:
    """What a function wants to know from the process that asked for its work."""

    question: Any


class Worker:
    """One process that works, until `close`. Raises OSError where none can be started."""

    def __init__(self, work: Work, patience: float) -> None:
        if not sys.executable or getattr(sys, "frozen", False):  # inside another program, which is no Python
            raise OSError("there is no Python to start")
        # -P: the folder that we stand in may be that of the documents, and a json.py there is none of ours
        command = [sys.executable, "-P", "-c", _START, json.dumps([each for each in sys.path if isinstance(each, str)])]
        # a group of its own: Ctrl-C in the terminal is for the process that reads it, which then closes its workers
        self._process = subprocess.Popen(  # noqa: S603 - our own Python and code
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | ONE_THREAD,
            process_group=0 if os.name == "posix" else None,
        )
        self._patience = patience
        self._work = work
        self._ready = False

    def ask(self, chunk: Chunk, answer: Callable[[Any], object] | None = None, seconds: float = 0) -> Any:
        """What `perform_elsewhere` makes of the chunk, in so many `seconds` or, with 0, in those that its size allows;
        `answer` is asked what the function inquires meanwhile. Raises WorkerDied.
        """
        try:
            if not self._ready:
                self.get_ready()
            _send(self._process.stdin, (chunk, seconds or allowance(chunk, self._patience)))
            while isinstance(told := _receive(self._process.stdout), Inquiry):
                _send(self._process.stdin, answer(told.question) if answer else None)
            found, warned = told
        except (OSError, EOFError, pickle.UnpicklingError, ValueError) as error:
            raise WorkerDied from error
        for message in warned:
            warnings.warn(message, stacklevel=2)
        return found

    def get_ready(self) -> None:
        """Hand over what is to be done, so that it loads what it needs. Raises OSError, EOFError, UnpicklingError and
        ValueError where that fails. What does not answer is no Python, as may be in a program that embeds one.
        """
        clock = Timer(self._patience, self.kill)
        clock.daemon = True
        clock.start()
        try:
            _send(self._process.stdin, (self._work, self._patience))
            self._ready = _receive(self._process.stdout) == READY
        finally:
            clock.cancel()

    @property
    def ready(self) -> bool:
        """Whether it has ever answered."""
        return self._ready

    @property
    def alive(self) -> bool:
        """Whether its process has not ended."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """Its number in the system."""
        return self._process.pid

    def kill(self) -> None:
        """End the process, whatever it does; from any thread."""
        self._process.kill()

    def close(self) -> int:
        """End the process and the line; returns its exit code, negative for a signal."""
        self._process.kill()
        code = self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError, ValueError):
                stream.close()  # type: ignore[union-attr]
        return code


def inquire(question: object) -> Any:
    """For functions that work in a worker: what the process that asked for their work answers."""
    incoming, outgoing = _LINE
    _send(outgoing, Inquiry(question))
    return _receive(incoming)


def serve() -> None:
    """Answer chunk after chunk until the line closes. What libraries print goes to standard error, not into it; what
    they warn of is told with the next answer.
    """
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    _LINE[:] = incoming, outgoing
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    warned: list[str] = []
    warnings.showwarning = lambda message, *_, **__: warned.append(str(message))
    with suppress(EOFError, BrokenPipeError):
        work, patience = _receive(incoming)
        _send(outgoing, READY)
        prepare(work, patience)
        gc.freeze()  # what is loaded stays: to look through it for garbage is time lost
        gc.set_threshold(*_RARELY)
        gc.enable()
        while True:
            chunk, seconds = _receive(incoming)
            answer = perform_elsewhere(work, chunk, seconds)
            outgoing.write(_packed(answer, warned))
            outgoing.flush()
            warned.clear()


def _packed(answer: Any, warned: list[str]) -> bytes:
    try:
        return pickle.dumps((answer, warned), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # results that cannot travel
        return pickle.dumps((pack(error), warned), pickle.HIGHEST_PROTOCOL)


def _send(stream: IO[bytes] | None, value: object) -> None:
    assert stream  # noqa: S101
    pickle.dump(value, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def _receive(stream: IO[bytes] | None) -> Any:
    assert stream  # noqa: S101
    return pickle.load(stream)  # noqa: S301 - our own worker wrote it
