"""The pages of Hugo's site: where each file is, its front matter and its body."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time
from typing import Any, NamedTuple

from benchmarks.corpus import Corpus, Entry, Item
from benchmarks.hugo.times import ZONE, Held, days_of, is_past, order, shown, times_of, weeks_of
from benchmarks.markdown import LINK
from benchmarks.words import LANGUAGES

TITLES = {
    "fi": {
        "news": "Uutiset",
        "events": "Tapahtumat",
        "themes": "Teemat",
        "places": "Paikat",
        "organisations": "Toimijat",
        "search": "Haku",
    },
    "en": {
        "news": "News",
        "events": "Events",
        "themes": "Themes",
        "places": "Places",
        "organisations": "Organisations",
        "search": "Search",
    },
}
SECTIONS = {"fi": {"news": "uutiset", "events": "tapahtumat"}, "en": {"news": "news", "events": "events"}}
FORMATS = ["html", "rss", "atom", "jsonfeed"]

Fields = Mapping[str, Any]


class Page(NamedTuple):
    """A file below `content`."""

    path: str
    fields: Fields
    body: str = ""


def pages_of(corpus: Corpus) -> Iterator[Page]:
    """All pages of a region, in both languages."""
    region = _Region(corpus)
    for code in LANGUAGES:
        yield from region.listings(code)
        yield from region.entries(code)
        yield from region.calendar(code)
        yield from region.archives(code)
        yield from (region.story(item, code) for item in corpus.stories)
        yield from (region.event(item, code) for item in corpus.events)


class _Region:
    """A corpus, and what is found out of all of it."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.registries = {"themes": corpus.themes, "places": corpus.places, "organisations": corpus.organisations}
        self.parents = {entry.id: entry.parent for entries in self.registries.values() for entry in entries}
        items = (*corpus.stories, *corpus.events)
        self.named = {entry for item in items for entries in self._taxonomies(item).values() for entry in entries}
        self.times = {event.key: times_of(event.when) for event in corpus.events if event.when}
        ordered = sorted(corpus.events, key=lambda event: order(self.times[event.key]))
        self.weights = {event.key: number for number, event in enumerate(ordered, 1)}

    def listings(self, code: str) -> Iterator[Page]:
        """The front, the sections, and the lists of entries."""
        titles, once = TITLES[code], ["opml", "api"] if code == LANGUAGES[0] else []
        name = self.corpus.places[0].names[code]
        yield Page(f"{code}/_index.md", {"title": name, "outputs": [*FORMATS, "calendar", *once]})
        yield Page(f"{code}/news/_index.md", {"title": titles["news"], "outputs": FORMATS})
        yield Page(f"{code}/events/_index.md", {"title": titles["events"], "outputs": [*FORMATS, "calendar"]})
        yield Page(f"{code}/search/index.md", {"title": titles["search"]})
        for name, entries in self.registries.items():
            top = [entry.id for entry in entries if not entry.parent and entry.id in self.named]
            yield Page(f"{code}/{name}/_index.md", {"title": titles[name], "top": top})
        for name in ("months", "years", "archives"):
            yield Page(f"{code}/{name}/_index.md", {"title": name, "build": {"render": "never"}})

    def entries(self, code: str) -> Iterator[Page]:
        """The page of each entry of the registries that an item names; no other has a page."""
        for name, entries in self.registries.items():
            for entry in entries:
                if entry.id in self.named:
                    yield Page(f"{code}/{name}/{entry.id}/_index.md", self._entry(name, entry, code))

    def _entry(self, name: str, entry: Entry, code: str) -> Fields:
        below = [one for one, parent in self.parents.items() if parent == entry.id and one in self.named]
        events = [event for event in self.corpus.events if entry.id in self._taxonomies(event)[name]]
        return {
            "title": entry.names[code],
            "slug": entry.id,
            "id": entry.id,
            "below": below,
            "organisers": [] if name == "organisations" else sorted({event.organiser for event in events}),
            **({"tags": [entry.id]} if name == "themes" else {}),
        }

    def calendar(self, code: str) -> Iterator[Page]:
        """The months and years in which events are held."""
        months = sorted({day[:7] for times in self.times.values() for day in days_of(times)})
        base = f"/{code}/{SECTIONS[code]['events']}"
        for before, month, after in zip(["", *months], months, [*months[1:], ""], strict=False):
            around = {"before": before and f"{before}-01", "after": after and f"{after}-01", "weeks": weeks_of(month)}
            fields = {"title": month, "url": f"{base}/{month.replace('-', '/')}/", "month": f"{month}-01", **around}
            yield Page(f"{code}/months/{month}/_index.md", {**fields, "outputs": ["html"]})
        for year in sorted({month[:4] for month in months}):
            inside = [f"{month}-01" for month in months if month.startswith(year)]
            fields = {"title": year, "url": f"{base}/{year}/", "year": year, "inside": inside}
            yield Page(f"{code}/years/{year}/_index.md", {**fields, "outputs": ["html"]})

    def archives(self, code: str) -> Iterator[Page]:
        """The feeds of each year, of news, of events and of both."""
        news = {item.announced.year for item in self.corpus.stories}
        events = {item.announced.year for item in self.corpus.events}
        for kind, years in {"news": news, "events": events, "all": news | events}.items():
            below = f"/{code}/{SECTIONS[code][kind]}" if kind in SECTIONS[code] else f"/{code}"
            for year in sorted(years):
                fields = {"title": str(year), "url": f"{below}/archive-{year}/", "outputs": ["rss", "atom"]}
                yield Page(f"{code}/archives/{kind}-{year}/_index.md", fields)

    def story(self, item: Item, code: str) -> Page:
        """The page of a story."""
        return Page(f"{code}/news/{item.key}.md", self._shared(item, code, "news"), _body(item, code))

    def event(self, item: Item, code: str) -> Page:
        """The page of an event, with its calendar while it is to come."""
        times = self.times[item.key]
        fields = {
            **self._shared(item, code, "events"),
            **_held(times),
            "weight": self.weights[item.key],
            "organisations": [item.organiser],
            "venue": item.venue,
            "organiser": item.organiser,
            "status": item.status,
            "outputs": ["html"] if is_past(times) else ["html", "single"],
        }
        return Page(f"{code}/events/{item.key}.md", fields, _body(item, code))

    def _shared(self, item: Item, code: str, kind: str) -> Fields:
        version, year = item.versions[code], item.announced.year
        return {
            "title": version.title,
            "slug": f"{item.key}-{code}",
            "key": item.key,
            "description": version.summary,
            "date": datetime.combine(item.announced, time(), ZONE),
            **self._taxonomies(item),
            "archives": [f"{kind}-{year}", f"all-{year}"],
            "tags": item.themes,
            "place": item.place,
            "contact": item.contact,
        }

    def _taxonomies(self, item: Item) -> Mapping[str, Sequence[str]]:
        """The entries whose pages list an item: its own and all above them."""
        return {
            "themes": self._upwards(item.themes),
            "places": self._upwards([item.place, item.venue]),
            "organisations": [item.organiser] if item.organiser else [],
        }

    def _upwards(self, entries: Iterable[str]) -> list[str]:
        found = list[str]()
        for entry in entries:
            one = entry
            while one:
                found.append(one)
                one = self.parents[one]
        return list(dict.fromkeys(found))


def _held(times: Sequence[Held]) -> Fields:
    """When an event is held, and the months and years whose pages list it."""
    days, past = days_of(times), is_past(times)
    return {
        "months": sorted({day[:7] for day in days}),
        "years": sorted({day[:4] for day in days}),
        "days": days,
        "times": times,
        "ends": times[-1]["end"],
        "shown": shown(times),
        "again": 0 if past else len(times) - 1 - shown(times),
        "past": past,
    }


def _body(item: Item, code: str) -> str:
    """The Markdown of an item, with the addresses of the stories that it names."""
    address = f"/{code}/{SECTIONS[code]['news']}"
    return re.sub(rf"{LINK}(story-\d+)", rf"{address}/\1-{code}/", item.versions[code].body)
