"""A power line that strides over a snowy plain towards a low winter sun."""

import itertools
from math import sin

from illustration.colours import mix
from illustration.nature import clouds, mist, sky, sun, wooded
from illustration.scene import DOWN, Scene
from illustration.shapes import box, disc, lens, polygon, polyline, ridge, rise, spot, under
from illustration.trees import near_spruce


def power_line() -> Scene:
    """A power line that strides over a snowy plain towards a low winter sun."""
    s = Scene(179)
    sky(s, (0, "#34507f"), (0.22, "#6f7fa9"), (0.4, "#c9a5ac"), (0.52, "#f6c49a"), (0.58, "#fbdca6"), (1, "#fbdca6"))
    sun(s, 760, 640, 46, "#fff6dc", "#ffc070", 13)
    clouds(s, 1250, 210, 1200, "#e6b9b4", 0.6, 8)
    clouds(s, 380, 330, 800, "#fbd6b0", 0.65, 6)
    wooded(s, rise(rise(ridge(s.chance, 672, 12, 1300), 1400, 70, 400), 180, 46, 320), 22, "#a58fa0", "#eebf9c")
    mist(s, 700, "#ffe3bf", 0.6, 24)
    wooded(s, rise(ridge(s.chance, 716, 6, 900), 1650, 30, 260), 50, "#6f6f8f", "#cfae9f")
    snow = box(0, 735, 1800, 470)
    s.fill(snow, s.gradient((0, "#fbe0bf"), (0.25, "#ecd9d6"), (0.6, "#c9cce2"), (1, "#93a3cd")))
    s.spray(snow, "#fff6ea", 0.6, DOWN, 0.7)
    s.haze(polygon((700, 735), (830, 735), (1010, 1210), (480, 1210)), "#ffe0a6", 0.5, (50, 16))
    for i in range(30):
        near = (i / 30) ** 1.4
        s.fill(
            lens(
                s.chance.uniform(-100, 1900),
                742 + 430 * near,
                200 + 900 * s.chance.random(),
                1.5 + 5 * near,
                1 + 4 * near,
            ),
            s.chance.choice(("#fffaf2", "#fbeee6", "#a9b6d9")),
            round(s.chance.uniform(0.25, 0.6), 2),
        )
    tops = ((1330, 150, 880), (1120, 400, 446), (1010, 520, 244), (945, 590, 140), (905, 632, 82))
    for a, b in itertools.pairwise(tops):
        wires(s, a, b)
    for i, (x, y, high) in reversed(list(enumerate(tops))):
        pylon(s, x, y, high, mix("#1d2c4a", "#b08f98", min(1, i * 0.27)))
    wires(s, (2500, -330, 1800), tops[0])
    tracks(s)
    for x, base, high in ((110, 1170, 760), (290, 1120, 430), (1690, 1160, 620)):
        near_spruce(s, x, base, high, "#1d3a56", "#c99a80", snow="#dfe2ee", from_right=x < 900)
    front = rise(rise(ridge(s.chance, 1170, 8, 700), 0, 60, 300), 1780, 60, 300)
    s.fill(under(front), s.gradient((0, "#cfd3e6"), (1, "#6f86b5")))
    s.spray(under(front), "#ffe9d6", 0.7, DOWN, 0.4)
    return s


def pylon(s: Scene, x: float, y: float, high: float, colour: str) -> None:
    """A tower of lattice with three pairs of arms."""

    def half(t: float) -> float:
        return high * (0.022 + (0.012 if t < 0.4 else 0.012 + 0.13 * (t - 0.4)))

    for side in (-1, 1):
        s.line(polyline(*((x + side * half(t), y + high * t) for t in (0, 0.4, 1))), colour, max(1.6, high * 0.011))
    marks = (0.02, 0.09, 0.16, 0.24, 0.32, 0.4, 0.5, 0.62, 0.77, 1.0)
    for a, b in itertools.pairwise(marks):
        s.line(polyline((x - half(a), y + high * a), (x + half(b), y + high * b)), colour, max(0.8, high * 0.0055))
        s.line(polyline((x + half(a), y + high * a), (x - half(b), y + high * b)), colour, max(0.8, high * 0.0055))
    for t, reach in ((0.06, 0.13), (0.18, 0.19), (0.3, 0.15)):
        for side in (-1, 1):
            tip = (x + side * high * reach, y + high * (t + 0.012))
            s.line(polyline((x, y + high * (t - 0.022)), tip, (x, y + high * (t + 0.02))), colour, max(1, high * 0.007))
            s.line(polyline(tip, (tip[0], tip[1] + high * 0.035)), colour, max(1, high * 0.008))
    s.line(polyline((x - half(0), y), (x, y - high * 0.035), (x + half(0), y)), colour, max(1, high * 0.008))


def wires(s: Scene, near: tuple[float, float, float], far: tuple[float, float, float]) -> None:
    """The six wires between two towers, which sag."""
    for t, reach in ((0.06, 0.13), (0.18, 0.19), (0.3, 0.15)):
        for side in (-1, 1):
            a = (near[0] + side * near[2] * reach, near[1] + near[2] * (t + 0.047))
            b = (far[0] + side * far[2] * reach, far[1] + far[2] * (t + 0.047))
            sag = ((a[0] + 2 * b[0]) / 3, (a[1] + 2 * b[1]) / 3 + near[2] * 0.07)
            s.line(f"M{spot(a)}Q{spot(sag)} {spot(b)}", "#26345a", max(0.9, near[2] * 0.0026), 0.85)


def tracks(s: Scene) -> None:
    """The footprints of a hare over the snow."""
    for i in range(15):
        near = i / 14
        x, y = 560 + 130 * sin(near * 3) - 90 * near, 830 + 300 * near**1.4
        for dx, dy in ((-7, 0), (7, 0), (-3, 13), (4, 19)):
            s.fill(disc(x + dx * (0.5 + near), y + dy * (0.4 + near), 2 + 3.4 * near, 1 + 1.8 * near), "#6f86b5", 0.7)
