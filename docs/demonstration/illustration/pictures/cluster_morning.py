"""An old boiler hall at sunrise: people around standing tables, with coffee."""

from math import cos, pi, sin

from illustration.colours import BIRCH, DUSK, EMBER, INK, LAKE, SPRUCE, SPRUCE_LIGHT, mix
from illustration.nature import gleams
from illustration.people import Person, standing
from illustration.scene import ALL, DOWN, LEFT, RIGHT, Scene
from illustration.shapes import box, disc, polygon, polyline, smooth
from illustration.things import SKINS, STEEL
from illustration.trees import forest

GROUPS = ((330, 985, 0.92), (860, 1010, 1.0), (1420, 990, 0.92))
COATS = (SPRUCE, "#e9e2d0", LAKE, "#c8763a", DUSK, "#2d5a6a", "#7a3a22", "#d9a441", SPRUCE_LIGHT)


def cluster_morning() -> Scene:
    """An old boiler hall at sunrise: people around standing tables, with coffee."""
    s = Scene(181)
    _back(s)
    _front(s)
    return s


def _back(s: Scene) -> None:
    s.fill(ALL, s.gradient((0, "#5a3428"), (0.6, "#8a4f38"), (1, "#5f3a2e")))
    for row in range(27):
        for i in range(-1, 27):
            x = i * 70 + row % 2 * 35
            s.fill(
                box(x, row * 31, 66, 27, 3),
                s.chance.choice(("#9c5a3e", "#a5664a", "#8f5238", "#b0714f", "#96563c")),
                round(s.chance.uniform(0.25, 0.6), 2),
            )
    for x in (210, 720, 1230):
        arch(s, x)
    boiler(s)
    floor = box(0, 830, 1800, 380)
    s.fill(floor, s.gradient((0, "#a98b72"), (0.4, "#7f6658"), (1, "#3c3434")))
    s.spray(floor, "#ffdba4", 0.5, DOWN, 0.4)
    for x in (210, 720, 1230):
        s.haze(polygon((x + 20, 832), (x + 340, 832), (x + 250, 1210), (x - 320, 1210)), "#ffd99a", 0.45, (30, 10))
        beam = polygon((x + 30, 260), (x + 330, 260), (x + 120, 1100), (x - 330, 1100))
        s.fill(beam, s.gradient((0, "#ffe9b8", 0.34), (1, "#ffe9b8", 0)), more='style="mix-blend-mode:screen"')


def _front(s: Scene) -> None:
    for n, (x, base, size) in enumerate(GROUPS):
        for i, (dx, dy) in enumerate(((-150, 0), (150, 4), (-36, -40))):
            coat = COATS[(n * 3 + i) % 9]
            p = Person(s, x + dx * size, base + dy, 400 * size, left=dx > 0, light_left=True)
            p.shadow("#3a2c26", 30, 0.5)
            standing(
                p,
                coat,
                ("#2b2220", "#7a4a2c", "#c9a15a", "#4a4a50")[(n + i) % 4],
                SKINS[(n + 2 * i) % 4],
                mix(coat, "#ffe0a4", 0.65),
                legs="#252b34",
                length=44,
            )
            p.arm(mix(coat, INK, 0.18), (3, 79), (10, 64), (20, 66))
            s.fill(box(p.at(21 if dx <= 0 else 25, 0)[0], p.at(0, 72)[1], 17 * size, 25 * size, 4), BIRCH)
        high_table(s, x, base, size)
    for _ in range(70):
        s.fill(
            disc(s.chance.uniform(60, 1700), s.chance.uniform(240, 900), s.chance.uniform(1, 2.6)),
            "#fff0c8",
            round(s.chance.uniform(0.15, 0.5), 2),
        )


