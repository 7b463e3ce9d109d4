"""Other ways to lay out the map than communities side by side. Nothing is random; lengths are pixels at zoom 1."""

import math
from collections.abc import Callable, Sequence

import networkx as nx

from graphkit.analyse.layout import CORE, GAP, place

Places = dict[str, tuple[float, float]]
SIX = 6
"""A ring of actors of one size round another holds six more than the one inside it."""
SPREAD = 1.8
"""How much farther rings stand apart than their actors need: room for names."""


def rearrange(graph: nx.MultiDiGraph, layout: str) -> nx.MultiDiGraph:
    """A measured graph with `x` and `y` as a layout of `ARRANGEMENTS` puts them; raises KeyError for another."""
    moved: nx.MultiDiGraph = graph.copy()
    for node, (x, y) in ARRANGEMENTS[layout](graph).items():
        moved.nodes[node].update(x=x, y=y)
    return moved


def organic(graph: nx.MultiDiGraph) -> Places:
    """Who is linked stands near, whatever the communities: the forces of `place` over all actors at once."""
    return place(graph, dict.fromkeys(graph, 0))


def circle(graph: nx.MultiDiGraph) -> Places:
    """The best connected actors on one circle, communities in a row; the others on wider circles round it."""
    ordered, community = _by_strength(graph), _community_order(graph)
    rank = {node: number for number, node in enumerate(ordered)}
    first = sorted(ordered[:CORE], key=lambda node: (community[node], rank[node]))
    sizes = [float(graph.nodes[node].get("size", 8.0)) for node in first]
    around = math.fsum(2 * size + GAP for size in sizes)
    radius, places, passed = around / (2 * math.pi), {}, 0.0
    for node, size in zip(first, sizes, strict=True):
        places[node] = _polar(radius, 2 * math.pi * (passed + size + GAP / 2) / around)
        passed += 2 * size + GAP
    pitch, later = _pitch(graph), ordered[CORE:]
    while later:
        radius += pitch * 1.5
        number = max(1, int(2 * math.pi * radius / pitch))
        places |= _ring(later[:number], radius)
        later = later[number:]
    return places


def rings(graph: nx.MultiDiGraph) -> Places:
    """The strongest actor in the middle, the next round it, and so on outwards; in each ring communities in a row."""
    ordered, community, pitch = _by_strength(graph), _community_order(graph), _pitch(graph)
    rank = {node: number for number, node in enumerate(ordered)}
    places: Places = {ordered[0]: (0.0, 0.0)} if ordered else {}
    later, number = ordered[1:], 1
    while later:
        ring = sorted(later[: SIX * number], key=lambda node: (community[node], rank[node]))
        places |= _ring(ring, SPREAD * pitch * number)
        later, number = later[SIX * number :], number + 1
    return places


def _ring(nodes: Sequence[str], radius: float) -> Places:
    return {node: _polar(radius, 2 * math.pi * number / len(nodes)) for number, node in enumerate(nodes)}


def _polar(radius: float, angle: float) -> tuple[float, float]:
    """A point from the top on clockwise, rounded to 0.1 px."""
    return round(radius * math.sin(angle), 1) + 0.0, round(-radius * math.cos(angle), 1) + 0.0


def _pitch(graph: nx.MultiDiGraph) -> float:
    return 2 * max((float(size) for _, size in graph.nodes(data="size", default=8.0)), default=8.0) + GAP


def _by_strength(graph: nx.MultiDiGraph) -> list[str]:
    strength = dict(graph.degree(weight="weight"))
    return sorted(graph, key=lambda node: (-strength[node], node))


def _community_order(graph: nx.MultiDiGraph) -> dict[str, int]:
    """The number of each node's community, the largest first."""
    names = dict(graph.nodes(data="community", default=""))
    sizes: dict[str, int] = {}
    for name in names.values():
        sizes[name] = sizes.get(name, 0) + 1
    numbers = {name: number for number, name in enumerate(sorted(sizes, key=lambda name: (-sizes[name], name)))}
    return {node: numbers[name] for node, name in names.items()}


ARRANGEMENTS: dict[str, Callable[[nx.MultiDiGraph], Places]] = {"organic": organic, "circle": circle, "rings": rings}
