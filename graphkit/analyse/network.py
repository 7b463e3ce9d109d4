"""One layer of a graph as arrays, read once, so that measures need not walk through dictionaries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

from graphkit.graph import RELATION
from graphkit.model import AFFIRMED, ASSERTED

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Network:
    """A simple weighted graph without loops: `ids` of its nodes, sorted, and each edge once, sorted by its ends.

    `sources` and `targets` are positions in `ids`; of an undirected edge the smaller one is the source. Weights are
    strengths, above zero; the distance between neighbours is 1/weight. In a component of more than `exact` nodes,
    measures of shortest routes start from `sample` of them only.
    """

    ids: tuple[str, ...]
    sources: Ints
    targets: Ints
    weights: Floats
    directed: bool = False
    exact: int = 1500
    sample: int = 500

    def __len__(self) -> int:
        return len(self.ids)


def network_of(graph: nx.Graph | Network) -> Network:
    """A simple networkx graph as arrays; an edge without `weight` weighs 1, loops and weights of zero are left out."""
    if isinstance(graph, Network):
        return graph
    ids = tuple(sorted(graph))
    position = {node: i for i, node in enumerate(ids)}
    edges = [(position[u], position[v], float(weight)) for u, v, weight in graph.edges(data="weight", default=1.0)]
    return from_edges(ids, edges, directed=graph.is_directed())


def layer_network(graph: nx.MultiDiGraph, layer: str) -> Network:
    """One layer of a built graph, parallel edges summed.

    Of relations, only what the texts assert and affirm: who is said not to have met, or perhaps to meet one day, has
    not acted.
    """
    ids = tuple(sorted(graph))
    position = {node: i for i, node in enumerate(ids)}
    edges = [
        (position[source], position[target], data["weight"])
        for source, target, data in edges_of(graph)
        if data["layer"] == layer
        and (layer != RELATION or (data["polarity"], data["modality"]) == (AFFIRMED, ASSERTED))
    ]
    return from_edges(ids, edges, directed=layer == RELATION)


def edges_of(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Both ends and the attributes of each edge, in less than half of the time of `graph.edges(data=True)`."""
    for source, near in graph.adjacency():
        for target, keyed in near.items():
            for data in keyed.values():
                yield source, target, data


def from_edges(ids: Sequence[str], edges: Sequence[tuple[int, int, float]], *, directed: bool) -> Network:
    """A network of edges in any order, given as positions in `ids` and a weight; parallel edges are summed."""
    table = np.array(edges, dtype=np.float64).reshape(-1, 3)
    ends = table[:, :2].astype(np.int64)
    return _summed(Network(tuple(ids), ends[:, 0], ends[:, 1], table[:, 2], directed))


def reweighted(network: Network, weights: Floats) -> Network:
    """The same nodes with other weights of the same edges; what weighs nothing is no edge."""
    kept = weights > 0
    return replace(
        network, sources=network.sources[kept], targets=network.targets[kept], weights=np.asarray(weights[kept])
    )


def undirected(network: Network) -> Network:
    """The network without its directions, the weights of both directions summed."""
    return _summed(replace(network, directed=False)) if network.directed else network


@lru_cache(maxsize=1)  # a network is hashed by identity; several measures read the same matrix
def adjacency(network: Network) -> Any:
    """The weights as a sparse matrix (CSR, row: source), symmetric if there is no direction. Not to be changed."""
    from scipy.sparse import csr_array

    rows, columns, found = network.sources, network.targets, network.weights
    if not network.directed:
        rows, columns, found = np.r_[rows, columns], np.r_[columns, rows], np.r_[found, found]
    matrix = csr_array((found, (rows, columns)), shape=(len(network), len(network)))
    matrix.sort_indices()
    return matrix


def components(matrix: Any) -> list[Ints]:
    """The nodes of each weakly connected component of two or more, sorted; the largest first, ties by first node."""
    from scipy.sparse.csgraph import connected_components

    count, labels = connected_components(matrix, directed=True, connection="weak")
    sizes = np.bincount(labels, minlength=count)
    groups = np.split(np.argsort(labels, kind="stable"), np.cumsum(sizes)[:-1]) if count else []
    return sorted((group for group in groups if len(group) > 1), key=lambda group: (-len(group), int(group[0])))


def _summed(network: Network) -> Network:
    """Loops and weightless edges left out, undirected ends in order, parallel edges summed in a fixed order."""
    sources, targets, size = network.sources, network.targets, len(network)
    if not network.directed:
        sources, targets = np.minimum(sources, targets), np.maximum(sources, targets)
    kept = (sources != targets) & (network.weights > 0)
    keys, weights = (sources * size + targets)[kept], network.weights[kept]
    order = np.lexsort((weights, keys))
    unique, first = np.unique(keys[order], return_index=True)
    sums = np.add.reduceat(weights[order], first) if len(unique) else np.zeros(0)
    return replace(network, sources=unique // max(1, size), targets=unique % max(1, size), weights=sums)
