"""A finished build, opened, measured, ranked and written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import FormatUnknown, StoreNotFound
from graphkit.files import make_folder
from graphkit.graph import Build, build_graph
from graphkit.model import Corpus
from graphkit.pipeline.selecting import select_build
from graphkit.pipeline.settings import OUTPUTS, RENDERERS
from graphkit.selection import Selection, select
from graphkit.store import load_corpus, open_store

if TYPE_CHECKING:
    from graphkit.analyse import Ranked


def open_build(output: str | Path, selection: Selection | None = None) -> Build:
    """The build in a folder, or the part of it that is meant, not yet measured.

    Raises StoreNotFound and the other errors of the store; ActorNotFound, ActorAmbiguous, CommunityNotFound,
    UnitUnknown for a selection that means nothing.
    """
    with open_store(Path(output)) as store:
        corpus = load_corpus(store)
    return select_build(corpus, selection)


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

    graph = build.graph if observers else build_graph(select(build.corpus, Selection(observers=False)))
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
