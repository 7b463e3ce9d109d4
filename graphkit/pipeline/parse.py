"""Reading and parsing what a store does not have yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from graphkit.model import Document, Note, Skipped
from graphkit.pipeline.settings import Progress, Settings
from graphkit.store import add_documents, known_documents, transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from graphkit.ingest.discover import Source
    from graphkit.ingest.read import Reading

CHUNK = 64  # documents that are read, parsed and stored together


@dataclass(frozen=True)
class Inventory:
    """What there is to read, noted while it is read: `known` are the documents that the store has already."""

    current: set[str] = field(default_factory=set)
    known: list[Document] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def parse_new(
    store: DuckDBPyConnection, sources: Sequence[Source], settings: Settings, progress: Progress
) -> tuple[int, Inventory]:
    """Parse and store what is new. Returns how many, and what there is altogether."""
    from graphkit.extract.extractor import Text, extract_all
    from graphkit.extract.nlp import DEFAULT_MODEL, describe_model, load_model, model_language
    from graphkit.ingest.piece import ReadOptions
    from graphkit.ingest.read import read_all

    name, options = DEFAULT_MODEL if settings.model is None else settings.model, settings.reading or ReadOptions()
    key = f"{describe_model(name)}, coreference {settings.coreference}"
    key += ", with boilerplate" if options.keep_boilerplate else ""
    stored = known_documents(store)
    inventory = Inventory()
    readings = read_all(sources, replace(options, language=options.language or model_language(name)))
    fresh = _fresh(readings, stored, key, inventory)
    parsed = 0
    while chunk := list(islice(fresh, CHUNK)):
        done = len(inventory.current) + len(inventory.skipped) - len(chunk)
        progress("reading", min(done, len(sources)), len(sources))  # a file may hold many documents
        texts = [Text(each.document.id, each.document.text, each.prose) for each in chunk]
        found = dict(extract_all(load_model(name), texts, settings.coreference))
        with transaction(store):
            add_documents(store, [(each.document, found[each.document.id]) for each in chunk], key)
        parsed += len(chunk)
    progress("reading", len(sources), len(sources))
    return parsed, inventory


def _fresh(
    readings: Iterator[Reading | Skipped | Note], stored: dict[str, str], key: str, inventory: Inventory
) -> Iterator[Reading]:
    """The readings that the store lacks, or has from another extractor; on the way, note what is there and what not."""
    for reading in readings:
        if isinstance(reading, Skipped):
            inventory.skipped.append(reading)
            continue
        if isinstance(reading, Note):
            inventory.notes.append(reading)
            continue
        inventory.current.add(reading.document.id)
        if stored.get(reading.document.id) != key:
            yield reading
        else:
            inventory.known.append(replace(reading.document, text=""))  # texts of all would not fit into memory
