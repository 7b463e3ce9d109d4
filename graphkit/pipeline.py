"""The plan of the house: ingest → extract → resolve → graph → export. The only place where the rooms meet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.corrections import FILE as CORRECTIONS
from graphkit.corrections.read import find_file, read_corrections
from graphkit.errors import FormatUnknown, NothingToRead, StoreNotFound
from graphkit.files import make_folder
from graphkit.graph import Build, build_graph, without_observers
from graphkit.model import Corpus, Correction, Document, Note, Skipped
from graphkit.store import (
    add_documents,
    describe_documents,
    forget_documents,
    known_documents,
    load_corpus,
    load_mentions,
    load_sentences,
    load_sources,
    load_texts,
    open_store,
    remember_corrections,
    remembered_corrections,
    replace_actors,
    replace_derived,
    replace_notes,
    replace_rejections,
    transaction,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from graphkit.analyse import Ranked
    from graphkit.ingest.discover import Source
    from graphkit.ingest.piece import ReadOptions
    from graphkit.ingest.read import Reading

#: what `build` is told of its progress: the stage, how many of its steps are done, and how many there are
Progress = Callable[[str, int, int], None]

OUTPUTS = ("graph.html", "report.md", "graph.graphml", "graph.gexf")
CHUNK = 64  # documents that are read, parsed and stored together
RENDERERS = ("canvas", "pyvis")


@dataclass(frozen=True)
class Settings:
    """What a user may choose about a build.

    `model` names any installed spaCy pipeline with a parser and ner; `coreference` is `all`, or `names`: pronouns and
    nouns ("he", "the minister") then don't count for their actor; `reading` says how files are read; `corrections` is
    a file of decisions, by default `corrections.toml` beside the documents or in the output.
    """

    model: str | None = None
    coreference: str = "all"
    reading: ReadOptions | None = None
    corrections: Path | None = None


@dataclass(frozen=True)
class Summary:
    """What a build did: documents parsed now and known before, the finished build, and the files it wrote.

    `unused` tells of corrections that found nothing to correct.
    """

    parsed: int
    known: int
    build: Build
    files: tuple[Path, ...]
    unused: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Inventory:
    """What there is to read, noted while it is read: `known` are the documents that the store has already."""

    current: set[str] = field(default_factory=set)
    known: list[Document] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def build(
    paths: Sequence[str | Path],
    output: str | Path | None = None,
    settings: Settings | None = None,
) -> Build:
    """Read files and folders and return the finished build: `.graph` is a networkx graph, `.corpus` its evidence.

    With `output`, work is kept in that folder and not done twice; without, nothing is written. Raises PathNotFound,
    NothingToRead, MetadataUnreadable, ModelNotFound and the errors of corrections and of the store.
    """
    folder = Path(output) if output is not None else None
    return measure(_update(_as_paths(paths), folder, settings or Settings(), _silent)[2])


def build_into(
    output: Path, paths: Sequence[Path], settings: Settings, *, renderer: str, progress: Progress
) -> Summary:
    """Bring the build in `output` up to date with `paths` and write its page, report and graph files."""
    parsed, known, corpus, unused = _update(paths, output, settings, progress)
    finished, files = _finish(output, corpus, renderer, progress)
    return Summary(parsed, known, finished, files, unused)


def conclude_again(output: Path, *, renderer: str, progress: Progress) -> Summary:
    """Resolve the names of the build in `output` anew, with its corrections as they are now; no document is parsed."""
    decided = read_corrections(corrections_of(output))
    with open_store(output, write=True) as store:
        progress("resolving names", 0, 1)
        with transaction(store):
            unused = _resolve(store, decided)
        corpus = load_corpus(store)
    finished, files = _finish(output, corpus, renderer, progress)
    return Summary(0, len(corpus.documents), finished, files, unused)


def corrections_of(output: Path) -> Path:
    """The file of corrections that the build in `output` reads, there or not yet. Raises StoreNotFound."""
    with open_store(output) as store:
        noted = Path(os.path.normpath(output / (remembered_corrections(store) or CORRECTIONS)))
    return noted if noted.parent.is_dir() else output / CORRECTIONS


def _finish(output: Path, corpus: Corpus, renderer: str, progress: Progress) -> tuple[Build, tuple[Path, ...]]:
    """Measure the build and write its files."""
    progress("measuring", 0, 1)
    finished = measure(corpus)
    targets = tuple(output / name for name in OUTPUTS)
    for done, target in enumerate(targets):
        progress("writing", done, len(targets))
        write(finished, target, renderer=renderer)
    return finished, targets


def open_build(output: str | Path) -> Build:
    """The build in a folder, not yet measured. Raises StoreNotFound and the other errors of the store."""
    with open_store(Path(output)) as store:
        corpus = load_corpus(store)
    return Build(corpus, build_graph(corpus))


def measure(corpus: Corpus) -> Build:
    """A build whose graph carries all centralities, communities and positions."""
    from graphkit.analyse import annotate

    return Build(corpus, annotate(build_graph(corpus)))


def rank(
    build: Build,
    by: str = "strength",
    top: int | None = None,
    type: str | None = None,  # noqa: A002
    *,
    observers: bool = True,
) -> list[Ranked]:
    """Actors by a centrality of the co-occurrence layer, highest first. Ranks are those among all actors,
    also when only one `type` (PERSON, ORG, GPE …) is asked for. Without `observers`, media and news agencies are taken
    out of the graph first. Raises KeyError for an unknown centrality.
    """
    from graphkit.analyse import rank_actors

    graph = build.graph if observers else build_graph(without_observers(build.corpus))
    return [row for row in rank_actors(graph, by) if type is None or row.type == type.upper()][:top]


def write(build: Build, path: Path, *, renderer: str = RENDERERS[0]) -> None:
    """Write a measured build in the format of the path's suffix. Raises FormatUnknown, OutputUnwritable."""
    writer = writers(renderer).get(path.suffix.lower())
    if writer is None:
        raise FormatUnknown(path, sorted(writers(renderer)))
    make_folder(path.parent)
    writer(build, path)


