"""The pages of the newsletter: the archive of what was sent, a page for each issue, and one for all its languages."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import msgspec
from msgspec import Struct

from plugins.domain.cards import cards_of
from plugins.domain.heads import head_of, head_of_item, head_of_listing, own_words
from plugins.domain.issue import Issue
from plugins.domain.item_page import NOT_PUBLIC, Notice, notices
from plugins.domain.letter import Letter, with_addresses
from plugins.domain.listing import Listing, Shown, newest_first
from plugins.domain.site import Site
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, copy, page
from plugins.formats.schema_org import render_web_page
from plugins.formats.schema_org_listings import with_linked_data
from plugins.host.feature import Views
from plugins.newsletter.mails import mail_outputs
from plugins.newsletter.since import changes_since

LISTING = Issue.section_name()


class LetterPart(Struct, frozen=True):
    """A letter on a page, in its own language, with what has changed since it was sent."""

    letter: Letter
    changes: Mapping[str, str]
    language: str
    """The words that lead to it: `In English`."""


def listings(view: LanguageView) -> Iterator[Listing]:
    """What was sent, the last issue first; nothing before the first one."""
    issues = tuple(sorted((shown for shown, _ in view.of(Issue) if shown.is_own), key=newest_first))
    if issues:
        addresses = {code: view.site.section_address(LISTING, code) for code in view.site.languages}
        yield Listing(
            name=LISTING,
            address=addresses[view.code],
            title=view.gettext("Newsletter"),
            addresses=addresses,
            description=view.gettext("What is new in the region, gathered into a letter; all that were sent."),
            items=issues,
            lists_events=False,
        )


def archive_page(view: LanguageView, listing: Listing) -> Output:
    """The page of all issues."""
    return page(
        listing.address, "newsletter.html", view.code,
        document=with_linked_data(view, head_of_listing(view, listing)), chrome=view.chrome, listing=listing.title,
        issues=cards_of(view, listing.items),
    )  # fmt: skip


def issue_outputs(view: LanguageView, shown: Shown, issue: Issue, letter: Letter) -> Iterator[Output]:
    """The page of an issue in a language that it has, and its mail: as it was sent, or as it would be now."""
    listing = view.listing_names.get(LISTING)
    feeds = tuple(view.feeds_of(listing)) if listing else ()
    linked_data = (render_web_page(view, shown),)
    yield page(
        shown.address, "issue.html", view.code,
        document=replace(head_of_item(view, shown), feeds=feeds, linked_data=linked_data), chrome=view.chrome,
        parts=(_part(view, issue, letter),), heading=letter.subject, notices=_notices(view, issue),
    )  # fmt: skip
    yield from _mail(view, issue, (letter,), shown.address)


def combined_outputs(views: Views, issue: Issue, letters: Mapping[str, Letter]) -> Iterator[Output]:
    """The edition of all languages, one after the other, at an address that leans to none."""
    first, address = next(iter(views.values())), f"/{LISTING}/{issue.key}/"
    parts = tuple(_part(views[code], issue, letter) for code, letter in letters.items())
    heading = " / ".join(letter.subject for letter in letters.values())
    own = head_of(first, heading, {first.code: address})
    document = replace(own, alternates=(), indexed=False)
    yield page(
        address, "issue.html", first.code,
        document=document, chrome=first.chrome, parts=parts, heading=heading, notices=_notices(first, issue),
    )  # fmt: skip
    yield from _mail(first, issue, tuple(letters.values()), address)


def _notices(view: LanguageView, issue: Issue) -> tuple[Notice, ...]:
    """That readers do not see an issue yet; its letters say the rest themselves."""
    return tuple(notice for notice in notices(view, view.show(issue)) if notice.kind in NOT_PUBLIC)


def _part(view: LanguageView, issue: Issue, letter: Letter) -> LetterPart:
    lock = view.catalogue.locks.get(issue.key)
    changes = changes_since(view, lock) if lock else {}
    return LetterPart(_on_site(letter, view.site), changes, own_words(view.site, view.code))


def _on_site(letter: Letter, site: Site) -> Letter:
    """The letter with addresses of the site as its own pages have them, wherever it is looked at."""
    told = with_addresses(letter, lambda url: url.removeprefix(site.url))
    intro = letter.intro_html.replace(f'"{site.url}/', '"/')
    return msgspec.structs.replace(told, intro_html=intro)


def _mail(view: LanguageView, issue: Issue, letters: tuple[Letter, ...], address: str) -> Iterator[Output]:
    """The files of a mail: those that are kept of a frozen issue, as they are; else those that would be sent."""
    if not issue.is_frozen:
        yield from mail_outputs(address, letters, view.site)
        return
    prefix = f"{'-'.join(letter.language for letter in letters)}."
    for file in issue.kept:
        if file.name.startswith(prefix):
            yield copy(f"{address}{file.name.removeprefix(prefix)}", file.source, file.digest)
