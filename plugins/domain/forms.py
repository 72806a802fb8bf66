"""Dates, times, numbers and lists as a language writes them. Every function is pure and names its locale to Babel.

The forms follow the house rules: in Finnish `su 3.5.2026 klo 14.00` and `3.–5.6.2026`, in English
`Sun 3 May 2026, 14:00` and `3–5 June 2026`. A space in which a line must not break is a no-break space (U+00A0);
Babel's thin spaces (U+2009, U+202F) never appear.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from plugins.domain.language import DateForm, DateStyle, Language
from plugins.domain.timespan import Timespan

NO_BREAK = "\u00a0"
MILLION, BILLION = 10**6, 10**9
SIZES = (("digital-gigabyte", 10**9, 1), ("digital-megabyte", 10**6, 1), ("digital-kilobyte", 10**3, 0))
"""Babel's units of size, in bytes, and how many decimals each is told with."""


def render_date(day: date, language: Language, style: DateStyle = "medium") -> str:
    """A day: medium `3.5.2026`, long `3. toukokuuta 2026`, weekday `su 3.5.2026`, full with all in words."""
    return _dated(day, _form(language, style).whole, language)


def render_weekday(day: date, language: Language) -> str:
    """The name of a day's weekday by itself: `sunnuntai`, `Sunday`."""
    return _dated(day, "cccc", language)


def render_short_weekday(day: date, language: Language) -> str:
    """The same, as short as it is in a calendar: `su`, `Sun`."""
    return _dated(day, "ccc", language)


def render_month(day: date, language: Language) -> str:
    """The month of a day with its year: `toukokuu 2026`, `May 2026`."""
    return _dated(day, language.forms.month, language)


def render_short_month(day: date, language: Language) -> str:
    """The month of a day alone, as short as it is on a calendar's leaf: `touko`, `May`."""
    return _dated(day, "LLL", language).removesuffix(".")


def render_time(clock: time | datetime, language: Language) -> str:
    """A time of day: `klo 14.00`, `14:00`. Of a datetime, the time that it states itself."""
    return language.forms.time.format(clock=_clock(clock, language))


def render_moment(moment: date | datetime, language: Language, zone: str, style: DateStyle = "weekday") -> str:
    """A day, or a day with its time in a zone: `su 3.5.2026 klo 14.00`, `Sun 3 May 2026, 14:00`."""
    if not isinstance(moment, datetime):
        return render_date(moment, language, style)
    here = moment.astimezone(ZoneInfo(zone))
    return _moment(here.date(), _clock(here, language), language, style)


def render_date_range(first: date, last: date, language: Language, style: DateStyle = "medium") -> str:
    """The days from the first to the last: `3.–5.6.2026`, `30.5.–5.6.2026`, `3–5 June 2026`."""
    if first == last:
        return render_date(first, language, style)
    start = _dated(first, _start_pattern(_form(language, style), first, last), language)
    return _joined(start, render_date(last, language, style), language)


def render_timespan(span: Timespan, language: Language, zone: str, style: DateStyle = "weekday") -> str:
    """When something takes place: `to 3.12.2026 klo 8.30–10.00`; without a known end only when it starts."""
    if span.all_day:
        return render_date_range(span.first_day, span.last_day, language, style)
    here = span.in_zone(zone)
    start, end = _clock(here.start, language), _end_clock(here.end, language)
    if here.open_end:
        return _moment(here.first_day, start, language, style)
    if here.first_day == here.last_day:
        return _moment(here.first_day, _joined(start, end, language), language, style)
    first = _moment(here.first_day, start, language, style)
    return _joined(first, _moment(here.last_day, end, language, style), language)


def render_number(value: int | float | Decimal, language: Language, decimals: int | None = None) -> str:
    """A number: `22 000`, `22,000`, with so many decimals (a half is rounded up) or as many as it has, at most six."""
    pattern = _with_decimals(_locale(language).decimal_formats[None].pattern, decimals)
    return _spaced(format_decimal(_rounded(value, decimals), pattern, locale=language.locale))


def render_percent(value: int | float | Decimal, language: Language, decimals: int | None = None) -> str:
    """A share given in per cent: 39 is `39 %`, `39%`."""
    pattern = _with_decimals(_locale(language).percent_formats[None].pattern, decimals)
    return _spaced(format_percent(_rounded(value, decimals).scaleb(-2), pattern, locale=language.locale))


