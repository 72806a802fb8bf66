"""A duration: from one day, month or year to another, as exact as it is known, with ends that may be open."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from plugins.domain.dates import DateWords, parse_date
from plugins.domain.fields import Reading, typed
from plugins.domain.forms import render_date, render_date_range, render_month
from plugins.domain.item import at_start, closing
from plugins.domain.language import Language

if TYPE_CHECKING:
    from plugins.domain.view import LanguageView


@dataclass(frozen=True)
class PartialDate:
    """A year, a month of a year, or a day: what is not known is 0."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def first(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def iso(self) -> str:
        """The date as HTML's `datetime` attribute has it: `2020`, `2020-09`, `2020-09-30`."""
        return "-".join(f"{part:02}" for part in (self.year, self.month, self.day) if part)


class Phase(StrEnum):
    """Where something stands between its start and its end."""

    COMING = "coming"
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True)
class Duration:
    """From a start to an end, the end included; None where it is not known or open."""

    start: PartialDate | None = None
    end: PartialDate | None = None

    def phase(self, now: datetime, zone: str) -> Phase:
        """Where it stands at a moment; what has no start has begun, what has no end goes on."""
        if self.end and closing(self.end.last, zone) <= now:
            return Phase.ENDED
        if self.start and at_start(self.start.first, zone) > now:
            return Phase.COMING
        return Phase.RUNNING

    def turns(self, zone: str) -> Iterator[datetime]:
        """The moments at which its phase changes."""
        if self.start:
            yield at_start(self.start.first, zone)
        if self.end:
            yield closing(self.end.last, zone)

    def is_backwards(self) -> bool:
        """Whether it ends before it starts."""
        return self.start is not None and self.end is not None and self.end.last < self.start.first


def parse_partial_date(text: str, words: DateWords) -> PartialDate:
    """A year (`2020`), a month (`9/2022`, `2022-09`, `syyskuu 2022`) or a day. Raises DateError."""
    if re.fullmatch(r"(?:19|20|21)\d\d", text):
        return PartialDate(int(text))
    month = re.fullmatch(r"(?P<month>\d{1,2})/(?P<year>\d{4})|(?P<iso>\d{4})-(?P<iso_month>\d{2})", text)
    if month:
        found = parse_date(f"1.{month['month'] or month['iso_month']}.{month['year'] or month['iso']}", words)
        return PartialDate(found.year, found.month)
    if re.fullmatch(r"[^\W\d]+ \d{4}", text):
        found = parse_date(f"1. {text}", words)
        return PartialDate(found.year, found.month)
    found = parse_date(text, words)
    return PartialDate(found.year, found.month, found.day)


def _parse_partial_day(text: str, reading: Reading) -> PartialDate:
    return parse_partial_date(text, reading.words)


PartialDay = Annotated[PartialDate, typed(_parse_partial_day)]
"""The type of a field that takes a year, a month or a day."""


def render_partial_date(partial: PartialDate, language: Language) -> str:
    """A year, a month or a day: `2020`, `syyskuu 2022`, `30.9.2022`."""
    if partial.day:
        return render_date(partial.first, language)
    return render_month(partial.first, language) if partial.month else str(partial.year)


@dataclass(frozen=True)
class DurationText:
    """A duration as a page tells it: its phase, its ends in words and for machines, and what stands between."""

    phase: str
    start: str = ""
    start_iso: str = ""
    dash: str = ""
    end: str = ""
    end_iso: str = ""


def duration_text(duration: Duration, view: "LanguageView") -> DurationText:
    """How the page of a language tells a duration; an end that is not known is empty."""
    phase = duration.phase(view.now, view.site.zone).value
    start, end = duration.start, duration.end
    if start and end:
        whole, last = render_duration(start, end, view.language), render_partial_date(end, view.language)
        first = whole.removesuffix(last).rstrip("– \u00a0")
        dash = whole.removesuffix(last).removeprefix(first)
        return DurationText(phase, first, start.iso(), dash, last, end.iso())
    said = {"start": render_partial_date(start, view.language), "start_iso": start.iso()} if start else {}
    last_said = {"end": render_partial_date(end, view.language), "end_iso": end.iso()} if end else {}
    return DurationText(phase, **said, **last_said)


def render_duration(start: PartialDate, end: PartialDate, language: Language) -> str:
    """From a start to an end: `2020–2021`, `1.1.2020–30.9.2022`, `1 January 2020 – 30 September 2022`."""
    if start.day and end.day:
        return render_date_range(start.first, end.last, language)
    first, last = render_partial_date(start, language), render_partial_date(end, language)
    dash = language.forms.spaced_dash if " " in first + last else language.forms.dash
    return last if start == end else f"{first}{dash}{last}"
