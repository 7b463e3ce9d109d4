"""Regular expressions that somebody's text can keep busy: each of ours is fed long texts of its own letters."""

import importlib
import inspect
import pkgutil
import re
import re._parser as syntax  # type: ignore[import-not-found]
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, ModuleType
from typing import Any

import pytest

import graphkit

LENGTH = 20_000  # characters
SECONDS = 2  # of computing for one text, where a pattern that does not backtrack takes a few milliseconds
FILLERS = " \t\naA1.-,:|/(<*`"
#: patterns that are given so many characters at most
SHORT = {"graphkit.ingest.page_metadata._SITE": 1000, "graphkit.resolve.aliases._JOINT": 60}


class TooSlowError(BaseException):
    pass


@contextmanager
def computing(seconds: float) -> Iterator[None]:
    """Ends what computes for longer, however busy the machine is."""

    def late(number: int, frame: FrameType | None) -> None:
        raise TooSlowError

    previous = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(graphkit.__path__, "graphkit."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def patterns() -> dict[str, tuple[re.Pattern[Any], bool]]:
    """Every pattern that a module holds, also inside its tables, and whether it is looked for anywhere in a text."""
    found: dict[str, tuple[re.Pattern[Any], bool]] = {}
    seen: set[re.Pattern[Any]] = set()
    for module in modules():
        source = inspect.getsource(module)
        for name, value in sorted(vars(module).items()):
            for place, pattern in enumerate(_inside(value)):
                if pattern not in seen and name in source:
                    seen.add(pattern)
                    owner = name if isinstance(value, re.Pattern) else r"(?:pattern|shape|each)"
                    anywhere = rf"\b{owner}\.(?:sub|subn|search|finditer|findall|split)\b"
                    found[f"{module.__name__}.{name}.{place}"] = pattern, re.search(anywhere, source) is not None
    return found


def _inside(value: object, depth: int = 3) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _inside(each, depth - 1)
    elif depth and isinstance(value, dict):
        for each in (*value, *value.values()):
            yield from _inside(each, depth - 1)


def samples(pattern: re.Pattern[Any]) -> list[str]:
    """Short texts out of the pattern's own letters and words."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    words = re.findall(r"[A-Za-z]{2,}", re.sub(r"\\.", " ", source))
    signs = sorted({chr(code) for code in _letters(syntax.parse(source, pattern.flags & ~re.DEBUG))})
    return list(filter(None, dict.fromkeys([*FILLERS, *signs[:12], *words[:8], "".join(signs[:60])])))


def _letters(parsed: Any) -> Iterator[int]:
    """The code points that a parsed pattern names."""
    for operation, argument in parsed:
        name = str(operation)
        if name in ("LITERAL", "NOT_LITERAL"):
            yield argument
        elif name == "RANGE":
            yield argument[0]
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _letters(branch)
        elif name in ("IN", "ATOMIC_GROUP"):
            yield from _letters(argument)
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT", "SUBPATTERN", "ASSERT", "ASSERT_NOT"):
            yield from _letters(argument[-1])


def texts(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Each sample repeated, alone and with another between, and at the end what does not fit."""
    pieces = samples(pattern)
    for number, piece in enumerate(pieces):
        for unit in (piece, f"{piece} {pieces[(number + 7) % len(pieces)]}"):
            yield (unit * (length // len(unit) + 1))[: length - 1] + "\x01"


PATTERNS = patterns()


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 60
    assert sum(anywhere for _, anywhere in PATTERNS.values()) > 20


@pytest.mark.parametrize("name", PATTERNS)
def test_no_text_keeps_a_pattern_busy(name: str) -> None:
    pattern, anywhere = PATTERNS[name]
    for text in texts(pattern, SHORT.get(name.rpartition(".")[0], LENGTH)):
        data: Any = text if isinstance(pattern.pattern, str) else text.encode()
        try:
            with computing(SECONDS):
                pattern.match(data)
                pattern.fullmatch(data)
                for _ in pattern.finditer(data) if anywhere else ():
                    pass
        except TooSlowError:
            pytest.fail(f"{name} is busy with {text[:40]!r} …")
