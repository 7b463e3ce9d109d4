"""Files that appear whole or not at all, and the folders they go to."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from graphkit.errors import OutputUnwritable


@contextmanager
def replace_file(path: Path) -> Iterator[TextIO]:
    r"""A text file to write in place of `path`: UTF-8, lines ended by `\n`.

    What is written goes to a hidden file beside `path` and takes its name only when the block ends well; if it does
    not, the old file stays as it was and nothing else is left behind. Half of a surrogate pair, which UTF-8 cannot
    hold, is written as `\udc80`. Raises `OutputUnwritable` when the file system refuses.
    """
    # the process number keeps two programs that write the same file out of each other's way
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            with draft.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputUnwritable(path, error.strerror or str(error)) from error


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, unless they are there. Raises `OutputUnwritable`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputUnwritable(folder, error.strerror or str(error)) from error
