"""Publications: a page for each, with its files, and their listing."""

from collections.abc import Iterator
from dataclasses import replace

from msgspec import Struct

from plugins.domain.cards import cards_of
from plugins.domain.heads import head_of_item, head_of_listing
from plugins.domain.item_page import entry_links, item_page
from plugins.domain.listing import Listing, Shown, newest_first
from plugins.domain.picture import SUFFIXES, file_address, largest_form
from plugins.domain.publication import Publication
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, page
from plugins.formats.schema_org import render_publication
from plugins.formats.schema_org_listings import with_linked_data
from plugins.host import signals
from plugins.host.feature import Feature


class Download(Struct, frozen=True):
    """A file to read: its address, its type (`PDF`), its bytes, and the words that say in which language it is."""

    address: str
    type: str
    size: int
    language: str
    in_language: str


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """Publications and their listing."""
    return Feature("publications", kinds=(Publication,), listings=listings, outputs=outputs)


def listings(view: LanguageView) -> Iterator[Listing]:
    """All publications, the newest first."""
    items = tuple(sorted((shown for shown, _ in view.of(Publication)), key=newest_first))
    if not items:
        return
    addresses = {code: view.site.section_address("publications", code) for code in view.site.languages}
    yield Listing(
        name="publications",
        address=addresses[view.code],
        title=view.gettext("Publications"),
        addresses=addresses,
        description=view.gettext("Reports, guides and strategies to read and download."),
        items=items,
        lists_events=False,
        menu=80,
    )


def outputs(view: LanguageView) -> Iterator[Output]:
    """The page of each publication that the language has, and the listing."""
    for shown, publication in view.of(Publication):
        if shown.is_own:
            yield _publication_page(view, shown, publication)
    listing = view.listing_names.get("publications")
    if listing:
        yield page(
            listing.address, "publications.html", view.code,
            document=with_linked_data(view, head_of_listing(view, listing)), chrome=view.chrome, listing=listing.title,
            publications=cards_of(view, listing.items),
        )  # fmt: skip


def downloads(view: LanguageView, shown: Shown, publication: Publication) -> Iterator[Download]:
    """The files of a publication, with what is known of them from the files themselves."""
    known = {file.name: file for file in publication.beside}
    for file in publication.files:
        if file.path in known:
            found = known[file.path]
            form = largest_form(found)
            yield Download(
                address=file_address(shown, found),
                type=(SUFFIXES[form.type] if form else file.path.rpartition(".")[2]).upper(),
                size=form.size if form else found.size,
                language=file.language,
                in_language=view.in_words(file.language),
            )


def _publication_page(view: LanguageView, shown: Shown, publication: Publication) -> Output:
    listing = view.listing_names["publications"]
    feeds, linked_data = tuple(view.feeds_of(listing)), (render_publication(view, shown, publication),)
    return page(
        shown.address, "publication.html", view.code,
        document=replace(head_of_item(view, shown), feeds=feeds, linked_data=linked_data), chrome=view.chrome,
        publication=item_page(view, shown), year=publication.year, isbn=publication.isbn,
        issuer=tuple(entry_links(view, "organisations", (publication.issuer,))),
        downloads=tuple(downloads(view, shown, publication)),
    )  # fmt: skip
