"""Reads the tables that packages ship: UTF-8, tab-separated, `#` begins remarks, the first other line names columns."""

from importlib import resources


def read_lines(file: str, package: str = "graphkit.facts") -> list[str]:
    """The lines of a package's file, in order, without remarks and empty ones."""
    text = resources.files(package).joinpath(file).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def read_rows(file: str, package: str = "graphkit.facts") -> list[dict[str, str]]:
    """The rows of a table as {column: cell}; every row has all columns, an empty cell is ""."""
    header, *lines = read_lines(file, package)
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def split_cell(cell: str) -> tuple[str, ...]:
    """The parts of a cell that lists several, separated by `|`; an empty cell has none."""
    return tuple(cell.split("|")) if cell else ()
