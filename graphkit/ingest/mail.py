"""Mail: single messages and mailboxes."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from graphkit.ingest.encoding import decode
from graphkit.ingest.markup import parse_html, visible_text
from graphkit.ingest.piece import File, Piece, Unreadable, passed_over, read_part, suffix_of
from graphkit.ingest.plain import prose_of_text
from graphkit.model import PublicationDate, Skipped

_START = re.compile(rb"(?:\A|\n\r?\n)From [^\n]*\n")
_HEADER = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n)")
_QUOTE_MARKS = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_MULTIPART = re.compile(rb"^content-type:[ \t]*multipart/", re.IGNORECASE | re.MULTILINE)
_MOST_MULTIPARTS = 100  # parts inside parts: the standard library compares every line with the ends of all of them
_NO_ATTACHMENTS = (".zip", ".gz", ".warc.gz", ".mbox", ".eml")


def read_eml(file: File) -> Iterator[Piece | Skipped]:
    """Mail messages: body, subject, sender and date, and attachments of a format that is read."""
    if not _HEADER.match(file.data.lstrip()):
        raise Unreadable("is no mail message")
    yield from _read_message(file, file.data.lstrip())


def read_mbox(file: File) -> Iterator[Piece | Skipped]:
    """Mailboxes: one document a message, numbered from 1."""
    starts = [(match.end(), match.start()) for match in _START.finditer(file.data)]
    if not starts:
        raise Unreadable("is no mailbox: no line in it starts with From")
    ends = [start for _, start in starts[1:]] + [len(file.data)]
    for number, ((begin, _), end) in enumerate(zip(starts, ends, strict=True), start=1):
        name = f"{file.name}#{number}"
        if (yield from passed_over(name, file.options)):
            continue
        message = re.sub(rb"(?m)^>(>*From )", rb"\1", file.data[begin:end].rstrip(b"\r\n") + b"\n")
        yield from _read_message(File(name, b"", file.options), message)


def _read_message(file: File, data: bytes) -> Iterator[Piece | Skipped]:
    try:
        message = parse_message(data)
        text, note = _body(message)
    except Unreadable as error:  # the other messages of a mailbox go on
        yield Skipped(file.name, str(error))
        return
    if text.strip():
        prose = prose_of_text(text, keep_boilerplate=file.options.keep_boilerplate)
        yield Piece(
            file.name,
            text,
            _QUOTE_MARKS.sub(lambda match: " " * len(match.group()), prose),
            title=_header(message, "subject"),
            date=_sent(message),
            author=_header(message, "from"),
            note=note,
        )
    else:
        yield Skipped(file.name, "holds no words")
    try:
        yield from _attachments(file, message)
    except Exception as error:  # as in `_header`
        yield Skipped(file.name, f"has attachments that cannot be read ({type(error).__name__})")


def parse_message(data: bytes) -> EmailMessage:
    """Headers and parts. Raises Unreadable for more parts inside parts than anybody sends."""
    if len(_MULTIPART.findall(data)) > _MOST_MULTIPARTS:
        raise Unreadable(f"holds more than {_MOST_MULTIPARTS} parts inside parts, as an attack may")
    return email.message_from_bytes(data, policy=policy.default)


def _body(message: EmailMessage) -> tuple[str, str]:
    """The text that a reader sees, from the plain part if there is one, else from the page."""
    part = message.get_body(("plain", "html"))
    if part is None:
        return "", ""
    try:
        content, note = str(part.get_content()), ""
    except (LookupError, ValueError):  # an unknown encoding
        content, note = decode(part.get_payload(decode=True) or b"")  # type: ignore[arg-type]
    if part.get_content_subtype() != "html":
        return content.replace("\r\n", "\n"), note
    root = parse_html(content)
    return (visible_text(root) if root is not None else ""), note


def _attachments(file: File, message: EmailMessage) -> Iterator[Piece | Skipped]:
    for number, part in enumerate(message.iter_attachments(), start=1):
        name = (part.get_filename() or "").replace("\\", "/").rsplit("/", 1)[-1]
        if part.get_content_disposition() != "attachment" or not name:
            continue
        source = f"{file.name}/{number} {name}"
        if suffix_of(name) in _NO_ATTACHMENTS:
            yield Skipped(source, "is an archive or a mail inside a mail; save it as a file of its own")
            continue
        data = part.get_payload(decode=True)
        yield from read_part(File(source, data if isinstance(data, bytes) else b"", file.options))


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name) or "").split())
    except Exception:  # the standard library's parser fails on some broken headers, in many ways
        return ""


def _sent(message: EmailMessage) -> PublicationDate | None:
    """The day in the sender's own time zone."""
    try:
        return PublicationDate(parsedate_to_datetime(_header(message, "date")).date().isoformat(), "mail header")
    except (TypeError, ValueError):
        return None
