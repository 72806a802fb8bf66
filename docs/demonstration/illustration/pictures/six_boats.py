"""Six rowing boats on a still lake at sunrise, one ahead and five after it."""

from math import pi, sin

from illustration.colours import BIRCH, CLOUDBERRY, EMBER, INK, LAKE, SPRUCE_LIGHT, mix
from illustration.nature import clouds, gleams, mist, sky, sun, water, wooded
from illustration.people import Person
from illustration.scene import Scene
from illustration.shapes import blob, lens, polygon, polyline, ridge, rise, under
from illustration.things import boat
from illustration.trees import forest, grass

HORIZON = 560.0
BOATS = (
    (1010, 660, 120, "#8a6fae"),
    (690, 690, 150, "#2d7a74"),
    (1320, 715, 170, CLOUDBERRY),
    (420, 780, 225, LAKE),
    (1180, 850, 290, EMBER),
    (740, 985, 430, SPRUCE_LIGHT),
)


def six_boats() -> Scene:
    """Six rowing boats on a still lake at sunrise, one ahead and five after it."""
    s = Scene(137)
    with s.group("land"):
        sky(s, (0, "#7f9cc0"), (0.2, "#b9c3d2"), (0.36, "#f3d6bc"), (0.47, "#fce4b4"), (1, "#fce4b4"))
        sun(s, 1090, 470, 54, "#fff8e2", "#ffd084", 12)
        clouds(s, 520, 170, 1100, "#fbeae0", 0.8, 8)
        clouds(s, 1420, 250, 800, "#fff0d6", 0.75, 6)
        wooded(s, rise(ridge(s.chance, 495, 14, 1300), 420, 80, 420), 20, "#a9b0ba", "#f0dcc0")
        mist(s, 532, "#fff0d6", 0.6, 22)
        wooded(s, rise(ridge(s.chance, 535, 6, 900), 1600, 26, 260), 48, "#6f8a92", "#d0cdbc")
        s.fill(forest(s.chance, lambda x: 556 - 20 * sin(min(1, x / 420) * pi), 110, 0.15, (-40, 420)), "#3a6a6a")
        s.fill(under(lambda x: 556 - 20 * sin(max(0.0, min(1, x / 420)) * pi)), "#4d7674")
    water(s, "land", HORIZON, "#2f6f92", "#fdeccb", 24, 0.92)
    gleams(s, HORIZON, "#fff6de", 130, 1090, 420, 0.85)
    mist(s, 585, "#fff3dc", 0.5, 24)
    for x, y, wide, colour in BOATS:
        rowed(s, x, y, wide, colour)
    for i in range(30):
        at = s.chance.choice((s.chance.uniform(-20, 330), s.chance.uniform(1500, 1820)))
        s.fill(
            lens(at, s.chance.uniform(1100, 1190), s.chance.uniform(60, 120), 7, 5),
            mix("#2d6a52", "#8fb07a", s.chance.random()),
        )
        if i % 6 == 0:
            s.fill(blob(s.chance, at, 1105 + i, 15, 11, 0.2), BIRCH)
    s.fill(
        grass(s.chance, lambda _x: 1216, 300, 90, (-20, 260)) + grass(s.chance, lambda _x: 1216, 240, 90, (1570, 1820)),
        "#1d4f44",
    )
    return s


def rowed(s: Scene, x: float, y: float, wide: float, colour: str) -> None:
    """A boat, somebody who rows it, and its rings on the water."""
    for i in range(3):
        s.line(
            (
                f"M{x - wide * (0.62 + 0.16 * i)} {y + wide * 0.1}"
                f"Q{x} {y + wide * (0.24 + 0.05 * i)} {x + wide * (0.62 + 0.16 * i)} {y + wide * 0.1}"
            ),
            "#fff6de",
            wide * 0.006,
            0.5 - 0.13 * i,
        )
    p = Person(s, x, y + wide * 0.02, wide * 0.72, left=True, light_left=False)
    p.shape(
        mix(colour, INK, 0.45), "#ffe6b0", (-2, 60), (-10, 55), (-11, 30), (-9, 8), (9, 8), (9, 30), (8, 55), (4, 60)
    )
    p.head("#a9785a", mix(colour, "#fff0d0", 0.65), "#fff6de", 1, 67)
    hand = (x - wide * 0.17, y - wide * 0.2)
    s.line(polyline(hand, (x - wide * 0.36, y - wide * 0.02)), "#6b4f36", wide * 0.013)
    p.limb(mix(colour, INK, 0.25), 7, (0, 53), (7, 38), (21.5, 31))
    boat(s, x, y, wide, colour)
    s.line(polyline(hand, (x + wide * 0.17, y + wide * 0.16)), "#8a6844", wide * 0.015)
    blade = polygon(
        (x + wide * 0.1, y + wide * 0.12),
        (x + wide * 0.2, y + wide * 0.155),
        (x + wide * 0.19, y + wide * 0.19),
        (x + wide * 0.12, y + wide * 0.14),
    )
    s.fill(blade, "#a9865a")
    s.fill(lens(x + wide * 0.2, y + wide * 0.185, wide * 0.2, 1, 2.6), "#fffaf0", 0.85)
