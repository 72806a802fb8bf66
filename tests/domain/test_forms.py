"""The house forms of dates, times, numbers and lists: one table of cases for each, in three languages."""

import time as clocks
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain import forms
from plugins.domain.dates import DateWords, parse_date
from plugins.domain.language import DateStyle, Language
from plugins.domain.timespan import Timespan
from tests.tongues import ALL, EN, FI, SV

ZONE = "Europe/Helsinki"
HELSINKI = ZoneInfo(ZONE)
STYLES: tuple[DateStyle, ...] = ("medium", "long", "weekday", "full")
SUNDAY = date(2026, 5, 3)


def at(*parts: int) -> datetime:
    """A moment on Helsinki's clocks."""
    return datetime(*parts, tzinfo=HELSINKI)  # type: ignore[misc, arg-type]


def shown(text: str) -> str:
    """A text with its no-break spaces made visible."""
    return text.replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("language", "style", "expected"),
    [
        (FI, "medium", "3.5.2026"),
        (FI, "long", "3._toukokuuta 2026"),
        (FI, "weekday", "su 3.5.2026"),
        (FI, "full", "sunnuntai 3._toukokuuta 2026"),
        (EN, "medium", "3 May 2026"),
        (EN, "long", "3_May 2026"),
        (EN, "weekday", "Sun 3 May 2026"),
        (EN, "full", "Sunday 3_May 2026"),
        (SV, "medium", "3 maj 2026"),
        (SV, "long", "3_maj 2026"),
        (SV, "weekday", "sön 3 maj 2026"),
        (SV, "full", "söndag 3_maj 2026"),
    ],
)
def test_dates(language: Language, style: DateStyle, expected: str) -> None:
    """Each style of a date in each language."""
    assert shown(forms.render_date(SUNDAY, language, style)) == expected


@pytest.mark.parametrize(
    ("render", "expected"),
    [
        (forms.render_weekday, ("sunnuntai", "Sunday", "söndag")),
        (forms.render_month, ("toukokuu 2026", "May 2026", "maj 2026")),
        (forms.render_short_month, ("touko", "May", "maj")),
    ],
)
def test_names_by_themselves(render: Callable[[date, Language], str], expected: tuple[str, ...]) -> None:
    """A weekday or a month alone is in its basic form."""
    assert tuple(render(SUNDAY, language) for language in ALL) == expected


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        (time(14), ("klo_14.00", "14:00", "kl._14.00")),
        (time(9, 5), ("klo_9.05", "09:05", "kl._9.05")),
        (time(0), ("klo_0.00", "00:00", "kl._0.00")),
        (at(2026, 5, 3, 14, 30), ("klo_14.30", "14:30", "kl._14.30")),
    ],
)
def test_times(clock: time, expected: tuple[str, ...]) -> None:
    """A time has its language's word and sign, and never breaks between lines."""
    assert tuple(shown(forms.render_time(clock, language)) for language in ALL) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(2026, 5, 3, 14), ("su 3.5.2026 klo_14.00", "Sun 3 May 2026, 14:00", "sön 3 maj 2026 kl._14.00")),
        (
            datetime(2026, 5, 3, 22, 5, tzinfo=UTC),
            ("ma 4.5.2026 klo_1.05", "Mon 4 May 2026, 01:05", "mån 4 maj 2026 kl._1.05"),
        ),
        (SUNDAY, ("su 3.5.2026", "Sun 3 May 2026", "sön 3 maj 2026")),
    ],
    ids=["in the zone", "from UTC", "a day"],
)
def test_moments(moment: date, expected: tuple[str, ...]) -> None:
    """A moment is told in the zone that is asked for, a day without any time."""
    assert tuple(shown(forms.render_moment(moment, language, ZONE)) for language in ALL) == expected


