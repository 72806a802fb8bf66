"""Lettering: words in a typeface that lies in two files, wrapped and sized so that they fit."""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import NamedTuple

from PIL import ImageDraw, ImageFont

LATIN = 0x100
"""From here on, letters lie in the further file of a typeface; but for the dashes and quotation marks of texts."""
MARKS = frozenset("–—‘’“”„•…€−")


class Typeface(NamedTuple):
    """A typeface at one size and weight, in its two files."""

    near: ImageFont.FreeTypeFont
    further: ImageFont.FreeTypeFont

    def runs(self, text: str) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
        """The text in stretches, each with the file that has its letters."""
        for is_near, letters in groupby(text, lambda letter: ord(letter) < LATIN or letter in MARKS):
            yield "".join(letters), self.near if is_near else self.further

    def width(self, text: str) -> float:
        """The width of a text in pixels."""
        return sum(font.getlength(run) for run, font in self.runs(text))

    def write(self, pen: ImageDraw.ImageDraw, place: tuple[float, float], text: str, colour: str) -> None:
        """Write a line of text that begins at a place on its base line."""
        x, y = place
        for run, font in self.runs(text):
            pen.text((x, y), run, colour, font, anchor="ls")
            x += font.getlength(run)


class Setting(NamedTuple):
    """A text as it fits: the size of its letters, their typeface, and its lines."""

    size: int
    typeface: Typeface
    lines: tuple[str, ...]

    @property
    def width(self) -> float:
        """The width of the widest line."""
        return max((self.typeface.width(line) for line in self.lines), default=0)


def typeface(near: bytes, further: bytes, size: int, weight: int) -> Typeface:
    """A typeface from its files, at a size in pixels and a weight from 400 to 700."""
    return Typeface(_font(near, size, weight), _font(further, size, weight))


def fitted(text: str, files: tuple[bytes, bytes], weight: int, width: int, height: float, sizes: range) -> Setting:
    """The text in the largest of the sizes at which its lines are within a width and a height; else in the last."""
    settings = (_set(text, typeface(*files, size, weight), size, width) for size in sizes)
    return next(
        setting
        for setting in settings
        if setting.size == sizes[-1] or (len(setting.lines) * setting.size <= height and setting.width <= width)
    )


def _set(text: str, face: Typeface, size: int, width: int) -> Setting:
    return Setting(size, face, wrapped(text, face, width))


def wrapped(text: str, face: Typeface, width: float) -> tuple[str, ...]:
    """The text in lines, as few as there can be, and those as even as they can be."""
    lines = _filled(text.split(), face, width)
    while len(lines) > 1:
        width -= 20
        narrower = _filled(text.split(), face, width)
        if len(narrower) > len(lines) or any(face.width(line) > width for line in narrower):
            break
        lines = narrower
    return tuple(lines)


def _filled(words: list[str], face: Typeface, width: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _font(file: bytes, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(BytesIO(file), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font
