"""Web pages that a browser saved as one file, which is built like a mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

from graphkit.ingest.mail import parse_message
from graphkit.ingest.page import read_page
from graphkit.ingest.piece import File, Piece, Unreadable


def read_mhtml(file: File) -> Iterator[Piece]:
    """Web pages saved by a browser as one file: the page as in `.html`; what frames and images hold is left out."""
    message = parse_message(file.data.lstrip())
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        raise Unreadable("holds no web page")
    address = str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "").strip()
    address = address if address.startswith(("http://", "https://")) else ""
    for piece in read_page(File(file.name, _html(page), file.options)):
        yield replace(piece, url=piece.url or address)


def _html(page: EmailMessage) -> bytes:
    """The page's bytes, in UTF-8 where the part says which encoding they are in."""
    data = page.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    try:
        return data.decode(page.get_content_charset("utf-8")).encode("utf-8")
    except (LookupError, ValueError):  # as it says itself, or guessed
        return data
