"""A mill and power plant by a lake on a frosty morning, steam rising straight into the light."""

from illustration.colours import EMBER, mix
from illustration.nature import clouds, gleams, sky, smoke, sun, water, wooded
from illustration.scene import DOWN, LEFT, RIGHT, Scene
from illustration.shapes import box, polygon, polyline, ridge, rise, smooth, under
from illustration.things import boat
from illustration.trees import forest, grass

PALE, BRICK, WORKS_STEEL = ("#cfc6c4", "#a85a3a", "#7f8ca4")


def mill() -> Scene:
    """A mill and power plant by a lake on a frosty morning, steam rising straight into the light."""
    s = Scene(131)
    horizon = 800.0
    with s.group("land"):
        sky(s, (0, "#6f7fa5"), (0.25, "#b0a9bd"), (0.45, "#f0c6ae"), (0.6, "#fbe0b0"), (1, "#fbe0b0"))
        sun(s, 470, 640, 52, "#fff6de", "#ffc878", 12)
        clouds(s, 1250, 180, 1000, "#f0d2cc", 0.6, 7)
        wooded(s, rise(ridge(s.chance, 715, 12, 1300), 250, 40, 380), 24, "#b39fa5", "#f0cfae")
        wooded(s, ridge(s.chance, 748, 7, 900), 46, "#8a8594", "#e0c2aa")
        for x, y, high, drift in (
            (1012, 340, 300, 170),
            (1226, 428, 260, 150),
            (845, 540, 190, 110),
            (1392, 560, 190, 120),
        ):
            smoke(s, x, y, high, drift, "#fff1e0", 1)
        works(s)
        bank = ridge(s.chance, 788, 2, 700)
        s.fill(forest(s.chance, bank, 84, 0.16, (-40, 560)) + forest(s.chance, bank, 74, 0.16, (1560, 1840)), "#4d5a6c")
        s.fill(under(bank), s.gradient((0, "#f3e3d6"), (0.05, "#8d93a8"), (1, "#5f6f88")))
    water(s, "land", horizon, "#3a5f86", "#fbdcb4", 26, 0.92)
    gleams(s, horizon, "#fff3d6", 90, 470, 420, 0.85)
    boat(s, 760, 985, 250, "#1d5a4c")
    ice = smooth([(-60, 1120), (300, 1075), (640, 1110), (900, 1150), (1100, 1210), (700, 1300), (-60, 1300)])
    s.fill(ice, s.gradient((0, "#f3ece6"), (1, "#a9bcd6")))
    s.spray(ice, "#ffffff", 0.7, DOWN, 0.5)
    reeds = grass(s.chance, lambda x: 1150 + x * 0.03, 170, 90, (20, 520)) + grass(
        s.chance, lambda _x: 1215, 210, 110, (1330, 1810)
    )
    s.fill(reeds, "#8a6a44")
    s.fill(grass(s.chance, lambda _x: 1215, 190, 60, (1330, 1810)), "#e6c28a")
    return s


def works(s: Scene) -> None:
    """The buildings of a mill: silos, a boiler house, a stack and conveyors."""
    s.fill(
        polygon((1000, 800), (1004, 330), (1022, 330), (1026, 800)),
        s.gradient((0, "#ffe9cf"), (1, "#8f8b9c"), along=RIGHT),
    )
    for y in (352, 412):
        s.fill(box(1001, y, 24, 22), EMBER, 0.85)
    blocks = [
        (610, 640, 210, 160, BRICK),
        (820, 560, 120, 240, PALE),
        (940, 470, 180, 330, WORKS_STEEL),
        (1120, 600, 150, 200, PALE),
        (1330, 650, 240, 150, BRICK),
    ]
    for x, y, wide, high, wall in blocks:
        shape = box(x, y, wide, high)
        s.fill(shape, s.gradient((0, mix(wall, "#6a6a86", 0.15)), (1, mix(wall, "#5a5a78", 0.45))))
        s.fill(shape, s.gradient((0, "#ffe2b0", 0.65), (0.4, "#ffe2b0", 0), along=RIGHT))
        s.spray(shape, "#4d5470", 0.6, LEFT, 0.6)
        s.fill(box(x - 4, y - 8, wide + 8, 10), mix(wall, "#f6ece6", 0.7))
        for row in range(max(1, int(high / 78))):
            for i in range(int(wide / 44)):
                lit = s.chance.random() < 0.55
                s.fill(box(x + 16 + i * 42, y + 26 + row * 68, 22, 30), "#ffd98a" if lit else "#5d6a86")
    s.fill(
        polygon((1210, 800), (1214, 420), (1238, 420), (1242, 800)),
        s.gradient((0, "#f0c8a4"), (1, "#8a5f5a"), along=RIGHT),
    )
    for i in range(3):
        x = 1268 + i * 58
        tank = f"M{x} 800V606Q{x} 584 {x + 26} 584Q{x + 52} 584 {x + 52} 606V800Z"
        s.fill(tank, s.gradient((0, "#fff0d8"), (0.4, "#c9c6cc"), (1, "#7d86a0"), along=RIGHT))
        s.spray(tank, "#56607c", 0.6, LEFT, 0.6)
    s.line(polyline((1500, 780), (1290, 590)), "#6a7590", 17)
    s.line(polyline((1500, 772), (1290, 582)), "#e6d6cc", 5)
    s.line(polyline((700, 640), (830, 572)), "#6a7590", 15)
    s.fill(polygon((470, 800), (560, 722), (640, 740), (700, 800)), s.gradient((0, "#d9a878"), (1, "#8a6a5a")))
    s.spray(polygon((470, 800), (560, 722), (640, 740), (700, 800)), "#ffe6bc", 0.7, RIGHT, 0.6)