@pytest.mark.parametrize(
    ("first", "last", "language", "style", "expected"),
    [
        (date(2026, 6, 3), date(2026, 6, 5), FI, "medium", "3.–5.6.2026"),
        (date(2026, 5, 30), date(2026, 6, 5), FI, "medium", "30.5.–5.6.2026"),
        (date(2026, 12, 30), date(2027, 1, 2), FI, "medium", "30.12.2026–2.1.2027"),
        (date(2026, 6, 3), date(2026, 6, 3), FI, "medium", "3.6.2026"),
        (date(2026, 6, 3), date(2027, 6, 5), FI, "medium", "3.6.2026–5.6.2027"),
        (date(2026, 6, 3), date(2026, 6, 5), FI, "long", "3.–5._kesäkuuta 2026"),
        (date(2026, 5, 30), date(2026, 6, 5), FI, "long", "30._toukokuuta – 5._kesäkuuta 2026"),
        (date(2027, 5, 11), date(2027, 5, 12), FI, "weekday", "ti 11.5. – ke 12.5.2027"),
        (date(2026, 12, 30), date(2027, 1, 2), FI, "weekday", "ke 30.12.2026 – la 2.1.2027"),
        (date(2027, 5, 11), date(2027, 5, 12), FI, "full", "tiistai 11. – keskiviikko 12._toukokuuta 2027"),
        (date(2026, 6, 3), date(2026, 6, 5), EN, "medium", "3–5 June 2026"),
        (date(2026, 5, 30), date(2026, 6, 5), EN, "medium", "30 May – 5 June 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), EN, "medium", "30 December 2026 – 2 January 2027"),
        (date(2027, 5, 11), date(2027, 5, 12), EN, "weekday", "Tue 11 – Wed 12 May 2027"),
        (date(2026, 6, 3), date(2026, 6, 5), SV, "medium", "3–5 juni 2026"),
        (date(2026, 5, 30), date(2026, 6, 5), SV, "medium", "30 maj – 5 juni 2026"),
        (date(2027, 5, 11), date(2027, 5, 12), SV, "weekday", "tis 11 – ons 12 maj 2027"),
    ],
)
def test_date_ranges(first: date, last: date, language: Language, style: DateStyle, expected: str) -> None:
    """What both ends share is said once; the dash has spaces where its first end is several words."""
    assert shown(forms.render_date_range(first, last, language, style)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (
            at(2026, 12, 3, 8, 30),
            at(2026, 12, 3, 10),
            (
                "to 3.12.2026 klo_8.30–10.00",
                "Thu 3 December 2026, 08:30–10:00",
                "tors 3 december 2026 kl._8.30–10.00",
            ),
        ),
        (
            at(2027, 8, 27, 20),
            at(2027, 8, 28, 1),
            (
                "pe 27.8.2027 klo_20.00 – la 28.8.2027 klo_1.00",
                "Fri 27 August 2027, 20:00 – Sat 28 August 2027, 01:00",
                "fre 27 augusti 2027 kl._20.00 – lör 28 augusti 2027 kl._1.00",
            ),
        ),
        (
            at(2027, 8, 27, 20),
            at(2027, 8, 28),
            (
                "pe 27.8.2027 klo_20.00–24.00",
                "Fri 27 August 2027, 20:00–24:00",
                "fre 27 augusti 2027 kl._20.00–24.00",
            ),
        ),
        (
            at(2026, 12, 3, 8, 30),
            None,
            ("to 3.12.2026 klo_8.30", "Thu 3 December 2026, 08:30", "tors 3 december 2026 kl._8.30"),
        ),
        (SUNDAY, None, ("su 3.5.2026", "Sun 3 May 2026", "sön 3 maj 2026")),
        (
            date(2027, 5, 11),
            date(2027, 5, 12),
            ("ti 11.5. – ke 12.5.2027", "Tue 11 – Wed 12 May 2027", "tis 11 – ons 12 maj 2027"),
        ),
    ],
    ids=["hours", "past midnight", "until midnight", "open end", "a day", "days"],
)
def test_timespans(start: date, end: date | None, expected: tuple[str, ...]) -> None:
    """When something takes place, said as shortly as it can be."""
    span = Timespan.of(start, end, ZONE)
    assert tuple(shown(forms.render_timespan(span, language, ZONE)) for language in ALL) == expected


