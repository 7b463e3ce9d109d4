"""One file to one document, or to one reason why not."""

import codecs
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphkit.ingest import READERS
from graphkit.ingest.discover import Source
from graphkit.ingest.metadata import find_date, find_title
from graphkit.model import Document, Skipped


@dataclass(frozen=True)
class Reading:
    """A document, and its prose: text of the same length in which all that is no sentence is blank."""

    document: Document
    prose: str


def read_all(sources: Iterable[Source]) -> Iterator[Reading | Skipped]:
    """Each file in turn. What cannot be read comes as a `Skipped` with its reason, and the rest goes on."""
    for source in sources:
        prose_of = READERS.get(source.path.suffix.lower())
        if prose_of is None:
            yield Skipped(source.name, f"no reader for {source.path.suffix or 'files without a suffix'}")
            continue
        if source.path.exists() and not source.path.is_file():
            yield Skipped(source.name, "is no regular file")  # reading a pipe would wait for ever
            continue
        try:
            text = decode(source.path.read_bytes())
        except OSError as error:
            yield Skipped(source.name, f"cannot be opened ({error.strerror or error})")
        except ValueError as error:
            yield Skipped(source.name, str(error))
        else:
            prose = prose_of(text)
            if any(character.isalnum() for character in prose):
                yield Reading(make_document(source.name, text, prose), prose)
            else:
                yield Skipped(source.name, "holds no words")


def make_document(source: str, text: str, prose: str) -> Document:
    """The document of a text; its id is a hash of source and text."""
    digest = hashlib.sha256(f"{source}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Document(f"d{digest}", source, find_title(prose, source), text, find_date(prose, source))


def decode(data: bytes) -> str:
    """Text of UTF-8 or of UTF-16 with its mark. A byte-order mark of UTF-8 stays in, as offsets count it.

    Raises ValueError with the reason, for anything else.
    """
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}); save it as UTF-8") from error
    if "\0" in text:
        raise ValueError("holds binary data, not text")
    return text
