"""Sitemaps with language alternates (https://www.sitemaps.org/protocol.html, hreflang as xhtml:link)."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


class Place(Struct, frozen=True):
    """A page of the sitemap: its full address, the day of its last change (ISO, or ""), its versions by language."""

    url: str
    changed: str
    alternates: Mapping[str, str]


def render_sitemap(places: Iterable[Place]) -> bytes:
    """The sitemap's XML."""
    from xml.etree import ElementTree as ET

    root = ET.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for place in places:
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = place.url
        if place.changed:
            ET.SubElement(url, "lastmod").text = place.changed
        for language, address in place.alternates.items():
            ET.SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": language, "href": address})
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()
