"""The attributes of nodes and edges as typed columns, and text that XML can hold."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import isfinite
from operator import ne
from typing import Any, TypeVar, cast

STRING, INTEGER, DOUBLE, BOOLEAN = "string", "integer", "double", "boolean"
Value = str | int | float | bool
T = TypeVar("T")

_BLOCK = 4096  # rows looked at in one go


@dataclass(frozen=True)
class Alike:
    """Rows with the same attributes in the same order: their places among all rows, and of each attribute the values
    and the types of these.
    """

    names: tuple[str, ...]
    places: Sequence[int]
    columns: Sequence[Sequence[Any]]
    types: Sequence[set[type]]


def columns(rows: Iterable[Mapping[str, Value]], leave_out: Iterable[str] = ()) -> dict[str, str]:
    """The name and type (string, integer, double, boolean) of every attribute, in the order of first appearance.

    A column of integers and floats is double; any other mixture is string.
    """
    return types_of((group for block in blocks(rows) for group in _together(block)), leave_out)


def types_of(groups: Iterable[Alike], leave_out: Iterable[str] = ()) -> dict[str, str]:
    """The same of rows that stand together where they are alike."""
    out = frozenset(leave_out)
    found: dict[str, str] = {}
    for group in groups:
        for name, types in zip(group.names, group.types, strict=True):
            if name not in out:
                for each in types:
                    found[name] = _wider(found.get(name), _kind(each))
    return found


def alike(rows: Sequence[Mapping[str, object]]) -> list[Alike]:
    """Rows, tidied, by what attributes they have, in the order of first appearance."""
    groups = _together(rows)
    return groups if all(map(_is_tidy, groups)) else _together([tidy(row) for row in rows])


def blocks(rows: Iterable[T]) -> Iterator[list[T]]:
    """The rows, a few thousand at a time."""
    left = iter(rows)
    while block := list(islice(left, _BLOCK)):
        yield block


def tidy(data: Mapping[str, object]) -> dict[str, Value]:
    """The attributes that every format can hold, in their order.

    What is missing (None, not a number) is left out, members of a list are joined with "; ", and whatever else is
    neither text nor number is written as Python shows it. graphkit's own attributes stay as they are.
    """
    # the quick way for nearly all: no test of what is simple
    plain: dict[str, Any] = {
        str(name): each if type(each) in _SIMPLE or (type(each) is float and isfinite(each)) else _plain(each)
        for name, each in data.items()
    }
    return {name: value for name, value in plain.items() if value is not None}


def as_text(value: Value) -> str:
    """A value as XML Schema writes it: `true`, `2`, `0.5`, `INF`, or the text itself."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).upper() if isinstance(value, float) and math.isinf(value) else str(value)


def legal(text: str) -> str:
    """Text without the characters that XML 1.0 forbids: most control characters, half surrogates, U+FFFE, U+FFFF."""
    return _ILLEGAL.sub("", text)


def xml_text(value: Value) -> str:
    """A value as the content of an XML element or of an attribute in double quotes.

    What XML 1.0 forbids is dropped; line ends and tabs are written as references, since a parser would else turn them
    into spaces.
    """
    kind = type(value)
    if kind is int or (kind is float and isfinite(cast(float, value))):
        return repr(value)
    text = cast(str, value) if kind is str else as_text(value)
    return legal(text).translate(_REFERENCES) if _SPECIAL.search(text) else text


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of "#rrggbb"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[^ !#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIMPLE = frozenset((str, int, bool))
_NUMBERS = _SIMPLE | {float}
_REFERENCES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)


def _together(rows: Sequence[Mapping[str, Any]]) -> list[Alike]:
    places: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(rows):
        places.setdefault(tuple(row), []).append(place)
    groups = []
    for names, found in places.items():
        values = list(zip(*[rows[place].values() for place in found], strict=True))
        groups.append(Alike(names, found, values, [set(map(type, column)) for column in values]))
    return groups


def _is_tidy(group: Alike) -> bool:
    """Whether `tidy` would leave the rows as they are. Only what is not a number differs from itself."""
    return all(type(name) is str for name in group.names) and all(
        types <= _SIMPLE or (types <= _NUMBERS and not any(map(ne, column, column)))
        for types, column in zip(group.types, group.columns, strict=True)
    )


def _plain(value: object) -> Value | None:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, list | tuple):
        return "; ".join(str(each) for each in value)
    if isinstance(value, set | frozenset):
        return "; ".join(sorted(str(each) for each in value))
    return str(value)


def _kind(of: type) -> str:
    if issubclass(of, bool):
        return BOOLEAN
    if issubclass(of, int):
        return INTEGER
    return DOUBLE if issubclass(of, float) else STRING


def _wider(known: str | None, kind: str) -> str:
    if known is None or known == kind:
        return kind
    return DOUBLE if {known, kind} == {INTEGER, DOUBLE} else STRING
