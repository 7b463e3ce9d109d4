"""The edges that carry a network: a cure for hairballs that says what it leaves out.

An edge is kept if it is more than chance (`significance`) or an unusually large part of what one of its actors does
(disparity filter). The strongest chain that joins each actor to its component is kept as well, so that no actor
vanishes and what was connected stays so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]
    Numbers = npt.NDArray[np.int64]

    #: both ends of each edge, as numbers of actors
    Ends = tuple[Numbers, Numbers]

ALPHA = 0.05

Pair = tuple[str, str]


@dataclass(frozen=True)
class Backbone:
    """The edges kept, as (source, target) with source < target, and how much was left out.

    `joining` are those of them kept only because they hold together what would else fall apart. `actors_left_out` are
    actors that had an edge and have none now: none, unless joining edges were not wanted.
    """

    edges: frozenset[Pair]
    joining: frozenset[Pair]
    edges_left_out: int
    actors_left_out: int


def backbone_of(pairs: Sequence[Pair], ends: Ends, kept: Flags, held: Flags) -> Backbone:
    """The backbone, told by which of the edges are kept, and which of them only for joining others."""
    import numpy as np

    one, other = ends
    edges = frozenset(compress(pairs, kept.tolist()))
    left = np.unique(np.r_[one, other]).size - np.unique(np.r_[one[kept], other[kept]]).size
    return Backbone(edges, frozenset(compress(pairs, held.tolist())), len(pairs) - len(edges), left)


def disparity(ends: Ends, weights: Floats) -> Floats:
    """How likely an edge's share of an actor's strength is if the actor spreads its strength at random: the disparity
    filter, (1 - w/s)^(k-1) for weight w, strength s and degree k, at the end where it is smaller. 0 to 1, 1 if neither
    actor has another edge. Serrano, Boguñá and Vespignani 2009, PNAS 106:6483.
    """
    import numpy as np

    chances = np.ones(len(weights))
    degree = np.bincount(np.concatenate(ends))
    strength = np.bincount(np.concatenate(ends), np.r_[weights, weights])
    for end in ends:
        apart = (1 - np.minimum(weights / strength[end], 1)) ** (degree[end] - 1)
        chances = np.minimum(chances, np.where(degree[end] > 1, apart, 1.0))
    return chances


def joining(ends: Ends, weights: Floats, strong: Flags, surprise: Floats) -> Flags:
    """The edges that are not strong but hold together what would else fall apart: those of the maximum spanning forest
    that begins with the strong ones. The heaviest come first, of like ones the more surprising (lower p), then as they
    stand. Edges are undirected, each there once.
    """
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import minimum_spanning_tree

    one, other = ends
    order = np.lexsort((surprise, -weights))
    size = int(max(one.max(initial=-1), other.max(initial=-1))) + 1
    if not size:
        return np.zeros_like(strong)
    rank = np.empty(len(order))
    rank[order] = np.arange(1, len(order) + 1)  # zero would be no edge
    rank[~strong] += len(order)
    forest = minimum_spanning_tree(coo_array((rank, (one, other)), shape=(size, size)).tocsr()).tocoo()
    held = np.zeros(2 * len(order) + 1, dtype=np.bool_)
    held[forest.data.astype(np.int64)] = True
    return held[rank.astype(np.int64)] & ~strong
