"""Time zones for calendars: two rules say, hour by hour, what the database of time zones says."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from plugins.formats.timezones import HELSINKI, render_timezone

FIRST, LAST = 2016, 2036
"""Ten years to either side of the one in which the constant was last looked at."""


@pytest.mark.parametrize(
    "zone", ["Europe/Helsinki", "Europe/Brussels", "America/New_York", "Australia/Sydney", "Asia/Tokyo", "UTC"]
)
def test_the_rules_of_a_zone_are_those_of_the_zone(zone: str) -> None:
    """At every hour of twenty years that clocks show once, north and south, with and without changes."""
    block = f"BEGIN:VCALENDAR\r\n{render_timezone(zone, FIRST, LAST)}END:VCALENDAR\r\n"
    told, real = tzical(StringIO(block.replace("\r\n", "\n"))).get(zone), ZoneInfo(zone)
    assert told is not None
    hours = (LAST - FIRST + 1) * 365 * 24
    walls = (datetime(FIRST, 1, 1) + timedelta(hours=number) for number in range(hours))  # noqa: DTZ001
    assert [wall for wall in walls if is_once(wall, real) and told.utcoffset(wall) != offset(wall, real)] == []


def is_once(wall: datetime, zone: ZoneInfo) -> bool:
    """Whether the clocks of a zone show a time exactly once."""
    moment = wall.replace(tzinfo=zone)
    is_shown = moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall
    return is_shown and moment.utcoffset() == moment.replace(fold=1).utcoffset()


def offset(wall: datetime, zone: ZoneInfo) -> timedelta | None:
    """How far the clocks of a zone are ahead of UTC when they show a time."""
    return wall.replace(tzinfo=zone).utcoffset()


@pytest.mark.parametrize("zone", ["Africa/Casablanca", "Asia/Gaza", "America/Nuuk"])
def test_a_zone_that_two_rules_cannot_tell_has_none(zone: str) -> None:
    """Where clocks change by the moon, or the law has changed, times are written in UTC instead."""
    assert render_timezone(zone, 2023, 2027) == ""


def test_the_regions_zone_is_word_for_word_the_one_that_was_tried() -> None:
    """One summer and one winter time, each with one rule: more of either some clients cannot read."""
    assert render_timezone("Europe/Helsinki", 2026, 2027) == HELSINKI
    assert [HELSINKI.count(word) for word in ("BEGIN:DAYLIGHT", "BEGIN:STANDARD", "RRULE", "RDATE")] == [1, 1, 2, 0]


def test_every_zone_has_the_same_form() -> None:
    """Two parts with a rule each, or one without where clocks never change."""
    brussels, tokyo = (render_timezone(zone, 2027, 2027) for zone in ("Europe/Brussels", "Asia/Tokyo"))

    assert [brussels.count(word) for word in ("BEGIN:DAYLIGHT", "BEGIN:STANDARD", "RRULE")] == [1, 1, 2]
    assert [tokyo.count(word) for word in ("BEGIN:DAYLIGHT", "BEGIN:STANDARD", "RRULE")] == [0, 1, 0]
    assert "DTSTART:20260329T020000" in brussels
