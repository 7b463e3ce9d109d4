"""Saved web pages: the article, without what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.ingest.encoding import decode
from graphkit.ingest.markup import parse_html, visible_text
from graphkit.ingest.page_metadata import page_metadata
from graphkit.ingest.piece import File, Piece, Unreadable
from graphkit.ingest.thread import whole_thread

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_AROUND = "//nav|//header|//footer|//aside|//form|//*[@role='navigation' or @role='banner' or @role='contentinfo']"
_ROW = re.compile(r"^\|.*\|[ \t]*$", re.MULTILINE)  # how trafilatura writes the cells of a table
_RULE = re.compile(r"^(?:\|-{3,})+\|[ \t]*\n?", re.MULTILINE)  # and the line below its head
# marks of notes: "[1]", "[edit]", or a number that links to the foot of the page
_NOTE = re.compile(r"<sup\b[^<>]{0,300}>(?:\s|<[^<>]{0,300}>|&#91;|&#93;|[\w\[\]]){1,60}?</sup>", re.IGNORECASE)
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
    page = _NOTE.sub(_without_mark, page)
    root = parse_html(page)
    found = "" if root is None or page.count("<") > _MOST_MARKS or root.xpath(_DEEP) else _article(page)
    if root is None:
        return found
    found = (whole_thread(root, found) if found else "") or found
    if len(found) >= _FEW:
        return found
    for around in root.xpath(_AROUND):
        if around.getparent() is not None:
            around.drop_tree()
    rest = visible_text(root)
    return rest if len(rest) < 4 * max(_FEW, len(found)) else found or rest


def _article(page: str) -> str:
    import trafilatura

    found = trafilatura.extract(page, include_comments=False, include_tables=True) or ""
    found = _RULE.sub("", str(found))
    return _ROW.sub(lambda row: re.sub(r"[ \t]*\|[ \t]*", "\n", row.group()).strip("\n"), found)


def _without_mark(raised: re.Match[str]) -> str:
    """Nothing for the mark of a note; what else is raised (m²) stays."""
    told = re.sub(r"<[^<>]*>|\s", "", raised.group()).replace("&#91;", "[").replace("&#93;", "]")
    links_below = 'href="#' in raised.group() or "href='#" in raised.group()
    return "" if links_below or re.fullmatch(r"\[\w{1,20}\]", told) else raised.group()
