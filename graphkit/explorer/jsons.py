"""JSON that may stand in a page, in pieces where it is long."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from graphkit.lazily import Lazily

_ROWS = 250  # of a list, in one piece
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def to_json(value: object) -> str:
    """JSON that may stand in a page: < > & and the line separators of scripts are escaped, also lone surrogates."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if text.isascii() and not any(sign in text for sign in "<>&"):  # as rows of numbers are: nothing to look for
        return text
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def in_parts(content: Mapping[str, object]) -> Iterator[str]:
    """The same of an object with long lists, in pieces; a list may be a sequence made lazily, or an iterator."""
    between = "{"
    for name, value in content.items():
        yield f"{between}{to_json(name)}:"
        if isinstance(value, Lazily | Iterator):
            yield from rows_in_parts(value)
        else:
            yield to_json(value)
        between = ","
    yield "}"


def rows_in_parts(rows: Iterable[object]) -> Iterator[str]:
    """The same of a list."""
    left, between = iter(rows), "["
    while block := list(islice(left, _ROWS)):
        yield between + to_json(block)[1:-1]
        between = ","
    yield "[]" if between == "[" else "]"
