"""White rocks and a crooked pine high above a lake full of islands."""

from illustration.colours import CLOUDBERRY, EMBER, INK, LAKE, RUST, SPRUCE_LIGHT, mix
from illustration.nature import clouds, gleams, sky
from illustration.people import Person, standing
from illustration.scene import Scene
from illustration.shapes import blob, box, lens, level, polygon, polyline, ridge, rise, smooth, under
from illustration.trees import forest, pine


def national_view() -> Scene:
    """White rocks and a crooked pine high above a lake full of islands."""
    s = Scene(127)
    _back(s)
    _front(s)
    return s


def _back(s: Scene) -> None:
    sky(s, (0, "#4f8ab4"), (0.2, "#8fbcd4"), (0.36, "#d6e3e2"), (0.44, "#fbe6c0"), (1, "#d9e6e6"))
    s.glow(420, 500, 1100, "#fff0c8", 0.6)
    clouds(s, 640, 180, 1200, "#ffffff", 0.85, 8)
    clouds(s, 1350, 290, 900, "#fff6e2", 0.75, 7)
    far = ridge(s.chance, 500, 9, 1400)
    s.fill(under(far), s.gradient((0, "#a9c3cf"), (1, "#cfdfe2")))
    s.fill(box(0, 520, 1800, 680), s.gradient((0, "#f3ecd6"), (0.2, "#b9d6e0"), (0.6, "#6fa8c4"), (1, "#2a6c8e")))
    gleams(s, 524, "#ffffff", 110, 480, 900, 0.7)
    for row in range(8):
        near = (row / 7) ** 1.5
        tone = mix("#9fbcc4", "#2f6a62", row / 7)
        for _ in range(4 if row < 4 else 3):
            x, y = s.chance.uniform(0, 1800), 528 + 380 * near + s.chance.uniform(-8, 12) * (1 + 3 * near)
            wide, size = s.chance.uniform(160, 420) * (0.7 + 1.1 * near), 9 + 46 * near
            s.haze(lens(x, y + size * 0.2, wide, size * 0.1, size * 0.45), mix(tone, INK, 0.15), 0.45, (20, 4))
            s.fill(forest(s.chance, level(y), size, 0.16, (x - wide * 0.47, x + wide * 0.47)), tone)
            s.fill(lens(x, y + 2, wide, size * 0.2, size * 0.08), tone)
            s.fill(lens(x, y + 4 + size * 0.04, wide * 0.85, 0.6, 1 + near), "#f6efdc", 0.6)


def _front(s: Scene) -> None:
    boat_trail(s)
    for line, size, tone, foot in ((1010, 92, "#2b655a", "#1d5a4c"), (1080, 140, "#1b4f44", "#12443a")):
        slope = rise(rise(ridge(s.chance, line, 14, 900), 1750, 150, 420), 0, 40, 400)
        s.fill(forest(s.chance, slope, size), tone)
        s.fill(under(slope), s.gradient((0, tone), (1, foot)))
    rocks(s)
    pine(s, 1250, 868, 640, "#1b4f44", "#a9b86a", -0.16)
    pine(s, 1480, 905, 430, "#1b4f44", "#a9b86a", 0.08)
    p = Person(s, 905, 905, 178, left=True, light_left=True)
    p.shadow("#5f6a70", -40, 0.5)
    standing(p, RUST, CLOUDBERRY, "#d39c78", "#ffd9a0", legs="#2a3a44", length=46)
    p.shape(SPRUCE_LIGHT, "#8fd0b4", (-9, 80), (-19, 78), (-22, 66), (-20, 52), (-10, 50))
    q = Person(s, 1000, 912, 166, left=True, light_left=True)
    q.shadow("#5f6a70", -40, 0.5)
    standing(q, LAKE, "#efe9da", "#8a5a40", "#a5d6ea", legs="#3a3432", length=46)


def boat_trail(s: Scene) -> None:
    """A small boat far below and the lines of its wake."""
    for side in (-1, 1):
        s.line(smooth([(640, 790), (560, 792 + side * 8), (420, 796 + side * 26)], closed=False), "#ffffff", 3, 0.55)
    s.fill(lens(650, 789, 46, 3, 5), "#fbfaf6")
    s.fill(box(640, 778, 16, 9, 3), EMBER)


def rocks(s: Scene) -> None:
    """Slabs of pale quartzite that step up towards the right."""
    slabs = [
        ((620, 1210), (640, 1040), (720, 985), (900, 960), (1060, 1000), (1120, 1210)),
        ((760, 1000), (790, 925), (900, 898), (1060, 905), (1190, 950), (1160, 1020), (900, 1010)),
        ((1010, 1210), (1040, 1010), (1130, 900), (1290, 850), (1500, 880), (1640, 990), (1700, 1210)),
        ((480, 1220), (500, 1130), (590, 1085), (740, 1090), (820, 1220)),
        ((880, 1220), (930, 1105), (1040, 1060), (1220, 1090), (1330, 1220)),
        ((1290, 1220), (1330, 1080), (1480, 1020), (1680, 1060), (1830, 1220)),
    ]
    for slab in slabs:
        points = [(x + s.chance.uniform(-8, 8), y + s.chance.uniform(-6, 6)) for x, y in slab]
        shape = polygon(*points)
        s.fill(shape, s.gradient((0, "#f7f4ec"), (0.35, "#d6d8d6"), (1, "#7f8e96")))
        s.spray(shape, "#4f626c", 0.7, (1, 1, 0.1, 0), 0.75)
        with s.inside(shape):
            for _ in range(5):
                x, y = s.chance.choice(points)
                crack = [
                    (x + s.chance.uniform(-60, 60), y + 10),
                    (x + s.chance.uniform(-80, 80), y + 80),
                    (x + s.chance.uniform(-120, 120), y + 190),
                ]
                s.line(polyline(*crack), "#5a6a72", 2.5, 0.5)
            for _ in range(7):
                at = (
                    s.chance.uniform(points[0][0], points[-1][0]),
                    s.chance.uniform(min((y for _x, y in points)), 1200),
                )
                s.fill(blob(s.chance, *at, s.chance.uniform(14, 44), s.chance.uniform(5, 14), 0.3), "#8fa06a", 0.45)
