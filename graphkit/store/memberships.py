"""Which mention belongs to which actor, put into a store by column: most are as they were, and stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.lazily import Columns
from graphkit.places import rows_at
from graphkit.store.inserting import insert_columns, registered, texts
from graphkit.store.numbered import membership_columns

if TYPE_CHECKING:
    import numpy as np
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

_ENDS = ("start", "stop")


def change_memberships(store: DuckDBPyConnection, new: Columns) -> None:
    """Put memberships that have columns (`documents`, `actors`, `rules`, and by row document, start, stop, actor, rule)
    in the place of the old ones, whose actors must still be there.

    What changes is all that is written: to find out takes a third of the time that writing all would.
    """
    import numpy as np

    rules, old = membership_columns(store)
    ids = {"document": _ids(store, "document"), "actor": _ids(store, "actor"), "rule": rules}
    known = {name: _numbers(new[f"{name}s"], ids[name])[new[name]] for name in ids}
    row = rows_at(old, _ENDS, {"document": known["document"], **{end: new[end] for end in _ENDS}}, _ENDS)
    same = row >= 0
    for name in ("actor", "rule"):
        same[same] = old[name][row[same]] == known[name][same]
    gone = np.ones(len(old["start"]), dtype=bool)
    gone[row[same]] = False
    _delete(store, [texts(ids["document"])[old["document"][gone]], *(old[end][gone] for end in _ENDS)])
    document, actor, rule = (texts(new[f"{name}s"])[new[name][~same]] for name in ids)
    insert_columns(store, "membership", [document, *(new[end][~same] for end in _ENDS), actor, rule])


def _ids(store: DuckDBPyConnection, table: str) -> list[str]:
    return [row[0] for row in store.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()]  # noqa: S608


def _numbers(values: Sequence[str], known: Sequence[str]) -> NDArray[np.int64]:
    """The place of each value among those that are known, -1 for one that is not."""
    import numpy as np

    places = {value: place for place, value in enumerate(known)}
    return np.array([places.get(value, -1) for value in values], dtype=np.int64)


def _delete(store: DuckDBPyConnection, places: Sequence[NDArray[np.int64]]) -> None:
    with registered(store, "gone", places):
        store.execute(
            """DELETE FROM membership USING gone
            WHERE document_id = gone.c0 AND membership.start = gone.c1 AND membership.stop = gone.c2"""
        )
