"""A wooden railway station in the first snow, a bus in front of it, and somebody who has just arrived."""

from illustration.buildings import boarding, house, lamp, window
from illustration.colours import CLOUDBERRY, DUSK, INK, LAKE, SPRUCE, SPRUCE_DEEP, SPRUCE_LIGHT, mix
from illustration.nature import clouds, sky, smoke, snowfall, stars, wooded
from illustration.people import Person, standing
from illustration.scene import DOWN, LEFT, RIGHT, UP, Scene
from illustration.shapes import box, disc, polygon, polyline, ridge, rise, smooth, under
from illustration.things import SKINS
from illustration.trees import near_spruce

WALL, TRIM = ("#d8a24e", "#f4ead6")


def station() -> Scene:
    """A wooden railway station in the first snow, a bus in front of it, and somebody who has just arrived."""
    s = Scene(71)
    _back(s)
    _front(s)
    return s


def _back(s: Scene) -> None:
    sky(s, (0, "#1c2c55"), (0.25, "#3f4c7d"), (0.45, "#8d7b9f"), (0.58, "#e8b39a"), (0.66, "#f8d3a3"), (1, "#f0c79c"))
    stars(s, 60, 360)
    clouds(s, 420, 250, 1000, "#b793a8", 0.55, 7)
    clouds(s, 1350, 380, 1000, "#f7c9a4", 0.65, 7)
    wooded(s, ridge(s.chance, 730, 12, 1300), 34, "#8a86a3", "#e2bda6")
    wooded(s, ridge(s.chance, 770, 9, 900), 84, "#4c5a78", "#a9a0b0")
    for x, size in ((1490, 0.8), (1660, 1.0)):
        house(s, x, 815, 150 * size, 70 * size, "#8a4f3a", "#3c4056")
    station_house(s)
    ground = rise(ridge(s.chance, 838, 4, 900, 0.3), 1700, 14, 300)
    s.fill(under(ground), s.gradient((0, "#cfd3e4"), (0.35, "#b3c0da"), (1, "#7590b8")))
    s.spray(under(ground), "#f4e6e2", 0.7, DOWN, 0.3)
    for x in (560, 760, 960):
        s.haze(polygon((x, 842), (x + 70, 842), (x + 150, 990), (x - 80, 990)), "#ffd28a", 0.34, (22, 10))
    road = smooth(
        [(-60, 1010), (500, 955), (1100, 935), (1860, 930), (1860, 1075), (1200, 1085), (500, 1120), (-60, 1190)]
    )
    s.fill(road, s.gradient((0, "#8f9cbf"), (1, "#6f83ad")))


def _front(s: Scene) -> None:
    for lift in (0, 46, 92):
        s.line(
            smooth(
                [(-60, 1050 + lift), (500, 995 + lift * 0.8), (1100, 970 + lift * 0.75), (1860, 962 + lift * 0.75)],
                closed=False,
            ),
            "#5a6d99",
            9,
            0.45,
        )
    bus(s, 985, 1010)
    lamp(s, 330, 1010, 430, arm=70)
    lamp(s, 1625, 950, 330, arm=-60)
    s.haze(disc(400, 1015, 220, 40), "#ffd592", 0.5, (30, 12))
    arriving(s)
    near = rise(rise(ridge(s.chance, 1160, 10, 800), 0, 60, 300), 1780, 70, 320)
    s.fill(under(near), s.gradient((0, "#c3cfe6"), (1, "#7f99c4")))
    s.spray(under(near), "#f0eef2", 0.7, DOWN, 0.4)
    near_spruce(s, 95, 1195, 860, "#1b3a4c", "#5f7896", snow="#d3dcec", from_right=True)
    near_spruce(s, 1735, 1215, 600, "#1b3a4c", "#8a7a90", snow="#d3dcec", from_right=False)
    snowfall(s, 190)


def station_house(s: Scene) -> None:
    """The station: a low wooden wing on each side of a taller middle, under snow."""
    _station_house_back(s)
    _station_house_front(s)


