"""When an event is: its start and length, the dates of its series, and the changes to single ones of them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from plugins.domain.dates import YEARS
from plugins.formats.foreign_calendar.components import Component
from plugins.formats.foreign_calendar.lines import ContentLine
from plugins.formats.foreign_calendar.moments import Moment, MomentError, is_floating, parse_length, parse_moments
from plugins.formats.foreign_calendar.reading import Reading, Unusable
from plugins.formats.foreign_calendar.recurrence import count_out, name_of

_RECURRENCE = ("RRULE", "RDATE", "EXDATE")
_BOOKS = frozenset(
    {*_RECURRENCE, "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"}
)
"""What a change may say otherwise and still change no more than the time."""
_ALL_DAY = "X-MICROSOFT-CDO-ALLDAYEVENT"
_DAY = timedelta(days=1)


class When(NamedTuple):
    """The first start, how long it lasts where that is told, and the further starts."""

    start: Moment
    length: timedelta | None = None
    later: tuple[Moment, ...] = ()

    def first(self, zone: str) -> date | datetime:
        """The start as we write it. Raises Unusable where its year cannot be meant."""
        first = self.start.value(zone)
        if first.year not in YEARS:
            raise Unusable("import-bad-start", f"{self.start.day}")
        return first

    def end(self, zone: str) -> date | datetime | None:
        """The end as we write it: the last day, or the moment after so much time has really passed."""
        first = self.first(zone)
        if self.length is None:
            return None
        if isinstance(first, datetime):
            end: date | None = (self.start.instant + self.length).astimezone(first.tzinfo)
        else:
            end = first + max(-(-self.length // _DAY) - 1, 0) * _DAY
            end = None if end == first else end
        return end if end and end.year in YEARS else None


def read_when(reading: Reading) -> When:
    """The start and length of an event, without its series. Raises Unusable."""
    line = reading.take_one("DTSTART")
    if line is None:
        raise Unusable("import-no-start")
    start = _moment(reading, line)
    if start is None:
        raise Unusable("import-bad-start", line.value)
    _note_zone(reading, line, start)
    length = _length(reading, start)
    return _whole_days(reading, When(start, length))


def read_series(
    reading: Reading, when: When, changes: Sequence[Component], today: date
) -> tuple[When, list[tuple[Reading, When]]]:
    """All dates of an event, and those changed dates that say so much else that they are events of their own."""
    lines = reading.take(*_RECURRENCE)
    dates = _dates(reading, when.start, lines, today)
    others = list[tuple[Reading, When]]()
    for change in changes:
        try:
            others += _changed(reading, when, change, dates)
        except Unusable:
            reading.note("import-bad-change", f"{change.line}")
            reading.lose(change.lines)
    if not dates:
        reading.lose(lines)
    first, *later = sorted(dates.values(), key=lambda one: one.instant) or [when.start]
    return When(first, when.length, tuple(later)), others


def _moment(reading: Reading, line: ContentLine) -> Moment | None:
    try:
        return next(iter(parse_moments(line, reading.zones)), None)
    except MomentError:
        return None


def _length(reading: Reading, start: Moment) -> timedelta | None:
    """The time between start and end, or None with the property told as lost where they make no span."""
    line, other = reading.take_one("DTEND"), reading.first("DURATION")
    line = line or (reading.take_one("DURATION") if other else None)
    if line is None:
        return None
    length = _length_of(reading, start, line)
    # That a day ends when it begins is a common slip for one whole day.
    least = timedelta(0) if start.zone else -timedelta.resolution
    if length is None or length <= least:
        reading.lose([line])
        return None
    return length


def _length_of(reading: Reading, start: Moment, line: ContentLine) -> timedelta | None:
    if line.name == "DURATION":
        try:
            return parse_length(line.value)
        except MomentError:
            return None
    end = _moment(reading, line)
    return end.instant - start.instant if end and bool(end.zone) == bool(start.zone) else None


def _whole_days(reading: Reading, when: When) -> When:
    """Whole days, where Outlook says that what goes from midnight to midnight are such."""
    mark = reading.first(_ALL_DAY)
    wall, length = when.start.wall, when.length
    is_marked = bool(mark and mark.value.strip().upper() == "TRUE")
    if not is_marked or not when.start.zone or not length or wall.time() != wall.min.time():
        return when
    # Between two midnights may be a change of the clocks.
    days = round(length / _DAY)
    if not days or abs(length - days * _DAY) > timedelta(hours=2):
        return when
    reading.take(_ALL_DAY)
    return When(Moment(wall, None), days * _DAY)


def _note_zone(reading: Reading, line: ContentLine, start: Moment) -> None:
    """Tell where a time had no zone, an unknown one or another one, and where clocks skip it."""
    if start.zone is None:
        return
    name, told = line.parameters.get("TZID", ""), f"{start.wall:%Y-%m-%d %H:%M}"
    if is_floating(line):
        reading.note("import-floating")
    elif name and reading.zones.named(name) is None:
        reading.note("import-unknown-zone", name)
    there = start.instant.astimezone(start.zone).replace(tzinfo=None)
    here = start.value(reading.zones.default)
    if there != start.wall:
        reading.note("import-skipped-hour", told)
    elif isinstance(here, datetime) and name and here.replace(tzinfo=None) != there:
        reading.note("import-other-zone", f"{told} ({name})")


def _dates(reading: Reading, start: Moment, lines: list[ContentLine], today: date) -> dict[object, Moment]:
    """The dates of the series by their names; what was left out of them is told."""
    series = count_out(start, lines, reading.zones, today)
    reading.lose(series.refused)
    if series.is_endless and series.dates:
        reading.note("import-endless", f"{series.dates[-1].day}")
    elif series.is_cut and series.dates:
        reading.note("import-many-dates", f"{series.dates[-1].day}")
    if series.dates and series.dates[0].day > start.day:
        reading.note("import-series-began", f"{start.day}")
    return {name_of(one): one for one in series.dates}


def _changed(
    reading: Reading, when: When, change: Component, dates: dict[object, Moment]
) -> list[tuple[Reading, When]]:
    """What the change of one date makes of all: another time, a date less, or an event of its own besides."""
    own = Reading(change, reading.zones)
    which = own.take_one("RECURRENCE-ID")
    moment = _moment(own, which) if which else None
    if which is None or moment is None:
        raise Unusable("import-bad-start", which.value if which else "")
    status = own.first("STATUS")
    changed = read_when(own) if own.first("DTSTART") else When(moment, when.length)
    is_in_series = dates.pop(name_of(moment), None) is not None
    if status and status.value.strip().upper() == "CANCELLED":
        reading.note("import-date-cancelled", f"{moment.day}")
        reading.lose(_said_otherwise(reading, change))
    elif is_in_series and changed.length == when.length and not _says_more(reading, change):
        dates[name_of(changed.start)] = changed.start
        reading.lose(_said_otherwise(reading, change))
    else:
        own.note("import-own-event", f"{moment.day}")
        return [(own, changed)]
    return []


def _said_otherwise(reading: Reading, change: Component) -> list[ContentLine]:
    said = {(line.name, line.value) for line in reading.event.lines}
    return [line for line in change.lines if (line.name, line.value) not in said and line.name not in _BOOKS]


def _says_more(reading: Reading, change: Component) -> bool:
    """Whether a change is about more than the time. What single programs note for themselves is not."""
    said = {line.name for line in reading.event.lines if not line.name.startswith("X-")} - _BOOKS
    left_out = said - {line.name for line in change.lines}
    others = [line for line in _said_otherwise(reading, change) if not line.name.startswith("X-")]
    is_range = any("RANGE" in line.parameters for line in change.lines if line.name == "RECURRENCE-ID")
    return bool(others or left_out or is_range)
