"""Geometry of the map: forces among points, pushing circles apart, shelves, and places beside a neighbour."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.analyse.links import Links, strongest_first

Array = NDArray[np.float64]
Placed = dict[int, tuple[float, float]]
GAP_BELOW = 70.0
"""Free pixels above a shelf, at most."""
TURN = math.pi * (3.0 - math.sqrt(5.0))
"""The golden angle in radians: successive turns by it spread evenly."""
ROW = math.sqrt(3.0) / 2.0
"""Distance of the rows of a triangular lattice of pitch 1."""


@dataclass(frozen=True)
class Lattice:
    """Triangular lattice in axial coordinates (column, row): its pitch in pixels, the places taken, the offsets of all
    places from the nearest to the farthest, and how many of them are used up around each anchor.
    """

    pitch: float
    taken: set[tuple[int, int]]
    offsets: list[tuple[int, int]]
    tried: dict[int, int]


def spiral(count: int, spacing: float) -> Array:
    """Sunflower seeds: `count` points about `spacing` apart, the first in the middle (Vogel 1979)."""
    index = np.arange(count, dtype=np.float64)
    angle, distance = index * TURN, spacing * 0.6 * np.sqrt(index)
    return np.stack([distance * np.cos(angle), distance * np.sin(angle)], axis=1)


def lay_down(points: Array, weights: Array) -> Array:
    """The points turned so that their longest extent lies from left to right, as screens do."""
    middle = (points * weights[:, None] ** 2).sum(axis=0) / (weights**2).sum()
    x, y = (points - middle).T * weights
    angle = -0.5 * math.atan2(2.0 * float((x * y).sum()), float((x * x).sum() - (y * y).sum()))
    cosine, sine = math.cos(angle), math.sin(angle)
    across, down = (points - middle).T
    return np.stack([across * cosine - down * sine, across * sine + down * cosine], axis=1)


def relax(points: Array, pull: Array, length: float, steps: int = 160) -> Array:
    """Fruchterman–Reingold: every pair repels with length²/d, linked pairs attract with pull·d²/length."""
    if len(points) < 2:
        return points
    scale = pull / max(float(pull.max()), 1e-9)
    x, y = points.T.copy()
    for step in range(steps):
        right, down = _apart(x, y)
        distance = np.maximum(np.hypot(right, down), 0.01)
        force = length**2 / distance - scale * distance**2 / length
        np.fill_diagonal(force, 0.0)
        across, along = (right / distance * force).sum(axis=0) - x, (down / distance * force).sum(axis=0) - y
        size = np.maximum(np.hypot(across, along), 0.01)
        stride = np.minimum(size, length * 1.2 * (1.0 - step / steps))
        x, y = x + across / size * stride, y + along / size * stride
    return np.stack([x, y], axis=1)


def separate(points: Array, radii: Array, gap: float, rounds: int = 400) -> Array:
    """Circles pushed apart in rounds until all rims are `gap` apart or the rounds are used up."""
    need = radii[:, None] + radii[None, :] + gap
    x, y = points.T.copy()
    for _ in range(rounds):
        right, down = _apart(x, y)
        distance = np.hypot(right, down)
        lack = need - distance
        np.fill_diagonal(lack, 0.0)
        if lack.max(initial=0.0) <= 0.05:
            break
        other, one = np.nonzero(lack > 0)
        # Two circles in one place have no direction to part in: the higher number goes right.
        away = right[other, one] + np.where(distance[other, one] < 1e-6, 0.01 * np.sign(one - other), 0.0)
        rise = down[other, one]
        push = (lack[other, one] + 0.1) / np.maximum(np.hypot(away, rise), 1e-9)
        calm = 0.5 * _calm(np.bincount(one, minlength=len(x)))
        x = x + calm * np.bincount(one, away * push, len(x))
        y = y + calm * np.bincount(one, rise * push, len(y))
    return np.stack([x, y], axis=1)


def _apart(x: Array, y: Array) -> tuple[Array, Array]:
    """How far each point (column) lies to the right of and below each other one (row)."""
    return x - x[:, None], y - y[:, None]


def _calm(crowds: NDArray[np.int64]) -> Array:
    """Circles pressed from many sides move less in each round, so that crowds do not explode."""
    return np.asarray(1.0 / np.sqrt(np.maximum(crowds, 1)))


def shelve(placed: Placed, discs: Sequence[tuple[list[int], Array, float]], radii: Array, gap: float) -> None:
    """Discs in rows below all that is placed, the largest first, the rows as wide as the picture above."""
    if not discs:
        return
    points = np.array([placed[index] for index in sorted(placed)]) if placed else np.zeros((1, 2))
    area = math.fsum((2 * rim + gap) ** 2 for _, _, rim in discs)
    left = float(points[:, 0].min())
    width = max(float(np.ptp(points[:, 0])), 1.3 * float(np.sqrt(area)))
    top = float(points[:, 1].max()) + (GAP_BELOW + float(radii.max()) if placed else 0.0)
    x, height = left, 0.0
    for group, shape, rim in sorted(discs, key=lambda disc: (-disc[2], min(disc[0]))):
        if x > left and x + 2 * rim > left + width:
            x, top, height = left, top + height + min(gap, GAP_BELOW), 0.0
        for index, (dx, dy) in zip(group, shape, strict=True):
            placed[index] = (x + rim + float(dx), top + rim + float(dy))
        x, height = x + 2 * rim + gap, max(height, 2 * rim)


def put_beside(later: Sequence[int], radii: Array, links: Links, placed: Placed, gap: float) -> None:
    """Each later node beside the strongest neighbour that has a place; those without one on shelves below.

    Places are those of a lattice that stay clear of everything placed before, so that finding one costs a look-up.
    """
    neighbours = strongest_first(links, len(radii))
    lattice = _lattice(later, radii, placed, gap)
    waiting = list(later)
    while waiting:
        left = []
        for index in waiting:
            anchor = next((other for other in neighbours[index] if other in placed), None)
            if anchor is None:
                left.append(index)
            else:
                placed[index] = _free_place(anchor, placed[anchor], lattice)
        if len(left) == len(waiting):
            break
        waiting = left
    shelve(placed, [([i], np.zeros((1, 2)), float(radii[i])) for i in waiting], radii, gap)


def _lattice(later: Sequence[int], radii: Array, placed: Placed, gap: float) -> Lattice:
    widest = float(radii[list(later)].max(initial=0.0))
    pitch = 2 * widest + gap / 2
    taken: set[tuple[int, int]] = set()
    for index, (x, y) in sorted(placed.items()):
        need = float(radii[index]) + widest + gap / 2
        reach = math.ceil(need / (pitch * ROW)) + 1
        column, row = _near(x, y, pitch)
        for q in range(column - 2 * reach, column + 2 * reach + 1):
            for r in range(row - reach, row + reach + 1):
                if math.dist(_point(q, r, pitch), (x, y)) < need:
                    taken.add((q, r))
    # More places than can ever be taken: a search around any anchor ends.
    half = math.isqrt(len(taken) + len(later)) // 2 + 2
    offsets = [(q, r) for q in range(-half, half + 1) for r in range(-half, half + 1)]
    offsets.sort(key=lambda one: (one[0] * one[0] + one[0] * one[1] + one[1] * one[1], one))
    return Lattice(pitch, taken, offsets, {})


def _free_place(anchor: int, centre: tuple[float, float], lattice: Lattice) -> tuple[float, float]:
    """The free place nearest to the anchor; how far its surroundings are used up is remembered."""
    column, row = _near(*centre, lattice.pitch)
    for step in range(lattice.tried.get(anchor, 0), len(lattice.offsets)):
        place = (column + lattice.offsets[step][0], row + lattice.offsets[step][1])
        if place not in lattice.taken:
            break
    lattice.tried[anchor] = step + 1
    lattice.taken.add(place)
    return _point(*place, lattice.pitch)


def _point(q: int, r: int, pitch: float) -> tuple[float, float]:
    return pitch * (q + r / 2), pitch * ROW * r


def _near(x: float, y: float, pitch: float) -> tuple[int, int]:
    row = round(y / (pitch * ROW))
    return round(x / pitch - row / 2), row
