"""Draws the covers of the publications: `python docs/demonstration/make_covers.py content/publications`."""

import sys
from collections.abc import Callable
from math import cos, pi, sin
from pathlib import Path

from PIL import Image, ImageDraw

SIZE = (600, 848)
"""A cover in pixels; it has the shape of an A4 page."""
SCALE = 3
"""Covers are drawn this much larger and then made smaller, so that edges are smooth."""
NIGHT, LAKE, MIST, SUN, MOSS, PAPER = "#0f3a4a", "#1f6f86", "#dbe8ea", "#e8a33d", "#5b8a4e", "#f7f4ec"


class Canvas:
    """A cover being drawn, in its own pixels."""

    def __init__(self, ground: str) -> None:
        """Begin with a ground of one colour."""
        self.image = Image.new("RGB", (SIZE[0] * SCALE, SIZE[1] * SCALE), ground)
        self.pen = ImageDraw.Draw(self.image)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle."""
        self.pen.ellipse([(v * SCALE) for v in (x - radius, y - radius, x + radius, y + radius)], fill=colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str, corner: float = 0) -> None:
        """A filled rectangle, with round corners where `corner` is given."""
        area = [(v * SCALE) for v in (left, top, right, bottom)]
        self.pen.rounded_rectangle(area, radius=corner * SCALE, fill=colour)

    def line(self, *points: tuple[float, float], colour: str, width: float) -> None:
        """A line through points, with round ends."""
        self.pen.line([(x * SCALE, y * SCALE) for x, y in points], colour, round(width * SCALE), "curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, colour)

    def area(self, *points: tuple[float, float], colour: str) -> None:
        """A filled polygon."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def save(self, path: Path) -> None:
        """Write the cover with few colours, which makes a small file."""
        small = self.image.resize(SIZE, Image.Resampling.LANCZOS)
        small.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)


def draw_tree() -> Canvas:
    """A tree with two branches of six leaves each, and seven ribbons across its trunk."""
    cover = Canvas(MIST)
    cover.box(0, 730, 600, 848, MOSS)
    cover.line((300, 740), (300, 420), colour=NIGHT, width=34)
    for side, colour in ((-1, MOSS), (1, LAKE)):
        cover.line((300, 440), (300 + side * 90, 340), (300 + side * 130, 200), colour=NIGHT, width=18)
        for number in range(6):
            angle = pi * (0.5 + number / 3)
            cover.disc(300 + side * 135 + 82 * cos(angle), 220 - 92 * sin(angle), 34, colour)
    for number in range(7):
        y = 510 + number * 28
        cover.line((150, y), (300, y + 10), (450, y), colour=SUN, width=6)
    return cover


def draw_columns() -> Canvas:
    """Four columns before a lake, the tallest on the right."""
    cover = Canvas(MIST)
    cover.disc(450, 190, 70, SUN)
    cover.area((0, 520), (150, 420), (300, 500), (440, 430), (600, 510), (600, 560), (0, 560), colour=MOSS)
    cover.box(0, 550, 600, 848, LAKE)
    for number, height in enumerate((150, 290, 230, 430)):
        left = 80 + number * 120
        cover.box(left, 730 - height, left + 80, 730, PAPER if number < 3 else SUN, 6)
    cover.box(50, 730, 550, 738, NIGHT, 4)
    return cover


def draw_target() -> Canvas:
    """A target of four rings, and four arrows on their way to it."""
    cover = Canvas(PAPER)
    for radius, colour in ((210, NIGHT), (158, MIST), (106, LAKE), (52, SUN)):
        cover.disc(350, 300, radius, colour)
    for number in range(4):
        x, y = 70 + number * 95, 770 - number * 26
        cover.line((x, y), (x + 62, y - 105), colour=NIGHT, width=8)
        cover.area((x + 76, y - 130), (x + 42, y - 98), (x + 76, y - 78), colour=SUN)
    return cover


def draw_bubbles() -> Canvas:
    """Two speech bubbles that overlap, with a book where they meet."""
    cover = Canvas(NIGHT)
    cover.area((130, 480), (110, 640), (250, 510), colour=LAKE)
    cover.area((470, 560), (500, 710), (350, 590), colour=SUN)
    cover.box(50, 170, 400, 530, LAKE, 60)
    cover.box(200, 270, 550, 610, SUN, 60)
    cover.box(200, 270, 400, 530, PAPER, 30)
    cover.area((228, 350), (297, 372), (297, 472), (228, 450), colour=NIGHT)
    cover.area((372, 350), (303, 372), (303, 472), (372, 450), colour=NIGHT)
    return cover


def draw_list() -> Canvas:
    """A squared sheet with seven rows, six of them ticked."""
    cover = Canvas(LAKE)
    cover.box(70, 90, 530, 770, PAPER, 10)
    for x in range(100, 530, 30):
        cover.line((x, 90), (x, 769), colour=MIST, width=1.5)
    for y in range(120, 770, 30):
        cover.line((70, y), (529, y), colour=MIST, width=1.5)
    for number in range(7):
        y = 165 + number * 90
        cover.box(120, y - 20, 160, y + 20, NIGHT, 4)
        cover.box(126, y - 14, 154, y + 14, PAPER, 2)
        cover.line((200, y), (440 - number % 3 * 50, y), colour=NIGHT, width=9)
        if number < 6:
            cover.line((126, y - 2), (139, y + 12), (168, y - 28), colour=SUN, width=9)
    return cover


COVERS: dict[str, Callable[[], Canvas]] = {
    "teemapuu": draw_tree,
    "teknologiateollisuus-lukuina": draw_columns,
    "kajaanin-tavoitteet": draw_target,
    "seudun-sanasto": draw_bubbles,
    "tapahtumailmoittajan-muistilista": draw_list,
}
"""The covers by the keys of their publications."""

if __name__ == "__main__":
    for key, draw in COVERS.items():
        draw().save(Path(sys.argv[1]) / key / "kansi.png")
