"""Who matters, by six measures of the co-occurrence layer.

Every measure takes the simple undirected graph of `graphkit.graph.project(graph, "cooccurrence")` and gives a score for
each node. Strength is not distance: betweenness and closeness read `distance` (1/weight), strength, eigenvector and
PageRank read `weight`, degree reads neither. All work on an empty graph, on a single node and on a graph in pieces, and
none depends on the order in which nodes and edges were added.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from graphkit.analyse.canonical import canonical, components
from graphkit.analyse.shortest_paths import Floats, dependencies, sweeps
from graphkit.graph import COOCCURRENCE, project

DIGITS = 12  # what differs later is rounding
DENSE = 300  # up to this size a full decomposition is as fast as an iteration, and exact


@dataclass(frozen=True)
class Ranked:
    """An actor's place by one measure. Equal scores share a rank, and the next rank is skipped for each."""

    rank: int
    actor_id: str
    label: str
    type: str
    score: float
    mentions: int
    documents: int


def rank_actors(graph: nx.MultiDiGraph, by: str) -> tuple[Ranked, ...]:
    """All actors, the highest score of the measure `by` (a key of `CENTRALITIES`) first.

    Equal scores go by label, then id. Scores that `annotate` left on the nodes are read, else measured.
    Raises `KeyError` for an unknown measure.
    """
    measure = CENTRALITIES[by]
    scores = nx.get_node_attributes(graph, by)
    if len(scores) < len(graph):
        scores = measure(project(graph, COOCCURRENCE))
    rounded = {node: round(score, DIGITS) for node, score in scores.items()}
    ranking: list[Ranked] = []
    for place, node in enumerate(sorted(graph, key=lambda n: (-rounded[n], graph.nodes[n]["label"], n)), start=1):
        tied = bool(ranking) and ranking[-1].score == rounded[node]
        rank = ranking[-1].rank if tied else place
        data = graph.nodes[node]
        ranking.append(
            Ranked(rank, node, data["label"], data["type"], rounded[node], data["mentions"], data["documents"])
        )
    return tuple(ranking)


def degree(graph: nx.Graph) -> dict[str, float]:
    """The share of all other actors an actor is named together with.

    Reads neither weight nor distance. From 0 (with nobody) to 1 (with everybody). A high value means many different
    companions, however often. Freeman (1979), Centrality in social networks.
    """
    others = max(1, len(graph) - 1)
    return {node: sum(1 for near in graph[node] if near != node) / others for node in sorted(graph)}


def strength(graph: nx.Graph) -> dict[str, float]:
    """How many times an actor is named together with others: the sum of the weights of its edges.

    Reads `weight` (sentences), so a sentence that names three actors counts twice for each. From 0 upwards. A high
    value means much company, be it of few or of many. Barrat et al. (2004), The architecture of complex weighted
    networks.
    """
    ids, simple = canonical(graph)
    return {ids[node]: float(total) for node, total in simple.degree(weight="weight")}


def betweenness(graph: nx.Graph) -> dict[str, float]:
    """The share of shortest routes between other actors that pass through an actor.

    Reads `distance` (1/weight): often named together is close. From 0 to 1 (every pair meets through this actor). A
    high value means a go-between or a bridge between groups. Exact in components of up to 1,500 actors; in larger ones
    estimated from 500 actors drawn with a fixed seed. Freeman (1977), A set of measures of centrality based on
    betweenness; computed after Brandes (2001).
    """
    ids, simple = canonical(graph)
    totals = np.zeros(len(ids))
    for sweep in sweeps(simple):
        totals[sweep.nodes] += dependencies(sweep) * sweep.scale
    pairs = max(1, (len(ids) - 1) * (len(ids) - 2))
    return _named(ids, np.minimum(totals / pairs, 1.0))  # an estimate can pass the bound


def closeness(graph: nx.Graph) -> dict[str, float]:
    """How near an actor is to all others: one over its mean distance to those it can reach, times their share of all.

    Reads `distance` (1/weight). From 0 (alone) to the largest weight of an edge; to 1 if all weights are 1. A high
    value means short ways to everybody. Means are exact in components of up to 1,500 actors; in larger ones estimated
    from 500 actors drawn with a fixed seed (Eppstein & Wang 2004). Wasserman & Faust (1994), Social
    network analysis, p. 200.
    """
    ids, simple = canonical(graph)
    totals, reached = np.zeros(len(ids)), np.zeros(len(ids))
    for sweep in sweeps(simple):
        totals[sweep.nodes] += sweep.distances.sum(axis=0) * sweep.scale
        reached[sweep.nodes] = len(sweep.nodes) - 1
    scores = np.divide(reached**2, totals, out=np.zeros(len(ids)), where=totals > 0) / max(1, len(ids) - 1)
    return _named(ids, scores)


def eigenvector(graph: nx.Graph) -> dict[str, float]:
    """How well connected an actor's companions are: its score is proportional to the weighted sum of theirs.

    Reads `weight`. From 0 to 1; the squares of all scores add up to 1. A high value means company of the well
    connected. In a graph of several pieces the scores live on the piece with the largest eigenvalue (usually the
    largest, densest one) and are 0 elsewhere; pieces with the same eigenvalue share them, as they do when equal scores
    are multiplied by the matrix of weights again and again. Bonacich (1972), Factoring and weighting
    approaches to status scores.
    """
    ids, simple = canonical(graph)
    leading = [(*_leading_pair(simple, nodes), nodes) for nodes in components(simple) if len(nodes) > 1]
    largest = max((value for value, _, _ in leading), default=0.0)
    scores = np.zeros(len(ids))
    for value, vector, nodes in leading:
        if value >= largest * (1 - 1e-9):
            scores[nodes] = vector * vector.sum()
    return _named(ids, scores / (np.linalg.norm(scores) or 1.0))


def pagerank(graph: nx.Graph) -> dict[str, float]:
    """The share of time a walker spends at an actor who follows edges by weight and now and then starts anew anywhere.

    Reads `weight`; damping 0.85. From 0 to 1; all scores add up to 1. A high value means much company, most of all of
    those who have much company themselves; unlike eigenvector it gives every piece of the graph its due. Page, Brin,
    Motwani & Winograd (1999), The PageRank citation ranking.
    """
    ids, simple = canonical(graph)
    # networkx multiplies the tolerance by the number of nodes
    found = nx.pagerank(simple, alpha=0.85, weight="weight", tol=1e-13 / max(1, len(ids)), max_iter=1000)
    return {ids[node]: score for node, score in found.items()}


CENTRALITIES: dict[str, Callable[[nx.Graph], dict[str, float]]] = {
    "degree": degree,
    "strength": strength,
    "betweenness": betweenness,
    "closeness": closeness,
    "eigenvector": eigenvector,
    "pagerank": pagerank,
}


def _leading_pair(graph: nx.Graph, nodes: list[int]) -> tuple[float, Floats]:
    matrix: Any = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight="weight", format="csr")
    matrix.sort_indices()
    if len(nodes) <= DENSE:
        values, vectors = np.linalg.eigh(matrix.toarray())
    else:
        from scipy.sparse.linalg import eigsh

        # the start is fixed, and not orthogonal to the answer, whose entries are all positive
        values, vectors = eigsh(matrix, k=1, which="LA", v0=np.ones(len(nodes)), tol=0)
    return float(values[-1]), np.abs(vectors[:, -1])


def _named(ids: list[str], scores: Floats) -> dict[str, float]:
    return {node: float(score) for node, score in zip(ids, scores, strict=True)}
