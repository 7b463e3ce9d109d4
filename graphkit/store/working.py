"""The working copy of a store: who writes works on it, so that readers go on and a broken-off build harms nothing.

It lies hidden beside the store and takes its place when the work is done. What was committed to it before an error or
the end of the process stays there for the next build. Who changes the store as it stands meanwhile works on a second
copy, of which nothing stays.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graphkit.errors import OutputUnwritable, StoreLocked


def working_copy(store: Path) -> Path:
    """Where the working copy of a store is, if there is one."""
    return store.with_name(f".{store.name}.work")


def second_copy(store: Path) -> Path:
    """Where the copy is of who changes the store as it stands."""
    return store.with_name(f".{store.name}.second")


def log_of(file: Path) -> Path:
    """Where DuckDB keeps what was committed to a file and is not in it yet."""
    return file.with_name(f"{file.name}.wal")


def outlived(store: Path) -> bool:
    """Whether the store was written after its working copy: by somebody who knows of no copies."""
    return store.stat().st_mtime_ns > working_copy(store).stat().st_mtime_ns


@contextmanager
def only_writer(store: Path) -> Iterator[bool]:
    """Keep other writers of ours out of the folder of a store, until the end of the block or of this process.

    Says whether there is no other. Where folders cannot be locked, the lock that DuckDB has on the working copy must
    do; on Windows, besides, nobody can replace a file that somebody has open. Raises OutputUnwritable.
    """
    if os.name == "nt":
        yield True
        return
    import fcntl

    try:
        folder = os.open(store.parent, os.O_RDONLY)
    except OSError as error:
        raise OutputUnwritable(store, error.strerror or str(error)) from error
    alone = True
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            alone = False
        except OSError:  # a file system without locks
            pass
        yield alone
    finally:
        os.close(folder)


def begin(store: Path, copy: Path, make: Callable[[Path], None]) -> None:
    """Make a copy: of the store, or by `make` where there is none yet. Raises OutputUnwritable.

    It gets its name when it is whole and on the disk, and only if no other process was quicker.
    """
    draft = store.with_name(f".{store.name}.part")
    try:
        throw_away(draft)
        try:
            if store.exists():
                os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # nobody else may read a draft
                shutil.copyfile(store, draft)
                shutil.copymode(store, draft)
            else:
                make(draft)
            _to_disk(draft, os.O_RDWR)
            log_of(copy).unlink(missing_ok=True)  # of a copy that was taken away
            _name(draft, copy)
        finally:
            throw_away(draft)
    except OSError as error:
        raise OutputUnwritable(store, error.strerror or str(error)) from error


def put_in_place(store: Path, copy: Path) -> None:
    """Let a copy, closed, take the place of the store. Raises OutputUnwritable and StoreLocked.

    What a broken-off build left for the next one is still good beside it.
    """
    try:
        log_of(store).unlink(missing_ok=True)  # of a store that was taken away
        left = working_copy(store)
        if left != copy and left.exists() and not outlived(store):
            os.utime(left)
        copy.replace(store)
    except FileNotFoundError as error:
        raise OutputUnwritable(store, "it was taken away meanwhile") from error
    except OSError as error:
        if os.name == "nt":  # somebody reads the store
            raise StoreLocked(store) from error
        raise OutputUnwritable(store, error.strerror or str(error)) from error
    with suppress(OSError):  # not every system lets a folder be opened
        _to_disk(store.parent, os.O_RDONLY)


def throw_away(file: Path) -> None:
    """Remove a copy, so that the next who writes begins with the store itself."""
    log_of(file).unlink(missing_ok=True)  # first: it must never be taken for that of another file
    file.unlink(missing_ok=True)


def _name(draft: Path, work: Path) -> None:
    try:
        os.link(draft, work)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        draft.replace(work)


def _to_disk(path: Path, access: int) -> None:
    number = os.open(path, access)
    try:
        os.fsync(number)
    finally:
        os.close(number)
