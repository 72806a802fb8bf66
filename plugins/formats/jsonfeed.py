"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), of the same entries as RSS and Atom.

Beside what the specification names, items have objects of our own, as it permits:

* `_event`: `start` and `end` (days, of which the last is a part of the event, or moments), and where they are known
  `location`, `organiser`, `kind`, `latitude`, `longitude` and `calendar`, the address of the file that adds it.
* `_deadline`: `until`, the day or the moment until which one may apply.
* `_translations`: for each other language an object with `url` and `title`, such as `In English`.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import msgspec

from plugins.formats.feed import Feed, FeedEntry, FeedEvent
from plugins.formats.feed_links import CALENDAR
from plugins.formats.feed_texts import clean, render_moment, titled

VERSION = "https://jsonfeed.org/version/1.1"

Json: TypeAlias = dict[str, Any]


def render_json_feed(feed: Feed, entries: Sequence[bytes]) -> bytes:
    """The feed's JSON in UTF-8, the same bytes for the same feed; `entries` are those that `render_json_item` wrote."""
    archives = feed.archives
    stated = _stated(
        description=feed.description,
        next_url=archives.previous,
        language=feed.language,
        authors=_authors((feed.author,)),
        hubs=[_stated(type="WebSub", url=feed.hub)] if feed.hub else [],
    )
    own = _stated(version=VERSION, title=titled(feed.title, feed.page_url), home_page_url=feed.page_url)
    items = [msgspec.Raw(entry) for entry in entries]
    return _render({**own, **_stated(feed_url=feed.url), **stated, "items": items})


def render_json_item(entry: FeedEntry, language: str) -> bytes:
    """An item as JSON; of texts it has the content, or where there is none the summary or the title as plain text."""
    content = clean(entry.html)
    is_dated = entry.published or entry.updated
    stated = _stated(
        id=entry.id,
        url=entry.url,
        title=titled(entry.title, entry.url),
        content_html=content,
        content_text="" if content else clean(entry.summary) or titled(entry.title, entry.url),
        summary=entry.summary,
        image=entry.picture.url if entry.picture else "",
        date_published=render_moment(entry.published) if entry.published else "",
        date_modified=render_moment(entry.changed) if is_dated else "",
        authors=_authors(entry.authors),
        tags=[label for category in entry.categories if (label := clean(category.label))],
        language=entry.language if entry.language != language else "",
        attachments=list(_attachments(entry)),
        _event=_event(entry.event) if entry.event else {},
        _deadline={"until": render_moment(entry.deadline)} if entry.deadline else {},
        _translations={one.language: _stated(url=one.url, title=one.title) for one in entry.translations},
    )
    return msgspec.json.encode(stated)


def _authors(names: tuple[str, ...]) -> list[Json]:
    return [_stated(name=name) for name in names if clean(name)]


def _attachments(entry: FeedEntry) -> Iterator[Json]:
    if shown := entry.picture:
        yield _stated(url=shown.url, mime_type=shown.type, title=shown.alt, size_in_bytes=shown.size)
    if entry.event and entry.event.calendar:
        yield _stated(url=entry.event.calendar, mime_type=CALENDAR)


def _event(event: FeedEvent) -> Json:
    latitude, longitude = event.coordinates or (None, None)
    return _stated(
        start=render_moment(event.start),
        end=render_moment(event.end),
        location=event.location,
        organiser=event.organiser,
        kind=event.kind,
        latitude=latitude,
        longitude=longitude,
        calendar=event.calendar,
    )


def _stated(**facts: Any) -> Json:
    """The facts that there are, with clean texts; a latitude of zero is one."""
    cleaned = {name: clean(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
    return {name: fact for name, fact in cleaned.items() if fact or isinstance(fact, float)}


def _render(value: Json) -> bytes:
    """Indented, as people read it too; without a newline at its end, tools would add one."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
