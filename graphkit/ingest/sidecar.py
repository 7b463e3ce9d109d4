"""A table that tells the metadata of documents: what a person wrote there counts more than what files say."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from graphkit.errors import MetadataUnreadable
from graphkit.ingest.dates import read_date
from graphkit.ingest.encoding import decode
from graphkit.ingest.piece import Piece, Unreadable, described

_KEYS = ("path", "source", "file", "filename", "document")
_FIELDS = ("title", "outlet", "author", "url", "language")
Sidecar = Mapping[str, Mapping[str, str]]


def read_sidecar(path: Path) -> Sidecar:
    """The rows of the table by the document they describe; its columns are path or source, title, date, outlet,
    author, url and language, of which only the first is needed. Raises MetadataUnreadable.
    """
    try:
        text = decode(path.read_bytes())[0].removeprefix("\ufeff")
    except (OSError, Unreadable) as error:
        raise MetadataUnreadable(path, getattr(error, "strerror", None) or str(error)) from error
    header = text.split("\n", 1)[0]
    rows = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count), restval="", restkey=""
    )
    names = {name.strip().lower(): name for name in rows.fieldnames or ()}
    key = next((names[each] for each in _KEYS if each in names), None)
    if key is None:
        raise MetadataUnreadable(path, "it has no column called path or source")
    told = {}
    for row in rows:
        fields = {name: (row[names[name]] or "").strip() for name in (*_FIELDS, "date") if name in names}
        if fields.get("date") and not read_date(fields["date"]):
            raise MetadataUnreadable(path, f"{fields['date']!r} in line {rows.line_num} is no date")
        told[_normal(row[key] or "")] = fields
    return told


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/").removeprefix("./"))


def told_of(piece: Piece, sidecar: Sidecar) -> Piece:
    """The piece with what the table says of it, by its source."""
    return described(piece, sidecar[piece.source], "metadata file") if piece.source in sidecar else piece
