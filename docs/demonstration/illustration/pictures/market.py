"""A town square on a light evening: an event tent, flags on strings, people, and a lake beyond."""

from math import cos, pi, sin

from illustration.buildings import boarding, window
from illustration.colours import BIRCH, CLOUDBERRY, DUSK, EMBER, INK, LAKE, MOSS, RUST, SPRUCE, SPRUCE_LIGHT, mix
from illustration.nature import clouds, gleams, sky, sun, wooded
from illustration.people import Person, standing
from illustration.scene import DOWN, LEFT, RIGHT, Scene
from illustration.shapes import Point, blob, box, disc, lens, polygon, polyline, ridge, rise, spot
from illustration.things import SKINS


def market() -> Scene:
    """A town square on a light evening: an event tent, flags on strings, people, and a lake beyond."""
    s = Scene(83)
    sky(s, (0, "#5f86ad"), (0.25, "#9fbccd"), (0.42, "#f0d6b8"), (0.52, "#fbdfae"), (1, "#f6d9ac"))
    sun(s, 1330, 520, 44, "#fff4d6", "#ffd080", 12)
    clouds(s, 460, 190, 1000, "#f6e4d6", 0.75, 7)
    clouds(s, 1300, 290, 900, "#fff0d4", 0.75, 6)
    wooded(s, rise(ridge(s.chance, 575, 12, 1300), 380, 60, 400), 18, "#a2b0b4", "#ecd9b8")
    s.fill(box(0, 596, 1800, 80), s.gradient((0, "#fbe6bd"), (1, "#a9c6d0")))
    gleams(s, 598, "#fffbe6", 90, 1330, 700, 0.8)
    wooded(s, ridge(s.chance, 622, 4, 900), 22, "#7d9a98", "#c9cdb0")
    for x, high, wall in ((-30, 330, "#c9823f"), (170, 270, "#e8dcc0"), (355, 300, "#8a4630")):
        town_house(s, x, high, wall)
    for x, high, wall in ((1390, 250, "#d9cfb4"), (1560, 320, "#7f9a8a"), (1735, 270, "#b5623a")):
        town_house(s, x, high, wall)
    square(s)
    for x, y, size in ((610, 760, 150), (1310, 765, 165)):
        linden(s, x, y, size)
    stall(s, 340, 880, 250, EMBER)
    stall(s, 1290, 890, 270, LAKE)
    tent(s, 905, 900)
    bunting(s, (0, 330), (905, 395), 90)
    bunting(s, (905, 395), (1800, 320), 90)
    crowd(s)
    return s


def town_house(s: Scene, x: float, high: float, wall: str) -> None:
    """A house by the square."""
    base, wide = 760.0, 200.0
    s.fill(box(x, base - high, wide, high), s.gradient((0, mix(wall, "#5f6f86", 0.25)), (1, wall)))
    s.spray(box(x, base - high, wide, high), mix(wall, "#fff0c8", 0.7), 0.6, LEFT if x < 900 else RIGHT, 0.6)
    s.fill(
        polygon(
            (x - 10, base - high + 2),
            (x + 26, base - high - 54),
            (x + wide - 26, base - high - 54),
            (x + wide + 10, base - high + 2),
        ),
        mix("#4a4450", wall, 0.18),
    )
    rows = int(high / 78)
    for row in range(rows):
        for i in range(3):
            window(
                s, x + 26 + i * 58, base - high + 26 + row * 74, 32, 42, frame="#f6efdf", lit=s.chance.random() < 0.35
            )


def square(s: Scene) -> None:
    """The paving of the square in evening light."""
    ground = box(0, 752, 1800, 460)
    s.fill(ground, s.gradient((0, "#e9d3ac"), (0.4, "#cdb38f"), (1, "#8c7d78")))
    for i in range(15):
        y = 760 + 3.4 * i + 1.75 * i * i
        s.line(polyline((0, y), (1800, y)), "#7c6a5c", 2, 0.35)
    for i in range(-16, 17):
        s.line(polyline((1000 + i * 62, 752), (1000 + i * 210, 1200)), "#7c6a5c", 2, 0.28)
    s.spray(ground, "#ffe6b0", 0.5, DOWN, 0.4)
    s.haze(polygon((1190, 752), (1440, 752), (1300, 1210), (560, 1210)), "#ffe9b4", 0.35, (60, 20))


