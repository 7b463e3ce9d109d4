"""How a measure on arrays becomes a function of a graph, and what the registry knows of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

import networkx as nx

from graphkit.analyse.network import Floats, Network, network_of
from graphkit.graph import COOCCURRENCE, RELATION

BOTH = (COOCCURRENCE, RELATION)

#: a score for each node of a simple graph, or of a network taken from one
Measure = Callable[[nx.Graph | Network], dict[str, float]]


@dataclass(frozen=True)
class Centrality:
    """A measure and the layers that it has a meaning on.

    `error` gives the standard error of each score where a large graph is sampled, 0 where a score is exact. `reads` is
    what its cost grows with: `edges`, `walks` (many passes over them), `triangles` or `routes` (all from all).
    One that is not `weighted` only asks which edges there are. With `lowest_first` the lowest score ranks first.
    """

    score: Measure
    layers: tuple[str, ...] = BOTH
    reads: str = "edges"
    error: Measure | None = None
    weighted: bool = True
    lowest_first: bool = False


def on_graphs(score: Callable[[Network], Floats]) -> Measure:
    """The measure as a function that takes a networkx graph or a network and names the nodes; same docstring."""

    @wraps(score)
    def measure(graph: nx.Graph | Network) -> dict[str, float]:
        network = network_of(graph)
        return dict(zip(network.ids, score(network).tolist(), strict=True))

    return measure
