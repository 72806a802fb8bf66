"""The directory: every feed of every language, in the groups in which readers look for them."""

from collections.abc import Iterator

from plugins.domain.heads import own_words
from plugins.domain.listing import RSS, Listing
from plugins.domain.view import LanguageView
from plugins.feeds.documents import feed_of
from plugins.formats.opml import FeedOutline
from plugins.host.feature import Views


def outlines_of(views: Views) -> tuple[FeedOutline, ...]:
    """The RSS feeds of all languages, those of whole sections before those of single themes, places and so on."""
    return tuple(outline for view in views.values() for outline in _outlines(view))


def _outlines(view: LanguageView) -> Iterator[FeedOutline]:
    followed = [listing for listing in view.listings if listing.is_followed]
    for listing in sorted(followed, key=lambda listing: "/" in listing.name):
        feed = feed_of(view, listing, RSS)
        groups = (own_words(view.site, view.code), *_section(view, listing))
        yield FeedOutline(feed.title, feed.url, feed.page_url, view.code, groups, feed.description)


def _section(view: LanguageView, listing: Listing) -> tuple[str, ...]:
    """The title of the section in which a single thing stands: `Themes`; nothing for a section itself."""
    section, slash, _ = listing.name.partition("/")
    return (view.listing_names[section].title,) if slash else ()
