"""What measuring adds to the graph: scores, communities, and how to draw each actor."""

import math

import networkx as nx

from graphkit.analyse.centrality import CENTRALITIES, DIGITS
from graphkit.analyse.communities import UNCONNECTED, louvain, name_communities
from graphkit.graph import COOCCURRENCE, project

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


def annotate(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A new graph whose nodes carry, beside all they had, the attributes that `graphkit.graph` promises.

    The centralities (rounded to 12 digits) and the communities (Louvain) are those of the co-occurrence layer; `x` and
    `y` are pixels with y downwards; `size` is a radius of 4 to 18 pixels, its area growing with strength; `color` is
    that of the community, ten colours and then grey.
    """
    from graphkit.analyse.layout import place

    simple = project(graph, COOCCURRENCE)
    scores = {name: measure(simple) for name, measure in CENTRALITIES.items()}
    communities = louvain(simple)
    names = name_communities(graph, communities, scores["pagerank"])
    sizes = _sizes(graph, scores["strength"])
    annotated: nx.MultiDiGraph = graph.copy()
    nx.set_node_attributes(annotated, sizes, "size")  # the layout keeps actors of this size apart
    places = place(annotated, communities)
    for node in sorted(annotated):
        x, y = places[node]
        number = communities[node]
        annotated.nodes[node].update(
            {name: round(float(found[node]), DIGITS) for name, found in scores.items()},
            community=names[number],
            x=float(x),
            y=float(y),
            color=_colour(number, names[number]),
        )
    return annotated


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
