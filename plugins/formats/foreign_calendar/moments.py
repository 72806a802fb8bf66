"""When something is, as a calendar states it: days and wall times in zones (RFC 5545 sections 3.3.4, 3.3.5, 3.2.19)."""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple, Self
from zoneinfo import ZoneInfo

from dateutil.tz import tzical
from icalendar.prop import vDuration
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from plugins.domain.dates import YEARS
from plugins.formats.foreign_calendar.components import Component
from plugins.formats.foreign_calendar.lines import ContentLine

_VALUE = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)"
    r"(?:[Tt ](?P<hour>\d\d):?(?P<minute>\d\d):?(?P<second>\d\d)?(?P<utc>[Zz])?)?",
    re.ASCII,
)
_ZONE_LINES = frozenset(
    {"BEGIN", "END", "TZID", "DTSTART", "RRULE", "RDATE", "EXDATE", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO"}
)
_ZONE_RULE = re.compile(
    r"(?:(?:FREQ=YEARLY|INTERVAL=1|BY(?:MONTH|DAY|MONTHDAY)=[\w,+-]+|BY(?:HOUR|MINUTE|SECOND)=\d+"
    r"|(?:UNTIL|COUNT|WKST)=\w+)(?:;|$))+"
)
"""The rules by which clocks change; others could be counted without an end."""

_LONGEST_ZONE = 2_000


class MomentError(ValueError):
    """A text that is no day and no time; the text is its argument."""


class Moment(NamedTuple):
    """A day (its midnight, without a zone), or a wall time in a zone."""

    wall: datetime
    zone: tzinfo | None

    @property
    def day(self) -> date:
        """The day of a whole day, or that of the wall time."""
        return self.wall.date()

    @property
    def instant(self) -> datetime:
        """The moment in UTC. A time that the clocks skip is read with the offset before (RFC 5545 section 3.3.5)."""
        return self.wall.replace(tzinfo=self.zone or UTC).astimezone(UTC)

    def at(self, wall: datetime) -> Self:
        """Another day or wall time of the same sort."""
        return self._replace(wall=wall)

    def value(self, zone: str) -> date | datetime:
        """The day, or the aware moment in a zone."""
        return self.instant.astimezone(ZoneInfo(zone)) if self.zone else self.day


class Zones(NamedTuple):
    """The zones by which a file is read: those that it brings itself, and the one for times without any."""

    own: Mapping[str, tzinfo]
    default: str

    def named(self, name: str) -> tzinfo | None:
        """The zone of a TZID: a known name, with or without a prefix, one of Windows, or one of the file's own."""
        return next(filter(None, map(_known_zone, _names(name))), None) or self.own.get(name)


def parse_moments(line: ContentLine, zones: Zones) -> list[Moment]:
    """The moments between the commas of a value; of a period its start. Raises MomentError."""
    zone = zones.named(line.parameters.get("TZID", "")) or ZoneInfo(zones.default)
    return [_parse_moment(text.strip(), zone) for text in line.value.partition("/")[0].split(",") if text.strip()]


def is_floating(line: ContentLine) -> bool:
    """Whether a value has times that are in no zone."""
    return "TZID" not in line.parameters and bool(re.search(r"[Tt]\d+\s*(?:,|$)", line.value))


def parse_length(text: str) -> timedelta:
    """A duration (section 3.3.6). Raises MomentError."""
    try:
        length: object = vDuration.from_ical(text.strip())  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError):
        raise MomentError(text) from None
    if not isinstance(length, timedelta) or abs(length) > timedelta(days=40_000):
        raise MomentError(text)
    return length


def parse_zone(component: Component) -> tuple[str, tzinfo] | None:
    """The name of a VTIMEZONE and the zone that it describes (section 3.6.5), unless it cannot be counted with."""
    lines = [line for line in component.lines if line.name in _ZONE_LINES]
    name = next((line.value for line in lines if line.name == "TZID"), "")
    rules = (line.value.upper() for line in lines if line.name == "RRULE")
    if component.fault or not name or len(lines) > _LONGEST_ZONE or not all(map(_ZONE_RULE.fullmatch, rules)):
        return None
    text = "\n".join(f"{line.name}:{line.value}" for line in lines)
    try:
        zone = tzical(io.StringIO(f"BEGIN:VTIMEZONE\n{text}\nEND:VTIMEZONE\n")).get()
    except Exception:  # noqa: BLE001 - the library answers in many ways to what others have broken
        return None
    return (name, zone) if zone and _answers(zone) else None


def _answers(zone: tzinfo) -> bool:
    """Whether a zone that somebody described has an offset at all."""
    try:
        return all(datetime(2026, month, 1, tzinfo=zone).utcoffset() is not None for month in (1, 7))
    except Exception:  # noqa: BLE001 - as above: the description is used here for the first time
        return False


def _parse_moment(text: str, zone: tzinfo) -> Moment:
    found = _VALUE.fullmatch(text)
    if not found or int(found["year"]) not in YEARS:
        raise MomentError(text)
    # A leap second (60) is taken for the one before it, which every clock knows.
    seconds = min(int(found["second"] or 0), 59)
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        wall = datetime.combine(day, time(int(found["hour"] or 0), int(found["minute"] or 0), seconds))
    except ValueError:
        raise MomentError(text) from None
    return Moment(wall, None if found["hour"] is None else UTC if found["utc"] else zone)


def _names(name: str) -> Iterator[str]:
    """The names that a TZID may mean, the likeliest first: `/vendor.example/20260101/Europe/Helsinki` is Helsinki."""
    bare = name.strip().strip("/")
    yield bare
    yield WINDOWS_TO_OLSON.get(bare, "")
    steps = bare.split("/")
    yield from ("/".join(steps[start:]) for start in range(1, min(len(steps) - 1, 9)))


def _known_zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (LookupError, ValueError, OSError):
        return None
