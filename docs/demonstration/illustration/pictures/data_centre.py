"""A long hall by a river at blue dusk, its windows and lights mirrored."""

from illustration.buildings import lamp, window
from illustration.nature import clouds, sky, smoke, water, wooded
from illustration.scene import LEFT, Scene
from illustration.shapes import blob, box, disc, lens, polygon, ridge, rise, under
from illustration.trees import birch, forest, grass, near_spruce

HORIZON = 770.0


def data_centre() -> Scene:
    """A long hall by a river at blue dusk, its windows and lights mirrored."""
    s = Scene(53)
    with s.group("land"):
        sky(
            s,
            (0, "#1b3b63"),
            (0.25, "#3e6d95"),
            (0.45, "#86aec6"),
            (0.58, "#e6cdb4"),
            (0.65, "#f3c48e"),
            (1, "#f3c48e"),
        )
        clouds(s, 420, 210, 1100, "#b9cbd9", 0.45, 7)
        clouds(s, 1350, 330, 1000, "#f4d3b4", 0.6, 7)
        wooded(s, rise(ridge(s.chance, 690, 12, 1300), 1450, 50, 400), 26, "#8aa0a8", "#d7c3ae")
        wooded(s, rise(ridge(s.chance, 715, 9, 1000), 240, 40, 300), 54, "#4f7580", "#a9afa9")
        for x, size in ((735, 1.0), (840, 0.8)):
            smoke(s, x, 585, 260 * size, 170, "#f6ead9", 0.55)
        hall(s)
        bank = ridge(s.chance, 752, 3, 700)
        s.fill(forest(s.chance, bank, 92, 0.16, (-40, 340)) + forest(s.chance, bank, 84, 0.16, (1490, 1840)), "#1c4a4a")
        s.fill(under(bank), s.gradient((0, "#2c5550"), (0.1, "#1d423f"), (1, "#15352f")))
        for x in (395, 560, 1290, 1430):
            lamp(s, x, 756, 90, colour="#20343c")
        birch(s, 1405, 758, 190, ("#7a6a2e", "#f0b753"), 0.02, 0.017)
        birch(s, 1465, 760, 150, ("#7a6a2e", "#f0b753"), -0.03, 0.017)
    water(s, "land", HORIZON, "#0d3550", "#f3cfa4", 34, 0.9)
    rapids(s)
    shore = rise(ridge(s.chance, 1170, 10, 600), 120, 70, 300)
    s.fill(under(shore), "#0f2f31")
    s.fill(grass(s.chance, shore, 90, 260, (0, 620)) + grass(s.chance, shore, 60, 160, (1150, 1800)), "#123a36")
    for x, y, size in ((640, 1160, 70), (760, 1185, 50), (1090, 1175, 60), (1180, 1190, 84)):
        rock = blob(s.chance, x, y, size, size * 0.46, 0.12)
        s.fill(rock, "#1c3f4c")
        s.spray(rock, "#8fb4c4", 0.7, (0.2, 0, 0.4, 1), 0.55)
    near_spruce(s, 90, 1230, 640, "#0d3531", "#5f7560", from_right=True)
    near_spruce(s, 245, 1235, 400, "#0d3531", "#5f7560", from_right=True)
    return s


def hall(s: Scene) -> None:
    """An old brick mill with new halls of computers at its sides."""
    s.fill(box(430, 600, 520, 160), s.gradient((0, "#2d5566"), (1, "#1d3f4e")))
    s.spray(box(430, 600, 520, 160), "#a9c3c9", 0.6, LEFT, 0.6)
    for i in range(26):
        x = 446 + i * 19.3
        s.fill(box(x, 628, 8, 92), s.gradient((0, "#8fd4ee"), (1, "#3f94b8")), 0.95 if s.chance.random() < 0.8 else 0.4)
    s.glow(690, 680, 330, "#6cc7ec", 0.5, 120)
    for i in range(9):
        x = 462 + i * 52
        s.fill(box(x, 576, 34, 26), "#24495a")
        s.fill(disc(x + 17, 584, 9, 4), "#5c8796")
    s.fill(box(950, 540, 330, 220), s.gradient((0, "#8a4326"), (1, "#6e3420")))
    s.spray(box(950, 540, 330, 220), "#f0a96a", 0.7, LEFT, 0.7)
    for i in range(5):
        x = 950 + i * 66
        s.fill(polygon((x, 541), (x, 496), (x + 66, 541)), s.gradient((0, "#7c3c22"), (1, "#6a3120")))
        s.fill(polygon((x, 496), (x + 66, 541), (x + 66, 535), (x, 489)), "#3a2a2a")
    for row in range(2):
        for i in range(7):
            window(s, 972 + i * 43, 566 + row * 92, 22, 54, frame="#e9d8bd", lit=s.chance.random() < 0.75, panes=(2, 3))
    s.fill(polygon((1312, 760), (1318, 380), (1344, 380), (1350, 760)), s.gradient((0, "#8a4a30"), (1, "#6a3322")))
    s.spray(polygon((1312, 760), (1318, 380), (1344, 380), (1350, 760)), "#f3b27a", 0.8, LEFT, 0.7)
    s.fill(box(1315, 392, 32, 9), "#e6d3b4")


def rapids(s: Scene) -> None:
    """Quicker water where the river narrows."""
    for _ in range(70):
        near = s.chance.random() ** 0.8
        y = 800 + 360 * near
        shape = lens(
            900 + s.chance.gauss(0, 0.35) * 900,
            y,
            (40 + 200 * near) * s.chance.uniform(0.5, 1.3),
            1 + 2.4 * near,
            0.6 + near,
        )
        s.fill(shape, "#cfe9f2", round(s.chance.uniform(0.1, 0.4), 2))
    for i in range(26):
        s.fill(
            lens(690 + s.chance.gauss(0, 130), 785 + 13 * i, s.chance.uniform(30, 130), 1.4, 1),
            "#8fdcf6",
            round(0.5 - 0.016 * i, 2),
        )
