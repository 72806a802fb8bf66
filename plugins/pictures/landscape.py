"""A Nordic landscape for the cards: a low sun, layers of hills, firs, and a lake that lies still."""

from collections.abc import Iterator
from functools import cache
from math import sin

from PIL import Image, ImageDraw

from plugins.pictures.palette import Palette

Point = tuple[float, float]

SMOOTH = 2
"""The landscape is drawn this much larger and then made smaller, so that edges are smooth."""
SHORE = 0.865
"""How far down the lake begins, as a share of the height."""
SUN = (0.84, 0.61, 0.085)
"""Where the sun stands, as shares of width and height, and its radius as a share of the height."""


@cache
def draw_landscape(size: tuple[int, int], palette: Palette) -> Image.Image:
    """A picture of a size, in the colours of a palette; it is for looking at and copying only."""
    width, height = size[0] * SMOOTH, size[1] * SMOOTH
    canvas = _sky((width, height), palette)
    pen = ImageDraw.Draw(canvas)
    _disc(pen, width * SUN[0], height * SUN[1], height * SUN[2], palette.sun)
    pen.polygon(list(_hills(width, height, 0.69, 0.065, 1.1)), palette.far)
    pen.polygon(list(_hills(width, height, 0.755, 0.05, 3.7)), palette.middle)
    pen.rectangle((0, height * SHORE, width, height), palette.lake)
    _glitter(pen, width, height, palette)
    pen.polygon(list(_hills(width, height, 0.845, 0.022, 5.3, SHORE)), palette.near)
    for number in range(34):
        _fir(pen, width, height, number, palette)
    return canvas.reduce(SMOOTH)


def _sky(size: tuple[int, int], palette: Palette) -> Image.Image:
    """The sky, which grows lighter towards the hills: one column of it, as wide as the picture."""
    column = (1, size[1])
    depth = Image.linear_gradient("L").resize(column)
    sky = Image.composite(Image.new("RGB", column, palette.horizon), Image.new("RGB", column, palette.sky), depth)
    return sky.resize(size, Image.Resampling.NEAREST)


def _hills(width: int, height: int, level: float, swing: float, phase: float, foot: float = 1.0) -> Iterator[Point]:
    """The outline of a row of hills around a level, down to their foot."""
    yield (0, height * foot)
    for step in range(121):
        x = step / 120
        wave = sin(x * 5.1 + phase) * 0.55 + sin(x * 11.7 + phase * 2.3) * 0.28 + sin(x * 23.3 + phase * 1.7) * 0.1
        yield (width * x, height * (level + swing * wave))
    yield (width, height * foot)


def _glitter(pen: ImageDraw.ImageDraw, width: int, height: int, palette: Palette) -> None:
    """The light of the sun on the water: bars that grow shorter."""
    for number in range(4):
        half = width * (0.075 - number * 0.016)
        y = height * (SHORE + 0.028 + number * 0.026)
        area = (width * SUN[0] - half, y, width * SUN[0] + half, y + height * 0.008)
        pen.rounded_rectangle(area, height * 0.004, palette.sun)


def _fir(pen: ImageDraw.ImageDraw, width: int, height: int, number: int, palette: Palette) -> None:
    """One of the firs on the near shore; they stand closer together towards the left."""
    share = (number / 34) ** 1.6
    tall = height * (0.055 + 0.05 * abs(sin(number * 2.4)))
    x, foot = width * (0.01 + 0.66 * share), height * (SHORE - 0.004 + 0.004 * sin(number))
    for tier in range(3):
        top, low = foot - tall * (1 - tier * 0.24), foot - tall * (0.5 - tier * 0.25)
        half = tall * (0.12 + tier * 0.055)
        pen.polygon([(x, top), (x - half, low), (x + half, low)], palette.near)


def _disc(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: str) -> None:
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), colour)
