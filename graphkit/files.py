"""Files that appear whole or not at all, and the folders they go to."""

import csv
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TextIO, cast

from graphkit.errors import OutputUnwritable

_LONGEST_NAME = 220  # bytes, of the 255 that file systems give


@contextmanager
def replace_file(path: Path) -> Iterator[TextIO]:
    r"""A text file to write in place of `path`: UTF-8, lines ended by `\n`.

    What is written goes to a hidden file beside `path`, which nobody else may read, and takes its name only when the
    block ends well; if it does not, the old file stays as it was and nothing else is left behind. A new file has the
    permissions that the user's programs give, an old one keeps its own; of a link what it leads to is replaced. Half of
    a surrogate pair, which UTF-8 cannot hold, is written as `\udc80`. Raises `OutputUnwritable` when the file system
    refuses.
    """
    given, path = path, end_of_link(path)
    # the process number keeps two programs that write the same file out of each other's way
    draft = path.with_name(f"{_beginning(path)}{os.getpid()}.part")
    try:
        _remove_left_drafts(path, draft)
        try:
            with _open_locked(draft) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
                if os.name == "posix":
                    os.fchmod(file.fileno(), _permissions(path))
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputUnwritable(given, error.strerror or str(error)) from error


def end_of_link(path: Path) -> Path:
    """What a link leads to in the end, whether it is there or not; any other path as it is."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114 - also of a name too long


def _beginning(path: Path) -> str:
    """How the name of a draft begins; of a name that leaves no room for more it is a digest."""
    name = path.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()[:32]
    return f".{name}."


def _open_locked(draft: Path) -> TextIO:
    """The draft, empty and locked: it is ours for as long as we live, and no longer."""
    while True:
        number = os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        file = os.fdopen(number, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
        if _lock(file) and (os.name != "posix" or os.fstat(file.fileno()).st_nlink):
            return file
        file.close()  # another program took it for left behind before it was locked


def _remove_left_drafts(path: Path, own: Path) -> None:
    """Remove what a program left behind that was killed while it wrote `path`; what is still written stays."""
    begin = _beginning(path)
    for name in sorted(os.listdir(path.parent)) if path.parent.is_dir() else ():  # noqa: PTH208 - no paths needed
        number = name.removeprefix(begin).removesuffix(".part")
        if not (name.startswith(begin) and name.endswith(".part") and number.isdigit()) or name == own.name:
            continue
        left = path.with_name(name)
        with suppress(OSError), left.open("a", encoding="utf-8") as file:
            if _lock(file):
                left.unlink()


def _lock(file: TextIO) -> bool:
    """Whether the file could be locked. Where there are no such locks, an open file cannot be removed either."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: then nothing is taken for left behind
        return file.mode == "w"
    return True


def _permissions(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask


def write_rows(file: TextIO, rows: Iterable[Sequence[object]]) -> None:
    r"""Rows as comma-separated values, ended by `\n`; a cell with an end of line of any kind in it stands in quotes.

    Before Python 3.13 csv quotes only those ends of lines that it writes itself, and a lone `\r` would break the row.
    """
    lines = SimpleNamespace(write=lambda line: file.write(f"{line[:-2]}\n"))
    csv.writer(cast("Any", lines), lineterminator="\r\n").writerows(rows)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, unless they are there. Raises `OutputUnwritable`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputUnwritable(folder, error.strerror or str(error)) from error
