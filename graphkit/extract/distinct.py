"""What depends on a row of numbers alone, computed once for each distinct one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.uint64]


def once_for_each(compute: Callable[[Rows], NDArray[Any]], most: int) -> Callable[[Rows], NDArray[Any]]:
    """A function that gives what `compute` gives for rows, but asks it for those only that it has not seen.

    At most so many are kept, or those of one call if there are more.
    """
    known: dict[bytes, int] = {}
    table: NDArray[Any] = np.empty(0)

    def find(rows: Rows) -> NDArray[Any]:
        nonlocal table
        keys = _keys(rows)
        fresh = [key for key in dict.fromkeys(keys) if key not in known]
        if len(known) + len(fresh) > most:
            known.clear()
            fresh = list(dict.fromkeys(keys))
        if fresh:
            found = compute(np.frombuffer(b"".join(fresh), np.uint64).reshape(len(fresh), -1))
            first = len(known)
            if not first:
                table = np.empty((max(most, len(fresh)), *found.shape[1:]), found.dtype)
            table[first : first + len(fresh)] = found
            known.update(zip(fresh, range(first, first + len(fresh)), strict=True))  # last: it may be interrupted
        return table[np.fromiter(map(known.__getitem__, keys), np.intp, len(keys))]

    return find


def _keys(rows: Rows) -> list[bytes]:
    whole = np.ascontiguousarray(rows)
    keys: list[bytes] = whole.view(np.dtype((np.void, whole.shape[1] * whole.itemsize))).ravel().tolist()  # type: ignore[assignment]
    return keys
