"""What there is to read: files on their way to those who read and parse them, and what comes back, noted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graphkit.engines import Failed
from graphkit.model import Document, Note, Skipped
from graphkit.pipeline.extracting import Parsed, Told, Unread, model_for
from graphkit.pipeline.rereading import Found, Memory, known_file, note_found

if TYPE_CHECKING:
    from graphkit.ingest.discover import Source
    from graphkit.ingest.piece import ReadOptions
    from graphkit.ingest.read import Reading
    from graphkit.ingest.sidecar import Sidecar
    from graphkit.store import Rows

    Read = Callable[[Source, ReadOptions, float, Sidecar, set[str]], Iterator[Reading | Skipped | Note]]

MOST_SENT = 1 << 20  # bytes of a file that go to another machine; of a larger one its text goes
#: files that hold a document and others in it: where one ends a worker, they are read again, one document at a time
NESTED = frozenset({".eml"})
MARKUP = 10  # bytes of a page or a packed file for each one of its text, about

Good = tuple[Document, "Rows", bytes]  # a document, its rows, and the signature of its text


@dataclass(frozen=True)
class Inventory:
    """What there is, noted while it is read: `known` are the documents that the store has already and that were read
    again, `failed` the skipped that may go well another time: documents that no worker could parse, and files that took
    too long to read. `undescribed` are the entries of the table of metadata for which nothing was read yet, `again` the
    files to be read once more, document by document.
    """

    current: set[str] = field(default_factory=set)
    known: list[Document] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)
    undescribed: set[str] = field(default_factory=set)
    again: list[Source] = field(default_factory=list)


@dataclass(frozen=True)
class Shelf:
    """How files are read, what the table of metadata and the last build tell of them, and which documents the store
    has: by id the source, and whose model parsed it (`model_for`). To workers `far` away their bytes are sent; those of
    many documents are read by `read`, in a process `apart` or in this one.
    """

    read: Read
    reading: ReadOptions
    seconds: float
    sidecar: Sidecar
    stored: Mapping[str, tuple[str, str]]
    memory: Memory
    far: bool = False
    apart: bool = True


def unknown_files(sources: Sequence[Source], shelf: Shelf, inventory: Inventory) -> list[Source]:
    """The files that must be read; what was found in the others the last time is noted as if they had been."""
    return [source for source in sources if not _knows(shelf, source, inventory)]


def _knows(shelf: Shelf, source: Source, inventory: Inventory) -> bool:
    found = known_file(shelf.memory, source, shelf.stored)
    if found:
        shelf.memory.now[source.name] = found
        inventory.current.update(found.documents)
        inventory.skipped.extend(found.skipped)
        inventory.notes.extend(found.notes)
    return found is not None


def to_read(
    sources: Sequence[Source], shelf: Shelf, inventory: Inventory, *, opened: bool = False
) -> Iterator[Unread | Reading]:
    """The files as they go to the workers. Those that may hold many documents would be too much for one worker at once:
    they are opened first, and of them the documents go that the store lacks. All are where `opened` asks for it.
    """
    from graphkit.ingest.piece import Watch
    from graphkit.ingest.sidecar import part_for

    names, stored = sorted(shelf.sidecar), _by_file(shelf.stored)
    for source in sources:
        shelf.memory.now[source.name] = Found()
        sent = None if opened else _sent(source, far=shelf.far)
        described = part_for(shelf.sidecar, names, source.name) if names else {}
        if sent is None:
            options = replace(shelf.reading, watch=Watch()) if opened else shelf.reading
            yield from _opened(source, options, described, shelf, inventory)
        else:
            fetched = 0 if shelf.far else characters(source)
            yield Unread(sent, described, stored.get(source.name, frozenset()), fetched)


def _by_file(stored: Mapping[str, tuple[str, str]]) -> dict[str, frozenset[tuple[str, str]]]:
    """The ids of stored documents, and whose model parsed each, by the file that they are in, or are attached to."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for document, (source, model) in stored.items():
        found[source].add((document, model))
        found[source.rpartition("/")[0]].add((document, model))
    return {name: frozenset(documents) for name, documents in found.items()}


