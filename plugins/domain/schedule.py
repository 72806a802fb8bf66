"""A schedule: when something is held, from what a writer says of it to its occurrences.

There are three ways to say it: one `start`; a series by weekdays, `every` … `until` … `except`; or the times one by
one, as `sessions` (the parts of a whole) or `dates` (the same thing again).
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise
from typing import NamedTuple

from plugins.domain.occurrence import OFF, EventStatus, Occurrence
from plugins.domain.recurrence import Recurrence
from plugins.domain.session import Change, Deviation, Session
from plugins.domain.timespan import Timespan, TimespanError
from plugins.domain.walltime import End, OccurrenceError, Path, Start, day_of, ending, said, shifted, wall_of

MOST = 400
"""How many times something may be held; more is a slip of the finger in a year."""


class Schedule(NamedTuple):
    """What is said of the times of an event; its days and times of day are those of `zone`."""

    zone: str
    start: Start | None = None
    end: End = None
    every: Recurrence | None = None
    until: date | None = None
    deviations: tuple[Deviation, ...] = ()
    parts: tuple[Session, ...] = ()
    field: str = "dates"
    """The field in which the parts stand."""
    status: EventStatus = EventStatus.CONFIRMED
    venue: str = ""

    def occurrences(self) -> tuple[Occurrence, ...]:
        """Every occurrence, the first one first; there is at least one. Raises OccurrenceError."""
        found = sorted(self._occurrences(), key=lambda one: (one.span.start.astimezone(UTC), one.name))
        if not found:
            raise OccurrenceError("series-empty", ("until",), until=str(self.until))
        self._check_overlaps(found)
        self._check_ends(found)
        return tuple(found)

    def _occurrences(self) -> Iterator[Occurrence]:
        if self.every and self.start and self.until:
            return self._series(self.every, self.start, self.until)
        if self.parts:
            return self._listed()
        return iter([] if self.start is None else [self._occurrence(self.start, self.end, "", None, ("end",))])

    def _listed(self) -> Iterator[Occurrence]:
        """The parts; several on one day are told apart by their order."""
        seen = dict[date, int]()
        for number, part in enumerate(self.parts):
            path = (self.field, number)
            start, end = self._part_start(part, path), part.end
            if end is None and isinstance(self.end, timedelta) and isinstance(start, datetime):
                end = self.end
            day = part.date or day_of(start, self.zone)
            seen[day] = seen.get(day, 0) + 1
            yield self._occurrence(start, end, _name(day, seen[day]), part, path)

    def _part_start(self, part: Session, path: Path) -> Start:
        """A mere day among the dates of an event with a time is held at that time."""
        if isinstance(self.start, datetime) and not isinstance(part.start, datetime):
            return shifted(self.start, part.start - day_of(self.start, self.zone), self.zone, path)
        return part.start

    def _series(self, every: Recurrence, start: Start, until: date) -> Iterator[Occurrence]:
        first = day_of(start, self.zone)
        days = tuple(islice(every.days(first, until), MOST + 1))
        self._check_days(every, first, days)
        changes = {change.date: (number, change) for number, change in enumerate(self.deviations)}
        for day in days:
            number, change = changes.get(day, (0, None))
            path: Path = ("except", number) if change else ("every",)
            if change is None or not change.is_left_out:
                yield self._on(day, start, first, change, path)

    def _on(self, day: date, start: Start, first: date, change: Deviation | None, path: Path) -> Occurrence:
        """The series on one of its days: it begins and ends as on the first, where nothing else is said."""
        begun = change.start if change and change.start else shifted(start, day - first, self.zone, path)
        end: End = change.end if change else None
        if end is None and isinstance(begun, datetime) is isinstance(start, datetime):
            usual = ending(start, self.end, ("end",))
            later = wall_of(begun, self.zone) - wall_of(start, self.zone)
            end = None if usual is None else shifted(usual, later, self.zone, path)
        return self._occurrence(begun, end, _name(day), change, path)

    def _occurrence(self, start: Start, end: End, name: str, own: Change | None, path: Path) -> Occurrence:
        try:
            span = Timespan.of(start, ending(start, end, path), self.zone)
        except TimespanError as found:
            raise OccurrenceError(found.code, path, **found.facts) from None
        if own is None:
            return Occurrence(span, name, self.status, venue=self.venue)
        status = self.status if self.status in OFF else own.status or self.status
        return Occurrence(span, name, status, own.title, own.reason, own.venue or self.venue)

    # Checks

    def _check_days(self, every: Recurrence, first: date, days: Sequence[date]) -> None:
        """A series begins on one of its days, has an end in sight, and has the days on which it is to be different."""
        if not every.falls_on(first, first):
            near = next(every.days(first, first + timedelta(days=62)))
            raise OccurrenceError("start-not-in-series", ("start",), start=first.isoformat(), nearest=near.isoformat())
        if len(days) > MOST:
            raise OccurrenceError("series-too-long", ("until",), most=str(MOST), last=days[MOST - 1].isoformat())
        for number, change in enumerate(self.deviations):
            if days and change.date not in days:
                near = min(days, key=lambda day: (abs(day - change.date), day))
                facts = {"value": change.date.isoformat(), "nearest": near.isoformat()}
                raise OccurrenceError("except-not-in-series", ("except", number), **facts)

    def _check_overlaps(self, found: Sequence[Occurrence]) -> None:
        for one, other in pairwise(one for one in found if not one.is_off):
            if one.span.overlaps(other.span):
                field = "every" if self.every else self.field
                raise OccurrenceError(
                    "occurrences-overlap", (field,), one=said(one.span.start), other=said(other.span.start)
                )

    def _check_ends(self, found: Sequence[Occurrence]) -> None:
        """What `start` and `end` say of times that are listed is what the list says."""
        if not self.parts:
            return
        first, last = found[0].span, max((one.span for one in found), key=lambda span: span.end.astimezone(UTC))
        if self.start is not None and self.start not in {first.first_day, first.start}:
            raise OccurrenceError("field-against-list", ("start",), field="start", other=self.field)
        if self.end is not None and not isinstance(self.end, timedelta) and self.end not in {last.last_day, last.end}:
            raise OccurrenceError("field-against-list", ("end",), field="end", other=self.field)


def _name(day: date, number: int = 1) -> str:
    """`20270325`; a second time on one day is `20270325-2`."""
    return f"{day:%Y%m%d}" + (f"-{number}" if number > 1 else "")
