"""Hard times: what is held around every change of the clocks, here and elsewhere, as a writer would say it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from tests.region import ZONE, Texts, md

YEARS = (2026, 2027, 2028)
ELSEWHERE = ("Europe/Brussels", "America/New_York", "Asia/Tokyo", "UTC")
LENGTH = timedelta(minutes=45)
NIGHT = [time(hour, minute) for hour in (22, 23, *range(8)) for minute in (0, 30)]
WEEK = timedelta(weeks=1)


def torture() -> Texts:
    """Events by path: series at every half-hour of each night in question, and what lasts beyond it."""
    found = dict[str, str]()
    for zone in (ZONE, *ELSEWHERE):
        for day in (day for year in YEARS for day in changes(zone, year) or changes(ZONE, year)):
            events = [*_series(zone, day), *_long(day), *_repeated_hour(zone, day)]
            for number, fields in enumerate(events):
                key = f"{zone.lower().replace('/', '-').replace('_', '-')}-{day:%Y%m%d}-{number}"
                found[f"events/{key}/index.fi.md"] = md(f"title: {key}", f"timezone: {zone}", *fields)
    return found


def changes(zone: str, year: int) -> list[date]:
    """The days of a year on which the clocks of a zone go forward or back."""
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(365)]
    midnights = [datetime.combine(day, time(), ZoneInfo(zone)) for day in days]
    return [
        midnight.date() for midnight, following in pairwise(midnights) if midnight.utcoffset() != following.utcoffset()
    ]


def _series(zone: str, change: date) -> Iterator[tuple[str, ...]]:
    """Weekly, three times, the second time in the night of the change; not then, where the clocks do not show it once.

    What begins before midnight begins on the evening before.
    """
    for clock in NIGHT:
        day = change - timedelta(days=clock.hour >= 22)
        begin = datetime.combine(day, clock)
        left_out = () if all(_is_once(moment, zone) for moment in (begin, begin + LENGTH)) else (f"except: {day}",)
        weekday = f"every: {day:%A}"
        until = f"until: {day + WEEK}"
        yield (f"start: {day - WEEK} {clock:%H:%M}", f"end: {begin + LENGTH:%H:%M}", weekday, until, *left_out)


def _long(change: date) -> Iterator[tuple[str, ...]]:
    """Days, nights, and many days with times, across the change."""
    before, after = change - timedelta(days=1), change + timedelta(days=1)
    yield (f"start: {change}",)
    yield (f"start: {before}", f"end: {after}")
    yield (f"start: {before} 20:00", "end: 7:30")
    yield (f"start: {before} 9:00", f"end: {after} 17:00")
    yield (f"start: {change} 0:00", f"end: {after} 0:00")


def _repeated_hour(zone: str, change: date) -> Iterator[tuple[str, ...]]:
    """What begins, or ends, in the hour that comes twice, in the one and in the other."""
    hours = [datetime.combine(change, time(hour, 30)) for hour in range(5)]
    for wall in (hour for hour in hours if not _is_once(hour, zone) and _is_shown(hour, zone)):
        for fold in (0, 1):
            moment = wall.replace(tzinfo=ZoneInfo(zone), fold=fold)
            begun = (moment.astimezone(UTC) - LENGTH).astimezone(ZoneInfo(zone))
            ended = (moment.astimezone(UTC) + LENGTH).astimezone(ZoneInfo(zone))
            yield (f"start: {moment.isoformat()}", f"end: {ended.isoformat()}")
            yield (f"start: {begun.isoformat()}", f"end: {moment.isoformat()}")


def _is_shown(wall: datetime, zone: str) -> bool:
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall


def _is_once(wall: datetime, zone: str) -> bool:
    moment = wall.replace(tzinfo=ZoneInfo(zone))
    return _is_shown(wall, zone) and moment.utcoffset() == moment.replace(fold=1).utcoffset()
