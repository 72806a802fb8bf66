"""A harvester at work in a snowy forest, its lamps lit in the low sun."""

from math import cos, pi, sin

from illustration.colours import INK, mix
from illustration.nature import clouds, mist, sky, snowfall, sun, wooded
from illustration.scene import DOWN, RIGHT, UP, Scene
from illustration.shapes import blob, box, disc, polygon, polyline, ridge, rise, smooth, under
from illustration.trees import near_spruce, spruce

DARK, BODY, LIGHT = ("#22302f", "#e0a33c", "#ffe0a0")


def harvester_in_snow() -> Scene:
    """A harvester at work in a snowy forest, its lamps lit in the low sun."""
    s = Scene(113)
    _back(s)
    _front(s)
    return s


def _back(s: Scene) -> None:
    sky(s, (0, "#5f8fb4"), (0.3, "#a5c6d6"), (0.5, "#f3dcc0"), (0.6, "#f9d7a4"), (1, "#e0d2c8"))
    sun(s, 560, 560, 46, "#fff6de", "#ffcf86", 12)
    clouds(s, 1250, 200, 1000, "#f9e9dc", 0.7, 7)
    wooded(s, rise(ridge(s.chance, 640, 14, 1300), 1400, 80, 420), 40, "#a9b9c4", "#ecd9c4")
    mist(s, 690, "#fff0da", 0.6, 30)
    wooded(s, ridge(s.chance, 715, 9, 1000), 110, "#7698a6", "#d0ccc4")
    mist(s, 770, "#fbe6cc", 0.5, 34)
    for i in range(17):
        x = s.chance.uniform(-40, 1840)
        if not 560 < x < 1330:
            near_spruce(
                s, x, 815 + i * 3, s.chance.uniform(240, 380), "#33606a", "#b8a58c", snow="#e6ecec", from_right=x < 560
            )
    ground = rise(ridge(s.chance, 830, 6, 900, 0.35), 1500, 24, 300)
    s.fill(under(ground), s.gradient((0, "#f6e9dc"), (0.3, "#cfdce6"), (1, "#7f9fbe")))
    s.spray(under(ground), "#fffaf0", 0.7, DOWN, 0.4)


def _front(s: Scene) -> None:
    for x in (180, 300, 1350, 1460, 1610, 1700):
        shade = polygon(
            (x - 12, 850), (x + 12, 850), (x + (x - 560) * 0.9 + 60, 1150), (x + (x - 560) * 0.9 - 40, 1150)
        )
        s.haze(shade, "#7d9cbf", 0.4, (14, 6))
    for aside in (0, 118):
        rut = smooth([(1260 - aside, 990), (980 - aside, 1040), (640 - aside, 1090), (120 - aside, 1240)], closed=False)
        s.line(rut, "#7f9cbe", 46, 0.55)
        s.line(rut, "#a9bfd6", 16, 0.7)
    logs(s, 96, 1012)
    machine(s)
    for x, base, high in ((70, 1170, 900), (1700, 1150, 940), (1560, 1080, 560)):
        near_spruce(s, x, base, high, "#12443a", "#b59a6c", snow="#eef2f2", from_right=x < 560)
    front = rise(rise(ridge(s.chance, 1180, 8, 700), 60, 60, 260), 1780, 50, 300)
    s.fill(under(front), s.gradient((0, "#e6edf2"), (1, "#8fadc8")))
    s.spray(under(front), "#ffffff", 0.7, DOWN, 0.4)
    snowfall(s, 90)


def logs(s: Scene, x: float, base: float) -> None:
    """A pile of logs with snow on top."""
    s.haze(disc(x + 130, base + 12, 240, 24), "#7390b4", 0.6, (12, 5))
    for row, count in ((0, 7), (1, 6), (2, 5), (3, 3)):
        for i in range(count):
            at = (x + 20 + row * 22 + i * 44, base - 12 - row * 37)
            s.fill(disc(*at, 23), "#5a3c2a")
            s.fill(disc(*at, 19), s.gradient((0, "#f3d09a"), (1, "#c98f54")))
            s.line(disc(*at, 11), "#a9713f", 2, 0.7)
            s.line(disc(*at, 5), "#a9713f", 2, 0.7)
    s.fill(
        smooth(
            [
                (x + 60, base - 140),
                (x + 130, base - 164),
                (x + 215, base - 142),
                (x + 200, base - 128),
                (x + 130, base - 136),
                (x + 80, base - 126),
            ]
        ),
        "#fbfaf6",
    )


def machine(s: Scene) -> None:
    """A harvester of six wheels: a cab of glass, a boom, and a head that holds a trunk."""
    _machine_back(s)
    _machine_front(s)


