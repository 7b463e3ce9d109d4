"""Work for the engines' tests; workers find it by name."""

import ctypes
import gc
import os
import re
import signal
import time
import warnings
from pathlib import Path
from typing import Any


def double(items: list[int]) -> list[int]:
    return [2 * item for item in items]


def with_process(items: list[int]) -> list[tuple[int, int]]:
    time.sleep(0.05)
    return [(item, os.getpid()) for item in items]


def die_on(items: list[int], poison: int) -> list[int]:
    if poison in items:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(items)


def die_once(items: list[int], item: int, marker: str) -> list[int]:
    """As if somebody had killed the worker in mid-run; the marker tells that it happened."""
    if item in items and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return double(items)


def hang_on(items: list[int], slow: int) -> list[int]:
    """Hang where no thread of Python's can run any more: in a regular expression that takes for ever."""
    if slow in items:
        re.match(r"(a+)+$", "a" * 60 + "b")
    return double(items)


def raise_on(items: list[int], bad: int) -> list[int]:
    if bad in items:
        raise ValueError(f"{bad} is no good")
    return double(items)


def raise_own_error(items: list[int]) -> list[int]:
    from graphkit.errors import ModelNotFound

    raise ModelNotFound("en_none", "python -m pip install en_none")


def too_few(items: list[int]) -> list[int]:
    return double(items)[1:]


def unpicklable(items: list[int]) -> list[object]:
    return [lambda: None for _ in items]


def inquire_of_each(items: list[list[int]]) -> list[list[int]]:
    from graphkit.engines.worker import inquire

    return [[inquire(number) for number in numbers] for numbers in items]


def process_told(items: list[str]) -> list[str]:
    """Tell which process this is, and wait to be ended."""
    from graphkit.engines.worker import inquire

    for _ in items:
        inquire(os.getpid())
    time.sleep(600)
    return items


def print_and_read(items: list[int]) -> list[str]:
    os.write(1, b"what a library may print")
    return [os.read(0, 1).decode() for _ in items]


def environment(items: list[str]) -> list[str]:
    return [os.environ.get(item, "") for item in items]


def warn_of(items: list[int]) -> list[int]:
    warnings.warn("the numbers are old", stacklevel=1)
    return double(items)


def read_and_hang(items: list, *, reading: object, **options: object) -> list:
    """The pipeline's reading without its parsing, but that `m.txt` keeps a library in C busy, deaf to all signals."""
    from graphkit.ingest.read import read_file
    from graphkit.pipeline.extracting import Parsed, Told
    from graphkit.store import Rows

    if any(item.source.name == "m.txt" for item in items):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        ctypes.PyDLL(None).sleep(1000)  # as PyDLL, it lets no other thread of Python run
    found = [list(read_file(item.source, reading, 0, {}, set())) for item in items]
    return [Told(tuple(Parsed(each.document, Rows()) for each in every)) for every in found]


def read_without_poison(items: list, **options: object) -> list:
    """The pipeline's own work, but that a file about poison ends its process."""
    from graphkit.pipeline.extracting import read_and_extract

    if any("Poison" in item.source.path.read_text(encoding="utf-8") for item in items):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_and_extract(items, **options)


def read_fatally(asked: list) -> list:
    """The reading of collections, but that a text with "HANG" in it keeps a parser in C busy, deaf to all signals, one
    with "WAIT" a parser in Python, which hears them, and one with "DIE" ends its process.
    """
    from graphkit.ingest import batches

    _make_fatal()
    batches.GRACE = 0
    return batches.read_on(asked)


def read_slowly_again(asked: list, marks: str) -> list:
    """The reading of collections, but that each text with "AGAIN" takes long from its second reading on, and one with
    "DIE" ends its process; each reading leaves a mark.
    """
    from graphkit.ingest import READERS, batches
    from graphkit.ingest.plain import read_text

    def read(file: Any) -> Any:
        if b"AGAIN" in file.data:
            with Path(marks).open("a+", encoding="utf-8") as known:
                known.write("x")
                known.flush()
                if known.tell() > 1:
                    time.sleep(1000)
        return read_text(_survived(file))

    READERS[".txt"] = read
    return batches.read_on(asked)


def read_and_extract_fatally(items: list, **options: object) -> list:
    """The pipeline's own work, to which some texts are as fatal."""
    from graphkit.pipeline.extracting import read_and_extract

    _make_fatal()
    return read_and_extract(items, **options)


def _make_fatal() -> None:
    from graphkit.ingest import READERS, mail
    from graphkit.ingest.piece import File
    from graphkit.ingest.plain import read_text

    parse = mail.parse_message
    if parse.__module__ == mail.__name__:
        READERS[".txt"] = lambda file: read_text(_survived(file))
        mail.parse_message = lambda data: parse(_survived(File("", data)).data)


def _survived(file: Any) -> Any:
    body = file.data.rpartition(b"\n\n")[2] if file.name == "" else file.data
    if b"HANG" in body:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        ctypes.PyDLL(None).sleep(1000)  # as PyDLL, it lets no other thread of Python run
    if b"WAIT" in body:
        time.sleep(1000)
    if b"DIE" in body:
        os.kill(os.getpid(), signal.SIGKILL)
    return file


_MADE_READY: list[int] = []


def make_ready(number: int) -> None:
    _MADE_READY.append(number)


def made_ready(items: list, number: int) -> list[list[int]]:
    return [list(_MADE_READY) for _ in items]


def fail_to_make_ready(number: int) -> None:
    raise ValueError(number)


def sleep_long(number: int) -> None:
    time.sleep(600)


def looks_for_garbage(items: list[int]) -> list[tuple[bool, bool]]:
    """Whether the process looks for garbage, and leaves out what was there before its first chunk."""
    return [(gc.isenabled(), gc.get_freeze_count() > 0) for _ in items]


def models_read(items: list, **options: object) -> list[int]:
    """How many language models the process has read."""
    from graphkit.extract import nlp

    return [nlp._load.cache_info().currsize for _ in items]
