"""Reading and parsing what a store does not have yet."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from graphkit.engines import ENGINES, FAR, PATIENCE, Failed, Resources, Work, available_cores
from graphkit.model import Note
from graphkit.patience import SECONDS
from graphkit.pipeline.ahead import load_ahead
from graphkit.pipeline.apart import ReaderApart
from graphkit.pipeline.collecting import give_back
from graphkit.pipeline.extracting import model_for
from graphkit.pipeline.finished import digest_source
from graphkit.pipeline.inventory import Inventory, Shelf, characters, note_outcome, size, to_read, unknown_files
from graphkit.pipeline.rereading import Memory, reading_digests, to_remember
from graphkit.pipeline.settings import Progress, Settings
from graphkit.pipeline.words import vocabulary_of
from graphkit.store import (
    add_rows,
    add_signatures,
    known_documents,
    load_languages,
    load_readings,
    load_sources,
    replace_readings,
    transaction,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from graphkit.engines.early import Early
    from graphkit.ingest.discover import Source
    from graphkit.ingest.piece import ReadOptions
    from graphkit.ingest.read import Reading
    from graphkit.pipeline.extracting import Told, Unread

    Item = Unread | Reading
    Outcome = Told | Failed

WORK, PREPARE = "graphkit.pipeline.extracting:read_and_extract", "graphkit.pipeline.extracting:prepare"
#: the engine that parses where nobody chose one: language models keep memory, and some endless work in C cannot be
#: broken off, so both belong into processes that end
USUAL = "processes"
ALONE = "process"  # the engine that starts no process
CHUNK = 128  # files or documents that are read, parsed and stored together …
CHUNK_CHARACTERS = 200_000  # … unless they are longer than this; one document is never cut …
LAST_CHARACTERS = 50_000  # … and towards the end they are shorter, down to this, so that all workers end together
MANY = 1000  # documents from which on what is concluded from them needs more memory than the language model
#: characters of new text from which on a second process is worth its start: it takes about two seconds, as long as one
#: process needs to parse this much
WORTH_A_PROCESS = 200_000


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
    from graphkit.ingest.language import language_code
    from graphkit.ingest.piece import ReadOptions

    name, options = DEFAULT_MODEL if settings.model is None else settings.model, settings.reading or ReadOptions()
    words = vocabulary_of(settings)
    more = dict(sorted((language_code(language), model) for language, model in settings.models))
    key = f"{describe_model(name)}, coreference {settings.coreference}"
    key += "".join(f", {language}: {describe_model(other)}" for language, other in more.items())
    key += ", with boilerplate" if options.keep_boilerplate else ""
    key += ", plain spaCy" if settings.plain_spacy else ""
    reading = replace(options, language=language_code(options.language or model_language(name)), also=tuple(more))
    work = Work(
        WORK,
        {
            "models": {"": name, **more},
            "coreference": settings.coreference,
            "words": words,
            "plain": settings.plain_spacy,
            "seconds": settings.time_limit,
            "reading": reading,
        },
        PREPARE,
    )
    return Plan(key + words.key, work, reading, settings.time_limit)


def parse_new(
    store: DuckDBPyConnection,
    sources: Sequence[Source],
    digests: Mapping[str, str],
    settings: Settings,
    progress: Progress,
    early: Early | None = None,
) -> tuple[int, Inventory]:
    """Parse and store what is new. `digests` has those of the files' bytes by name; some workers may be there `early`.

    Returns how many documents were parsed, and what there is altogether.
    """
    plan = plan_of(settings)
    parsed = 0
    progress("reading", 0, len(sources))
    with closing(ReaderApart()) as apart:
        shelf = _shelf(store, plan, digests, settings.engine or USUAL, apart)
        inventory = Inventory(undescribed=set(shelf.sidecar))
        fresh = unknown_files(sources, shelf, inventory)
        for chunk in _parsed(fresh, shelf, inventory, plan.work, settings, early):
            good = [each for item, outcome in chunk for each in note_outcome(item, outcome, shelf, inventory)]
            if good:
                with transaction(store):
                    add_rows(store, [(document, rows) for document, rows, _ in good], plan.key)
                    add_signatures(store, {document.id: signature for document, _, signature in good})
            parsed += len(good)
            done = len(inventory.current) + len(inventory.skipped)
            progress("reading", min(done, len(sources)), len(sources))  # a file may hold many documents
    if early:
        early.close()
    inventory.failed.update(
        each.name for each in fresh if digest_source(each) != digests[each.name]
    )  # changed meanwhile
    inventory.notes.extend(_undescribed(plan, inventory))
    inventory.skipped.sort(key=lambda each: each.source)
    progress("reading", len(sources), len(sources))
    if len(inventory.current) >= MANY:
        _forget_models()
    _remember(store, shelf.memory, inventory)
    return parsed, inventory


def _forget_models() -> None:
    """Give the memory of language models back, where this process had to parse by itself."""
    from graphkit.extract.forget import forget_models

    forget_models()
    give_back()


def _shelf(store: DuckDBPyConnection, plan: Plan, digests: Mapping[str, str], engine: str, apart: ReaderApart) -> Shelf:
    """What is known of the files before they are read. Raises MetadataUnreadable."""
    from graphkit.ingest.read import read_file
    from graphkit.ingest.sidecar import read_sidecar

    good = {document for document, key in known_documents(store).items() if key == plan.key}
    languages, also = load_languages(store), plan.reading.also
    stored = {i: (source, model_for(languages[i], also)) for i, source in load_sources(store).items() if i in good}
    memory = Memory(reading_digests(digests, plan.reading), load_readings(store))
    sidecar = read_sidecar(plan.reading.metadata) if plan.reading.metadata else {}
    here = engine == ALONE
    read = read_file if here else apart.read
    return Shelf(read, plan.reading, plan.seconds, sidecar, stored, memory, engine in FAR, not here)


def _undescribed(plan: Plan, inventory: Inventory) -> Iterator[Note]:
    from graphkit.ingest.read import undescribed

    return undescribed(plan.reading, inventory.undescribed)


def _parsed(
    fresh: Sequence[Source], shelf: Shelf, inventory: Inventory, work: Work, settings: Settings, early: Early | None
) -> Iterator[list[tuple[Item, Outcome]]]:
    """Chunks of the files and of documents in them with what came of each; files that are to be read again, at last."""
    engine, whole = settings.engine or USUAL, sum(map(characters, fresh))
    resources = replace(resources_for(settings, whole), early=early)
    chunks = _chunks(to_read(fresh, shelf, inventory), whole, resources.workers)
    yield from _parse(chunks, work, engine, resources)
    if inventory.again:
        chunks = _chunks(to_read(inventory.again, shelf, inventory, opened=True), 0, resources.workers)
        yield from _parse(chunks, work, engine, resources)


def _parse(
    chunks: Iterable[list[Item]], work: Work, engine: str, resources: Resources
) -> Iterator[list[tuple[Item, Outcome]]]:
    """Chunks of files and documents with what came of each, in order."""
    pending: deque[list[Item]] = deque()

    def given() -> Iterator[list[Item]]:
        for chunk in chunks:
            pending.append(chunk)
            yield chunk
            if len(pending) == resources.workers:  # all have work now, or are still starting
                load_ahead()
        load_ahead()

    outcomes = ENGINES[engine](given(), work, resources)
    for first in outcomes:
        chunk = pending.popleft()
        yield list(zip(chunk, [first, *islice(outcomes, len(chunk) - 1)], strict=True))


def resources_for(settings: Settings, whole: int) -> Resources:
    """What the engine may use for so many characters: few processes where starting more costs more than it gains."""
    patience = PATIENCE + 2 * (settings.time_limit or SECONDS)  # for a worker that does not hear that time is up
    worth = available_cores() if settings.engine else min(available_cores(), 1 + whole // WORTH_A_PROCESS)
    workers = settings.workers or worth
    return Resources(workers, settings.scheduler, patience)


def _chunks(items: Iterable[Item], whole: int, workers: int) -> Iterator[list[Item]]:
    """What is read and parsed together; all items have about `whole` characters."""
    chunk: list[Item] = []
    filled = 0
    for item in items:
        length = size(item)
        most = min(CHUNK_CHARACTERS, max(LAST_CHARACTERS, whole // (2 * workers)))
        if chunk and (len(chunk) == CHUNK or filled + length > most):
            yield chunk
            chunk, filled, whole = [], 0, whole - filled
        chunk.append(item)
        filled += length
    if chunk:
        yield chunk


def _remember(store: DuckDBPyConnection, memory: Memory, inventory: Inventory) -> None:
    """Note what was found in each file, but for those with a document that failed: they are tried again."""
    for name, found in list(memory.now.items()):
        if not inventory.failed.isdisjoint([name, *found.documents]):
            del memory.now[name]
    remembered = to_remember(memory)
    if remembered != memory.before:
        with transaction(store):
            replace_readings(store, remembered)