def arch(s: Scene, x: float) -> None:
    """A tall window with a round top, and a morning lake in it."""

    def shape(grow: float) -> str:
        left, right, top = x - grow, x + 360 + grow, 300.0
        return (
            f"M{left} {720 + grow}V{top}Q{left} {120 - grow} {x + 180} {120 - grow}"
            f"Q{right} {120 - grow} {right} {top}V{720 + grow}Z"
        )

    s.glow(x + 180, 440, 460, "#ffd99a", 0.5)
    s.fill(shape(16), "#4a2c22")
    s.fill(shape(0), s.gradient((0, "#8fb4cc"), (0.5, "#fbe0b4"), (0.72, "#ffd08a"), (1, "#e6c39a")))
    with s.inside(shape(0)):
        s.glow(900, 560, 420, "#fff3d0", 0.9)
        s.fill(disc(900, 555, 36), "#fffbea")
        s.fill(forest(s.chance, lambda _x: 596, 46, 0.16, (x - 20, x + 380)), "#c09a86")
        s.fill(box(x, 596, 360, 130), s.gradient((0, "#ffe6b8"), (1, "#b9b4b0")))
        gleams(s, 598, "#fffbe8", 26, 900, 500, 0.8)
        s.fill(forest(s.chance, lambda _x: 722, 100, 0.2, (x - 20, x + 380)), "#7f6a62")
    for i in range(1, 4):
        s.line(polyline((x + 90 * i, 130), (x + 90 * i, 720)), "#4a2c22", 7)
    for y in (300, 440, 580):
        s.line(polyline((x, y), (x + 360, y)), "#4a2c22", 7)


def boiler(s: Scene) -> None:
    """An old boiler with rivets, a gauge and pipes, kept as an ornament."""
    for x, y in ((1660, 60), (1730, 40)):
        s.line(polyline((x, y), (x, 520)), "#2c3a40", 26)
        s.line(polyline((x - 6, y), (x - 6, 520)), "#6f868c", 6)
    body = box(1600, 400, 320, 440, 60)
    s.fill(body, s.gradient((0, "#4d6468"), (0.3, "#2f454b"), (1, "#16262c")))
    s.spray(body, "#f0b878", 0.6, RIGHT, 0.4)
    for i in range(12):
        s.fill(disc(1624, 450 + i * 32, 5), "#8fa3a5")
    s.fill(disc(1720, 560, 62), "#c8a05a")
    s.fill(disc(1720, 560, 50), "#f6efe0")
    for i in range(9):
        turn = pi * (0.8 + i * 0.175)
        s.line(
            polyline((1720 + 36 * cos(turn), 560 + 36 * sin(turn)), (1720 + 44 * cos(turn), 560 + 44 * sin(turn))),
            INK,
            3,
        )
    s.line(polyline((1720, 560), (1744, 528)), EMBER, 5)
    s.fill(box(1660, 690, 130, 96, 10), "#16262c")
    s.fill(box(1672, 702, 106, 72, 6), s.gradient((0, "#ffdf9a"), (1, "#e07a3a")))
    s.glow(1725, 740, 200, "#ff9a4a", 0.7)


def high_table(s: Scene, x: float, base: float, size: float) -> None:
    """A standing table with a cloth, cups and a pot."""
    top = base - 205 * size
    s.haze(disc(x, base + 36, 130 * size, 14), "#2c2420", 0.7, (12, 5))
    cloth = (
        f"M{x - 112 * size} {top}Q{x - 60 * size} {top + 120 * size} {x - 52 * size} {base + 34}"
        f"L{x + 52 * size} {base + 34}Q{x + 60 * size} {top + 120 * size} {x + 112 * size} {top}Z"
    )
    s.fill(cloth, s.gradient((0, "#fdf8ec"), (0.5, "#e6dac4"), (1, "#a5927c"), along=RIGHT))
    s.spray(cloth, "#7a6654", 0.6, LEFT, 0.6)
    s.fill(disc(x, top, 116 * size, 22 * size), s.gradient((0, "#fffdf6"), (1, "#ece0ca")))
    for dx in (-62, 54):
        s.fill(
            box(x + dx * size - 12, top - 30 * size, 26 * size, 32 * size, 5),
            s.gradient((0, "#fdfdf8"), (1, "#c3cccc")),
        )
    s.fill(
        smooth(
            [
                (x - 18 * size, top - 4),
                (x - 26 * size, top - 60 * size),
                (x - 10 * size, top - 92 * size),
                (x + 12 * size, top - 92 * size),
                (x + 26 * size, top - 60 * size),
                (x + 18 * size, top - 4),
            ]
        ),
        s.gradient(*STEEL, along=RIGHT),
    )
    s.fill(box(x - 11 * size, top - 108 * size, 22 * size, 18 * size, 5), SPRUCE)