def render_euros(amount: int | float | Decimal, language: Language) -> str:
    """A sum of euros: `350 000 euroa`, `2,0 miljardia euroa`, `EUR 1.2 million`; never rounded to a whole million."""
    exact, forms = Decimal(str(amount)), language.forms.euros
    for size, form in ((BILLION, forms.billions), (MILLION, forms.millions)):
        if abs(exact) >= size and exact % (size // 10) == 0:
            return form.format(amount=render_number(exact / size, language, 1))
    return forms.plain.format(amount=render_number(exact, language, 0 if exact == int(exact) else 2))


def render_size(size: int, language: Language) -> str:
    """The size of a file of so many bytes, in units of 1000: `1,2 Mt`, `1.2 MB`."""
    bytes_ = Decimal(size)
    fitting = (each for each in SIZES if _rounded(bytes_ / each[1], each[2]) >= 1)
    unit, scale, decimals = next(fitting, SIZES[-1])
    value = _rounded(bytes_ / scale, decimals)
    pattern = _with_decimals("0", decimals)
    return format_unit(value, unit, "short", format=pattern, locale=language.locale).replace(" ", NO_BREAK)


def render_list(words: Iterable[str], language: Language) -> str:
    """Words as a list in a sentence: `a, b ja c`, `a, b and c`."""
    return format_list(list(words), "standard", locale=_locale(language))


def render_language(code: str, language: Language) -> str:
    """The name of a language: `suomi`, `Finnish`; the code itself when Babel does not know it."""
    return _language_in(code, language.locale)


@lru_cache(maxsize=1_000)
def _language_in(code: str, locale: str) -> str:
    try:
        name = Locale.parse(code, sep="-").get_display_name(locale)
    except (UnknownLocaleError, ValueError):
        name = Locale.parse(locale).languages.get(code)
    return name or code


def render_languages(codes: Iterable[str], language: Language) -> str:
    """The names of languages as a list: `suomi ja englanti`, `Finnish and English`."""
    return render_list((render_language(code, language) for code in codes), language)


def render_in_language(code: str, language: Language) -> str:
    """What marks a text in another language, without brackets: `suomeksi`, `in Finnish`."""
    otherwise = language.forms.in_other_language.format(name=render_language(code, language))
    return language.forms.in_language.get(code, otherwise)


def render_quotation(text: str, language: Language) -> str:
    """What somebody said, marked the way of the language: `– näin`, `“so”`."""
    before, after = language.forms.quotes
    return f"{before}{text}{after}"


def render_city(zone: str, language: Language) -> str:
    """The city by which a time zone is known: `Bryssel`, `Brussels`."""
    return str(get_timezone_location(zone, locale=language.locale, return_city=True))


def render_typed(day: date) -> str:
    """A day as it is typed into a file, in any language: `4.3.2027`."""
    return f"{day.day}.{day.month}.{day.year}"


def render_iso(value: date | datetime) -> str:
    """A day or an aware moment as the `datetime` attribute of HTML has it: `2026-05-03T14:00:00+03:00`."""
    if isinstance(value, datetime) and value.utcoffset() is None:
        raise ValueError(f"A moment needs a time zone; {value} has none.")
    return value.isoformat()


def _form(language: Language, style: DateStyle) -> DateForm:
    form: DateForm = getattr(language.forms.dates, style)
    return form


def _start_pattern(form: DateForm, first: date, last: date) -> str:
    """The pattern of a range's start: what the end says as well is left out."""
    if first.year != last.year:
        return form.whole
    return form.same_month if first.month == last.month else form.same_year


def _dated(day: date, pattern: str, language: Language) -> str:
    return _day_in(pattern, day.year, day.month, day.day, language.locale)


def _clock(clock: time | datetime, language: Language) -> str:
    # A bare time is all that Babel may see: it would move a datetime to another zone.
    wall = clock.time() if isinstance(clock, datetime) else clock.replace(tzinfo=None)
    return _time_in(language.forms.clock, wall, language.locale)


@lru_cache(maxsize=20_000)
def _day_in(pattern: str, year: int, month: int, day: int, locale: str) -> str:
    """A day in a pattern of Babel's. The same days stand on many pages."""
    return _spaced(format_date(date(year, month, day), pattern, locale=locale))


@lru_cache(maxsize=5_000)
def _time_in(pattern: str, wall: time, locale: str) -> str:
    return _spaced(format_time(wall, pattern, locale=locale))


def _end_clock(end: datetime, language: Language) -> str:
    return _clock(end, language) if end.time() != time() else language.forms.midnight


def _moment(day: date, clock: str, language: Language, style: DateStyle) -> str:
    said = language.forms.time.format(clock=clock)
    return language.forms.moment.format(date=render_date(day, language, style), time=said)


def _joined(start: str, end: str, language: Language) -> str:
    """A range: its dash has spaces around it when the first end is several words."""
    several = len(start.split()) > 1
    return f"{start}{language.forms.spaced_dash if several else language.forms.dash}{end}"


def _rounded(value: int | float | Decimal, decimals: int | None) -> Decimal:
    exact = Decimal(str(value))
    if decimals is None:
        return exact
    # Adding zero turns a minus nought into a nought.
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def _with_decimals(pattern: str, decimals: int | None) -> str:
    """A locale's pattern of numbers with so many decimals, or with up to six."""
    places = ".######" if decimals is None else "." + "0" * decimals if decimals else ""
    return re.sub(r"0(?:\.[0#]+)?", f"0{places}", pattern, count=1)


def _spaced(text: str) -> str:
    """The text with no-break spaces for Babel's thin ones, which many fonts lack."""
    return text.replace("\u202f", NO_BREAK).replace("\u2009", NO_BREAK)


def _locale(language: Language) -> Locale:
    return _locale_named(language.locale)


@lru_cache(100)
def _locale_named(name: str) -> Locale:
    return Locale.parse(name)
