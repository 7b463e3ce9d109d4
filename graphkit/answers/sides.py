"""Two sets of documents out of one corpus, and the graph of both that says what changed."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase

import networkx as nx

from graphkit.answers.compare import SAME, Change, Diff
from graphkit.errors import NothingToCompare
from graphkit.graph import COOCCURRENCE, Build, build_graph
from graphkit.model import Corpus, Document
from graphkit.selection import keep_documents

#: of a change that may be chance
UNSURE = "no sure change"
# Paul Tol's bright scheme: orange-red for what grows, blue for what shrinks, told apart by all
COLOURS = {"gained": "#ee6677", "stronger": "#ee6677", "lost": "#4477aa", "weaker": "#4477aa", UNSURE: "#bbbbbb"}


def by_date(corpus: Corpus, before: str, since: str = "") -> tuple[Build, Build]:
    """The documents dated before a day, month or year, and those from it (or from another) on.

    A document whose date is too coarse to tell, or that has none, is in neither. Raises NothingToCompare if a side is
    empty.
    """
    since = since or before
    return (
        _side(corpus, lambda each: bool(each.date) and _last(each) < _first(before), f"dated before {before}"),
        _side(corpus, lambda each: bool(each.date) and _first(_iso(each)) >= _first(since), f"dated {since} or later"),
    )


def by_name(corpus: Corpus, one: str, other: str) -> tuple[Build, Build]:
    """The documents whose source or outlet fits a pattern (`*` and `?` stand for letters), and those that fit another.

    A document that fits both is in neither. Raises NothingToCompare if a side is empty.
    """

    def only(pattern: str, without: str) -> Build:
        what = f"whose file or outlet is like {pattern!r} and not like {without!r}"
        return _side(corpus, lambda each: _fits(each, pattern) and not _fits(each, without), what)

    return only(one, other), only(other, one)


def changed(measured: Build, found: Diff) -> Build:
    """A measured build of both sides whose graph says on nodes and co-occurrence edges what changed.

    `change` is gained, lost, stronger, weaker or "no sure change", `before` and `after` count stories, `ratio` and `q`
    are those of `Change`. Colours and communities are those of the change too, so that every program shows it; places
    are those of all documents together.
    """
    graph: nx.MultiDiGraph = measured.graph.copy()
    unnamed = {"change": UNSURE, "before": 0, "after": 0, "ratio": 0.0, "q": 1.0}
    for _, data in graph.nodes(data=True):
        data.update(unnamed, community=UNSURE, color=COLOURS[UNSURE])
    for row in found.actors:
        word = _word(row)
        graph.nodes[row.one_id].update(_told(row), community=word, color=COLOURS[word])
    for row in found.pairs:
        graph.edges[row.one_id, row.other_id, COOCCURRENCE].update(_told(row))
    return Build(measured.corpus, graph)


def _word(row: Change) -> str:
    return row.change if row.sure and row.change != SAME else UNSURE


def _told(row: Change) -> dict[str, str | int | float]:
    return {"change": _word(row), "before": row.before, "after": row.after, "ratio": row.ratio, "q": row.q}


def _side(corpus: Corpus, test: Callable[[Document], bool], what: str) -> Build:
    kept = keep_documents(corpus, {document.id for document in corpus.documents if test(document)})
    if not kept.documents:
        raise NothingToCompare(what)
    return Build(kept, build_graph(kept))


def _fits(document: Document, pattern: str) -> bool:
    wanted = pattern.casefold()
    return any(fnmatchcase(text.casefold(), wanted) for text in (document.source, document.outlet))


def _iso(document: Document) -> str:
    return document.date.iso if document.date else ""


def _first(iso: str) -> str:
    return iso + "0000-01-01"[len(iso) :]


def _last(document: Document) -> str:
    """No earlier than the last day that the date can mean."""
    iso = _iso(document)
    return iso + "9999-12-31"[len(iso) :]
