"""What other services show with a link: the picture of a page, or a card of what it is about."""

import pytest

from plugins.domain.heads import head_of_item, head_of_listing
from plugins.domain.listing import Listing
from plugins.domain.picture import SocialImage
from plugins.domain.view import LanguageView
from tests.region import md, photo, view

STORY = "news/2026-05-03-silta"
THEMES = "puu: {name: {fi: Puu, en: Wood}}\nvesi: {name: {fi: Vesi, en: Water}}\n"
BASE = "https://seutu.example/pictures"


def made(code: str, *fields: str, width: int = 1600) -> LanguageView:
    """A site with a story and a theme that has a page; another has none."""
    listings = tuple(
        Listing(name, f"/{code}/{name}/", "T", {"fi": f"/fi/{name}/", "en": f"/en/{name}/"})
        for name in ("themes/puu", "places/puu", "news")
    )
    texts = {f"{STORY}/index.fi.md": md("title: A", *fields), "registry/themes.yml": THEMES}
    return view(code, texts, files={STORY: [photo("a.jpg", width)]}, listings=listings)


def shown(*fields: str, code: str = "fi", width: int = 1600) -> str:
    """The address of the picture that stands for a story."""
    found = made(code, *fields, width=width)
    image = head_of_item(found, found.shown[STORY]).image
    assert image
    return image.address.removeprefix(BASE)


PICTURED = ("image: a.jpg", "image_alt: Silta")


@pytest.mark.parametrize(
    ("fields", "width", "address"),
    [
        (PICTURED, 1600, f"/{STORY}/a-social.jpg?v=5c0abcde"),
        ((*PICTURED, "themes: puu"), 700, "/cards/fi/themes/puu.jpg"),
        (("themes: puu",), 1600, "/cards/fi/themes/puu.jpg"),
        (("themes: [vesi, puu]",), 1600, "/cards/fi/site.jpg"),
        ((), 1600, "/cards/fi/site.jpg"),
    ],
)
def test_an_item_is_shown_by_its_picture_or_a_card(fields: tuple[str, ...], width: int, address: str) -> None:
    """Its own where it is large enough; else that of its first theme, if that has a page; else that of the site."""
    assert shown(*fields, width=width) == address


def test_cards_are_of_the_language_of_the_page() -> None:
    """With its words."""
    found = made("en", "themes: puu")

    assert shown("themes: puu", code="en") == "/cards/en/themes/puu.jpg"
    assert head_of_item(found, found.shown[STORY]).image == SocialImage(
        f"{BASE}/cards/en/themes/puu.jpg", "image/jpeg", 1200, 630, "Region: Wood"
    )


@pytest.mark.parametrize(
    ("name", "address"),
    [("themes/puu", "/cards/fi/themes/puu.jpg"), ("places/puu", "/cards/fi/site.jpg"), ("news", "/cards/fi/site.jpg")],
)
def test_a_theme_has_a_card_and_other_listings_that_of_the_site(name: str, address: str) -> None:
    """Whatever else has the name of a theme."""
    found = made("fi")
    image = head_of_listing(found, found.listing_names[name]).image

    assert image
    assert image.address == f"{BASE}{address}"
