"""Recurring foreign events: every date at its own moment, and never more of them than anybody plans."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from icalendar import Calendar

from plugins.formats.foreign_calendar.event import ForeignEvent
from plugins.formats.foreign_calendar.recurrence import MOST_DATES
from tests.calendars import TODAY, ZONE, calendar, codes, event, events, lost

START = "UID:a\nSUMMARY:a\nDTSTART;TZID=Europe/Helsinki:20270302T180000\nDTEND;TZID=Europe/Helsinki:20270302T200000\n"


def told(found: ForeignEvent) -> list[str]:
    """Every date of an event, as the region's clock shows it."""
    return [f"{one:%d.%m. %H:%M}" for one in (found.start, *found.later)]