def linden(s: Scene, x: float, base: float, size: float) -> None:
    """A round tree of a town."""
    s.fill(polygon((x - 8, base), (x + 8, base), (x + 5, base - size * 0.8), (x - 5, base - size * 0.8)), "#4a3a34")
    for _ in range(60):
        turn, far = s.chance.uniform(0, 2 * pi), s.chance.random() ** 0.5 * size * 0.5
        at = (x + far * cos(turn), base - size * 1.1 + far * 0.8 * sin(turn))
        puff = blob(s.chance, at[0], at[1], size * 0.13, size * 0.09, 0.2)
        s.fill(puff, s.chance.choice((SPRUCE_LIGHT, "#2f6a50", "#4f8158")))
        s.spray(puff, "#d9d98a", 0.7, (1, 0, 0.2, 1) if x < 900 else (0.2, 0, 0.9, 1), 0.6)


def stall(s: Scene, x: float, base: float, wide: float, colour: str) -> None:
    """A market stall with a striped awning."""
    s.haze(lens(x + wide / 2, base + 4, wide * 1.15, 6, 14), "#5d5048", 0.6, (10, 4))
    for at in (x + 8, x + wide - 8):
        s.line(polyline((at, base), (at, base - 150)), "#6b5646", 7)
    s.fill(box(x + 4, base - 66, wide - 8, 64), s.gradient((0, "#a98258"), (1, "#7a5a3e")))
    boarding(s, x + 4, base - 66, wide - 8, 64, "#4f3a2a", step=22)
    for i in range(9):
        fruit = disc(x + 24 + i * (wide - 48) / 8, base - 74, 13)
        s.fill(fruit, (CLOUDBERRY, EMBER, MOSS)[i % 3])
        s.spray(fruit, "#fff0c0", 0.7, RIGHT, 0.5)
    stripes = 8
    for i in range(stripes):
        a, b = x - 16 + (wide + 32) * i / stripes, x - 16 + (wide + 32) * (i + 1) / stripes
        c, d = x + 14 + (wide - 28) * i / stripes, x + 14 + (wide - 28) * (i + 1) / stripes
        tone = colour if i % 2 else BIRCH
        s.fill(
            f"M{c} {base - 214}L{d} {base - 214}L{b} {base - 150}Q{(a + b) / 2} {base - 122} {a} {base - 150}Z",
            s.gradient((0, mix(tone, "#ffe6b0", 0.2)), (1, mix(tone, INK, 0.12))),
        )


def tent(s: Scene, x: float, base: float) -> None:
    """A tent with two peaks, light within, and rows of people who listen."""
    s.haze(lens(x, base + 6, 620, 10, 26), "#5d5048", 0.7, (16, 6))
    s.fill(box(x - 236, base - 190, 472, 190), s.gradient((0, "#6b4a34"), (0.3, "#c98f4e"), (1, "#f3c87c")))
    s.glow(x, base - 110, 420, "#ffd27c", 0.7, 220)
    s.fill(box(x - 150, base - 42, 300, 40), "#7a5236")
    _audience(s, x, base)
    for side in (-1, 1):
        roof = (
            f"M{x} {base - 196}Q{x + side * 40} {base - 260} {x + side * 128} {base - 372}"
            f"Q{x + side * 180} {base - 250} {x + side * 275} {base - 196}Z"
        )
        s.fill(roof, s.gradient((0, "#fffaf0"), (1, "#e4d3bb")))
        s.spray(roof, "#9aa3ae", 0.6, RIGHT, 0.55)
        s.line(
            f"M{x + side * 128} {base - 372}Q{x + side * 120} {base - 270} {x + side * 110} {base - 196}",
            "#cbbda6",
            2.4,
        )
        s.line(polyline((x + side * 128, base - 372), (x + side * 128, base - 430)), "#6b5646", 4)
        top = base - 430
        s.fill(f"M{x + side * 128} {top}q34 -12 62 4q-26 10 -62 28Z", CLOUDBERRY if side < 0 else EMBER)
        s.line(polyline((x + side * 270, base - 196), (x + side * 330, base + 4)), "#8a7460", 2.4)
        s.fill(
            polygon(
                (x + side * 236, base - 196),
                (x + side * 272, base - 196),
                (x + side * 258, base),
                (x + side * 236, base),
            ),
            s.gradient((0, "#f3e9d8"), (1, "#cbb79b")),
        )
    for i in range(18):
        left = x - 275 + i * 550 / 18
        s.fill(f"M{left} {base - 198}h{550 / 18}q{-550 / 36} 40 {-550 / 18} 0Z", SPRUCE_LIGHT if i % 2 else BIRCH)


