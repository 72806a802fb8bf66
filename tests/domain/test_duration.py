"""Durations: as exact as they are known, with ends that may be open, told the way of each language."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.domain.dates import DateError
from plugins.domain.duration import (
    Duration,
    DurationText,
    PartialDate,
    Phase,
    duration_text,
    parse_partial_date,
    render_duration,
    render_partial_date,
)
from plugins.domain.language import Language
from tests.region import READING, ZONE, view
from tests.tongues import ALL, EN, FI, SV

HERE = ZoneInfo(ZONE)
LONG_AGO = datetime(1800, 1, 1, tzinfo=UTC)
YEAR, MONTH, DAY = PartialDate(2020), PartialDate(2022, 9), PartialDate(2022, 9, 30)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """A year, a month or a day, each as often."""
    day = draw(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
    parts = (day.year, day.month, day.day)
    return PartialDate(*parts[: draw(st.integers(1, 3))])


# What a writer types


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020", YEAR),
        ("9/2022", MONTH),
        ("09/2022", MONTH),
        ("2022-09", MONTH),
        ("syyskuu 2022", MONTH),
        ("syyskuussa 2022", MONTH),
        ("September 2022", MONTH),
        ("30.9.2022", DAY),
        ("2022-09-30", DAY),
        ("30. syyskuuta 2022", DAY),
        ("30 September 2022", DAY),
        ("pe 30.9.2022", DAY),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(text: str, expected: PartialDate) -> None:
    """A year, a month or a day, the Finnish way, in words, or in ISO's form."""
    assert parse_partial_date(text, READING.words) == expected


@pytest.mark.parametrize(
    "text", ["", "20", "20200", "0/2022", "13/2022", "2022-13", "2022-00", "31.9.2022", "koskus 2022", "2020–2021", "?"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Nothing is guessed: no thirteenth month, no year of two digits."""
    with pytest.raises(DateError):
        parse_partial_date(text, READING.words)


@given(partial_dates())
def test_the_iso_form_is_read_as_what_it_says(partial: PartialDate) -> None:
    """What a page tells machines is what a writer may type."""
    assert parse_partial_date(partial.iso(), READING.words) == partial


# The days it can mean


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        (PartialDate(2020), date(2020, 1, 1), date(2020, 12, 31)),
        (PartialDate(2020, 2), date(2020, 2, 1), date(2020, 2, 29)),
        (PartialDate(2021, 2), date(2021, 2, 1), date(2021, 2, 28)),
        (PartialDate(2020, 12), date(2020, 12, 1), date(2020, 12, 31)),
        (DAY, date(2022, 9, 30), date(2022, 9, 30)),
    ],
)
def test_a_date_has_a_first_and_a_last_day(partial: PartialDate, first: date, last: date) -> None:
    """A month to its end, in leap years too."""
    assert (partial.first, partial.last) == (first, last)


@given(partial_dates())
def test_less_known_is_never_shorter(partial: PartialDate) -> None:
    """The days that a year can mean are around those of its month, and those around a day of it."""
    month = PartialDate(partial.year, partial.month)
    year = PartialDate(partial.year)

    assert year.first <= month.first <= partial.first <= partial.last <= month.last <= year.last


# Phases


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2019, 12, 31, 23, 59, 59, 999999, tzinfo=HERE), Phase.COMING),
        (datetime(2020, 1, 1, tzinfo=HERE), Phase.RUNNING),
        (datetime(2019, 12, 31, 22, tzinfo=UTC), Phase.RUNNING),
        (datetime(2022, 9, 30, 23, 59, 59, 999999, tzinfo=HERE), Phase.RUNNING),
        (datetime(2022, 9, 30, 20, 59, 59, tzinfo=UTC), Phase.RUNNING),
        (datetime(2022, 9, 30, 21, tzinfo=UTC), Phase.ENDED),
        (datetime(2022, 10, 1, tzinfo=HERE), Phase.ENDED),
    ],
)
@pytest.mark.parametrize("end", [MONTH, DAY])
def test_a_phase_changes_at_midnight_in_the_region(end: PartialDate, now: datetime, expected: Phase) -> None:
    """It runs from the first moment of its first day to the last of its last, whatever zone the clock is in."""
    assert Duration(YEAR, end).phase(now, ZONE) is expected


@pytest.mark.parametrize(
    ("duration", "phases"),
    [
        (Duration(), ["running", "running", "running"]),
        (Duration(start=PartialDate(2020)), ["coming", "running", "running"]),
        (Duration(end=PartialDate(2020)), ["running", "running", "ended"]),
        (Duration(PartialDate(2020), PartialDate(2020)), ["coming", "running", "ended"]),
    ],
)
def test_an_open_end_goes_on(duration: Duration, phases: list[str]) -> None:
    """What has no start has begun, and what has no end is not over."""
    moments = (datetime(year, 6, 1, tzinfo=HERE) for year in (2019, 2020, 2021))

    assert [duration.phase(now, ZONE) for now in moments] == phases


@given(st.none() | partial_dates(), st.none() | partial_dates(), st.datetimes(datetime(1900, 1, 1)))  # noqa: DTZ001
def test_a_phase_changes_at_its_turns_alone(
    start: PartialDate | None, end: PartialDate | None, moment: datetime
) -> None:
    """The moments that a duration names are the very ones at which its phase changes."""
    duration, now = Duration(start, end), moment.replace(tzinfo=HERE)
    assume(not duration.is_backwards())
    turns = sorted(duration.turns(ZONE))

    for turn in turns:
        before = duration.phase((turn.astimezone(UTC) - timedelta(microseconds=1)), ZONE)
        assert before is not duration.phase(turn, ZONE)
    passed = [turn for turn in turns if turn <= now]
    assert duration.phase(now, ZONE) is duration.phase(passed[-1] if passed else LONG_AGO, ZONE)


@pytest.mark.parametrize(
    ("start", "end", "backwards"),
    [
        (DAY, DAY, False),
        (DAY, PartialDate(2022, 9, 29), True),
        (DAY, MONTH, False),
        (DAY, PartialDate(2022), False),
        (PartialDate(2022), PartialDate(2021, 12), True),
        (MONTH, PartialDate(2022, 8), True),
        (None, YEAR, False),
        (YEAR, None, False),
    ],
)
def test_only_what_cannot_be_is_backwards(start: PartialDate | None, end: PartialDate | None, backwards: bool) -> None:
    """A project of one day, month or year is none; an end that is known less exactly may still follow the start."""
    assert Duration(start, end).is_backwards() is backwards


# In words

SAID = [
    ((2020,), (2021,), ("2020–2021",) * 3),
    ((2020,), (2020,), ("2020",) * 3),
    (
        (2020, 1, 1),
        (2022, 9, 30),
        ("1.1.2020–30.9.2022", "1 January 2020 – 30 September 2022", "1 januari 2020 – 30 september 2022"),
    ),
    ((2020, 1, 1), (2020, 1, 31), ("1.–31.1.2020", "1–31 January 2020", "1–31 januari 2020")),
    ((2020, 1, 1), (2020, 9, 30), ("1.1.–30.9.2020", "1 January – 30 September 2020", "1 januari – 30 september 2020")),
    ((2020, 1, 1), (2020, 1, 1), ("1.1.2020", "1 January 2020", "1 januari 2020")),
    (
        (2020, 9),
        (2021, 12),
        ("syyskuu 2020 – joulukuu 2021", "September 2020 – December 2021", "september 2020 – december 2021"),
    ),
    ((2020, 9), (2020, 9), ("syyskuu 2020", "September 2020", "september 2020")),
    ((2020,), (2022, 9), ("2020 – syyskuu 2022", "2020 – September 2022", "2020 – september 2022")),
    ((2020, 9), (2022,), ("syyskuu 2020 – 2022", "September 2020 – 2022", "september 2020 – 2022")),
    ((2020, 1, 1), (2022,), ("1.1.2020–2022", "1 January 2020 – 2022", "1 januari 2020 – 2022")),
]


@pytest.mark.parametrize(("start", "end", "expected"), SAID)
def test_durations_in_words(start: tuple[int, ...], end: tuple[int, ...], expected: tuple[str, ...]) -> None:
    """As the language writes a range: a dash has spaces around it where either end has several words."""
    assert tuple(render_duration(PartialDate(*start), PartialDate(*end), one) for one in (FI, EN, SV)) == expected


@pytest.mark.parametrize(
    ("partial", "expected"),
    [
        (YEAR, ["2020", "2020", "2020"]),
        (MONTH, ["syyskuu 2022", "September 2022", "september 2022"]),
        (DAY, ["30.9.2022", "30 September 2022", "30 september 2022"]),
    ],
)
def test_one_end_in_words(partial: PartialDate, expected: list[str]) -> None:
    """A year, a month or a day, in the words of each language."""
    assert [render_partial_date(partial, one) for one in (FI, EN, SV)] == expected


@given(partial_dates(), partial_dates(), st.sampled_from(ALL))
def test_no_more_is_said_than_is_known(start: PartialDate, end: PartialDate, language: Language) -> None:
    """The end is told as exactly as by itself, and a range has one dash."""
    assume(start.first <= end.first and start != end)
    said = render_duration(start, end, language)

    assert said.endswith(render_partial_date(end, language))
    assert said.count("–") == 1


@pytest.mark.parametrize(("start", "end", "expected"), SAID)
@pytest.mark.parametrize("code", ["fi", "en"])
def test_a_page_says_the_whole_in_two_pieces(
    start: tuple[int, ...], end: tuple[int, ...], expected: tuple[str, ...], code: str
) -> None:
    """Its start, its dash and its end are together what the language writes; each end is a time for machines."""
    found = duration_text(Duration(PartialDate(*start), PartialDate(*end)), view(code, {}))

    assert f"{found.start}{found.dash}{found.end}" == expected[0 if code == "fi" else 1]
    assert (found.start_iso, found.end_iso) == (PartialDate(*start).iso(), PartialDate(*end).iso())
    assert not found.start or found.start[-1] not in " –\u00a0"


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        (Duration(), DurationText("running")),
        (Duration(start=MONTH), DurationText("running", start="syyskuu 2022", start_iso="2022-09")),
        (Duration(end=DAY), DurationText("ended", end="30.9.2022", end_iso="2022-09-30")),
        (Duration(start=PartialDate(2027)), DurationText("coming", start="2027", start_iso="2027")),
    ],
)
def test_an_end_that_is_not_known_is_not_told(duration: Duration, expected: DurationText) -> None:
    """Nor is a dash that would lead to it."""
    assert duration_text(duration, view("fi", {})) == expected