def _station_house_back(s: Scene) -> None:
    for x, wide, high in ((470, 230, 120), (900, 270, 120), (670, 260, 190)):
        base, top = 845, 845 - high
        s.fill(box(x, top, wide, high), s.gradient((0, mix(WALL, INK, 0.32)), (1, mix(WALL, INK, 0.05))))
        boarding(s, x, top, wide, high, mix(WALL, INK, 0.6), step=9)
        s.spray(box(x, top, wide, high), "#ffe0a0", 0.5, UP, 0.8)
        s.fill(box(x - 4, top, 9, high), TRIM)
        s.fill(box(x + wide - 5, top, 9, high), TRIM)
        s.fill(box(x, base - 16, wide, 16), "#6a6272")
    for x, wide in ((470, 230), (900, 270)):
        for i in range(3):
            window(s, x + wide * (i + 0.5) / 3 - 19, 755, 38, 60, frame=TRIM, panes=(2, 3))
        snow_roof(s, x, 727, wide, 62)
    for i in range(2):
        window(s, 706 + i * 130, 690, 50, 56, frame=TRIM, panes=(2, 2))
        window(s, 706 + i * 130, 775, 50, 50, frame=TRIM, panes=(2, 2))
    door = box(774, 762, 52, 78)
    s.glow(800, 800, 120, "#ffc56a", 0.7)
    s.fill(door, s.gradient((0, "#ffe9b8"), (1, "#f3b65c")))
    s.line(polyline((800, 764), (800, 838)), "#7a5230", 4)
    s.line(door, "#7a5230", 6)


def _station_house_front(s: Scene) -> None:
    snow_roof(s, 670, 658, 260, 100)
    gable = polygon((735, 660), (800, 560), (865, 660))
    s.fill(gable, mix(WALL, INK, 0.25))
    boarding(s, 738, 640, 124, 18, mix(WALL, INK, 0.6), step=9)
    s.fill(disc(800, 626, 24), TRIM)
    s.fill(disc(800, 626, 20), "#fff4d8")
    s.glow(800, 626, 80, "#ffe3a0", 0.6)
    s.line(polyline((800, 626), (800, 612)), INK, 3)
    s.line(polyline((800, 626), (810, 632)), INK, 3)
    s.line(polyline((728, 668), (800, 556), (872, 668)), "#e9edf5", 17)
    for x in (540, 1075):
        s.fill(box(x, 615, 26, 70), "#7d4a3c")
        s.fill(box(x - 4, 606, 34, 14, 6), "#e9edf5")
        smoke(s, x + 13, 602, 150, 90, "#f3dfd6", 0.6)
    for x in (480, 645, 955, 1135):
        s.line(polyline((x, 740), (x, 845)), "#6a4a3a", 6)
    s.fill(polygon((440, 744), (470, 726), (1170, 726), (1200, 744)), "#4a3f4a")
    s.fill(
        smooth([(432, 742), (470, 720), (800, 714), (1170, 720), (1208, 742), (1000, 748), (800, 743), (600, 748)]),
        s.gradient((0, "#f4f4f8"), (1, "#bcc9e0")),
    )


def snow_roof(s: Scene, x: float, base: float, wide: float, high: float) -> None:
    """A hipped roof with soft snow on it."""
    s.fill(
        polygon((x - 18, base + 6), (x + 30, base - high), (x + wide - 30, base - high), (x + wide + 18, base + 6)),
        "#3f3a50",
    )
    cap = [
        (x - 20, base + 2),
        (x + 26, base - high - 6),
        (x + wide * 0.4, base - high - 12),
        (x + wide - 26, base - high - 7),
        (x + wide + 20, base + 2),
        (x + wide * 0.75, base + 4),
        (x + wide * 0.5, base - 1),
        (x + wide * 0.25, base + 5),
    ]
    s.fill(smooth(cap), s.gradient((0, "#f4f2f6"), (1, "#aebedb")))
    s.spray(smooth(cap), "#8ea4cc", 0.6, LEFT, 0.7)


