"""Our measures against networkx on random graphs: directed or not, weighted, in pieces, empty, of one node."""

import math
import random
from collections.abc import Callable

import networkx as nx
import pytest

from graphkit.analyse.centrality import CENTRALITIES

GRAPHS = 240
Scores = dict[str, float]


def random_graph(seed: int) -> nx.Graph:
    # weights are powers of two, so that sums of distances are exact and networkx sees every tie
    chance = random.Random(seed)
    graph = nx.DiGraph() if seed % 2 else nx.Graph()
    names = [f"n{number:02}" for number in range(chance.choice([0, 1, 2, 5, 10, 20, 30]))]
    chance.shuffle(names)
    graph.add_nodes_from(names)
    density = chance.choice([0.02, 0.1, 0.3, 0.8])
    for source in names:
        for target in names:
            if source != target and chance.random() < density:
                weight = chance.choice([1.0, 2.0, 4.0, 8.0])
                graph.add_edge(source, target, weight=weight, distance=1 / weight)
    return graph


def without_direction(graph: nx.Graph) -> nx.Graph:
    plain = nx.Graph()
    plain.add_nodes_from(graph)
    for source, target, weight in graph.edges(data="weight"):
        before = plain.get_edge_data(source, target, {"weight": 0.0})["weight"]
        plain.add_edge(source, target, weight=before + weight)
    return plain


def shares(counts: Scores) -> Scores:
    return {node: count / max(1, len(counts) - 1) for node, count in counts.items()}


def constraint(graph: nx.Graph) -> Scores:
    found = nx.constraint(without_direction(graph), weight="weight") if len(graph) else {}
    return {node: 1.0 if math.isnan(score) else score for node, score in found.items()}  # networkx knows none there


def pagerank(graph: nx.Graph) -> Scores:
    return nx.pagerank(graph, weight="weight", tol=1e-13 / max(1, len(graph)), max_iter=1000)


THEIRS: dict[str, Callable[[nx.Graph], Scores]] = {
    "degree": lambda graph: shares(dict(without_direction(graph).degree())),
    "in_degree": lambda graph: shares(dict(graph.in_degree())),
    "out_degree": lambda graph: shares(dict(graph.out_degree())),
    "strength": lambda graph: dict(graph.degree(weight="weight")),
    "in_strength": lambda graph: dict(graph.in_degree(weight="weight")),
    "out_strength": lambda graph: dict(graph.out_degree(weight="weight")),
    "betweenness": lambda graph: nx.betweenness_centrality(graph, weight="distance"),
    "closeness": lambda graph: nx.closeness_centrality(graph, distance="distance"),
    "harmonic": lambda graph: shares(nx.harmonic_centrality(graph, distance="distance")),
    "eigenvector": lambda graph: nx.eigenvector_centrality_numpy(graph, weight="weight"),
    "pagerank": pagerank,
    "hub": lambda graph: nx.hits(graph)[0],
    "authority": lambda graph: nx.hits(graph)[1],
    "core": lambda graph: nx.core_number(without_direction(graph)),
    "clustering": lambda graph: nx.clustering(without_direction(graph), weight="weight") if len(graph) else {},
    "constraint": constraint,
}


def fits(graph: nx.Graph, by: str) -> bool:
    """Whether networkx has one answer: directions where they are needed, one leading vector."""
    if by in ("in_degree", "out_degree", "in_strength", "out_strength"):
        return bool(graph.is_directed())
    if by == "eigenvector":
        return not graph.is_directed() and len(graph) > 2 and nx.is_connected(graph)
    if by in ("hub", "authority"):
        return graph.is_directed() and len(graph) > 2 and nx.is_strongly_connected(graph) and nx.is_aperiodic(graph)
    return True


def test_every_measure_is_compared() -> None:
    assert set(THEIRS) == set(CENTRALITIES)


@pytest.mark.parametrize("by", THEIRS)
def test_scores_are_those_of_networkx(by: str) -> None:
    graphs = [graph for graph in map(random_graph, range(GRAPHS)) if fits(graph, by)]
    assert len(graphs) > 25
    for graph in graphs:
        assert CENTRALITIES[by].score(graph) == pytest.approx(THEIRS[by](graph), abs=1e-6)
