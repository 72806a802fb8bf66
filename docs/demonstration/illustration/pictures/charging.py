"""A car being charged by a lake in June, under a roof of solar panels, turbines and a power line behind."""

import itertools

from illustration.colours import BIRCH, EMBER, HEATHER, SPRUCE, SPRUCE_DEEP, SPRUCE_LIGHT
from illustration.nature import clouds, gleams, sky, wooded
from illustration.people import Person, standing
from illustration.scene import DOWN, LEFT, RIGHT, UP, Scene
from illustration.shapes import box, disc, polygon, polyline, ridge, rise, smooth, spot, under
from illustration.things import SKINS, turbine
from illustration.trees import birch, forest, grass


def charging() -> Scene:
    """A car being charged by a lake in June, under a roof of solar panels, turbines and a power line behind."""
    s = Scene(163)
    _back(s)
    _front(s)
    return s


def _back(s: Scene) -> None:
    sky(s, (0, "#5fa3c9"), (0.3, "#a9d2e2"), (0.5, "#eef0dc"), (0.6, "#fbeac4"), (1, "#e6e6c4"))
    s.glow(1430, 470, 900, "#fff0c0", 0.7)
    clouds(s, 480, 210, 1000, "#ffffff", 0.9, 8)
    clouds(s, 1330, 300, 900, "#fffaf0", 0.8, 6)
    wooded(s, rise(ridge(s.chance, 620, 14, 1300), 480, 80, 420), 24, "#a9c3c4", "#e3e6cc")
    for x, base, high, turn in ((300, 640, 260, 0.3), (480, 620, 300, 1.0), (690, 640, 220, 1.7)):
        turbine(s, x, base, high, turn, "#fdfdf6", "#c3d0d2")
    s.fill(box(0, 660, 1800, 100), s.gradient((0, "#f6efd4"), (1, "#8fc0d6")))
    gleams(s, 662, "#ffffff", 80, 1400, 700, 0.8)
    wooded(s, ridge(s.chance, 690, 5, 900), 34, "#6f9f90", "#c3d2a4")
    pylons(s)
    s.fill(
        forest(s.chance, lambda _x: 775, 100, 0.16, (-40, 420))
        + forest(s.chance, lambda _x: 775, 90, 0.16, (1480, 1840)),
        "#2f6a58",
    )
    meadow = ridge(s.chance, 772, 4, 800)
    s.fill(under(meadow), s.gradient((0, "#b9c474"), (0.3, "#8fae5d"), (1, "#3f7048")))
    s.spray(under(meadow), "#f6efa8", 0.6, DOWN, 0.3)


def _front(s: Scene) -> None:
    lot = smooth([(-60, 1010), (600, 965), (1300, 965), (1860, 1010), (1860, 1150), (900, 1180), (-60, 1150)])
    s.fill(lot, s.gradient((0, "#b9bdb4"), (1, "#7f8a88")))
    s.spray(lot, "#eef0e0", 0.5, DOWN, 0.5)
    shelter(s)
    car(s, 640, 1060)
    charger(s, 1240, 1050)
    p = Person(s, 1340, 1064, 246, left=True, light_left=False)
    p.shadow("#4a5a4c", 30, 0.5)
    standing(p, EMBER, "#3a2a22", SKINS[0], "#ffc890", legs="#24384a", length=46)
    front = ridge(s.chance, 1160, 10, 700)
    s.fill(under(front), s.gradient((0, "#5d8a4a"), (1, "#1d4a34")))
    s.fill(grass(s.chance, front, 74, 700), "#4d7d40")
    for _ in range(110):
        x = s.chance.uniform(0, 1800)
        y = front(x) + s.chance.uniform(-44, 30)
        s.fill(disc(x, y, s.chance.uniform(3, 7)), s.chance.choice((BIRCH, "#f6d35c", HEATHER, BIRCH)))
    birch(s, 130, 1150, 1000, ("#3f7a4a", "#b5d27a"), 0.04, 0.022)
    birch(s, 1700, 1140, 900, ("#3f7a4a", "#b5d27a"), -0.04, 0.022)


def pylons(s: Scene) -> None:
    """A power line that goes away over the lake."""
    tops: list[tuple[float, float, float]] = [(1640, 330, 470), (1230, 470, 260), (1010, 545, 150), (890, 590, 84)]
    for x, y, high in tops:
        for side in (-1, 1):
            s.line(
                polyline((x + side * high * 0.1, y + high), (x + side * high * 0.025, y)),
                "#5f7a80",
                max(2, high * 0.018),
            )
        for row in range(5):
            upper, lower = y + high * row / 5, y + high * (row + 1) / 5
            wide = high * (0.025 + 0.075 * row / 5)
            s.line(polyline((x - wide, upper), (x + wide * 1.3, lower)), "#5f7a80", max(1, high * 0.008))
            s.line(polyline((x + wide, upper), (x - wide * 1.3, lower)), "#5f7a80", max(1, high * 0.008))
        for down, reach in ((0.06, 0.2), (0.18, 0.28)):
            s.line(
                polyline((x - high * reach, y + high * down), (x + high * reach, y + high * down)),
                "#5f7a80",
                max(2, high * 0.016),
            )
    for (x, y, high), (x2, y2, high2) in itertools.pairwise(tops):
        for down, reach in ((0.06, -0.2), (0.06, 0.2), (0.18, -0.28), (0.18, 0.28)):
            a, b = (x + high * reach, y + high * (down + 0.03)), (x2 + high2 * reach, y2 + high2 * (down + 0.03))
            s.line(
                f"M{spot(a)}Q{spot(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + high * 0.16))} {spot(b)}", "#4d666c", 2, 0.8
            )


