"""Dates and times as communicators write them, in the words of all the site's languages, and in ISO 8601.

What is ambiguous or contradicts itself is a DateError with the code of its sentences, never a guess.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple, Self
from unicodedata import normalize
from zoneinfo import ZoneInfo

from plugins.domain.datewords import DateWords, bare
from plugins.domain.forms import render_moment, render_time, render_weekday
from plugins.domain.problem import nearest
from plugins.domain.timespan import start_of_day

__all__ = ["DateError", "DateWords", "parse_clock", "parse_date", "parse_ending", "parse_instant", "parse_moment"]

YEARS = range(1900, 2200)
"""The years that anybody means here; 0226 and 20226 are slips of the finger."""


class DateError(ValueError):
    """A text that is not understood as a date: the code of the problem, and the facts of its sentences.

    `value` is always among the facts. Facts that are told in words are there once for each language, as `day_fi`.
    """

    def __init__(self, code: str, **facts: str) -> None:
        """Keep the code and the facts."""
        super().__init__(code)
        self.code = code
        self.facts = facts


def parse_date(text: str, words: DateWords) -> date:
    """The day that a text states, as `su 3.5.2026`, `3. toukokuuta 2026`, `May 3, 2026` or `2026-05-03`.

    Raises DateError, also when the text goes on after the day.
    """
    written = _Written.of(text, words)
    day, end = _parse_day(written)
    if end < len(written.plain):
        raise written.refused("date-and-more", corrected=written.plain[:end])
    return day


def parse_moment(text: str, words: DateWords, zone: str | None = None) -> date | datetime:
    """The day that a text states, or the aware moment when it states a time as well: `su 3.5.2026 klo 14.00`.

    A time without an offset is one in `zone`, or else in the zone of the words; the moment comes in that zone.
    24.00 is the next midnight; 12 am is midnight and 12 pm noon. Raises DateError.
    """
    written = _Written.of(text, words)
    day, end = _parse_day(written)
    return day if end == len(written.plain) else _parse_time(written, end, day, zone or words.zone)


def parse_instant(text: str, words: DateWords, zone: str | None = None) -> datetime:
    """The aware moment that a text states; a day alone means its first moment. Raises DateError."""
    moment = parse_moment(text, words, zone)
    return moment if isinstance(moment, datetime) else start_of_day(moment, zone or words.zone)


def parse_clock(text: str, words: DateWords) -> timedelta:
    """The time of day that a text states, as the time since midnight: `klo 1.00`, `16:30`, `4 pm`. Raises DateError."""
    written = _Written.of(text, words)
    found = _TIME.fullmatch(written.plain)
    if found is None or found["offset"] or found["iso"]:
        raise written.refused("time-unreadable", time=written.plain)
    _check_words(written, found)
    return _wall_time(written, date.min, found) - datetime.combine(date.min, time())


def parse_ending(text: str, words: DateWords, zone: str | None = None) -> date | datetime | timedelta:
    """When something ends: a day, a moment, or only a time of day, which stands for the next such time.

    `16.30` is a time, as no month is 30; `16.10` may be a day without its year, so it needs its word: `klo 16.10`.
    """
    written = _Written.of(text, words)
    found = _TIME.fullmatch(written.plain)
    if found is None or found["offset"] or not (found["word"] or found["half"] or found["minute"]):
        return parse_moment(text, words, zone)
    dotted = re.fullmatch(r"(\d{1,2})\.(\d\d)", written.plain)
    if dotted and _exists(2000, int(dotted[2]), int(dotted[1])):
        raise written.refused("ending-day-or-time", time=written.plain)
    return parse_clock(text, words)


# Texts -----------------------------------------------------------------------------------------------------------


class _Written(NamedTuple):
    """What a writer wrote: as it stands, and plain (NFKC, ordinary spaces), with the words to read it by."""

    text: str
    plain: str
    words: DateWords

    @classmethod
    def of(cls, text: str, words: DateWords) -> Self:
        return cls(text.strip(), " ".join(normalize("NFKC", text).split()), words)

    def refused(self, code: str, **facts: str) -> DateError:
        return DateError(code, value=self.text, **facts)

    def changed(self, found: re.Match[str], part: str, text: str) -> str:
        """The plain text with another in the place of a part that was found."""
        start, end = found.span(part)
        return f"{self.plain[:start]}{text}{self.plain[end:]}"

    def unknown(self, found: re.Match[str], part: str, known: Iterable[str]) -> DateError:
        """The refusal of a word, with the known word most like it and the text as it would be with that."""
        likely = nearest(found[part], known)
        if not likely:
            return self.refused("date-unknown-word", word=found[part])
        corrected = self.changed(found, part, likely)
        return self.refused("date-unknown-word", word=found[part], nearest=likely, corrected=corrected)


# Days ------------------------------------------------------------------------------------------------------------

_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_WEEKDAY = rf"(?:(?P<weekday>{_WORD})\.?,? )?"
_YEAR = r"(?P<year>\d{1,9})"
_DAY_ENDS = r"(?= \S|, ?\S|[Tt]\d|$)"
_DAY_SHAPES = tuple(
    re.compile(f"{_WEEKDAY}{shape}{_DAY_ENDS}")
    for shape in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})(?:\. ?{_YEAR}|\.)?",
        rf"(?P<day>\d{{1,2}})\.? ?(?P<month>{_WORD})\.?(?:,? ?{_YEAR})?",
        rf"(?P<month>{_WORD})\.? (?P<day>\d{{1,2}})(?:,? {_YEAR})?",
    )
)
"""2026-05-03 · 3.5.2026 · 3. toukokuuta 2026 · May 3, 2026; a weekday may stand before each."""

_SLASHES = re.compile(r"(?<!\d)(\d{1,4})/(\d{1,2})/(\d{1,4})(?!\d)")


def _parse_day(written: _Written) -> tuple[date, int]:
    """The day with which the plain text begins, and where it ends there."""
    if _is_only_time(written):
        raise written.refused("date-only-time")
    found = next(filter(None, (shape.match(written.plain) for shape in _DAY_SHAPES)), None)
    if found is None:
        raise _unreadable(written)
    day = _checked_day(written, _year(written, found), _month(written, found), int(found["day"]))
    _check_weekday(written, found, day)
    return day, found.end()


def _unreadable(written: _Written) -> DateError:
    """Why no shape of a date fits: dates with slashes have a sentence of their own."""
    slashes = _SLASHES.search(written.plain)
    if not slashes:
        return written.refused("date-unreadable")
    first, second, last = map(int, slashes.groups())
    orders = ((last, second, first), (last, first, second), (first, second, last))
    days = dict.fromkeys(date(*order) for order in orders if _exists(*order))
    names = ("only",) if len(days) == 1 else ("one", "other")
    facts: dict[str, str] = {}
    for name, day in zip(names, days, strict=False):
        facts |= written.words.told(name, day)
    return written.refused("date-slashes", **facts)


def _exists(year: int, month: int, day: int) -> bool:
    return year in YEARS and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _year(written: _Written, found: re.Match[str]) -> int:
    year = found["year"]
    if year is None:
        raise written.refused("date-no-year")
    if len(year) == 2:
        raise written.refused("date-short-year", year=year, corrected=written.changed(found, "year", f"20{year}"))
    if int(year) not in YEARS:
        raise written.refused("date-far-year", year=year)
    return int(year)


def _month(written: _Written, found: re.Match[str]) -> int:
    month, months = found["month"], written.words.months
    if month.isdecimal():
        return int(month)
    meant = months.meaning(month)
    if not meant:
        raise written.unknown(found, "month", months.known)
    if len(meant) > 1:
        raise written.refused("date-ambiguous-word", word=month)
    return min(meant) + 1


def _checked_day(written: _Written, year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise written.refused("date-no-such-month", month=str(month))
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise written.refused("date-not-in-calendar", last=str(last))
    return date(year, month, day)


def _check_weekday(written: _Written, found: re.Match[str], day: date) -> None:
    word, weekdays, languages = found["weekday"], written.words.weekdays, written.words.languages
    if word is None:
        return
    if not weekdays.meaning(word):
        raise written.unknown(found, "weekday", weekdays.known)
    if day.weekday() not in weekdays.meaning(word):
        corrected = written.changed(found, "weekday", weekdays.instead(word, day.weekday()))
        names = {f"weekday_{language.code}": render_weekday(day, language) for language in languages}
        raise written.refused("date-other-weekday", corrected=corrected, **written.words.told("day", day), **names)


# Times -----------------------------------------------------------------------------------------------------------

_TIME = re.compile(
    rf"(?:(?P<iso>[Tt])|,? ?(?:(?P<word>{_WORD})\.? ?)?)"
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d)(?:[.:](?P<second>\d\d))?)?"
    r"(?: ?(?P<half>[^\W\d_]\.?[^\W\d_.]+\.?))?"
    r"(?: ?(?P<offset>[Zz]|[+-]\d\d(?::?\d\d)?))?"
)
"""klo 14.00 · T14:00+03:00 · at 2:30 pm."""


def _parse_time(written: _Written, start: int, day: date, zone: str) -> datetime:
    """The moment whose time stands in the plain text from `start` to its end."""
    found = _TIME.fullmatch(written.plain, start)
    if found is None or _is_range(found):
        raise written.refused("time-unreadable", time=written.plain[start:].lstrip(" ,"))
    _check_words(written, found)
    wall = _wall_time(written, day, found)
    if found["offset"]:
        return wall.replace(tzinfo=_offset(written, found["offset"])).astimezone(ZoneInfo(zone))
    return _in_zone(written, wall, zone)


def _is_only_time(written: _Written) -> bool:
    """Whether the text is a time with its word and has no day."""
    found = _TIME.fullmatch(written.plain)
    return found is not None and bare(found["word"] or "") in written.words.time_words


def _is_range(found: re.Match[str]) -> bool:
    """Whether what looks like an offset is the end of a range: only after a T is `9:00-10:30` a time and an offset."""
    return found["offset"] is not None and found["offset"].startswith("-") and not found["iso"]


def _check_words(written: _Written, found: re.Match[str]) -> None:
    words = written.words
    if found["word"] and bare(found["word"]) not in words.time_words:
        raise written.unknown(found, "word", words.time_words)
    if found["half"] and bare(found["half"]) not in words.halves:
        raise written.unknown(found, "half", words.halves)
    if not (found["iso"] or found["word"] or found["half"] or found["minute"]):
        hour = found["hour"]
        languages = words.languages if int(hour) < 24 else ()
        times = {f"time_{language.code}": render_time(time(int(hour)), language) for language in languages}
        raise written.refused("time-bare-hour", hour=hour, **times)


def _wall_time(written: _Written, day: date, found: re.Match[str]) -> datetime:
    """The naive time on the writer's clock."""
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    half = found["half"]
    fits = (1 <= hour <= 12) if half else hour < 24 or (hour, minute, second) == (24, 0, 0)
    if not fits or minute > 59 or second > 59:
        raise written.refused("time-impossible", time=found[0].lstrip(" ,Tt"))
    hours = hour % 12 + written.words.halves[bare(half)] if half else hour
    return datetime.combine(day, time()) + timedelta(hours=hours, minutes=minute, seconds=second)


def _offset(written: _Written, offset: str) -> timezone:
    if offset in "Zz":
        return UTC
    digits = offset[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 14 or minutes > 59:
        raise written.refused("time-impossible", time=offset)
    length = timedelta(hours=hours, minutes=minutes)
    return timezone(-length if offset.startswith("-") else length)


def _in_zone(written: _Written, wall: datetime, zone: str) -> datetime:
    """The moment at which clocks in the zone show the time, which must happen once."""
    moment = wall.replace(tzinfo=ZoneInfo(zone))
    shown = moment.astimezone(UTC).astimezone(ZoneInfo(zone))
    if shown.replace(tzinfo=None) != wall:
        later = {f"later_{each.code}": render_moment(shown, each, zone) for each in written.words.languages}
        raise written.refused("time-skipped", **later)
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        first, second = (f"{written.plain} {moment.replace(fold=fold).isoformat()[-6:]}" for fold in (0, 1))
        raise written.refused("time-twice", first=first, second=second)
    return moment
