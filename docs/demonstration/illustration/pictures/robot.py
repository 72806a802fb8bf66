"""A robot that welds a frame in a dim hall; somebody watches from behind a screen."""

from math import cos, pi, sin

from illustration.colours import CLOUDBERRY, INK, mix
from illustration.people import Person, standing
from illustration.scene import ALL, DOWN, RIGHT, Scene
from illustration.shapes import box, disc, polygon, polyline, smooth, spot
from illustration.things import SKINS, STEEL

TONE, DARK = (CLOUDBERRY, "#16242f")
JOINTS = ((1420, 810), (1500, 480), (1170, 400), (1030, 520))


def robot() -> Scene:
    """A robot that welds a frame in a dim hall; somebody watches from behind a screen."""
    s = Scene(173)
    _back(s)
    _front(s)
    return s


def _back(s: Scene) -> None:
    s.fill(ALL, s.gradient((0, "#14283e"), (0.6, "#2b4a63"), (1, "#12283a")))
    s.fill(box(0, 0, 1800, 150), s.gradient((0, "#0c1c2c"), (1, "#16304a")))
    for i in range(10):
        x = i * 200
        s.fill(box(x, 150, 26, 640), s.gradient((0, "#1b3a54"), (1, "#24506a")))
        s.fill(box(x + 60, 220, 106, 240, 4), s.gradient((0, "#3f6a8a"), (0.7, "#86a9bd"), (1, "#b9c3bf")))
        for row in (300, 380):
            s.line(polyline((x + 60, row), (x + 166, row)), "#1b3a54", 5)
        s.line(polyline((x + 113, 220), (x + 113, 460)), "#1b3a54", 5)
    s.glow(1050, 640, 900, "#7fc3e6", 0.5)
    for x in (260, 900, 1540):
        s.line(polyline((x, 0), (x, 120)), "#0c1c2c", 5)
        s.fill(polygon((x - 20, 116), (x + 20, 116), (x + 74, 156), (x - 74, 156)), "#3a5468")
        s.fill(disc(x, 157, 66, 8), "#fff3cf")
        s.glow(x, 170, 420, "#ffe6b0", 0.45)


def _front(s: Scene) -> None:
    floor = box(0, 800, 1800, 410)
    s.fill(floor, s.gradient((0, "#4d6f84"), (0.4, "#2c4a5e"), (1, "#10222f")))
    s.spray(floor, "#a5cfe0", 0.5, DOWN, 0.35)
    s.haze(disc(1080, 900, 520, 50), "#bfe6f6", 0.5, (50, 16))
    s.fill(polygon((120, 1000), (1700, 1000), (1712, 1018), (108, 1018)), CLOUDBERRY, 0.8)
    watcher = Person(s, 330, 985, 520, light_left=False)
    watcher.shadow("#0a1824", -30, 0.7)
    standing(watcher, "#2d5a6a", "#e9b040", SKINS[1], "#c9ecf6", legs="#16242f", length=40)
    watcher.arm("#244a58", (2, 79), (12, 66), (25, 64))
    s.fill(box(watcher.at(24, 0)[0], watcher.at(0, 71)[1], 78, 56, 6), "#16242f")
    s.fill(
        box(watcher.at(24, 0)[0] + 6, watcher.at(0, 71)[1] + 6, 66, 44, 4), s.gradient((0, "#bfeaf0"), (1, "#4d9ab0"))
    )
    workpiece(s)
    arm(s)
    glass = polygon((90, 560), (560, 520), (560, 1040), (90, 1060))
    s.fill(glass, "#7fc3b4", 0.13)
    s.line(glass, "#a9d6cc", 6, 0.7)
    s.fill(polygon((140, 556), (240, 548), (150, 1056), (96, 1058)), "#ffffff", 0.12)


def arm(s: Scene) -> None:
    """A robot with six joints, its torch on the work."""
    _arm_back(s)
    _arm_front(s)


