"""Where each actor stands on the map: communities as discs, packed side by side.

Inside a disc a Fruchterman–Reingold layout (Fruchterman & Reingold 1991, "Graph drawing by force-directed placement",
Software: Practice and Experience 21) shows who is close to whom; discs are drawn together by the links between them
and kept apart by their rims. Actors with many links to other communities stand at the rim on that side. What hangs
together with nothing else stands in a tray below.

Only the 400 best connected actors are packed, so that the picture a reader opens is compact; every other actor is
put beside the strongest of its neighbours. Nothing is random: actors are numbered in the order of their ids and
forces are summed in that order. Lengths are pixels at zoom 1, y grows downwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from graphkit.analyse.links import Array, Ints, Links, both_ends, by_home, link_matrix, links_of, sums
from graphkit.analyse.network import ALL, Network, layer_networks
from graphkit.analyse.packing import Placed, lay_down, put_beside, relax, separate, shelve, spiral

CORE = 400
GAP = 16.0
"""Free pixels between the rims of two actors."""
STREET = 46.0
"""Free pixels between two communities."""
BROKER = 0.3
"""Share of an actor's weight that leaves its community from which on it is pulled to the rim."""


@dataclass(frozen=True)
class Plan:
    """What the discs know of each other: radii of the actors, the links of each community's members, home community
    of each actor (-1 outside of the core) and centres of those.
    """

    radii: Array
    links: list[Links]
    home: Ints
    centres: Array


def place(
    graph: nx.MultiDiGraph, communities: dict[str, int], network: Network | None = None
) -> dict[str, tuple[float, float]]:
    """Position of every node, rounded to 0.1 px and centred on the packed part.

    `communities` maps each node to the number of its community; a node that is missing there stands alone. The
    node attribute `size` is the radius in pixels (8 if it is missing); edge weights of all kinds are summed, unless
    their `network` is given.
    """
    names = sorted(graph)
    radii = np.array([float(graph.nodes[name].get("size", 8.0)) for name in names])
    links = links_of(layer_networks(graph, (ALL,))[0] if network is None else network)
    strength = sums(both_ends(links), np.repeat(links.weight, 2), len(names))
    order = sorted(range(len(names)), key=lambda i: (-strength[i], names[i]))
    groups = _groups(order[:CORE], [communities.get(name, -1 - i) for i, name in enumerate(names)])
    placed = _pack(groups, radii, links)
    put_beside(order[CORE:], radii, links, placed, GAP)
    return {name: (_tenth(placed[i][0]), _tenth(placed[i][1])) for i, name in enumerate(names)}


def _groups(core: Sequence[int], community: Sequence[int]) -> list[list[int]]:
    """Members of each community in the core, largest community first, members in the order of their strength."""
    members: dict[int, list[int]] = {}
    for index in core:
        members.setdefault(community[index], []).append(index)
    return sorted(members.values(), key=lambda group: (-len(group), min(group)))


def _pack(groups: list[list[int]], radii: Array, links: Links) -> Placed:
    """Positions of the core: linked discs in the middle, those without a link to them in a tray below."""
    home = np.full(len(radii), -1, dtype=np.int64)
    for number, group in enumerate(groups):
        home[group] = number
    between = link_matrix(links, home, len(groups))
    own = by_home(links, home, len(groups))
    shapes = [_inside(group, radii, inner) for group, inner in zip(groups, own, strict=True)]
    rims = np.array([_rim(shape, radii[group]) for shape, group in zip(shapes, groups, strict=True)])
    main, others = _main_part(between, groups)
    centres = np.zeros((len(groups), 2))
    centres[main] = _discs(rims[main], between[np.ix_(main, main)])
    placed: Placed = {}
    plan = Plan(radii, own, home, centres)
    for number in main:
        shape = _pull_brokers(groups[number], _turn(groups[number], shapes[number], plan), plan)
        _settle(placed, groups[number], shape + centres[number])
    _centre(placed)
    # A few lone actors get room for their names.
    gap = STREET * (2 if len(others) < 13 else 0.5)
    shelve(placed, [(groups[n], shapes[n], float(rims[n])) for n in others], radii, gap)
    _centre(placed)
    return placed


def _inside(group: list[int], radii: Array, links: Links) -> Array:
    """Fruchterman–Reingold inside one community, loosened until no two actors overlap."""
    inner = link_matrix(links, _local(group, len(radii)), len(group))
    own = radii[group]
    length = 2.0 * float(own.mean()) + GAP
    points = relax(spiral(len(group), length), np.log1p(inner), length)
    points -= points.mean(axis=0)
    away = np.hypot(points[:, 0], points[:, 1])
    # Stragglers would blow up the disc and with it the whole map.
    limit = 1.3 * float(np.quantile(away, 0.75))
    points *= (np.minimum(away, limit) / np.maximum(away, 1e-9))[:, None]
    return separate(points, own, GAP)


