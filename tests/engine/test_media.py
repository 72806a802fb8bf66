"""The files beside a text: a picture tells its size as it is shown, and no file makes reading fail."""

from functools import cache
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.engine.media import Media, read_media
from plugins.engine.sources import Source

FORMATS = {"a.png": "PNG", "a.jpg": "JPEG", "a.JPEG": "JPEG", "a.gif": "GIF", "a.webp": "WEBP", "a.avif": "AVIF"}


@cache
def picture(form: str, size: tuple[int, int] = (4, 3), turned: int = 1) -> bytes:
    """The bytes of a picture; `turned` is the orientation that a camera notes (Exif 2.3, tag 0x0112)."""
    image, kept = Image.new("RGB", size, (200, 120, 60)), BytesIO()
    notes = Image.Exif()
    notes[0x0112] = turned
    image.save(kept, form, exif=notes)
    return kept.getvalue()


def read(name: str, data: bytes | None) -> Media:
    """What is known of a file of that name."""
    source = Source(f"content/news/x/{name}", f"/content/news/x/{name}", "news", "x")
    return read_media(source, data, "digest")


def codes(media: Media) -> list[str]:
    """The codes of the problems."""
    return [problem.code for problem in media.problems]


@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_tells_its_pixels(name: str) -> None:
    """Every format that browsers show is measured."""
    media = read(name, picture(FORMATS[name]))

    assert (media.name, media.width, media.height, codes(media)) == (name, 4, 3, [])


@pytest.mark.parametrize(("turned", "size"), [(1, (4, 3)), (3, (4, 3)), (6, (3, 4)), (8, (3, 4))])
def test_a_turned_picture_is_measured_upright(turned: int, size: tuple[int, int]) -> None:
    """A telephone held upright notes that its picture is to be turned; browsers do, and so must the measures."""
    media = read("a.jpg", picture("JPEG", turned=turned))

    assert (media.width, media.height) == size


@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_that_is_none_is_told(name: str) -> None:
    """A damaged file, and one that merely has the name of a picture, are told of."""
    assert codes(read(name, b"not a picture")) == ["broken-picture"]
    assert codes(read(name, b"")) == ["broken-picture"]


@pytest.mark.parametrize("form", ["EPS", "TIFF", "BMP"])
def test_a_picture_of_another_format_is_none(form: str) -> None:
    """Whatever its name says: reading PostScript would run a program on what the file says."""
    assert codes(read("silta.jpg", picture(form))) == ["broken-picture"]


def test_an_svg_is_checked() -> None:
    """An SVG file that runs a program is told of, with its line."""
    media = read("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg">\n<script/></svg>')

    assert [(problem.where.line, problem.code) for problem in media.problems] == [(2, "svg-active")]
    assert codes(read("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')) == []


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="30"', (40, 30)),
        ('width="40.6px" height="30px" viewBox="0 0 4 3"', (41, 30)),
        ('viewBox="0 0 400 300"', (400, 300)),
        ('width="100%" height="100%" viewBox="-5,-5, 400.4 300"', (400, 300)),
        ('width="4em" height="3em"', (0, 0)),
        ('viewBox="0 0 400"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_an_svg_tells_its_size(attributes: str, size: tuple[int, int]) -> None:
    """In pixels, as it states them, or else by the box that it is drawn in."""
    media = read("a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode())

    assert (media.width, media.height, codes(media)) == (*size, [])


def test_a_picture_beyond_all_measure_is_told() -> None:
    """Whether the library would open it or not; nothing is decoded for that."""
    for size in ((10_001, 10_000), (20_000, 10_000)):
        kept = BytesIO()
        Image.new("1", size).save(kept, "PNG")

        assert codes(read("a.png", kept.getvalue())) == ["picture-too-large"]


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "AVIF"])
def test_a_moving_picture_is_told(form: str) -> None:
    """It is measured all the same, as its first frame is shown; two frames of a photograph's file are no movement."""
    frames, kept, second = [Image.new("RGB", (4, 3), colour) for colour in ("red", "blue")], BytesIO(), BytesIO()
    frames[0].save(kept, form, save_all=True, append_images=frames[1:])
    frames[0].save(second, "MPO", save_all=True, append_images=frames[1:])
    media = read(f"a.{form.lower()}", kept.getvalue())

    assert (media.width, media.height, codes(media)) == (4, 3, ["picture-moves"])
    assert codes(read("a.jpg", second.getvalue())) == []


def test_a_document_is_published_as_it_is() -> None:
    """Nothing is asked of a file that is no picture."""
    assert read("a.pdf", b"\0") == Media("a.pdf", "digest", 1, "/content/news/x/a.pdf")


def test_a_file_that_cannot_be_opened_is_told() -> None:
    """It has no bytes, and one problem."""
    assert codes(read("a.png", None)) == ["unreadable-file"]


@given(
    st.sampled_from(sorted(FORMATS)), st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255))), st.integers(0)
)
def test_any_damage_is_survived(name: str, changes: list[tuple[int, int]], end: int) -> None:
    """A picture that is cut, or in which bytes have changed, is measured or told of, and nothing fails."""
    data = bytearray(picture(FORMATS[name], turned=6))
    for place, byte in changes:
        data[place % len(data)] = byte

    media = read(name, bytes(data[:-end] if end % 2 else data))

    assert bool(media.width) != bool(media.problems)


@pytest.mark.parametrize("name", FORMATS)
def test_every_cut_of_a_picture_is_survived(name: str) -> None:
    """A copy that stopped on its way is measured or told of."""
    whole = picture(FORMATS[name], turned=6)
    read_cut = [read(name, whole[:length]) for length in range(len(whole))]

    assert [bool(media.width) for media in read_cut] == [not media.problems for media in read_cut]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("byte", [0x00, 0x77, 0xFF])
def test_every_changed_byte_of_a_picture_is_survived(byte: int, name: str) -> None:
    """The readers of pictures fail in many ways; none of them is a writer's traceback."""
    whole = picture(FORMATS[name], turned=6)
    changed = [whole[:place] + bytes([byte]) + whole[place + 1 :] for place in range(len(whole))]
    found = [read(name, data) for data in changed]

    assert [bool(media.width) for media in found] == [not media.problems for media in found]
