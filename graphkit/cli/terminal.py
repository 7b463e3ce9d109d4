"""How answers look in a terminal, as JSON and as CSV."""

from __future__ import annotations

import csv
import dataclasses
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from graphkit.printing import printable

_WIDE = 200  # columns for output that no terminal shows: cutting names there would lose them


def echo_table(headers: Sequence[str], rows: Iterable[Sequence[object]], *, numbers: Sequence[str] = ()) -> None:
    """A table with aligned columns; the columns named in `numbers` to the right."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for header in headers:
        table.add_column(header, justify="right" if header in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(str(cell))) for cell in row))
    Console(width=None if sys.stdout.isatty() else _WIDE, highlight=False).print(table)


def echo_json(value: Any) -> None:
    """A dataclass, or a list of them, as JSON."""
    text = json.dumps(_plain(value), ensure_ascii=False, indent=2)
    click.echo("".join(each if each.isprintable() or each == "\n" else _escaped(each) for each in text))


def echo_csv(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows as comma-separated values with a header."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(headers)
    writer.writerows([printable(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def _escaped(character: str) -> str:
    """A character that may steer a terminal, as JSON writes it in ASCII."""
    return "\\u007f" if character == "\x7f" else json.dumps(character)[1:-1]


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return dataclasses.asdict(value) if dataclasses.is_dataclass(value) and not isinstance(value, type) else value
