"""A machine shop in morning light: a lathe, somebody at it, a crane above."""

from math import cos, sin

from illustration.colours import CLOUDBERRY, EMBER, INK, MOSS, mix
from illustration.people import Person
from illustration.scene import ALL, DOWN, LEFT, RIGHT, Scene
from illustration.shapes import box, disc, polygon, polyline, smooth, spot
from illustration.things import SKINS, STEEL, cog
from illustration.trees import forest

BODY, DARK = ("#2c6a5c", "#0f302b")


def machine_hall() -> Scene:
    """A machine shop in morning light: a lathe, somebody at it, a crane above."""
    s = Scene(149)
    s.fill(ALL, s.gradient((0, "#1b3f3c"), (0.55, "#3f6a62"), (1, "#1d3a38")))
    s.fill(box(0, 150, 1800, 600), s.gradient((0, "#4d7a70"), (1, "#6f958a")))
    s.spray(box(0, 150, 1800, 600), "#24504a", 0.6, DOWN, 0.5)
    for x in range(70, 1800, 290):
        tall_window(s, x)
    trusses(s)
    crane(s)
    for x, wide, high in ((60, 200, 210), (1480, 260, 260)):
        cabinet(s, x, wide, high)
    floor = box(0, 735, 1800, 480)
    s.fill(floor, s.gradient((0, "#a9b3a4"), (0.25, "#7f9189"), (1, "#2c4744")))
    s.spray(floor, "#e6dcb8", 0.5, DOWN, 0.4)
    for x in range(70, 1800, 290):
        s.haze(polygon((x - 30, 740), (x + 150, 740), (x - 160, 1200), (x - 470, 1200)), "#ffedc0", 0.34, (16, 10))
    for x in range(-200, 2000, 250):
        beam = polygon((x + 70, 200), (x + 240, 200), (x - 130, 1100), (x - 420, 1100))
        s.fill(beam, s.gradient((0, "#fff3cf", 0.3), (1, "#fff3cf", 0)), more='style="mix-blend-mode:screen"')
    worker(s)
    lathe(s)
    gears(s)
    for _ in range(80):
        s.fill(
            disc(s.chance.uniform(100, 1700), s.chance.uniform(260, 900), s.chance.uniform(1, 2.6)),
            "#fff3cf",
            round(s.chance.uniform(0.15, 0.55), 2),
        )
    return s


def tall_window(s: Scene, x: float) -> None:
    """A window as high as the wall, with morning and spruces behind it."""
    pane = box(x, 215, 180, 430)
    s.glow(x + 90, 430, 420, "#ffe6b0", 0.35)
    s.fill(box(x - 10, 205, 200, 450), "#24463f")
    s.fill(pane, s.gradient((0, "#cfe4ea"), (0.6, "#fff0cc"), (1, "#fbd9a0")))
    with s.inside(pane):
        s.fill(forest(s.chance, lambda _x: 640, 120, 0.17, (x - 20, x + 200)), "#a9bfae")
        s.fill(forest(s.chance, lambda _x: 662, 80, 0.17, (x - 20, x + 200)), "#7f9f90")
    for i in range(1, 3):
        s.line(polyline((x + 60 * i, 215), (x + 60 * i, 645)), "#24463f", 6)
    for i in range(1, 6):
        s.line(polyline((x, 215 + 72 * i), (x + 180, 215 + 72 * i)), "#24463f", 5)


def trusses(s: Scene) -> None:
    """The steel of the roof."""
    s.fill(box(0, 0, 1800, 150), s.gradient((0, "#0f2c2a"), (1, "#1d4540")))
    for y, width in ((52, 13), (158, 17)):
        s.line(polyline((-10, y), (1810, y)), "#0c2624", width)
    for i in range(19):
        x = i * 100
        s.line(polyline((x, 158), (x + 50, 52), (x + 100, 158)), "#0c2624", 8)
    for x in (335, 915, 1495):
        s.line(polyline((x, 52), (x, 212)), "#0c2624", 4)
        s.glow(x, 224, 300, "#fff0cc", 0.6)
        s.fill(polygon((x - 20, 196), (x + 20, 196), (x + 66, 228), (x - 66, 228)), "#e9c87a")
        s.fill(disc(x, 229, 60, 7), "#fffbe8")


