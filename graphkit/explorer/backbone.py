"""The links a crowded map draws first."""

from collections import defaultdict

import networkx as nx

from graphkit.graph import COOCCURRENCE

KEPT = 3


def main_links(graph: nx.MultiDiGraph) -> set[tuple[str, str]]:
    """Pairs that keep the shape of the co-occurrence layer.

    Those whose edge attribute `backbone` is true if the graph has it; else the `KEPT` strongest links of each actor.
    """
    edges = [
        (a, b, keyed[COOCCURRENCE])
        for a, near in graph.adjacency()
        for b, keyed in near.items()
        if COOCCURRENCE in keyed
    ]
    if any("backbone" in data for _, _, data in edges):
        return {(min(a, b), max(a, b)) for a, b, data in edges if data.get("backbone")}
    linked: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for a, b, data in edges:
        linked[a].append((-data["weight"], b))
        linked[b].append((-data["weight"], a))
    return {(min(a, b), max(a, b)) for a, found in linked.items() for _, b in sorted(found)[:KEPT]}
