"""Web archives: the only importer of warcio."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from itertools import count
from typing import Any

from graphkit.ingest.archive import check_size, unpacked_limit
from graphkit.ingest.piece import File, Piece, Unreadable, read_part
from graphkit.model import Skipped

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def read_warc(file: File) -> Iterator[Piece | Skipped]:
    """Web archives: pages, texts and PDFs that were answered with status 200, numbered as they stand."""
    others: Counter[str] = Counter()
    number = 0
    for number, (record, data) in enumerate(_answers(file.data), start=1):
        kind = _kind(record)
        if kind not in _SUFFIXES:
            others[kind] += 1
            continue
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        for found in _read_answer(File(f"{file.name}#{number}", data, file.options), len(file.data), _SUFFIXES[kind]):
            yield found if isinstance(found, Skipped) else replace(found, url=url or found.url)
    if not number:
        raise Unreadable("holds no answers of a web server")
    if others:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(others.items()))
        yield Skipped(file.name, f"{others.total()} records are no documents ({kinds})")


def _read_answer(file: File, packed: int, suffix: str) -> Iterator[Piece | Skipped]:
    try:
        check_size(len(file.data), packed)
    except Unreadable as error:
        yield Skipped(file.name, str(error))
    else:
        yield from read_part(file, suffix)


def _answers(data: bytes) -> Iterator[tuple[Any, bytes]]:
    """The records that hold an answer, each with its body."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    records = ArchiveIterator(io.BytesIO(data))
    for number in count():
        try:
            with redirect_stderr(io.StringIO()):  # where warcio prints its warnings
                record: Any = next(records, None)
                answer = record is not None and record.rec_type in {"response", "resource"}
                body = record.content_stream().read(unpacked_limit(len(data)) + 1) if answer else b""
        except (ArchiveLoadFailed, EOFError, AttributeError, ValueError) as error:  # all that warcio stumbles with
            raise Unreadable(f"is damaged or cut off after record {number}") from error
        if record is None:
            return
        if answer:
            yield record, body


def _kind(record: Any) -> str:
    """The media type of a record's content, or the status of an answer that was none."""
    headers = record.http_headers or record.rec_headers
    if record.http_headers and record.http_headers.get_statuscode() != "200":
        return f"status {record.http_headers.get_statuscode()}"
    return str(headers.get_header("Content-Type") or "no type").split(";")[0].strip().lower()
