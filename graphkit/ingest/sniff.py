"""The format of bytes that come without a name."""

import io
import zipfile

_STARTS = {
    b"%PDF-": ".pdf",
    b"{\\rtf": ".rtf",
    b"\x1f\x8b": ".gz",
    b"WARC/": ".warc",
    b"PAR1": ".parquet",
    b"<!doctype html": ".html",
    b"<html": ".html",
}
_PARTS = {"word/document.xml": ".docx", "content.xml": ".odt", "META-INF/container.xml": ".epub"}


def sniff_suffix(data: bytes) -> str:
    """The suffix of the reader for these bytes; plain text where nothing says otherwise."""
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PK\x03\x04"):
        return _sniff_zip(data)
    return next((suffix for sign, suffix in _STARTS.items() if start.lower().startswith(sign.lower())), ".txt")


def _sniff_zip(data: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except zipfile.BadZipFile:
        return ".zip"
    return next((suffix for part, suffix in _PARTS.items() if part in names), ".zip")
