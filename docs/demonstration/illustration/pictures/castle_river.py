"""A castle ruin on an island in a river, a bridge over it, and a town behind, in autumn."""

from collections.abc import Sequence

from illustration.buildings import house
from illustration.colours import mix
from illustration.nature import clouds, sky, sun, water, wooded
from illustration.scene import LEFT, RIGHT, Scene
from illustration.shapes import Point, blob, box, lens, polygon, polyline, ridge, rise, smooth, under
from illustration.trees import birch, grass

HORIZON = 790.0


def castle_river() -> Scene:
    """A castle ruin on an island in a river, a bridge over it, and a town behind, in autumn."""
    s = Scene(157)
    with s.group("land"):
        _castle_river_land(s)
    water(s, "land", HORIZON, "#1f5a78", "#fbe3b4", 30, 0.9)
    for _ in range(120):
        near = s.chance.random()
        y = 900 + 290 * near
        s.fill(
            lens(
                s.chance.uniform(-60, 1860),
                y,
                (40 + 170 * near) * s.chance.uniform(0.5, 1.4),
                1.2 + 3 * near,
                0.6 + near,
            ),
            "#fbf6e6",
            round(s.chance.uniform(0.2, 0.75), 2),
        )
    arches(s)
    ruin(s)
    for x, y, size in (
        (160, 1130, 90),
        (330, 1165, 60),
        (1530, 1120, 100),
        (1680, 1160, 76),
        (760, 1170, 46),
        (1130, 1140, 40),
    ):
        stone(s, x, y, size)
    birch(s, 1700, 1120, 900, ("#b8782a", "#f6c65c"), -0.05, 0.024)
    front = rise(rise(ridge(s.chance, 1190, 8, 700), 0, 60, 220), 1800, 80, 260)
    s.fill(under(front), "#2c4a34")
    s.fill(grass(s.chance, front, 80, 500, (-20, 420)) + grass(s.chance, front, 80, 400, (1450, 1820)), "#4d6a38")
    return s


def _castle_river_land(s: Scene) -> None:
    sky(s, (0, "#7fa9c6"), (0.3, "#bcd3dc"), (0.5, "#f6e3c2"), (0.65, "#fbd9a0"), (1, "#fbd9a0"))
    sun(s, 360, 560, 48, "#fff8e4", "#ffd48a", 11)
    clouds(s, 1150, 200, 1200, "#ffffff", 0.8, 8)
    clouds(s, 500, 300, 800, "#fff0d4", 0.75, 5)
    wooded(s, rise(ridge(s.chance, 660, 12, 1300), 1350, 50, 400), 24, "#b0bcbe", "#efdcba")
    for i in range(15):
        x = 40 + i * 122 + s.chance.uniform(-20, 20)
        high = s.chance.uniform(60, 120)
        house(
            s,
            x,
            770,
            s.chance.uniform(80, 120),
            high,
            s.chance.choice(("#d9b36a", "#e9dfc6", "#b5654a", "#8fa59a", "#c98f5a")),
            "#5f5560",
            snow=False,
            windows=2,
        )
    tower(s)
    for _ in range(40):
        x = s.chance.uniform(-20, 1820)
        crown = blob(
            s.chance, x, 745 + s.chance.uniform(-8, 14), s.chance.uniform(26, 50), s.chance.uniform(30, 52), 0.16
        )
        s.fill(crown, s.chance.choice(("#d9923c", "#e6b04a", "#b5762e", "#8a9450", "#c8683a", "#5d7d52")))
        s.spray(crown, "#ffe6a4", 0.7, RIGHT, 0.6)
    s.fill(under(ridge(s.chance, 772, 3, 700)), s.gradient((0, "#7d7a4a"), (0.05, "#4f5c40"), (1, "#3a4a3c")))


def tower(s: Scene) -> None:
    """A wooden church above the roofs."""
    for x, y, wide, high, colour in ((1180, 560, 150, 210, "#e9dfc4"), (1225, 470, 60, 100, "#e9dfc4")):
        s.fill(box(x, y, wide, high), s.gradient((0, mix(colour, "#8a7f86", 0.2)), (1, colour)))
        s.spray(box(x, y, wide, high), "#8a7a70", 0.5, LEFT, 0.6)
    s.fill(polygon((1165, 564), (1255, 500), (1345, 564)), "#6a4a4a")
    s.fill(polygon((1216, 474), (1255, 340), (1294, 474)), "#5a4148")
    s.fill(box(1247, 496, 16, 34, 8), "#5f7484")
    for x in (1196, 1247, 1298):
        s.fill(box(x, 610, 18, 50, 9), "#5f7484")


