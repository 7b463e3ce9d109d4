"""Co-occurrence edges with all that says how much they can bear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.analyse.backbone import ALPHA, Backbone, Pair, disparity, keep_backbone
from graphkit.analyse.significance import associate
from graphkit.analyse.tallies import story_weights
from graphkit.columns import pairs_of
from graphkit.graph import COOCCURRENCE, MEASURED, story_of
from graphkit.model import Corpus
from graphkit.units import SENTENCE, presence

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    import numpy.typing as npt


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


@dataclass(frozen=True)
class _Measured:
    """The pairs of a corpus in order with their weights, what the measures say of each, and the main ones."""

    pairs: list[Pair]
    weights: list[float]
    columns: dict[str, list[float]]
    backbone: Backbone


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
    rows = []
    for number, each in enumerate(corpus.cooccurrences):
        documents = {span.document_id for span in each.sentences}
        row = Edge(
            source=each.source,
            target=each.target,
            source_name=names[each.source],
            target_name=names[each.target],
            weight=found.weights[number],
            sentences=len(each.sentences),
            documents=len(documents),
            stories=len({stories[document] for document in documents}),
            together=int(found.columns["together"][number]),
            expected=found.columns["expected"][number],
            backbone=(each.source, each.target) in found.backbone.edges,
            **{name: found.columns[name][number] for name in STATISTICS},
        )
        rows.append((sign * getattr(row, by), -row.weight, row.source_name, row.target_name, row.source, row))
    return [row for *_, row in sorted(rows, key=lambda keys: (*keys[:-1], keys[-1].target))]


def edge_statistics(corpus: Corpus, unit: str = SENTENCE, alpha: float = ALPHA) -> dict[Pair, dict[str, float | bool]]:
    """For each pair (source, target) of a corpus the edge attributes `jaccard`, `npmi`, `g2`, `p`, `q`, `disparity` and
    `backbone`, as in `Edge`. Raises UnitUnknown.
    """
    return {pair: dict(zip(MEASURED, row, strict=True)) for pair, row in _rows(_measure(corpus, unit, alpha))}


def add_statistics(graph: nx.MultiDiGraph, corpus: Corpus) -> None:
    """Put the `edge_statistics` of a corpus, in its unit, on the edges of its graph."""
    near = dict(graph.adjacency())
    for (source, target), row in _rows(_measure(corpus, corpus.unit, ALPHA)):
        near[source][target][COOCCURRENCE].update(zip(MEASURED, row, strict=True))


def backbone(corpus: Corpus, unit: str = SENTENCE, alpha: float = ALPHA) -> Backbone:
    """The main edges of a corpus: more than chance at a false discovery rate of `alpha`, or by the disparity filter at
    that level, and those that hold together what was connected. Raises UnitUnknown.
    """
    return _measure(corpus, unit, alpha).backbone


def _measure(corpus: Corpus, unit: str, alpha: float, counted: Sequence[str] = ()) -> _Measured:
    import numpy as np

    where, joined = presence(corpus, unit), pairs_of(corpus)
    names = [actor.id for actor in corpus.actors]
    ends = ([names[number] for number in column.tolist()] for column in (joined.sources, joined.targets))
    pairs = list(zip(*ends, strict=True))
    weights = story_weights(corpus, joined)
    values = associate(where.actor, where.unit, where.units, (joined.sources, joined.targets, where.together))
    columns = {name: _rounded(getattr(values, name)) for name in (*counted, *STATISTICS[:-1])}
    columns["disparity"] = _rounded(disparity(pairs, weights))
    strong = np.minimum(columns["q"], columns["disparity"]) <= alpha
    kept = keep_backbone(pairs, weights, strong, columns["p"])
    return _Measured(pairs, weights.tolist(), {name: _listed(column) for name, column in columns.items()}, kept)


def _rows(found: _Measured) -> Iterator[tuple[Pair, tuple[float | bool, ...]]]:
    """Each pair with what measuring adds to its edge."""
    columns = (found.columns[name] for name in STATISTICS)
    kept = map(found.backbone.edges.__contains__, found.pairs)
    return zip(found.pairs, zip(*columns, kept, strict=True), strict=True)


def _rounded(values: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """To six digits: further ones differ between machines. Each value is rounded once, however many pairs have it."""
    import numpy as np

    distinct, place = np.unique(values, return_inverse=True)
    return np.array([float(f"{value:.6g}") for value in distinct.tolist()])[place]


def _listed(values: npt.NDArray[np.float64]) -> list[float]:
    """The values, equal ones as one object: they stay in memory as long as the graph does."""
    import numpy as np

    distinct, place = np.unique(values, return_inverse=True)
    known = distinct.tolist()
    return [known[number] for number in place.tolist()]
