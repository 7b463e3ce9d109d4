"""OpenDocument texts: XML in a zip archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.ingest.archive import open_zip, read_member
from graphkit.ingest.dates import read_date
from graphkit.ingest.markup import parse_xml
from graphkit.ingest.piece import File, Piece
from graphkit.model import PublicationDate

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SPACES = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_APART = (f"{_OFFICE}annotation", f"{_TEXT}tracked-changes")


def read_odt(file: File) -> Iterator[Piece]:
    """OpenDocument texts: paragraphs, headings, lists and tables; deleted text and comments are left out."""
    with open_zip(file.data) as archive:
        content = parse_xml(read_member(archive, "content.xml"))
        meta = parse_xml(read_member(archive, "meta.xml")) if "meta.xml" in archive.namelist() else None
    told = {node.tag: node.text or "" for node in meta.iter() if isinstance(node.tag, str)} if meta is not None else {}
    made = read_date(told.get(f"{_META}creation-date", "")[:10])
    yield Piece(
        file.name,
        "\n".join(_paragraphs(content)),
        title=told.get(f"{_DC}title", "").strip(),
        author=(told.get(f"{_META}initial-creator") or told.get(f"{_DC}creator", "")).strip(),
        made=PublicationDate(made, "file metadata") if made else None,
    )


def _paragraphs(root: _Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_TEXT}p", f"{_TEXT}h"):
        if not any(True for _ in paragraph.iterancestors(*_APART)):
            yield "".join(_pieces(paragraph))


def _pieces(node: _Element) -> Iterator[str]:
    """The text inside a paragraph in order, without that of notes of readers and of paragraphs inside it."""
    yield node.text or ""
    for child in node:
        if child.tag == f"{_TEXT}s":
            yield " " * int(child.get(f"{_TEXT}c") or 1)
        elif child.tag in _SPACES:
            yield _SPACES[child.tag]
        elif isinstance(child.tag, str) and child.tag not in (*_APART, f"{_TEXT}note", f"{_TEXT}p"):
            yield from _pieces(child)
        yield child.tail or ""
