"""A picture of the region: its municipalities as points of a chart, drawn from their coordinates."""

from collections.abc import Iterable
from math import cos, radians, sqrt
from typing import NamedTuple

from msgspec import Struct

from plugins.domain.registry import Place
from plugins.domain.tree import Branch
from plugins.domain.view import MUNICIPALITY, LanguageView

WIDTH, TALLEST = 640, 1280
"""The width of the chart in its own units; its height follows from the places, and is at most the other."""
MARGIN, SMALLEST, LARGEST = 70, 5, 40
"""How much paper is left around the places, and the radii between which circles are, so that names fit there too."""
LABEL_HEIGHT, LETTER, GAP = 20, 8.5, 5
"""The height of a name, the width of one of its letters and its distance from the point, in the chart's units."""


class Point(Struct, frozen=True):
    """A place on the chart: its position, its size by how much is there, and on which side its name stands."""

    name: str
    address: str
    count: int
    x: float
    y: float
    radius: float
    side: str
    """Where the name stands: `start` (it begins at the point), `end` (it ends there), `below`, `above`, or nowhere.

    `above_end` and `below_end` end at the right edge of the point.
    """


class Chart(Struct, frozen=True):
    """The points from north to south, and the size of the paper."""

    width: int
    height: int
    points: tuple[Point, ...]


def chart_of(view: LanguageView, branches: Iterable[Branch]) -> Chart | None:
    """The chart of the municipalities among the places that have coordinates; None where there are fewer than two."""
    found = [(branch, branch.entry.coordinates) for branch in branches if isinstance(branch.entry, Place)]
    placed = [(branch, spot) for branch, spot in found if spot and _is_municipality(branch)]
    if len(placed) < 2:
        return None
    projection = _Projection([spot for _, spot in placed])
    placed.sort(key=lambda row: (-row[1][0], row[1][1]))
    growth = _growth(max(len(branch.items) for branch, _ in placed))
    circles = [(*projection(spot), _radius(len(branch.items), growth)) for branch, spot in placed]
    taken = [Box(x - r, y - r, x + r, y + r) for x, y, r in circles]
    points = list[Point]()
    for (branch, _), circle in zip(placed, circles, strict=True):
        name = branch.entry.named(view.code)
        side = _side(circle, name, taken)
        points.append(Point(name, view.entry_address(branch.entry, view.code), len(branch.items), *circle, side))
    return Chart(WIDTH, projection.height, tuple(points))


class Box(NamedTuple):
    """A part of the paper that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether two boxes share any of the paper."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def _growth(most: int) -> float:
    """By how much a circle grows with its items, of which the largest has so many."""
    return min(2.2, (LARGEST - SMALLEST) / sqrt(most)) if most else 0


def _radius(count: int, growth: float) -> float:
    return round(SMALLEST + growth * sqrt(count), 1)


def _is_municipality(branch: Branch) -> bool:
    return isinstance(branch.entry, Place) and branch.entry.kind == MUNICIPALITY


class _Projection:
    def __init__(self, spots: list[tuple[float, float]]) -> None:
        latitudes, longitudes = [spot[0] for spot in spots], [spot[1] for spot in spots]
        self.north, self.west = max(latitudes), min(longitudes)
        self.narrow = cos(radians((max(latitudes) + min(latitudes)) / 2))
        breadth, rise = (max(longitudes) - self.west) * self.narrow, self.north - min(latitudes)
        rooms = ((WIDTH - 2 * MARGIN, breadth), (TALLEST - 2 * MARGIN, rise))
        self.scale = min((room / span for room, span in rooms if span), default=1)
        self.left = (WIDTH - breadth * self.scale) / 2
        self.height = round(rise * self.scale + 2 * MARGIN)

    def __call__(self, spot: tuple[float, float]) -> tuple[float, float]:
        x = self.left + (spot[1] - self.west) * self.narrow * self.scale
        return round(x, 1), round(MARGIN + (self.north - spot[0]) * self.scale, 1)


def _side(circle: tuple[float, float, float], name: str, taken: list[Box]) -> str:
    """The side of a point on which its name has room, which is then taken; "" where there is none."""
    for side, box in _boxes(circle, len(name) * LETTER).items():
        if box.left >= 0 and box.right <= WIDTH and not any(box.overlaps(other) for other in taken):
            taken.append(box)
            return side
    return ""


def _boxes(circle: tuple[float, float, float], length: float) -> dict[str, Box]:
    """Where a name of some length may stand beside a point."""
    x, y, radius = circle
    reach, half = radius + GAP, LABEL_HEIGHT / 2
    return {
        "start": Box(x + reach, y - half, x + reach + length, y + half),
        "end": Box(x - reach - length, y - half, x - reach, y + half),
        "below": Box(x - length / 2, y + radius, x + length / 2, y + radius + LABEL_HEIGHT),
        "above": Box(x - length / 2, y - radius - LABEL_HEIGHT, x + length / 2, y - radius),
        "above_end": Box(x + radius - length, y - radius - LABEL_HEIGHT, x + radius, y - radius),
        "below_end": Box(x + radius - length, y + radius, x + radius, y + radius + LABEL_HEIGHT),
    }
