"""A card: what stands for a page where it has no picture of its own, set in the site's typefaces over a landscape."""

from io import BytesIO

from PIL import ImageDraw

from plugins.domain.social import CARD_SIZE
from plugins.pictures.landscape import draw_landscape
from plugins.pictures.lettering import fitted, typeface
from plugins.pictures.palette import PALETTES, Palette

LEFT, TOP, WIDTH = 76, 92, 1040
"""Where the words begin, and how wide they may be."""
TITLE_SIZES = range(96, 32, -4)
TITLE_HEIGHT = 210
"""How high the lines of a title may be together, so that they stay above the sun and the hills."""
LEADING = 1.06
"""The height of a line of the title, as a share of the size of its letters."""
QUALITY = 74

Files = tuple[bytes, bytes]


def draw_card(
    *,
    title: str,
    above: str,
    below: str,
    family: str,
    heading: bytes,
    heading_further: bytes,
    text: bytes,
    text_further: bytes,
) -> bytes:
    """A card as a JPEG file: a title, with a line above or below it; the rest are the files of the typefaces."""
    palette = PALETTES[family]
    card = draw_landscape(CARD_SIZE, palette).copy()
    pen = ImageDraw.Draw(card)
    y = _line(pen, above, TOP, (text, text_further), palette) if above else TOP - 10.0
    y = _title(pen, title, y, (heading, heading_further), palette)
    if below:
        _line(pen, below, y + 40, (text, text_further), palette)
    written = BytesIO()
    card.save(written, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return written.getvalue()


def _line(pen: ImageDraw.ImageDraw, words: str, y: float, files: Files, palette: Palette) -> float:
    """A line in small letters; how far down it reaches."""
    face = typeface(*files, 34, 600)
    face.write(pen, (LEFT, y), words, palette.muted)
    return y + 14


def _title(pen: ImageDraw.ImageDraw, words: str, y: float, files: Files, palette: Palette) -> float:
    """The title in large letters, in several lines where it is long; where its last line stands."""
    setting = fitted(words, files, 700, WIDTH, TITLE_HEIGHT / LEADING, TITLE_SIZES)
    for line in setting.lines:
        y += setting.size * LEADING
        setting.typeface.write(pen, (LEFT - 3, y), line, palette.ink)
    return y + 20
