"""Answers that show themselves as tables in a notebook and go into pandas as they are."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from html import escape
from typing import Any, SupportsIndex, TypeVar, cast, overload

Row = TypeVar("Row")
MOST_SHOWN = 60  # rows of a table in a notebook


class Rows(tuple[Row, ...]):
    """A tuple of dataclasses of one kind, in the order of the answer.

    A notebook shows it as a table; `pandas.DataFrame(rows)` has a column for each field, and `as_dicts` is the same
    without pandas.
    """

    __slots__ = ()

    @overload
    def __getitem__(self, index: SupportsIndex) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> Rows[Row]: ...

    def __getitem__(self, index: SupportsIndex | slice) -> Row | Rows[Row]:
        """One row, or some, which show themselves too."""
        found = super().__getitem__(index)
        return Rows(cast("tuple[Row, ...]", found)) if isinstance(index, slice) else cast("Row", found)

    def as_dicts(self) -> list[dict[str, Any]]:
        """Each row as a dictionary of plain values."""
        return [dataclasses.asdict(cast("Any", row)) for row in self]

    def _repr_html_(self) -> str:
        return _table([_fields(row) for row in self])


class Shown:
    """An answer in several parts: a frozen dataclass that a notebook shows part by part."""

    def _repr_html_(self) -> str:
        return "".join(f"<h4>{escape(_words(name))}</h4>{_cell(value)}" for name, value in _fields(self).items())


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}


def _table(rows: list[dict[str, Any]]) -> str:
    if not rows:
        return "<p>none</p>"
    head = "".join(f"<th>{escape(_words(name))}</th>" for name in rows[0])
    body = "".join(
        f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in row.values())}</tr>" for row in rows[:MOST_SHOWN]
    )
    more = f"<p>… and {len(rows) - MOST_SHOWN} more</p>" if len(rows) > MOST_SHOWN else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(value: Any) -> str:
    """A value as HTML; an answer in it as a table, another dataclass as its values, the words of texts escaped."""
    if isinstance(value, Rows | Shown):
        return value._repr_html_()
    if dataclasses.is_dataclass(value):
        return "; ".join(filter(None, (_cell(part) for part in _fields(value).values())))
    if isinstance(value, Mapping):
        return "; ".join(f"{escape(str(name))}: {_cell(part)}" for name, part in value.items())
    if isinstance(value, tuple | list):
        return ", ".join(_cell(part) for part in value)
    return escape(f"{value:.4g}" if isinstance(value, float) else "" if value is None else str(value))


def _words(name: str) -> str:
    return name.replace("_", " ")
