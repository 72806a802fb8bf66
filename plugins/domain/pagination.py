"""Pagination: a long listing over several addresses, `/fi/uutiset/` and `/fi/uutiset/sivu/2/`."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from plugins.domain.listing import Listing, Shown
from plugins.domain.view import LanguageView


class Pager(Struct, frozen=True):
    """Where a page stands among the pages of its listing; an address is "" where there is no such page."""

    number: int
    total: int
    newer: str
    older: str


def paginate(view: LanguageView, listing: Listing) -> Iterator[tuple[Pager, Mapping[str, str], tuple[Shown, ...]]]:
    """The pages of a listing: each with its pager, its addresses in all languages, and what it shows.

    All languages list the same items, so their pages have the same numbers.
    """
    size = view.site.page_size
    total = max(1, -(-len(listing.items) // size))
    for number in range(1, total + 1):
        addresses = {code: page_address(view, listing, code, number) for code in listing.addresses}
        newer = page_address(view, listing, view.code, number - 1) if number > 1 else ""
        older = page_address(view, listing, view.code, number + 1) if number < total else ""
        yield Pager(number, total, newer, older), addresses, listing.items[(number - 1) * size : number * size]


def page_address(view: LanguageView, listing: Listing, language: str, number: int) -> str:
    """The address of a page of a listing in a language; the first page is the listing's own address."""
    address = listing.addresses[language]
    return address if number == 1 else f"{address}{view.site.section('page', language)}/{number}/"
