"""Reads the tables that packages ship: UTF-8, tab-separated, `#` begins remarks, the first other line names columns."""

from collections.abc import Iterator, Sequence
from importlib import resources
from operator import itemgetter


def read_lines(file: str, package: str = "graphkit.facts") -> list[str]:
    """The lines of a package's file, in order, without remarks and empty ones."""
    text = resources.files(package).joinpath(file).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def read_rows(file: str, package: str = "graphkit.facts") -> list[dict[str, str]]:
    """The rows of a table as {column: cell}; every row has all columns, an empty cell is ""."""
    header, *lines = read_lines(file, package)
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def read_cells(file: str, columns: Sequence[str]) -> Iterator[Sequence[str]]:
    """Row by row the cells of two or more columns, in the order asked for; "" where the table has no such column.

    As `read_rows`, in a third of its time: for the long tables, which every process reads when it starts.
    """
    header, *lines = read_lines(file)
    names = header.split("\t")
    if names == list(columns):
        return (line.split("\t") for line in lines)
    pick = itemgetter(*(names.index(column) if column in names else len(names) for column in columns))
    return (pick((*line.split("\t"), "")) for line in lines)


def split_cell(cell: str) -> tuple[str, ...]:
    """The parts of a cell that lists several, separated by `|`; an empty cell has none."""
    return tuple(cell.split("|")) if cell else ()
