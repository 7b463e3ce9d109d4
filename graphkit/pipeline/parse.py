"""Reading and parsing what a store does not have yet."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from graphkit.engines import ENGINES, PATIENCE, Failed, Resources, Work, available_cores
from graphkit.model import Document, Note, Skipped
from graphkit.patience import SECONDS
from graphkit.pipeline.collecting import give_back
from graphkit.pipeline.rereading import Memory, known_file, note_found, reading_digests, to_remember, watched
from graphkit.pipeline.settings import Progress, Settings
from graphkit.pipeline.words import vocabulary_of
from graphkit.store import (
    Rows,
    add_rows,
    known_documents,
    load_readings,
    replace_readings,
    transaction,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from graphkit.extract.extractor import Text
    from graphkit.ingest.discover import Source
    from graphkit.ingest.piece import ReadOptions
    from graphkit.ingest.read import Reading

WORK = "graphkit.pipeline.extracting:extract_rows"
CHUNK = 64  # documents that are read, parsed and stored together …
CHUNK_CHARACTERS = 200_000  # … unless they are longer than this; one document is never cut
MANY = 1000  # documents from which on what is concluded from them needs more memory than the language model
#: characters of new text from which on a second process is worth its start: it takes about two seconds, as long as one
#: process needs to parse this much
WORTH_A_PROCESS = 200_000


@dataclass(frozen=True)
class Inventory:
    """What there is to read, noted while it is read: `known` are the documents that the store has already and that were
    read again, `failed` the skipped that may go well another time: documents that no worker could parse, and files that
    took too long to read.
    """

    current: set[str] = field(default_factory=set)
    known: list[Document] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Plan:
    """How documents are read and parsed; `key` is noted in the store beside each; another one means parsing again.

    Reading one may take so many `seconds`, 0 for as many as is usual.
    """

    key: str
    work: Work
    reading: ReadOptions
    seconds: float = 0


def plan_of(settings: Settings) -> Plan:
    """The plan that follows from a user's settings. Raises ModelNotFound and WordsUnreadable."""
    from graphkit.extract.nlp import DEFAULT_MODEL, describe_model, model_language
    from graphkit.ingest.piece import ReadOptions

    name, options = DEFAULT_MODEL if settings.model is None else settings.model, settings.reading or ReadOptions()
    words = vocabulary_of(settings)
    more = dict(sorted(settings.models))
    key = f"{describe_model(name)}, coreference {settings.coreference}"
    key += "".join(f", {language}: {describe_model(other)}" for language, other in more.items())
    key += ", with boilerplate" if options.keep_boilerplate else ""
    key += ", plain spaCy" if settings.plain_spacy else ""
    work = Work(
        WORK,
        {
            "models": {"": name, **more},
            "coreference": settings.coreference,
            "words": words,
            "plain": settings.plain_spacy,
            "seconds": settings.time_limit,
        },
    )
    language = options.language or model_language(name)
    reading = replace(options, language=language, also=tuple(more))
    return Plan(key + words.key, work, reading, settings.time_limit)


def parse_new(
    store: DuckDBPyConnection,
    sources: Sequence[Source],
    digests: Mapping[str, str],
    settings: Settings,
    progress: Progress,
) -> tuple[int, Inventory]:
    """Parse and store what is new. `digests` has those of the files' bytes by name.

    Returns how many documents were parsed, and what there is altogether.
    """
    from graphkit.extract.forget import forget_models

    plan = plan_of(settings)
    stored = {document for document, key in known_documents(store).items() if key == plan.key}
    memory = Memory(reading_digests(digests, plan.reading), load_readings(store))
    inventory = Inventory()
    fresh = _fresh(sources, plan, stored, memory, inventory)
    parsed = 0
    progress("reading", 0, len(sources))
    for chunk in _parse(fresh, plan.work, settings):
        done = len(inventory.current) + len(inventory.skipped) - len(chunk)
        progress("reading", min(done, len(sources)), len(sources))  # a file may hold many documents
        good = [(reading.document, found) for reading, found in chunk if isinstance(found, Rows)]
        _note_failures(chunk, inventory)
        with transaction(store):
            add_rows(store, good, plan.key)
        parsed += len(good)
    progress("reading", len(sources), len(sources))
    if len(inventory.current) >= MANY:
        forget_models()
        give_back()
    _remember(store, memory, inventory)
    return parsed, inventory


