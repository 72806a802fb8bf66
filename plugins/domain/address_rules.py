"""The rules of addresses: each belongs to one thing, and the earlier ones that are stated take nothing from others."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from plugins.domain.addresses import entry_address, item_address
from plugins.domain.catalogue import Catalogue
from plugins.domain.issue import Issue
from plugins.domain.item import Item
from plugins.domain.moves import PAGE, moves_of, stated_addresses
from plugins.domain.page import StandingPage
from plugins.domain.problem import Problem, Where, error
from plugins.domain.site import Site
from plugins.domain.view import FOOTER

RESERVED_FOLDERS = {"assets", "pagefind", "pictures", "api", Issue.section_name()}
"""What begins the addresses of files that belong to no language."""

RESERVED_FILES = re.compile(
    r"404\.html|favicon\.ico|robots\.txt|build\.json|_.*|.*\.(?:xml|xsl|ics|opml|map)|feed\.json"
    r"|mail\.(?:html|txt)|draft\.eml|meta\.json",
    re.IGNORECASE,
)
"""The files that the site has at its root or beside its pages: feeds, calendars, letters, what hosts read."""


def check_addresses(catalogue: Catalogue, site: Site, _now: datetime) -> Iterator[Problem]:
    """No two items share an address, and none takes a reserved one."""
    taken = defaultdict[str, list[Where]](list)
    for language in site.languages:
        sections = _sections_without_page(catalogue, site, language)
        for item in catalogue.written():
            address, where = item_address(item, language, site), item.where("slug", language)
            if address in sections or _is_reserved(address, site.section(PAGE, language)):
                yield error(where, "reserved-slug", value=address.split("/")[-2])
            taken[address].append(where)
        for entries in catalogue.registries.values():
            for entry in entries.values():
                taken[entry_address(entry, language, site)].append(entry.where_of("slug"))
    for address, (first, *others) in taken.items():
        for where in others:
            yield error(where, "address-taken", address=address, other_path=first.path, other_line=first.line)


def check_aliases(catalogue: Catalogue, site: Site, _now: datetime) -> Iterator[Problem]:
    """An earlier address that leads to an item is not that of a page or a file of today, nor what another had before.

    Small and capital letters are one, as they are for many hosts and disks.
    """
    pairs = ((item, code) for item in catalogue.written() for code, texts in item.texts.items() if texts.aliases)
    stated = [(item, code, alias) for item, code in pairs for alias in stated_addresses(item, code)]
    if not stated:
        return
    taken, before = _taken_today(catalogue, site), _taken_before(catalogue, site)
    own = {name.casefold() for name in _own_pages(catalogue, site)}
    for item, language, address in stated:
        name, where = address.casefold(), item.where("aliases", language)
        page = item_address(item, language, site)
        if name in own or _is_of_site(address, site):
            yield error(where, "alias-reserved", address=address)
        elif name in taken:
            yield error(where, "alias-taken", address=address, other_path=taken[name].path)
        elif before.get(name, page) != page:
            yield error(where, "alias-of-another", address=address, other=before[name])
        else:
            taken[name] = where


def check_former_keys(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """The earlier name of an item's folder is neither an item's of today nor the earlier one of another."""
    taken = {item.name: item.where("") for item in catalogue.written()}
    for item in catalogue.written():
        for key in item.former_keys:
            where = next(item.where("aliases", code) for code in item.texts if key in item.texts[code].former_keys)
            first = taken.setdefault(f"{item.kind_folder}/{key}", where)
            if first is not where:
                yield error(where, "former-key-taken", value=key, other_path=first.path)


ADDRESS_RULES = (check_addresses, check_aliases, check_former_keys)
"""These rules, for the check of the whole catalogue."""


def _sections_without_page(catalogue: Catalogue, site: Site, language: str) -> frozenset[str]:
    """The addresses of the sections that a standing page cannot take, or for which none is written."""
    pages = {item.key for item in catalogue.written() if isinstance(item, StandingPage)} & set(FOOTER)
    names = (name for name in site.tongues[language].sections if name not in pages)
    return frozenset(site.section_address(name, language) for name in names)


def _is_reserved(address: str, page_word: str) -> bool:
    """Whether an address is one that listings use for their further pages or archives."""
    slug = address.split("/")[-2]
    return slug == page_word or bool(re.fullmatch(r"\d{4}", slug))


def _taken_today(catalogue: Catalogue, site: Site) -> dict[str, Where]:
    """Every page and every file beside one, by its address in small letters with a slash at its end."""
    taken = dict[str, Where]()
    for language in site.languages:
        for entries in catalogue.registries.values():
            taken |= {entry_address(entry, language, site): entry.where for entry in entries.values()}
        for item in catalogue.written():
            address, where = item_address(item, language, site), item.where("", language)
            taken |= dict.fromkeys((address, *_files(item, address)), where)
    return {address.casefold(): where for address, where in taken.items()}


def _own_pages(catalogue: Catalogue, site: Site) -> Iterator[str]:
    """The fronts and the sections, but for those that somebody has written as pages."""
    yield "/"
    for code in site.languages:
        yield from (f"/{code}/", *_sections_without_page(catalogue, site, code))


def _files(item: Item, address: str) -> Iterable[str]:
    return (f"{address}{file.name}/" for file in item.beside)


def _taken_before(catalogue: Catalogue, site: Site) -> Mapping[str, str]:
    """What each earlier address that nobody states leads to."""
    moves = moves_of(catalogue, site, stated=False)
    return {before.casefold(): now for now, befores in moves.items() for before in befores}


def _is_of_site(address: str, site: Site) -> bool:
    """Whether the site itself has a file there, or the further pages of a listing: whatever they hold today."""
    first, *others = address.strip("/").split("/")
    is_file = any(RESERVED_FILES.fullmatch(word) for word in (first, *others))
    return is_file or first.casefold() in RESERVED_FOLDERS or _is_below_listing(first, others, site)


def _is_below_listing(language: str, words: list[str], site: Site) -> bool:
    """Whether words below a language are a section and then a number of a page, a year, or a year and a month."""
    if language not in site.languages or not words or words[0] not in site.tongues[language].sections.values():
        return False
    below = "/".join(words[1:])
    return bool(re.fullmatch(rf"\d{{4}}(?:/\d{{2}})?|{re.escape(site.section(PAGE, language))}/\d+", below))