def bus(s: Scene, x: float, base: float) -> None:
    """A bus seen from its side, lit inside, with its doors open."""
    s.haze(box(x - 10, base - 6, 560, 26, 12), "#3c4f7d", 0.7, (10, 5))
    body = box(x, base - 196, 545, 180, 26)
    s.fill(body, s.gradient((0, "#2b7a90"), (0.5, LAKE), (1, "#083d58")))
    s.spray(body, "#86c5e6", 0.6, DOWN, 0.4)
    s.fill(box(x + 2, base - 62, 541, 15), CLOUDBERRY, 0.95)
    s.glow(x + 270, base - 130, 330, "#ffd38a", 0.4, 110)
    for i in range(6):
        left = x + 22 + i * 71
        s.fill(box(left, base - 176, 63, 74, 8), s.gradient((0, "#fff0c4"), (1, "#f2bd6b")))
        if i in {1, 2, 4}:
            s.fill(disc(left + 33, base - 128, 12), "#6b5348")
            s.fill(box(left + 14, base - 116, 38, 16, 10), mix(DUSK, INK, 0.2) if i != 2 else "#7a4630")
        s.fill(box(left + 4, base - 112, 55, 10), "#7c6a66", 0.8)
    s.fill(box(x + 452, base - 178, 52, 156, 6), s.gradient((0, "#fff0c4"), (1, "#f6c678")))
    s.line(polyline((x + 478, base - 176), (x + 478, base - 24)), "#17415a", 5)
    s.fill(box(x + 512, base - 176, 31, 86, 10), s.gradient((0, "#d9ecf0"), (1, "#7fb0c6")))
    s.fill(box(x + 20, base - 206, 500, 16, 8), "#e4eaf3")
    for at in (105, 400):
        s.fill(disc(x + at, base - 16, 37), "#0b2b3f")
        s.fill(disc(x + at, base - 14, 31), "#16222e")
        s.fill(disc(x + at, base - 14, 14), "#9fb0be")
    s.glow(x + 548, base - 58, 170, "#fff0c0", 0.9)
    s.fill(box(x + 533, base - 66, 12, 18, 5), "#fff6dc")
    s.fill(box(x - 1, base - 78, 8, 24, 3), "#d9583a")
    s.haze(
        polygon((x + 546, base - 60), (x + 850, base - 10), (x + 850, base + 40), (x + 560, base + 12)),
        "#ffe6ae",
        0.4,
        (14, 8),
    )


def arriving(s: Scene) -> None:
    """Two people who meet by the road: one with a suitcase, one who waves."""
    p = Person(s, 590, 1082, 262, light_left=True)
    p.shadow("#3d5382", 60)
    p.legs("#2b3350", 7)
    p.coat("#8d3a1c", "#f6b26b", 36)
    p.arm("#73301a", (0, 79), (-5, 63), (-12, 48))
    s.line(polyline(p.at(-13, 47), p.at(-24, 34)), "#2a2f3c", 4)
    case = box(p.at(-44, 0)[0], p.at(0, 36)[1], 26 * p.unit, 33 * p.unit, 12)
    s.fill(case, s.gradient((0, "#2d7a74"), (1, SPRUCE)))
    s.spray(case, "#9fd6c4", 0.7, RIGHT, 0.6)
    for i in (8, 14):
        s.line(polyline(p.at(-44 + i, 33), p.at(-44 + i, 6)), SPRUCE_DEEP, 3, 0.6)
    for wheel in (-40, -22):
        s.fill(disc(*p.at(wheel, 1.6), 5), INK)
    p.shape(CLOUDBERRY, "#ffe9bb", (-7, 86), (0, 82), (7, 85), (8, 80), (0, 77), (-8, 80))
    p.head(SKINS[1], "#22303f", "#8b8ea6", brim=False)
    q = Person(s, 800, 1058, 248, left=True, light_left=True)
    q.shadow("#3d5382", -60)
    standing(q, SPRUCE_LIGHT, "#f2efe4", SKINS[0], "#8fd0b4", legs="#243046")
    q.arm("#174a3f", (6, 79), (19, 86), (20, 101))
    s.fill(disc(*q.at(20, 103), 8), "#f2efe4")
