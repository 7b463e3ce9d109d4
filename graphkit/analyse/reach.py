"""Centralities by shortest routes. They read `distance` = 1/weight: who is often named together is close."""

import numpy as np

from graphkit.analyse.network import Floats, Network
from graphkit.analyse.scoring import on_graphs
from graphkit.analyse.shortest_paths import path_sums


@on_graphs
def betweenness(network: Network) -> Floats:
    """The share of shortest routes between other actors that pass through an actor.

    Projection: either layer; on relations, routes follow the direction. Reads `distance` (1/weight): often named
    together is close. From 0 to 1 (every pair meets through this actor). A high value means a go-between or a bridge
    between groups. Exact in components of up to 1,500 actors; in larger ones estimated from 500 actors drawn with a
    fixed seed, each score with its standard error (`betweenness_error`). Freeman (1977), A set of measures of
    centrality based on betweenness; computed after Brandes (2001), sampled after Brandes & Pich (2007).
    """
    return np.minimum(path_sums(network).passing.value / _pairs(network), 1.0)  # an estimate can pass the bound


@on_graphs
def betweenness_error(network: Network) -> Floats:
    """The standard error of each betweenness that was estimated from a sample of actors, 0 where it is exact.

    It is good for central actors. For scores near 0, which rest on the routes of few, the largest of all standard
    errors is the safer bound.
    """
    return path_sums(network).passing.error / _pairs(network)


@on_graphs
def closeness(network: Network) -> Floats:
    """How near an actor is to all others: one over its mean distance to those who can reach it, times their share.

    Projection: either layer; on relations, routes lead to the actor. Reads `distance` (1/weight). From 0 (alone) to the
    largest weight of an edge; to 1 if all weights are 1. A high value means short ways from everybody. Means are exact
    in components of up to 1,500 actors; in larger ones estimated from 500 actors drawn with a fixed seed (Eppstein &
    Wang 2004), with standard errors (`closeness_error`). Wasserman & Faust (1994), Social network analysis, p. 200.
    """
    found = path_sums(network)
    totals = found.distances.value
    return np.divide(found.reached**2, totals, out=np.zeros(len(network)), where=totals > 0) / _others(network)


@on_graphs
def closeness_error(network: Network) -> Floats:
    """The standard error of each closeness that was estimated, by the relative error of its sum of distances."""
    found = path_sums(network)
    totals, errors = found.distances.value, found.distances.error
    relative = np.divide(errors, totals, out=np.zeros(len(network)), where=totals > 0)
    scores = np.divide(found.reached**2, totals, out=np.zeros(len(network)), where=totals > 0)
    return scores * relative / _others(network)


@on_graphs
def harmonic(network: Network) -> Floats:
    """How near an actor is to all others: the mean of 1/distance, which is 0 for those who cannot reach it.

    Projection: either layer; on relations, routes lead to the actor. Reads `distance` (1/weight). From 0 (alone) to the
    largest weight of an edge; to 1 if all weights are 1. A high value means short ways from many; unlike closeness it
    compares actors of different pieces of the graph fairly. It is networkx' sum divided by the number of others. Exact
    or estimated as closeness is (`harmonic_error`). Marchiori & Latora (2000), Harmony in the small-world; Boldi &
    Vigna (2014), Axioms for centrality.
    """
    return path_sums(network).nearness.value / _others(network)


@on_graphs
def harmonic_error(network: Network) -> Floats:
    """The standard error of each harmonic centrality that was estimated, 0 where it is exact."""
    return path_sums(network).nearness.error / _others(network)


def _others(network: Network) -> int:
    return max(1, len(network) - 1)


def _pairs(network: Network) -> int:
    return max(1, (len(network) - 1) * (len(network) - 2))
