"""The page of a picture, as SVG: title and counts, actors and lines with names, legend."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphkit.export.attributes import legal, xml_text
from graphkit.export.labelling import LINED, Box, Spot, nearest, place_labels
from graphkit.export.legend import legend
from graphkit.export.lettering import FAMILY, shortened, width
from graphkit.export.shapes import INK, PAPER, shape, text
from graphkit.graph import Build

WIDTH, HEIGHT = 1600, 1100
MARGIN = 40.0
MAP = Box(MARGIN, 112.0, WIDTH - MARGIN, 950.0)
INSET = 90.0, 35.0
"""Pixels of the map's rim, across and down, in which names, but no actors stand."""
SMALL, LARGE = 15.0, 23.0  # size of names
NAME = 40  # characters of a name
RADII = 7.0, 26.0
LINES = 0.9, 9.0  # width
REACH = 1.2
"""How far the corners of a shape reach, in radii."""
LINE = "#8c8c8c"
MOST_STRETCHED = 1.6
HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    f' font-family="{FAMILY}, Open Sans, Segoe UI, Helvetica, Arial, sans-serif" role="img">'
)


@dataclass(frozen=True)
class Disc:
    """An actor in the picture; `label` is as much of its name as there is room for."""

    node: str
    name: str
    label: str
    type: str
    color: str
    x: float
    y: float
    radius: float
    size: float


def page(build: Build) -> str:
    """The whole drawing. Of the graph all nodes and edges are drawn; the order of the nodes is that of their names."""
    discs = _discs(build)
    parts = [
        HEAD,
        f"<title>{xml_text(build.corpus.title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        text(shortened(build.corpus.title, 80), MARGIN, 56, 32),
        text(_counts(build), MARGIN, 88, 18),
        *_lines(build, {disc.node: disc for disc in discs}),
        *(shape(disc.type, disc.x, disc.y, disc.radius, disc.color, disc.name) for disc in discs),
        *_names(discs),
        *legend(build, Box(MARGIN, 978, WIDTH - MARGIN, HEIGHT - 20)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _counts(build: Build) -> str:
    facts = build.graph.graph
    shown, pairs = build.graph.number_of_nodes(), build.graph.number_of_edges()
    days = sorted(document.date.iso for document in build.corpus.documents if document.date)
    period = "" if not days else days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    told = [
        f"{shown} of {facts.get('actors', shown):,} actors",
        f"{pairs} of {facts.get('pairs', pairs):,} pairs",
        f"{len(build.corpus.documents):,} document{'' if len(build.corpus.documents) == 1 else 's'}",
    ]
    return " · ".join([*told, period] if period else told)


def _discs(build: Build) -> list[Disc]:
    nodes = list(build.graph.nodes(data=True))
    strength = dict(build.graph.degree(weight="weight"))
    weights = [float(data.get("strength", strength[node])) for node, data in nodes]
    most = max(weights, default=0.0) or 1.0
    places = _fit([_place(number, len(nodes), data) for number, (_, data) in enumerate(nodes)])
    discs = []
    for (node, data), weight, (x, y) in zip(nodes, weights, places, strict=True):
        share = math.sqrt(weight / most)
        radius, size = RADII[0] + (RADII[1] - RADII[0]) * share, SMALL + (LARGE - SMALL) * share
        name = legal(str(data["label"]))
        told = (name, shortened(name, NAME), str(data["type"]), str(data.get("color", PAPER)))
        discs.append(Disc(node, *told, x, y, round(radius, 1), round(size, 1)))
    return discs


def _place(number: int, count: int, data: dict[str, float]) -> tuple[float, float]:
    """Where the layout puts a node; without one, nodes stand in a circle."""
    angle = 2 * math.pi * number / max(count, 1)
    return data.get("x", math.cos(angle)), data.get("y", math.sin(angle))


def _fit(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The places spread over the map; one direction is stretched a little more than the other where that helps."""
    if not places:
        return []
    across, down = zip(*places, strict=True)
    room = (MAP.right - MAP.left - 2 * INSET[0], MAP.bottom - MAP.top - 2 * INSET[1])
    wide, high = (max(axis) - min(axis) or 1e-9 for axis in (across, down))
    least = min(room[0] / wide, room[1] / high)
    scales = [min(space / extent, least * MOST_STRETCHED) for space, extent in zip(room, (wide, high), strict=True)]
    middle = [(max(axis) + min(axis)) / 2 for axis in (across, down)]
    centre = ((MAP.left + MAP.right) / 2, (MAP.top + MAP.bottom) / 2)
    return [
        (round(centre[0] + (x - middle[0]) * scales[0], 1), round(centre[1] + (y - middle[1]) * scales[1], 1))
        for x, y in places
    ]


def _lines(build: Build, discs: dict[str, Disc]) -> Iterator[str]:
    edges = sorted(build.graph.edges(data=True), key=lambda edge: (edge[2]["weight"], edge[:2]))
    most = max((data["weight"] for _, _, data in edges), default=1.0)
    yield f'<g stroke="{LINE}" stroke-linecap="round">'
    for source, target, data in edges:
        one, other = discs[source], discs[target]
        thick = LINES[0] + (LINES[1] - LINES[0]) * math.sqrt(data["weight"] / most)
        yield (
            f'<line x1="{one.x}" y1="{one.y}" x2="{other.x}" y2="{other.y}" stroke-width="{thick:.1f}"'
            f' stroke-opacity="0.6"/>'
        )
    yield "</g>"
    if any(data["directed"] for _, _, data in edges):
        yield from (_arrow(discs[source], discs[target]) for source, target, _ in edges)


def _arrow(tail: Disc, head: Disc) -> str:
    """A head on the line, at the rim of the actor it points to."""
    angle = math.atan2(head.y - tail.y, head.x - tail.x)
    tip = (head.x - math.cos(angle) * (head.radius + 1), head.y - math.sin(angle) * (head.radius + 1))
    wings = [(tip[0] - 13 * math.cos(angle + turn), tip[1] - 13 * math.sin(angle + turn)) for turn in (-0.4, 0.4)]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (tip, *wings))
    return f'<polygon points="{points}" fill="{LINE}"/>'


def _names(discs: Sequence[Disc]) -> Iterator[str]:
    spots = [Spot(d.x, d.y, d.radius * REACH, width(d.label, d.size) + 8, d.size * 1.2) for d in discs]
    for disc, spot, place in zip(discs, spots, place_labels(spots, MAP), strict=True):
        if place is None:
            continue
        box, distance = place
        if distance >= LINED:
            x, y = nearest(spot, box)
            yield f'<line x1="{disc.x}" y1="{disc.y}" x2="{x:.1f}" y2="{y:.1f}" stroke="{INK}" stroke-width="0.8"/>'
        yield text(disc.label, round(box.left + 4, 1), round(box.bottom - disc.size * 0.3, 1), disc.size, halo=True)
