"""A finished build, opened, measured and written."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.corrections import FILE as CORRECTIONS
from graphkit.corrections.notes import Notes, notes_of
from graphkit.corrections.read import read_corrections
from graphkit.errors import FormatUnknown, StoreNotFound
from graphkit.files import make_folder
from graphkit.graph import Build, build_graph
from graphkit.model import Corpus
from graphkit.pipeline.collecting import rarely_collecting
from graphkit.pipeline.finished import page_of_build
from graphkit.pipeline.publishing import redacted
from graphkit.pipeline.selecting import select_build
from graphkit.pipeline.settings import OUTPUTS, RENDERERS, ExportForm
from graphkit.selection import Selection
from graphkit.store import known_documents, load_corpus, open_store, remembered_corrections

if TYPE_CHECKING:
    from graphkit.explorer.options import PageOptions

FOR_PEOPLE = (".html", ".md", "report.html")
Writers = dict[str, Callable[[Build, Path], None]]


@rarely_collecting()
def open_build(output: str | Path, selection: Selection | None = None) -> Build:
    """The build in a folder, or the part of it that is meant, not yet measured.

    Raises StoreNotFound and the other errors of the store; ActorNotFound, ActorAmbiguous, CommunityNotFound,
    UnitUnknown for a selection that means nothing.
    """
    with open_store(Path(output)) as store:
        corpus = load_corpus(store)
    return select_build(corpus, selection)


def measure(corpus: Corpus) -> Build:
    """A build whose graph carries all centralities, communities, positions, and what each co-occurrence can bear."""
    from graphkit.analyse import annotate
    from graphkit.analyse.edges import add_statistics

    graph = annotate(build_graph(corpus), corpus, in_place=True)
    add_statistics(graph, corpus)
    return Build(corpus, graph)


def corrections_of(output: Path) -> Path:
    """The file of corrections that the build in `output` reads, there or not yet. Raises StoreNotFound."""
    with open_store(output) as store:
        noted = Path(os.path.normpath(output / (remembered_corrections(store) or CORRECTIONS)))
    return noted if noted.parent.is_dir() else output / CORRECTIONS


def notes(output: Path, corpus: Corpus) -> Notes:
    """What people noted about the actors of a corpus from the build in `output`, by their ids."""
    sources = {document.id: document.source for document in corpus.documents}
    return notes_of(corpus.actors, corpus.memberships, sources, read_corrections(corrections_of(output)))


def extractors_of(output: Path) -> tuple[str, ...]:
    """By which rules, language models and settings the documents of the build in a folder were read."""
    with open_store(output) as store:
        return tuple(sorted(set(known_documents(store).values())))


def write(
    build: Build,
    path: Path,
    *,
    renderer: str = RENDERERS[0],
    page: PageOptions | None = None,
    among: Writers | None = None,
) -> None:
    """Write a measured build in the format that the end of the file's name says (`graph.gexf`, `events.csv`).

    `page` says how our own page opens. Who writes several files gives the same writers `among` each time, so that the
    report is composed but once. Raises FormatUnknown, OutputUnwritable.
    """
    from graphkit.export import PICTURES

    ending = _ending(path)
    make_folder(path.parent)
    known = among or writers(renderer, page)
    known[ending](_drawn(build) if ending in PICTURES else build, path)


def writers(
    renderer: str = RENDERERS[0],
    page: PageOptions | None = None,
    extractors: Sequence[str] = (),
    noted: Notes | None = None,
) -> Writers:
    """All formats by the end of a file's name, with the page drawn by our own canvas code or by pyvis.

    `extractors` are those that read the documents; the report names them. Our page shows what is `noted`.
    """
    from graphkit.explorer.html import write_html
    from graphkit.explorer.pyvis import write_pyvis
    from graphkit.export import WRITERS
    from graphkit.report import report_writers

    def drawn(build: Build, path: Path) -> None:
        laid = _laid_out(build, page)
        if renderer == "pyvis":
            write_pyvis(laid, path)
        else:
            write_html(laid, path, page, noted)

    return WRITERS | report_writers(extractors) | {".html": drawn}


@rarely_collecting()
def export(
    output: Path,
    files: Sequence[Path],
    selection: Selection | None = None,
    form: ExportForm | None = None,
) -> None:
    """Write the build in `output`, or the part that is meant, to each file in the format of its name.

    Raises FormatUnknown, before anything is written, RedactionUnreadable, RedactionIncomplete, and the errors of
    `open_build`.
    """
    from graphkit.export import aggregate, one_layer

    form = form or ExportForm()
    known = {path: _ending(path) for path in files}
    chosen = open_build(output, selection).corpus
    finished = redacted(chosen, form.redact) if form.redact else measure(chosen)
    if form.layer:
        finished = one_layer(finished, form.layer)
    machines = aggregate(finished) if form.pooled else finished
    page = page_of_build(output)
    if page and form.redact:
        page = replace(page, title="")  # it may say whom the file hides
    noted = {} if form.redact else notes(output, finished.corpus)
    among = writers(form.renderer, page, extractors_of(output), noted)
    for path in files:
        write(finished if known[path] in FOR_PEOPLE else machines, path, among=among)


def export_tables(
    output: Path, folder: Path, selection: Selection | None = None, *, redact: Path | None = None
) -> None:
    """Write the build in `output` as JSON lines: documents, stories, entities, mentions, cooccurrences with their
    evidence, relations; without the actors and sources that the file `redact` hides.
    """
    from graphkit.export import write_tables

    chosen = open_build(output, selection)
    write_tables(redacted(chosen.corpus, redact) if redact else chosen, folder)


def _ending(path: Path) -> str:
    """The longest end of the file's name that says a format. Raises FormatUnknown."""
    fits = [ending for ending in writers() if path.name.lower().endswith(ending)]
    if not fits:
        raise FormatUnknown(path, sorted(writers()))
    return max(fits, key=len)


def _laid_out(build: Build, page: PageOptions | None) -> Build:
    """The build as the page's options lay it out."""
    from graphkit.analyse.arrangements import ARRANGEMENTS, rearrange

    if page is None or page.layout not in ARRANGEMENTS:
        return build
    return Build(build.corpus, rearrange(build.graph, page.layout))


def _drawn(build: Build) -> Build:
    """What a picture shows of a build, laid out anew, so that few actors fill the page."""
    from graphkit.analyse.layout import place
    from graphkit.export import excerpt

    part = excerpt(build)
    names = dict(part.graph.nodes(data="community"))
    numbers = {name: number for number, name in enumerate(sorted({str(name) for name in names.values()}))}
    places = place(part.graph, {node: numbers[str(name)] for node, name in names.items()})
    for node, (x, y) in places.items():
        part.graph.nodes[node].update(x=x, y=y)
    return part


def page_of(output: Path) -> Path:
    """The page of the build in a folder. Raises StoreNotFound if there is none."""
    page = (output / OUTPUTS[0]).absolute()
    if not page.is_file():
        raise StoreNotFound(output)
    return page
