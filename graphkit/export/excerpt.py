"""What of a graph a picture shows: its strongest actors and the edges that hold them together."""

from collections import defaultdict

import networkx as nx

from graphkit.graph import COOCCURRENCE, RELATION, Build, project

MOST = 45
"""Actors of a picture: so many names can be read on a page."""
EDGES = 3
"""Of an actor's edges these many strongest are always shown."""


def excerpt(build: Build) -> Build:
    """The `MOST` strongest actors that are named with another, and the backbone of their edges.

    An edge stands for all edges of its pair in the layer shown, which is co-occurrence, or relation where there is
    no other. Where edges say whether they belong to the backbone (`backbone`), those that do are shown; else, and
    where that would leave an actor alone, the strongest of each actor. Actors without an edge are left out, unless
    there is none with. The excerpt of an excerpt is the same.
    """
    layers = {layer for _, _, layer in build.graph.edges(data="layer")}
    layer = COOCCURRENCE if COOCCURRENCE in layers or not layers else RELATION
    simple = project(build.graph, layer)
    strength = dict(simple.degree(weight="weight"))
    tied = [node for node in simple if strength[node] > 0] or list(simple)
    shown = sorted(tied, key=lambda node: (-strength[node], build.graph.nodes[node]["label"], node))[:MOST]
    kept = _kept(build.graph, simple, frozenset(shown))
    whole = {"actors": build.graph.number_of_nodes(), "pairs": simple.number_of_edges()}
    graph: nx.MultiDiGraph = nx.MultiDiGraph(**(whole | build.graph.graph))
    graph.add_nodes_from((node, dict(build.graph.nodes[node])) for node in shown)
    about = {"layer": layer, "backbone": True, "directed": simple.is_directed()}
    for source, target in sorted(kept):
        graph.add_edge(source, target, key=layer, weight=simple.edges[source, target]["weight"], **about)
    return Build(build.corpus, graph)


def _kept(graph: nx.MultiDiGraph, simple: nx.Graph, shown: frozenset[str]) -> set[tuple[str, str]]:
    inside = [
        ((a, b) if simple.is_directed() else (min(a, b), max(a, b)), weight)
        for a, b, weight in simple.edges(data="weight")
        if a in shown and b in shown
    ]
    marked = {frozenset((a, b)) for a, b, backbone in graph.edges(data="backbone") if backbone}
    strongest: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair, _ in sorted(inside, key=lambda edge: (-edge[1], edge[0])):
        for end in pair:
            strongest[end].append(pair)
    if not marked:
        return {pair for pairs in strongest.values() for pair in pairs[:EDGES]}
    kept = {pair for pair, _ in inside if frozenset(pair) in marked}
    held = {end for pair in kept for end in pair}
    return kept | {pairs[0] for end, pairs in strongest.items() if end not in held}