def _arm_back(s: Scene) -> None:
    s.haze(disc(1420, 1010, 230, 26), "#08131c", 0.8, (14, 6))
    s.fill(polygon((1280, 1010), (1310, 930), (1530, 930), (1560, 1010)), s.gradient((0, "#4d6878"), (1, DARK)))
    s.fill(box(1330, 850, 180, 92, 16), s.gradient((0, mix(TONE, "#ffffff", 0.15)), (1, mix(TONE, INK, 0.4))))
    for (a, b), width, waist in ((JOINTS[0:2], 92, 0.75), (JOINTS[1:3], 76, 0.7), (JOINTS[2:4], 48, 0.75)):
        dx, dy = b[0] - a[0], b[1] - a[1]
        far = (dx * dx + dy * dy) ** 0.5
        nx, ny = -dy / far * width / 2, dx / far * width / 2
        limb = polygon(
            (a[0] + nx, a[1] + ny),
            (b[0] + nx * waist, b[1] + ny * waist),
            (b[0] - nx * waist, b[1] - ny * waist),
            (a[0] - nx, a[1] - ny),
        )
        s.fill(
            limb,
            s.gradient(
                (0, mix(TONE, "#ffffff", 0.22)),
                (0.5, TONE),
                (1, mix(TONE, INK, 0.42)),
                along=RIGHT if width > 80 else DOWN,
            ),
        )
        s.spray(limb, "#fff3d0", 0.65, RIGHT, 0.4)


def _arm_front(s: Scene) -> None:
    for (x, y), size in zip(JOINTS, (74, 62, 50, 30), strict=True):
        s.fill(disc(x, y, size), s.gradient((0, mix(TONE, "#ffffff", 0.2)), (1, mix(TONE, INK, 0.4))))
        s.fill(disc(x, y, size * 0.62), DARK)
        s.fill(disc(x, y, size * 0.4), s.gradient(*STEEL))
    s.line(smooth([(1440, 760), (1590, 600), (1540, 420), (1330, 340), (1180, 350)], closed=False), DARK, 15)
    s.fill(polygon((1014, 506), (1052, 530), (1016, 606), (994, 594)), DARK)
    s.fill(polygon((1000, 590), (1018, 600), (988, 668), (980, 664)), s.gradient(*STEEL))
    _sparks(s, 980, 682)


def _sparks(s: Scene, x: float, y: float) -> None:
    for radius, power in ((520, 0.7), (230, 0.9), (90, 1.0)):
        s.glow(x, y, radius, "#cfeeff", power)
    for _ in range(90):
        turn, far = s.chance.uniform(-0.6, pi + 0.6), s.chance.uniform(30, 260)
        end = (x + far * cos(turn), y + 0.55 * far * sin(turn) + far * far * 0.0022)
        start = (x + far * 0.6 * cos(turn), y + 0.34 * far * sin(turn) + far * far * 0.0008)
        s.line(
            f"M{spot(start)}L{spot(end)}",
            s.chance.choice(("#fffbe8", "#ffd98a", CLOUDBERRY)),
            s.chance.uniform(1.4, 3.4),
            0.9,
        )
    s.fill(disc(x, y, 12), "#ffffff")


def workpiece(s: Scene) -> None:
    """A welded frame on a turning table."""
    s.haze(disc(900, 1004, 380, 30), "#08131c", 0.8, (16, 6))
    s.fill(polygon((770, 1000), (800, 850), (1020, 850), (1050, 1000)), s.gradient((0, "#3c5a6c"), (1, "#14242f")))
    s.fill(box(640, 824, 540, 36, 8), s.gradient(*STEEL))
    for bar in (
        box(690, 690, 460, 34),
        box(690, 760, 460, 28),
        box(690, 690, 34, 136),
        box(1116, 690, 34, 136),
        box(896, 690, 30, 136),
    ):
        s.fill(bar, s.gradient((0, "#a9bfca"), (1, "#4d6676")))
        s.spray(bar, "#e6f6fb", 0.6, (0.6, 0, 1, 0.3), 0.6)
    s.line(polyline((724, 820), (896, 724)), "#7f98a6", 20)
    s.line(polyline((1116, 820), (926, 724)), "#7f98a6", 20)
