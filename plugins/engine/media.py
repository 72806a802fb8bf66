"""Media: the files that lie beside a text, with the size in pixels of those that are pictures."""

import warnings
from io import BytesIO

import msgspec
from PIL import Image

from plugins.domain.problem import Problem, Where, error
from plugins.engine.sources import Source
from plugins.engine.svg import check_svg

PIXELS = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")


class Media(msgspec.Struct, frozen=True):
    """A file beside a text: its name, its digest, its bytes, where it lies, and its pixels where it has any."""

    name: str
    digest: str
    size: int
    source: str
    width: int = 0
    height: int = 0
    problems: tuple[Problem, ...] = ()


def read_media(source: Source, data: bytes | None, digest: str) -> Media:
    """What there is to know of a file beside a text, from its bytes; None where it cannot be opened."""
    name, suffix = source.name, source.name[source.name.rfind(".") :].lower()
    if data is None:
        return Media(name, digest, 0, str(source.file), problems=(error(Where(source.path), "unreadable-file"),))
    problems = check_svg(data, source.path) if suffix == ".svg" else ()
    width, height = _pixels(data) if suffix in PIXELS else (0, 0)
    if suffix in PIXELS and not width:
        problems = (error(Where(source.path), "broken-picture", value=name),)
    return Media(name, digest, len(data), str(source.file), width, height, problems)


def _pixels(data: bytes) -> tuple[int, int]:
    """The width and height of a picture as it is shown, upright; nothing where it cannot be read."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data)) as picture:
            turned = picture.getexif().get(0x0112, 1) in {5, 6, 7, 8}
            return (picture.height, picture.width) if turned else (picture.width, picture.height)
    except Exception:  # noqa: BLE001 - each of the library's readers fails in its own ways on damaged bytes
        return (0, 0)
