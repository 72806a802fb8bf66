"""A timeline of projects: each a bar over the years in which it runs, drawn as exactly as its ends are known.

Places are per cent of the drawing's width, so that it is as wide as its page. The year that runs is marked, not the
day: see `plugins.domain.years`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from msgspec import Struct

from plugins.domain.cards import Card, card_of
from plugins.domain.duration import Duration, PartialDate
from plugins.domain.listing import Shown
from plugins.domain.project import Project
from plugins.domain.view import LanguageView
from plugins.domain.years import is_open_in, years_of
from plugins.projects.chains import followers, in_order_of_time

EDGE = 0.5
"""How many years of paper there are beyond the years, on a side where something has no end that is known."""
STEPS = (1, 2, 5, 10, 20, 50)
"""Each which year may have a line."""
DAY = timedelta(days=1)
WIDE, NARROW = 5.0, 12.0
"""How much of the width a written year takes of a wide drawing, and of a narrow one, in per cent."""


class Stretch(NamedTuple):
    """A part of a bar: `sure`, `about` (somewhere in it, it begins or ends), `open` (not known), or a `point`."""

    start: float
    end: float
    sort: str


class Line(NamedTuple):
    """A line within a row, from one place to another, in per cent of its width and its height."""

    x1: float
    y1: float
    x2: float
    y2: float


class Tick(Struct, frozen=True):
    """Where a year begins, where its number has room, and whether it is the one that runs."""

    year: int
    place: float
    written: str
    """Whether its number is written: `always`, only where the drawing is `wide`, or never."""
    runs: bool


class Row(Struct, frozen=True):
    """A project: its card, the parts of its bar, the lines that join it to others, and what it continues."""

    card: Card
    stretches: tuple[Stretch, ...]
    joins: tuple[Line, ...] = ()
    continues: tuple[Card, ...] = ()


class Timeline(Struct, frozen=True):
    """The years, where the one that runs begins and how wide it is, and the projects from the first to the last."""

    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    now: tuple[float, float]
    """Of no width where it is none of the years."""
    sorts: tuple[str, ...]
    """The sorts of projects and of parts that are drawn, for the key."""


class Scale:
    """From days to places."""

    def __init__(self, years: range, durations: Iterable[Duration]) -> None:
        """Fit the years, and paper beyond them where a beginning or an end is open."""
        found = tuple(durations)
        self.years = years
        self.before = EDGE if any(one.start is None for one in found) else 0
        self.width = self.before + len(years) + (EDGE if any(one.end is None for one in found) else 0)

    def __call__(self, day: date) -> float:
        """The place at which a day begins."""
        first = date(day.year, 1, 1)
        part = (day - first) / (date(day.year + 1, 1, 1) - first)
        return round(100 * (self.before + day.year - self.years.start + part) / self.width, 2)

    def beginning(self, start: PartialDate) -> tuple[float, float]:
        """The places between which something begins: one and the same where the day is known."""
        return self(start.first), self(start.first if start.day else start.last + DAY)

    def end(self, end: PartialDate) -> tuple[float, float]:
        """The places between which something ends, its last day included."""
        return self(end.last + DAY if end.day else end.first), self(end.last + DAY)


def timeline_of(view: LanguageView, items: Iterable[Shown]) -> Timeline | None:
    """The timeline of the projects among what is shown; None where too little is known of when they run."""
    shown = {one.item.key: one for one in items if isinstance(one.item, Project)}
    projects = in_order_of_time(one.item for one in shown.values() if isinstance(one.item, Project))
    durations, this_year = [project.duration for project in projects], view.today.year
    years = years_of(durations, this_year)
    if not years:
        return None
    scale = Scale(years, durations)
    cards = {project.key: card_of(view, shown[project.key]) for project in projects}
    bars = {project.key: tuple(bar_of(project.duration, scale, this_year)) for project in projects}
    rows = tuple(_rows(projects, cards, bars, scale))
    begins, ends = scale.end(PartialDate(this_year)) if this_year in years else (0, 0)
    drawn = dict.fromkeys([row.card.sort for row in rows] + [part.sort for row in rows for part in row.stretches])
    return Timeline(tuple(_ticks(scale, this_year)), rows, (begins, round(ends - begins, 2)), tuple(drawn))


def bar_of(duration: Duration, scale: Scale, this_year: int) -> Iterator[Stretch]:
    """The parts of a bar from left to right.

    Whatever has no known beginning or end is held to run this year, if the other end allows that.
    """
    start, end = duration.start, duration.end
    if not start and not end:
        yield Stretch(0, 100, "open")
        return
    if not (start and end) and not is_open_in(duration, this_year):
        known = scale.beginning(start) if start else scale.end(end or PartialDate(this_year))
        whole = Stretch(*known, "about" if known[0] < known[1] else "point")
        yield from (whole, Stretch(known[1], 100, "open")) if start else (Stretch(0, known[0], "open"), whole)
        return
    begins, begun = scale.beginning(start or PartialDate(this_year))
    ends, ended = scale.end(end or PartialDate(this_year))
    middle = [(begins, ended, "about")]
    if begun < ends:
        middle = [(begins, begun, "about"), (begun, ends, "sure"), (ends, ended, "about")]
    parts = [(0, 0 if start else begins, "open"), *middle, (100 if end else ended, 100, "open")]
    yield from (Stretch(*part) for part in parts if part[0] < part[1])


def _rows(
    projects: tuple[Project, ...], cards: Mapping[str, Card], bars: Mapping[str, tuple[Stretch, ...]], scale: Scale
) -> Iterator[Row]:
    pairs, places = followers(projects), {project.key: number for number, project in enumerate(projects)}
    joins = defaultdict[int, list[Line]](list)
    for before, after in ((before, after) for before, keys in pairs.items() for after in keys):
        start = projects[places[after]].duration.start
        if start and places[before] < places[after]:
            for number, line in _join(scale.beginning(start)[0], bars[before], places[before], places[after]):
                joins[number].append(line)
    for number, project in enumerate(projects):
        continues = tuple(cards[before] for before, keys in pairs.items() if project.key in keys)
        yield Row(cards[project.key], bars[project.key], tuple(joins[number]), continues)


def _join(place: float, bar: tuple[Stretch, ...], above: int, below: int) -> Iterator[tuple[int, Line]]:
    """The lines from a bar down to the beginning of one that follows, each with the number of its row."""
    left, right = bar[0].start, bar[-1].end
    if place < left:
        return
    if place > right:
        yield above, Line(right, 50, place, 50)
    yield above, Line(place, 50, place, 100)
    yield from ((number, Line(place, 0, place, 100)) for number in range(above + 1, below))
    yield below, Line(place, 0, place, 50)


def _ticks(scale: Scale, this_year: int) -> Iterator[Tick]:
    """The years that have a line, so many that their numbers have room; the one that runs always has its number."""
    step = next((step for step in STEPS if 100 * step / scale.width >= WIDE), STEPS[-1])
    years = {year: scale(date(year, 1, 1)) for year in scale.years if year % step == 0 or year == this_year}
    written = dict[int, str]()
    for year in sorted(years, key=lambda year: (year != this_year, year)):
        gaps = {other: abs(years[year] - years[other]) for other in written}
        narrow = [gap for other, gap in gaps.items() if written[other] == "always"]
        edge = 100 if year == this_year else 100 - years[year]
        if min([edge, *gaps.values()]) >= WIDE:
            written[year] = "always" if min([edge, *narrow]) >= NARROW else "wide"
    yield from (Tick(year, place, written.get(year, ""), year == this_year) for year, place in years.items())
