"""Media: the files that lie beside a text, with the size in pixels of those that are pictures."""

import warnings
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import msgspec

from plugins.domain.problem import Problem, Where, error, warning
from plugins.engine.picture_cache import Form, Forms, PictureCache, forms_of
from plugins.engine.sources import Source
from plugins.engine.svg import check_svg, svg_size

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
    forms: tuple[Form, ...] = ()
    """The forms in which a picture of pixels is published."""


class Seen(NamedTuple):
    """What the beginning of a picture tells: its pixels as it is shown, and the code of what is wrong with it."""

    width: int = 0
    height: int = 0
    wrong: str = ""


def read_media(source: Source, data: bytes | None, digest: str) -> Media:
    """What there is to know of a file beside a text, from its bytes; None where it cannot be opened."""
    name, where = source.name, Where(source.path)
    if data is None:
        return Media(name, digest, 0, source.file, problems=(error(where, "unreadable-file"),))
    if name.lower().endswith(".svg"):
        problems = check_svg(data, source.path)
        width, height = (0, 0) if problems else svg_size(data)
        return Media(name, digest, len(data), source.file, width, height, problems)
    seen = _seen(data) if is_pixels(name) else Seen()
    say = warning if seen.wrong == "picture-moves" else error
    found = (say(where, seen.wrong, value=name),) if seen.wrong else ()
    return Media(name, digest, len(data), source.file, seen.width, seen.height, found)


def with_forms(media: Mapping[str, Media], cache: PictureCache) -> dict[str, Media]:
    """Files by their paths, those that are pictures with the forms in which they are published."""
    found = forms_of(((file.digest, Path(file.source)) for file in media.values() if _can_be_shown(file)), cache)
    return {path: _with(path, file, found) if _can_be_shown(file) else file for path, file in media.items()}


def is_pixels(name: str) -> bool:
    """Whether a file is a picture of pixels, which is not published as it is."""
    return name.lower().endswith(PIXELS)


def _can_be_shown(file: Media) -> bool:
    return bool(is_pixels(file.name) and file.width)


def _with(path: str, file: Media, found: Forms) -> Media:
    forms = found[file.digest]
    if forms:
        return msgspec.structs.replace(file, forms=forms)
    damaged = error(Where(path), "picture-incomplete", value=file.name)
    return msgspec.structs.replace(file, problems=(*file.problems, damaged))


def _seen(data: bytes) -> Seen:
    from PIL import Image

    from plugins.engine.pictures import FORMATS, LARGEST, upright_size

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > LARGEST:
                return Seen(wrong="picture-too-large")
            width, height = upright_size(picture)
            # Telephones keep a second picture in a JPEG file, which is no movement.
            moves = picture.format not in {"JPEG", "MPO"} and getattr(picture, "is_animated", False)
    except Image.DecompressionBombError:
        return Seen(wrong="picture-too-large")
    except Exception:  # noqa: BLE001 - each of the library's readers fails in its own ways on damaged bytes
        return Seen(wrong="broken-picture")
    return Seen(width, height, "picture-moves" if moves else "")
