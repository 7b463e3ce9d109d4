"""Which actors belong together: groups that are named with each other more than with the rest."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import networkx as nx

from graphkit.analyse.canonical import canonical
from graphkit.analyse.consensus import agree, partitions, stability_of
from graphkit.analyse.network import Network, adjacency, network_of

UNCONNECTED = "unconnected"


def consensus(graph: nx.Graph | Network) -> tuple[dict[str, int], dict[str, float]]:
    """The communities on which many Leiden runs agree, and how stable each actor's place in its community is.

    Reads `weight` of the co-occurrence layer. Leiden (see `leiden`) runs with 50 seeds, with fewer from 20,000 edges
    on, with 6 from 170,000. The graph is then partitioned anew, each edge weighing the share of runs that put its ends
    together if that is at least half, and so on until all runs agree (Lancichinetti & Fortunato 2012, Consensus
    clustering in complex networks; on the edges alone after Tandon et al. 2019, Fast consensus clustering in complex
    networks). The numbers are as in `louvain`.

    An actor's stability is the share of the first runs in which it sits with its community: its group and the community
    are then each other's best match, by number of common actors. From 0 to 1; an actor without edges has 1.
    """
    network = network_of(graph)
    ids, matrix = network.ids, adjacency(network)
    runs = partitions(matrix)
    found = agree(matrix, runs)
    stability = stability_of(found, runs)
    shares = {node: round(float(share), 12) for node, share in zip(ids, stability, strict=True)}
    return _numbered(ids, found), shares


def leiden(graph: nx.Graph | Network) -> dict[str, int]:
    """Communities of high modularity, each of them connected, found by one run of the Leiden algorithm.

    Reads `weight` of the co-occurrence layer; seed 0, resolution 1, two iterations, one above 200,000 edges. Numbers as
    in `louvain`. Traag, Waltman & van Eck (2019), From Louvain to Leiden: guaranteeing well-connected communities.
    """
    network = network_of(graph)
    return _numbered(network.ids, partitions(adjacency(network), seeds=1)[0])


def louvain(graph: nx.Graph) -> dict[str, int]:
    """Communities of high modularity, found by moving actors, then whole communities, as long as that helps.

    Reads `weight` of the co-occurrence layer; seed 0, resolution 1. An actor without edges is a community of its own.
    The number of each actor's community: 0 for the largest, ties by the smallest id. Blondel et al. (2008), Fast
    unfolding of communities in large networks.
    """
    ids, simple = canonical(graph)
    groups = nx.community.louvain_communities(simple, weight="weight", seed=0)
    group_of = {node: number for number, group in enumerate(groups) for node in group}
    return _numbered(ids, [group_of[node] for node in range(len(ids))])


COMMUNITIES: dict[str, Callable[[nx.Graph], dict[str, int]]] = {
    "consensus": lambda graph: consensus(graph)[0],
    "leiden": leiden,
    "louvain": louvain,
}


def name_communities(graph: nx.Graph, communities: Mapping[str, int], scores: Mapping[str, float]) -> dict[int, str]:
    """A name for each community: the labels of its two members with the highest scores, "Donald Trump · Russia".

    Ties go by label, then id. Communities of one are all called "unconnected"; a name that is taken gets a number.
    """
    members: defaultdict[int, list[str]] = defaultdict(list)
    for node, number in communities.items():
        members[number].append(node)
    names: dict[int, str] = {}
    taken: set[str] = set()
    for number in sorted(members):
        if len(members[number]) == 1:
            names[number] = UNCONNECTED
            continue
        first = sorted(members[number], key=lambda n: (-round(scores[n], 12), graph.nodes[n]["label"], n))[:2]
        names[number] = _free(" · ".join(graph.nodes[n]["label"] for n in first), taken)
        taken.add(names[number])
    return names


def _numbered(ids: Sequence[str], labels: Iterable[int]) -> dict[str, int]:
    """Numbers by size, the largest 0, equally large ones by their smallest id."""
    members: defaultdict[int, list[str]] = defaultdict(list)
    for node, label in zip(ids, labels, strict=True):
        members[int(label)].append(node)
    groups = sorted(members.values(), key=lambda group: (-len(group), group))
    numbers = {node: number for number, group in enumerate(groups) for node in group}
    return {node: numbers[node] for node in ids}


def _free(name: str, taken: set[str]) -> str:
    candidate, number = name, 2
    while candidate in taken or candidate == UNCONNECTED:
        candidate, number = f"{name} ({number})", number + 1
    return candidate
