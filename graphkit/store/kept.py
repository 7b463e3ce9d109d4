"""What the last resolution keeps for the next one (`graphkit.resolve.kept`): one row, of use to the code that wrote it.

Its table is made when it is first written. Without it all is concluded anew, and comes out the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Found = Mapping[bytes, tuple[bytes, bytes]]


def load_kept(store: DuckDBPyConnection, version: str) -> tuple[str, Found]:
    """What this version of the code kept; nothing if another one did."""
    if not store.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'kept'").fetchall():
        return "", {}
    rows = store.execute("SELECT told, digests, cases, people FROM kept WHERE version = ?", [version]).fetchall()
    for told, digests, *found in rows:
        return told, dict(zip(digests, zip(*found, strict=True), strict=True))
    return "", {}


def replace_kept(store: DuckDBPyConnection, version: str, told: str, found: Found) -> None:
    """Put what is kept now in the place of what was."""
    cases, people = ([each[part] for each in found.values()] for part in (0, 1))
    store.execute(
        """CREATE OR REPLACE TABLE kept AS
        SELECT ? AS version, ? AS told, ?::BLOB[] AS digests, ?::BLOB[] AS cases, ?::BLOB[] AS people""",
        [version, told, list(found), cases, people],
    )
