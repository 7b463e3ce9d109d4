"""Files of every format, made from plain words, so that no binary file lies in the repository."""

import gzip
import io
import quopri
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)


def pdf(pages: Sequence[Sequence[str]], info: str = "") -> bytes:
    """A PDF with a page for each list of lines, written by hand; `info` is the inside of its information dictionary."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = b" ".join(b"(" + _escape(line) + b") Tj T*" for line in lines)
        stream = b"BT /F1 11 Tf 14 TL 72 760 Td " + shown + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), b" ".join(kids))
    objects.append(b"<< %b >>" % info.encode("cp1252"))
    return _assemble(objects)


def _escape(line: str) -> bytes:
    data = line.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _assemble(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, b"".join(places))
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, size - 1, len(out))
    return out + table + trailer


def encrypted_pdf(pages: Sequence[Sequence[str]], password: str) -> bytes:
    """A PDF that opens with a password only, or with "" for one that merely may not be printed."""
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(pdf(pages)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip archive, the same bytes each time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def docx(paragraphs: Sequence[str], core: str = "", more: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    """A Word document; `more` is WordprocessingML for its end, `core` the inside of its properties."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    members = {"word/document.xml": f"<w:document {space}><w:body>{body}{more}</w:body></w:document>"}
    if core:
        spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        members["docProps/core.xml"] = f"<core {spaces}>{core}</core>"
    return zipped(members | dict(parts or {}))


def odt(content: str, meta: str = "") -> bytes:
    """An OpenDocument text from the inside of its body and of its metadata."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "meta")
    )
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    body = f"<office:body><office:text>{content}</office:text></office:body>"
    return zipped(
        {
            "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
            "meta.xml": f"<office:document-meta {spaces}><office:meta>{meta}</office:meta></office:document-meta>",
        }
    )


def epub(chapters: Sequence[str], meta: str = "") -> bytes:
    """An e-book with a chapter for each body of a page."""
    items = "".join(f'<item id="c{i}" href="c%20{i}.xhtml"/>' for i in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{meta}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    pages = {f"OPS/c {i}.xhtml": f"<html><body>{each}</body></html>" for i, each in enumerate(chapters)}
    return zipped({"META-INF/container.xml": CONTAINER, "OPS/book.opf": package} | pages)


def eml(
    text: str, subject: str = "Subject of a mail", html: str = "", attached: Mapping[str, bytes] | None = None
) -> bytes:
    """A mail message from Ada to Ben, sent on 3 February 2017."""
    message = EmailMessage()
    message["From"], message["To"] = "Ada Brook <ada@example.org>", "ben@example.org"
    message["Subject"], message["Date"] = subject, "Fri, 03 Feb 2017 23:30:00 -0500"
    if text:
        message.set_content(text)
    if html:
        (message.add_alternative if text else message.set_content)(html, subtype="html")
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mbox(messages: Sequence[bytes]) -> bytes:
    return b"".join(b"From ada Fri Feb  3 23:30:00 2017\n" + each + b"\n" for each in messages)


def parquet(rows: Sequence[Mapping[str, str]], folder: Path) -> bytes:
    """A Parquet table, written in `folder`."""
    import duckdb

    path = folder / "made.parquet"
    names = list(rows[0])
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE t ({', '.join(f'{name} VARCHAR' for name in names)})")
        for row in rows:
            connection.execute(f"INSERT INTO t VALUES ({', '.join('?' for _ in names)})", list(row.values()))
        connection.execute(f"COPY t TO '{path}' (FORMAT parquet)")
    data = path.read_bytes()
    path.unlink()
    return data


def warc(answers: Sequence[tuple[str, str, str, bytes]], *, packed: bool) -> bytes:
    """A web archive of answers: address, status, media type and body."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    for url, status, kind, body in answers:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers)
        writer.write_record(record)
    return file.getvalue()


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def mhtml(page: str, address: str = "https://example.org/2017/02/03/a") -> bytes:
    """A page as Chromium saves it in one file: the page, then a style and a frame."""
    quoted = quopri.encodestring(page.encode("utf-8")).decode("ascii")
    part = "------x\r\nContent-Type: {}\r\nContent-Transfer-Encoding: {}\r\nContent-Location: {}\r\n\r\n{}\r\n"
    text = (
        "From: <Saved by a browser>\r\n"
        f"Snapshot-Content-Location: {address}\r\n"
        "Subject: A page\r\nDate: Mon, 22 Nov 2021 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----x"\r\n\r\n\r\n'
        + part.format("text/html", "quoted-printable", address, quoted)
        + part.format("text/css", "quoted-printable", "cid:a@mhtml.blink", "p { color: red }")
        + part.format("text/html", "quoted-printable", "cid:b@mhtml.blink", "<p>An advertisement in a frame.</p>")
        + "------x--\r\n"
    )
    return text.encode("ascii")
