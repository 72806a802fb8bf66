"""Time zones for calendars: VTIMEZONE with two rules, the only form that every client reads alike (RFC 5545, 3.6.5).

The library writes lists of dates instead, of which some clients read only the first, and its first is an hour off.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

HELSINKI = """BEGIN:VTIMEZONE
TZID:Europe/Helsinki
BEGIN:DAYLIGHT
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
TZNAME:EEST
DTSTART:19810329T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
TZNAME:EET
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")
"""The zone of this region, word for word, so that no new version of a library can change it unseen."""

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Change(NamedTuple):
    """A change of clocks: at a moment in UTC, from one offset to another."""

    moment: datetime
    before: timedelta
    after: timedelta

    @property
    def wall(self) -> datetime:
        """What clocks show as they change."""
        return (self.moment + self.before).replace(tzinfo=None)

    def rules(self) -> Iterator["Rule"]:
        """The rules of which it may be a case: the second Sunday of a month may be its last one as well."""
        wall = self.wall
        ordinals = [(wall.day + 6) // 7] + ([-1] if (wall + timedelta(days=7)).month != wall.month else [])
        for ordinal in ordinals:
            yield Rule(self.before, self.after, wall.month, wall.weekday(), ordinal, wall.time())


class Rule(NamedTuple):
    """When clocks change every year: on the first, second … or last (-1) weekday of its sort in a month, at a time."""

    before: timedelta
    after: timedelta
    month: int
    weekday: int
    ordinal: int
    clock: time


@cache
def render_timezone(zone: str, first: int, last: int) -> str:
    """The rules of a zone as they hold in every year from the first to the last; "" where two rules cannot tell them.

    Times in a zone without rules are to be written in UTC.
    """
    if zone == "Europe/Helsinki":
        return HELSINKI
    changes = {year: tuple(_changes(ZoneInfo(zone), year)) for year in range(first - 1, last + 2)}
    if not any(changes.values()):
        return _block(zone, [_part("STANDARD", *_still(ZoneInfo(zone), first - 1))])
    common = set.intersection(*({rule for change in found for rule in change.rules()} for found in changes.values()))
    rules = {rule.month: rule for rule in sorted(common, key=lambda rule: -rule.ordinal)}
    if len(rules) != 2 or any(len(found) != 2 for found in changes.values()):
        return ""
    return _block(zone, [_ruled(change, rules[change.wall.month], zone) for change in changes[first - 1]])


def _changes(zone: ZoneInfo, year: int) -> Iterator[Change]:
    """The changes of a zone's clocks in a year of its own."""
    begin = datetime(year, 1, 1, tzinfo=zone).astimezone(UTC)
    length = datetime(year + 1, 1, 1, tzinfo=zone).astimezone(UTC) - begin
    for number in range(length // timedelta(days=1)):
        low = begin + timedelta(days=number)
        high = low + timedelta(days=1)
        if _offset(low, zone) != _offset(high, zone):
            yield Change(_turn(low, high, zone), _offset(low, zone), _offset(high, zone))


def _turn(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """The minute at which the offset is another one than before."""
    before = _offset(low, zone)
    while high - low > timedelta(minutes=1):
        middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return high


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)


def _still(zone: ZoneInfo, year: int) -> tuple[timedelta, timedelta, str, datetime, str]:
    """A zone whose clocks never change."""
    begin = datetime(year, 1, 1, tzinfo=zone)
    offset = _offset(begin, zone)
    return offset, offset, begin.tzname() or "", begin.replace(tzinfo=None), ""


def _ruled(change: Change, rule: Rule, zone: str) -> str:
    sort = "DAYLIGHT" if change.after > change.before else "STANDARD"
    name = change.moment.astimezone(ZoneInfo(zone)).tzname() or ""
    every = f"RRULE:FREQ=YEARLY;BYMONTH={rule.month};BYDAY={rule.ordinal}{DAYS[rule.weekday]}\r\n"
    return _part(sort, change.before, change.after, name, change.wall, every)


def _part(sort: str, before: timedelta, after: timedelta, name: str, begin: datetime, every: str) -> str:
    lines = (
        f"BEGIN:{sort}\r\nTZOFFSETFROM:{_signed(before)}\r\nTZOFFSETTO:{_signed(after)}\r\nTZNAME:{name}\r\n"
        f"DTSTART:{begin:%Y%m%dT%H%M%S}\r\n"
    )
    return f"{lines}{every}END:{sort}\r\n"


def _signed(offset: timedelta) -> str:
    minutes = abs(offset) // timedelta(minutes=1)
    return f"{'-' if offset < timedelta(0) else '+'}{minutes // 60:02}{minutes % 60:02}"


def _block(zone: str, parts: Sequence[str]) -> str:
    return f"BEGIN:VTIMEZONE\r\nTZID:{zone}\r\n{''.join(parts)}END:VTIMEZONE\r\n"


def is_ambiguous(moment: datetime) -> bool:
    """Whether the clocks of its zone show the time of an aware moment twice, as they do in an hour of autumn."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()
