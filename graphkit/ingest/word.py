"""Word documents: WordprocessingML in a zip archive."""

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

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
#: what a widely used library writes into every document it makes, whenever that was
_TEMPLATE_DATE = "2013-12-23"


def read_docx(file: File) -> Iterator[Piece]:
    """Word documents: paragraphs, lists, tables and footnotes; deleted text and comments are left out."""
    with open_zip(file.data) as archive:
        parts = [read_member(archive, "word/document.xml")]
        parts += [read_member(archive, "word/footnotes.xml")] if "word/footnotes.xml" in archive.namelist() else []
        core = read_member(archive, "docProps/core.xml") if "docProps/core.xml" in archive.namelist() else b""
    text = "\n".join(line for part in parts for line in _paragraphs(parse_xml(part)))
    told = {node.tag: node.text or "" for node in parse_xml(core)} if core else {}
    made = read_date(told.get(f"{_TERMS}created", ""))
    yield Piece(
        file.name,
        text,
        title=told.get(f"{_DC}title", "").strip(),
        author=told.get(f"{_DC}creator", "").strip(),
        made=PublicationDate(made, "file metadata") if made and made != _TEMPLATE_DATE else None,
    )


def _paragraphs(root: _Element) -> Iterator[str]:
    for space in (_W, _STRICT):
        for paragraph in root.iter(f"{space}p"):
            yield "".join(_runs(paragraph, space))


def _runs(paragraph: _Element, space: str) -> Iterator[str]:
    """The text of a paragraph; that of a text box inside it comes with the box's own paragraphs."""
    for node in paragraph.iter(f"{space}t", *(f"{space}{name}" for name in _BREAKS)):
        owner = next(node.iterancestors(f"{space}p"))
        if owner is paragraph and not any(True for _ in node.iterancestors(f"{space}tabs")):
            yield _BREAKS.get(node.tag.removeprefix(space)) or node.text or ""
