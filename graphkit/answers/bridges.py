"""What joins communities: pairs of communities with their strongest ties, and actors who stand between."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from graphkit.analyse import CENTRALITIES
from graphkit.analyse.communities import UNCONNECTED, consensus, name_communities
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


def bridges(build: Build, *, top: int | None = None) -> Bridges:
    """The ties and actors between the communities of the co-occurrence layer, at most `top` of each.

    Communities are those on the nodes of a measured build, else those of `graphkit.analyse.communities.consensus`.
    Participation is one minus the sum, over communities, of the squared share of an actor's weight that leads there
    (Guimerà & Amaral 2005, Functional cartography of complex metabolic networks).
    """
    simple = project(build.graph, COOCCURRENCE)
    communities = communities_of(build)
    index = index_pairs(build.corpus)
    return Bridges(_crossings(simple, communities, index, top), _actors(simple, communities)[:top])


def communities_of(build: Build) -> dict[str, str]:
    """The name of each actor's community."""
    named: dict[str, str] = nx.get_node_attributes(build.graph, "community")
    if len(named) == len(build.graph):
        return named
    simple = project(build.graph, COOCCURRENCE)
    numbers = consensus(simple)[0]
    names = name_communities(build.graph, numbers, CENTRALITIES["pagerank"].score(simple))
    return {actor: names[number] for actor, number in numbers.items()}


def _crossings(simple: nx.Graph, communities: Mapping[str, str], index: Index, top: int | None) -> Rows[Crossing]:
    ties: defaultdict[tuple[str, str], list[tuple[float, str, str]]] = defaultdict(list)
    for u, v, data in simple.edges(data=True):
        if communities[u] != communities[v]:
            one, other = sorted((u, v), key=lambda actor: communities[actor])
            ties[communities[one], communities[other]].append((data["weight"], one, other))
    totals = {pair: sum(weight for weight, _, _ in found) for pair, found in ties.items()}
    found = []
    for pair in sorted(ties, key=lambda pair: (-totals[pair], pair))[:top]:
        best = sorted(ties[pair], key=lambda tie: (-tie[0], tie[1:]))[:STRONGEST]
        strongest = tuple(_tie(index, one, other, weight) for weight, one, other in best)
        found.append(Crossing(*pair, len(ties[pair]), totals[pair], strongest))
    return Rows(found)


def _tie(index: Index, one: str, other: str, weight: float) -> CrossingTie:
    names = index.actors[one].name, index.actors[other].name
    return CrossingTie(one, names[0], other, names[1], weight, best_sentence(index, one, other))


def _actors(simple: nx.Graph, communities: Mapping[str, str]) -> Rows[Bridge]:
    found = []
    for actor, data in simple.nodes(data=True):
        into: Counter[str] = Counter()
        for near in simple[actor]:
            into[communities[near]] += simple[actor][near]["weight"]
        total, inside = sum(into.values()), into[communities[actor]]
        if total > inside and communities[actor] != UNCONNECTED:
            spread = 1 - sum((weight / total) ** 2 for weight in sorted(into.values()))
            found.append(
                Bridge(
                    actor,
                    data["label"],
                    data["type"],
                    communities[actor],
                    total - inside,
                    round(1 - inside / total, 12),
                    len(set(filter(into.get, into)) - {communities[actor]}),
                    round(spread, 12),
                )
            )
    return Rows(sorted(found, key=lambda row: (-row.outside, -row.participation, row.name, row.actor_id)))
