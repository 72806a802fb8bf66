"""How long feeds take: from their values to the bytes of RSS, Atom and JSON Feed."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

from plugins.formats.feed import Feed, FeedCategory, FeedEntry, FeedEvent, FeedPicture, FeedTranslation
from tests.bench.measuring import Figure, seconds_of
from tests.formats.made_up_feeds import FORMATS, Format

FEEDS = 160
ENTRIES = 30
STORIES = 1_000
"""How many entries the feeds have between them: each stands in about five."""
ARCHIVED = 5_000
SITE = "https://seutu.example"
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
FEED = Feed("tag:seutu.example,2026:fi", f"{SITE}/rss.xml", SITE, "Seutu", "Kaikki", "fi", "Seutu")
PARAGRAPH = "Seudun kunnat sopivat yhteistyöstä, joka alkaa keväällä. Mukana on myös paikallisia yrityksiä. " * 4


def writing_feeds() -> list[Figure]:
    """As many feeds as a large site has, in all three formats; most entries stand in several of them."""
    stories = [_entry(number) for number in range(STORIES)]
    shared = [[(feed * 31 + one) % STORIES for one in range(ENTRIES)] for feed in range(FEEDS)]
    each = {name: seconds_of(partial(_bytes, format_, stories, shared)) for name, format_ in FORMATS.items()}
    title = f"{FEEDS} feeds of {ENTRIES} entries as RSS, Atom and JSON"
    return [
        Figure(title, sum(seconds for seconds, _ in each.values()), "s", 0.5),
        *(Figure(f"  of that, {name}", seconds, "s") for name, (seconds, _) in each.items()),
        Figure("  bytes", sum(size for _, size in each.values()) / 1e6, "MB"),
        Figure("  of an entry, its content", len(stories[0].html) / 1_000, "kB"),
    ]


def writing_archives() -> list[Figure]:
    """One document with everything, of which no entry was written before."""
    stories, all_of_them = [_entry(number) for number in range(ARCHIVED)], [range(ARCHIVED)]
    return [
        Figure(
            f"An archive of {ARCHIVED:,} entries as {name}",
            seconds_of(partial(_bytes, format_, stories, all_of_them))[0],
            "s",
            1,
        )
        for name, format_ in FORMATS.items()
    ]


def _bytes(format_: Format, stories: Sequence[FeedEntry], feeds: Sequence[Sequence[int]]) -> int:
    """How many bytes feeds of these stories have; each story is written once."""
    written = [format_.entry(story, "fi") for story in stories]
    return sum(len(format_.feed(FEED, [written[number] for number in numbers])) for numbers in feeds)


def _entry(number: int) -> FeedEntry:
    """An entry that says all that one can; every third is an event."""
    begun = FIRST + timedelta(hours=number)
    return FeedEntry(
        id=f"tag:seutu.example,2026:news/{number}",
        title=f"Yhteistyö & sopimus {number}",
        url=f"{SITE}/fi/uutiset/{number}/",
        summary="Seudun kunnat sopivat yhteistyöstä, joka alkaa keväällä.",
        html=f"<p>{PARAGRAPH}</p>\n" * 9,
        published=begun,
        authors=("Seudun toimitus",),
        categories=(FeedCategory("Puu", f"{SITE}/fi/teemat/puu/"), FeedCategory("Vesi", f"{SITE}/fi/teemat/vesi/")),
        picture=FeedPicture(f"{SITE}/media/{number}.jpg", "image/jpeg", 48_213, 1200, 675, "Kunnat sopivat"),
        translations=(FeedTranslation("en", f"{SITE}/en/news/{number}/", "In English"),),
        event=None if number % 3 else FeedEvent(begun, begun, "Sali", "Seutu", "", (62.6, 29.76), f"{SITE}/event.ics"),
    )


BENCHMARKS = (writing_feeds, writing_archives)
"""Those of feeds."""
