"""Who matters: all measures by name. To add one: a function and a line in `CENTRALITIES`.

Strength is not distance: betweenness, closeness and harmonic read `distance` (1/weight); strength, eigenvector,
PageRank, hub, authority, clustering and constraint read `weight`; degree and core read neither. All work on an empty
graph, on a single node and on a graph in pieces, and none depends on the order in which nodes and edges were added.
"""

import networkx as nx

from graphkit.analyse.neighbourhood import (
    clustering,
    constraint,
    core,
    degree,
    in_degree,
    in_strength,
    out_degree,
    out_strength,
    strength,
)
from graphkit.analyse.network import Network, layer_network
from graphkit.analyse.prestige import authority, eigenvector, hub, pagerank
from graphkit.analyse.reach import (
    betweenness,
    betweenness_error,
    closeness,
    closeness_error,
    harmonic,
    harmonic_error,
)
from graphkit.analyse.scoring import Centrality
from graphkit.errors import CentralityNotOfLayer
from graphkit.graph import COOCCURRENCE, RELATION

DIGITS = 12  # what differs later is rounding

CENTRALITIES: dict[str, Centrality] = {
    "degree": Centrality(degree, weighted=False),
    "in_degree": Centrality(in_degree, (RELATION,), weighted=False),
    "out_degree": Centrality(out_degree, (RELATION,), weighted=False),
    "strength": Centrality(strength),
    "in_strength": Centrality(in_strength, (RELATION,)),
    "out_strength": Centrality(out_strength, (RELATION,)),
    "betweenness": Centrality(betweenness, reads="routes", error=betweenness_error),
    "closeness": Centrality(closeness, reads="routes", error=closeness_error),
    "harmonic": Centrality(harmonic, reads="routes", error=harmonic_error),
    "eigenvector": Centrality(eigenvector, (COOCCURRENCE,), reads="walks"),
    "pagerank": Centrality(pagerank, reads="walks"),
    "hub": Centrality(hub, (RELATION,), reads="walks"),
    "authority": Centrality(authority, (RELATION,), reads="walks"),
    "core": Centrality(core, weighted=False),
    "clustering": Centrality(clustering, reads="triangles"),
    "constraint": Centrality(constraint, reads="triangles", lowest_first=True),
}


def of_layer(layer: str) -> dict[str, Centrality]:
    """The measures that have a meaning on a layer, in the order of the registry."""
    return {name: each for name, each in CENTRALITIES.items() if layer in each.layers}


def check_layer(by: str, layer: str) -> Centrality:
    """The measure of that name. Raises KeyError for an unknown one, CentralityNotOfLayer for one of the other layer."""
    if layer not in CENTRALITIES[by].layers:
        raise CentralityNotOfLayer(by, layer, CENTRALITIES[by].layers)
    return CENTRALITIES[by]


def measure_layer(graph: nx.MultiDiGraph | Network, layer: str) -> dict[str, dict[str, float]]:
    """All measures of a layer of a built graph: by name, then by actor, rounded to 12 digits."""
    network = graph if isinstance(graph, Network) else layer_network(graph, layer)
    return {name: rounded(each.score(network)) for name, each in of_layer(layer).items()}


def rounded(scores: dict[str, float]) -> dict[str, float]:
    """Scores without what differs by rounding only, so that equal ones are equal."""
    return {node: round(score, DIGITS) for node, score in scores.items()}
