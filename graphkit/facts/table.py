"""Reads the tables of this folder: UTF-8, tab-separated, `#` lines are remarks, the first other names the columns."""

from importlib import resources


def read_lines(file: str) -> list[str]:
    """The lines of a file of this package, in order, without remarks and empty ones."""
    text = resources.files("graphkit.facts").joinpath(file).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def read_rows(file: str) -> list[dict[str, str]]:
    """The rows of a table as {column: cell}; every row has all columns, an empty cell is ""."""
    header, *lines = read_lines(file)
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def split_cell(cell: str) -> tuple[str, ...]:
    """The parts of a cell that lists several, separated by `|`; an empty cell has none."""
    return tuple(cell.split("|")) if cell else ()
