"""Sitemaps: every page with its real versions, as a parser of XML sees them."""

from xml.etree import ElementTree

import pytest

from plugins.formats.sitemap import SITEMAP, XHTML, Place, render_sitemap

FI, EN = "https://seutu.example/fi/", "https://seutu.example/en/"


def urls(*places: Place) -> list[ElementTree.Element]:
    """The entries of a sitemap."""
    root = ElementTree.fromstring(render_sitemap(places))  # noqa: S314 - our own output
    assert root.tag == f"{{{SITEMAP}}}urlset"
    return root.findall(f"{{{SITEMAP}}}url")


def test_a_page_has_its_address_its_day_and_its_versions() -> None:
    """The alternates name the page itself as well."""
    [url] = urls(Place(FI, "2026-05-03", {"fi": FI, "en": EN, "x-default": "https://seutu.example/"}))

    assert url.findtext(f"{{{SITEMAP}}}loc") == FI
    assert url.findtext(f"{{{SITEMAP}}}lastmod") == "2026-05-03"
    assert [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in url.findall(f"{{{XHTML}}}link")] == [
        ("alternate", "fi", FI),
        ("alternate", "en", EN),
        ("alternate", "x-default", "https://seutu.example/"),
    ]


def test_an_unknown_day_is_left_out() -> None:
    """Nothing is dated to the moment of the build."""
    [url] = urls(Place(FI, "", {"fi": FI}))

    assert url.find(f"{{{SITEMAP}}}lastmod") is None


@pytest.mark.parametrize("address", ["https://x.example/?a=1&b=2", "https://x.example/<ä>", "https://x.example/'\""])
def test_signs_of_xml_are_text(address: str) -> None:
    """An address may hold what XML escapes."""
    [url] = urls(Place(address, "", {"fi": address}))
    link = url.find(f"{{{XHTML}}}link")

    assert url.findtext(f"{{{SITEMAP}}}loc") == address
    assert link is not None
    assert link.get("href") == address


def test_places_keep_their_order_and_bytes() -> None:
    """The same places give the same bytes, in UTF-8, as the protocol asks."""
    places = [Place(EN, "", {}), Place(FI, "", {})]

    assert [url.findtext(f"{{{SITEMAP}}}loc") for url in urls(*places)] == [EN, FI]
    assert render_sitemap(places) == render_sitemap(list(places))
    assert render_sitemap([]).startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<urlset')
