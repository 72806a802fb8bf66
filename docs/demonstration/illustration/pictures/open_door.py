"""A cottage in the snow at night, its door open at the end of a level path, light on the snow."""

from math import cos, pi, sin

from illustration.buildings import boarding, window
from illustration.colours import CLOUDBERRY, INK, LAKE, SPRUCE, SPRUCE_LIGHT, mix
from illustration.nature import clouds, mist, sky, smoke, snowfall, stars, wooded
from illustration.people import Person, standing
from illustration.scene import DOWN, LEFT, RIGHT, Scene
from illustration.shapes import box, disc, polygon, polyline, ridge, rise, smooth, under
from illustration.things import SKINS
from illustration.trees import forest, near_spruce

WALL, BASE = ("#8c2f1e", 905.0)


def open_door() -> Scene:
    """A cottage in the snow at night, its door open at the end of a level path, light on the snow."""
    s = Scene(97)
    _back(s)
    _front(s)
    return s


def _back(s: Scene) -> None:
    sky(s, (0, "#0c1c36"), (0.3, "#1c365a"), (0.55, "#43658a"), (0.7, "#7f95ac"), (1, "#31506f"))
    stars(s, 240, 560)
    s.glow(420, 230, 420, "#cfe0f2", 0.45)
    s.fill(disc(420, 230, 46), "#f4f2e4")
    s.spray(disc(420, 230, 46), "#b9c4d0", 0.6, LEFT, 0.7)
    clouds(s, 1250, 300, 1000, "#6f8fae", 0.4, 6)
    wooded(s, rise(ridge(s.chance, 690, 14, 1300), 1500, 60, 380), 36, "#4a6a88", "#8fa5ba")
    mist(s, 722, "#b9cbdc", 0.3, 26)
    wooded(s, ridge(s.chance, 755, 10, 900), 96, "#264a66", "#5f7f9c")
    back = ridge(s.chance, 800, 8, 900)
    s.fill(forest(s.chance, back, 190, 0.14), "#15344c")
    snow = rise(ridge(s.chance, 850, 8, 1100, 0.35), 300, 20, 300)
    s.fill(under(snow), s.gradient((0, "#9db7d2"), (0.4, "#7d9cc0"), (1, "#43658f")))
    s.spray(under(snow), "#cfdff0", 0.7, DOWN, 0.3)
    cottage(s)


def _front(s: Scene) -> None:
    path = smooth(
        [
            (1010, 905),
            (1090, 905),
            (1065, 965),
            (985, 1040),
            (930, 1130),
            (960, 1260),
            (420, 1260),
            (640, 1130),
            (850, 1020),
            (975, 950),
        ]
    )
    s.fill(path, s.gradient((0, "#ffe3a6"), (0.3, "#e9c9a0"), (1, "#8ea3c2")))
    s.spray(path, "#55749c", 0.6, RIGHT, 0.5)
    s.haze(polygon((1005, 905), (1098, 905), (1010, 1220), (360, 1220)), "#ffd88a", 0.4, (34, 20))
    s.glow(1050, 905, 420, "#ffd07c", 0.6, 150)
    for x, y, high in ((868, 1000, 74), (590, 1085, 96), (1110, 985, 66), (1120, 1110, 96)):
        lantern(s, x, y, high)
    walking(s)
    for x, base, high in ((120, 1180, 780), (300, 1120, 430), (1640, 1130, 560), (1770, 1200, 860)):
        s.haze(disc(x, base, high * 0.2, high * 0.03), "#34557f", 0.7, (14, 5))
        near_spruce(
            s, x, base, high, "#123449", "#587c96" if x < 900 else "#7a7f80", snow="#b9cee2", from_right=x < 900
        )
    front = rise(rise(ridge(s.chance, 1180, 8, 700), 0, 40, 260), 1800, 50, 300)
    s.fill(under(front), s.gradient((0, "#8fabcc"), (1, "#4a6c97")))
    snowfall(s, 120)


def cottage(s: Scene) -> None:
    """A red cottage with a porch, white corners and a roof full of snow."""
    _cottage_back(s)
    _cottage_front(s)


def _cottage_back(s: Scene) -> None:
    s.fill(box(760, 700, 600, 205), s.gradient((0, mix(WALL, INK, 0.5)), (1, mix(WALL, INK, 0.12))))
    boarding(s, 760, 700, 600, 205, INK, step=15, opacity=0.5)
    for x in (760, 1348):
        s.fill(box(x, 700, 14, 205), "#e4e0d8")
    for x in (812, 1196, 1282):
        window(s, x, 752, 58, 78, frame="#efeae0")
    window(s, 900, 752, 58, 78, frame="#efeae0")
    s.fill(polygon((735, 706), (835, 540), (1285, 540), (1385, 706)), "#2b3442")
    cap = [
        (725, 702),
        (826, 536),
        (960, 522),
        (1160, 524),
        (1294, 534),
        (1395, 702),
        (1290, 712),
        (1150, 704),
        (980, 712),
        (840, 704),
    ]
    s.fill(smooth(cap), s.gradient((0, "#dfe9f4"), (1, "#8fa9cb")))
    s.spray(smooth(cap), "#6483ad", 0.6, LEFT, 0.7)