def test_a_timespan_is_told_in_the_zone_asked_for() -> None:
    """A reader in London sees London's clocks."""
    span = Timespan.of(at(2026, 12, 3, 8, 30), at(2026, 12, 3, 10), ZONE)
    assert forms.render_timespan(span, EN, "Europe/London") == "Thu 3 December 2026, 06:30–08:00"


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (22000, None, ("22_000", "22,000", "22_000")),
        (Decimal("2.5"), None, ("2,5", "2.5", "2,5")),
        (2.5, 0, ("3", "3", "3")),
        (2, 1, ("2,0", "2.0", "2,0")),
        (Decimal("1234567.125"), 2, ("1_234_567,13", "1,234,567.13", "1_234_567,13")),
        (-0.4, 0, ("0", "0", "0")),
    ],
)
def test_numbers(value: float | Decimal, decimals: int | None, expected: tuple[str, ...]) -> None:
    """Thousands are apart, a half is rounded up, and nothing is below nought that rounds to it."""
    assert tuple(shown(forms.render_number(value, language, decimals)) for language in ALL) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (39, None, ("39_%", "39%", "39_%")),
        (2.5, None, ("2,5_%", "2.5%", "2,5_%")),
        (2.5, 0, ("3_%", "3%", "3_%")),
        (1250, None, ("1_250_%", "1,250%", "1_250_%")),
    ],
)
def test_percentages(value: float, decimals: int | None, expected: tuple[str, ...]) -> None:
    """39 is 39 per cent."""
    assert tuple(shown(forms.render_percent(value, language, decimals)) for language in ALL) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (350_000, ("350_000_euroa", "EUR_350,000", "350_000_euro")),
        (1_200_000, ("1,2_miljoonaa euroa", "EUR_1.2_million", "1,2_miljoner euro")),
        (2 * 10**9, ("2,0_miljardia euroa", "EUR_2.0_billion", "2,0_miljarder euro")),
        (1_234_567, ("1_234_567_euroa", "EUR_1,234,567", "1_234_567_euro")),
        (Decimal("12.5"), ("12,50_euroa", "EUR_12.50", "12,50_euro")),
    ],
)
def test_sums_of_money(amount: int | Decimal, expected: tuple[str, ...]) -> None:
    """A sum is told in millions only where that leaves nothing out."""
    assert tuple(shown(forms.render_euros(amount, language)) for language in ALL) == expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (1_234_567, ("1,2_Mt", "1.2_MB", "1,2_MB")),
        (350_000, ("350_kt", "350_kB", "350_kB")),
        (999_999, ("1,0_Mt", "1.0_MB", "1,0_MB")),
        (3 * 10**9, ("3,0_Gt", "3.0_GB", "3,0_GB")),
        (0, ("0_kt", "0_kB", "0_kB")),
    ],
)
def test_sizes(size: int, expected: tuple[str, ...]) -> None:
    """A file's size has the unit that keeps the number short."""
    assert tuple(shown(forms.render_size(size, language)) for language in ALL) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ("", "", "")),
        (["a"], ("a", "a", "a")),
        (["a", "b"], ("a ja b", "a and b", "a och b")),
        (["a", "b", "c"], ("a, b ja c", "a, b and c", "a, b och c")),
    ],
)
def test_lists(words: list[str], expected: tuple[str, ...]) -> None:
    """A list has a word before its last item and no comma before that word."""
    assert tuple(forms.render_list(words, language) for language in ALL) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("fi", ("suomeksi", "in Finnish", "på finska")),
        ("sv", ("ruotsiksi", "in Swedish", "på svenska")),
        ("ja", ("kielenä japani", "in Japanese", "på japanska")),
        ("xx", ("kielenä xx", "in xx", "på xx")),
    ],
)
def test_the_mark_of_another_language(code: str, expected: tuple[str, ...]) -> None:
    """A text in another language is marked with a word of the page's own; Babel's name stands in for a missing one."""
    assert tuple(forms.render_in_language(code, language) for language in ALL) == expected


def test_names_of_languages() -> None:
    """Spoken languages are listed by name."""
    named = tuple(forms.render_languages(["fi", "en", "se"], language) for language in ALL)
    assert named == (
        "suomi, englanti ja pohjoissaame",
        "Finnish, English and Northern Sami",
        "finska, engelska och nordsamiska",
    )


def test_quotations() -> None:
    """Finnish and Swedish have one mark at both ends, English two."""
    assert tuple(forms.render_quotation("a", language) for language in ALL) == ("–\u00a0a", "“a”", "”a”")


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_a_typed_day_is_read_as_that_day(day: date) -> None:
    """What is put into files, or proposed to be, is understood."""
    assert parse_date(forms.render_typed(day), DateWords.of(ALL, "Europe/Helsinki")) == day


def test_machines_read_iso() -> None:
    """The `datetime` attribute has a day, or a moment with its offset."""
    assert forms.render_iso(SUNDAY) == "2026-05-03"
    assert forms.render_iso(at(2026, 5, 3, 14)) == "2026-05-03T14:00:00+03:00"


def test_a_naive_moment_is_not_for_machines() -> None:
    """A time without an offset would mean another moment elsewhere."""
    with pytest.raises(ValueError, match="has none"):
        forms.render_iso(datetime(2026, 5, 3, 14))  # noqa: DTZ001


@given(st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1)), st.sampled_from(ALL), st.sampled_from(STYLES))  # noqa: DTZ001
def test_no_thin_space_appears(naive: datetime, language: Language, style: DateStyle) -> None:
    """Babel's thin spaces are nowhere in what readers see."""
    span = Timespan.of(naive.replace(tzinfo=UTC), None, ZONE)
    written = forms.render_timespan(span, language, ZONE, style) + forms.render_number(naive.year * 1000, language)

    assert not {"\u2009", "\u202f"} & set(written)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine that lives in New York and speaks German."""
    with monkeypatch.context() as machine:
        machine.setenv("TZ", "America/New_York")
        for name in ("LANG", "LC_ALL", "LC_TIME", "LC_NUMERIC", "LANGUAGE"):
            machine.setenv(name, "de_DE.UTF-8")
        clocks.tzset()
        yield
    clocks.tzset()


@pytest.mark.usefixtures("elsewhere")
def test_the_machine_does_not_show() -> None:
    """Neither the time zone nor the language of the process is seen in any form."""
    moment = at(2026, 5, 3, 14)

    assert shown(forms.render_moment(moment, FI, ZONE, "full")) == "sunnuntai 3._toukokuuta 2026 klo_14.00"
    assert shown(forms.render_time(moment, EN)) == "14:00"
    assert shown(forms.render_number(1234.5, FI)) == "1_234,5"
