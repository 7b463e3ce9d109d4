"""Rankings of a large graph against networkx: `python tests/benchmarks/centrality.py [NODES] [EDGES] [SOURCES]`.

Draws a weighted graph whose degrees follow a power law (100,000 nodes and 500,000 edges by default), measures it with
graphkit and with networkx in one run, and prints seconds of CPU and how many times faster graphkit is. Betweenness of
all networkx sources would take days: it gets SOURCES (5 by default, 0 leaves it out), and its time is scaled up. Same
graph in each run. Both compute on one thread: idle threads of linear algebra that spin count as CPU.
"""

import os

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # read when numpy is imported

import sys
import time
from collections.abc import Callable

import networkx as nx
import numpy as np
import scipy.sparse.linalg  # noqa: F401 (loaded before anything is timed)

from graphkit.analyse.centrality import CENTRALITIES
from graphkit.analyse.consensus import partitions
from graphkit.analyse.network import Network, adjacency, components, from_edges
from graphkit.analyse.shortest_paths import path_sums


def power_law(nodes: int, edges: int) -> Network:
    """A graph without parallel edges: ends drawn by rank to the power -0.7, weights 1 and up by a Pareto law."""
    rng = np.random.default_rng(0)
    chances = np.cumsum((np.arange(nodes) + 10.0) ** -0.7)
    ends = np.searchsorted(chances / chances[-1], rng.random((2, int(edges * 1.4))))
    keys = np.unique(ends.min(axis=0) * nodes + ends.max(axis=0))
    keys = np.sort(rng.permutation(keys[keys // nodes != keys % nodes])[:edges])
    weights = 1 + np.floor(rng.pareto(1.5, len(keys)))
    found = zip((keys // nodes).tolist(), (keys % nodes).tolist(), weights.tolist(), strict=True)
    return from_edges([f"n{number:07}" for number in range(nodes)], list(found), directed=False)


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    began = time.process_time()
    work()
    return time.process_time() - began


def as_networkx(network: Network) -> nx.Graph:
    """The same graph for networkx."""
    graph = nx.Graph()
    graph.add_nodes_from(range(len(network)))
    ends = zip(network.sources.tolist(), network.targets.tolist(), network.weights.tolist(), strict=True)
    graph.add_edges_from((u, v, {"weight": w, "distance": 1 / w}) for u, v, w in ends)
    return graph


def betweenness(network: Network, graph: nx.Graph, sources: int) -> tuple[float, float]:
    """Seconds of our sampled betweenness, and of networkx' from as many sources, scaled up from few."""
    ours = seconds(lambda: CENTRALITIES["betweenness"].score(network))
    sums = path_sums(network).passing  # kept from the call before
    pairs = (len(network) - 1) * (len(network) - 2)
    print(f"betweenness up to {sums.value.max() / pairs:.3f}, standard error up to {sums.error.max() / pairs:.2g}")
    theirs = seconds(lambda: nx.betweenness_centrality(graph, k=sources, weight="distance", seed=0))
    return ours, theirs * network.sample / sources


def main() -> None:
    nodes, edges, sources = (int(word) for word in (*sys.argv[1:], *("100000", "500000", "5")[len(sys.argv) - 1 :]))
    network = power_law(nodes, edges)
    graph = as_networkx(network)
    largest = graph.subgraph(max(nx.connected_components(graph), key=len)).copy()
    score = {name: each.score for name, each in CENTRALITIES.items()}
    found = {
        "pagerank": (seconds(lambda: score["pagerank"](network)), seconds(lambda: nx.pagerank(graph, tol=1e-10))),
        "eigenvector": (
            seconds(lambda: score["eigenvector"](network)),
            seconds(lambda: nx.eigenvector_centrality_numpy(largest, weight="weight")),  # it refuses several pieces
        ),
        "core": (seconds(lambda: score["core"](network)), seconds(lambda: nx.core_number(graph))),
        "components": (
            seconds(lambda: components(adjacency(network))),
            seconds(lambda: list(nx.connected_components(graph))),
        ),
        "one Leiden, one Louvain": (
            seconds(lambda: partitions(adjacency(network), seeds=1)),
            seconds(lambda: nx.community.louvain_communities(graph, weight="weight", seed=0)),
        ),
    }
    report(f"{len(network):,} nodes, {len(network.weights):,} edges", found)
    if sources:
        report(f"betweenness from {network.sample} actors", {"betweenness": betweenness(network, graph, sources)})


def report(title: str, found: dict[str, tuple[float, float]]) -> None:
    print(title)
    for name, (ours, theirs) in found.items():
        line(name, ours, theirs)
    together = [sum(column) for column in zip(*found.values(), strict=True)]
    if len(found) > 1:
        line("together", together[0], together[1])


def line(name: str, ours: float, theirs: float) -> None:
    print(f"  {name:24} {ours:8.2f} s   networkx {theirs:8.2f} s   {theirs / ours:7.1f} times faster", flush=True)


if __name__ == "__main__":
    main()
