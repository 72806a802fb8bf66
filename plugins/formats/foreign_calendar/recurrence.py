"""The dates of a recurring event (RFC 5545 section 3.8.5), counted out, for so far as anybody plans."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import NamedTuple

from dateutil.rrule import rrulestr

from plugins.domain.dates import YEARS
from plugins.formats.foreign_calendar.lines import ContentLine
from plugins.formats.foreign_calendar.moments import Moment, MomentError, Zones, parse_moments

MOST_DATES = 500
"""The most dates of a series that are told."""

_ENDLESS_YEARS, _MOST_YEARS = 1, 10
"""How far into the future a series without an end is counted, and one that has an end."""

_MOST_COUNTED = 20_000
"""How many dates are counted at most to come to those that matter: one a day for fifty years."""

_REFUSED = re.compile(r"FREQ=(?:HOUR|MINUTE|SECOND)LY|INTERVAL=0*(?:;|$)|BYEASTER", re.IGNORECASE)
"""What could be counted without an end; nobody plans so."""

_CYCLES = 19
"""How many cycles of the calendar, of 400 years each, a series is counted later than it is.

The library looks for the next date of a rule that is never met until the year 9999, which is then not far.
"""
_BOUND = re.compile(r"(?:^|;)(UNTIL|COUNT)=([^;]*)", re.IGNORECASE)


class Series(NamedTuple):
    """The dates on which something takes place, in their order, and what was left out of them."""

    dates: tuple[Moment, ...]
    is_endless: bool = False
    """Whether a rule without an end was counted for a year only."""
    is_cut: bool = False
    """Whether there were more dates than are told."""
    refused: tuple[ContentLine, ...] = ()
    """The rules and lists of dates that could not be counted."""


def count_out(start: Moment, lines: Iterable[ContentLine], zones: Zones, today: date) -> Series:
    """The dates of an event that starts first at `start`, by its RRULE, RDATE and EXDATE lines.

    Of a series without an end, or with very many dates, those from today on are told.
    """
    found, refused = {name_of(start): start}, list[ContentLine]()
    excluded, is_endless, is_cut = set[object](), False, False
    for line in lines:
        try:
            if line.name == "RRULE":
                rule = _Rule.of(re.sub(r"\s", "", line.value), start, zones, today)
                dates = [start.at(wall) for wall in rule.walls(start.wall)]
                is_endless, is_cut = is_endless or rule.is_endless, is_cut or len(dates) >= _MOST_COUNTED
                found |= {name_of(moment): moment for moment in dates}
            elif line.name == "RDATE":
                found |= {name_of(moment): moment for moment in _alike(start, parse_moments(line, zones))}
            else:
                excluded |= {name_of(one) if start.zone else one.day for one in parse_moments(line, zones)}
        except Exception:  # noqa: BLE001 - the library answers in many ways to rules that are none
            refused.append(line)
    # Some programs exclude a date by its day alone.
    kept = sorted((one for one in found.values() if not excluded & {name_of(one), one.day}), key=_instant)
    many = len(kept) > MOST_DATES
    if is_endless or many:
        kept = [one for one in kept if one.day >= today] or kept[-1:]
    return Series(tuple(kept[:MOST_DATES]), is_endless, is_cut or many, tuple(refused))


class _Rule(NamedTuple):
    """A rule without its own bound, and the bounds to which it is counted."""

    text: str
    until: datetime
    """The last wall time."""
    most: int
    is_endless: bool

    @classmethod
    def of(cls, text: str, start: Moment, zones: Zones, today: date) -> "_Rule":
        if _REFUSED.search(text):
            raise MomentError(text)
        bounds = {name.upper(): value for name, value in _BOUND.findall(text)}
        is_endless = not bounds
        years = _ENDLESS_YEARS if is_endless else _MOST_YEARS
        last = min(max(today, start.day) + timedelta(days=366 * years), date(YEARS[-1], 12, 30))
        furthest = datetime.combine(last, time.max)
        until = _until(bounds["UNTIL"], start, zones) if "UNTIL" in bounds else furthest
        most = min(int(bounds.get("COUNT", _MOST_COUNTED)), _MOST_COUNTED)
        return cls(_BOUND.sub("", text).strip(";"), min(until, furthest), most, is_endless)

    def walls(self, start: datetime) -> Iterator[datetime]:
        """The wall times of the rule, which every zone reads by its own clock."""
        later, until = _shifted(start, _CYCLES), _shifted(self.until, _CYCLES)
        rule = rrulestr(f"RRULE:{self.text};UNTIL={until:%Y%m%dT%H%M%S}", dtstart=later)
        return (_shifted(wall, -_CYCLES) for wall in islice(iter(rule), self.most))


def _shifted(wall: datetime, cycles: int) -> datetime:
    """The same wall time as many cycles of the calendar later, on the same day of the week, month and year."""
    return wall.replace(year=wall.year + 400 * cycles)


def _until(text: str, start: Moment, zones: Zones) -> datetime:
    """The last wall time that UNTIL allows; a day is meant to its end."""
    (until,) = parse_moments(ContentLine(0, "UNTIL", {}, text), zones)
    if until.zone is None or start.zone is None:
        return datetime.combine(until.day, time.max)
    return until.instant.astimezone(start.zone).replace(tzinfo=None) if until.zone is UTC else until.wall


def _alike(start: Moment, moments: Iterable[Moment]) -> Iterator[Moment]:
    """Further dates; a day alone has the time of the first."""
    for moment in moments:
        if moment.zone and start.zone:
            yield moment
        else:
            yield start.at(datetime.combine(moment.day, start.wall.time()))


def name_of(moment: Moment) -> object:
    """What two statements of the same date have in common."""
    return moment.instant if moment.zone else moment.day


def _instant(moment: Moment) -> datetime:
    return moment.instant
