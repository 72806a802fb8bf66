"""Shapes as the path data of SVG, in pixels of a picture of 1800 × 1200."""

from collections.abc import Callable, Sequence
from math import cos, pi, sin
from random import Random

Point = tuple[float, float]
Line = Callable[[float], float]
"""A line across the picture: the height `y` at each `x`."""
WIDTH, HEIGHT = 1800, 1200


def spot(point: Point) -> str:
    """A point as path data has it."""
    return f"{point[0]:.1f} {point[1]:.1f}"


def polygon(*points: Point) -> str:
    """A closed shape with straight sides."""
    return "M" + "L".join(spot(point) for point in points) + "Z"


def polyline(*points: Point) -> str:
    """An open line with corners."""
    return "M" + "L".join(spot(point) for point in points)


def smooth(points: Sequence[Point], *, closed: bool = True) -> str:
    """A soft line through points (a Catmull-Rom spline written as Bézier curves)."""
    count = len(points)

    def at(place: int) -> Point:
        return points[place % count if closed else min(max(place, 0), count - 1)]

    parts = ["M" + spot(points[0])]
    for i in range(count if closed else count - 1):
        a, b, c, d = at(i - 1), at(i), at(i + 1), at(i + 2)
        first = (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)
        second = (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6)
        parts.append(f"C{spot(first)} {spot(second)} {spot(c)}")
    return "".join(parts) + ("Z" if closed else "")


def box(x: float, y: float, width: float, height: float, corner: float = 0) -> str:
    """A rectangle from its upper left corner."""
    if not corner:
        return polygon((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    r = min(corner, width / 2, height / 2)
    arc = f"a{r} {r} 0 0 1 "
    return (
        f"M{x + r:.1f} {y:.1f}h{width - 2 * r:.1f}{arc}{r} {r}v{height - 2 * r:.1f}{arc}{-r} {r}"
        f"h{2 * r - width:.1f}{arc}{-r} {-r}v{2 * r - height:.1f}{arc}{r} {-r}Z"
    )


def disc(x: float, y: float, across: float, down: float | None = None) -> str:
    """A circle by its radius, or an ellipse by both."""
    down = across if down is None else down
    return f"M{x - across:.1f} {y:.1f}a{across} {down} 0 1 0 {2 * across} 0a{across} {down} 0 1 0 {-2 * across} 0Z"


def lens(x: float, y: float, width: float, up: float, down: float = 0) -> str:
    """A flat shape with pointed ends, as of a long cloud or a gleam on water; `x` is its middle."""
    left, right = x - width / 2, x + width / 2
    return (
        f"M{left:.1f} {y:.1f}Q{x:.1f} {y - 2 * up:.1f} {right:.1f} {y:.1f}"
        f"Q{x:.1f} {y + 2 * down:.1f} {left:.1f} {y:.1f}Z"
    )


def blob(chance: Random, x: float, y: float, across: float, down: float, rough: float = 0.12) -> str:
    """A round shape that no compass drew."""
    count = 11
    points = []
    for i in range(count):
        far = 1 + chance.uniform(-rough, rough)
        points.append((x + across * far * cos(2 * pi * i / count), y + down * far * sin(2 * pi * i / count)))
    return smooth(points)


def level(y: float) -> Line:
    """A line without hills."""
    return lambda _x: y


def ridge(chance: Random, y: float, swell: float, length: float = 900, rough: float = 0.5) -> Line:
    """A line of hills about `y`: waves upon waves, each half as long as the one before and `rough` times as high."""
    waves = [
        (swell * rough**n, 2 * pi * 2**n / (length * chance.uniform(0.8, 1.25)), chance.uniform(0, 2 * pi))
        for n in range(6)
    ]
    return lambda x: y + sum(height * sin(often * x + start) for height, often, start in waves)


def rise(line: Line, x: float, height: float, width: float) -> Line:
    """A line with a hill upon it."""
    return lambda at: line(at) - height * 2.718 ** (-(((at - x) / width) ** 2))


def under(line: Line, bottom: float = HEIGHT, step: int = 12) -> str:
    """Everything below a line."""
    across = [(float(x), line(x)) for x in range(-24, WIDTH + 25, step)]
    return polygon(*across, (WIDTH + 24, bottom), (-24, bottom))