def _cottage_front(s: Scene) -> None:
    s.fill(box(1180, 470, 46, 84), "#6f3b2c")
    s.fill(box(1174, 458, 58, 20, 8), "#dfe9f4")
    smoke(s, 1203, 452, 260, 130, "#c3d0de", 0.6)
    s.fill(box(985, 700, 130, 205), s.gradient((0, mix(WALL, INK, 0.3)), (1, mix(WALL, "#f0b060", 0.1))))
    s.glow(1050, 810, 300, "#ffc766", 0.8)
    s.fill(box(1004, 738, 92, 167), s.gradient((0, "#fff3cf"), (1, "#ffcf7d")))
    s.fill(polygon((1096, 738), (1150, 726), (1150, 918), (1096, 905)), s.gradient((0, "#2c6a5c"), (1, SPRUCE)))
    s.fill(polygon((1106, 754), (1141, 746), (1141, 806), (1106, 808)), "#ffdf9c")
    s.fill(disc(1140, 826, 4), CLOUDBERRY)
    s.line(polyline((1004, 905), (1004, 738), (1096, 738)), "#efeae0", 9)
    s.fill(polygon((955, 706), (1050, 610), (1145, 706)), mix(WALL, INK, 0.35))
    s.line(polyline((945, 708), (1050, 604), (1155, 708)), "#d9e4f0", 20)
    for x in (968, 1132):
        s.line(polyline((x, 712), (x, 908)), "#e4e0d8", 9)
    s.fill(polygon((930, 905), (1170, 905), (1190, 920), (905, 920)), s.gradient((0, "#f6d59c"), (1, "#b7a998")))


def lantern(s: Scene, x: float, y: float, high: float) -> None:
    """A candle in a ring of snowballs."""
    s.glow(x, y - high * 0.2, high * 2.2, "#ffc25c", 0.75)
    for row, count in ((0, 5), (1, 4), (2, 3), (3, 1)):
        for i in range(count):
            at = (x + (i - (count - 1) / 2) * high * 0.2, y - row * high * 0.17)
            ball = disc(*at, high * 0.12)
            s.fill(ball, s.gradient((0, "#fff4d4"), (1, "#f0c27c")))
            s.spray(ball, "#8ca6c8", 0.6, RIGHT if i < count / 2 else LEFT, 0.5)


def walking(s: Scene) -> None:
    """Somebody in a wheelchair and somebody beside, on their way to the door."""
    p = Person(s, 890, 1118, 186, light_left=False)
    p.shadow("#2d4a74", 40, 0.5)
    standing(p, LAKE, "#d9d4c4", SKINS[3], "#ffd892", legs="#1a2a40", stride=7)
    w, b, u = 770.0, 1125.0, 1.8
    s.haze(disc(w - 20, b + 4, 84, 11), "#2d4a74", 0.6, (8, 3))
    q = Person(s, w, b, 180, light_left=False)
    q.limb("#22303f", 9, (2, 36), (22, 36), (27, 12))
    q.limb("#16222e", 6, (26, 9), (33, 8))
    q.shape(CLOUDBERRY, "#fff0c0", (-2, 74), (-10, 70), (-11, 50), (-8, 34), (6, 33), (9, 48), (9, 66), (5, 74))
    q.arm(mix(CLOUDBERRY, INK, 0.25), (2, 68), (7, 52), (3, 42))
    q.head(SKINS[2], SPRUCE_LIGHT, "#bfe0b4", 2, 82)
    s.line(disc(w - 4 * u, b - 25 * u, 24 * u), "#1b2733", 6)
    s.line(disc(w - 4 * u, b - 25 * u, 20 * u), "#8ea3b8", 2)
    for i in range(6):
        turn = i * pi / 6
        s.line(
            polyline(
                (w - 4 * u + 21 * u * cos(turn), b - 25 * u + 21 * u * sin(turn)),
                (w - 4 * u - 21 * u * cos(turn), b - 25 * u - 21 * u * sin(turn)),
            ),
            "#8ea3b8",
            1.4,
            0.7,
        )
    s.line(disc(w + 24 * u, b - 7 * u, 6 * u), "#1b2733", 5)
    s.line(
        polyline(
            (w - 22 * u, b - 66 * u),
            (w - 14 * u, b - 64 * u),
            (w - 12 * u, b - 34 * u),
            (w + 18 * u, b - 33 * u),
            (w + 26 * u, b - 8 * u),
        ),
        "#26323f",
        5,
    )
