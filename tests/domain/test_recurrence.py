"""Recurrence: what people say of how often, and the days that follow from it."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.dates import DateError
from plugins.domain.datewords import DateWords
from plugins.domain.recurrence import LAST, Recurrence, parse_recurrence
from tests.tongues import ALL

WORDS = DateWords.of(ALL, "Europe/Helsinki")
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


def every(*weekdays: int, fortnightly: bool = False, ordinal: int = 0) -> Recurrence:
    """A recurrence on these weekdays."""
    return Recurrence(frozenset(weekdays), fortnightly, ordinal)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("torstai", every(THURSDAY)),
        ("Torstaisin", every(THURSDAY)),
        ("joka torstai", every(THURSDAY)),
        ("to", every(THURSDAY)),
        ("keskiviikkoisin", every(WEDNESDAY)),
        ("tiistaisin ja torstaisin", every(TUESDAY, THURSDAY)),
        ("ma, ke, pe", every(MONDAY, WEDNESDAY, FRIDAY)),
        ("joka toinen torstai", every(THURSDAY, fortnightly=True)),
        ("2 viikon välein torstaisin", every(THURSDAY, fortnightly=True)),
        ("2. tiistai", every(TUESDAY, ordinal=2)),
        ("joka kuun 2. tiistai", every(TUESDAY, ordinal=2)),
        ("joka kuukauden toinen tiistai", every(TUESDAY, ordinal=2)),
        ("ensimmäinen maanantai", every(MONDAY, ordinal=1)),
        ("joka kuun viimeinen perjantai", every(FRIDAY, ordinal=LAST)),
        ("thursday", every(THURSDAY)),
        ("every Thursday", every(THURSDAY)),
        ("Tuesdays and Thursdays", every(TUESDAY, THURSDAY)),
        ("every other Thursday", every(THURSDAY, fortnightly=True)),
        ("2 weeks thursday", every(THURSDAY, fortnightly=True)),
        ("every two weeks on Thursday", every(THURSDAY, fortnightly=True)),
        ("2nd Tuesday", every(TUESDAY, ordinal=2)),
        ("the second Tuesday of the month", every(TUESDAY, ordinal=2)),
        ("last friday", every(FRIDAY, ordinal=LAST)),
        ("last Friday of every month", every(FRIDAY, ordinal=LAST)),
        ("torsdagar", every(THURSDAY)),
        ("varannan torsdag", every(THURSDAY, fortnightly=True)),
        ("2:a tisdagen", every(TUESDAY, ordinal=2)),
        ("sista fredagen i månaden", every(FRIDAY, ordinal=LAST)),
    ],
)
def test_it_is_read_in_the_words_of_every_language(text: str, expected: Recurrence) -> None:
    """Weekdays, every second week, and one weekday of a month, in Finnish, English and Swedish."""
    assert parse_recurrence(text, WORDS) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "every-unreadable"),
        ("joka", "every-unreadable"),
        ("2.", "every-unreadable"),
        ("2. tiistai ja torstai", "every-unreadable"),
        ("2. ja 4. tiistai", "every-unreadable"),
        ("joka kuun tiistai", "every-unreadable"),
        ("every other 2nd Tuesday", "every-unreadable"),
        ("toinen tiistai", "every-ambiguous"),
        ("every second Thursday", "every-ambiguous"),
        ("torstaii", "every-unknown-word"),
        ("5. torstai", "every-unknown-word"),
        ("3.5.2026", "every-unknown-word"),
    ],
)
def test_what_is_not_clear_is_refused(text: str, code: str) -> None:
    """Nothing is guessed: what may mean every other week or once a month is asked about."""
    with pytest.raises(DateError) as refused:
        parse_recurrence(text, WORDS)

    assert refused.value.code == code
    assert refused.value.facts["value"] == text


def test_a_slip_is_corrected() -> None:
    """The nearest word is put into what was written."""
    with pytest.raises(DateError) as refused:
        parse_recurrence("joka torstaii", WORDS)

    assert (refused.value.facts["nearest"], refused.value.facts["corrected"]) == ("torstai", "joka torstai")


RECURRENCES = st.one_of(
    st.builds(every, st.integers(0, 6), st.integers(0, 6), fortnightly=st.booleans()),
    st.builds(every, st.integers(0, 6), ordinal=st.sampled_from([1, 2, 3, 4, LAST])),
)


@given(RECURRENCES, st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(0, 800))
def test_its_days_are_those_of_another_reckoning(found: Recurrence, first: date, length: int) -> None:
    """Dateutil's rules (RFC 5545, section 3.3.10) give the same days."""
    last = first + timedelta(days=length)
    numbers = [weekday(day, found.ordinal or None) for day in sorted(found.weekdays)]
    begin, end = (datetime.combine(day, datetime.min.time()) for day in (first, last))
    rule = rrule(
        MONTHLY if found.ordinal else WEEKLY,
        dtstart=begin,
        until=end,
        interval=2 if found.fortnightly else 1,
        byweekday=numbers,
    )

    assert list(found.days(first, last)) == [moment.date() for moment in rule]
