"""Co-occurrence edges with all that says how much they can bear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.analyse.backbone import ALPHA, Backbone, Pair, backbone_of, disparity, joining
from graphkit.analyse.significance import associate
from graphkit.analyse.tallies import story_weights
from graphkit.columns import Edges as Pairs
from graphkit.columns import pairs_of
from graphkit.edge_table import MISSING, Column, column_of
from graphkit.graph import COOCCURRENCE, MEASURED, story_of
from graphkit.model import Corpus
from graphkit.units import SENTENCE, presence

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Edge:
    """Two actors that are together, by id and name.

    `sentences`, `documents` and `stories` count the evidence (`sentences`: runs of them where the unit is wider);
    `weight` is `sentences` with each story counted once. `together` and what follows look at one document of each
    story; see `significance.Associations`. `disparity` is the chance that the edge is so large a part of what one of
    its actors does; `backbone` says whether it is a main edge.
    """

    source: str
    target: str
    source_name: str
    target_name: str
    weight: float
    sentences: int
    documents: int
    stories: int
    together: int
    expected: float
    jaccard: float
    npmi: float
    g2: float
    p: float
    q: float
    disparity: float
    backbone: bool


@dataclass(frozen=True, eq=False)
class _Measured:
    """The pairs of a corpus in order, what the measures say of each, which are main ones, and which of these only
    because they join others.
    """

    pairs: Pairs
    columns: dict[str, npt.NDArray[Any]]
    kept: npt.NDArray[np.bool_]
    held: npt.NDArray[np.bool_]


#: what edges can be listed by → whether the smallest value comes first
ORDERS = {
    "weight": False,
    "sentences": False,
    "documents": False,
    "stories": False,
    "jaccard": False,
    "npmi": False,
    "g2": False,
    "p": True,
    "disparity": True,
}
STATISTICS = MEASURED[:-1]  # all but whether it belongs to the backbone
COUNTED = ("together", "expected")


def edges(corpus: Corpus, by: str = "weight", unit: str = SENTENCE, alpha: float = ALPHA) -> list[Edge]:
    """All pairs of a corpus, the strongest `by` some count or measure first, then by weight and names.

    `unit` says what the corpus' pairs share; `alpha` is the level below which an edge belongs to the backbone. Raises
    KeyError for an unknown order, UnitUnknown.
    """
    sign = 1 if ORDERS[by] else -1
    found = _measure(corpus, unit, alpha, COUNTED)
    stories, names = story_of(corpus), {actor.id: actor.name for actor in corpus.actors}
    measured = {name: column.tolist() for name, column in found.columns.items()}
    kept = found.kept.tolist()
    rows = []
    for number, each in enumerate(corpus.cooccurrences):
        documents = {span.document_id for span in each.sentences}
        row = Edge(
            source=each.source,
            target=each.target,
            source_name=names[each.source],
            target_name=names[each.target],
            weight=measured["weight"][number],
            sentences=len(each.sentences),
            documents=len(documents),
            stories=len({stories[document] for document in documents}),
            together=int(measured["together"][number]),
            expected=measured["expected"][number],
            backbone=kept[number],
            **{name: measured[name][number] for name in STATISTICS},
        )
        rows.append((sign * getattr(row, by), -row.weight, row.source_name, row.target_name, row.source, row))
    return [row for *_, row in sorted(rows, key=lambda keys: (*keys[:-1], keys[-1].target))]


def add_statistics(graph: nx.MultiDiGraph, corpus: Corpus) -> None:
    """Put `jaccard`, `npmi`, `g2`, `p`, `q`, `disparity` and `backbone`, as in `Edge`, on the edges of a corpus' graph,
    by the corpus' unit.
    """
    import numpy as np

    from graphkit.folded import add_columns, table_of

    found = _measure(corpus, corpus.unit, ALPHA)
    if (table := table_of(graph)) is None:
        for (source, target), row in _rows(corpus, found):
            graph.edges[source, target, COOCCURRENCE].update(zip(MEASURED, row, strict=True))
    elif len(found.kept):
        key = np.full(len(found.kept), table.keys.values.index(COOCCURRENCE))
        place = np.full(len(table), MISSING)
        place[table.find(found.pairs.sources, found.pairs.targets, key)] = np.arange(len(found.kept))
        add_columns(graph, {name: _spread(column, place) for name, column in _attributes(found).items()})


def backbone(corpus: Corpus, unit: str = SENTENCE, alpha: float = ALPHA) -> Backbone:
    """The main edges of a corpus: more than chance at a false discovery rate of `alpha`, or by the disparity filter at
    that level, and those that hold together what was connected. Raises UnitUnknown.
    """
    found = _measure(corpus, unit, alpha)
    return backbone_of(_named(corpus, found), (found.pairs.sources, found.pairs.targets), found.kept, found.held)


def _measure(corpus: Corpus, unit: str, alpha: float, counted: Sequence[str] = ()) -> _Measured:
    import numpy as np

    where, joined = presence(corpus, unit), pairs_of(corpus)
    ends = joined.sources, joined.targets
    weights = story_weights(corpus, joined)
    values = associate(where.actor, where.unit, where.units, (*ends, where.together))
    columns = {name: _rounded(getattr(values, name)) for name in (*counted, *STATISTICS[:-1])}
    columns["disparity"] = _rounded(disparity(ends, weights))
    strong = np.minimum(columns["q"], columns["disparity"]) <= alpha
    held = joining(ends, weights, strong, columns["p"])
    return _Measured(joined, {**columns, "weight": weights}, strong | held, held)


def _attributes(found: _Measured) -> dict[str, npt.NDArray[Any]]:
    """What measuring adds to the edges, in the order of the pairs."""
    return {**{name: found.columns[name] for name in STATISTICS}, MEASURED[-1]: found.kept}


def _spread(values: npt.NDArray[Any], place: Ints) -> Column:
    """A column of values, of which each row takes the one at its place, or none."""
    import numpy as np

    found = column_of(values)
    return Column(found.values, np.where(place == MISSING, MISSING, found.places[place]).astype(found.places.dtype))


def _named(corpus: Corpus, found: _Measured) -> list[Pair]:
    """The ids of each pair."""
    names = [actor.id for actor in corpus.actors]
    ends = ([names[number] for number in column.tolist()] for column in (found.pairs.sources, found.pairs.targets))
    return list(zip(*ends, strict=True))


def _rows(corpus: Corpus, found: _Measured) -> Iterator[tuple[Pair, tuple[float | bool, ...]]]:
    """Each pair with what measuring adds to its edge."""
    columns = (column.tolist() for column in _attributes(found).values())
    return zip(_named(corpus, found), zip(*columns, strict=True), strict=True)


def _rounded(values: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """To six digits: further ones differ between machines. Each value is rounded once, however many pairs have it."""
    import numpy as np

    distinct, place = np.unique(values, return_inverse=True)
    return np.array([float(f"{value:.6g}") for value in distinct.tolist()])[place]
