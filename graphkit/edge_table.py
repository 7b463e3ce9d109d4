"""Columns that keep equal values once, and the edges of a graph as such columns: what counts, sums up and writes all of
them reads these and needs no dictionary for each edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.integer[Any]]

MISSING = -1  # the place of what is not there
_BLOCK = 1024  # rows made in one go


@dataclass(frozen=True, eq=False)
class Column:
    """A value for each row: the one of `values` that `places` says, or what is said for a `missing` one where the place
    is `MISSING`.
    """

    values: Sequence[Any]
    places: Numbers
    missing: Any = None

    def listed(self) -> list[Any]:
        """The value of each row."""
        return [value for (block,) in blocks([self]) for value in block]

    def numbers(self, dtype: type, missing: float = 0) -> npt.NDArray[Any]:
        """The same as an array of numbers, with a number for what is missing."""
        import numpy as np

        found: npt.NDArray[Any] = np.array([*self.values, missing], dtype=dtype)[self.places]
        return found

    def of(self, rows: Numbers) -> Column:
        """The column of some rows, in their order."""
        return Column(self.values, self.places[rows], self.missing)


@dataclass(frozen=True, eq=False)
class EdgeTable:
    """The edges of a graph, in its order: the numbers of both ends among its `nodes`, the key, and the attributes by
    name, in the order in which edges have them.
    """

    nodes: Sequence[str]
    sources: Numbers
    targets: Numbers
    keys: Column
    columns: Mapping[str, Column]

    def __len__(self) -> int:
        return len(self.sources)

    def find(self, sources: Numbers, targets: Numbers, keys: Numbers) -> Numbers:
        """The rows of edges, given the numbers of their ends and the places of their keys among the table's (-1: none
        there); -1 where there is no such edge.
        """
        import numpy as np

        own, wanted = self.codes(), self._codes(sources, targets, keys)
        if not len(own):
            return np.full(len(wanted), MISSING)
        order = np.argsort(own, kind="stable")
        place = order[np.minimum(np.searchsorted(own, wanted, sorter=order), len(own) - 1)]
        there = (own[place] == wanted) & (keys >= 0) & (sources >= 0) & (targets >= 0)
        return np.where(there, place, MISSING)

    def of(self, rows: Numbers, names: Sequence[str]) -> EdgeTable:
        """Some rows of the table, in their order, with the attributes of these names in theirs."""
        columns = {name: self.columns[name].of(rows) for name in names}
        return EdgeTable(self.nodes, self.sources[rows], self.targets[rows], self.keys.of(rows), columns)

    def codes(self) -> Numbers:
        """One number for each edge, by its ends and its key."""
        return self._codes(self.sources, self.targets, self.keys.places)

    def pairs(self) -> Numbers:
        """One number for both ends of each edge."""
        return self._pairs(self.sources, self.targets)

    def _pairs(self, sources: Numbers, targets: Numbers) -> Numbers:
        import numpy as np

        found: Numbers = sources.astype(np.int64) * len(self.nodes) + targets
        return found

    def _codes(self, sources: Numbers, targets: Numbers, keys: Numbers) -> Numbers:
        found: Numbers = self._pairs(sources, targets) * max(1, len(self.keys.values)) + keys
        return found


def blocks(columns: Sequence[Column]) -> Iterator[list[list[Any]]]:
    """The values of columns of equal length, a thousand rows at a time: for each column a list."""
    import numpy as np

    known = []
    for column in columns:
        known.append(np.empty(len(column.values) + 1, dtype=object))
        known[-1][:-1], known[-1][-1] = column.values, column.missing
    for begin in range(0, len(columns[0].places) if columns else 0, _BLOCK):
        rows = slice(begin, begin + _BLOCK)
        yield [values[column.places[rows]].tolist() for values, column in zip(known, columns, strict=True)]


def column_of(values: npt.NDArray[Any]) -> Column:
    """Numbers or texts of an array as a column, its values sorted."""
    import numpy as np

    known, places = np.unique(values, return_inverse=True)
    return Column(known.tolist(), small(places, len(known)))


def coded(values: Sequence[str | bool], places: Numbers) -> Column:
    """A column of values of which several may be equal."""
    import numpy as np

    known = {value: place for place, value in enumerate(dict.fromkeys(values))}
    again = np.array([known[value] for value in values], dtype=np.int64)
    return Column(list(known), small(again[places], len(known)))


def small(places: Numbers, size: int) -> Numbers:
    """Places among so many, in as few bytes as they need."""
    import numpy as np

    return places.astype(np.int16 if size < np.iinfo(np.int16).max else np.int32)
