"""Many partitions of one graph, what they agree on, and how sure they are of each actor."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int64]

MOST_RUNS, LEAST_RUNS, AFFORDED = 50, 6, 1_000_000  # runs times edges
ITERATIONS = 2  # the first leaves something to be gained, the third hardly anything; what others agree on needs but one
LARGE = 200_000  # edges from which on one has to do: the second takes as long again and adds 0.2 % of modularity
ROUNDS, AGREEING_RUNS = 10, 10
TOGETHER = 0.5  # below this share of runs an edge's ends are rather apart
DOUBTED = 0.001  # share of the edges on which runs may still differ


def partitions(matrix: Any, seeds: int | None = None, *, first_seed: int = 0, iterations: int | None = None) -> Labels:
    """One partition per seed, as rows of group numbers, by default as many, of as many iterations, as a graph of that
    size affords.

    The runs share the processors; each depends on its seed alone.
    """
    from concurrent.futures import ThreadPoolExecutor

    size, edges = matrix.shape[0], matrix.nnz // 2
    runs = seeds if seeds is not None else max(LEAST_RUNS, min(MOST_RUNS, AFFORDED // max(1, edges)))
    iterations = iterations or (1 if edges > LARGE else ITERATIONS)
    if edges == 0:
        return np.tile(np.arange(size, dtype=np.int64), (runs, 1))
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        found = list(workers.map(lambda seed: _leiden(matrix, seed, iterations), range(first_seed, first_seed + runs)))
    return np.array(found, dtype=np.int64)


def agree(matrix: Any, runs: Labels) -> Labels:
    """The partition on which runs agree once each partitions what the runs before it put together.

    They agree when they differ on no more than one edge in a thousand, or after ten rounds; the groups are then the
    pieces that are left when all edges go whose ends most runs put apart.
    """
    from scipy.sparse import coo_array, csr_array, triu
    from scipy.sparse.csgraph import connected_components

    edges = triu(matrix, k=1).tocoo()
    source, target = edges.coords
    seed, fewer = MOST_RUNS, min(AGREEING_RUNS, len(runs))
    for _ in range(ROUNDS):
        shares = _shares(runs, source, target)
        kept = shares >= TOGETHER
        source, target, shares = source[kept], target[kept], shares[kept]
        joined = _symmetric(source, target, shares, matrix.shape[0], coo_array)
        if np.count_nonzero(shares < 1) <= DOUBTED * len(shares):
            break
        runs = partitions(joined, seeds=fewer, first_seed=seed, iterations=1)
        seed += fewer
    return np.asarray(connected_components(csr_array(joined), directed=False)[1], dtype=np.int64)


def stability_of(found: Labels, runs: Labels) -> NDArray[np.float64]:
    """For each node the share of runs in which its group and its community are each other's best match.

    The best match is the one with most nodes in common; of several the smaller, then the one with the smaller number.
    """
    together = np.zeros(len(found))
    for run in runs:
        together += _matches(found, run)
    return together / max(1, len(runs))


def _leiden(matrix: Any, seed: int, iterations: int) -> Labels:
    """One run, on the nodes in an order that the seed gives: else ties would go the same way in every run."""
    from graspologic_native import leiden_csr

    size = matrix.shape[0]
    order = np.random.default_rng(seed).permutation(size)
    shuffled = matrix[order][:, order].tocsc()  # by column, as it is symmetric, is by row; and sorted
    _, groups = leiden_csr(
        shuffled.indptr.astype(np.int64),
        shuffled.indices.astype(np.int32),
        shuffled.data.astype(np.float64),
        size,
        iterations=iterations,
        seed=seed,
    )
    labels = np.empty(size, dtype=np.int64)
    # a node without edges may be left out
    labels[order] = np.fromiter((groups.get(place, size + place) for place in range(size)), np.int64, size)
    return labels


def _symmetric(source: Labels, target: Labels, weight: NDArray[np.float64], size: int, coo_array: Any) -> Any:
    both = (np.concatenate([source, target]), np.concatenate([target, source]))
    matrix = coo_array((np.concatenate([weight, weight]), both), shape=(size, size)).tocsr()
    matrix.sort_indices()
    return matrix


def _shares(runs: Labels, source: Labels, target: Labels) -> NDArray[np.float64]:
    together = np.zeros(len(source))
    for run in runs:
        together += run[source] == run[target]
    return together / max(1, len(runs))


def _matches(found: Labels, run: Labels) -> NDArray[np.bool_]:
    """Whether each node is where its community and its group of this run match each other best."""
    community = np.unique(found, return_inverse=True)[1]
    group = np.unique(run, return_inverse=True)[1]
    sizes = np.bincount(community), np.bincount(group)
    keys, position, common = np.unique(community * len(sizes[1]) + group, return_inverse=True, return_counts=True)
    pairs = np.divmod(keys, max(1, len(sizes[1])))
    best_group = _best(pairs[0], pairs[1], common, sizes[1])
    best_community = _best(pairs[1], pairs[0], common, sizes[0])
    mutual = (best_group[pairs[0]] == pairs[1]) & (best_community[pairs[1]] == pairs[0])
    return np.asarray(mutual[position], dtype=np.bool_)


def _best(of: Labels, other: Labels, common: Labels, size_of_other: Labels) -> Labels:
    """For each number in `of` the one of `other` with most in common."""
    order = np.lexsort((other, size_of_other[other], -common, of))
    ordered = of[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    best = np.zeros(int(of.max(initial=-1)) + 1, dtype=np.int64)
    best[ordered[first]] = other[order][first]
    return best
