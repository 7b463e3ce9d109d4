"""Parquet tables, by DuckDB, which the store brings along anyway."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from graphkit.ingest.piece import File, Piece, Unreadable
from graphkit.ingest.table import pieces_of_rows
from graphkit.model import Skipped


def read_parquet(file: File) -> Iterator[Piece | Skipped]:
    """Parquet tables: one document a row."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"  # DuckDB reads files only, and the bytes may come from an archive
        path.write_bytes(file.data)
        try:
            with duckdb.connect(":memory:", config={"autoload_known_extensions": "false"}) as connection:
                found = connection.execute("SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?)", [str(path)])
                names = [column[0] for column in found.description or ()]
                rows = [{name: value or "" for name, value in zip(names, row, strict=True)} for row in found.fetchall()]
        except duckdb.Error as error:
            raise Unreadable("is no Parquet table, or a damaged one") from error
    yield from pieces_of_rows(file, rows)
