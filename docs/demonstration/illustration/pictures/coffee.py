"""A table by a window: coffee and buns, and a lake in November outside."""

from math import cos, pi, sin

from illustration.colours import BIRCH, CLOUDBERRY, EMBER, INK, LAKE, SPRUCE, SPRUCE_LIGHT, mix
from illustration.nature import clouds, gleams, sun, wooded
from illustration.scene import ALL, LEFT, RIGHT, Scene
from illustration.shapes import blob, box, disc, polygon, polyline, ridge, rise, smooth, spot, under
from illustration.things import boat
from illustration.trees import birch, forest


def coffee() -> Scene:
    """A table by a window: coffee and buns, and a lake in November outside."""
    s = Scene(101)
    _back(s)
    _front(s)
    return s


def _back(s: Scene) -> None:
    s.fill(ALL, s.gradient((0, "#12443a"), (1, "#0f3830")))
    s.spray(ALL, "#2f6e60", 0.6, (0.6, 0, 0, 0.6), 0.8)
    view = box(360, 60, 1080, 720)
    with s.inside(view):
        s.fill(view, s.gradient((0, "#8fb3c9"), (0.35, "#d3dfe2"), (0.55, "#f6e4c6"), (1, "#e2c9a4")))
        sun(s, 1130, 420, 44, "#fffaea", "#ffe0a4", 11)
        clouds(s, 640, 210, 760, "#ffffff", 0.75, 7)
        clouds(s, 1180, 150, 600, "#f6f3ec", 0.6, 5)
        with s.group("outside"):
            wooded(s, rise(ridge(s.chance, 440, 12, 1100), 640, 60, 300), 16, "#9fb2b8", "#e2dccb")
            wooded(s, ridge(s.chance, 482, 7, 800), 34, "#6f8d92", "#c3c9bc")
            s.fill(forest(s.chance, ridge(s.chance, 520, 5, 600), 92, 0.16, (300, 640)), "#2d5a58")
            s.fill(under(lambda x: 500 + max(0.0, x - 420) * 0.09), "#2d5a58", 0)
        s.fill(box(360, 520, 1080, 280), s.gradient((0, "#f0e0c2"), (0.5, "#a9c4cc"), (1, "#6f9bb0")))
        s.mirrored("outside", 520, 22, opacity=0.75)
        gleams(s, 522, "#fffbe8", 90, 1130, 460, 0.8)
        boat(s, 850, 640, 210, "#c8683a")
        birch(s, 1370, 800, 780, ("#e2c27a", "#e2c27a"), -0.06, 0.024)
    bars(s)


def _front(s: Scene) -> None:
    lampshade(s)
    table = smooth([(-60, 870), (900, 842), (1860, 870), (1860, 1260), (-60, 1260)])
    s.haze(box(-20, 838, 1840, 30), "#06211c", 0.6, (20, 10))
    s.fill(
        polygon((-20, 858), (1820, 858), (1820, 1220), (-20, 1220)),
        s.gradient((0, "#c99a62"), (0.25, "#b27e4a"), (1, "#7a4f30")),
    )
    for i in range(24):
        y = 866 + i * 15
        grain = ridge(s.chance, y, 3, 1300)
        s.line(
            smooth([(x, grain(x)) for x in range(-20, 1841, 120)], closed=False),
            "#5f3a22",
            s.chance.uniform(1, 3),
            0.25,
        )
    s.haze(polygon((560, 858), (1330, 858), (1560, 1210), (330, 1210)), "#ffe6b4", 0.45, (50, 20))
    s.fill(table, "#000000", 0)
    cup(s, 640, 1010, 1.0, BIRCH, LAKE)
    cup(s, 1240, 985, 0.86, "#e9b458", EMBER)
    buns(s, 945, 1055)
    paper(s)
    plant(s, 1560, 960)


