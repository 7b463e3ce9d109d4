"""Where names go in a picture: beside their actor, over no other name, no other actor and no line to a name."""

from collections.abc import Sequence
from dataclasses import dataclass

DISTANCES = (5.0, 16.0, 32.0, 52.0, 76.0)
"""Pixels between an actor's rim and its name, the nearest place that is free is taken."""
LINED = 12.0
"""From this distance on a thin line leads from the actor to its name."""
SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))


@dataclass(frozen=True)
class Box:
    """A rectangle, in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than a rim."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def inside(self, other: "Box") -> bool:
        """Whether this one lies in the other."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom


@dataclass(frozen=True)
class Spot:
    """An actor in a picture: its place, its radius, and how wide and high its name is."""

    x: float
    y: float
    radius: float
    width: float
    height: float


def place_labels(spots: Sequence[Spot], frame: Box) -> list[tuple[Box, float] | None]:
    """For each actor, those first that come first, the box of its name and how far that is away; None: no room."""
    discs = [_disc(spot) for spot in spots]
    taken: list[Box] = []
    found: list[tuple[Box, float] | None] = []
    for number, spot in enumerate(spots):
        others = [*taken, *discs[:number], *discs[number + 1 :]]
        place = next(
            (
                (box, distance)
                for distance in DISTANCES
                for box in _boxes(spot, distance)
                if box.inside(frame)
                and not any(box.overlaps(other) for other in others)
                and not (distance >= LINED and _crosses(spot, box, taken))
            ),
            None,
        )
        found.append(place)
        if place:
            taken.append(place[0])
        if place and place[1] >= LINED:
            taken += _line(spot, place[0])
    return found


def nearest(spot: Spot, box: Box) -> tuple[float, float]:
    """The point of a box that is nearest to an actor: there its line ends."""
    return min(max(spot.x, box.left), box.right), min(max(spot.y, box.top), box.bottom)


def _line(spot: Spot, box: Box) -> list[Box]:
    """Small boxes along the line from an actor to its name."""
    x, y = nearest(spot, box)
    points = [(spot.x + (x - spot.x) * tenth / 10, spot.y + (y - spot.y) * tenth / 10) for tenth in range(11)]
    return [Box(a - 1, b - 1, a + 1, b + 1) for a, b in points]


def _crosses(spot: Spot, box: Box, taken: Sequence[Box]) -> bool:
    return any(point.overlaps(other) for point in _line(spot, box) for other in taken)


def _disc(spot: Spot) -> Box:
    return Box(spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)


def _boxes(spot: Spot, distance: float) -> list[Box]:
    """The places for a name at a distance: right, left, above, below, then the corners."""
    boxes = []
    for across, down in SIDES:
        reach = (spot.radius + distance) * (0.75 if across and down else 1.0)
        x = spot.x + across * (reach + spot.width / 2)
        y = spot.y + down * (reach + spot.height / 2)
        boxes.append(Box(x - spot.width / 2, y - spot.height / 2, x + spot.width / 2, y + spot.height / 2))
    return boxes
