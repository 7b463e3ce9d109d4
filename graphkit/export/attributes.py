"""The attributes of nodes and edges as typed columns, and text that XML can hold."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from math import isfinite
from operator import ne
from typing import Any, cast

from graphkit.edge_table import MISSING, Column

STRING, INTEGER, DOUBLE, BOOLEAN = "string", "integer", "double", "boolean"
Value = str | int | float | bool


def columns(rows: Iterable[Mapping[str, Value]], leave_out: Iterable[str] = ()) -> dict[str, str]:
    """The name and type (string, integer, double, boolean) of every attribute, in the order of first appearance.

    A column of integers and floats is double; any other mixture is string.
    """
    out, found = frozenset(leave_out), dict[str, set[type]]()
    for row in rows:
        for name, value in row.items():
            found.setdefault(name, set()).add(type(value))
    return {name: _kind_of_all(types) for name, types in found.items() if name not in out}


def types_of(table: Mapping[str, Column], leave_out: Iterable[str] = ()) -> dict[str, str]:
    """The same of columns."""
    out = frozenset(leave_out)
    return {name: _kind_of_all(map(type, column.values)) for name, column in table.items() if name not in out}


def tidied(column: Column) -> Column:
    """A column of text and numbers in which what is not a number is missing."""
    import numpy as np

    if not any(map(ne, column.values, column.values)):  # only what is not a number differs from itself
        return column
    gone = np.array([*map(ne, column.values, column.values), False])
    return Column(column.values, np.where(gone[column.places], MISSING, column.places), column.missing)


def coded_rows(rows: Sequence[Mapping[str, object]]) -> dict[str, Column]:
    """The attributes of rows, tidied, as columns, in the order of first appearance. Equal values of different types
    stay apart.
    """
    import numpy as np

    known: dict[str, dict[tuple[type, Value], tuple[int, Value]]] = {}
    places: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for name, value in tidy(row).items():
            if name not in known:
                known[name], places[name] = {}, [MISSING] * len(rows)
            there = known[name]
            # 0.0 equals -0.0 and is written otherwise
            key = type(value), repr(value) if isinstance(value, float) else value
            places[name][number] = there.setdefault(key, (len(there), value))[0]
    return {name: Column([value for _, value in known[name].values()], np.array(places[name])) for name in known}


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


def _kind_of_all(types: Iterable[type]) -> str:
    return reduce(_wider, map(_kind, types))


def _kind(of: type) -> str:
    if issubclass(of, bool):
        return BOOLEAN
    if issubclass(of, int):
        return INTEGER
    return DOUBLE if issubclass(of, float) else STRING


def _wider(known: str, kind: str) -> str:
    if known == kind:
        return kind
    return DOUBLE if {known, kind} == {INTEGER, DOUBLE} else STRING
