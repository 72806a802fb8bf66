"""Moves: where what stands at an address stood before, so that old links, feeds and calendars still lead there.

An address is words: a section's, a slug. A slug that changed is known from the history of the content, other addresses
from what writers state as `aliases`, and the former words of sections from the settings. What stands below an address,
such as its feed or the second page of a listing, has moved with it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from plugins.domain.addresses import address_in, item_address
from plugins.domain.catalogue import Catalogue
from plugins.domain.item import Item
from plugins.domain.site import Site

PAGE = "page"
"""The section whose word begins the further pages of a listing."""

Moves = Mapping[str, tuple[str, ...]]
"""The earlier addresses of pages and of whole sections, by those of today; each address ends with a slash."""


def moves_of(catalogue: Catalogue, site: Site, *, stated: bool = True) -> Moves:
    """Where everything stood before that has moved; by what writers state as well, unless that is left out."""
    sections, found = _of_sections(site), defaultdict[str, set[str]](set)
    aliases = _by_aliases(catalogue, site) if stated else ()
    for now, before in (*_by_history(catalogue, site), *aliases, *_pairs(sections)):
        found[now].add(before)
    for now, befores in found.items():
        befores.update([*_in_former_sections((now, *befores), sections)])
    return {now: tuple(sorted(befores - {now})) for now, befores in sorted(found.items())}


def stated_addresses(item: Item, language: str) -> Iterator[str]:
    """The addresses, each with a slash at its end, from which the texts of a language lead to an item."""
    texts = item.texts.get(language)
    for alias in texts.former_addresses if texts else ():
        yield f"{re.sub(r'/(?:index.html?)?/?$', '', alias)}/"


def _by_history(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, str]]:
    for before, name in catalogue.ledger.addresses.items():
        language = before.split("/")[1]
        if now := _address_of(name, language, catalogue, site):
            yield now, before


def _address_of(name: str, language: str, catalogue: Catalogue, site: Site) -> str:
    """The address of an item or an entry in a language; "" where there is none of that name, or no such language."""
    folder, _, key = name.partition("/")
    item, entry = catalogue.by_name.get(name), catalogue.entry(folder, key)
    if language not in site.languages:
        return ""
    if item:
        return item_address(item, language, site)
    return address_in(folder, entry.slug_in(language), language, site) if entry else ""


def _by_aliases(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, str]]:
    for item in catalogue.items():
        for language, texts in item.texts.items():
            if texts.aliases:
                now = item_address(item, language, site)
                yield from ((now, before) for before in stated_addresses(item, language))


def _of_sections(site: Site) -> Moves:
    """The earlier addresses of the sections whose word was another, and of the further pages of listings."""
    found = dict[str, tuple[str, ...]]()
    for language, tongue in site.tongues.items():
        page, pages = site.section(PAGE, language), tongue.former_sections.get(PAGE, ())
        for name in tongue.sections:
            section, formers = site.section_address(name, language), tongue.former_sections.get(name, ())
            found[section] = tuple(f"/{language}/{word}/" for word in formers)
            found[f"{section}{page}/"] = tuple(f"{section}{word}/" for word in pages)
    return {now: befores for now, befores in found.items() if befores}


def _pairs(moves: Moves) -> Iterator[tuple[str, str]]:
    return ((now, before) for now, befores in moves.items() for before in befores)


def _in_former_sections(addresses: Iterable[str], sections: Moves) -> Iterator[str]:
    """The same addresses with the words that their sections had before."""
    for address in addresses:
        section = "/".join(address.split("/")[:3]) + "/"
        for former in sections.get(section, ()):
            yield former + address.removeprefix(section)