def writers(renderer: str = RENDERERS[0]) -> dict[str, Callable[[Build, Path], None]]:
    """All formats by suffix, with the page drawn by our own canvas code or by pyvis."""
    from graphkit.explorer.html import write_html
    from graphkit.explorer.pyvis import write_pyvis
    from graphkit.export import WRITERS

    return WRITERS | {".html": write_pyvis if renderer == "pyvis" else write_html}


def export(output: Path, files: Sequence[Path], *, renderer: str = RENDERERS[0]) -> None:
    """Write the build in `output` to each file, in the format of its suffix."""
    for path in files:
        if path.suffix.lower() not in writers():
            raise FormatUnknown(path, sorted(writers()))
    finished = measure(open_build(output).corpus)
    for path in files:
        write(finished, path, renderer=renderer)


def export_tables(output: Path, folder: Path) -> None:
    """Write the build in `output` as JSON lines: documents, entities, mentions, cooccurrences, relations."""
    from graphkit.export import write_tables

    write_tables(open_build(output), folder)


def page_of(output: Path) -> Path:
    """The page of the build in a folder. Raises StoreNotFound if there is none."""
    page = (output / OUTPUTS[0]).absolute()
    if not page.is_file():
        raise StoreNotFound(output)
    return page


def _update(
    paths: Sequence[Path], output: Path | None, settings: Settings, progress: Progress
) -> tuple[int, int, Corpus, tuple[str, ...]]:
    """Read what is new, forget what is gone, conclude anew.

    Returns how many documents were parsed and known, the corpus, and the corrections that changed nothing.
    """
    from graphkit.ingest.discover import common_title, discover

    file = find_file(paths, output, settings.corrections)
    decided = read_corrections(file)
    sources = [source for source in discover(paths, leave_out=output) if source.path != file]
    with open_store(output, write=True) as store:
        parsed, found = _read(store, sources, settings, progress)
        known = len(found.current) - parsed
        if not parsed + known:
            raise NothingToRead(paths, _suffixes(), len(found.skipped))
        progress("resolving names", 0, 1)
        unused = _conclude(store, common_title(paths), found, decided)
        if output:
            remember_corrections(store, _seen_from(output, file or output / CORRECTIONS))
        return parsed, known, load_corpus(store), unused


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

    name, options = settings.model or DEFAULT_MODEL, settings.reading or ReadOptions()
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
        return _resolve(store, decided)


def _resolve(store: DuckDBPyConnection, decided: Sequence[Correction]) -> tuple[str, ...]:
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


def _as_paths(paths: Sequence[str | Path]) -> list[Path]:
    return [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
