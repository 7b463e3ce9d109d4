"""Zip and gzip: their members are read as files, in memory, and never more of them than fits."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from graphkit.ingest.piece import LARGEST, File, Piece, Unreadable, passed_over, read_part, suffix_of
from graphkit.model import Skipped

_HIGHEST_RATIO = 200  # prose packs to a third or a fifth
_HARMLESS = 1 << 24  # bytes that may come from any ratio
_MOST_MEMBERS = 100_000
_ARCHIVES = (".zip", ".gz", ".warc.gz")


def read_zip(file: File) -> Iterator[Piece | Skipped]:
    """Zip archives: each member by its own suffix; an archive inside an archive is not opened."""
    with open_zip(file.data) as archive:
        seen: set[str] = set()
        left = LARGEST
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            path = PurePosixPath(info.filename.replace("\\", "/"))
            if info.is_dir() or any(
                (part.startswith(".") and part != "..") or part == "__MACOSX" for part in path.parts
            ):
                continue
            name = f"{file.name}/{path}"
            left -= info.file_size
            if reason := _objection(path, left, repeated=name in seen):
                yield Skipped(name, reason)
                continue
            seen.add(name)
            yield from _read_member(file, name, archive, info)


def _objection(path: PurePosixPath, left: int, *, repeated: bool) -> str:
    if path.is_absolute() or ".." in path.parts:
        return "has a path that leads out of its archive"
    if repeated:
        return "is in its archive twice; the first is read"
    if suffix_of(path.name) in _ARCHIVES:
        return "is an archive inside an archive; unpack it first"
    return "" if left >= 0 else f"lies behind the first {LARGEST >> 20} MB of its archive; unpack it first"


def _read_member(file: File, name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Piece | Skipped]:
    if (yield from passed_over(name, file.options)):
        return
    try:
        data = read_member(archive, info)
    except Unreadable as error:
        yield Skipped(name, str(error))
    else:
        yield from read_part(File(name, data, file.options))


def read_gzip(file: File) -> Iterator[Piece | Skipped]:
    """Single files packed with gzip, as `x.txt.gz`: read by the suffix before `.gz`."""
    inner = suffix_of(file.name[: -len(".gz")])
    if not inner or inner in _ARCHIVES:
        raise Unreadable("does not tell by its name what is packed in it; unpack it first")
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(file.data)) as packed:
            data = packed.read(unpacked_limit(len(file.data)) + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable("is damaged or cut off") from error
    check_size(len(data), len(file.data))
    yield from read_part(File(file.name, data, file.options), inner)


def open_zip(data: bytes) -> zipfile.ZipFile:
    """A zip archive, whatever the format that is built on it. Raises Unreadable."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable("is damaged or cut off, or no zip archive") from error
    if len(archive.infolist()) > _MOST_MEMBERS:
        raise Unreadable(f"holds more than {_MOST_MEMBERS} members; unpack it first")
    return archive


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo | str) -> bytes:
    """The bytes of one member. Raises Unreadable where there is none, or it unpacks to far more than its size."""
    try:
        info = archive.getinfo(member) if isinstance(member, str) else member
        with archive.open(info) as packed:
            data = packed.read(unpacked_limit(info.compress_size) + 1)
    except RuntimeError as error:  # what zipfile says to a password, and to an unknown method of packing
        raise Unreadable("is encrypted, or packed in an unknown way") from error
    except KeyError as error:
        raise Unreadable(f"lacks its part {member}") from error
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, ValueError) as error:
        raise Unreadable("is damaged or cut off") from error
    check_size(len(data), info.compress_size)
    return data


def unpacked_limit(packed: int) -> int:
    """Bytes that may come out of so many packed ones."""
    return min(LARGEST, max(_HARMLESS, _HIGHEST_RATIO * packed))


def check_size(size: int, packed: int) -> None:
    """Raises Unreadable if more came out of the packed bytes than `unpacked_limit` allows."""
    if size > unpacked_limit(packed):
        raise Unreadable(f"unpacks to more than {unpacked_limit(packed) >> 20} MB, as a zip bomb does")
