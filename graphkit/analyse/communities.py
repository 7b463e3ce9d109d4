"""Which actors belong together: groups that are named with each other more than with the rest."""

from collections import defaultdict
from collections.abc import Callable, Mapping

import networkx as nx

from graphkit.analyse.canonical import canonical

UNCONNECTED = "unconnected"


def louvain(graph: nx.Graph) -> dict[str, int]:
    """Communities of high modularity, found by moving actors, then whole communities, as long as that helps.

    Reads `weight` of the co-occurrence layer; seed 0, resolution 1. An actor without edges is a community of its own.
    The number of each actor's community: 0 for the largest, ties by the smallest id. Blondel et al. (2008), Fast
    unfolding of communities in large networks.
    """
    ids, simple = canonical(graph)
    found = nx.community.louvain_communities(simple, weight="weight", seed=0)
    # positions sort as ids do
    groups = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    numbers = {ids[node]: number for number, group in enumerate(groups) for node in group}
    return {node: numbers[node] for node in ids}


COMMUNITIES: dict[str, Callable[[nx.Graph], dict[str, int]]] = {"louvain": louvain}


def name_communities(graph: nx.Graph, communities: Mapping[str, int], scores: Mapping[str, float]) -> dict[int, str]:
    """A name for each community: the labels of its two members with the highest scores, "Donald Trump · Russia".

    Ties go by label, then id. Communities of one are all called "unconnected"; a name that is taken gets a number.
    """
    members: defaultdict[int, list[str]] = defaultdict(list)
    for node, number in communities.items():
        members[number].append(node)
    names: dict[int, str] = {}
    for number in sorted(members):
        if len(members[number]) == 1:
            names[number] = UNCONNECTED
            continue
        first = sorted(members[number], key=lambda n: (-round(scores[n], 12), graph.nodes[n]["label"], n))[:2]
        names[number] = _free(" · ".join(graph.nodes[n]["label"] for n in first), set(names.values()))
    return names


def _free(name: str, taken: set[str]) -> str:
    candidate, number = name, 2
    while candidate in taken or candidate == UNCONNECTED:
        candidate, number = f"{name} ({number})", number + 1
    return candidate
