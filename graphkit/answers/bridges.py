"""What joins communities: pairs of communities with their strongest ties, and actors who stand between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np

from graphkit.analyse import CENTRALITIES
from graphkit.analyse.communities import UNCONNECTED, consensus, name_communities
from graphkit.analyse.network import Ints, Network, layer_network
from graphkit.answers.evidence import Index, best_sentence, index_pairs
from graphkit.evidence import Evidence
from graphkit.graph import COOCCURRENCE, Build, project
from graphkit.rows import Rows, Shown

STRONGEST = 3  # ties shown of each pair of communities


@dataclass(frozen=True)
class CrossingTie:
    """A tie between actors of two communities, in the order of these, with the sentence that says most about it."""

    one_id: str
    one: str
    other_id: str
    other: str
    weight: float
    evidence: Evidence | None


@dataclass(frozen=True)
class Crossing:
    """Two communities and what joins them: how many ties of what weight together, and the strongest of them."""

    one: str
    other: str
    ties: int
    weight: float
    strongest: tuple[CrossingTie, ...]


@dataclass(frozen=True)
class Bridge:
    """An actor with ties to other communities than its own.

    `outside` is the weight of these ties, `share` that of all its ties that they make up, `communities` how many other
    communities they reach. `participation` says how evenly its ties spread over all communities: 0 if all lead into
    one, near 1 if they lead evenly into many.
    """

    actor_id: str
    name: str
    type: str
    community: str
    outside: float
    share: float
    communities: int
    participation: float


@dataclass(frozen=True)
class Bridges(Shown):
    """Pairs of communities, the most strongly joined first, and the actors with most weight outside their own."""

    crossings: Rows[Crossing]
    actors: Rows[Bridge]


def bridges(build: Build, *, top: int | None = None, index: Index | None = None) -> Bridges:
    """The ties and actors between the communities of the co-occurrence layer, at most `top` of each.

    Communities are those on the nodes of a measured build, else those of `graphkit.analyse.communities.consensus`.
    Participation is one minus the sum, over communities, of the squared share of an actor's weight that leads there
    (Guimerà & Amaral 2005, Functional cartography of complex metabolic networks). Who has the build's `index` hands it
    over.
    """
    network = layer_network(build.graph, COOCCURRENCE)
    communities = communities_of(build)
    crossings = _crossings(network, communities, index or index_pairs(build.corpus), top)
    return Bridges(crossings, _actors(build.graph, network, communities)[:top])


def communities_of(build: Build) -> dict[str, str]:
    """The name of each actor's community."""
    named: dict[str, str] = nx.get_node_attributes(build.graph, "community")
    if len(named) == len(build.graph):
        return named
    simple = project(build.graph, COOCCURRENCE)
    numbers = consensus(simple)[0]
    names = name_communities(build.graph, numbers, CENTRALITIES["pagerank"].score(simple))
    return {actor: names[number] for actor, number in numbers.items()}


def _crossings(network: Network, communities: Mapping[str, str], index: Index, top: int | None) -> Rows[Crossing]:
    names, home = _homes(network, communities)
    low, high = np.minimum(home[network.sources], home[network.targets]), home[network.sources] + home[network.targets]
    joins = np.flatnonzero(low * 2 != high)  # ends in two communities
    pairs, pair_of = np.unique(low[joins] * len(names) + (high - low)[joins], return_inverse=True)
    totals = np.bincount(pair_of, network.weights[joins], len(pairs))
    ties = np.split(
        joins[np.argsort(pair_of, kind="stable")], np.cumsum(np.bincount(pair_of, minlength=len(pairs)))[:-1]
    )
    found = []
    for number in np.lexsort((pairs, -totals))[:top].tolist():
        one, other = divmod(int(pairs[number]), len(names))
        best = sorted(_ends(network, home, edge) for edge in ties[number].tolist())[:STRONGEST]
        strongest = tuple(_tie(index, near, far, -weight) for weight, near, far in best)
        found.append(Crossing(names[one], names[other], len(ties[number]), float(totals[number]), strongest))
    return Rows(found)


def _homes(network: Network, communities: Mapping[str, str]) -> tuple[list[str], Ints]:
    """The names of all communities, sorted, and for each actor the place of its own there."""
    names = sorted(set(communities.values()))
    place = {name: number for number, name in enumerate(names)}
    return names, np.array([place[communities[actor]] for actor in network.ids], dtype=np.int64)


def _ends(network: Network, home: Ints, edge: int) -> tuple[float, str, str]:
    """The weight of a tie, negative so that the strongest sorts first, and its ends in the order of their homes."""
    one, other = int(network.sources[edge]), int(network.targets[edge])
    if home[one] > home[other]:
        one, other = other, one
    return -float(network.weights[edge]), network.ids[one], network.ids[other]


def _tie(index: Index, one: str, other: str, weight: float) -> CrossingTie:
    names = index.actors[one].name, index.actors[other].name
    return CrossingTie(one, names[0], other, names[1], weight, best_sentence(index, one, other))


def _actors(graph: nx.MultiDiGraph, network: Network, communities: Mapping[str, str]) -> Rows[Bridge]:
    names, home = _homes(network, communities)
    ends, others = np.r_[network.sources, network.targets], np.r_[network.targets, network.sources]
    ways, place = np.unique(ends * max(1, len(names)) + home[others], return_inverse=True)
    weights = np.bincount(place, np.r_[network.weights, network.weights], len(ways))
    actor, community = ways // max(1, len(names)), ways % max(1, len(names))
    outer = community != home[actor]
    size = len(network)
    total, reached = np.bincount(actor, weights, size), np.bincount(actor[outer], minlength=size)
    outside = np.bincount(actor[outer], weights[outer], size)
    order = np.lexsort((weights, actor))  # small numbers are added first
    squares = np.bincount(actor[order], (weights[order] / total[actor[order]]) ** 2, size)
    found = []
    for number in np.flatnonzero(outside > 0).tolist():
        who, own = network.ids[number], names[home[number]]
        if own != UNCONNECTED:
            data = graph.nodes[who]
            share, spread = (
                round(float(1 - (total[number] - outside[number]) / total[number]), 12),
                float(squares[number]),
            )
            said = (float(outside[number]), share, int(reached[number]), round(1 - spread, 12))
            found.append(Bridge(who, data["label"], data["type"], own, *said))
    return Rows(sorted(found, key=lambda row: (-row.outside, -row.participation, row.name, row.actor_id)))
