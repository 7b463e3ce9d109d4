"""Rich Text Format: the only importer of striprtf."""

import re
from collections.abc import Iterator

from graphkit.ingest.piece import File, Piece, Unreadable

_TITLE = re.compile(r"\{\\title ([^{}\\]{1,300})\}")
_AUTHOR = re.compile(r"\{\\author ([^{}\\]{1,300})\}")


def read_rtf(file: File) -> Iterator[Piece]:
    """Rich Text Format, by striprtf."""
    from striprtf import striprtf

    if not file.data.lstrip().startswith(b"{\\rtf"):
        raise Unreadable("is no RTF file")
    source = file.data.decode("cp1252", "replace")
    title, author = (match.group(1).strip() if (match := each.search(source)) else "" for each in (_TITLE, _AUTHOR))
    yield Piece(file.name, str(striprtf.rtf_to_text(source, errors="ignore")), title=title, author=author)
