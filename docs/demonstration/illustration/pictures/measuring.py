"""A measuring machine whose ruby tip touches a toothed wheel on a granite table."""

from illustration.colours import LAKE
from illustration.nature import clouds, sun, wooded
from illustration.scene import ALL, LEFT, RIGHT, UP, Scene
from illustration.shapes import box, disc, lens, polygon, ridge, rise
from illustration.things import STEEL, cog
from illustration.trees import forest


def measuring() -> Scene:
    """A measuring machine whose ruby tip touches a toothed wheel on a granite table."""
    s = Scene(151)
    _back(s)
    _front(s)
    return s


def _back(s: Scene) -> None:
    s.fill(ALL, s.gradient((0, "#cfe0e6"), (0.6, "#e9f0ee"), (1, "#b9cfd6")))
    view = box(120, 90, 1560, 560, 6)
    with s.inside(view):
        s.fill(view, s.gradient((0, "#9cc4da"), (0.6, "#e6eeea"), (1, "#f6e8cc")))
        sun(s, 1380, 380, 40, "#fffaea", "#ffe6b4", 10)
        clouds(s, 640, 210, 900, "#ffffff", 0.9, 7)
        wooded(s, rise(ridge(s.chance, 510, 14, 1300), 420, 60, 380), 22, "#b5cbd4", "#e6e6da")
        wooded(s, ridge(s.chance, 560, 8, 900), 50, "#8fb0b5", "#cfdad0")
        s.fill(forest(s.chance, ridge(s.chance, 640, 5, 700), 110), "#6f9a9a")
    for x in (120, 640, 1160, 1680):
        s.fill(box(x - 10, 80, 20, 580), s.gradient((0, "#f4f6f4"), (1, "#c3d0d2")))
    s.fill(box(100, 646, 1600, 26), s.gradient((0, "#fbfcfa"), (1, "#b9c9cc")))
    s.fill(box(0, 672, 1800, 200), s.gradient((0, "#d6e2e4"), (1, "#a9c0c8")))
    s.fill(box(100, 70, 1600, 22), "#f4f6f4")
    s.fill(box(0, 872, 1800, 330), s.gradient((0, "#8fa9b2"), (1, "#5f7f8c")))
    s.haze(disc(900, 1180, 800, 40), "#2c4a56", 0.7, (30, 14))
    bridge(s)


def _front(s: Scene) -> None:
    slab = box(180, 850, 1440, 130, 8)
    s.fill(slab, s.gradient((0, "#37505a"), (1, "#14262e")))
    s.fill(box(180, 846, 1440, 22, 8), s.gradient((0, "#7f9aa3"), (1, "#4a6570")))
    with s.inside(slab):
        for _ in range(700):
            s.fill(
                disc(s.chance.uniform(180, 1620), s.chance.uniform(850, 980), s.chance.uniform(0.8, 2.2)),
                s.chance.choice(("#a9c3cc", "#0c1a20", "#5f7f8a")),
                0.5,
            )
    for x in (300, 1380):
        s.fill(
            polygon((x, 980), (x + 130, 980), (x + 110, 1210), (x + 20, 1210)),
            s.gradient((0, "#22393f"), (1, "#0f2026"), along=RIGHT),
        )
    for x, size in ((470, 66), (1290, 90)):
        s.haze(lens(x, 850, size * 2.6, 3, 6), "#0c1a20", 0.7, (8, 3))
    blocks(s)
    s.haze(lens(900, 852, 420, 4, 8), "#0c1a20", 0.8, (10, 4))
    s.fill(polygon((800, 848), (820, 806), (980, 806), (1000, 848)), s.gradient(*STEEL))
    cog(s, 900, 690, 150, ("#8a5a24", "#fbd68c"), 26)
    probe(s)


def bridge(s: Scene) -> None:
    """The frame of the measuring machine."""
    pale = ((0, "#9fb4bc"), (0.25, "#fbfcfa"), (0.7, "#dfe8e8"), (1, "#8ca4ae"))
    for x in (330, 1330):
        column = polygon((x, 850), (x + 22, 250), (x + 118, 250), (x + 140, 850))
        s.fill(column, s.gradient(*pale, along=RIGHT))
        s.spray(column, "#5f7f8c", 0.55, LEFT if x > 900 else RIGHT, 0.5)
        s.fill(box(x - 14, 806, 168, 46, 8), s.gradient((0, "#2d6a86"), (1, LAKE)))
    beam = box(290, 180, 1220, 110, 18)
    s.fill(beam, s.gradient((0, "#fdfdfb"), (0.6, "#dbe6e8"), (1, "#9cb4be")))
    s.spray(beam, "#5f7f8c", 0.5, UP, 0.6)
    s.fill(box(290, 224, 1220, 12), LAKE)
    head = box(800, 150, 220, 190, 16)
    s.haze(box(806, 280, 220, 80, 16), "#4a6a78", 0.5, (10, 8))
    s.fill(head, s.gradient((0, "#2d7a9a"), (1, LAKE)))
    s.spray(head, "#a5d6ea", 0.65, LEFT, 0.5)
    s.fill(box(870, 60, 80, 400, 10), s.gradient(*pale, along=RIGHT))


def probe(s: Scene) -> None:
    """The arm with a ruby tip, which just touches a tooth."""
    s.fill(box(884, 440, 52, 44, 6), "#22393f")
    s.fill(polygon((894, 484), (926, 484), (918, 506), (902, 506)), s.gradient(*STEEL, along=RIGHT))
    s.fill(box(907, 500, 6, 30), "#dfe8e8")
    s.glow(910, 532, 130, "#ff9a7a", 0.75)
    s.fill(disc(910, 532, 10), "#c22f2a")
    s.fill(disc(907, 528, 3), "#ffd9cc")


def blocks(s: Scene) -> None:
    """Gauge blocks and a ring on the table."""
    for i, (x, wide, high) in enumerate(((420, 34, 150), (462, 34, 112), (504, 34, 76), (546, 34, 48))):
        s.fill(box(x, 850 - high, wide, high, 3), s.gradient(*STEEL, along=RIGHT))
        s.spray(box(x, 850 - high, wide, high, 3), "#3c525c", 0.5, UP, 0.4 + 0.1 * i)
    s.fill(f"{disc(1250, 786, 62)}{disc(1250, 786, 38)}", s.gradient(*STEEL), more='fill-rule="evenodd"')
    cog(s, 1400, 796, 52, ("#4a5d68", "#dfe8e8"), 16)
