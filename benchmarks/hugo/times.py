"""When events are held, as Hugo's front matter tells it."""

from calendar import Calendar
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import TypedDict
from zoneinfo import ZoneInfo

from benchmarks.corpus import TODAY, When

ZONE = ZoneInfo("Europe/Helsinki")
NOW = datetime.combine(TODAY, time(12), ZONE)


class Held(TypedDict):
    """One time at which an event is held; of whole days, `end` is the last."""

    start: datetime
    end: datetime
    all_day: bool


def times_of(when: When) -> list[Held]:
    """All times at which an event is held."""
    weeks = (when.weekly_until - when.start.date()).days // 7 if when.weekly_until else 0
    return [
        Held(
            start=(when.start + timedelta(weeks=week)).replace(tzinfo=ZONE),
            end=(when.end + timedelta(weeks=week)).replace(tzinfo=ZONE),
            all_day=when.all_day,
        )
        for week in range(weeks + 1)
    ]


def is_past(times: Sequence[Held]) -> bool:
    """Whether none of the times is still to come or going on."""
    return _over(times[-1])


def shown(times: Sequence[Held]) -> int:
    """Which of the times lists show: the next one, or the last where all are past."""
    return next((number for number, one in enumerate(times) if not _over(one)), len(times) - 1)


def days_of(times: Sequence[Held]) -> list[str]:
    """The days on which an event is held, with the hour if it has one: `2027-03-04 09:00`."""
    found = list[str]()
    for one in times:
        if one["all_day"]:
            number = (one["end"] - one["start"]).days + 1
            found += [f"{one['start'] + timedelta(days=day):%Y-%m-%d}" for day in range(number)]
        else:
            found.append(f"{one['start']:%Y-%m-%d %H:%M}")
    return found


def weeks_of(month: str) -> list[list[int]]:
    """The weeks of a month such as `2027-03`, each of seven days, 0 for those of another month."""
    return Calendar().monthdayscalendar(int(month[:4]), int(month[5:]))


def order(times: Sequence[Held]) -> tuple[bool, float]:
    """What events are sorted by: coming ones by their next time, then past ones, the latest first."""
    start = times[shown(times)]["start"].timestamp()
    return (True, -start) if is_past(times) else (False, start)


def _over(one: Held) -> bool:
    return one["end"] + timedelta(days=one["all_day"]) <= NOW
