"""One file to its documents, or to the reason why there is none."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphkit.ingest.discover import STANDARD_INPUT, Source
from graphkit.ingest.language import language_code, name_of_language, recognise_language
from graphkit.ingest.metadata import find_author, find_date, find_title, shorten
from graphkit.ingest.piece import (
    AS_USUAL,
    LARGEST,
    LONGEST,
    File,
    Late,
    Piece,
    ReadOptions,
    no_reader,
    passed_over,
    read_part,
    suffix_of,
    too_long,
)
from graphkit.ingest.plain import prose_of_text
from graphkit.ingest.sidecar import Sidecar, read_sidecar, told_of
from graphkit.ingest.sniff import sniff_suffix
from graphkit.model import Document, Note, Skipped
from graphkit.patience import SECONDS, limited

BYTES_A_SECOND = 50_000  # a twentieth of what the slowest reader usually does


@dataclass(frozen=True)
class Reading:
    """A document, and its prose: text of the same length in which all that is no sentence is blank."""

    document: Document
    prose: str


def read_all(
    sources: Iterable[Source], options: ReadOptions = AS_USUAL, seconds: float = 0
) -> Iterator[Reading | Skipped | Note]:
    """The documents of each file in turn. What cannot be read comes as a `Skipped` with its reason, and the rest goes
    on; what had to be guessed comes as a `Note`. A document may take so many `seconds` to be read; 0 is SECONDS, and
    one for each BYTES_A_SECOND of its file. Raises MetadataUnreadable.
    """
    sidecar = read_sidecar(options.metadata) if options.metadata else {}
    unused = set(sidecar)
    for source in sources:
        yield from read_file(source, options, seconds, sidecar, unused)
    yield from undescribed(options, unused)


def read_file(
    source: Source, options: ReadOptions, seconds: float, sidecar: Sidecar, unused: set[str]
) -> Iterator[Reading | Skipped | Note]:
    """The documents of one file, as `read_all` gives them; those that the table tells of are taken out of `unused`."""
    found = _documents(source, options, sidecar, unused)
    if source.path == STANDARD_INPUT and source.data is None:  # whoever writes there may take his time
        yield from found
        return
    allowed = allowance(source, seconds)
    yield from limited(found, allowed, left_out(source, took_too_long(allowed)))


def allowance(source: Source, seconds: float) -> float:
    """The seconds that each document of a file may take to be read: so many, or for 0 as many as is usual."""
    return seconds or SECONDS + size_of(source) / BYTES_A_SECOND


def took_too_long(allowed: float) -> str:
    """Why a file, or a part of it, was given up after so many seconds."""
    return f"took more than {allowed:g} s to read"


def left_out(source: Source, reason: str) -> Late:
    """What to say of a file of which the rest is given up."""
    return Late(source.name, f"{reason}; what had not come by then is left out")


def undescribed(options: ReadOptions, unused: Iterable[str]) -> Iterator[Note]:
    """What the table of metadata describes and nobody has read."""
    if options.metadata:
        yield from (Note(options.metadata.name, f"describes {name}, which was not read") for name in sorted(unused))


def _documents(
    source: Source, options: ReadOptions, sidecar: Sidecar, unused: set[str]
) -> Iterator[Reading | Skipped | Note]:
    seen: set[str] = set()
    for found in _pieces(source, options):
        if isinstance(found, Skipped):
            yield found
            continue
        if found.source in seen:  # as an archive can have it that holds a mail and a file called like its attachment
            yield Skipped(found.source, "has the name of another document in its file; the first is read")
            continue
        seen.add(found.source)
        unused.discard(found.source)
        if not (yield from passed_over(found.source, options)):
            yield from _finish(found, options, sidecar)


def size_of(source: Source) -> int:
    """Bytes of a file, 0 where it has none to be read."""
    if source.data is not None:
        return len(source.data)
    try:
        return source.path.stat().st_size
    except OSError:  # gone, or not to be looked at
        return 0


def _pieces(source: Source, options: ReadOptions) -> Iterator[Piece | Skipped]:
    from graphkit.ingest import READERS

    path = source.path
    if path == STANDARD_INPUT:
        data = standard_input() if source.data is None else source.data
        if len(data) > LARGEST:
            yield Skipped(source.name, _too_large())
        else:
            yield from read_part(File(source.name, data, options), sniff_suffix(data))
        return
    if source.data is not None:
        yield from read_part(File(source.name, source.data, options), suffix_of(path.name))
        return
    if source.objection:
        yield Skipped(source.name, source.objection)
        return
    if suffix_of(path.name) not in READERS:
        yield Skipped(source.name, no_reader(path.name))
        return
    if os.path.exists(path) and not path.is_file():  # noqa: PTH110 - also where the name is too long to ask
        yield Skipped(source.name, "is no regular file")  # reading a pipe would wait for ever
        return
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        yield Skipped(source.name, f"cannot be opened ({error.strerror or error})")
        return
    if size > LARGEST:
        yield Skipped(source.name, _too_large())
    else:
        yield from read_part(File(source.name, data, options), suffix_of(path.name))


def standard_input() -> bytes:
    """What comes from there, and of what is more than may be read, only so much that this is seen."""
    return sys.stdin.buffer.read(LARGEST + 1)


def _too_large() -> str:
    return f"is larger than {LARGEST >> 20} MB; cut it into smaller files"


def _finish(piece: Piece, options: ReadOptions, sidecar: Sidecar) -> Iterator[Reading | Skipped | Note]:
    """A reading of the piece with the metadata it lacks, unless it holds nothing for the language model."""
    prose = piece.prose
    if prose is None:
        prose = prose_of_text(piece.text, keep_boilerplate=options.keep_boilerplate)
    if len(prose) > LONGEST:
        yield Skipped(piece.source, too_long())
        return
    if not any(map(str.isalnum, prose)):
        yield Skipped(piece.source, "holds no words")
        return
    told = told_of(piece, sidecar)
    described = (sidecar.get(piece.source) or {}).get("language") or ""
    language = language_code(described) or recognise_language(prose)
    spoken = (options.language, *options.also)
    if language and options.language and language not in spoken and not options.any_language:
        speaks = " and ".join(map(name_of_language, spoken))
        reads = "models read" if options.also else "model reads"
        yield Skipped(piece.source, f"is in {name_of_language(language)}, the {reads} {speaks}")
        return
    if piece.note:
        yield Note(piece.source, piece.note)
    yield Reading(make_document(told, prose, language or language_code(told.language)), prose)


def make_document(piece: Piece, prose: str, language: str = "") -> Document:
    """The document of a piece."""
    return Document(
        document_id(piece.source, piece.text),
        piece.source,
        shorten(piece.title) or find_title(prose, piece.source),
        piece.text,
        piece.date or find_date(prose, piece.source, piece.url) or piece.made,
        piece.outlet,
        piece.author or find_author(piece.text),
        piece.url,
        language,
    )


def document_id(source: str, text: str) -> str:
    """A hash of source and text: an edited or renamed file is another document."""
    return "d" + hashlib.sha256(f"{source}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
