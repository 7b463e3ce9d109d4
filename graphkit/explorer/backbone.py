"""The links a crowded map draws first."""

from collections import defaultdict

import networkx as nx
import numpy as np

from graphkit.folded import table_of
from graphkit.graph import COOCCURRENCE, MEASURED

KEPT = 3


def main_links(graph: nx.MultiDiGraph) -> set[tuple[str, str]]:
    """Pairs that keep the shape of the co-occurrence layer.

    Those whose edge attribute `backbone` is true if the graph has it; else the `KEPT` strongest links of each actor.
    """
    table = table_of(graph)
    if table is not None and MEASURED[-1] in table.columns:
        rows = np.flatnonzero(table.columns[MEASURED[-1]].numbers(bool))
        ends = zip(*(each[rows].tolist() for each in (table.sources, table.targets)), strict=True)
        return {(min(pair), max(pair)) for pair in ((table.nodes[one], table.nodes[other]) for one, other in ends)}
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
