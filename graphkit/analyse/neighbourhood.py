"""Centralities that look at an actor's own edges and at those among its neighbours.

Every one reads one layer as a simple graph, parallel edges summed. On the relation layer an edge runs from who acts to
whom; "without direction" means that the weights of both directions are added up first.
"""

import numpy as np

from graphkit.analyse.network import Floats, Ints, Network, undirected
from graphkit.analyse.scoring import on_graphs
from graphkit.analyse.triangles import core_numbers, triangles


@on_graphs
def degree(network: Network) -> Floats:
    """The share of all other actors an actor is connected with.

    Projection: either layer, without direction. Reads neither weight nor distance. From 0 (with nobody) to 1 (with
    everybody). A high value means many different companions, however often. Freeman (1979), Centrality in social
    networks.
    """
    plain = undirected(network)
    return _shares(_count(plain.sources, plain) + _count(plain.targets, plain))


@on_graphs
def in_degree(network: Network) -> Floats:
    """The share of all other actors that do or say something to an actor.

    Projection: relations, from who acts to whom. Reads neither weight nor distance. From 0 to 1. A high value means
    that many deal with it. Wasserman & Faust (1994), Social network analysis, p. 175.
    """
    return _shares(_count(network.targets, network))


@on_graphs
def out_degree(network: Network) -> Floats:
    """The share of all other actors that an actor does or says something to.

    Projection: relations, from who acts to whom. Reads neither weight nor distance. From 0 to 1. A high value means
    that it deals with many. Wasserman & Faust (1994), Social network analysis, p. 175.
    """
    return _shares(_count(network.sources, network))


@on_graphs
def strength(network: Network) -> Floats:
    """How often an actor is connected with others: the sum of the weights of its edges.

    Projection: either layer, without direction. Reads `weight` (sentences or claims, each story counted once), so a
    sentence that names three actors counts twice for each. From 0 upwards. A high value means much company, be it of
    few or of many. Barrat et al. (2004), The architecture of complex weighted networks.
    """
    return _sums(network.sources, network) + _sums(network.targets, network)


@on_graphs
def in_strength(network: Network) -> Floats:
    """How often others do or say something to an actor: the sum of the weights of the edges that point to it.

    Projection: relations, from who acts to whom. Reads `weight` (claims). From 0 upwards. A high value means a target
    of much action, by few or by many. Barrat et al. (2004), The architecture of complex weighted networks.
    """
    return _sums(network.targets, network)


@on_graphs
def out_strength(network: Network) -> Floats:
    """How often an actor does or says something to others: the sum of the weights of the edges that start from it.

    Projection: relations, from who acts to whom. Reads `weight` (claims). From 0 upwards. A high value means much
    activity, towards few or many. Barrat et al. (2004), The architecture of complex weighted networks.
    """
    return _sums(network.sources, network)


@on_graphs
def core(network: Network) -> Floats:
    """The largest k for which an actor is in a group where everybody has at least k companions within the group.

    Projection: either layer, without direction. Reads neither weight nor distance. Whole numbers from 0 (alone)
    upwards. A high value means a place in the densest part of the graph, where a hub with many casual companions need
    not be. Seidman (1983), Network structure and minimum degree.
    """
    return core_numbers(undirected(network)).astype(np.float64)


@on_graphs
def clustering(network: Network) -> Floats:
    """How strongly an actor's companions are connected with each other: the mean intensity of its triangles.

    Projection: either layer, without direction. Reads `weight`: the intensity of a triangle is the geometric mean of
    its three weights, each divided by the largest weight in the graph; a pair of companions without an edge counts as
    0. From 0 (no two companions ever meet, or fewer than two companions) to 1 (all do, as often as the strongest pair
    of all). A high value means a closed circle, a low one that an actor stands between circles. Onnela et al. (2005),
    Intensity and coherence of motifs in weighted complex networks.
    """
    plain = undirected(network)
    roots = np.cbrt(plain.weights / plain.weights.max(initial=0.0)) if len(plain.weights) else plain.weights
    totals = np.zeros(len(plain))
    for edges in triangles(plain):
        one, other, third = edges.T
        intensity = roots[one] * roots[other] * roots[third]
        for column in edges.T:  # a node of a triangle ends two of its edges
            totals += _sums(plain.sources[column], plain, intensity) + _sums(plain.targets[column], plain, intensity)
    degrees = _count(plain.sources, plain) + _count(plain.targets, plain)
    return np.divide(totals, degrees * (degrees - 1), out=np.zeros(len(plain)), where=degrees > 1)


@on_graphs
def constraint(network: Network) -> Floats:
    """How much an actor depends on a single circle: the squared shares of its company that lead back to each companion.

    Projection: either layer, without direction. Reads `weight`: with p(i, j) the share of i's strength that goes to j,
    the sum over its companions j of (p(i, j) + sum over q of p(i, q) p(q, j))². From near 0 (many companions who do not
    know each other: a broker) to 1 (one companion) and, in small closed circles, up to 1.125 and beyond if weights are
    uneven. A high value means being shut in one circle, a low one brokerage: the lowest ranks first. An actor without
    companions has nobody to broker between and gets 1, as does one with a single companion. Burt (1992), Structural
    holes, ch. 2.
    """
    plain = undirected(network)
    ends = plain.sources, plain.targets
    totals = _sums(plain.sources, plain) + _sums(plain.targets, plain)
    shares = [plain.weights / totals[end] for end in ends]  # of each edge's two ends
    for edges in triangles(plain):
        one, other, third = edges.T
        for direct, others in ((one, (other, third)), (other, (one, third)), (third, (one, other))):
            through = _detours(direct, others, plain, totals)
            for side, end in enumerate(ends):
                shares[side] += np.bincount(direct, through / totals[end[direct]], minlength=len(end))
    scores = _sums(plain.sources, plain, shares[0] ** 2) + _sums(plain.targets, plain, shares[1] ** 2)
    return np.where(totals > 0, scores, 1.0)


def _detours(direct: Ints, others: tuple[Ints, Ints], plain: Network, totals: Floats) -> Floats:
    """What goes by the third node of each triangle: the weights of the two `others` of its edges, over the node's
    strength.
    """
    both = plain.sources + plain.targets
    third = (both[others[0]] + both[others[1]] - both[direct]) // 2
    through: Floats = plain.weights[others[0]] * plain.weights[others[1]] / totals[third]
    return through


def _shares(counts: Floats) -> Floats:
    return counts / max(1, len(counts) - 1)


def _count(ends: Ints, network: Network) -> Floats:
    return np.bincount(ends, minlength=len(network)).astype(np.float64)


def _sums(ends: Ints, network: Network, values: Floats | None = None) -> Floats:
    return np.bincount(ends, network.weights if values is None else values, minlength=len(network)).astype(np.float64)
