"""Who might be joined though no sentence names them together."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.analyse.canonical import canonical
from graphkit.graph import COOCCURRENCE, RELATION, Build, project
from graphkit.rows import Rows

BLOCK = 2000  # actors whose pairs are held in memory at once
MOST_NAMED = 5

_Block = tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]


@dataclass(frozen=True)
class Missing:
    """Two actors without a tie: how many neighbours they share, the rarest of these, and what else joins them.

    `documents` counts those that name both, in different sentences.
    """

    one_id: str
    one: str
    other_id: str
    other: str
    score: float
    common: int
    neighbours: tuple[str, ...]
    documents: int


def missing(build: Build, *, top: int = 20, least: int = 2) -> Rows[Missing]:
    """Pairs that are never named together and make no claim about each other, but have many neighbours in common.

    The score is the sum, over the common neighbours, of one over the logarithm of how many neighbours each has: a rare
    common acquaintance says more than one whom everybody knows (Adamic & Adar 2003, Friends and neighbors on the web).
    Highest first; ties by names. Pairs with fewer than `least` common neighbours are left out. `neighbours` names up to
    five of them, the rarest first. It is a list of leads, not of findings.
    """
    ids, simple = canonical(project(build.graph, COOCCURRENCE))
    place = {actor: number for number, actor in enumerate(ids)}
    claimed = [(place[u], place[v]) for u, v in project(build.graph, RELATION).edges()]
    labels = [build.graph.nodes[actor]["label"] for actor in ids]
    found = (pair for block in _candidates(simple, claimed, least) for pair in _best(block, top))
    best = heapq.nsmallest(top, found, key=lambda p: (-p[0], -p[3], labels[p[1]], labels[p[2]], p[1:3]))
    documents = _documents_of(build)
    return Rows(
        [
            Missing(
                ids[u],
                labels[u],
                ids[v],
                labels[v],
                score,
                common,
                _rarest(simple, labels, u, v),
                len(documents[ids[u]] & documents[ids[v]]),
            )
            for score, u, v, common in best
        ]
    )


def _candidates(simple: Any, claimed: list[tuple[int, int]], least: int) -> Iterator[_Block]:
    """Scores, both places and numbers of common neighbours of the pairs without a tie, the first place smaller."""
    import networkx as nx
    from scipy.sparse import coo_array, csr_array, diags_array, triu

    if simple.number_of_edges() == 0:
        return
    size = len(simple)
    matrix = csr_array(nx.to_scipy_sparse_array(simple, nodelist=range(size), weight=None, dtype=float))
    ends = np.array([*claimed, *((v, u) for u, v in claimed)], dtype=int).reshape(-1, 2)
    known = matrix + coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size)).tocsr()
    degrees = np.asarray(matrix.sum(axis=1)).ravel()
    # who has one neighbour only is common to no pair
    rarity = np.where(degrees > 1, 1 / np.log(np.maximum(degrees, 2)), 0.0)
    weighted = csr_array(diags_array(rarity) @ matrix)
    for start in range(0, size, BLOCK):
        block = matrix[start : start + BLOCK]
        shared = triu(block @ matrix, k=start + 1).tocsr()
        shared.data[shared.data < least] = 0
        shared = (shared - shared.multiply(known[start : start + BLOCK] > 0)).tocoo()
        shared.eliminate_zeros()
        rows, columns = shared.coords
        if len(rows):
            scores = np.asarray((block @ weighted).tocsr()[rows, columns]).ravel()
            # a score can differ in its last digits by the order of a sum
            yield np.round(scores, 9), rows + start, columns, shared.data


def _best(block: _Block, top: int) -> Iterator[tuple[float, int, int, int]]:
    """Those of a block that may be among the best of all: as many as are asked for, and who equals the last of them."""
    scores, one, other, common = block
    last = np.partition(scores, -top)[-top] if len(scores) > top else -np.inf
    for place in np.flatnonzero(scores >= last):
        yield float(scores[place]), int(one[place]), int(other[place]), int(common[place])


def _rarest(simple: Any, labels: list[str], u: int, v: int) -> tuple[str, ...]:
    common = set(simple[u]) & set(simple[v])
    return tuple(labels[n] for n in sorted(common, key=lambda n: (simple.degree(n), labels[n], n))[:MOST_NAMED])


def _documents_of(build: Build) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for membership in build.corpus.memberships:
        found[membership.actor_id].add(membership.span.document_id)
    return found
