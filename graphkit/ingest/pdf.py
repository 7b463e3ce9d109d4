"""PDF: the only importer of pdfium."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from graphkit.ingest.dates import read_date
from graphkit.ingest.piece import File, Piece, Unreadable
from graphkit.model import PublicationDate

_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_NO_TITLE = re.compile(r"(?i)untitled.*|microsoft \w+ - .*|\S+\.\w{2,4}|\W*")
_PAGE_NUMBER = re.compile(r"(?i)(?:page )?\W{0,2}\d{1,4}\W{0,2}(?:(?:of|/) ?\d{1,4})?")
_WRONG_PASSWORD = 4


def read_pdf(file: File) -> Iterator[Piece]:
    """PDF with a text layer, by pdfium; page numbers and heads that repeat on every page are left out."""
    pages, told = _pages_of(file.data)
    if not any(any(character.isalnum() for character in page) for page in pages):
        raise Unreadable("has no text layer (a scan?); run text recognition on it first")
    lines = [page.replace("\r", "").split("\n") for page in pages]
    text = "\n".join(
        line for page in (lines if file.options.keep_boilerplate else _without_heads(lines)) for line in page
    )
    title = told.get("Title", "")
    made = read_date("-".join(match.groups())) if (match := _DATE.match(told.get("CreationDate", ""))) else ""
    yield Piece(
        file.name,
        # pdfium marks the hyphen at the end of a line, where a word was parted, with U+FFFE
        re.sub(r"\ufffe\n?", "", text),
        title="" if _NO_TITLE.fullmatch(title) else title,
        author=told.get("Author", ""),
        made=PublicationDate(made, "file metadata") if made else None,
    )


def _pages_of(data: bytes) -> tuple[list[str], dict[str, str]]:
    """The text of each page, and what the file says about itself. Raises Unreadable."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = [_text_of_page(document, number) for number in range(len(document))]
            return pages, dict(document.get_metadata_dict())
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD:
            raise Unreadable("is encrypted; save it without its password") from error
        raise Unreadable("is no PDF, or a damaged or truncated one") from error


def _text_of_page(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    text = str(page.get_textpage().get_text_range())
    page.close()
    return text


def _without_heads(pages: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    """The pages without page numbers, and without first and last lines that more than half of three or more share."""
    ends = Counter(shape for page in pages for shape in {_shape(line) for line in (*page[:1], *page[-1:])})
    often = {shape for shape, count in ends.items() if len(pages) > 2 and count > len(pages) / 2}
    for page in pages:
        start, stop = 0, len(page)
        while start < stop and _is_head(page[start], often):
            start += 1
        while stop > start and _is_head(page[stop - 1], often):
            stop -= 1
        yield page[start:stop]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def _is_head(line: str, often: set[str]) -> bool:
    return not line.strip() or _shape(line) in often or _PAGE_NUMBER.fullmatch(line.strip()) is not None
