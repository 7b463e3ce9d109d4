"""Which files there are under the given paths, and what each is called."""

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import PathNotFound

#: the path that stands for standard input, where nobody has a file of that name
STANDARD_INPUT = Path("-")


@dataclass(frozen=True, order=True)
class Source:
    """A file to read: its name relative to the folder given, with `/`, where it is, and why it is not to be read."""

    name: str
    path: Path
    objection: str = ""


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
    barred = Path(os.path.abspath(leave_out)) if leave_out else None
    closed: list[OSError] = []
    files = {file for path in given for file in _files(path, barred, builds, closed)}
    inside = [Path(os.path.realpath(path)) for path in given]
    piped = [Source("standard input", STANDARD_INPUT)] if STANDARD_INPUT in paths else []
    names = _composed({file: _printable(file.relative_to(base)) for file in files})
    found = [Source(name, file, _objection(file, given, inside)) for file, name in names.items()]
    return tuple(sorted([*piped, *found, *(_closed(error, base) for error in closed)]))


def _composed(names: Mapping[Path, str]) -> dict[Path, str]:
    """The names with each accent and its letter as one character, as people type them and Linux keeps them; macOS gives
    two. Where that would be the name of another file, it stays as it is.
    """
    composed = {file: unicodedata.normalize("NFC", name) for file, name in names.items()}
    taken = Counter(composed.values())
    return {file: name if taken[name] == 1 else names[file] for file, name in composed.items()}


def _objection(file: Path, given: Sequence[Path], inside: Sequence[Path]) -> str:
    if not file.is_symlink() or file in given:
        return ""
    end = Path(os.path.realpath(file))
    return "" if any(end.is_relative_to(folder) for folder in inside) else "is a link out of the folder; give the file"


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
    for folder, folders, names in os.walk(path, onerror=closed.append):
        folders[:] = [name for name in _visible(folders) if Path(folder, name) != barred]
        own = builds.files if builds and builds.store in names else frozenset()
        yield from (Path(folder, name) for name in _visible(names) if name not in own)


def _visible(names: Iterable[str]) -> list[str]:
    return [name for name in names if not name.startswith(".")]
