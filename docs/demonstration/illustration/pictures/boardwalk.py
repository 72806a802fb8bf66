"""Duckboards over a bog at sunrise."""

from math import sin

from illustration.colours import CLOUDBERRY, RUST, mix
from illustration.nature import clouds, mist, sky, sun, wooded
from illustration.scene import DOWN, LEFT, RIGHT, Scene
from illustration.shapes import Point, blob, disc, polygon, polyline, ridge, under
from illustration.trees import grass, pine


def boardwalk() -> Scene:
    """Duckboards over a bog at sunrise."""
    s = Scene(37)
    _back(s)
    _front(s)
    return s


def _back(s: Scene) -> None:
    sky(s, (0, "#6f86a8"), (0.25, "#b9b7c4"), (0.45, "#f3cfae"), (0.55, "#fbe1b1"), (1, "#d9b98a"))
    sun(s, 900, 590, 58, "#fff4d8", "#ffc66e", 11)
    clouds(s, 420, 260, 1000, "#f7dcc8", 0.75, 7)
    clouds(s, 1390, 170, 1000, "#e6d5d4", 0.6, 6)
    clouds(s, 1300, 420, 800, "#ffe6c0", 0.8, 5)
    wooded(s, ridge(s.chance, 640, 8, 1300), 20, "#a9a3a6", "#eccfa8")
    mist(s, 668, "#ffe9c6", 0.7, 22)
    wooded(s, ridge(s.chance, 690, 9, 900), 46, "#7f8a86", "#d9c39c")
    mist(s, 716, "#ffe3b8", 0.65, 26, 7)
    bog = ridge(s.chance, 735, 5, 700)
    s.fill(under(bog), s.gradient((0, "#c9a868"), (0.25, "#9c8a4e"), (0.7, "#5b6a3c"), (1, "#2f4a34")))
    s.spray(under(bog), "#f4c977", 0.7, DOWN, 0.55)
    for x, y, wide in (
        (330, 800, 330),
        (1420, 786, 420),
        (610, 770, 220),
        (1180, 862, 300),
        (1590, 985, 520),
        (160, 960, 460),
    ):
        pool(s, x, y, wide)


def _front(s: Scene) -> None:
    for i in range(13):
        x, y = s.chance.uniform(0, 1800), 745 + 16 * i
        if abs(x - 900) > 90 + i * 22 and (not 230 < x < 450):
            pine(
                s, x, y, s.chance.uniform(0.6, 1.1) * (70 + i * 11), "#3d5640", "#d8a95c", s.chance.uniform(-0.08, 0.08)
            )
    boards(s)
    for i in range(7):
        line = ridge(s.chance, 800 + i * 62, 6, 300)
        s.fill(grass(s.chance, line, 24 + 9 * i, 260), mix("#d9a95c", "#1f3d2e", i / 7), 0.85)
        s.fill(grass(s.chance, line, 20 + 7 * i, 60), "#ffdc98", 0.55)
    boards_over(s)
    for _ in range(90):
        near = s.chance.random() ** 0.7
        x, y = s.chance.uniform(0, 1800), 790 + 400 * near
        if abs(x - 900) > 60 + near * 170:
            s.fill(disc(x, y, 1.5 + 4.5 * near), s.chance.choice((CLOUDBERRY, "#f7c877", RUST)))
    front = ridge(s.chance, 1165, 14, 500)
    s.fill(grass(s.chance, front, 95, 500, (-20, 560)) + grass(s.chance, front, 95, 500, (1260, 1820)), "#1d3a2c")
    s.glow(900, 600, 900, "#ffcf86", 0.3)


def pool(s: Scene, x: float, y: float, wide: float) -> None:
    """A pool in a bog, which shows the sky."""
    shape = blob(s.chance, x, y, wide / 2, wide / 17, 0.25)
    s.fill(blob(s.chance, x, y - 3, wide / 1.92, wide / 14, 0.2), "#6d6a3e", 0.7)
    s.fill(shape, s.gradient((0, "#fff0cf"), (0.6, "#e7c9ae"), (1, "#8d97a8")))


def boards(s: Scene) -> None:
    """The shade under duckboards that lead to the sun."""
    s.haze(polygon((890, 752), (922, 752), (1150, 1210), (720, 1210)), "#2f4a34", 0.55, (16, 6))


def edge(near: float, aside: float) -> Point:
    """A point on the boards: `near` is 0 at the horizon and 1 at our feet, `aside` goes from -1 to 1 across them."""
    return 905 + 40 * sin(near * 5.2) * near + aside * (10 + 150 * near**1.2), 735 + 465 * near


def boards_over(s: Scene) -> None:
    """Four rows of planks that meet at the horizon, on crosspieces."""
    for cross in (0.06, 0.14, 0.25, 0.42, 0.64, 0.9):
        ends = edge(cross, -1.22), edge(cross, 1.22), edge(cross + 0.03, 1.22), edge(cross + 0.03, -1.22)
        s.fill(polygon(*ends), s.gradient((0, "#9a8360"), (1, "#4f4632")))
    for left, right, shift in ((-0.96, -0.52, 0), (-0.49, -0.05, 0.4), (0.05, 0.49, 0.2), (0.52, 0.96, 0.6)):
        near = 0.03
        while near < 1.02:
            end = near + 0.1 + near * (0.5 + shift)
            _plank(s, (near, min(end, 1.03)), (left, right))
            near = end


def _plank(s: Scene, reach: tuple[float, float], sides: tuple[float, float]) -> None:
    steps = [reach[0] + (reach[1] - 0.004 - reach[0]) * i / 8 for i in range(9)]
    shape = polygon(*(edge(at, sides[0]) for at in steps), *(edge(at, sides[1]) for at in reversed(steps)))
    tone = mix("#e9c58e", "#a08a6c", min(1, reach[0] + s.chance.uniform(0, 0.3)))
    s.fill(shape, s.gradient((0, mix(tone, "#fff0d0", 0.35)), (1, tone)))
    s.spray(shape, "#5b4a34", 0.5, LEFT if sides[0] < 0 else RIGHT, 0.6)
    for share in (0.2, 0.45, 0.7, 0.88):
        aside = sides[0] + (sides[1] - sides[0]) * (share + s.chance.uniform(-0.06, 0.06))
        s.line(polyline(*(edge(at, aside) for at in steps)), "#5b4630", 0.8 + 2 * reach[0], 0.45)
    s.line(polyline(*(edge(at, sides[1]) for at in steps)), "#4a3a28", 1 + 3 * reach[0], 0.7)