def _machine_back(s: Scene) -> None:
    s.haze(disc(960, 1006, 420, 30), "#6784ab", 0.7, (16, 6))
    s.fill(
        smooth([(900, 860), (1190, 846), (1268, 880), (1262, 935), (900, 940)]),
        s.gradient((0, BODY), (1, mix(BODY, INK, 0.35))),
    )
    s.spray(smooth([(900, 860), (1190, 846), (1268, 880), (1262, 935), (900, 940)]), LIGHT, 0.75, RIGHT, 0.5)
    for i in range(6):
        s.line(polyline((1120 + i * 20, 868), (1116 + i * 20, 912)), mix(BODY, INK, 0.6), 5)
    s.fill(polygon((700, 900), (900, 892), (900, 940), (690, 944)), s.gradient((0, "#3d4f4c"), (1, DARK)))
    s.fill(box(868, 890, 60, 44, 8), DARK)
    cab = smooth([(724, 896), (732, 760), (752, 722), (872, 718), (892, 744), (898, 896)])
    s.fill(cab, DARK)
    glass = polygon((742, 872), (748, 768), (764, 742), (862, 738), (876, 756), (880, 872))
    s.fill(glass, s.gradient((0, "#ffe9bc"), (0.5, "#e0b878"), (1, "#7d7460")))
    s.fill(blob(s.chance, 822, 846, 36, 48, 0.05), "#31453f")
    s.fill(disc(818, 786, 21), "#2b2620")
    s.line(polyline((808, 740), (804, 872)), DARK, 7)
    s.fill(box(718, 706, 188, 20, 9), BODY)
    s.fill(smooth([(716, 704), (770, 692), (860, 692), (908, 704), (860, 709), (770, 710)]), "#fbfaf6")
    for x, size in ((720, 64), (860, 64), (1140, 88)):
        wheel(s, x, 1002 - size, size)
    joints = [(930, 862), (820, 590), (560, 500), (430, 640)]
    s.line(polyline(*joints[:3]), DARK, 42)
    s.line(polyline(*joints[:2]), BODY, 32)
    s.line(polyline(*joints[1:3]), BODY, 27)
    s.line(polyline((joints[1][0], joints[1][1] + 14), (joints[2][0] + 30, joints[2][1] + 24)), mix(BODY, INK, 0.35), 8)
    s.line(polyline(*joints[2:]), DARK, 16)
    s.line(polyline((884, 800), (842, 690)), "#b9c3c6", 12)
    for joint in joints[:3]:
        s.fill(disc(*joint, 24), DARK)
        s.fill(disc(*joint, 10), "#8c999a")


def _machine_front(s: Scene) -> None:
    s.fill(
        polygon((408, 1000), (414, 450), (440, 450), (446, 1000)),
        s.gradient((0, "#8a5a38"), (0.5, "#6a4430"), (1, "#4a3226"), along=RIGHT),
    )
    s.fill(forest_top(s, 427, 480), "#12443a")
    near_spruce(s, 427, 690, 520, "#16493f", "#c9a870", snow="#f0f2f0", from_right=True)
    s.fill(
        smooth([(392, 662), (408, 644), (462, 646), (472, 668), (468, 752), (452, 770), (404, 768), (390, 748)]),
        s.gradient((0, BODY), (1, mix(BODY, INK, 0.4))),
    )
    s.spray(
        smooth([(392, 662), (408, 644), (462, 646), (472, 668), (468, 752), (452, 770), (404, 768), (390, 748)]),
        LIGHT,
        0.7,
        RIGHT,
        0.5,
    )
    s.line(polyline((468, 664), (476, 632), (436, 626)), DARK, 13)
    for y in (684, 738):
        for x in (400, 458):
            s.fill(disc(x, y, 13), DARK)
            s.fill(disc(x, y, 5), "#8c999a")
    for x in (742, 800, 860):
        s.glow(x, 700, 150, "#fff3cf", 0.75)
        s.fill(disc(x, 701, 8), "#fffdf0")
    s.haze(polygon((742, 700), (742, 716), (330, 980), (250, 800)), "#fff3cf", 0.2, (14, 12))


def forest_top(s: Scene, x: float, y: float) -> str:
    """The dark inside of a crown."""
    return spruce(s.chance, x, y + 150, 300, 0.3)


def wheel(s: Scene, x: float, y: float, size: float) -> None:
    """A large wheel with chains."""
    s.fill(disc(x, y, size), "#1a2324")
    for i in range(18):
        turn = 2 * pi * i / 18
        s.line(
            polyline(
                (x + size * 0.86 * cos(turn), y + size * 0.86 * sin(turn)),
                (x + size * 1.02 * cos(turn + 0.1), y + size * 1.02 * sin(turn + 0.1)),
            ),
            "#3d4a4a",
            9,
        )
    s.fill(disc(x, y, size * 0.56), s.gradient((0, "#efb850"), (1, "#9c6a28")))
    s.fill(disc(x, y, size * 0.3), "#2a3434")
    s.fill(disc(x, y, size * 0.12), "#aab4b4")
    s.spray(disc(x, y, size), "#e6edf2", 0.6, UP, 0.25)
