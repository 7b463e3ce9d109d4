"""Co-occurrence edges with all that says how much they can bear."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graphkit.analyse.backbone import ALPHA, Backbone, Pair, disparity, keep_backbone
from graphkit.analyse.significance import associate
from graphkit.graph import story_of, story_weight
from graphkit.model import Corpus
from graphkit.units import SENTENCE, presence


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

    weights: dict[Pair, float]
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
STATISTICS = ("jaccard", "npmi", "g2", "p", "q", "disparity")


def edges(corpus: Corpus, by: str = "weight", unit: str = SENTENCE, alpha: float = ALPHA) -> list[Edge]:
    """All pairs of a corpus, the strongest `by` some count or measure first, then by weight and names.

    `unit` says what the corpus' pairs share; `alpha` is the level below which an edge belongs to the backbone. Raises
    KeyError for an unknown order, UnitUnknown.
    """
    sign = 1 if ORDERS[by] else -1
    found = _measure(corpus, unit, alpha)
    stories, names = story_of(corpus), {actor.id: actor.name for actor in corpus.actors}
    rows = []
    for number, each in enumerate(corpus.cooccurrences):
        documents = {span.document_id for span in each.sentences}
        row = Edge(
            source=each.source,
            target=each.target,
            source_name=names[each.source],
            target_name=names[each.target],
            weight=found.weights[each.source, each.target],
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
    found = _measure(corpus, unit, alpha)
    return {
        pair: {**{name: found.columns[name][number] for name in STATISTICS}, "backbone": pair in found.backbone.edges}
        for number, pair in enumerate(found.weights)
    }


def backbone(corpus: Corpus, unit: str = SENTENCE, alpha: float = ALPHA) -> Backbone:
    """The main edges of a corpus: more than chance at a false discovery rate of `alpha`, or by the disparity filter at
    that level, and those that hold together what was connected. Raises UnitUnknown.
    """
    return _measure(corpus, unit, alpha).backbone


def _measure(corpus: Corpus, unit: str, alpha: float) -> _Measured:
    import numpy as np

    where = presence(corpus, unit)
    number = {actor: i for i, actor in enumerate(where.actors)}
    stories = story_of(corpus)
    weights = {
        (each.source, each.target): float(story_weight(each.sentences, stories)) for each in corpus.cooccurrences
    }
    ends = np.array([(number[one], number[other]) for one, other in weights], dtype=np.int64).reshape(-1, 2)
    values = associate(where.actor, where.unit, where.units, (ends[:, 0], ends[:, 1], where.together))
    columns = {name: _rounded(getattr(values, name)) for name in ("together", "expected", *STATISTICS[:-1])}
    graph = nx.Graph()
    graph.add_nodes_from(where.actors)
    graph.add_weighted_edges_from((*pair, weight) for pair, weight in weights.items())
    shares = disparity(graph)
    columns["disparity"] = _rounded([shares[pair] for pair in weights])
    levels = zip(weights, columns["q"], columns["disparity"], strict=True)
    strong = {pair for pair, q, share in levels if min(q, share) <= alpha}
    surprise = dict(zip(weights, columns["p"], strict=True))
    return _Measured(weights, columns, keep_backbone(graph, strong, surprise))


def _rounded(values: Iterable[float]) -> list[float]:
    """To six digits: further ones differ between machines."""
    return [float(f"{value:.6g}") for value in values]
