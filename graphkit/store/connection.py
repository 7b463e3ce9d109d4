"""The file of a store: opened, checked, and what happens to it as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import NothingToRead, OutputUnwritable, StoreLocked, StoreNotFound, StoreOutdated, StoreUnreadable
from graphkit.files import make_folder

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FORMAT = 5
FILE = "graphkit.duckdb"
MEMORY = ":memory:"


@contextmanager
def open_store(folder: Path | None, *, write: bool = False) -> Iterator[DuckDBPyConnection]:
    """The store in a folder, closed at the end; `None` is a new one in memory.

    Raises StoreNotFound, StoreUnreadable, StoreOutdated, StoreLocked, and OutputUnwritable when it can't be made.
    """
    path = folder / FILE if folder else None
    if path and not write and not path.is_file():
        raise StoreNotFound(folder)
    connection = _connect(path, write=write)
    every, damage = _errors()
    try:
        _check_format(connection, path, write=write)
        yield connection
    except every as error:
        if "no space" in str(error).lower():
            raise OutputUnwritable(path, "no space left on the disk") from error
        if isinstance(error, damage):
            raise StoreUnreadable(path) from error
        raise
    finally:
        connection.close()


def _errors() -> tuple[type[Exception], tuple[type[Exception], ...]]:
    """All errors of DuckDB, and those among them that a damaged file gives; the rest are ours."""
    import duckdb

    damage = (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException, duckdb.FatalException)
    return duckdb.Error, damage


def _connect(path: Path | None, *, write: bool) -> DuckDBPyConnection:
    import duckdb

    if path and write:
        make_folder(path.parent)
    if path and path.exists() and not os.access(path, os.W_OK if write else os.R_OK):
        raise OutputUnwritable(path, "permission denied")
    try:
        connection = duckdb.connect(str(path) if path else MEMORY, read_only=not write)
        connection.execute("SET enable_progress_bar = false")  # DuckDB's own, which it draws into any output
        # else it keeps some 100 MB of what it freed beside the build's own memory
        connection.execute("SET allocator_flush_threshold = '1MB'")
        connection.execute("SET allocator_bulk_deallocation_flush_threshold = '1MB'")
        return connection
    except duckdb.Error as error:
        if "conflicting lock" in str(error).lower() or "used by another process" in str(error).lower():
            raise StoreLocked(path) from error
        if path and not path.is_file():
            raise OutputUnwritable(path, "no file can be made there") from error
        raise StoreUnreadable(path) from error


def _check_format(connection: DuckDBPyConnection, path: Path | None, *, write: bool) -> None:
    columns = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
    found = set(connection.execute(columns).fetchall())
    if write and not found:
        with transaction(connection):  # a store without its format could be neither read nor filled
            connection.execute(resources.files("graphkit.store").joinpath("schema.sql").read_text(encoding="utf-8"))
            connection.execute("INSERT INTO meta VALUES (?, '', '', '')", [FORMAT])
        return
    if not found:  # begun, and broken off before the first table
        raise StoreNotFound(path.parent if path else path)
    if ("meta", "format") not in found:
        raise StoreUnreadable(path)
    row = connection.execute("SELECT format, title FROM meta").fetchone() or (0, "")
    if row[0] != FORMAT:
        raise StoreOutdated(path, row[0], FORMAT)
    if not (write or row[1]):  # begun and never finished: a finished build has a title
        raise StoreNotFound(path.parent if path else path)


@contextmanager
def new_store_kept_only_if_filled(folder: Path | None) -> Iterator[None]:
    """Take a store that was made inside away again if nothing could be read into it."""
    path = folder / FILE if folder else None
    there = path is None or path.exists()
    try:
        yield
    except NothingToRead:
        if path and not there:
            path.unlink(missing_ok=True)
        raise


@contextmanager
def transaction(store: DuckDBPyConnection) -> Iterator[None]:
    """What is done inside happens as a whole or not at all."""
    store.execute("BEGIN")
    try:
        yield
    except BaseException:
        store.execute("ROLLBACK")
        raise
    store.execute("COMMIT")