def bars(s: Scene) -> None:
    """The frame, the sill and the curtains of a window."""
    s.fill(
        f"{box(330, 30, 1140, 780)}{box(365, 65, 1070, 710)}",
        s.gradient((0, "#e9e6dc"), (1, "#cdc8b8")),
        more='fill-rule="evenodd"',
    )
    s.fill(box(888, 62, 24, 716), s.gradient((0, "#cfc9b8"), (0.5, "#f1eee4"), (1, "#cfc9b8"), along=RIGHT))
    s.fill(box(362, 290, 1076, 16), s.gradient((0, "#f1eee4"), (1, "#cfc9b8")))
    s.fill(box(290, 790, 1220, 40, 6), s.gradient((0, "#f6f3ea"), (1, "#bdb7a6")))
    for side in (-1, 1):
        for i in range(5):
            x = 900 + side * (500 + i * 40)
            fold = smooth(
                [
                    (x - side * 34, 0),
                    (x + side * 44, 0),
                    (x + side * (66 - i * 4), 500),
                    (x + side * 60, 850),
                    (x - side * 20, 850),
                    (x - side * 14, 500),
                ]
            )
            s.fill(fold, s.gradient((0, mix("#d9dfd8", "#6f8f88", i / 5)), (1, mix("#c3cfc9", "#5d7f79", i / 5))))
            s.spray(fold, "#4d726b", 0.6, RIGHT if side > 0 else LEFT, 0.7)


def lampshade(s: Scene) -> None:
    """A lamp that hangs over the table."""
    s.line(polyline((900, 0), (900, 96)), "#0a2620", 5)
    shade = smooth([(880, 92), (920, 92), (990, 150), (1032, 222), (900, 230), (768, 222), (810, 150)])
    s.fill(shade, s.gradient((0, "#d98a3a"), (1, CLOUDBERRY)))
    s.spray(shade, EMBER, 0.7, RIGHT, 0.55)
    s.fill(disc(900, 224, 130, 15), "#fff3d0")
    s.glow(900, 240, 420, "#ffd68a", 0.5)


def cup(s: Scene, x: float, y: float, size: float, colour: str, band: str) -> None:
    """A cup of coffee that steams, on its saucer."""
    s.haze(disc(x - 30 * size, y + 16 * size, 170 * size, 30 * size), "#3a2416", 0.6, (14, 6))
    s.fill(disc(x, y, 150 * size, 34 * size), s.gradient((0, mix(colour, INK, 0.12)), (1, mix(colour, "#ffffff", 0.3))))
    s.fill(disc(x, y - 4 * size, 92 * size, 18 * size), mix(colour, INK, 0.22))
    s.line(
        f"M{x + 84 * size} {y - 100 * size}c{70 * size} {-10 * size} {66 * size} {76 * size} {-12 * size} {72 * size}",
        mix(colour, INK, 0.1),
        17 * size,
    )
    body = (
        f"M{x - 96 * size} {y - 128 * size}C{x - 96 * size} {y - 30 * size} {x - 66 * size} {y} "
        f"{x - 44 * size} {y + 2 * size}"
        f"Q{x} {y + 12 * size} {x + 44 * size} {y + 2 * size}"
        f"C{x + 66 * size} {y} {x + 96 * size} {y - 30 * size} {x + 96 * size} {y - 128 * size}Z"
    )
    s.fill(body, s.gradient((0, mix(colour, INK, 0.2)), (0.7, colour), (1, mix(colour, "#ffffff", 0.4)), along=RIGHT))
    with s.inside(body):
        s.line(
            f"M{x - 110 * size} {y - 78 * size}Q{x} {y - 50 * size} {x + 110 * size} {y - 78 * size}", band, 13 * size
        )
        s.spray(body, mix(colour, INK, 0.6), 0.6, RIGHT, 0.5)
    s.fill(disc(x, y - 128 * size, 96 * size, 24 * size), mix(colour, "#ffffff", 0.5))
    s.fill(disc(x, y - 124 * size, 84 * size, 18 * size), s.gradient((0, "#2c1a10"), (1, "#6b4226")))
    for i in (-1, 0, 1):
        start = (x + i * 30 * size, y - 140 * size)
        path = smooth(
            [
                start,
                (start[0] + 18 * size, start[1] - 60 * size),
                (start[0] - 14 * size, start[1] - 120 * size),
                (start[0] + 12 * size, start[1] - 190 * size),
            ],
            closed=False,
        )
        with s.group(more='style="filter:blur(7px)"'):
            s.line(path, "#fffaf0", 11 * size, 0.4)


