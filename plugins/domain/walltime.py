"""Wall time: what clocks show, and the moments at which they show it, also where clocks go forward or back."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

NIGHT = timedelta(hours=12)
"""What ends at an earlier time of day than it begins at is shorter than this, or it is a mistake."""

Start = date | datetime
"""A day, or a moment."""

End = date | datetime | timedelta | None
"""A day, a moment, a time of day as the time since midnight, or nothing where the end is not known."""

Path = tuple[str | int, ...]
"""Where in the fields something stands: `("dates", 1)`."""


class OccurrenceError(ValueError):
    """Times that make no occurrences: the code of the problem, the field where it stands, and its facts."""

    def __init__(self, code: str, path: Path, **facts: str) -> None:
        """Keep the code, the place and the facts."""
        super().__init__(code)
        self.code, self.path, self.facts = code, path, facts


def ending(start: Start, end: End, path: Path) -> date | datetime | None:
    """The moment of an end. A time of day is the next such time, which may be in the night after the start.

    Raises OccurrenceError where that would take as long as half a day, and where no clock shows it.
    """
    if not isinstance(end, timedelta):
        return end
    if not isinstance(start, datetime):
        raise OccurrenceError("span-mixed", path, start=start.isoformat(), end=clock(end))
    begun = start.replace(tzinfo=None)
    over = datetime.combine(begun.date(), time()) + end
    if over <= begun:
        over += timedelta(days=1)
        if over - begun >= NIGHT:
            raise OccurrenceError("span-backwards", path, start=said(start), end=clock(end), later=said(over))
    return _shown(over, str(start.tzinfo), path)


def shifted(moment: Start, by: timedelta, zone: str, path: Path) -> Start:
    """A day or a moment so much later by the clocks of a zone. Raises OccurrenceError where no clock shows it."""
    if not isinstance(moment, datetime):
        return moment + by
    return _shown(wall_of(moment, zone) + by, zone, path) if by else moment


def wall_of(moment: Start, zone: str) -> datetime:
    """What the clocks of a zone show at a moment; of a day, its first midnight."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def day_of(moment: Start, zone: str) -> date:
    """The day of a moment in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date() if isinstance(moment, datetime) else moment


def said(moment: datetime) -> str:
    """A moment in a form that a writer may use: `2026-05-03 14:00`."""
    return f"{moment:%Y-%m-%d %H:%M}"


def clock(since_midnight: timedelta) -> str:
    """A time of day: `16:30`, `24:00`."""
    minutes = int(since_midnight.total_seconds()) // 60
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _shown(wall: datetime, zone: str, path: Path) -> datetime:
    """The moment at which clocks in a zone show a time, which must happen once."""
    moment = wall.replace(tzinfo=ZoneInfo(zone))
    if moment.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != wall:
        raise OccurrenceError("occurrence-time-skipped", path, moment=said(wall))
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        raise OccurrenceError("occurrence-time-twice", path, moment=said(wall))
    return moment