def _sent(source: Source, *, far: bool) -> Source | None:
    """The file as it goes to a worker, with its bytes where that is `far`; None for one that is to be opened."""
    from graphkit.ingest import COLLECTIONS
    from graphkit.ingest.discover import STANDARD_INPUT
    from graphkit.ingest.piece import suffix_of
    from graphkit.ingest.read import size_of

    if source.path == STANDARD_INPUT or suffix_of(source.path.name) in COLLECTIONS:
        return None
    if not far or source.objection:
        return source
    try:
        if source.path.is_file() and size_of(source) <= MOST_SENT:
            return replace(source, data=source.path.read_bytes())
    except OSError:  # the reader says what is wrong with it
        return None
    return None


def _opened(
    source: Source, options: ReadOptions, described: Sidecar, shelf: Shelf, inventory: Inventory
) -> Iterator[Reading]:
    from graphkit.ingest.read import Reading

    for found in shelf.read(source, options, shelf.seconds, described, inventory.undescribed):
        if not isinstance(found, Reading):
            _note(found, source.name, shelf.memory, inventory)
        elif _is_stored(found.document, shelf):
            _note(Parsed(replace(found.document, text=""), None), source.name, shelf.memory, inventory)
        else:
            note_found(shelf.memory, source.name, found.document)
            yield found


def _is_stored(document: Document, shelf: Shelf) -> bool:
    _, model = shelf.stored.get(document.id, ("", None))
    return model == model_for(document.language, shelf.reading.also)


def size(item: Unread | Reading) -> int:
    """About how many characters there are to parse."""
    return characters(item.source) if isinstance(item, Unread) else len(item.prose)


def characters(source: Source) -> int:
    """About how many characters of text a file holds, by its size."""
    from graphkit.ingest import PLAIN
    from graphkit.ingest.piece import suffix_of
    from graphkit.ingest.read import size_of

    return size_of(source) // (1 if suffix_of(source.path.name) in PLAIN else MARKUP)


def note_outcome(item: Unread | Reading, outcome: Told | Failed, shelf: Shelf, inventory: Inventory) -> list[Good]:
    """Note what came of a file or a document; returns what is to be stored."""
    from graphkit.ingest.piece import suffix_of

    if not isinstance(item, Unread):
        if isinstance(outcome, Failed):
            return _settle(Parsed(item.document, outcome), inventory)
        (parsed,) = (each for each in outcome.found if isinstance(each, Parsed))
        return _settle(replace(parsed, document=item.document), inventory)
    if shelf.apart and _broken_off(outcome) and suffix_of(item.source.name) in NESTED:
        inventory.again.append(item.source)
        return []
    if isinstance(outcome, Failed):
        inventory.failed.add(item.source.name)
        inventory.skipped.append(Skipped(item.source.name, outcome.reason))
        return []
    inventory.undescribed.difference_update(outcome.described)
    return [good for each in outcome.found for good in _note(each, item.source.name, shelf.memory, inventory)]


def _broken_off(outcome: Told | Failed) -> bool:
    """Whether the file, or the rest of it, was given up."""
    from graphkit.ingest.piece import Late

    return isinstance(outcome, Failed) or any(isinstance(each, Late) for each in outcome.found)


def _note(found: Parsed | Skipped | Note, name: str, memory: Memory, inventory: Inventory) -> list[Good]:
    """Note what was found in the file of that name."""
    from graphkit.ingest.piece import Late

    if isinstance(found, Parsed):
        note_found(memory, name, found.document)
        return _settle(found, inventory)
    note_found(memory, name, found)
    if isinstance(found, Note):
        inventory.notes.append(found)
    else:
        inventory.skipped.append(Skipped(found.source, found.reason))
        inventory.failed.update([name] if isinstance(found, Late) else [])
    return []


def _settle(parsed: Parsed, inventory: Inventory) -> list[Good]:
    """Documents that no worker could parse are no part of the build, and the reason is told."""
    document, rows = parsed.document, parsed.rows
    if isinstance(rows, Failed):
        inventory.failed.add(document.id)
        inventory.skipped.append(Skipped(document.source, rows.reason))
        return []
    inventory.current.add(document.id)
    if rows is None:
        inventory.known.append(document)  # without its text: texts of all would not fit into memory
        return []
    return [(document, rows, parsed.signature)]
