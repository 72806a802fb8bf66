"""Photographs for tests, as cameras and telephones make them: turned, and full of what nobody else should read."""

from io import BytesIO

from PIL import Image, ImageCms

CORNERS = ((220, 30, 30), (30, 180, 30), (30, 30, 220), (240, 240, 240))
"""The colours of an upright photograph: top left, top right, bottom left, bottom right."""
ORIENTATION, MAKER, POSITION = 0x0112, 0x010F, 0x8825
"""Tags of Exif 2.3."""
SECRET = "Xqsecretcamera"
"""What the camera writes into every field that it has."""
STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How an upright picture lies in the file of a camera that was held like this; notes of 1 say that it was upright."""


def upright(size: tuple[int, int]) -> Image.Image:
    """A picture of four quarters, whose colours run a little, as those of photographs do."""
    quarters = Image.new("RGB", (2, 2))
    for number, colour in enumerate(CORNERS):
        quarters.putpixel((number % 2, number // 2), colour)
    shade = Image.radial_gradient("L").resize(size).point(lambda value: value // 8)
    return Image.composite(Image.new("RGB", size, "gray"), quarters.resize(size, Image.Resampling.NEAREST), shade)


def photograph(size: tuple[int, int] = (1280, 960), turned: int = 1, form: str = "JPEG") -> bytes:
    """The bytes of a photograph that is of this size when it is upright."""
    picture, written = upright(size), BytesIO()
    if turned in STORED:
        picture = picture.transpose(STORED[turned])
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{SECRET}</x:xmpmeta>'.encode()
    said = {"comment": SECRET} if form in {"JPEG", "GIF"} else {}
    picture.save(written, form, exif=notes(turned), xmp=xmp, icc_profile=profile, **said)
    return written.getvalue()


def notes(turned: int) -> Image.Exif:
    """What a camera notes: how it was held, its maker, and where on earth it was."""
    found = Image.Exif()
    found[ORIENTATION], found[MAKER] = turned, SECRET
    found.get_ifd(POSITION).update({1: "N", 2: (62.0, 53.0, 28.0), 3: "E", 4: (29.0, 40.0, 5.0)})
    return found


def corners(picture: Image.Image) -> list[tuple[int, ...]]:
    """Which of the four colours each corner of a picture is nearest to, by their places in an upright one."""
    small = picture.convert("RGB")
    x, y, right, low = picture.width // 10, picture.height // 10, picture.width - 1, picture.height - 1
    places = ((x, y), (right - x, y), (x, low - y), (right - x, low - y))
    return [_nearest(small.getpixel(place)) for place in places]


def _nearest(pixel: object) -> tuple[int, ...]:
    assert isinstance(pixel, tuple)
    return min(CORNERS, key=lambda corner: sum(abs(a - b) for a, b in zip(corner, pixel, strict=True)))
