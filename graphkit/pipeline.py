"""The plan of the house: ingest → extract → resolve → graph → export. The only place where the rooms meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import FormatUnknown, NothingToRead, StoreNotFound
from graphkit.files import make_folder
from graphkit.graph import Build, build_graph
from graphkit.model import Corpus, Skipped
from graphkit.store import (
    add_documents,
    forget_documents,
    known_documents,
    load_corpus,
    load_mentions,
    load_texts,
    open_store,
    replace_derived,
    transaction,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from graphkit.analyse import Ranked
    from graphkit.ingest.discover import Source
    from graphkit.ingest.read import Reading

#: what `build` is told of its progress: the stage, how many of its steps are done, and how many there are
Progress = Callable[[str, int, int], None]

OUTPUTS = ("graph.html", "report.md", "graph.graphml", "graph.gexf")
CHUNK = 64  # documents that are read, parsed and stored together
RENDERERS = ("canvas", "pyvis")


@dataclass(frozen=True)
class Summary:
    """What a build did: documents parsed now and known before, the finished build, and the files it wrote."""

    parsed: int
    known: int
    build: Build
    files: tuple[Path, ...]


def build(paths: Sequence[str | Path], output: str | Path | None = None, *, model: str | None = None) -> Build:
    """Read files and folders and return the finished build: `.graph` is a networkx graph, `.corpus` its evidence.

    With `output`, work is kept in that folder and not done twice; without, nothing is written. `model` names any
    installed spaCy pipeline with a parser and ner. Raises PathNotFound, NothingToRead, ModelNotFound and the errors
    of the store.
    """
    folder = Path(output) if output is not None else None
    _, _, corpus = _update(_as_paths(paths), folder, model, _silent)
    return measure(corpus)


def build_into(output: Path, paths: Sequence[Path], *, model: str | None, renderer: str, progress: Progress) -> Summary:
    """Bring the build in `output` up to date with `paths` and write its page, report and graph files."""
    parsed, known, corpus = _update(paths, output, model, progress)
    progress("measuring", 0, 1)
    finished = measure(corpus)
    targets = tuple(output / name for name in OUTPUTS)
    for done, target in enumerate(targets):
        progress("writing", done, len(targets))
        write(finished, target, renderer=renderer)
    return Summary(parsed, known, finished, targets)


def open_build(output: str | Path) -> Build:
    """The build in a folder, not yet measured. Raises StoreNotFound and the other errors of the store."""
    with open_store(Path(output)) as store:
        corpus = load_corpus(store)
    return Build(corpus, build_graph(corpus))


def measure(corpus: Corpus) -> Build:
    """A build whose graph carries all centralities, communities and positions."""
    from graphkit.analyse import annotate

    return Build(corpus, annotate(build_graph(corpus)))


def rank(build: Build, by: str = "strength", top: int | None = None, type: str | None = None) -> list[Ranked]:  # noqa: A002
    """Actors by a centrality of the co-occurrence layer, highest first. Ranks are those among all actors,
    also when only one `type` (PERSON, ORG, GPE …) is asked for. Raises KeyError for an unknown centrality.
    """
    from graphkit.analyse import rank_actors

    rows = [row for row in rank_actors(build.graph, by) if type is None or row.type == type.upper()]
    return rows[:top]


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
    paths: Sequence[Path], output: Path | None, model: str | None, progress: Progress
) -> tuple[int, int, Corpus]:
    """Read what is new, forget what is gone, conclude anew. Returns how many were parsed and known, and the corpus."""
    from graphkit.ingest.discover import common_title, discover

    sources = discover(paths, leave_out=output)
    with open_store(output, write=True) as store:
        parsed, current, skipped = _read(store, sources, model, progress)
        known = len(current) - parsed
        if not parsed + known:
            raise NothingToRead(paths, _suffixes(), len(skipped))
        progress("resolving names", 0, 1)
        _conclude(store, common_title(paths), skipped, current)
        return parsed, known, load_corpus(store)


def _read(
    store: DuckDBPyConnection, sources: Sequence[Source], model: str | None, progress: Progress
) -> tuple[int, set[str], list[Skipped]]:
    """Parse and store what is new. Returns how many, the ids of all documents there are, and what was skipped."""
    from graphkit.extract.extractor import Text, extract_all
    from graphkit.extract.nlp import DEFAULT_MODEL, extractor_key, load_model
    from graphkit.ingest.read import read_all

    name = model or DEFAULT_MODEL
    key = extractor_key(name)
    stored = known_documents(store)
    skipped: list[Skipped] = []
    current: set[str] = set()
    fresh = _fresh(read_all(sources), stored, key, skipped, current)
    parsed = 0
    while chunk := list(islice(fresh, CHUNK)):
        progress("reading", len(current) + len(skipped) - len(chunk), len(sources))
        texts = [Text(each.document.id, each.document.text, each.prose) for each in chunk]
        found = dict(extract_all(load_model(name), texts))
        with transaction(store):
            add_documents(store, [(each.document, found[each.document.id]) for each in chunk], key)
        parsed += len(chunk)
    progress("reading", len(sources), len(sources))
    return parsed, current, skipped


def _fresh(
    readings: Iterator[Reading | Skipped], stored: dict[str, str], key: str, skipped: list[Skipped], current: set[str]
) -> Iterator[Reading]:
    """The readings that the store lacks, or has from another extractor; on the way, note what is there and what not."""
    for reading in readings:
        if isinstance(reading, Skipped):
            skipped.append(reading)
            continue
        current.add(reading.document.id)
        if stored.get(reading.document.id) != key:
            yield reading


def _conclude(store: DuckDBPyConnection, title: str, skipped: Sequence[Skipped], current: set[str]) -> None:
    """Forget documents that are gone and resolve all names anew, as a whole: until then the old build stands."""
    from graphkit.resolve.resolver import resolve

    with transaction(store):
        forget_documents(store, known_documents(store).keys() - current)
        found = resolve(load_texts(store), load_mentions(store))
        replace_derived(store, title, skipped, found.actors, found.memberships)


def _suffixes() -> list[str]:
    from graphkit.ingest import READERS

    return sorted(READERS)


def _as_paths(paths: Sequence[str | Path]) -> list[Path]:
    return [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