def _discs(rims: Array, between: Array) -> Array:
    """Centres of the communities: pulled together by their links and to the middle, held apart by their rims."""
    count = len(rims)
    if count < 2:
        return np.zeros((count, 2))
    pull = np.sqrt(between)
    pull /= max(1.0, float(pull.sum(axis=1).max()))
    points = spiral(count, 2.0 * float(rims.mean()) + STREET)
    for step in range(220):
        ease = 0.25 * (1.0 - step / 220)
        towards = (pull[:, :, None] * (points[None, :, :] - points[:, None, :])).sum(axis=1)
        # Screens are wide: the middle attracts less from left and right than from above and below.
        points = points + ease * (towards - points * np.array([0.12, 0.3]))
        points = separate(points, rims, STREET, rounds=4)
    return lay_down(separate(points, rims, STREET), rims)


def _turn(group: list[int], shape: Array, plan: Plan) -> Array:
    """The disc turned so that its actors look towards the communities they are linked with."""
    inner, towards, weight = _outward(group, plan)
    (x, y), (right, down) = shape[inner].T, (towards * weight[:, None]).T
    one_place = np.zeros(len(inner), dtype=np.int64)
    real, imaginary = sums(one_place, right * x + down * y, 1)[0], sums(one_place, down * x - right * y, 1)[0]
    length = float(np.hypot(real, imaginary))
    if not length:
        return shape
    cosine, sine = real / length, imaginary / length
    return np.stack([shape[:, 0] * cosine - shape[:, 1] * sine, shape[:, 0] * sine + shape[:, 1] * cosine], axis=1)


def _pull_brokers(group: list[int], shape: Array, plan: Plan) -> Array:
    """Brokers moved towards the rim, on the side of the communities they are linked with, as far as their share."""
    inner, towards, weight = _outward(group, plan)
    outer = sums(inner, weight, len(group))
    side = np.column_stack([sums(inner, weight * way, len(group)) for way in towards.T])
    links = plan.links[plan.home[group[0]]]
    ends = _local(group, len(plan.radii))[both_ends(links)]
    total = sums(ends[ends >= 0], np.repeat(links.weight, 2)[ends >= 0], len(group))
    length = np.hypot(side[:, 0], side[:, 1])
    share = np.divide(outer, total, out=np.zeros(len(group)), where=total > 0)
    movers = (share >= BROKER) & (length > 0)
    if len(group) < 3 or not movers.any():
        return shape
    own = plan.radii[group]
    goal = side[movers] / length[movers, None] * (_rim(shape, own) - own[movers])[:, None]
    moved = shape.copy()
    moved[movers] += share[movers, None] * (goal - shape[movers])
    return separate(moved, own, GAP)


def _outward(group: list[int], plan: Plan) -> tuple[Ints, Array, Array]:
    """Member, way to the other community, and weight of each link that leaves the community within the core."""
    here = int(plan.home[group[0]])
    links = plan.links[here]
    inside = plan.home[links.one] == here
    member, other = np.where(inside, links.one, links.other), np.where(inside, links.other, links.one)
    there = plan.home[other]
    leaves = (there >= 0) & (there != here)
    ways = plan.centres[there[leaves]] - plan.centres[here]
    return _local(group, len(plan.radii))[member[leaves]], ways, links.weight[leaves]


def _local(group: Sequence[int], size: int) -> Ints:
    """The place in a group of each of `size` actors, -1 for those who are not in it."""
    places = np.full(size, -1, dtype=np.int64)
    places[group] = np.arange(len(group))
    return places


def _main_part(between: Array, groups: list[list[int]]) -> tuple[list[int], list[int]]:
    """Communities of the largest connected part, and all others."""
    linked = nx.from_numpy_array(between)
    parts = sorted(nx.connected_components(linked), key=lambda part: (-sum(len(groups[n]) for n in part), min(part)))
    main = sorted(parts[0]) if parts and sum(len(groups[n]) for n in parts[0]) > 1 else []
    return main, [n for n in range(len(groups)) if n not in main]


def _rim(shape: Array, radii: Array) -> float:
    return float((np.hypot(shape[:, 0], shape[:, 1]) + radii).max())


def _settle(placed: Placed, group: list[int], points: Array) -> None:
    placed.update({index: (float(x), float(y)) for index, (x, y) in zip(group, points, strict=True)})


def _centre(placed: Placed) -> None:
    if placed:
        points = np.array([placed[index] for index in sorted(placed)])
        middle = (points.min(axis=0) + points.max(axis=0)) / 2
        for index, (x, y) in placed.items():
            placed[index] = (x - float(middle[0]), y - float(middle[1]))


def _tenth(value: float) -> float:
    return round(value, 1) + 0.0
