"""What becomes of files in a test."""

from pathlib import Path

from graphkit.ingest.discover import Source
from graphkit.ingest.piece import AS_USUAL, ReadOptions
from graphkit.ingest.read import read_all
from graphkit.model import Document, Note, Skipped


def read(
    folder: Path, name: str, data: bytes | str, options: ReadOptions = AS_USUAL
) -> list[Document | Skipped | Note]:
    """All that becomes of a file of that name and content."""
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    found = read_all([Source(name, folder / name)], options)
    return [each if isinstance(each, Skipped | Note) else each.document for each in found]


def read_document(folder: Path, name: str, data: bytes | str, options: ReadOptions = AS_USUAL) -> Document:
    """The one document in a file."""
    (found,) = read(folder, name, data, options)
    assert isinstance(found, Document), found
    return found


def read_texts(folder: Path, name: str, data: bytes | str, options: ReadOptions = AS_USUAL) -> dict[str, str]:
    """The text of each document in a file, or the reason or note in its place, by source."""
    found = read(folder, name, data, options)
    return {each.source: each.reason if isinstance(each, Skipped) else each.text for each in found}
