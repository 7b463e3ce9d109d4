"""Feeds damaged input to every reader, to the rules over a parse, to names and to the files that people write.

    python -m tests.robustness.fuzz --runs 20000             # of each target
    python -m tests.robustness.fuzz --target .pdf --runs 1000 --seed 7

An input is a good file with bytes changed, cut out, doubled, mixed with another's or with text that parsers dislike.
What must not happen: an exception that no user could have caused, one in our own lines that a reader passes off as
damage, more than `SLOW` seconds for a few kilobytes, more memory than `MEMORY`, or the end of the process. A failing
input is printed with what came of it, and ends the run.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import click

from graphkit.errors import GraphkitError
from graphkit.ingest import READERS
from graphkit.ingest.piece import AS_USUAL, File, Piece, Unreadable, read_part
from graphkit.ingest.read import Reading
from graphkit.ingest.read import _finish as finish
from graphkit.model import Note, Skipped
from tests.ingest.pages import PAGES
from tests.ingest.pages_beside import BESIDE
from tests.ingest.torture import torture

SLOW = 10  # seconds of computing
MEMORY = 4 << 30  # bytes of address space
DISLIKED = (
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\r", b"\n\n", b"<", b"</p>", b"<![CDATA[", b"&#x110000;", b"]]>", b"{", b"}",
    b"\\", b"\\u0000", b'"', b"'", b",", b"\t", b"---\n", b"From ", b"Date: ", b"=?utf-8?q?=FF?=", b"%PDF-",
    b"PK\x03\x04", b"9999999999", b"-1", b"2017-02-30", "\u202e\u200d\ufeff".encode(), "\U0001f98a".encode(),
    b"\xed\xa0\x80", b"(((", b"[x](", b"*" * 50, b"a" * 300, b" " * 300, b"Mr. ", b"O'", b"-", b"\xc2\xa0",
    b"<script>", b"<!--", b"\x1b[2J",
)  # fmt: skip


class TooSlowError(BaseException):
    """Not caught by readers, which turn every other failure into a reason for the report."""


@dataclass(frozen=True)
class Target:
    """What is fed: good inputs to start from, and the function that must take any input."""

    name: str
    good: tuple[bytes, ...]
    feed: Callable[[bytes], None]


def readers() -> Iterator[Target]:
    """One target for each reader, starting from the good files of the torture folder."""
    with tempfile.TemporaryDirectory() as folder:
        torture(Path(folder))
        files = [path for path in sorted(Path(folder).rglob("*")) if path.is_file()]
        for suffix in READERS:
            fitting = [path for path in files if path.name.lower().endswith(suffix) and path.stat().st_size < 1 << 16]
            good = tuple(path.read_bytes() for path in fitting) + (saved_pages() if suffix == ".html" else ())
            yield Target(suffix, good or (b"Ada met Ben.",), lambda data, suffix=suffix: read(suffix, data))  # type: ignore[misc]


def saved_pages() -> tuple[bytes, ...]:
    """Pages in the shapes of real sites: threads, live blogs, articles in tables or in scripts."""
    return tuple(each.html.encode() for each in (*PAGES, *BESIDE))


def read(suffix: str, data: bytes) -> None:
    """One file through its reader, and what comes out of it through the search for title, date, author and prose."""
    file = File("x.txt.gz" if suffix == ".gz" else f"x{suffix}", data)
    with suppress(Unreadable), own_failures():
        list(READERS[suffix](file))
    for found in read_part(file, suffix):
        if isinstance(found, Piece):
            for each in finish(found, AS_USUAL, {}):
                assert isinstance(each, Reading | Skipped | Note)
                if isinstance(each, Reading):
                    assert len(each.prose) == len(each.document.text)
        else:
            assert "MemoryError" not in found.reason, found.reason


@contextmanager
def own_failures() -> Iterator[None]:
    """Passes an exception on that rose in our own lines, and drops what libraries raise for a damaged file."""
    try:
        yield
    except GraphkitError:
        raise
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        if f"{os.sep}graphkit{os.sep}" in last.filename:
            raise


def spoil(data: bytes, others: tuple[bytes, ...], chance: random.Random) -> bytes:
    """The data with one to six damages."""
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randint(0, len(data)), int(chance.expovariate(1 / 16))
        kind = chance.randrange(6)
        if kind == 0:
            data = data[:at] + data[at + length :]
        elif kind == 1:
            data = data[:at] + chance.randbytes(min(length, 64)) + data[at + length :]
        elif kind == 2:
            data = data[:at] + chance.choice(DISLIKED) + data[at:]
        elif kind == 3:
            data = data[:at] + data[at : at + length] * chance.randint(2, 40) + data[at:]
        elif kind == 4:
            other = chance.choice(others)
            data = data[:at] + other[chance.randint(0, len(other)) :][:512] + data[at:]
        elif data:
            place = min(at, len(data) - 1)
            data = data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]
    return data


@contextmanager
def bounded(seconds: int) -> Iterator[None]:
    """Ends what computes for longer with TooSlowError, however busy the machine is."""

    def late(number: int, frame: FrameType | None) -> None:
        raise TooSlowError

    previous = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous)


def fuzz(target: Target, runs: int, seed: int) -> None:
    """Feed a target so many damaged inputs; at the first that fails, print it and raise what it caused."""
    chance = random.Random(f"{target.name} {seed}")
    for _ in range(runs):
        data = spoil(chance.choice(target.good), target.good, chance)
        try:
            with bounded(SLOW):
                target.feed(data)
        except GraphkitError:
            continue
        except BaseException:
            click.echo(f"{target.name} fails on {data!r}", err=True)
            raise


def targets() -> dict[str, Target]:
    """All that is fed, by name."""
    from tests.robustness.targets import MORE

    return {target.name: target for target in (*readers(), *MORE())}


@click.command()
@click.option("--target", "names", multiple=True, help="Only these.")
@click.option("--runs", default=1000, show_default=True, help="Inputs for each target.")
@click.option("--seed", default=0, show_default=True)
def script(names: tuple[str, ...], runs: int, seed: int) -> None:
    """Feed every target damaged input."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for name, target in targets().items():
        if not names or name in names:
            fuzz(target, runs, seed)
            click.echo(f"{name}: {runs} inputs, none of them harmful")


if __name__ == "__main__":
    script()
