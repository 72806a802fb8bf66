"""A picture of the region: its municipalities as points of a chart, drawn from their coordinates."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from plugins.domain.registry import Place
from plugins.domain.view import LanguageView
from plugins.region.tree import Branch

WIDTH = 640
"""The width of the chart in its own units; its height follows from the places."""
MARGIN = 70
LABEL_HEIGHT, LETTER = 20, 8.5
"""The height of a label and the width of one of its letters, in the chart's units."""


@dataclass(frozen=True)
class Point:
    """A place on the chart: its position, its size by how much is there, and on which side its name stands."""

    name: str
    address: str
    count: int
    x: float
    y: float
    radius: float
    side: str
    """`start` (the name to the right of the point), `end` (to its left), or "" where there is no room for it."""


@dataclass(frozen=True)
class Chart:
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
    place_at, height = _projection([spot for _, spot in placed])
    points, labels = list[Point](), list[tuple[float, float, float, float]]()
    for branch, spot in sorted(placed, key=lambda row: (-row[1][0], row[1][1])):
        x, y = place_at(spot)
        name = branch.entry.named(view.code)
        side = _side(x, y, name, labels)
        radius = round(5 + 2.2 * len(branch.items) ** 0.5, 1)
        points.append(Point(name, view.entry_address(branch.entry, view.code), len(branch.items), x, y, radius, side))
    return Chart(WIDTH, height, tuple(points))


def _is_municipality(branch: Branch) -> bool:
    return isinstance(branch.entry, Place) and branch.entry.kind == "municipality"


def _projection(spots: list[tuple[float, float]]) -> tuple["_Projection", int]:
    """Degrees to units: the meridians as close together as they are in the middle of the region."""
    return (made := _Projection(spots)), made.height


class _Projection:
    def __init__(self, spots: list[tuple[float, float]]) -> None:
        latitudes, longitudes = [spot[0] for spot in spots], [spot[1] for spot in spots]
        self.north, self.west = max(latitudes), min(longitudes)
        self.narrow = cos(radians((max(latitudes) + min(latitudes)) / 2))
        breadth = (max(longitudes) - self.west) * self.narrow or 1
        self.scale = (WIDTH - 2 * MARGIN) / breadth
        self.height = round((self.north - min(latitudes)) * self.scale + 2 * MARGIN)

    def __call__(self, spot: tuple[float, float]) -> tuple[float, float]:
        x = MARGIN + (spot[1] - self.west) * self.narrow * self.scale
        return round(x, 1), round(MARGIN + (self.north - spot[0]) * self.scale, 1)


def _side(x: float, y: float, name: str, labels: list[tuple[float, float, float, float]]) -> str:
    """The side on which a name has room; it is then taken."""
    length = len(name) * LETTER + 14
    for side, left in (("start", x), ("end", x - length)):
        box = (left, y - LABEL_HEIGHT / 2, left + length, y + LABEL_HEIGHT / 2)
        if box[0] >= 0 and box[2] <= WIDTH and not any(_overlap(box, other) for other in labels):
            labels.append(box)
            return side
    return ""


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