def crane(s: Scene) -> None:
    """A travelling crane with a hook."""
    girder = box(-20, 268, 1840, 40)
    s.fill(girder, s.gradient((0, "#f7c668"), (0.5, CLOUDBERRY), (1, "#b5782a")))
    s.spray(girder, "#fff0c4", 0.6, DOWN, 0.5)
    s.fill(box(1160, 250, 130, 76, 8), s.gradient((0, "#3f5f60"), (1, "#1d3836")))
    for x in (1205, 1245):
        s.line(polyline((x, 326), (x, 470)), "#16302e", 4)
    s.fill(box(1195, 462, 60, 44, 10), CLOUDBERRY)
    s.line("M1225 506v26q0 26 -22 26q-22 0 -22 -22", "#16302e", 11)


def cabinet(s: Scene, x: float, wide: float, high: float) -> None:
    """A cabinet of a machine by the wall."""
    s.fill(box(x, 745 - high, wide, high, 8), s.gradient((0, "#d9ddd0"), (1, "#8fa096")))
    s.spray(box(x, 745 - high, wide, high, 8), "#4d665e", 0.6, LEFT, 0.7)
    s.fill(box(x + 22, 770 - high, wide * 0.45, high * 0.3, 5), s.gradient((0, "#2d5f6a"), (1, "#173f4a")))
    for i in range(4):
        s.fill(
            disc(x + wide * 0.65 + i % 2 * 34, 788 - high + i // 2 * 36, 10), (EMBER, MOSS, CLOUDBERRY, "#3f5f60")[i]
        )
    s.line(polyline((x + wide * 0.5, 760 - high * 0.55), (x + wide * 0.5, 740)), "#6a7d74", 3)


def worker(s: Scene) -> None:
    """Somebody at the lathe, with ear muffs and glasses."""
    p = Person(s, 880, 1010, 560, light_left=False)
    p.legs("#1b2f3c", 5)
    p.shape(
        "#1f5a7a", "#a5d6ea", (-3, 84), (-11, 80), (-13, 60), (-13, 30), (0, 28), (13, 30), (11, 60), (9, 80), (4, 84)
    )
    p.limb("#c8683a", 3, (-12.4, 56), (0, 54.5), (11.4, 56))
    p.arm("#184a66", (1, 78), (10, 60), (25, 53))
    p.limb(SKINS[1], 5, (25, 53), (29, 52))
    p.head(SKINS[1], "#e9b040", "#fff0c0", 1, 91)
    s.fill(disc(*p.at(-1.2, 90.5), 17, 21), "#1b2f3c")
    s.line(polyline(p.at(3.5, 91), p.at(8, 91)), "#dff0f4", 9)


def lathe(s: Scene) -> None:
    """A lathe: headstock, chuck, a turned bar, carriage, tailstock and bed."""
    _lathe_back(s)
    _lathe_front(s)


def _lathe_back(s: Scene) -> None:
    s.haze(disc(960, 1098, 690, 36), "#0c2422", 0.75, (18, 8))
    for x, wide in ((390, 330), (1270, 260)):
        leg = box(x, 900, wide, 190, 10)
        s.fill(leg, s.gradient((0, mix(BODY, INK, 0.2)), (1, DARK)))
        s.spray(leg, "#8fc0a8", 0.6, LEFT, 0.5)
        s.fill(box(x + 30, 930, wide - 60, 120, 8), mix(BODY, INK, 0.35))
    s.fill(box(370, 850, 1180, 62, 8), s.gradient((0, mix(BODY, "#cfe6d4", 0.35)), (1, mix(BODY, INK, 0.35))))
    s.fill(box(700, 832, 850, 24), s.gradient(*STEEL))
    head = smooth([(380, 600), (420, 560), (660, 560), (706, 596), (712, 740), (708, 852), (376, 852), (372, 720)])
    s.fill(head, s.gradient((0, mix(BODY, "#d9ead0", 0.4)), (0.5, BODY), (1, mix(BODY, INK, 0.4))))
    s.spray(head, "#cfe6c4", 0.7, (1, 0, 0.2, 0.7), 0.55)
    s.spray(head, DARK, 0.6, RIGHT, 0.4)
    s.fill(box(420, 610, 150, 90, 8), mix(BODY, INK, 0.45))
    for i, colour in enumerate((EMBER, CLOUDBERRY, "#dfe6da")):
        s.fill(disc(448 + i * 46, 655, 15), colour)
    for y in (750, 800):
        s.fill(disc(450, y, 22), DARK)
        s.line(polyline((450, y), (478, y - 18)), "#dfe6da", 7)
    chuck = box(712, 590, 74, 210, 12)
    s.fill(chuck, s.gradient(*STEEL))


def _lathe_front(s: Scene) -> None:
    for y in (612, 682, 752):
        s.fill(box(778, y, 42, 28, 4), s.gradient(*STEEL))
    s.fill(box(786, 652, 360, 86), s.gradient(*STEEL))
    s.fill(box(1040, 668, 200, 54), s.gradient(*STEEL))
    for i in range(20):
        s.line(polyline((790 + i * 12, 653), (794 + i * 12, 737)), "#5f7480", 1.4, 0.5)
    carriage = polygon((1010, 832), (1030, 778), (1180, 778), (1200, 832), (1190, 918), (1020, 918))
    s.fill(carriage, s.gradient((0, mix(BODY, "#d9ead0", 0.3)), (1, mix(BODY, INK, 0.45))))
    s.spray(carriage, "#cfe6c4", 0.6, LEFT, 0.5)
    s.fill(polygon((1020, 770), (1020, 736), (1075, 742), (1110, 770), (1110, 786), (1020, 786)), "#26383c")
    s.line(disc(1105, 880, 34), "#e6ecea", 9)
    s.line(polyline((1105, 846), (1105, 914)), "#e6ecea", 6)
    s.line(polyline((1071, 880), (1139, 880)), "#e6ecea", 6)
    tail = polygon((1330, 832), (1345, 640), (1370, 622), (1490, 622), (1516, 660), (1526, 832))
    s.fill(tail, s.gradient((0, mix(BODY, "#d9ead0", 0.4)), (1, mix(BODY, INK, 0.4))))
    s.spray(tail, "#cfe6c4", 0.7, LEFT, 0.5)
    s.fill(polygon((1236, 695), (1290, 668), (1345, 668), (1345, 722), (1290, 722)), s.gradient(*STEEL))
    s.line(disc(1550, 695, 46, 52), "#e6ecea", 10)
    s.fill(disc(1550, 695, 12), "#e6ecea")
    sparks(s, 1030, 738)


def sparks(s: Scene, x: float, y: float) -> None:
    """Hot chips where the tool cuts."""
    s.glow(x, y, 170, "#ffb45c", 0.9)
    for _ in range(46):
        turn, far = s.chance.uniform(0.15, 2.6), s.chance.uniform(20, 150)
        start, end = (
            (x + 0.4 * far * cos(turn), y + 0.3 * far * sin(turn)),
            (x + far * cos(turn), y + far * sin(turn) * 0.9 + far * far * 0.002),
        )
        s.line(
            f"M{spot(start)}L{spot(end)}",
            s.chance.choice(("#fff3cf", "#ffd27c", CLOUDBERRY)),
            s.chance.uniform(1.4, 3.4),
            0.9,
        )
    s.fill(disc(x, y, 8), "#fffbe8")


def gears(s: Scene) -> None:
    """Finished wheels on a pallet near us."""
    for x, y, size in ((150, 1070, 120), (320, 1120, 84), (1660, 1090, 112)):
        s.haze(disc(x, y + size * 0.95, size * 1.2, 20), "#0a1f1d", 0.7, (10, 5))
        cog(s, x, y, size, ("#26444a", "#86a3a6"))
