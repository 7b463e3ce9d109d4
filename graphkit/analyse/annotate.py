"""What measuring adds to the graph: scores, communities, and how to draw each actor."""

import math

import networkx as nx

from graphkit.analyse.centrality import CENTRALITIES, measure_layer, rounded
from graphkit.analyse.communities import UNCONNECTED, consensus, name_communities
from graphkit.analyse.network import ALL, Network, layer_networks
from graphkit.analyse.tallies import tally
from graphkit.analyse.uncertainty import Resampling, uncertainty
from graphkit.graph import COOCCURRENCE, RELATION
from graphkit.model import Corpus

SMALLEST, LARGEST = 4.0, 18.0  # radius in pixels
# Paul Tol's bright, then muted scheme, without their near doubles: told apart by all forms of colour blindness
PALETTE = (
    "#4477aa",
    "#ee6677",
    "#228833",
    "#ccbb44",
    "#66ccee",
    "#aa3377",
    "#332288",
    "#44aa99",
    "#ddcc77",
    "#882255",
)
GREY = "#bbbbbb"
#: measures of the relation layer that no measure of the other layer shares its name with
DIRECTED = ("in_degree", "out_degree", "in_strength", "out_strength", "hub", "authority")
MOST_INTERVALS = 2000  # actors whose intervals are found: each is compared with all


def annotate(graph: nx.MultiDiGraph, corpus: Corpus | None = None, *, in_place: bool = False) -> nx.MultiDiGraph:
    """A new graph, or with `in_place` the same, whose nodes carry, beside all they had, the attributes that
    `graphkit.graph` promises.

    The centralities (rounded to 12 digits) and the communities are those of the co-occurrence layer, but for those in
    `DIRECTED`; `core` is a whole number. `rank_low` and `rank_high` bound the rank by strength, 90 % sure, if the
    graph's `corpus` is given and has stories enough, and for the 2,000 strongest actors; else they are 0. `x` and `y`
    are pixels with y downwards; `size` is a radius of 4 to 18 pixels, its area growing with strength; `color` is that
    of the community, ten colours and then grey.
    """
    from graphkit.analyse.layout import place

    network, relations, everything = layer_networks(graph, (COOCCURRENCE, RELATION, ALL))
    scores = measure_layer(network, COOCCURRENCE)
    communities, stability = consensus(network)
    del network  # and with it what measures kept of it, as its triangles
    names = name_communities(graph, communities, scores["pagerank"])
    sizes = _sizes(graph, scores["strength"])
    annotated: nx.MultiDiGraph = graph if in_place else graph.copy()
    nx.set_node_attributes(annotated, sizes, "size")  # the layout keeps actors of this size apart
    places = place(annotated, communities, everything)
    del everything
    measured = _measured(relations, scores, corpus)
    for node in sorted(annotated):
        x, y = places[node]
        number = communities[node]
        annotated.nodes[node].update(
            measured[node],
            community=names[number],
            community_stability=stability[node],
            x=float(x),
            y=float(y),
            color=_colour(number, names[number]),
        )
    return annotated


def _measured(
    relations: Network, scores: dict[str, dict[str, float]], corpus: Corpus | None
) -> dict[str, dict[str, float | int]]:
    """All scores and the interval of the rank, by actor; `scores` are those of co-occurrence."""
    directed = {name: rounded(CENTRALITIES[name].score(relations)) for name in DIRECTED}
    intervals = _intervals(corpus, scores["strength"]) if corpus else {}
    found: dict[str, dict[str, float | int]] = {}
    for node in relations.ids:
        low, high = intervals.get(node, (0, 0))
        of_both = {name: each[node] for name, each in (scores | directed).items()}
        found[node] = {**of_both, "core": int(scores["core"][node]), "rank_low": low, "rank_high": high}
    return found


def _intervals(corpus: Corpus, strengths: dict[str, float]) -> dict[str, tuple[int, int]]:
    strongest = sorted(strengths, key=lambda node: (-strengths[node], node))[:MOST_INTERVALS]
    found = uncertainty(tally(corpus, COOCCURRENCE), "strength", strengths, strongest, Resampling())
    return {node: (found.low[node], found.high[node]) for node in strongest} if found else {}


def _colour(number: int, name: str) -> str:
    return PALETTE[number] if number < len(PALETTE) and name != UNCONNECTED else GREY


def _sizes(graph: nx.MultiDiGraph, strengths: dict[str, float]) -> dict[str, float]:
    nodes = sorted(graph)
    values = [strengths[node] for node in nodes]
    if len(set(values)) < 2:
        values = [float(graph.nodes[node]["mentions"]) for node in nodes]
    largest = max(values, default=0.0) or 1.0
    sizes = [round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(value / largest), 2) for value in values]
    if len(nodes) > 1 and len(set(sizes)) < 2:
        # importers may drop a column that never varies; a hundredth of a pixel is not seen
        sizes[0] += 0.01 if sizes[0] < LARGEST else -0.01
    return dict(zip(nodes, sizes, strict=True))
