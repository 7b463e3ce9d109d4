"""Centralities by which an actor counts for as much as those it is connected with."""

import numpy as np

from graphkit.analyse.network import Floats, Network, adjacency
from graphkit.analyse.scoring import on_graphs
from graphkit.analyse.spectral import leading_vector, stationary


@on_graphs
def eigenvector(network: Network) -> Floats:
    """How well connected an actor's companions are: its score is proportional to the weighted sum of theirs.

    Projection: co-occurrence only; where edges have a direction, `hub` and `authority` take its place. Reads `weight`.
    From 0 to 1; the squares of all scores add up to 1. A high value means company of the well connected. In a graph of
    several pieces the scores live on the piece with the largest eigenvalue (usually the largest, densest one) and are 0
    elsewhere; pieces with the same eigenvalue share them. Bonacich (1972), Factoring and weighting approaches to status
    scores.
    """
    return leading_vector(adjacency(network))


@on_graphs
def pagerank(network: Network) -> Floats:
    """The share of time a walker spends at an actor who follows edges by weight and now and then starts anew anywhere.

    Projection: either layer; on relations the walker goes from who acts to whom. Reads `weight`; damping 0.85. From 0
    to 1; all scores add up to 1. A high value means much company, most of all of those who have much company
    themselves; unlike eigenvector it gives every piece of the graph its due. Page, Brin, Motwani & Winograd (1999), The
    PageRank citation ranking.
    """
    return stationary(adjacency(network), symmetric=not network.directed)


@on_graphs
def hub(network: Network) -> Floats:
    """How much an actor acts on those whom the active act on: its score is proportional to their `authority`.

    Projection: relations, from who acts to whom. Reads `weight` (claims). From 0 to 1; all scores add up to 1, or are
    0 if there is no relation. A high value means an initiator who deals with everybody that matters. Kleinberg (1999),
    Authoritative sources in a hyperlinked environment (HITS).
    """
    return _hits(network)[: len(network)]


@on_graphs
def authority(network: Network) -> Floats:
    """How much an actor is acted on by those who act on all that matter: its score is proportional to their `hub`.

    Projection: relations, from who acts to whom. Reads `weight` (claims). From 0 to 1; all scores add up to 1, or are 0
    if there is no relation. A high value means that the most active turn to it. Kleinberg (1999), Authoritative sources
    in a hyperlinked environment (HITS).
    """
    return _hits(network)[len(network) :]


def _hits(network: Network) -> Floats:
    """Hubs, then authorities: the leading eigenvector of the network in which each actor stands twice, as who acts and
    as who is acted on. It is the pair of singular vectors that HITS converges to, also in a graph of several pieces.
    """
    from scipy.sparse import block_array

    if not len(network):
        return np.zeros(0)
    matrix = adjacency(network)
    halves = leading_vector(block_array([[None, matrix], [matrix.T, None]], format="csr")).reshape(2, len(network))
    sums = halves.sum(axis=1, keepdims=True)
    scores: Floats = np.divide(halves, sums, out=np.zeros_like(halves), where=sums > 0)
    return scores.ravel()
