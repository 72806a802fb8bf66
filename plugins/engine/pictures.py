"""Pictures: the forms in which a raster picture is published: upright, small, in sRGB, with nothing else in the file.

The original never leaves the content folder: cameras and telephones write into it where and when it was taken.
"""

import hashlib
import warnings
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image, ImageCms, ImageOps

WIDTHS = (480, 960, 1600)
"""The widths of a picture's forms, by which they are named; no form is wider than its picture. The first and the last
are left out where they would hardly differ from the one between them."""
EVERYWHERE = "960"
"""The form that every picture has, in JPEG whatever the picture: what was sent with it goes on showing a picture when
another takes its place."""
TALLEST = 4
"""No form is higher than this many times the width by which it is named (WebP ends at 16 383 pixels)."""
SOCIAL = (1200, 630)
"""The width and height of the form that other services show with a link to a page (https://ogp.me/)."""
LEAST_SOCIAL = (960, 504)
"""A picture smaller than this would be shown blurred there."""
FEW_COLOURS = 256
"""With no more colours, a picture is a drawing: it is kept without loss where that makes a smaller file."""
LARGEST = 100_000_000
"""The most pixels that a picture may have: about what a page of a poster has in print."""

WEBP: Mapping[str, Any] = {"format": "WEBP", "quality": 75, "method": 4}
JPEG: Mapping[str, Any] = {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True}
PNG: Mapping[str, Any] = {"format": "PNG", "optimize": True}
TYPES = {"WEBP": "image/webp", "JPEG": "image/jpeg", "PNG": "image/png"}

ORIENTATION = 0x0112
"""The tag under which a camera notes how it was held (Exif 2.3)."""
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a picture is turned upright, by what the camera noted."""
ON_THEIR_SIDE = frozenset({5, 6, 7, 8})

Pixels = tuple[int, int]
"""A width and a height."""


class MadeForm(NamedTuple):
    """A form of a picture: the name that ends its file's (`960`, `social`), its media type, its pixels and bytes."""

    name: str
    type: str
    width: int
    height: int
    content: bytes

    @property
    def digest(self) -> str:
        """The digest of its bytes."""
        return hashlib.blake2b(self.content, digest_size=16).hexdigest()


class _Decoded(NamedTuple):
    """A picture upright and no larger than its largest form, and whether it is a drawing of few colours."""

    picture: Image.Image
    is_drawing: bool


FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
"""The formats that are read. Pillow knows more, one of which (PostScript) would run a program on the file."""


def upright_size(picture: Image.Image) -> Pixels:
    """The width and height of an opened picture as it is shown."""
    turned = picture.getexif().get(ORIENTATION, 1) in ON_THEIR_SIDE
    return (picture.height, picture.width) if turned else picture.size


def make_forms(data: bytes) -> list[MadeForm]:
    """Every form of a picture, decoded once. Raises OSError, or another of the library's, where pixels are missing."""
    with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=FORMATS) as opened:
        sizes = form_sizes(upright_size(opened))
        decoded = _decode(opened, sizes[max(sizes, key=int)])
    forms = list(_widths(decoded, sizes))
    if all(side >= least for side, least in zip(decoded.picture.size, LEAST_SOCIAL, strict=True)):
        # A little above the middle is where the faces are.
        crop = ImageOps.fit(_on_white(decoded.picture), SOCIAL, Image.Resampling.LANCZOS, centering=(0.5, 0.4))
        forms.append(_form("social", crop, JPEG))
    return forms


def form_sizes(size: Pixels) -> dict[str, Pixels]:
    """The sizes of the forms of a picture by their names, the smallest first."""
    width, height = size
    fitting = {str(wide): _fitted(width, height, wide) for wide in WIDTHS}
    smaller, middle, wider = (str(wide) for wide in WIDTHS)
    if fitting[middle][0] < 1.1 * fitting[smaller][0]:
        del fitting[smaller]
    if fitting[wider][0] < 1.1 * fitting[middle][0]:
        del fitting[wider]
    return fitting


