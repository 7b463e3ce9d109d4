"""Which files there are under the given paths, and what each is called."""

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graphkit.errors import PathNotFound

#: the path that stands for standard input, where nobody has a file of that name
STANDARD_INPUT = Path("-")
#: the end of a folder's name that looks like the number of a document in a file
_PART = re.compile(r"#\d+(?=/)")


@dataclass(frozen=True, order=True)
class Source:
    """A file to read: its name relative to the folder given, with `/`, where it is, and why it is not to be read.

    `data` are its bytes where they go to a machine that may not see the file.
    """

    name: str
    path: Path
    objection: str = ""
    data: bytes | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Builds:
    """How a folder with a build of graphkit is known, by its store, and which files in it are not the user's."""

    store: str
    files: frozenset[str]


def discover(paths: Sequence[Path], leave_out: Path | None = None, builds: Builds | None = None) -> tuple[Source, ...]:
    """Every file at or under `paths`, once, sorted by name.

    Passed over are hidden ones, those in a folder `leave_out` below, and what graphkit has written in any folder.
    A name is relative to the folder given, or, with several paths, to the deepest folder that holds them all: so it
    does not depend on their order. Links to folders are not followed, and those to files only where these are given
    too, for a folder from somewhere else must not bring in what else there is; `-` is standard input. Raises
    PathNotFound.
    """
    given = _given(paths)
    base = _common_folder(given)
    closed: list[OSError] = []
    files = {file for path in given for file in _files(path, _below(path, leave_out), builds, closed)}
    inside = [Path(os.path.realpath(path)) for path in given]
    piped = [Source("standard input", STANDARD_INPUT)] if STANDARD_INPUT in paths else []
    names = _composed(_names(files, base))
    known = {*names.values(), *(source.name for source in piped)}
    found = [
        Source(name, file, _objection(file, given, inside) or _like_a_part(name, known)) for file, name in names.items()
    ]
    return tuple(sorted([*piped, *found, *(_closed(error, base) for error in closed)]))


def _below(path: Path, folder: Path | None) -> Path | None:
    """What a folder is called below a path, whatever links lead to either; None if it lies elsewhere."""
    if folder is None:
        return None
    top, found = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    return path / found.relative_to(top) if found.is_relative_to(top) else None


def _names(files: Iterable[Path], base: Path) -> dict[Path, str]:
    r"""What each file is called, below `base`: no two alike, also where one is really called `\xe9`."""
    names: dict[Path, str] = {}
    taken: set[str] = set()
    for file in sorted(files, key=lambda file: (_printable(file) != file.as_posix(), file)):
        name = _printable(file.relative_to(base))
        while name in taken:
            name = name.replace("\\", "\\\\")
        taken.add(name)
        names[file] = name
    return names


def _composed(names: Mapping[Path, str]) -> dict[Path, str]:
    """The names with each accent and its letter as one character, as people type them and Linux keeps them; macOS gives
    two. Where that would be the name of another file, it stays as it is.
    """
    composed = {file: unicodedata.normalize("NFC", name) for file, name in names.items()}
    taken = Counter(composed.values())
    return {file: name if taken[name] == 1 else names[file] for file, name in composed.items()}


def _objection(file: Path, given: Sequence[Path], inside: Sequence[Path]) -> str:
    if not os.path.islink(file) or file in given:  # noqa: PTH114 - also where the name is too long to ask
        return ""
    end = Path(os.path.realpath(file))
    return "" if any(end.is_relative_to(folder) for folder in inside) else "is a link out of the folder; give the file"


def _like_a_part(name: str, known: Collection[str]) -> str:
    """Why a file is not read that may have the name of another's part: an attachment is `mails.mbox#3/1 x.txt`."""
    for part in _PART.finditer(name):
        if name[: part.start()] in known:
            return f"lies in a folder that is called like a part of {name[: part.start()]}; rename the folder"
    return ""


def _closed(error: OSError, base: Path) -> Source:
    folder = Path(error.filename)
    return Source(_printable(folder.relative_to(base)), folder, f"is a folder that cannot be opened ({error.strerror})")


def common_title(paths: Sequence[Path]) -> str:
    """What to call a build of these paths: the name of the folder, or of the only file without its suffix."""
    given = _given(paths)
    name = given[0].stem if len(given) == 1 and not given[0].is_dir() else _common_folder(given).name
    return _printable(Path(name)) if name else "documents"


def _printable(path: Path) -> str:
    r"""A path as text, also where its bytes are no UTF-8: those are written as `\xe9`."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _given(paths: Sequence[Path]) -> list[Path]:
    files = [path for path in paths if path != STANDARD_INPUT]
    for path in files:
        if not path.exists():
            raise PathNotFound(path)
    return sorted({Path(os.path.abspath(path)) for path in files})


def _common_folder(given: Sequence[Path]) -> Path:
    folders = [path if path.is_dir() else path.parent for path in given]
    return Path(os.path.commonpath(folders)) if folders else Path()


def _files(path: Path, barred: Path | None, builds: Builds | None, closed: list[OSError]) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    left = [path]  # a folder a thousand folders deep would be too deep for os.walk
    while left:
        folders, names = _entries(left.pop(), closed)
        left.extend(folder for folder in folders if folder != barred)
        own = builds.files if builds and any(file.name == builds.store for file in names) else frozenset()
        yield from (file for file in names if file.name not in own)


def _entries(folder: Path, closed: list[OSError]) -> tuple[list[Path], list[Path]]:
    """The folders and the files right in a folder, but for hidden ones; links to folders are neither."""
    folders: list[Path] = []
    files: list[Path] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if not _is_folder(entry):
                    files.append(folder / entry.name)
                elif not entry.is_symlink():
                    folders.append(folder / entry.name)
    except OSError as error:
        closed.append(error)
    return folders, files


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads where nobody may look
        return False
