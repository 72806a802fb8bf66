"""The forms of a picture: upright, small, in the colours of the web, nothing but pixels, and always the same."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from plugins.engine.pictures import EVERYWHERE, TALLEST, WIDTHS, MadeForm, form_sizes, make_forms
from tests.photographs import CORNERS, SECRET, corners, photograph, upright

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")


def encoded(picture: Image.Image, form: str = "PNG", **how: object) -> bytes:
    """The bytes of a picture."""
    written = BytesIO()
    picture.save(written, form, **how)
    return written.getvalue()


def opened(form: MadeForm) -> Image.Image:
    """A form as those who get it see it."""
    return Image.open(BytesIO(form.content))


def by_name(forms: list[MadeForm]) -> dict[tuple[str, str], MadeForm]:
    """Forms by their names and types."""
    return {(form.name, form.type.partition("/")[2]): form for form in forms}


def drawing(mode: str = "RGB") -> Image.Image:
    """A house of three colours; where the mode knows of it, one sees through around it."""
    picture = Image.new(mode, (1200, 800), (255, 255, 255, 0)[: len(mode)])
    pen = ImageDraw.Draw(picture)
    pen.rectangle((300, 350, 900, 750), (160, 40, 40, 255)[: len(mode)])
    pen.polygon([(250, 350), (950, 350), (600, 60)], (50, 50, 60, 255)[: len(mode)])
    return picture


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("turned", range(1, 9))
def test_every_orientation_stands_upright(turned: int, form: str) -> None:
    """However a camera was held: the pixels are turned, and the note that said so is gone."""
    made = make_forms(photograph((700, 500), turned, form))

    assert {(one.name, one.width, one.height) for one in made} == {("480", 480, 343), ("960", 700, 500)}
    assert [corners(opened(one)) for one in made] == [list(CORNERS)] * len(made)
    assert [dict(opened(one).getexif()) for one in made] == [{}] * len(made)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_that_the_camera_wrote_is_left(form: str) -> None:
    """It stands in the original, and in no form of it."""
    original = photograph((700, 500), 6, form)

    assert SECRET.encode() in original
    assert [one.name for one in make_forms(original) if SECRET.encode() in one.content] == []


def test_a_large_photograph_has_every_form() -> None:
    """Three widths as WebP and as JPEG, and one for other services."""
    made = by_name(make_forms(photograph((2000, 1500))))

    assert {name: (form.width, form.height) for (name, _), form in made.items()} == {
        "1600": (1600, 1200),
        "960": (960, 720),
        "480": (480, 360),
        "social": (1200, 630),
    }
    assert set(made) == {*((str(wide), type_) for wide in WIDTHS for type_ in ("webp", "jpeg")), ("social", "jpeg")}
    assert [opened(form).size for form in made.values()] == [(form.width, form.height) for form in made.values()]


@given(st.integers(1, 30_000), st.integers(1, 30_000))
def test_sizes_are_sensible(width: int, height: int) -> None:
    """Never larger than the picture, never the same twice, always one for everywhere, and no higher than can be."""
    sizes = form_sizes((width, height))

    assert EVERYWHERE in sizes
    assert sorted(sizes.values()) == list(sizes.values())
    assert len(set(sizes.values())) == len(sizes)
    for name, (wide, high) in sizes.items():
        assert 1 <= wide <= min(width, int(name))
        assert 1 <= high <= min(height, TALLEST * int(name))
        assert wide in {1, round(high * width / height)} or abs(high - wide * height / width) <= 1


@pytest.mark.parametrize("size", [(959, 700), (1400, 503), (300, 300), (1000, 9000)])
def test_a_small_picture_is_not_blown_up_for_others(size: tuple[int, int]) -> None:
    """They get a card instead."""
    assert [form.name for form in make_forms(encoded(upright(size), "JPEG")) if form.name == "social"] == []


def test_a_drawing_is_kept_as_one() -> None:
    """Few colours are smaller as PNG, and sharper; what is sent is JPEG all the same."""
    made = by_name(make_forms(encoded(drawing())))

    assert set(made) == {("960", "webp"), ("960", "png"), ("960", "jpeg"), ("480", "webp"), ("480", "png"),
                         ("1600", "webp"), ("1600", "png"), ("social", "jpeg")}  # fmt: skip
    exact = opened(made["1600", "png"]).convert("RGB")
    assert exact.getpixel((600, 500)) == (160, 40, 40)
    assert len(made["960", "png"].content) < 20_000


def test_a_photograph_in_a_drawings_format_is_a_photograph() -> None:
    """Many colours as PNG would be many times as large."""
    assert ("960", "png") not in by_name(make_forms(encoded(upright((1000, 700)))))


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_one_sees_through_what_one_saw_through(form: str) -> None:
    """In the formats that can; in JPEG the ground is white."""
    made = by_name(make_forms(encoded(drawing("RGBA"), form, lossless=True)))

    for type_ in ("webp", "png"):
        found = opened(made["480", type_]).convert("RGBA")
        through, solid = found.getpixel((5, 5)), found.getpixel((240, 200))
        assert isinstance(through, tuple)
        assert isinstance(solid, tuple)
        assert (type_, through[3]) == (type_, 0)
        assert solid[3] == pytest.approx(255, abs=2)
    ground = opened(made["960", "jpeg"]).convert("L").getpixel((5, 5))
    assert ground == pytest.approx(255, abs=3)


def test_what_is_opaque_has_no_transparency() -> None:
    """A photograph that was saved with a needless alpha channel is a photograph."""
    picture = upright((700, 500))
    picture.putalpha(255)

    assert {form.type for form in make_forms(encoded(picture))} == {"image/webp", "image/jpeg"}


def test_sixteen_bits_become_eight() -> None:
    """Scanners make such pictures: half of what they call white is grey."""
    picture = Image.new("I;16", (600, 400), 32_768)
    [red, *_] = colour_of(make_forms(encoded(picture)))

    assert red == pytest.approx(128, abs=2)


def test_cmyk_becomes_rgb() -> None:
    """Printers' pictures: full cyan is no red."""
    red, green, blue = colour_of(make_forms(encoded(Image.new("CMYK", (600, 400), (255, 0, 0, 0)), "JPEG")))

    assert red < 40
    assert min(green, blue) > 120


