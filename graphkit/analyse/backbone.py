"""The edges that carry a network: a cure for hairballs that says what it leaves out.

An edge is kept if it is more than chance (`significance`) or an unusually large part of what one of its actors does
(disparity filter). The strongest chain that joins each actor to its component is kept as well, so that no actor
vanishes and what was connected stays so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

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


def keep_backbone(
    graph: nx.Graph, strong: Collection[Pair], surprise: Mapping[Pair, float] | None = None, *, joined: bool = True
) -> Backbone:
    """The backbone of an undirected graph: its `strong` edges and, if `joined`, as many others as it takes to keep its
    components whole: the heaviest by `weight`, of like ones the more surprising (lower p in `surprise`), then by name.
    """
    all_pairs = sorted(_pair(*ends) for ends in graph.edges if ends[0] != ends[1])
    kept = {pair for pair in strong if graph.has_edge(*pair)}
    joining = _joining(graph, all_pairs, kept, surprise or {}) if joined else set[Pair]()
    edges = frozenset(kept | joining)
    actors = {end for pair in all_pairs for end in pair} - {end for pair in edges for end in pair}
    return Backbone(edges, frozenset(joining), len(all_pairs) - len(edges), len(actors))


def disparity(graph: nx.Graph) -> dict[Pair, float]:
    """How likely an edge's share of an actor's strength is if the actor spreads its strength at random: the disparity
    filter, (1 - w/s)^(k-1) for weight w, strength s and degree k, at the end where it is smaller. 0 to 1, 1 if neither
    actor has another edge. Serrano, Boguñá and Vespignani 2009, PNAS 106:6483.
    """
    degree, strength = dict(graph.degree()), dict(graph.degree(weight="weight"))

    def chance(actor: str, weight: float) -> float:
        return float((1 - min(weight / strength[actor], 1)) ** (degree[actor] - 1)) if degree[actor] > 1 else 1.0

    return {
        _pair(one, other): min(chance(one, weight), chance(other, weight))
        for one, other, weight in graph.edges(data="weight")
    }


def _joining(
    graph: nx.Graph, pairs: Sequence[Pair], kept: Collection[Pair], surprise: Mapping[Pair, float]
) -> set[Pair]:
    """Kruskal's maximum spanning forest, begun with the edges that are kept anyway."""
    joined = nx.utils.UnionFind(graph.nodes)
    for pair in kept:
        joined.union(*pair)
    found = set()
    for pair in sorted(pairs, key=lambda pair: (-graph.edges[pair]["weight"], surprise.get(pair, 1.0), pair)):
        if joined[pair[0]] != joined[pair[1]]:
            joined.union(*pair)
            found.add(pair)
    return found


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
