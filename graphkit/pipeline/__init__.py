"""The plan of the house: ingest → extract → resolve → graph → export. The only place where the rooms meet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.corrections.read import read_corrections
from graphkit.errors import OutputUnwritable
from graphkit.graph import Build
from graphkit.model import Corpus
from graphkit.pipeline.answers import (
    corrections_of,
    export,
    export_tables,
    extractors_of,
    measure,
    notes,
    open_build,
    page_of,
    write,
    writers,
)
from graphkit.pipeline.collecting import give_back, rarely_collecting
from graphkit.pipeline.copies import Duplicates, duplicates
from graphkit.pipeline.finished import (
    Finished,
    find_inputs,
    find_sources,
    nothing_new,
    recall,
    remember,
    remember_files,
)
from graphkit.pipeline.hiring import started_early
from graphkit.pipeline.places import written_here
from graphkit.pipeline.ranking import centralities, rank, ranking
from graphkit.pipeline.settings import OUTPUTS, RENDERERS, ExportForm, Progress, Settings, Summary
from graphkit.pipeline.ties import Edges, edges
from graphkit.pipeline.update import resolve_names, update
from graphkit.store import FILE, load_corpus, open_store, settle, transaction

if TYPE_CHECKING:
    from graphkit.explorer.options import PageOptions

__all__ = [
    "OUTPUTS",
    "RENDERERS",
    "Duplicates",
    "Edges",
    "ExportForm",
    "Progress",
    "Settings",
    "Summary",
    "build",
    "build_into",
    "centralities",
    "conclude_again",
    "corrections_of",
    "duplicates",
    "edges",
    "export",
    "export_tables",
    "measure",
    "notes",
    "open_build",
    "page_of",
    "rank",
    "ranking",
    "write",
    "writers",
    "written_here",
]


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
    given, chosen = _as_paths(paths), settings or Settings()
    files = find_sources(given, folder)
    with started_early(files, folder, chosen) as early:
        inputs = find_inputs(given, folder, chosen, files)
        corpus = update(inputs, given, folder, chosen, _silent, early)[2]
    return measure(corpus)


def build_into(
    output: Path, paths: Sequence[Path], settings: Settings, *, renderer: str, progress: Progress
) -> Summary:
    """Bring the build in `output` up to date with `paths` and write its page, report and graph files."""
    found = find_sources(paths, output)
    with started_early(found, output, settings) as early:
        inputs = find_inputs(paths, output, settings, found)
        if done := nothing_new(output, inputs, renderer):
            return done
        parsed, known, corpus, unused = update(inputs, paths, output, settings, progress, early)
    finished, files = _finish(output, corpus, renderer, progress, settings.page)
    remember_files(output, renderer, settings.page)
    return Summary(parsed, known, finished, files, unused, corpus.skipped, corpus.notes)


def conclude_again(output: Path, *, renderer: str, progress: Progress) -> Summary:
    """Resolve the names of the build in `output` anew, with its corrections as they are now; no document is parsed."""
    decided = read_corrections(corrections_of(output))
    with open_store(output, write=True, standing=True) as store:
        progress("resolving names", 0, 1)
        page = recall(store).page
        with transaction(store):
            unused, raw = resolve_names(store, decided)
            remember(store, Finished(page=page))  # the rest no longer holds
        corpus = load_corpus(store, raw)
        settle(store)
        # before the store takes its place: should the disk be full, the one before still is what the corrections say
        finished, files = _finish(output, corpus, renderer, progress, page)
    return Summary(0, len(corpus.documents), finished, files, unused, corpus.skipped, corpus.notes)


@rarely_collecting()
def _finish(
    output: Path, corpus: Corpus, renderer: str, progress: Progress, page: PageOptions | None = None
) -> tuple[Build, tuple[Path, ...]]:
    """Measure the build and write its files."""
    progress("measuring", 0, 1)
    finished = measure(corpus)
    give_back()
    targets = tuple(output / name for name in OUTPUTS)
    _check_there(output)
    among = writers(renderer, page, extractors_of(output), notes(output, corpus))
    for done, target in enumerate(targets):
        progress("writing", done, len(targets))
        write(finished, target, among=among)
        give_back()
    _check_there(output)
    return finished, targets


def _check_there(output: Path) -> None:
    """Raise OutputUnwritable if the store of a build is gone."""
    if not (output / FILE).is_file():
        raise OutputUnwritable(output / FILE, "it was taken away meanwhile")


def _as_paths(paths: Sequence[str | Path]) -> list[Path]:
    return [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
