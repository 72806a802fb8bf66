"""A laser on an optical table: a beam through a lens and a prism that spreads it into colours."""

from math import sin

from illustration.colours import CLOUDBERRY, EMBER
from illustration.people import Person
from illustration.scene import ALL, DOWN, RIGHT, Scene
from illustration.shapes import box, disc, lens, polygon, polyline, smooth

COLOURS = ("#d9583a", "#f08a3c", CLOUDBERRY, "#9fd08a", "#5fb4d9", "#7f7fd0")


def light_bench() -> Scene:
    """A laser on an optical table: a beam through a lens and a prism that spreads it into colours."""
    s = Scene(107)
    _back(s)
    _front(s)
    return s


def _back(s: Scene) -> None:
    s.fill(ALL, s.gradient((0, "#0a1a2c"), (0.6, "#12304a"), (1, "#0a1c2c")))
    s.glow(1120, 560, 1000, "#2f6a8c", 0.5)
    for x in (90, 1390):
        shelf(s, x)
    person = Person(s, 470, 900, 640, light_left=False)
    with s.group(more='opacity="0.92"'):
        person.legs("#0d2233", 6)
        person.shape(
            "#1d4560",
            "#8fd0e8",
            (-3, 84),
            (-11, 80),
            (-14, 60),
            (-15, 20),
            (0, 18),
            (15, 20),
            (13, 60),
            (10, 80),
            (4, 84),
        )
        person.arm("#2c5f7c", (2, 78), (16, 62), (34, 60))
        person.head("#6a4a3c", "#1a1f2a", "#8fd0e8", 2, 92, brim=False)
        s.line(polyline(person.at(3, 93), person.at(9.4, 93)), "#7fe0f0", 12)
    bench = polygon((-40, 760), (1840, 760), (1960, 1220), (-160, 1220))
    s.fill(bench, s.gradient((0, "#3a5f74"), (0.2, "#28495e"), (1, "#142c3e")))
    s.spray(bench, "#9fd0e0", 0.5, DOWN, 0.35)
    holes(s)
    source(s)
    mount(s, 905, 900, 240, lens_shape=True)


def _front(s: Scene) -> None:
    with s.group(more='style="mix-blend-mode:screen"'):
        s.haze(polygon((560, 640), (905, 622), (905, 682), (560, 664)), "#bfeaf6", 0.65, (6, 6))
        s.fill(polygon((560, 649), (905, 640), (905, 664), (560, 655)), "#f4fdff")
        s.haze(polygon((905, 622), (1180, 648), (1180, 656), (905, 682)), "#bfeaf6", 0.6, (6, 6))
        s.fill(polygon((905, 640), (1180, 650), (1180, 654), (905, 664)), "#f4fdff")
        for i, colour in enumerate(COLOURS):
            a, b = 470 + i * 72, 470 + (i + 1) * 72
            ray = polygon((1230, 646 + i * 2), (1840, a), (1840, b), (1230, 648 + i * 2))
            s.fill(ray, s.gradient((0, colour, 1), (1, colour, 0.55), along=RIGHT))
    prism(s, 1215, 650)
    mount(s, 1215, 905, 170, lens_shape=False)
    for i, colour in enumerate(COLOURS):
        s.haze(lens(1560 + i * 30, 850 + i * 24, 360, 6, 12), colour, 0.4, (30, 8))
    for x, y, high in ((720, 1040, 120), (1010, 1080, 150), (1460, 1010, 130)):
        post(s, x, y, high)
    s.glow(905, 652, 220, "#dff6ff", 0.7)
    s.glow(1200, 652, 260, "#fff0cf", 0.8)
    for _ in range(90):
        s.fill(
            disc(s.chance.uniform(560, 1800), 650 + s.chance.gauss(0, 70), s.chance.uniform(0.8, 2.2)),
            "#ffffff",
            round(s.chance.uniform(0.1, 0.5), 2),
        )


def shelf(s: Scene, x: float) -> None:
    """A rack of instruments at the back of a room."""
    s.fill(box(x, 190, 330, 580, 8), "#0e2438")
    for row in range(6):
        y = 212 + row * 92
        s.fill(box(x + 18, y, 294, 74, 5), s.gradient((0, "#1b3d56"), (1, "#15324a")))
        s.fill(box(x + 36, y + 16, 96, 42, 4), s.gradient((0, "#2f7a94"), (1, "#1b5a78")), 0.8)
        wave = [(x + 42 + i * 6, y + 37 + 13 * sin(i * 0.9 + row)) for i in range(15)]
        s.line(smooth(wave, closed=False), "#9fe6e0", 2, 0.8)
        for i in range(5):
            s.fill(disc(x + 160 + i * 32, y + 38, 9), "#0c2030")
            s.fill(disc(x + 160 + i * 32, y + 20, 3), s.chance.choice((CLOUDBERRY, "#7fe0b4", "#39566a")))


