"""Five people at a wall of paper notes, with a winter evening behind the windows."""

from illustration.colours import CLOUDBERRY, DUSK, EMBER, INK, LAKE, LAKE_LIGHT, RUST, SNOW, SPRUCE, SPRUCE_LIGHT, mix
from illustration.people import Person, standing
from illustration.scene import ALL, RIGHT, UP, Scene
from illustration.shapes import box, disc, polygon, polyline, ridge, smooth, under
from illustration.things import SKINS
from illustration.trees import forest


def workshop() -> Scene:
    """Five people at a wall of paper notes, with a winter evening behind the windows."""
    s = Scene(167)
    _back(s)
    _front(s)
    return s


def _back(s: Scene) -> None:
    s.fill(ALL, s.gradient((0, "#e9dcc4"), (0.7, "#d9c4a0"), (1, "#b5966c")))
    s.spray(box(0, 0, 1800, 820), "#a98a60", 0.5, UP, 0.6)
    for x in (70, 1480):
        evening(s, x)
    board = box(360, 150, 1060, 560, 10)
    s.haze(box(372, 176, 1060, 560, 10), "#7a6244", 0.6, (14, 12))
    s.fill(board, s.gradient((0, "#fdfcf6"), (1, "#ece6d6")))
    s.line(board, "#a58a60", 10)
    curves(s)
    notes(s)
    for x in (560, 1220):
        s.line(polyline((x, 0), (x, 66)), "#3a3a38", 4)
        s.fill(smooth([(x - 14, 62), (x + 14, 62), (x + 66, 104), (x + 74, 122), (x - 74, 122), (x - 66, 104)]), SPRUCE)
        s.fill(disc(x, 121, 62, 7), "#fffbe8")
        s.glow(x, 130, 420, "#ffe9b4", 0.6)
    floor = box(0, 820, 1800, 390)
    s.fill(floor, s.gradient((0, "#b58a58"), (1, "#6f4e34")))


def _front(s: Scene) -> None:
    for i in range(11):
        y = 826 + 4 * i * i
        s.line(polyline((0, y), (1800, y)), "#5a3c26", 2.4, 0.35)
    s.haze(disc(900, 900, 620, 50), "#ffe6b0", 0.4, (50, 20))
    tones = (
        (470, 960, 470, LAKE, SKINS[1], "#2b2220", False),
        (700, 935, 440, "#a5562c", SKINS[3], "#c9a15a", False),
        (1150, 940, 452, SPRUCE_LIGHT, SKINS[2], "#1d1a1c", True),
        (1350, 975, 486, DUSK, SKINS[0], "#7a4a2c", True),
    )
    for x, base, high, coat, skin, hair, left in tones:
        p = Person(s, x, base, high, left=left, light_left=x > 900)
        p.shadow("#4a3220", 26, 0.45)
        standing(p, coat, hair, skin, mix(coat, "#ffe6b0", 0.6), legs="#2a3038", length=44)
        p.arm(mix(coat, INK, 0.14), (2, 79), (15, 74), (25, 84) if x in {700, 1150} else (22, 62))
        p.limb(skin, 4.6, *(((25, 84), (28, 87)) if x in {700, 1150} else ((22, 62), (25, 62))))
    table(s)


def evening(s: Scene, x: float) -> None:
    """A window with blue snow and forest in it."""
    pane = box(x, 130, 240, 560)
    s.fill(box(x - 14, 116, 268, 588), "#f6efe0")
    s.fill(pane, s.gradient((0, "#1d3a66"), (0.5, "#5f7fa9"), (0.75, "#d9b4a4"), (1, "#c3d0e2")))
    with s.inside(pane):
        for _ in range(24):
            s.fill(disc(s.chance.uniform(x, x + 240), s.chance.uniform(130, 360), 1.6), SNOW, 0.8)
        s.fill(forest(s.chance, lambda _x: 590, 70, 0.16, (x - 20, x + 260)), "#6f84a4")
        s.fill(forest(s.chance, lambda _x: 620, 120, 0.18, (x - 20, x + 260)), "#34527a")
        s.fill(under(ridge(s.chance, 622, 5, 300)), s.gradient((0, "#d9e2f0"), (1, "#a9bcd9")))
    s.line(polyline((x + 120, 130), (x + 120, 690)), "#f6efe0", 9)
    s.line(polyline((x, 320), (x + 240, 320)), "#f6efe0", 9)
    s.fill(box(x - 30, 700, 300, 22, 4), "#fdf8ec")


