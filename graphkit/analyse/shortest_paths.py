"""Sums over shortest routes, many sources at a time: what betweenness, closeness and harmonic centrality share.

Exact for a weakly connected component of up to `Network.exact` nodes. In a larger one `Network.sample` sources drawn
with a fixed seed, without replacement, stand for all, and sums are scaled up (Brandes & Pich 2007, Centrality
estimation in large networks). What a source adds to a node varies from source to source; its standard deviation, with
the correction for a finite population (Cochran 1977, Sampling techniques, ch. 2), gives the standard error.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from graphkit.analyse.network import Floats, Ints, Network, adjacency, components, once, reweighted
from graphkit.analyse.triangles import triangles

CELLS = 2_000_000  # numbers held at a time for one batch of sources: 16 MB
SAME = 1e-9  # two routes whose lengths differ by less, relative to their length, are equally short


@dataclass(frozen=True)
class Total:
    """A sum over all sources for each node, and the standard error of that sum: 0 where no source is left out."""

    value: Floats
    error: Floats


@dataclass(frozen=True)
class PathSums:
    """Over all sources: shares of shortest routes that pass through a node, distances to it, 1/distances to it, and
    from how many it can be reached.
    """

    passing: Total
    distances: Total
    nearness: Total
    reached: Floats


@dataclass(frozen=True)
class Sweep:
    """Distances from some sources to all nodes of a component: `distances[i, j]` from source i to node j, infinite if
    there is no way; `sources` are rows of `matrix`, its distances between neighbours.
    """

    sources: Ints
    matrix: Any
    distances: Floats


@once
def path_sums(network: Network) -> PathSums:
    """All sums over the shortest routes of a network."""
    count, ends = len(network), np.diff(adjacency(network).indptr)
    values, errors, reached = np.zeros((3, count)), np.zeros((3, count)), np.zeros(count)
    matrix = adjacency(_without_detours(network)).copy()
    matrix.data = 1.0 / matrix.data
    for nodes in components(matrix):
        sources = _sources(len(nodes), network)
        first, second, arrivals = np.zeros((3, len(nodes))), np.zeros((3, len(nodes))), np.zeros(len(nodes))
        for sweep in _sweeps(matrix[nodes][:, nodes], sources, CELLS // int(ends[nodes].sum())):
            lengths, inverse = _lengths(sweep)
            weights = inverse if len(sources) < len(nodes) and not network.directed else None
            for i, found in enumerate((dependencies(sweep, weights), lengths, inverse)):
                first[i] += found.sum(axis=0)
                second[i] += (found**2).sum(axis=0)
            arrivals += (np.isfinite(sweep.distances) & (sweep.distances > 0)).sum(axis=0)
        scale = len(nodes) / len(sources)
        values[:, nodes] = first * scale
        errors[:, nodes] = _standard_errors(first, second, len(sources), len(nodes))
        reached[nodes] = arrivals * scale if network.directed else len(nodes) - 1
    passing, distances, nearness = (Total(values[i], errors[i]) for i in range(3))
    return PathSums(passing, distances, nearness, reached)


def dependencies(sweep: Sweep, inverse: Floats | None = None) -> Floats:
    """For each source and node, the share of shortest routes from the source that pass through the node, summed.

    Given 1/distances, each route counts twice the share of its length that leads to the node. Over both directions of
    every route that is the same sum, but the few sources next to a node no longer make most of it, so that it can be
    estimated from a sample (Geisberger, Sanders & Schultes 2008, Better approximation of betweenness centrality).

    Brandes (2001), A faster algorithm for betweenness centrality, with its two recursions written as products with the
    sparse matrix of "is the last step before", one block for each source; a product that has become zero ends the sum.
    Two routes count as equally short if their lengths differ by rounding only.
    """
    from scipy.sparse import csr_array

    count, size = sweep.distances.shape
    before, after = _last_steps(sweep)
    cells = count * size
    starts = np.zeros(cells)
    starts[np.arange(count) * size + sweep.sources] = 1.0
    # the steps come sorted by where they start: rows of a matrix that needs no sorting
    pointers = np.concatenate(([0], np.cumsum(np.bincount(before, minlength=cells))))
    onward = csr_array((np.ones(len(before)), after, pointers), shape=(cells, cells))
    back = onward.T.tocsr()
    routes = starts + _series(lambda x: back @ x, starts)
    onward.data = routes[before] / routes[after]
    passing = _series(lambda x: onward @ x, np.ones(cells) if inverse is None else inverse.ravel()) * (1.0 - starts)
    shares: Floats = passing.reshape(count, size)
    return shares if inverse is None else 2.0 * shares * np.where(np.isfinite(sweep.distances), sweep.distances, 0.0)


def _without_detours(network: Network) -> Network:
    """An undirected network without edges that no shortest route takes, as two others lead there on a shorter way:
    where weights differ, most edges. They are shorter by more than all that lengths may differ and count as the same.
    """
    if network.directed or not len(network.weights):
        return network
    lengths = 1.0 / network.weights
    enough = 2 * SAME * len(network) * lengths.max()
    needless = np.zeros(len(lengths), dtype=np.bool_)
    for edges in triangles(network):
        for one, other, third in ((0, 1, 2), (1, 0, 2), (2, 0, 1)):
            way = lengths[edges[:, other]] + lengths[edges[:, third]]
            needless[edges[lengths[edges[:, one]] > way + enough, one]] = True
    return reweighted(network, np.where(needless, 0.0, network.weights))


def _sweeps(matrix: Any, sources: Ints, width: int) -> Iterator[Sweep]:
    """The sweeps of all sources, so many at a time."""
    from scipy.sparse.csgraph import dijkstra

    matrix.sort_indices()
    width = max(1, width)
    for first in range(0, len(sources), width):
        batch = sources[first : first + width]
        yield Sweep(batch, matrix, dijkstra(matrix, directed=True, indices=batch))


def _last_steps(sweep: Sweep) -> tuple[Ints, Ints]:
    """All steps that end a shortest route, as cells of a source times size plus a node: where from, where to."""
    matrix, size = sweep.matrix, len(sweep.matrix.indptr) - 1
    rows = np.repeat(np.arange(size), np.diff(matrix.indptr))
    found: list[tuple[Ints, Ints]] = []
    for i, lengths in enumerate(sweep.distances):
        reached = np.where(np.isfinite(lengths), lengths, -1.0)  # no way there: no step's length fits
        ends = reached[matrix.indices]
        slack = np.abs(reached[rows] + matrix.data - ends)
        chosen = np.flatnonzero((slack <= SAME * ends) & (reached[rows] >= 0))
        found.append((i * size + rows[chosen], i * size + matrix.indices[chosen].astype(np.int64)))
    return np.concatenate([before for before, _ in found]), np.concatenate([after for _, after in found])


def _lengths(sweep: Sweep) -> tuple[Floats, Floats]:
    """Distances and their inverses, 0 for the source itself and for those it cannot reach."""
    there = np.isfinite(sweep.distances) & (sweep.distances > 0)
    inverse = np.divide(1.0, sweep.distances, out=np.zeros_like(sweep.distances), where=there)
    return np.where(there, sweep.distances, 0.0), inverse


def _series(step: Callable[[Floats], Floats], start: Floats) -> Floats:
    total, term = np.zeros_like(start), step(start)
    while term.any():
        total += term
        term = step(term)
    return total


def _standard_errors(first: Floats, second: Floats, drawn: int, size: int) -> Floats:
    if drawn >= size:
        return np.zeros_like(first)
    variance = np.maximum(second - first**2 / drawn, 0.0) / max(1, drawn - 1)
    errors: Floats = size * np.sqrt(variance / drawn * (1 - drawn / size))
    return errors


def _sources(size: int, network: Network) -> Ints:
    if size <= network.exact:
        return np.arange(size)
    drawn = random.Random(0).sample(range(size), min(size, network.sample))  # noqa: S311 (a sample, not a secret)
    return np.array(sorted(drawn), dtype=np.int64)
