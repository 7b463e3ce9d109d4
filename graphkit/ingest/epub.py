"""E-books: web pages in a zip archive."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from graphkit.ingest.archive import open_zip, read_member
from graphkit.ingest.dates import read_date
from graphkit.ingest.markup import parse_html, parse_xml, visible_text
from graphkit.ingest.page import decode_page
from graphkit.ingest.piece import File, Piece, Unreadable
from graphkit.model import PublicationDate

_DC = "{http://purl.org/dc/elements/1.1/}"


def read_epub(file: File) -> Iterator[Piece]:
    """E-books: all chapters in their order as one document."""
    with open_zip(file.data) as archive:
        container = parse_xml(read_member(archive, "META-INF/container.xml"))
        package_path = next((str(node.get("full-path")) for node in container.iter("{*}rootfile")), "")
        package = parse_xml(read_member(archive, package_path))
        paths = {node.get("id"): str(node.get("href")) for node in package.iter("{*}item")}
        chapters = [paths[node.get("idref")] for node in package.iter("{*}itemref") if node.get("idref") in paths]
        folder = posixpath.dirname(package_path)
        pages = [read_member(archive, posixpath.normpath(posixpath.join(folder, unquote(path)))) for path in chapters]
    if not pages:
        raise Unreadable("lists no chapters")
    roots = [parse_html(decode_page(page)[0]) for page in pages]
    told = {node.tag: (node.text or "").strip() for node in reversed(list(package.iter(f"{_DC}*")))}
    day = read_date(told.get(f"{_DC}date", "")) or read_date(told.get(f"{_DC}date", "")[:10])
    yield Piece(
        file.name,
        "\n\n".join(visible_text(root) for root in roots if root is not None),
        title=told.get(f"{_DC}title", ""),
        date=PublicationDate(day, "file metadata") if day else None,
        outlet=told.get(f"{_DC}publisher", ""),
        author=told.get(f"{_DC}creator", ""),
        language=told.get(f"{_DC}language", ""),
    )
