"""Saved web pages: the article, without what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.ingest.encoding import decode
from graphkit.ingest.markup import parse_html, visible_text
from graphkit.ingest.page_metadata import page_metadata
from graphkit.ingest.piece import File, Piece, Unreadable

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_AROUND = "//nav|//header|//footer|//aside|//form|//*[@role='navigation' or @role='banner' or @role='contentinfo']"
_ROW = re.compile(r"^\|.*\|[ \t]*$", re.MULTILINE)  # how trafilatura writes the cells of a table
_MOST_MARKS = 100_000  # signs of an element's begin or end: with more, looking for an article takes minutes
_DEEP = "boolean(//*[count(ancestor::*) > 250])"  # where trafilatura loses text
_FEW = 200  # code points: where the main text is shorter, the page may have been misunderstood


def read_page(file: File) -> Iterator[Piece]:
    """Saved web pages: main text by trafilatura, metadata from meta elements and JSON-LD."""
    page, note = decode_page(file.data)
    root = parse_html(page)
    if root is None:
        raise Unreadable("holds no words")
    told = page_metadata(root)
    text = visible_text(root) if file.options.keep_boilerplate else main_text(page)
    yield Piece(file.name, text, note=note, **told)


def decode_page(data: bytes) -> tuple[str, str]:
    """The page as text: by its mark, else as UTF-8, else in the encoding it names, else guessed."""
    named = _CHARSET.search(data[:4096])
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        if named is None:
            return decode(data)
    try:
        codec = "cp1252" if named.group(1).lower() in {b"iso-8859-1", b"latin1"} else named.group(1).decode("ascii")
        return data.decode(codec, "replace"), ""
    except LookupError:
        return decode(data)


def main_text(page: str) -> str:
    """The article of a page; of a page too short to have one, all that is no navigation."""
    root = parse_html(page)
    found = "" if root is None or page.count("<") > _MOST_MARKS or root.xpath(_DEEP) else _article(page)
    if len(found) >= _FEW or root is None:
        return found
    for around in root.xpath(_AROUND):
        if around.getparent() is not None:
            around.drop_tree()
    rest = visible_text(root)
    return rest if len(rest) < 4 * max(_FEW, len(found)) else found or rest


def _article(page: str) -> str:
    import trafilatura

    found = trafilatura.extract(page, include_comments=False, include_tables=True) or ""
    return _ROW.sub(lambda row: re.sub(r"[ \t]*\|[ \t]*", "\n", row.group()).strip("\n"), str(found))
