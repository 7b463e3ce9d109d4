"""Parquet tables, by DuckDB, which the store brings along anyway."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphkit.ingest.piece import File, Piece, Unreadable
from graphkit.ingest.table import pieces_of_rows
from graphkit.model import Skipped


def read_parquet(file: File) -> Iterator[Piece | Skipped]:
    """Parquet tables: one document a row."""
    import duckdb

    with _as_path(file.data) as path:  # DuckDB reads files only, and the bytes may come from an archive
        try:
            with duckdb.connect(":memory:", config={"autoload_known_extensions": "false"}) as connection:
                found = connection.execute("SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?)", [str(path)])
                names = [column[0] for column in found.description or ()]
                rows = [{name: value or "" for name, value in zip(names, row, strict=True)} for row in found.fetchall()]
        except duckdb.Error as error:
            raise Unreadable("is no Parquet table, or a damaged one") from error
    yield from pieces_of_rows(file, rows)


@contextmanager
def _as_path(data: bytes) -> Iterator[Path]:
    """The bytes as a file: in memory where the system can do that, for what is read may be secret; else private."""
    if hasattr(os, "memfd_create"):
        with os.fdopen(os.memfd_create("table"), "wb") as memory:
            memory.write(data)
            memory.flush()
            yield Path(f"/proc/self/fd/{memory.fileno()}")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        path.write_bytes(data)
        yield path
