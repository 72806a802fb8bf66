"""A skier on a track under northern lights, a hill with slopes behind."""

from math import pi, sin

from illustration.colours import CLOUDBERRY, EMBER, INK, RUST, mix
from illustration.nature import mist, sky, snowfall, stars
from illustration.people import Person
from illustration.scene import DOWN, Scene
from illustration.shapes import disc, polygon, polyline, ridge, rise, smooth, under
from illustration.trees import forest, near_spruce


def ski_track() -> Scene:
    """A skier on a track under northern lights, a hill with slopes behind."""
    s = Scene(23)
    _back(s)
    _front(s)
    return s


def _back(s: Scene) -> None:
    sky(s, (0, "#0a1a30"), (0.3, "#12304e"), (0.52, "#1f5a6e"), (0.64, "#4d8f93"), (1, "#20465c"))
    stars(s, 260, 620)
    for x, colour, strength in (
        (420, "#7fe0b4", 0.5),
        (760, "#8ff0c8", 0.75),
        (1130, "#6fd0c0", 0.6),
        (1420, "#a58fd6", 0.4),
    ):
        aurora(s, x, colour, strength)
    far = rise(rise(ridge(s.chance, 740, 14, 1400), 1240, 210, 260), 860, 120, 220)
    s.fill(under(far), s.gradient((0, "#9fc3cf"), (0.25, "#5c8fa3"), (1, "#3f7086")))
    s.spray(under(far), "#d8f0ea", 0.6, DOWN, 0.3)
    with s.inside(under(far)):
        for x, lean in ((1235, -150), (1275, 40), (1330, 230)):
            run = smooth([(x, 520), (x + lean * 0.35, 620), (x + lean * 0.5, 690), (x + lean, 830)], closed=False)
            s.line(run, "#eefaf6", 20, 0.8)
        s.fill(forest(s.chance, lambda x: far(x) + 60, 18), "#2f6277", 0.7)
        s.fill(forest(s.chance, lambda x: far(x) + 130, 22), "#28586d", 0.8)
    mid = ridge(s.chance, 800, 14, 1000)
    s.fill(forest(s.chance, mid, 60), "#1b4a5e")
    s.fill(under(mid), "#1b4a5e")
    mist(s, 835, "#a9d6d4", 0.3, 26)


def _front(s: Scene) -> None:
    near = ridge(s.chance, 850, 10, 1100)
    with s.group(more='opacity="0.96"'):
        s.fill(forest(s.chance, near, 105, 0.17), "#0f3444")
    snow = rise(rise(ridge(s.chance, 905, 8, 1300, 0.35), 250, 40, 300), 1600, 55, 300)
    s.fill(under(snow), s.gradient((0, "#cfe6ea"), (0.4, "#a9cbd8"), (1, "#6c98b4")))
    s.spray(under(snow), "#effaf6", 0.75, DOWN, 0.35)
    for aside in (-15, 15):
        track = [
            (1180, 897 + aside * 0.1),
            (1290, 908 + aside * 0.15),
            (1372, 934 + aside * 0.25),
            (1240, 976 + aside * 0.5),
            (905, 1018 + aside * 0.72),
            (480, 1066 + aside),
            (-60, 1118 + aside * 1.5),
        ]
        s.line(smooth(track, closed=False), "#5f8dab", 7)
        s.line(smooth([(x + 4, y + 1) for x, y in track], closed=False), "#e9f6f6", 2.5)
    skier(s, 905, 1022, 235)
    for x, base, height in ((120, 1130, 560), (300, 1060, 330), (1560, 1065, 420), (1730, 1180, 700)):
        s.haze(disc(x + 20, base, height * 0.2, height * 0.035), "#4f7c9a", 0.7, (14, 5))
        near_spruce(s, x, base, height, "#123c46", "#3c7a74", snow="#d6ebec", from_right=x < 900)
    s.glow(800, 420, 900, "#7fe0b4", 0.16)
    snowfall(s, 70)


def aurora(s: Scene, x: float, colour: str, strength: float) -> None:
    """A curtain of northern lights that hangs from a bent hem."""
    hem = ridge(s.chance, 520, 46, 900, 0.45)
    for i in range(46):
        at = x - 330 + i * 15
        high = 250 + 130 * sin(i * 0.37 + x) + s.chance.uniform(-60, 60)
        fade = sin(pi * i / 45) * strength * s.chance.uniform(0.45, 1)
        y = hem(at) - 0.12 * (at - 900)
        paint = s.gradient((0, colour, 0), (0.55, colour, fade * 0.34), (0.9, colour, fade), (1, colour, 0))
        s.haze(polygon((at + 60, y - high), (at + 92, y - high), (at + 24, y), (at, y)), paint, 1, (7, 10))


def skier(s: Scene, x: float, base: float, height: float) -> None:
    """A skier in a long stride, seen from the side."""
    p = Person(s, x, base, height, light_left=True)
    s.haze(disc(x, base + 4, height * 0.4, 9), "#41708f", 0.7, (6, 3))
    for foot, lift in ((-30, 3), (22, 0)):
        s.line(
            polyline(p.at(foot - 34, lift - 1), p.at(foot + 34, lift - 1), p.at(foot + 41, lift + 2.5)), "#0b2433", 4
        )
    p.limb("#0a2e40", 8.5, (-3, 46), (-12, 28), (-27, 8))
    p.limb("#0b2433", 6, (-29, 4), (-22, 3))
    p.limb("#0e3b50", 9.5, (0, 46), (14, 31), (19, 8))
    p.limb("#0b2433", 6, (17, 3), (25, 2.5))
    s.line(polyline(p.at(-9, 60), p.at(-44, 2)), "#0b2433", 3)
    p.limb(mix(EMBER, INK, 0.35), 7, (6, 74), (-4, 62), (-10, 60))
    p.shape(EMBER, "#f4a36a", (4, 82), (-3, 74), (-9, 58), (-9, 45), (0, 42), (7, 46), (9, 58), (15, 74), (12, 83))
    s.line(polyline(p.at(29, 63), p.at(36, 1)), "#0b2433", 3)
    p.limb(RUST, 6.6, (10, 77), (18, 64), (29, 66))
    p.head("#caa184", CLOUDBERRY, "#ffe9bb", 15.5, 90, brim=True)