def curves(s: Scene) -> None:
    """Three lines drawn on a board: they leave one point and part."""
    for colour, rise_ in ((SPRUCE_LIGHT, -190), (LAKE, -30), (RUST, 110)):
        path = smooth(
            [(440, 480), (640, 470 + rise_ * 0.12), (880, 470 + rise_ * 0.45), (1340, 450 + rise_)], closed=False
        )
        s.line(path, colour, 7, 0.85)
        s.fill(disc(1340, 450 + rise_, 14), colour)
    s.fill(disc(440, 480, 17), INK)


def notes(s: Scene) -> None:
    """Paper notes in rows and heaps."""
    places = [
        (430, 200),
        (520, 196),
        (610, 206),
        (432, 290),
        (522, 294),
        (700, 580),
        (790, 590),
        (610, 584),
        (880, 200),
        (970, 194),
        (960, 560),
        (1050, 574),
        (1140, 190),
        (1230, 330),
        (1150, 590),
        (760, 214),
        (1010, 320),
        (800, 340),
        (1240, 200),
        (480, 580),
    ]
    for i, (x, y) in enumerate(places):
        turn = s.chance.uniform(-5, 5)
        colour = (CLOUDBERRY, "#a5d2c0", "#f3b8a0", LAKE_LIGHT, "#d9cbe6")[i % 5]
        with s.group(more=f'transform="rotate({turn:.1f} {x + 36} {y + 36})"'):
            s.haze(box(x + 4, y + 8, 72, 72), "#8a7a60", 0.5, (4, 4))
            s.fill(box(x, y, 72, 72), s.gradient((0, mix(colour, "#ffffff", 0.25)), (1, colour)))
            for row in range(s.chance.choice((1, 2, 3))):
                s.line(
                    polyline((x + 13, y + 22 + row * 15), (x + s.chance.uniform(38, 60), y + 22 + row * 15)),
                    mix(colour, INK, 0.55),
                    3,
                    0.6,
                )


def table(s: Scene) -> None:
    """A table near us with cups, pens and paper, and somebody who sits at it."""
    p = Person(s, 900, 1165, 560, light_left=True)
    p.shape(CLOUDBERRY, "#fff0c4", (-4, 62), (-13, 58), (-17, 40), (-18, 8), (18, 8), (17, 40), (13, 58), (4, 62))
    s.fill(disc(*p.at(0, 71), 45, 54), SKINS[0])
    hair = [(-8.6, 66), (-9.4, 74), (-5, 81), (0, 82), (5, 81), (9.4, 74), (8.6, 66), (4, 62.5), (-4, 62.5)]
    p.shape("#5f3a26", "#d9a15c", *hair)
    top = polygon((130, 1062), (1670, 1062), (1840, 1220), (-40, 1220))
    s.haze(box(120, 1052, 1560, 22), "#3a2416", 0.6, (14, 7))
    s.fill(top, s.gradient((0, "#f1e6d0"), (1, "#c9b48e")))
    s.spray(top, "#8a7048", 0.4, UP, 0.7)
    for x, y, colour in ((360, 1110, SPRUCE_LIGHT), (1440, 1116, RUST)):
        s.haze(disc(x - 6, y + 6, 52, 11), "#6a5334", 0.6, (6, 3))
        s.fill(
            f"M{x - 36} {y - 66}L{x - 28} {y}Q{x} {y + 12} {x + 28} {y}L{x + 36} {y - 66}Z",
            s.gradient((0, mix(colour, INK, 0.2)), (0.6, colour), (1, mix(colour, "#ffffff", 0.3)), along=RIGHT),
        )
        s.line(f"M{x + 34} {y - 50}q30 2 24 22q-6 16 -28 12", colour, 9)
        s.fill(disc(x, y - 66, 36, 9), "#3a2416")
    for x, y, colour in ((560, 1120, LAKE_LIGHT), (1180, 1110, "#f3b8a0"), (1260, 1140, "#a5d2c0")):
        s.fill(
            polygon((x, y), (x + 110, y - 8), (x + 128, y + 40), (x + 4, y + 50)),
            s.gradient((0, mix(colour, "#ffffff", 0.4)), (1, colour)),
        )
    for x, y, colour in ((700, 1150, EMBER), (1080, 1160, SPRUCE)):
        s.line(polyline((x, y), (x + 86, y - 24)), colour, 10)
