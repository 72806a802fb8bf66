"""A picture as readers get it: at addresses that all languages share, with the words of one."""

import pytest

from plugins.domain.item import File, Form
from plugins.domain.picture import (
    PIXELS,
    Image,
    SocialImage,
    Source,
    file_address,
    image_of,
    is_pixels,
    largest_form,
    render_image,
    render_plain_image,
)
from plugins.engine import media
from tests.region import md, photo, view

STORY = "news/2026-05-03-silta"


def image(file: File, *fields: str) -> Image:
    """The picture of a story."""
    found = view("fi", {f"{STORY}/index.fi.md": md("title: A", *fields)}, files={STORY: [file]})
    made = image_of(found.shown[STORY], file, "Silta", "Museo")
    assert made
    return made


def test_reading_and_showing_know_the_same_pictures() -> None:
    """What is made into forms by the one is shown by them by the other, and is never published as it is."""
    assert media.PIXELS == PIXELS
    assert [is_pixels(name) for name in ("a.jpg", "A.JPEG", "a.webp", "a.svg", "a.pdf", "jpg")] == [True] * 3 + [
        False
    ] * 3


def test_a_photograph_has_its_forms() -> None:
    """The one of a middle width, its size, the others by type, and the one for other services."""
    address = f"/pictures/{STORY}/silta"
    wide = {"480w": ("480", "0abc"), "960w": ("960", "0abc"), "1600w": ("1600", "0ab")}
    sets = [
        ", ".join(f"{address}-{name}.{suffix}?v={name}{mark}{end} {width}" for width, (name, end) in wide.items())
        for suffix, mark in (("webp", "w"), ("jpg", "j"))
    ]

    assert image(photo("silta.JPG")) == Image(
        address=f"{address}-960.jpg?v=960j0abc",
        alt="Silta",
        width=960,
        height=720,
        credit="Museo",
        permanent=f"{address}-960.jpg",
        type="image/jpeg",
        size=9600,
        srcset=sets[1],
        sources=(Source("image/webp", sets[0]),),
        social=SocialImage(f"{address}-social.jpg?v=5c0abcde", "image/jpeg", 1200, 630, "Silta"),
    )


def test_a_small_picture_has_one_size() -> None:
    """Then there is nothing to choose from but the type, and nothing for other services."""
    made = image(photo("silta.jpg", 300, 200))

    assert (made.srcset, made.social, made.width) == ("", None, 300)
    assert made.sources[0].srcset.endswith(" 300w")


def test_a_drawing_is_shown_as_it_is_and_sent_as_a_photograph() -> None:
    """PNG in pages; JPEG, which every program reads, where it cannot be changed any more."""
    plain = photo("silta.png", 800, 600)
    drawn = File(
        "silta.png", "d", 1, "", 800, 600, (*plain.forms, Form("960", "image/png", 800, 600, 77, "abcdefghij"))
    )
    made = image(drawn)

    assert made.address == f"/pictures/{STORY}/silta-960.png?v=abcdefgh"
    assert (made.permanent, made.type, made.size) == (f"/pictures/{STORY}/silta-960.jpg", "image/jpeg", 8000)


def test_an_address_stays_when_folder_and_slug_change() -> None:
    """It has the name under which the item was first published."""
    assert (
        image(photo("silta.jpg"), "slug: uusi", "aliases: vanha-nimi").permanent
        == "/pictures/news/vanha-nimi/silta-960.jpg"
    )


def test_a_drawing_in_svg_lies_beside_its_page() -> None:
    """As it was made, with the size that it states."""
    made = image(File("silta.svg", "d", 99, "", 40, 30))

    assert (made.address, made.permanent) == ("/fi/uutiset/silta/silta.svg", "/fi/uutiset/silta/silta.svg")
    assert (made.type, made.size, made.sources, made.social) == ("image/svg+xml", 99, (), None)


@pytest.mark.parametrize("name", ["a.pdf", "a.jpg"])
def test_what_has_no_form_is_no_picture(name: str) -> None:
    """Neither a document nor a photograph of which none could be made."""
    found = view("fi", {f"{STORY}/index.fi.md": md("title: A")})

    assert image_of(found.shown[STORY], File(name, "d", 1), "A") is None


def test_a_link_leads_to_the_largest_form() -> None:
    """To every other file itself."""
    shown = view("fi", {f"{STORY}/index.fi.md": md("title: A")}).shown[STORY]

    assert file_address(shown, photo("a b.jpg")) == f"/pictures/{STORY}/a%20b-1600.jpg?v=1600j0ab"
    assert file_address(shown, File("a b.pdf", "d", 1)) == "/fi/uutiset/silta/a%20b.pdf"
    assert largest_form(File("a.pdf", "d", 1)) is None


def test_words_are_escaped() -> None:
    """In pages and elsewhere."""
    made = Image("/a.svg", 'A "b" & <c>', permanent="/a.svg")

    assert 'alt="A &quot;b&quot; &amp; &lt;c&gt;"' in render_image(made, "100vw")
    assert render_plain_image(made, "https://seutu.example", "T") == (
        '<img src="https://seutu.example/a.svg" alt="A &quot;b&quot; &amp; &lt;c&gt;" title="T">'
    )
