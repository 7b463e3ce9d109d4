"""All triangles of a network, and the order in which peeling takes its nodes away."""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from graphkit.analyse.network import Ints, Network, adjacency, once

CHUNK = 2_000_000  # pairs of edges whose triangles are handed over together: no more than 50 MB
PART = 200_000  # pairs of edges looked at together


def triangles(network: Network) -> Iterator[Ints]:
    """Every triangle of an undirected network once, as three columns of positions in its edges.

    The columns are the edges between the first and second, first and third, second and third node. Each edge points to
    its end of higher degree, so that no node has many edges to pair (Chiba & Nishizeki 1985, Arboricity and subgraph
    listing algorithms).
    """
    yield from _few(network) or _found(network)


@once
def _few(network: Network) -> tuple[Ints, ...]:
    """The triangles, if they are found in one step; none else, as all of them might not fit into memory."""
    found = tuple(islice(_found(network), 2))
    return found if len(found) < 2 else ()


def _found(network: Network) -> Iterator[Ints]:
    """The triangles of many pairs of edges at a time."""
    size = len(network)
    low, high = _by_degree(network)
    order = np.lexsort((high, low))
    low, high = low[order], high[order]
    keys = low * size + high
    later = np.searchsorted(low, low, side="right") - np.arange(len(low)) - 1  # edges of the same first node after it
    sums = np.cumsum(later)

    def closed(first: int, last: int) -> Ints:
        """The triangles of these edges with later ones of their first nodes."""
        one = np.repeat(np.arange(first, last), later[first:last])
        starts = np.repeat(sums[first:last] - later[first:last] - (sums[first - 1] if first else 0), later[first:last])
        other = one + 1 + np.arange(len(one)) - starts
        wanted = high[one] * size + high[other]
        closing = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        there = keys[closing] == wanted
        return np.stack((order[one[there]], order[other[there]], order[closing[there]]))

    for first, last in _runs(sums, 0, len(low), CHUNK):
        found = np.concatenate([closed(*part) for part in _runs(sums, first, last, PART)], axis=1).T
        if len(found):
            yield found


def _runs(sums: Ints, first: int, last: int, most: int) -> Iterator[tuple[int, int]]:
    """The edges from one to before another in runs of no more than so many pairs, but of one edge at least."""
    while first < last:
        base = sums[first - 1] if first else 0
        end = min(last, max(first + 1, int(np.searchsorted(sums, base + most, side="right"))))
        yield first, end
        first = end


def core_numbers(network: Network) -> Ints:
    """The largest k for each node such that it is in a part of the network where everybody has k neighbours or more.

    Those with the fewest neighbours left are taken away, all at a time (Batagelj & Zaveršnik 2003).
    """
    matrix = adjacency(network)
    pointers, neighbours = matrix.indptr.astype(np.int64), matrix.indices
    left = np.diff(pointers)
    cores = np.full(len(network), -1, dtype=np.int64)
    alive, level = np.arange(len(network)), 0
    while len(alive):
        level = max(level, int(left[alive].min()))
        peeled = alive[left[alive] <= level]
        while len(peeled):
            cores[peeled] = level
            near = neighbours[_ranges(pointers[peeled], pointers[peeled + 1])]
            touched, lost = np.unique(near[cores[near] < 0], return_counts=True)
            left[touched] -= lost
            peeled = touched[left[touched] <= level]
        alive = alive[cores[alive] < 0]
    return cores


def _by_degree(network: Network) -> tuple[Ints, Ints]:
    """The ends of each edge, numbered anew so that nodes of higher degree have higher numbers, the lower one first."""
    size = len(network)
    degrees = np.bincount(network.sources, minlength=size) + np.bincount(network.targets, minlength=size)
    number = np.empty(size, dtype=np.int64)
    number[np.lexsort((np.arange(size), degrees))] = np.arange(size)
    one, other = number[network.sources], number[network.targets]
    return np.minimum(one, other), np.maximum(one, other)


def _ranges(starts: Ints, stops: Ints) -> Ints:
    """All numbers of all half-open ranges, one range after the other."""
    lengths = stops - starts
    before = np.cumsum(lengths) - lengths
    found: Ints = np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths)
    return found
