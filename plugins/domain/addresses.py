"""Addresses: where what people write stands, today and at any time before."""

from collections.abc import Mapping

from plugins.domain.item import Item, ItemTexts, default_slug
from plugins.domain.page import StandingPage
from plugins.domain.registry import Entry
from plugins.domain.site import Site

Addresses = Mapping[str, str]
"""The addresses of the same thing by language."""


def item_address(item: Item, language: str, site: Site) -> str:
    """The address of the page about an item in a language: a version, the facts or a notice."""
    texts: ItemTexts | None = item.texts.get(language)
    return address_of(type(item), item.key, texts.slug if texts else "", language, site)


def address_of(kind: type[Item], key: str, slug: str, language: str, site: Site) -> str:
    """The address of an item of a kind in a language, by its key and by the slug that it states there, or ""."""
    if issubclass(kind, StandingPage):
        return f"/{language}/{slug or site.section(key, language)}/"
    return f"{site.section_address(kind.section_name(), language)}{slug or default_slug(key)}/"


def entry_address(entry: Entry, language: str, site: Site) -> str:
    """The address of an entry's page in a language: `/fi/teemat/fotoniikka/`."""
    return address_in(entry.registry, entry.slug_in(language), language, site)


def address_in(section: str, slug: str, language: str, site: Site) -> str:
    """The address of what has a slug in a section."""
    return f"{site.section_address(section, language)}{slug}/"