def buns(s: Scene, x: float, y: float) -> None:
    """Cinnamon buns on a plate."""
    s.haze(disc(x - 20, y + 22, 230, 36), "#3a2416", 0.6, (16, 7))
    s.fill(disc(x, y, 215, 50), s.gradient((0, "#b9c9c9"), (1, "#f4f5ef")))
    s.fill(disc(x, y - 6, 170, 35), s.gradient((0, "#a9bcbd"), (1, "#dfe6e2")))
    for dx, dy, size in ((-82, -30, 1.0), (84, -28, 1.0), (2, -62, 1.05), (0, -10, 1.08)):
        at = (x + dx, y + dy)
        bun = blob(s.chance, at[0], at[1], 82 * size, 46 * size, 0.05)
        s.fill(bun, s.gradient((0, "#e0a45a"), (1, "#9c5e2a")))
        s.spray(bun, "#ffe0a0", 0.75, (0.8, 0, 0.3, 1), 0.6)
        for turn in range(3):
            ring = disc(at[0], at[1] - 6, (58 - 20 * turn) * size, (28 - 10 * turn) * size)
            s.line(ring, "#7a441e", 4.5, 0.75)
        for _ in range(12):
            s.fill(disc(at[0] + s.chance.gauss(0, 34), at[1] - 12 + s.chance.gauss(0, 12), 3.4), "#fffaf0")


def paper(s: Scene) -> None:
    """A closed notebook with a pencil upon it."""
    book = polygon((230, 1040), (430, 1000), (500, 1092), (285, 1140))
    s.haze(polygon((220, 1056), (440, 1010), (500, 1110), (280, 1158)), "#3a2416", 0.6, (10, 5))
    s.fill(polygon((285, 1140), (500, 1092), (500, 1104), (285, 1154)), "#efe9da")
    s.fill(book, s.gradient((0, SPRUCE_LIGHT), (1, SPRUCE)))
    s.spray(book, "#7fb8a0", 0.6, LEFT, 0.6)
    s.line(polyline((300, 1096), (442, 1034)), CLOUDBERRY, 10)
    s.line(polyline((442, 1034), (452, 1030)), INK, 5)


def plant(s: Scene, x: float, y: float) -> None:
    """A plant in a pot."""
    s.haze(disc(x - 20, y + 10, 130, 22), "#3a2416", 0.6, (14, 5))
    for i in range(17):
        turn = -pi / 2 + (i - 8) * 0.17
        far = s.chance.uniform(180, 300)
        tip = (x + far * cos(turn), y - 120 + far * sin(turn) * 0.9)
        side = (26 * cos(turn + pi / 2), 26 * sin(turn + pi / 2))
        middle = ((x + tip[0]) / 2, (y - 120 + tip[1]) / 2 - 20)
        leaf = (
            f"M{x} {y - 110}Q{middle[0] + side[0]} {middle[1] + side[1]} {spot(tip)}"
            f"Q{middle[0] - side[0]} {middle[1] - side[1]} {x} {y - 110}Z"
        )
        tone = s.chance.choice((SPRUCE_LIGHT, "#3d7a5a", "#5d9a6a"))
        s.fill(leaf, s.gradient((0, mix(tone, "#cfe0a4", 0.35)), (1, mix(tone, INK, 0.25))))
        s.spray(leaf, "#e6f0b8", 0.6, RIGHT, 0.5)
    pot = polygon((x - 84, y - 128), (x + 84, y - 128), (x + 62, y + 10), (x - 62, y + 10))
    s.fill(pot, s.gradient((0, "#f4efe2"), (0.6, "#d9cfba"), (1, "#a99c88"), along=RIGHT))
    s.spray(pot, "#6a5a4a", 0.6, LEFT, 0.6)
