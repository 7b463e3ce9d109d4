"""Places in documents as columns of numbers: their order, and where in one table those of another stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from graphkit.lazily import Columns

    Numbers = NDArray[np.int64]

_WHOLE = 2**63  # what a whole number of 64 bits is less than


def order_of(*columns: NDArray[Any]) -> Numbers:
    """The order that sorts rows by these columns of whole numbers from -1 to 2**31, the first one first.

    As many columns as fit into one number are sorted as one: several times as fast.
    """
    import numpy as np

    keys: list[Numbers] = []
    most = 1  # one more than the last key can be
    for column in columns:
        wide = column.astype(np.int64) + 1
        size = 1 + int(wide.max(initial=0))
        if keys and most * size < _WHOLE:
            keys[-1] = keys[-1] * size + wide
            most *= size
        else:
            keys.append(wide)
            most = size
    return np.lexsort(keys[::-1])


def rows_at(table: Columns, keys: Sequence[str], wanted: Columns, names: Sequence[str]) -> Numbers:
    """In which row of a table, sorted by `document` and these columns, each wanted place stands; -1 for none.

    A place is a start, or a start and a stop: they are compared as one number, made of document, start and length.
    """
    import numpy as np

    if not len(table["document"]):
        return np.full(len(wanted["document"]), -1)
    here, there = _parts(table, keys), _parts(wanted, names)
    one, other = here[0], there[0]
    for mine, theirs in zip(here[1:], there[1:], strict=True):
        size = 1 + max(int(mine.max(initial=0)), int(theirs.max(initial=0)))
        one, other = one * size + mine, other * size + theirs
    rows = np.searchsorted(one, other)
    rows[rows == len(one)] = 0
    return np.where(one[rows] == other, rows, -1)


def _parts(columns: Columns, names: Sequence[str]) -> list[Numbers]:
    """Document and start of places, and their length if `names` has a stop too."""
    start, *stop = (columns[name].astype("int64") for name in names)
    return [columns["document"].astype("int64"), start, *(each - start for each in stop)]