def test_a_profile_is_followed_and_left_out() -> None:
    """Colours of a device become those of the web: what this one calls red is blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    other = exchanged.replace("sRGB".encode("utf-16-be"), "Mine".encode("utf-16-be"))
    for form in ("JPEG", "PNG"):
        made = make_forms(encoded(Image.new("RGB", (600, 400), (200, 60, 40)), form, icc_profile=other))

        assert colour_of(made) == pytest.approx((40, 60, 200), abs=6)
        assert [one.name for one in made if "icc_profile" in opened(one).info] == []


def test_a_profile_of_other_channels_is_no_obstacle() -> None:
    """The picture is shown as if it had none."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB", 5000)).tobytes()
    made = make_forms(encoded(Image.new("RGB", (600, 400), (200, 60, 40)), "PNG", icc_profile=lab))

    assert colour_of(made) == pytest.approx((200, 60, 40), abs=4)


def test_a_broken_profile_is_no_obstacle() -> None:
    """The picture is shown as if it had none."""
    made = make_forms(encoded(Image.new("RGB", (600, 400), (200, 60, 40)), "JPEG", icc_profile=b"nonsense" * 40))

    assert colour_of(made) == pytest.approx((200, 60, 40), abs=4)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_mode_is_made(mode: str) -> None:
    """Whatever a program saved."""
    found = make_forms(encoded(upright((640, 480)).convert(mode), "PNG"))

    assert {form.name for form in found} == {"480", "960"}


def test_a_movement_stands_still() -> None:
    """Of a moving picture there is the first frame."""
    frames = [Image.new("RGB", (320, 240), colour) for colour in ("red", "blue")]
    made = make_forms(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]))

    assert colour_of(made) == pytest.approx((255, 0, 0), abs=3)
    assert [getattr(opened(form), "n_frames", 1) for form in made] == [1] * len(made)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_pixels_that_are_missing_are_found(form: str, share: float) -> None:
    """A copy that stopped on its way is no picture, however far it came."""
    whole = photograph((700, 500), form=form)

    with pytest.raises(Exception):  # noqa: B017, PT011 - each of the library's readers fails in its own way
        make_forms(whole[: int(len(whole) * share)])


def test_the_same_picture_gives_the_same_bytes() -> None:
    """And so the same digests, which stand in addresses."""
    data = photograph((1400, 1000), 6)
    first, second = make_forms(data), make_forms(data)

    assert first == second
    assert [form.digest for form in first] == [form.digest for form in second]


def colour_of(forms: list[MadeForm]) -> tuple[int, ...]:
    """The colour in the middle of the form that everything shows."""
    picture = opened(by_name(forms)["960", "jpeg"]).convert("RGB")
    found = picture.getpixel((picture.width // 2, picture.height // 2))
    assert isinstance(found, tuple)
    return found