def _audience(s: Scene, x: float, base: float) -> None:
    p = Person(s, x + 30, base - 42, 104, left=True)
    standing(p, LAKE, "#33261f", SKINS[2], "#8fc4dc", length=44)
    p.arm(LAKE, (5, 79), (17, 76), (26, 84))
    for i in range(9):
        at = x - 200 + i * 50 + s.chance.uniform(-6, 6)
        coat = (SPRUCE, "#7a3a22", DUSK, "#2d5a6a", "#8a6a3c")[i % 5]
        s.fill(blob(s.chance, at, base - 6, 21, 34, 0.06), mix(coat, INK, 0.3))
        s.fill(disc(at, base - 50, 11), mix(("#3a2a22", "#5a4030", "#241c1a")[i % 3], INK, 0.1))


def bunting(s: Scene, start: Point, end: Point, sag: float) -> None:
    """Flags on a string between two points."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + sag)
    s.line(f"M{spot(start)}Q{spot(middle)} {spot(end)}", "#5f5248", 2.4)
    for i in range(1, 22):
        t = i / 22
        x = (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * middle[0] + t**2 * end[0]
        y = (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * middle[1] + t**2 * end[1]
        colour = (CLOUDBERRY, SPRUCE_LIGHT, BIRCH, LAKE, RUST)[i % 5]
        flag = polygon((x - 13, y), (x + 13, y), (x + s.chance.uniform(-3, 5), y + 34))
        s.fill(flag, colour)
        s.spray(flag, mix(colour, INK, 0.5), 0.5, LEFT, 0.6)


def crowd(s: Scene) -> None:
    """People on the square, the near ones larger."""
    coats = (SPRUCE, RUST, LAKE, "#8a6a9a", "#d9a441", "#3d6a5a", "#7a3a22", "#e9e2d0", DUSK, "#2d5a6a")
    places = [
        (300, 905, 120),
        (640, 925, 124),
        (560, 945, 132),
        (1240, 930, 126),
        (1620, 930, 124),
        (1560, 945, 130),
        (160, 985, 168),
        (1130, 1015, 176),
        (1205, 1022, 170),
        (680, 1050, 200),
        (420, 1075, 215),
        (505, 1085, 150),
        (1480, 1070, 215),
    ]
    for i, (x, base, height) in enumerate(places):
        p = Person(s, x, base, height, left=x > 900, light_left=False)
        p.shadow("#6a5648", 60, 0.5)
        standing(
            p,
            coats[i % 10],
            ("#3a2a22", "#e9e2d0", "#7a3a22", "#24303a", "#c9a15a")[i % 5],
            SKINS[i % 4],
            mix(coats[i % 10], "#ffe6b0", 0.7),
            legs=("#2a3140", "#43352f")[i % 2],
            length=44 - i % 3 * 4,
            stride=4 + i % 3 * 2,
        )
        if i in {8, 10}:
            p.arm(mix(coats[i % 10], INK, 0.2), (4, 78), (13, 64), (17, 58 if i == 8 else 44))
        if i == 9:
            s.fill(box(p.at(-16, 0)[0], p.at(0, 47)[1], 9 * p.unit, 14 * p.unit, 5), "#b98a4e")