def arches(s: Scene) -> None:
    """A bridge in two spans over the island."""
    deck = "M-20 846Q900 806 1820 846L1820 872Q900 832 -20 872Z"
    for x in (210, 480, 1330, 1590):
        s.fill(
            polygon((x, 842), (x + 46, 842), (x + 56, 960), (x - 10, 960)),
            s.gradient((0, "#b9a78c"), (1, "#6f6a62"), along=RIGHT),
        )
        s.haze(lens(x + 24, 962, 150, 3, 8), "#173f54", 0.6, (10, 3))
    for left, right in ((-60, 210), (256, 480), (526, 700), (1100, 1330), (1376, 1590), (1636, 1880)):
        s.line(f"M{left} 930Q{(left + right) / 2} 836 {right} 930", "#8a7d6a", 12)
    s.fill(deck, s.gradient((0, "#d9c8a8"), (1, "#8f806a")))
    s.line("M-20 816Q900 776 1820 816", "#5f564c", 4)
    for i in range(46):
        x = i * 40
        y = 846 - 40 * 4 * (x / 1840) * (1 - x / 1840) * 0.5
        s.line(polyline((x, y), (x, y - 30)), "#5f564c", 3)


def ruin(s: Scene) -> None:
    """Walls and two round towers of grey stone, broken at the top."""
    _ruin_back(s)
    _ruin_front(s)


def _ruin_back(s: Scene) -> None:
    island = smooth([(560, 985), (640, 940), (900, 920), (1180, 935), (1270, 985), (1100, 1030), (740, 1032)])
    s.haze(smooth([(560, 1010), (900, 990), (1270, 1010), (1100, 1080), (740, 1084)]), "#123a4e", 0.7, (20, 6))
    s.fill(island, s.gradient((0, "#8a9450"), (0.6, "#5f6e44"), (1, "#4a5548")))
    wall = [
        (650, 960),
        (655, 826),
        (700, 812),
        (730, 836),
        (790, 820),
        (830, 846),
        (900, 826),
        (960, 850),
        (1010, 818),
        (1080, 838),
        (1130, 822),
        (1180, 842),
        (1185, 960),
    ]
    stones(s, wall)


def _ruin_front(s: Scene) -> None:
    for x, high, wide in ((610, 210, 150), (1090, 186, 160)):
        y = 978
        top = y - high
        points = [
            (x, y),
            (x + 6, top + 22),
            (x + 26, top + 4),
            (x + 48, top + 26),
            (x + 70, top),
            (x + 100, top + 12),
            (x + wide - 26, top - 8),
            (x + wide - 6, top + 30),
            (x + wide, y),
        ]
        stones(s, points)
    s.fill("M872 962V906Q872 878 900 878Q928 878 928 906V962Z", "#2c3236")
    for x, y in ((668, 850), (1150, 860)):
        s.fill(box(x, y, 13, 34, 6), "#2c3236")
    s.fill(grass(s.chance, lambda _x: 985, 24, 200, (600, 1240)), "#a9a456")
    for x in (745, 1040, 1230):
        birch(s, x, 985, 170, ("#b8782a", "#f6c65c"), 0.02, 0.018)


def stones(s: Scene, points: Sequence[Point]) -> None:
    """A wall of rough stones."""
    shape = polygon(*points)
    s.fill(shape, s.gradient((0, "#d9cdb4"), (1, "#8a8680")))
    with s.inside(shape):
        left, right = min((x for x, _y in points)), max((x for x, _y in points))
        low, high = min((y for _x, y in points)), max((y for _x, y in points))
        for _ in range(round((right - left) * (high - low) / 420)):
            at = (s.chance.uniform(left, right), s.chance.uniform(low, high))
            s.fill(
                blob(s.chance, *at, s.chance.uniform(8, 17), s.chance.uniform(5, 10), 0.2),
                s.chance.choice(("#a9a196", "#c8bca4", "#8f8c88", "#e6d8ba", "#757676")),
                0.75,
            )
    s.spray(shape, "#3f4a52", 0.7, LEFT, 0.6)
    s.spray(shape, "#ffe6b4", 0.6, RIGHT, 0.25)


def stone(s: Scene, x: float, y: float, size: float) -> None:
    """A rock in the stream with foam before it."""
    s.fill(lens(x, y + size * 0.3, size * 3, 6, 9), "#fbf6e6", 0.75)
    rock = blob(s.chance, x, y, size, size * 0.46, 0.12)
    s.fill(rock, s.gradient((0, "#8f9a9c"), (1, "#3c4f58")))
    s.spray(rock, "#fff0cc", 0.7, (0, 0, 0.6, 1), 0.55)