def _fresh(
    sources: Sequence[Source], plan: Plan, stored: set[str], memory: Memory, inventory: Inventory
) -> Iterator[Reading]:
    """The readings that the store lacks, or has from another extractor; on the way, note what is there and what not."""
    from graphkit.ingest.read import Late, read_all

    unknown = (source for source in sources if not _knows(memory, source, stored, inventory))
    for reading in read_all(watched(unknown, memory), plan.reading, plan.seconds):
        note_found(memory, reading)
        if isinstance(reading, Skipped):
            inventory.skipped.append(Skipped(reading.source, reading.reason))
            inventory.failed.update([memory.current] if isinstance(reading, Late) else [])
            continue
        if isinstance(reading, Note):
            inventory.notes.append(reading)
            continue
        inventory.current.add(reading.document.id)
        if reading.document.id not in stored:
            yield reading
        else:
            inventory.known.append(replace(reading.document, text=""))  # texts of all would not fit into memory


def _knows(memory: Memory, source: Source, stored: set[str], inventory: Inventory) -> bool:
    """Whether the file is as it was; what was found in it then is noted as if it had been read."""
    found = known_file(memory, source, stored)
    if found:
        memory.now[source.name] = found
        inventory.current.update(found.documents)
        inventory.skipped.extend(found.skipped)
        inventory.notes.extend(found.notes)
    return found is not None


def _parse(
    readings: Iterator[Reading], work: Work, settings: Settings
) -> Iterator[list[tuple[Reading, Rows | Failed]]]:
    """Chunks of readings with what was found in each, in order, by the engine that suits."""
    from graphkit.extract.extractor import Text

    pending: deque[list[Reading]] = deque()

    def texts() -> Iterator[list[Text]]:
        for chunk in _chunks(readings):
            pending.append(chunk)
            yield [Text(each.document.id, each.document.text, each.prose, each.document.language) for each in chunk]

    engine, chunks, resources = _choose(settings, texts())
    outcomes = ENGINES[engine](chunks, work, resources)
    for first in outcomes:
        chunk = pending.popleft()
        yield list(zip(chunk, [first, *islice(outcomes, len(chunk) - 1)], strict=True))


def _choose(settings: Settings, chunks: Iterator[list[Text]]) -> tuple[str, Iterable[list[Text]], Resources]:
    """The engine, the chunks, and what the engine may use: one process where starting more costs more than it gains."""
    workers = settings.workers or available_cores()
    patience = PATIENCE + 2 * (settings.time_limit or SECONDS)  # for a worker that does not hear that time is up
    if settings.engine:
        return settings.engine, chunks, Resources(workers, settings.scheduler, patience)
    if settings.workers:
        return "process" if workers == 1 else "processes", chunks, Resources(workers, "", patience)
    held, size = [], 0
    for chunk in chunks if workers > 1 else ():
        held.append(chunk)
        size += sum(len(text.text) for text in chunk)
        if size > WORTH_A_PROCESS:
            return "processes", chain(held, chunks), Resources(workers, "", patience)
    return "process", chain(held, chunks), Resources()


def _chunks(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """The readings by the chunk. Which belong together depends on nothing but the readings."""
    chunk: list[Reading] = []
    size = 0
    for reading in readings:
        if chunk and (len(chunk) == CHUNK or size + len(reading.prose) > CHUNK_CHARACTERS):
            yield chunk
            chunk, size = [], 0
        chunk.append(reading)
        size += len(reading.prose)
    if chunk:
        yield chunk


def _note_failures(chunk: Iterable[tuple[Reading, Any]], inventory: Inventory) -> None:
    """Documents that no worker could parse are no part of the build, and the reason is told."""
    for reading, found in chunk:
        if isinstance(found, Failed):
            inventory.current.discard(reading.document.id)
            inventory.failed.add(reading.document.id)
            inventory.skipped.append(Skipped(reading.document.source, found.reason))


def _remember(store: DuckDBPyConnection, memory: Memory, inventory: Inventory) -> None:
    """Note what was found in each file, but for those with a document that failed: they are tried again."""
    for name, found in list(memory.now.items()):
        if not inventory.failed.isdisjoint([name, *found.documents]):
            del memory.now[name]
    remembered = to_remember(memory)
    if remembered != memory.before:
        with transaction(store):
            replace_readings(store, remembered)
