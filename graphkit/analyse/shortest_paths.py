"""Sums over shortest paths, many sources at a time: what betweenness and closeness share.

Exact for a connected component of up to `EXACT` actors. In a larger one, `SAMPLE` sources drawn with a fixed seed stand
for all, and sums are scaled up (Brandes & Pich 2007, Centrality estimation in large networks).
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

from graphkit.analyse.canonical import components

EXACT, SAMPLE = 1500, 500
CELLS = 2_000_000  # numbers held at a time for one batch of sources: 16 MB
SAME = 1e-9  # two routes whose lengths differ by less, relative to their length, are equally short

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Sweep:
    """Distances from some sources to all nodes of one component.

    `nodes` are the component's nodes, `sources` rows of `matrix` (its distances between neighbours, sparse),
    `distances[i, j]` the length of the shortest route from source i to node j, `scale` how many sources
    each stands for.
    """

    nodes: list[int]
    sources: list[int]
    scale: float
    matrix: Any
    distances: Floats


def sweeps(graph: nx.Graph) -> Iterator[Sweep]:
    """All components of two or more nodes of a canonical graph, in batches of sources."""
    from scipy.sparse.csgraph import dijkstra

    for nodes in components(graph):
        if len(nodes) < 2:
            continue
        matrix = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight="distance", format="csr")
        matrix.sort_indices()
        sources = _sources(len(nodes))
        width = max(1, CELLS // matrix.nnz)
        for first in range(0, len(sources), width):
            batch = sources[first : first + width]
            distances = dijkstra(matrix, directed=False, indices=batch)
            yield Sweep(nodes, batch, len(nodes) / len(sources), matrix, distances)


def dependencies(sweep: Sweep) -> Floats:
    """For each node of the component, the share of shortest routes from the sources that pass through it, summed.

    Brandes (2001), A faster algorithm for betweenness centrality, with its two recursions written as products with the
    sparse matrix of "is the last step before", one block for each source; a product that has become zero ends the sum.
    Two routes count as equally short if their lengths differ by rounding only.
    """
    from scipy.sparse import csr_array

    count, size = sweep.distances.shape
    before, after = _last_steps(sweep)
    cells = count * size
    starts = np.zeros(cells)
    starts[np.arange(count) * size + np.array(sweep.sources)] = 1.0
    steps = csr_array((np.ones(len(before)), (after, before)), shape=(cells, cells))
    routes = starts + _series(lambda x: steps @ x, starts)
    shares = csr_array((routes[before] / routes[after], (before, after)), shape=(cells, cells))
    passing = _series(lambda x: shares @ x, np.ones(cells)) * (1.0 - starts)
    total: Floats = passing.reshape(count, size).sum(axis=0)
    return total


def _last_steps(sweep: Sweep) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    links = sweep.matrix.tocoo()
    reached = sweep.distances[:, links.col]
    slack = sweep.distances[:, links.row] + links.data - reached
    rows, chosen = np.nonzero(np.abs(slack) <= SAME * reached)
    size = len(sweep.nodes)
    return rows * size + links.row[chosen], rows * size + links.col[chosen]


def _series(step: Callable[[Floats], Floats], start: Floats) -> Floats:
    total, term = np.zeros_like(start), step(start)
    while term.any():
        total += term
        term = step(term)
    return total


def _sources(size: int) -> list[int]:
    if size <= EXACT:
        return list(range(size))
    return sorted(random.Random(0).sample(range(size), SAMPLE))  # noqa: S311 (a sample, not a secret)
