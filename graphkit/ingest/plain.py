"""Plain text."""

import re
from collections.abc import Iterator

from graphkit.ingest.boilerplate import blank_boilerplate
from graphkit.ingest.encoding import decode
from graphkit.ingest.piece import File, Piece, check_length

_NO_PROSE = re.compile(r"[\ufeff\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029\xa0\u200b]")


def read_text(file: File) -> Iterator[Piece]:
    """Plain text; the document's text is the file's own, letter by letter."""
    check_length(file)
    text, note = decode(file.data)
    yield Piece(file.name, text, prose_of_text(text, keep_boilerplate=file.options.keep_boilerplate), note=note)


def prose_of_text(text: str, *, keep_boilerplate: bool = False) -> str:
    """The text with byte-order mark, carriage returns, odd spaces and boilerplate blanked, so that offsets stay."""
    prose = _NO_PROSE.sub(lambda match: "\n" if match.group() in "\u2028\u2029\x85" else " ", text)
    return prose if keep_boilerplate else blank_boilerplate(prose)
