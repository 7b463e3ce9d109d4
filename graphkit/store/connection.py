"""The file of a store: opened, checked, and what happens to it as a whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from importlib import resources
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from graphkit.errors import NothingToRead, OutputUnwritable, StoreLocked, StoreNotFound, StoreOutdated, StoreUnreadable
from graphkit.files import end_of_link, make_folder
from graphkit.store.working import (
    begin,
    log_of,
    only_writer,
    outlived,
    put_in_place,
    second_copy,
    throw_away,
    working_copy,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FORMAT = 6
FILE = "graphkit.duckdb"
MEMORY = ":memory:"
FULL = "no space left on the disk"
TRIES, WAIT = 10, 0.05  # seconds


@contextmanager
def open_store(folder: Path | None, *, write: bool = False, standing: bool = False) -> Iterator[DuckDBPyConnection]:
    """The store in a folder, closed at the end; `None` is a new one in memory.

    What is written comes into the store as a whole when the block ends well; until then everybody reads what was there
    before. If the block fails, what was committed is there for the next who writes, unless that wants the store as it
    is `standing`: then what a broken-off build left stays for the next build. Raises StoreNotFound, StoreUnreadable,
    StoreOutdated, StoreLocked, and OutputUnwritable when it can't be made.
    """
    path = folder / FILE if folder else None
    if path and path.parent.is_dir() and not os.access(path.parent, os.X_OK):
        raise OutputUnwritable(path, "permission denied")
    if path and (standing or not write) and not path.is_file():
        raise StoreNotFound(folder)
    if path and path.exists() and not path.is_file():  # a pipe would be waited for without end
        raise OutputUnwritable(path, "it is no regular file")
    if not (path and write):
        with _opened(path and end_of_link(path), write=write) as store:
            yield store
        return
    make_folder(path.parent)
    with _written(end_of_link(path), standing=standing) as store:
        yield store


@contextmanager
def _written(path: Path, *, standing: bool) -> Iterator[DuckDBPyConnection]:
    """A copy of a store, which takes its place at the end."""
    copy = second_copy(path) if standing else working_copy(path)
    with only_writer(path) as alone:
        if not alone:
            raise StoreLocked(path, _holder(path))
        begun = copy.exists() and not standing
        _make_ready(path, copy)
        try:
            with _opened(copy, write=True, told=path) as store:
                yield store
                settle(store)
        except BaseException as error:
            if standing or (isinstance(error, NothingToRead) and not begun):
                with suppress(OSError):  # what went wrong is told already
                    throw_away(copy)
            raise
        put_in_place(path, copy)


def settle(store: DuckDBPyConnection) -> None:
    """Bring what was committed into the file: closing it would not say that the disk is full."""
    store.execute("CHECKPOINT")


def _holder(path: Path) -> int | None:
    """The number of the process that has a copy of a store open, if that can be told."""
    for copy in (working_copy(path), second_copy(path)):
        try:
            _connect(copy, write=False).close()
        except StoreLocked as error:
            return error.process
        except (OutputUnwritable, StoreUnreadable):  # not there yet, or not any more
            pass
    return None


def _make_ready(path: Path, copy: Path) -> None:
    """See to a copy that goes on from the store, or from where the last one who built was broken off."""
    try:
        throw_away(second_copy(path))  # of one who was killed
    except OSError as error:
        raise OutputUnwritable(path, error.strerror or str(error)) from error
    stands = path.exists()
    if stands:
        if not os.access(path, os.W_OK):
            raise OutputUnwritable(path, "permission denied")
        # by writing DuckDB brings what was committed and is not in the file yet into it: earlier versions left that
        with suppress(StoreNotFound), _opened(path, write=log_of(path).exists()):
            pass
    if stands and copy.exists():
        try:
            if outlived(path):
                throw_away(copy)
            else:
                _try(path, copy)
        except (StoreUnreadable, StoreOutdated):
            throw_away(copy)
    if not copy.exists():
        begin(path, copy, partial(_try, path))


def _try(path: Path, file: Path) -> None:
    """Open a file that is to become the store at `path`; a new one becomes an empty store."""
    with _opened(file, write=True, told=path):
        pass


@contextmanager
def _opened(path: Path | None, *, write: bool, told: Path | None = None) -> Iterator[DuckDBPyConnection]:
    """A file of DuckDB that holds a store; `told` is what errors call it, unless it is damaged itself."""
    connection = _connect_in_turn(path, told) if path and told else _connect(path, write=write)
    every, damage = _errors()
    try:
        _check_format(connection, path, write=write)
        yield connection
    except every as error:
        if "no space" in str(error).lower():
            raise OutputUnwritable(told or path, FULL) from error
        if told and path and not path.exists():
            raise OutputUnwritable(told, "it was taken away meanwhile") from error
        if isinstance(error, damage):
            raise StoreUnreadable(path) from error
        raise
    finally:
        connection.close()


def _connect_in_turn(path: Path, told: Path) -> DuckDBPyConnection:
    """Open what only we write; another process that asks whose it is (`_holder`) may have it for a moment."""
    for _ in range(TRIES):
        with suppress(StoreLocked):
            return _connect(path, write=True, told=told)
        sleep(WAIT)
    return _connect(path, write=True, told=told)


def _errors() -> tuple[type[Exception], tuple[type[Exception], ...]]:
    """All errors of DuckDB, and those among them that a damaged file gives; the rest are ours."""
    import duckdb

    damage = (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException, duckdb.FatalException)
    return duckdb.Error, damage


def _connect(path: Path | None, *, write: bool, told: Path | None = None) -> DuckDBPyConnection:
    import duckdb

    if path and path.exists() and not os.access(path, os.W_OK if write else os.R_OK):
        raise OutputUnwritable(told or path, "permission denied")
    try:
        connection = duckdb.connect(_plain(path) if path else MEMORY, read_only=not write)
        connection.execute("SET enable_progress_bar = false")  # DuckDB's own, which it draws into any output
        # else it keeps some 100 MB of what it freed beside the build's own memory
        connection.execute("SET allocator_flush_threshold = '1MB'")
        connection.execute("SET allocator_bulk_deallocation_flush_threshold = '1MB'")
        return connection
    except duckdb.Error as error:
        if "conflicting lock" in str(error).lower() or "used by another process" in str(error).lower():
            holder = re.search(r"\(PID (\d+)\)", str(error))
            raise StoreLocked(told or path, int(holder[1]) if holder else None) from error
        if "no space" in str(error).lower():
            raise OutputUnwritable(told or path, FULL) from error
        if path and not path.is_file():
            raise OutputUnwritable(told or path, "no file can be made there") from error
        raise StoreUnreadable(path) from error


def _plain(path: Path) -> str:
    """The path as DuckDB takes it for a file: `md:x` would be a server. Raises OutputUnwritable."""
    try:
        return os.path.abspath(path).encode("utf-8").decode()
    except UnicodeEncodeError as error:
        raise OutputUnwritable(path, "the name of its folder is no UTF-8, which the store needs") from error


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
    row = next(iter(connection.execute("SELECT format, title FROM meta").fetchall()), (0, ""))
    if row[0] != FORMAT:
        raise StoreOutdated(path, row[0], FORMAT)
    if not (write or row[1]):  # begun and never finished: a finished build has a title
        raise StoreNotFound(path.parent if path else path)


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
