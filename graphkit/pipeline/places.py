"""Results for stores elsewhere (s3://, gs://, any that fsspec knows): written here in private, then sent as a whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from graphkit.errors import FormatUnknown, OutputUnwritable, StorageUnknown, StoreNotFound
from graphkit.store import FILE

Store = tuple[Any, str]  # a file system of fsspec's, and a path in it


@contextmanager
def written_here(output: Path, places: Sequence[Path | str]) -> Iterator[list[Path]]:
    """For each place a path to write to: its own, or for an address one in a private folder in `output`, from which it
    is sent when the block ends well. Raises StorageUnknown and StoreNotFound before, OutputUnwritable after.
    """
    stores = {place: _store(place) for place in places if isinstance(place, str)}
    if stores and not (output / FILE).is_file():
        raise StoreNotFound(output)
    with ExitStack() as stack:
        paths = {_path(output, place, stores, stack): place for place in places}
        try:
            yield list(paths)
        except FormatUnknown as error:
            raise FormatUnknown(paths.get(Path(str(error.path)), error.path), error.known) from error
        for path, place in paths.items():
            if isinstance(place, str):
                _send(path.parent, place, stores[place])


def _path(output: Path, place: Path | str, stores: dict[str, Store], stack: ExitStack) -> Path:
    if isinstance(place, Path):
        return place
    try:
        folder = stack.enter_context(tempfile.TemporaryDirectory(dir=output, prefix="."))
    except OSError as error:
        raise OutputUnwritable(output, error.strerror or str(error)) from error
    return Path(folder, stores[place][1].rstrip("/").rpartition("/")[2])


def _store(address: str) -> Store:
    """Where an address leads. Raises StorageUnknown."""
    try:
        from fsspec.core import url_to_fs

        local = address.startswith(("file://", "local://"))
        found: Store = url_to_fs(address, **({"auto_mkdir": True} if local else {}))
    except (ImportError, ValueError) as error:
        raise StorageUnknown(address, str(error)) from error
    return found


def _send(folder: Path, address: str, store: Store) -> None:
    """Copy all that is in the folder to where the address is, under the same names. Raises OutputUnwritable."""
    system, path = store
    above = path.rstrip("/").rpartition("/")[0]
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        try:
            system.put_file(str(file), f"{above}/{file.relative_to(folder).as_posix()}")
        except Exception as error:  # each store has errors of its own
            raise OutputUnwritable(address, " ".join(str(error).split()) or type(error).__name__) from error
