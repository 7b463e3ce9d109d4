"""Colour and size of actors as the page's options ask for them."""

import math

import networkx as nx

from graphkit.explorer.options import PageOptions

SMALLEST, LARGEST = 4.0, 18.0
"""Radii in pixels."""

# Paul Tol's bright scheme: told apart by all forms of colour blindness
OF_TYPE = {
    "PERSON": "#4477aa",
    "ORG": "#ee6677",
    "GPE": "#228833",
    "LOC": "#ccbb44",
    "FAC": "#66ccee",
    "NORP": "#aa3377",
}
OTHER = "#bbbbbb"


def colours(graph: nx.MultiDiGraph, options: PageOptions) -> dict[str, str]:
    """Colour of each actor: that of its community, or that of its type."""
    if options.color_by == "type":
        return {node: OF_TYPE.get(kind, OTHER) for node, kind in graph.nodes(data="type")}
    return dict(graph.nodes(data="color"))


def sizes(graph: nx.MultiDiGraph, options: PageOptions) -> dict[str, float]:
    """Radius of each actor: the one the layout counted with, or one whose area grows with another measure."""
    drawn = {node: float(size) for node, size in graph.nodes(data="size")}
    if options.size_by == "strength":
        return drawn
    values = {node: float(value) for node, value in graph.nodes(data=options.size_by, default=0.0)}
    most = max(values.values(), default=0.0)
    if most <= 0:
        return drawn
    spread = LARGEST - SMALLEST
    return {node: round(SMALLEST + spread * math.sqrt(max(0.0, value) / most), 2) for node, value in values.items()}
