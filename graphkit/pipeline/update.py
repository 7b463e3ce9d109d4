"""Bringing a store up to date: read what is new, forget what is gone, conclude anew."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.corrections import FILE as CORRECTIONS
from graphkit.corrections.read import find_file, read_corrections
from graphkit.errors import NothingToRead, WouldOverwrite
from graphkit.model import Corpus, Correction, Document, Note, Skipped
from graphkit.pipeline.settings import OUTPUTS, Progress, Settings
from graphkit.store import (
    FILE,
    add_documents,
    describe_documents,
    forget_documents,
    known_documents,
    load_corpus,
    load_mentions,
    load_sentences,
    load_sources,
    load_texts,
    new_store_kept_only_if_filled,
    open_store,
    remember_corrections,
    replace_actors,
    replace_derived,
    replace_notes,
    replace_rejections,
    transaction,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from graphkit.ingest.discover import Source
    from graphkit.ingest.read import Reading

CHUNK = 64  # documents that are read, parsed and stored together


@dataclass(frozen=True)
class _Inventory:
    """What there is to read, noted while it is read: `known` are the documents that the store has already."""

    current: set[str] = field(default_factory=set)
    known: list[Document] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def update(
    paths: Sequence[Path], output: Path | None, settings: Settings, progress: Progress
) -> tuple[int, int, Corpus, tuple[str, ...]]:
    """Read what is new, forget what is gone, conclude anew.

    Returns how many documents were parsed and known, the corpus, and the corrections that changed nothing.
    """
    from graphkit.ingest.discover import Builds, common_title, discover

    file = find_file(paths, output, settings.corrections)
    decided = read_corrections(file)
    own = Builds(FILE, frozenset({*OUTPUTS, FILE, CORRECTIONS}))
    sources = [source for source in discover(paths, output, own) if source.path != file]
    if output:
        _check_free(output)
    with new_store_kept_only_if_filled(output), open_store(output, write=True) as store:
        parsed, found = _read(store, sources, settings, progress)
        known = len(found.current) - parsed
        if not parsed + known:
            raise NothingToRead(paths, _suffixes(), [(each.source, each.reason) for each in found.skipped])
        progress("resolving names", 0, 1)
        unused = _conclude(store, common_title(paths), found, decided)
        if output:
            remember_corrections(store, _seen_from(output, file or output / CORRECTIONS))
        return parsed, known, load_corpus(store), unused


def _check_free(output: Path) -> None:
    """Raise WouldOverwrite if a folder without a build holds a file of the name of one of ours."""
    if not (output / FILE).exists():
        for name in OUTPUTS:
            if (output / name).exists():
                raise WouldOverwrite(output / name)


def _seen_from(folder: Path, path: Path) -> str:
    """A path relative to a folder, so that both can be moved together; as it is where no way leads from one there."""
    try:
        return os.path.relpath(path, folder)
    except ValueError:
        return str(path)


def _read(
    store: DuckDBPyConnection, sources: Sequence[Source], settings: Settings, progress: Progress
) -> tuple[int, _Inventory]:
    """Parse and store what is new. Returns how many, and what there is altogether."""
    from graphkit.extract.extractor import Text, extract_all
    from graphkit.extract.nlp import DEFAULT_MODEL, describe_model, load_model, model_language
    from graphkit.ingest.piece import ReadOptions
    from graphkit.ingest.read import read_all

    name, options = DEFAULT_MODEL if settings.model is None else settings.model, settings.reading or ReadOptions()
    key = f"{describe_model(name)}, coreference {settings.coreference}"
    key += ", with boilerplate" if options.keep_boilerplate else ""
    stored = known_documents(store)
    inventory = _Inventory()
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
    readings: Iterator[Reading | Skipped | Note], stored: dict[str, str], key: str, inventory: _Inventory
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


def _conclude(
    store: DuckDBPyConnection, title: str, inventory: _Inventory, decided: Sequence[Correction]
) -> tuple[str, ...]:
    """Forget documents that are gone and resolve all names anew, as a whole: until then the old build stands."""
    with transaction(store):
        forget_documents(store, known_documents(store).keys() - inventory.current)
        describe_documents(store, inventory.known)
        replace_derived(store, title, inventory.skipped, (), ())
        replace_notes(store, inventory.notes)
        return resolve_names(store, decided)


def resolve_names(store: DuckDBPyConnection, decided: Sequence[Correction]) -> tuple[str, ...]:
    """Put the actors, and what people reject, as they are now into the store; returns the unused corrections."""
    from graphkit.resolve.rejections import find_rejections
    from graphkit.resolve.resolver import resolve

    texts, sources = load_texts(store), load_sources(store)
    found = resolve(texts, load_mentions(store), decided, sources)
    replace_actors(store, found.actors, found.memberships)
    concluded = (found.actors, found.memberships)
    sentences = load_sentences(store) if any(each.kind == "reject" for each in decided) else ()
    rejections, unused = find_rejections(decided, concluded, sentences, texts, sources)
    replace_rejections(store, rejections)
    return (*found.unused, *unused)


def _suffixes() -> list[str]:
    from graphkit.ingest import READERS

    return sorted(READERS)
