"""One order for every graph, so that a result depends on what is connected and not on who was added first."""

import networkx as nx


def canonical(graph: nx.Graph) -> tuple[list[str], nx.Graph]:
    """The sorted ids of the nodes, and the same graph with their positions in that list for nodes.

    Nodes and edges of the new undirected graph are added in sorted order and carry `weight` and `distance` only.
    Sums of floats and tie-breaks then run in one order whatever the insertion order and the hash seed.
    """
    ids = sorted(graph)
    position = {node: i for i, node in enumerate(ids)}
    simple = nx.Graph()
    simple.add_nodes_from(range(len(ids)))
    ends = ((position[u], position[v], data) for u, v, data in graph.edges(data=True))
    edges = sorted((min(u, v), max(u, v), data["weight"], data["distance"]) for u, v, data in ends)
    for u, v, weight, distance in edges:
        simple.add_edge(u, v, weight=weight, distance=distance)
    return ids, simple


def components(graph: nx.Graph) -> list[list[int]]:
    """The connected components of a canonical graph, each sorted, the largest first, ties by their first node."""
    found = [sorted(component) for component in nx.connected_components(graph)]
    return sorted(found, key=lambda component: (-len(component), component[0]))