def shelter(s: Scene) -> None:
    """A timber roof that slopes, with solar panels upon it."""
    for x in (470, 1130, 1420):
        s.fill(box(x, 640, 26, 400), s.gradient((0, "#e0b478"), (1, "#8a5f36"), along=RIGHT))
    roof = polygon((390, 690), (430, 560), (1490, 480), (1530, 610))
    s.fill(polygon((390, 690), (1530, 610), (1530, 640), (390, 720)), s.gradient((0, "#d9a868"), (1, "#8a5f36")))
    s.fill(roof, s.gradient((0, "#5fa3c9"), (0.4, "#1d5a86"), (1, "#123f66"), along=LEFT))
    for i in range(1, 12):
        t = i / 12
        s.line(polyline((390 + 1140 * t, 690 - 80 * t), (430 + 1060 * t, 560 - 80 * t)), "#a9d2e6", 3, 0.7)
    for t in (0.33, 0.66):
        s.line(polyline((390 + 40 * t, 690 - 130 * t), (1530 - 40 * t, 610 - 130 * t)), "#a9d2e6", 3, 0.7)
    s.spray(roof, "#eaf6fa", 0.6, (1, 0, 0.4, 1), 0.6)
    s.line(roof, "#eef3f3", 6)


def car(s: Scene, x: float, base: float) -> None:
    """A small car seen from its side, its cable plugged in."""
    s.haze(disc(x + 250, base + 4, 320, 20), "#3c4a44", 0.75, (12, 5))
    body = (
        f"M{x} {base - 40}Q{x - 6} {base - 112} {x + 40} {base - 128}"
        f"L{x + 120} {base - 142}Q{x + 190} {base - 222} {x + 262} {base - 224}"
        f"L{x + 350} {base - 222}Q{x + 420} {base - 212} {x + 470} {base - 138}"
        f"Q{x + 520} {base - 128} {x + 522} {base - 80}L{x + 520} {base - 36}Z"
    )
    s.fill(body, s.gradient((0, "#fdfdf8"), (0.5, "#dbe6e6"), (1, "#8fa7ae")))
    s.spray(body, "#5f7f8a", 0.55, UP, 0.45)
    s.fill(
        (
            f"M{x + 142} {base - 142}Q{x + 200} {base - 206} {x + 262} {base - 208}"
            f"L{x + 286} {base - 208}L{x + 286} {base - 138}Z"
        ),
        s.gradient((0, "#8fc0d0"), (1, "#2c5666")),
    )
    s.fill(
        (
            f"M{x + 300} {base - 208}L{x + 348} {base - 206}"
            f"Q{x + 404} {base - 198} {x + 444} {base - 138}"
            f"L{x + 300} {base - 138}Z"
        ),
        s.gradient((0, "#8fc0d0"), (1, "#2c5666")),
    )
    s.line(polyline((x + 293, base - 206), (x + 293, base - 46)), "#9fb4b8", 3)
    s.line(f"M{x + 6} {base - 84}Q{x + 260} {base - 104} {x + 518} {base - 86}", "#aebfc2", 3)
    s.fill(box(x + 316, base - 122, 34, 8, 4), "#8fa3a8")
    s.fill(smooth([(x + 8, base - 100), (x + 42, base - 112), (x + 50, base - 100), (x + 14, base - 88)]), "#fff3c4")
    s.fill(box(x + 506, base - 112, 15, 30, 5), "#c8452a")
    for at in (104, 420):
        s.fill(disc(x + at, base - 40, 52), "#22333a")
        s.fill(disc(x + at, base - 38, 44), "#16222a")
        s.fill(disc(x + at, base - 38, 25), "#c3d0d2")
        s.fill(disc(x + at, base - 38, 9), "#5f7480")
    s.fill(box(x + 462, base - 128, 24, 20, 5), SPRUCE)
    s.glow(x + 474, base - 118, 60, "#8fe6b4", 0.8)


def charger(s: Scene, x: float, base: float) -> None:
    """A charging post with a green light, and its cable."""
    s.haze(disc(x + 30, base + 4, 80, 12), "#3c4a44", 0.7, (8, 4))
    post = box(x - 14, base - 230, 78, 230, 14)
    s.fill(post, s.gradient((0, SPRUCE_LIGHT), (1, SPRUCE_DEEP)))
    s.spray(post, "#8fd0b4", 0.65, LEFT, 0.5)
    s.fill(box(x, base - 210, 50, 62, 6), s.gradient((0, "#dff3ea"), (1, "#8fc9b4")))
    bolt = polygon(
        (x + 30, base - 204),
        (x + 12, base - 176),
        (x + 24, base - 176),
        (x + 18, base - 154),
        (x + 38, base - 184),
        (x + 26, base - 184),
    )
    s.fill(bolt, SPRUCE)
    s.line(
        (
            f"M{x - 10} {base - 110}Q{x - 60} {base + 30} {x - 110} {base - 30}"
            f"Q{x - 122} {base - 100} {x - 118} {base - 116}"
        ),
        "#1b2a30",
        9,
    )
