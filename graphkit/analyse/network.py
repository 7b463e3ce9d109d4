"""One layer of a graph as arrays, read once, so that measures need not walk through dictionaries."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import networkx as nx
import numpy as np
import numpy.typing as npt

from graphkit.edge_table import EdgeTable
from graphkit.folded import table_of
from graphkit.graph import RELATION
from graphkit.model import AFFIRMED, ASSERTED

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Found = TypeVar("Found")
#: both ends of edges as positions of nodes, weights, and for each of some layers which edges are of it
_Layers = tuple[Ints, Floats, list[Flags]]
ALL = "all"  # edges of all layers


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
    return layer_networks(graph, (layer,))[0]


def layer_networks(graph: nx.MultiDiGraph, layers: Sequence[str]) -> list[Network]:
    """Several layers, for which the edges are read but once. `ALL` is all that joins two actors, whatever it
    says and in whatever direction.
    """
    ids = tuple(sorted(graph))
    position = {node: i for i, node in enumerate(ids)}
    table = table_of(graph)
    ends, weights, chosen = _walked(graph, position, layers) if table is None else _told(table, position, layers)
    rows = zip(layers, chosen, strict=True)
    return [from_columns(ids, ends[:, one], weights[one], directed=layer == RELATION) for layer, one in rows]


def _told(table: EdgeTable, position: Mapping[str, int], layers: Sequence[str]) -> _Layers:
    """Both ends and weights of the edges in a table, and which of them are of each layer."""
    place = np.array([position[node] for node in table.nodes], dtype=np.int64)
    ends = np.stack([place[table.sources], place[table.targets]])

    def are(name: str, value: str) -> Flags:
        column = table.columns[name]
        return np.array([each == value for each in column.values], dtype=np.bool_)[column.places]

    def of(layer: str) -> Flags:
        if layer == ALL:
            return np.ones(len(table), dtype=np.bool_)
        chosen = are("layer", layer)
        return chosen & are("polarity", AFFIRMED) & are("modality", ASSERTED) if layer == RELATION else chosen

    return ends, table.columns["weight"].numbers(np.float64), [of(layer) for layer in layers]


def _walked(graph: nx.MultiDiGraph, position: Mapping[str, int], layers: Sequence[str]) -> _Layers:
    """The same of the edges of any graph."""
    edges = list(edges_of(graph))
    ends = [[position[source] for source, _, _ in edges], [position[target] for _, target, _ in edges]]
    found = [data for _, _, data in edges]
    weights = np.array([data.get("weight", 1.0) for data in found], dtype=np.float64)
    return np.array(ends, dtype=np.int64), weights, [_of_layer(found, layer) for layer in layers]


def _of_layer(edges: Sequence[Mapping[str, Any]], layer: str) -> Flags:
    """Which edges, given by their attributes, are of a layer."""
    if layer == ALL:
        return np.ones(len(edges), dtype=np.bool_)
    if layer == RELATION:
        said = (RELATION, AFFIRMED, ASSERTED)
        return np.array([(e["layer"], e["polarity"], e["modality"]) == said for e in edges], dtype=np.bool_)
    return np.array([edge["layer"] == layer for edge in edges], dtype=np.bool_)


def edges_of(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Both ends and the attributes of each edge, in less than half of the time of `graph.edges(data=True)`."""
    for source, near in graph.adjacency():
        for target, keyed in near.items():
            for data in keyed.values():
                yield source, target, data


def from_edges(ids: Sequence[str], edges: Sequence[tuple[int, int, float]], *, directed: bool) -> Network:
    """A network of edges in any order, given as positions in `ids` and a weight; parallel edges are summed."""
    table = np.array(edges, dtype=np.float64).reshape(-1, 3)
    return from_columns(ids, table[:, :2].T.astype(np.int64), table[:, 2], directed=directed)


def from_columns(ids: Sequence[str], ends: Ints, weights: Floats, *, directed: bool) -> Network:
    """The same of columns: `ends` are two rows of positions in `ids`."""
    return _summed(Network(tuple(ids), ends[0], ends[1], weights, directed))


def reweighted(network: Network, weights: Floats) -> Network:
    """The same nodes with other weights of the same edges; what weighs nothing is no edge."""
    kept = weights > 0
    return replace(
        network, sources=network.sources[kept], targets=network.targets[kept], weights=np.asarray(weights[kept])
    )


def undirected(network: Network) -> Network:
    """The network without its directions, the weights of both directions summed."""
    return _summed(replace(network, directed=False)) if network.directed else network


def once(find: Callable[[Network], Found]) -> Callable[[Network], Found]:
    """The same function, but that what it finds for a network is kept as long as that network: for what several
    measures read.
    """
    known: WeakKeyDictionary[Network, Found] = WeakKeyDictionary()  # a network is hashed by identity

    @wraps(find)
    def found(network: Network) -> Found:
        if network not in known:
            known[network] = find(network)
        return known[network]

    return found


@once
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