def holes(s: Scene) -> None:
    """The threaded holes of an optical table, in perspective."""
    for row in range(12):
        near = (row + 0.6) / 12
        y = 772 + 420 * near**1.35
        step = 46 + 34 * near
        for i in range(-24, 25):
            s.fill(disc(900 + i * step, y, 2.6 + 3.4 * near, 1.2 + 2 * near), "#0b1f2d", 0.75)


def source(s: Scene) -> None:
    """The housing of a laser on its feet."""
    s.haze(disc(420, 906, 260, 26), "#06121c", 0.8, (14, 6))
    for x in (280, 520):
        s.fill(box(x, 730, 34, 172), s.gradient((0, "#5f7f92"), (0.5, "#b9cfd9"), (1, "#3c586a"), along=RIGHT))
        s.fill(box(x - 26, 888, 86, 20, 5), "#1b3344")
    body = box(220, 574, 330, 160, 16)
    s.fill(body, s.gradient((0, "#f4f6f3"), (0.35, "#c9d6da"), (1, "#6f8b99")))
    s.spray(body, "#2f5064", 0.6, RIGHT, 0.6)
    s.fill(box(220, 700, 330, 14), EMBER)
    for i in range(7):
        s.fill(box(250 + i * 20, 602, 9, 56, 4), "#4a6676")
    s.fill(box(546, 626, 32, 52, 6), "#1b3344")
    s.fill(disc(576, 652, 7, 15), "#f4fdff")
    s.glow(580, 652, 130, "#cff4ff", 0.9)
    s.fill(disc(500, 616, 9), "#7fe0b4")
    s.glow(500, 616, 40, "#7fe0b4", 0.8)


def mount(s: Scene, x: float, base: float, high: float, *, lens_shape: bool) -> None:
    """A post on a foot, with a lens in a ring or a small table on top."""
    s.haze(disc(x, base + 2, 110, 16), "#06121c", 0.8, (10, 4))
    s.fill(box(x - 60, base - 18, 120, 22, 6), s.gradient((0, "#3c5c70"), (1, "#182f40")))
    foot = base - high + (60 if lens_shape else 26)
    s.fill(
        box(x - 15, foot, 30, base - 12 - foot),
        s.gradient((0, "#50707f"), (0.45, "#dfeaee"), (1, "#38566a"), along=RIGHT),
    )
    if lens_shape:
        glass = f"M{x} 548Q{x + 48} 652 {x} 756Q{x - 48} 652 {x} 548Z"
        s.fill(glass, s.gradient((0, "#dff4fa", 0.85), (0.5, "#7fc0dc", 0.45), (1, "#f4fdff", 0.8), along=RIGHT))
        s.line(glass, "#eafaff", 3, 0.9)
        s.fill(box(x - 30, 526, 60, 28, 6), s.gradient((0, "#6f8b99"), (1, "#243f52")))
        s.fill(box(x - 30, 750, 60, 28, 6), s.gradient((0, "#6f8b99"), (1, "#243f52")))
    else:
        s.fill(box(x - 92, base - high + 8, 184, 22, 6), s.gradient((0, "#8ba7b4"), (1, "#2c4a5c")))


def prism(s: Scene, x: float, y: float) -> None:
    """A glass prism with three visible faces."""
    top, left, right = (x, y - 112), (x - 102, y + 92), (x + 102, y + 92)
    s.fill(polygon(top, left, right), s.gradient((0, "#eefaff", 0.75), (1, "#5f9ab8", 0.4)))
    s.fill(polygon(top, right, (x + 34, y + 62)), "#ffffff", 0.22)
    s.fill(polygon(top, left, (x + 34, y + 62)), "#9fd8ee", 0.2)
    s.line(polygon(top, left, right), "#f4fdff", 4, 0.95)
    s.line(polyline(top, (x + 34, y + 62), left), "#f4fdff", 2, 0.6)
    s.line(polyline((x + 34, y + 62), right), "#f4fdff", 2, 0.6)


def post(s: Scene, x: float, base: float, high: float) -> None:
    """A small mirror on a post, near us and dark."""
    s.haze(disc(x, base + 2, 80, 13), "#06121c", 0.8, (9, 4))
    s.fill(box(x - 46, base - 16, 92, 20, 6), s.gradient((0, "#34566a"), (1, "#10283a")))
    s.fill(
        box(x - 10, base - high, 20, high - 14),
        s.gradient((0, "#3c5c70"), (0.45, "#a9c3ce"), (1, "#24404f"), along=RIGHT),
    )
    s.fill(disc(x, base - high - 30, 46, 48), s.gradient((0, "#4d7084"), (1, "#1b3648")))
    s.fill(disc(x + 4, base - high - 30, 36, 39), s.gradient((0, "#cfeaf4"), (0.6, "#5f9ab8"), (1, "#2c5a74")))
