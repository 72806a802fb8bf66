"""A row of letterboxes by a country road in autumn."""

from math import sin

from illustration.buildings import house
from illustration.colours import BIRCH, CLOUDBERRY, EMBER, INK, LAKE, RUST, SPRUCE_LIGHT, mix
from illustration.nature import clouds, gleams, sky, wooded
from illustration.scene import DOWN, LEFT, RIGHT, Scene
from illustration.shapes import blob, box, disc, lens, polygon, polyline, ridge, rise, smooth, under
from illustration.trees import birch, grass


def letterboxes() -> Scene:
    """A row of letterboxes by a country road in autumn."""
    s = Scene(61)
    _back(s)
    _front(s)
    return s


def _back(s: Scene) -> None:
    sky(s, (0, "#7fb4d2"), (0.3, "#b9d8e4"), (0.55, "#f2ead6"), (1, "#f2e2c0"))
    s.glow(1500, 380, 1000, "#fff0cc", 0.6)
    clouds(s, 520, 200, 1000, "#ffffff", 0.75, 7)
    clouds(s, 1260, 310, 900, "#fff6e4", 0.7, 6)
    wooded(s, rise(ridge(s.chance, 610, 14, 1300), 520, 70, 420), 24, "#a3b9bb", "#e6dfc6")
    s.fill(box(0, 645, 1800, 60), s.gradient((0, "#d8ecf4"), (1, "#9cc6da")))
    gleams(s, 646, "#ffffff", 30, opacity=0.7)
    wooded(s, ridge(s.chance, 668, 5, 900), 30, "#6f9690", "#c9cfa8")
    _wood(s)
    field = ridge(s.chance, 715, 5, 900)
    s.fill(under(field), s.gradient((0, "#e6cd86"), (0.3, "#cdb968"), (1, "#8d9a4e")))
    s.spray(under(field), "#fff0b8", 0.6, DOWN, 0.3)
    house(s, 1130, 730, 190, 74, "#9c3d2a", "#4a4440", snow=False, from_left=False)
    house(s, 1350, 738, 110, 58, "#9c3d2a", "#4a4440", snow=False, from_left=False, windows=1)
    _road(s)
    _verge(s)


def _road(s: Scene) -> None:
    road = smooth(
        [
            (1262, 736),
            (1240, 770),
            (1120, 830),
            (1040, 930),
            (1060, 1090),
            (1150, 1260),
            (300, 1260),
            (560, 1060),
            (800, 930),
            (1030, 815),
            (1215, 765),
        ]
    )
    s.fill(road, s.gradient((0, "#e6d3ac"), (1, "#b79f7c")))
    s.spray(road, "#7d6a52", 0.45, RIGHT, 0.6)


def _verge(s: Scene) -> None:
    for line, colour, size in ((880, "#a9a050", 30), (960, "#7f8f48", 44)):
        slope = ridge(s.chance, line, 6, 700)
        s.fill(grass(s.chance, slope, size, 330, (1120 if line > 900 else 1100, 1830)), colour)
    verge = rise(ridge(s.chance, 1060, 8, 900), 1500, 90, 500)
    with s.inside(smooth([(1180, 1010), (1500, 950), (1830, 900), (1830, 1240), (1150, 1240), (1075, 1100)])):
        s.fill(under(verge), s.gradient((0, "#a3a552"), (1, "#3f6240")))
    boxes(s)
    s.fill(grass(s.chance, lambda x: 1096 + 9 * sin(x / 31), 66, 520, (590, 1480)), "#5f7d3e")
    s.fill(grass(s.chance, lambda x: 1106 + 9 * sin(x / 23), 50, 200, (590, 1480)), "#d9c46a")


def _wood(s: Scene) -> None:
    for _ in range(34):
        x = s.chance.uniform(-20, 1820)
        y = 705 + s.chance.uniform(-12, 12)
        crown = blob(s.chance, x, y - 40, s.chance.uniform(26, 46), s.chance.uniform(36, 62), 0.14)
        s.fill(crown, s.chance.choice(("#e0a13c", "#d98a3a", "#c8863c", "#7f9a58", "#efc25c")))
        s.spray(crown, "#ffe6a4", 0.7, (1, 0, 0.2, 1), 0.6)


def _front(s: Scene) -> None:
    front = ridge(s.chance, 1150, 14, 700)
    s.fill(under(front), s.gradient((0, "#4d7040"), (1, "#20452f")))
    s.fill(grass(s.chance, front, 90, 700), "#3f6a3c")
    s.fill(grass(s.chance, front, 70, 160), "#e6c96a")
    birch(s, 235, 1190, 1150, ("#b8782a", "#f6c65c"), 0.05, 0.026)
    birch(s, 95, 1210, 1050, ("#a8702c", "#efb64e"), -0.06, 0.022)
    birch(s, 1690, 1165, 980, ("#b8782a", "#f6c65c"), -0.04, 0.022)
    for _ in range(60):
        leaf = blob(s.chance, s.chance.uniform(0, 1800), s.chance.uniform(250, 1190), 6, 3.4, 0.25)
        s.fill(leaf, s.chance.choice((CLOUDBERRY, "#e39a36", RUST)), 0.9)


def boxes(s: Scene) -> None:
    """Five letterboxes on one rail, one of them with its flag up and a letter showing."""
    s.haze(lens(1030, 1096, 700, 4, 10), "#2c4a30", 0.6, (12, 5))
    for x in (740, 1010, 1290):
        post = box(x - 13, 830, 26, 270)
        s.fill(post, s.gradient((0, "#b7a58a"), (1, "#7f705a")))
        s.spray(post, "#4e4638", 0.7, RIGHT, 0.8)
    s.fill(box(668, 872, 695, 22), s.gradient((0, "#cdbb9c"), (1, "#8c7b62")))
    for i, colour in enumerate((SPRUCE_LIGHT, "#e9e6da", LAKE, CLOUDBERRY, "#a8452a")):
        x = 682 + i * 136
        body = f"M{x} 872V772Q{x} 716 {x + 56} 716Q{x + 112} 716 {x + 112} 772V872Z"
        s.fill(body, s.gradient((0, mix(colour, "#ffffff", 0.14)), (1, mix(colour, INK, 0.2))))
        s.spray(body, mix(colour, "#fff4d4", 0.65), 0.7, LEFT, 0.5)
        s.spray(body, mix(colour, INK, 0.6), 0.55, RIGHT, 0.5)
        door = f"M{x + 12} 862V778Q{x + 12} 728 {x + 56} 728Q{x + 100} 728 {x + 100} 778V862Z"
        s.line(door, mix(colour, INK, 0.45), 3, 0.7)
        s.fill(box(x + 30, 776, 52, 8, 4), mix(colour, INK, 0.65))
        s.fill(disc(x + 56, 836, 4.5), mix(colour, "#fff4d4", 0.6))
        if i == 3:
            with s.inside(box(x, 690, 120, 88)):
                s.fill(polygon((x + 32, 734), (x + 84, 728), (x + 86, 792), (x + 36, 796)), BIRCH)
                s.line(polyline((x + 32, 734), (x + 60, 760), (x + 84, 728)), "#b9b4a6", 2.4)
            s.line(polyline((x + 118, 830), (x + 118, 736)), INK, 5)
            s.fill(polygon((x + 118, 736), (x + 158, 749), (x + 118, 764)), EMBER)