def _fitted(width: int, height: int, wide: int) -> Pixels:
    scale = min(1, wide / width, TALLEST * wide / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _decode(opened: Image.Image, largest: Pixels) -> _Decoded:
    """Decode a picture, a JPEG file at a fraction of its size already, and bring it to the size of its largest form."""
    turn = opened.getexif().get(ORIENTATION, 1)
    stored = largest[::-1] if turn in ON_THEIR_SIDE else largest
    profile = opened.info.get("icc_profile")
    is_photograph = opened.format in {"JPEG", "MPO"}
    opened.draft(opened.mode, stored)
    picture = _eight_bits(opened)
    is_drawing = not is_photograph and picture.getcolors(FEW_COLOURS) is not None
    picture = _in_srgb(picture.resize(stored, Image.Resampling.LANCZOS, reducing_gap=3.0), profile)
    if turn in TURNS:
        picture = picture.transpose(TURNS[turn])
    # What else the file said, such as a comment or the place where it was taken, would be written again.
    picture.info = {}
    return _Decoded(picture, is_drawing)


def _eight_bits(opened: Image.Image) -> Image.Image:
    """The pixels in a mode that can be made smaller: L, LA, RGB, RGBA or CMYK."""
    opened.load()
    if opened.mode.startswith(("I", "F")):
        return opened.point(lambda value: value * (1 / 256)).convert("L")
    if opened.mode in {"LA", "RGBA"}:
        return opened
    if opened.has_transparency_data:
        return opened.convert("RGBA")
    if opened.mode in {"L", "RGB", "CMYK"}:
        return opened
    return opened.convert("L" if opened.mode == "1" else "RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in the colours that the web takes for granted: RGB, or RGBA where something shines through."""
    alpha = picture.getchannel("A") if picture.mode in {"LA", "RGBA"} else None
    colours = picture.convert({"LA": "L", "RGBA": "RGB"}.get(picture.mode, picture.mode))
    colours = (_by_profile(colours, profile) if profile else None) or colours.convert("RGB")
    if alpha is not None and alpha.getextrema() != (255, 255):
        colours.putalpha(alpha)
    return colours


def _by_profile(colours: Image.Image, profile: bytes) -> Image.Image | None:
    """Colours by the profile of their device; None where the profile is broken, of other channels, or sRGB anyway."""
    try:
        device = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(device):
            return None
        return ImageCms.profileToProfile(colours, device, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return None


def _widths(decoded: _Decoded, sizes: Mapping[str, Pixels]) -> Iterator[MadeForm]:
    """Each width as WebP and in a format that all browsers read, from the widest down, each from the one before."""
    picture, fallback = decoded.picture, _fallback(decoded)
    for name, size in reversed(list(sizes.items())):
        picture = picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)
        yield _webp(name, picture, is_drawing=decoded.is_drawing)
        yield _form(name, _few(picture) if fallback is PNG and decoded.is_drawing else picture, fallback)
        if name == EVERYWHERE and fallback is PNG:
            yield _form(name, _on_white(picture), JPEG)


def _fallback(decoded: _Decoded) -> Mapping[str, Any]:
    """PNG where something shines through, or for a drawing that is smaller so; else JPEG."""
    if decoded.picture.mode == "RGBA":
        return PNG
    if not decoded.is_drawing:
        return JPEG
    drawn, painted = _encoded(_few(decoded.picture), PNG), _encoded(decoded.picture, JPEG)
    return PNG if len(drawn) <= len(painted) else JPEG


def _few(picture: Image.Image) -> Image.Image:
    """A drawing with so few colours that a byte names each: the softened edges between its own need some more."""
    method = Image.Quantize.FASTOCTREE if picture.mode == "RGBA" else Image.Quantize.MEDIANCUT
    return picture.quantize(FEW_COLOURS, method=method, dither=Image.Dither.NONE)


def _webp(name: str, picture: Image.Image, *, is_drawing: bool) -> MadeForm:
    lossy = _form(name, picture, WEBP)
    if not is_drawing:
        return lossy
    exact = _form(name, picture, {**WEBP, "lossless": True})
    return min(exact, lossy, key=lambda form: len(form.content))


def _form(name: str, picture: Image.Image, how: Mapping[str, Any]) -> MadeForm:
    return MadeForm(name, TYPES[how["format"]], *picture.size, _encoded(picture, how))


def _encoded(picture: Image.Image, how: Mapping[str, Any]) -> bytes:
    written = BytesIO()
    picture.save(written, **how)
    return written.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground
