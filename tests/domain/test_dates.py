"""What communicators write is understood, or refused with what they could write instead; nothing is guessed."""

import pickle
import string
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.dates import DateError, DateWords, parse_date, parse_ending, parse_instant, parse_moment
from plugins.domain.forms import render_date, render_moment
from plugins.domain.language import DateStyle, Language
from tests.tongues import ALL, EN, FI

ROOT = Path(__file__).resolve().parents[2]
MESSAGES = ROOT / "plugins" / "host" / "messages"
ZONE = "Europe/Helsinki"
HELSINKI = ZoneInfo(ZONE)
WORDS = DateWords.of((FI, EN), ZONE)
WITH_SWEDISH = DateWords.of(ALL, ZONE)
STYLES: tuple[DateStyle, ...] = ("medium", "long", "weekday", "full")
SUNDAY = date(2026, 5, 3)


def at(*parts: int) -> datetime:
    """A moment on Helsinki's clocks."""
    return datetime(*parts, tzinfo=HELSINKI)  # type: ignore[misc, arg-type]


def refused(text: str, words: DateWords = WORDS) -> DateError:
    """The error that a text meets with."""
    with pytest.raises(DateError) as found:
        parse_moment(text, words)
    return found.value


@pytest.mark.parametrize(
    "text",
    [
        "3.5.2026",
        "03.05.2026",
        "3. 5. 2026",
        "su 3.5.2026",
        "su 3. 5. 2026",
        "Su. 3.5.2026",
        "SU 3.5.2026",
        "su, 3.5.2026",
        "sunnuntai 3.5.2026",
        "sunnuntaina 3.5.2026",
        "3. toukokuuta 2026",
        "3.toukokuuta 2026",
        "3. toukokuuta, 2026",
        "sunnuntaina 3. toukokuuta 2026",
        "3. toukokuun 2026",
        "3. toukokuu 2026",
        "3. TOUKOKUUTA 2026",
        "3. touko 2026",
        "su\u00a03.5.2026",
        "3.\u202ftoukokuuta\u00a02026",
        "  3.5.2026  ",
        "2026-05-03",
        "2026-5-3",
        "su 2026-05-03",
        "3 May 2026",
        "3 may 2026",
        "Sun 3 May 2026",
        "Sunday 3 May 2026",
        "Sunday, 3 May 2026",
        "Sunday, 3 May, 2026",
        "May 3, 2026",
        "May 3 2026",
        "Sunday, May 3, 2026",
        "Sunday May 3 2026",
    ],
)
def test_days_are_understood(text: str) -> None:
    """The Finnish and English ways and ISO, with or without the weekday, in any case, with any space."""
    assert parse_date(text, WORDS) == SUNDAY
    assert parse_moment(text, WORDS) == SUNDAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 Sept 2026", date(2026, 9, 6)),
        ("6 Sep. 2026", date(2026, 9, 6)),
        ("6. syysk 2026", None),
        ("1.6.2026", date(2026, 6, 1)),
        ("12.11.2026", date(2026, 11, 12)),
        ("29.2.2028", date(2028, 2, 29)),
        ("ma 1.6.2026", date(2026, 6, 1)),
        ("keskiviikkona 3. kesäkuuta 2026", date(2026, 6, 3)),
        ("3. kesa\u0308kuuta 2026", date(2026, 6, 3)),
    ],
)
def test_the_day_comes_before_the_month(text: str, expected: date | None) -> None:
    """Days up to 12 are days, not months; a short form that nobody's language has is refused."""
    if expected is None:
        assert refused(text).code == "date-unknown-word"
    else:
        assert parse_date(text, WORDS) == expected


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("su 3.5.2026 klo 14.00", 14, 0),
        ("3. 5. 2026 klo 9.05", 9, 5),
        ("3.5.2026 klo 09:05", 9, 5),
        ("3.5.2026 klo\u00a014.00", 14, 0),
        ("3.5.2026, klo 14", 14, 0),
        ("3.5.2026 kello 14", 14, 0),
        ("3.5.2026 KLO 14.30", 14, 30),
        ("3.5.2026 klo14.30", 14, 30),
        ("3. toukokuuta 2026 klo 14", 14, 0),
        ("3.5.2026 14.30", 14, 30),
        ("3.5.2026, 14:30", 14, 30),
        ("3.5.2026 klo 0.00", 0, 0),
        ("3.5.2026 klo 2 ip.", 14, 0),
        ("2026-05-03 14:00", 14, 0),
        ("2026-05-03T14:00", 14, 0),
        ("2026-05-03t14", 14, 0),
        ("2026-05-03 14:00:00", 14, 0),
        ("2026-05-03T14:00+03:00", 14, 0),
        ("2026-05-03T14:00+0300", 14, 0),
        ("2026-05-03T11:00Z", 14, 0),
        ("2026-05-03 11:00 Z", 14, 0),
        ("2026-05-03T11:00+00", 14, 0),
        ("2026-05-03T07:00-04:00", 14, 0),
        ("May 3, 2026 2 pm", 14, 0),
        ("May 3, 2026, 2pm", 14, 0),
        ("3 May 2026 at 14:00", 14, 0),
        ("Sunday 3 May 2026 at 2:30 pm", 14, 30),
        ("Sunday 3 May 2026 at 2.30\u202fp.m.", 14, 30),
        ("3 May 2026 12 pm", 12, 0),
        ("3 May 2026 12:15 am", 0, 15),
        ("Sun 3 May 2026, 14:00", 14, 0),
    ],
)
def test_times_are_understood(text: str, hour: int, minute: int) -> None:
    """A time has a dot or a colon, its word or its half of the day, and is one of the region's zone."""
    moment = parse_moment(text, WORDS)

    assert isinstance(moment, datetime)
    assert moment == at(2026, 5, 3, hour, minute)
    assert moment.tzinfo == HELSINKI


def test_twenty_four_is_the_next_midnight() -> None:
    """The day ends at 24.00, which is the first moment of the next."""
    assert parse_moment("31.12.2026 klo 24.00", WORDS) == at(2027, 1, 1)


def test_a_day_alone_is_an_instant_at_midnight() -> None:
    """An instant is aware whatever was written."""
    assert parse_instant("3.5.2026", WORDS) == at(2026, 5, 3)
    assert parse_instant("3.5.2026 klo 14.00", WORDS) == at(2026, 5, 3, 14)


def test_another_zone_can_be_named() -> None:
    """A time without an offset is one in the zone asked for, and comes in it."""
    london = "Europe/London"
    moment = datetime(2026, 5, 3, 14, tzinfo=ZoneInfo(london))

    assert parse_moment("3.5.2026 klo 14.00", WORDS, london) == moment
    assert parse_instant("2026-05-03T13:00Z", WORDS, london) == moment
    assert parse_instant("3.5.2026", WORDS, london) == moment.replace(hour=0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("söndag 3 maj 2026", SUNDAY),
        ("sön 3 maj 2026", SUNDAY),
        ("söndagen 3 maj 2026", SUNDAY),
        ("ti 5.5.2026", date(2026, 5, 5)),
        ("on 6.5.2026", date(2026, 5, 6)),
        ("3 maj 2026 kl. 14.00", at(2026, 5, 3, 14)),
        ("3 maj 2026 klockan 14", at(2026, 5, 3, 14)),
    ],
)
def test_a_language_adds_its_words(text: str, expected: date) -> None:
    """With its table, Swedish is understood beside Finnish and English; without it, its words are unknown."""
    assert parse_moment(text, WITH_SWEDISH) == expected


def test_words_of_a_language_that_the_site_lacks_are_unknown() -> None:
    """Only the site's languages are understood."""
    assert refused("söndag 3.5.2026").code == "date-unknown-word"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ma 3.5.2026", "date-other-weekday"),
        ("maanantaina 3. toukokuuta 2026", "date-other-weekday"),
        ("31.4.2026", "date-not-in-calendar"),
        ("29.2.2026", "date-not-in-calendar"),
        ("0.5.2026", "date-not-in-calendar"),
        ("2026-02-30", "date-not-in-calendar"),
        ("3.13.2026", "date-no-such-month"),
        ("3.0.2026", "date-no-such-month"),
        ("3.5.", "date-no-year"),
        ("3.5", "date-no-year"),
        ("3. toukokuuta", "date-no-year"),
        ("su 3.5. klo 14.00", "date-no-year"),
        ("3.5. 14.00", "date-no-year"),
        ("3 May at 14:00", "date-no-year"),
        ("May 3", "date-no-year"),
        ("3.5.26", "date-short-year"),
        ("3 May 26", "date-short-year"),
        ("3.5.0226", "date-far-year"),
        ("3.5.20266", "date-far-year"),
        ("3.5.2" + "0" * 5000, "date-unreadable"),
        ("5/3/2026", "date-slashes"),
        ("2026/05/03", "date-slashes"),
        ("Sun 3/5/26 14:00", "date-slashes"),
        ("3. toukokutta 2026", "date-unknown-word"),
        ("huu 3.5.2026", "date-unknown-word"),
        ("3.5.2026 kloo 14.00", "date-unknown-word"),
        ("3.5.2026 14.00 Kuopio", "date-unknown-word"),
        ("", "date-unreadable"),
        ("huomenna", "date-unreadable"),
        ("klo 14.00", "date-only-time"),
        ("at 2 pm", "date-only-time"),
        ("14.00", "date-no-year"),
        ("20260503", "date-unreadable"),
        ("3.52026", "date-unreadable"),
        ("3.112026", "date-unreadable"),
        ("3.5.2026.", "date-unreadable"),
        ("3.5.2026,", "date-unreadable"),
        ("3.–5.6.2026", "date-unreadable"),
        ("3.5.2026–5.5.2026", "date-unreadable"),
        ("3-5-2026", "date-unreadable"),
        ("3.5.2026 klo 25.00", "time-impossible"),
        ("3.5.2026 klo 14.60", "time-impossible"),
        ("3.5.2026 klo 24.01", "time-impossible"),
        ("3 May 2026 14:00 pm", "time-impossible"),
        ("3 May 2026 0 am", "time-impossible"),
        ("2026-05-03T14:00+99:00", "time-impossible"),
        ("3.5.2026 klo 9.5", "time-unreadable"),
        ("3.5.2026 klo", "time-unreadable"),
        ("3.5.2026 Kuopiossa illalla", "time-unreadable"),
        ("3.5.2026 klo 14–16", "time-unreadable"),
        ("3.5.2026 klo 14-16", "time-unreadable"),
        ("3.5.2026 9:00-10:30", "time-unreadable"),
        ("3.5.2026 - 5.5.2026", "time-unreadable"),
        ("3.5.2026 14", "time-bare-hour"),
        ("3.5.2026 24", "time-bare-hour"),
        ("29.3.2026 klo 3.30", "time-skipped"),
        ("25.10.2026 klo 3.30", "time-twice"),
    ],
)
def test_what_is_unclear_is_refused(text: str, code: str) -> None:
    """Every mistake has the code of its own sentences, and the text as it was written."""
    error = refused(text)

    assert error.code == code
    assert error.facts["value"] == text


@pytest.mark.parametrize(
    ("text", "fact", "expected"),
    [
        ("ma 3.5.2026", "corrected", "su 3.5.2026"),
        ("maanantaina 3. toukokuuta 2026 klo 14", "corrected", "sunnuntaina 3. toukokuuta 2026 klo 14"),
        ("Monday 3 May 2026", "corrected", "Sunday 3 May 2026"),
        ("Mon 3 May 2026", "corrected", "Sun 3 May 2026"),
        ("Ma 3.5.2026", "corrected", "Su 3.5.2026"),
        ("ma 3.5.2026", "day_fi", "3.5.2026"),
        ("ma 3.5.2026", "weekday_fi", "sunnuntai"),
        ("ma 3.5.2026", "day_en", "3 May 2026"),
        ("ma 3.5.2026", "weekday_en", "Sunday"),
        ("su 3.5.26 klo 14.00", "corrected", "su 3.5.2026 klo 14.00"),
        ("31.4.2026", "last", "30"),
        ("5/3/2026", "one_fi", "5.3.2026"),
        ("5/3/2026", "other_fi", "3.5.2026"),
        ("5/3/2026", "other_en", "3 May 2026"),
        ("25/3/2026", "only_en", "25 March 2026"),
        ("3/3/2026", "only_fi", "3.3.2026"),
        ("2026/05/03", "only_fi", "3.5.2026"),
        ("3. toukokutta 2026", "corrected", "3. toukokuuta 2026"),
        ("3. toukokutta 2026", "nearest", "toukokuuta"),
        ("Sumday 3 May 2026", "corrected", "Sunday 3 May 2026"),
        ("3.5.2026 kloo 14.00", "corrected", "3.5.2026 klo 14.00"),
        ("3.5.2026 14", "time_fi", "klo\u00a014.00"),
        ("3.5.2026 14", "time_en", "14:00"),
        ("29.3.2026 klo 3.30", "later_fi", "su 29.3.2026 klo\u00a04.30"),
        ("25.10.2026 klo 3.30", "first", "25.10.2026 klo 3.30 +03:00"),
        ("25.10.2026 klo 3.30", "second", "25.10.2026 klo 3.30 +02:00"),
        ("3.5.2026 klo 14–16", "time", "klo 14–16"),
    ],
)
def test_a_mistake_comes_with_what_to_write(text: str, fact: str, expected: str) -> None:
    """The facts hold a text to paste wherever one can be made."""
    assert refused(text).facts[fact] == expected


@pytest.mark.parametrize("text", ["ma 3.5.2026", "3.5.26", "3. toukokutta 2026", "Sumday 3 May 2026 2 pm"])
def test_a_corrected_text_is_understood(text: str) -> None:
    """What a hint proposes can be pasted as it is."""
    assert parse_instant(refused(text).facts["corrected"], WORDS).date() == SUNDAY


def test_the_hour_that_comes_twice_needs_its_offset() -> None:
    """The two texts that the hint proposes are the two moments, an hour apart."""
    facts = refused("25.10.2026 klo 3.30").facts
    first, second = (parse_instant(facts[name], WORDS) for name in ("first", "second"))

    assert (first.fold, second.fold) == (0, 1)
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)


@pytest.mark.parametrize("text", ["3.5.2026 klo 14.00", "2026-05-03T14:00Z", "3.5.2026 Kuopiossa"])
def test_a_day_is_all_that_a_day_has(text: str) -> None:
    """Where a day is asked for, a time is refused, not dropped."""
    with pytest.raises(DateError) as found:
        parse_date(text, WORDS)

    assert found.value.code == "date-and-more"
    assert parse_date(found.value.facts["corrected"], WORDS) == SUNDAY


def test_a_word_that_is_two_months_is_refused() -> None:
    """Listopad is November in Czech and October in Croatian."""
    czech, croatian = (Language(code, locale, EN.forms) for code, locale in (("cs", "cs_CZ"), ("hr", "hr_HR")))

    assert refused("3. listopad 2026", DateWords.of((czech, croatian), ZONE)).code == "date-ambiguous-word"
    assert parse_date("3. listopad 2026", DateWords.of((czech,), ZONE)) == date(2026, 11, 3)


def test_an_error_travels_between_processes() -> None:
    """A file read elsewhere tells its mistakes here."""
    error = pickle.loads(pickle.dumps(refused("ma 3.5.2026")))  # noqa: S301

    assert error.code == "date-other-weekday"
    assert error.facts["corrected"] == "su 3.5.2026"


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(ALL), st.sampled_from(STYLES))
def test_every_date_that_is_shown_is_understood(day: date, language: Language, style: DateStyle) -> None:
    """A writer may paste a date from any page of the site."""
    assert parse_date(render_date(day, language, style), WITH_SWEDISH) == day


@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1)),  # noqa: DTZ001
    st.sampled_from(ALL),
    st.sampled_from(STYLES),
)
def test_every_moment_that_is_shown_is_understood(naive: datetime, language: Language, style: DateStyle) -> None:
    """A writer may paste a moment from any page; only the hour that comes twice a year needs its offset."""
    moment = naive.replace(second=0, microsecond=0, tzinfo=UTC).astimezone(HELSINKI)
    text = render_moment(moment, language, ZONE, style)
    if moment.utcoffset() == moment.replace(fold=1 - moment.fold).utcoffset():
        assert parse_moment(text, WITH_SWEDISH) == moment
    else:
        assert refused(text, WITH_SWEDISH).code == "time-twice"


@given(st.text(string.digits + " .:,-/+TZ") | st.text())
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    """Nothing that anybody may write ends in another error."""
    with suppress(DateError):
        assert parse_instant(text, WORDS).utcoffset() is not None


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 6), st.sampled_from(ALL))
def test_a_weekday_agrees_with_its_date_or_is_refused(day: date, later: int, language: Language) -> None:
    """A weekday is never passed over: the wrong one is refused, and the right one proposed."""
    weekday = render_date(day + timedelta(days=later), language, "weekday").split(" ")[0]
    text = f"{weekday} {day.isoformat()}"
    if later == 0:
        assert parse_date(text, WITH_SWEDISH) == day
    else:
        assert parse_date(refused(text, WITH_SWEDISH).facts["corrected"], WITH_SWEDISH) == day


MISTAKES = [
    "klo 14.00",
    "huomenna",
    "3.5.",
    "3.5.26",
    "3.5.0226",
    "3.13.2026",
    "31.4.2026",
    "5/3/2026",
    "25/3/2026",
    "5/3/26",
    "ma 3.5.2026",
    "3. toukokutta 2026",
    "xyz 3.5.2026",
    "3.5.2026 klo 9.5",
    "3.5.2026 klo 25.00",
    "3.5.2026 14",
    "3.5.2026 24",
    "29.3.2026 klo 3.30",
    "25.10.2026 klo 3.30",
]


def told(error: DateError, language: str) -> str:
    """The finding and the first hint whose facts are known, as the writer of a language is told them."""
    messages = yaml.safe_load((MESSAGES / f"dates.{language}.yml").read_text("utf-8"))
    message, facts = messages[error.code], {"field": "start", **error.facts}
    hints = message["hint"] if isinstance(message["hint"], list) else [message["hint"]]
    hint = next(
        hint for hint in hints if all(name in facts for _, name, _, _ in string.Formatter().parse(hint) if name)
    )
    return f"{message['finding'].format(**facts)} {hint.format(**facts)}"


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("text", MISTAKES)
def test_every_mistake_has_its_sentences(text: str, language: str) -> None:
    """Each finding and hint is a whole sentence whose facts are all known."""
    sentences = told(refused(text), language)

    assert "{" not in sentences
    assert sentences.endswith(".")


def test_the_sentences_of_a_wrong_weekday() -> None:
    """The writer is told what stands there, what is true, and what to write."""
    error = refused("ma 3.5.2026")

    assert told(error, "en") == (
        "'start' is 'ma 3.5.2026', but 3 May 2026 is a Sunday. Write 'su 3.5.2026' or another date."
    )
    assert told(error, "fi") == (
        "Kentässä ”start” on ”ma 3.5.2026”, mutta 3.5.2026 on sunnuntai. Kirjoita ”su 3.5.2026” tai jokin muu päivä."
    )


def test_the_languages_have_the_same_sentences() -> None:
    """No mistake is told in one language only."""
    fi, en = (yaml.safe_load((MESSAGES / f"dates.{code}.yml").read_text("utf-8")) for code in ("fi", "en"))
    assert list(fi) == list(en)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("klo 1.00", timedelta(hours=1)),
        ("klo 1", timedelta(hours=1)),
        ("16.30", timedelta(hours=16, minutes=30)),
        ("16:10", timedelta(hours=16, minutes=10)),
        ("klo 16.10", timedelta(hours=16, minutes=10)),
        ("4 pm", timedelta(hours=16)),
        ("klo 24", timedelta(hours=24)),
        ("3.5.2026", date(2026, 5, 3)),
    ],
)
def test_an_end_is_a_time_of_day_or_a_day(text: str, expected: date | timedelta) -> None:
    """A time is told by its word, its colon, or minutes that are no month."""
    assert parse_ending(text, WORDS) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("16.10", "ending-day-or-time"),
        ("1.12", "ending-day-or-time"),
        ("16", "date-unreadable"),
        ("25:00", "time-impossible"),
        ("klo 14–16", "date-unreadable"),
    ],
)
def test_an_end_that_is_not_clear_is_refused(text: str, code: str) -> None:
    """What may be a time or a day without its year is asked about."""
    with pytest.raises(DateError) as refused:
        parse_ending(text, WORDS)

    assert refused.value.code == code
