"""A table that tells the metadata of documents: what a person wrote there counts more than what files say."""

from __future__ import annotations

import csv
import io
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import Path

from graphkit.errors import MetadataUnreadable
from graphkit.ingest.dates import read_date
from graphkit.ingest.encoding import decode
from graphkit.ingest.piece import Piece, Unreadable, described

_KEYS = ("path", "source", "file", "filename", "document")
_FIELDS = ("title", "outlet", "author", "url", "language")
_LONGEST_CELL = 100_000  # characters
Sidecar = Mapping[str, Mapping[str, str]]


def read_sidecar(path: Path) -> Sidecar:
    """The rows of the table by the document they describe; its columns are path or source, title, date, outlet,
    author, url and language, of which only the first is needed. Raises MetadataUnreadable.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for without end
            raise Unreadable("it is no regular file")
        text = decode(path.read_bytes())[0].removeprefix("\ufeff")
    except (OSError, Unreadable) as error:
        raise MetadataUnreadable(path, getattr(error, "strerror", None) or str(error)) from error
    header = text.split("\n", 1)[0]
    table = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count), restval="", restkey=""
    )
    csv.field_size_limit(_LONGEST_CELL)
    try:
        names = {name.strip().lower(): name for name in table.fieldnames or ()}
        rows = [(table.line_num, row) for row in table]
    except csv.Error as error:  # a quotation mark that nobody closed makes one endless cell of the rest
        raise MetadataUnreadable(path, f"it is no table ({error})") from error
    key = next((names[each] for each in _KEYS if each in names), None)
    if key is None:
        raise MetadataUnreadable(path, "it has no column called path or source")
    told = {}
    for number, row in rows:
        fields = {name: (row[names[name]] or "").strip() for name in (*_FIELDS, "date") if name in names}
        if fields.get("date") and not read_date(fields["date"]):
            raise MetadataUnreadable(path, f"{fields['date']!r} in line {number} is no date")
        told[_normal(row[key] or "")] = fields
    return told


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/").removeprefix("./"))


def part_for(sidecar: Sidecar, names: Sequence[str], file: str) -> Sidecar:
    """What the table says of a file and of documents in it, by their sources; `names` are all of the table, sorted."""
    first, last = bisect_left(names, file), bisect_left(names, file + chr(sys.maxunicode))
    return {name: sidecar[name] for name in names[first:last]}


def told_of(piece: Piece, sidecar: Sidecar) -> Piece:
    """The piece with what the table says of it, by its source."""
    return described(piece, sidecar[piece.source], "metadata file") if piece.source in sidecar else piece
