"""The years of a timeline: which they are, and when the picture of them changes by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.duration import Duration, PartialDate
from plugins.domain.years import is_open_in, turning_year, years_of

Ends = tuple[int | None, int | None]
"""The years in which something starts and ends, as far as they are known."""


def durations(*ends: Ends) -> list[Duration]:
    """Durations of which only the years are known."""
    return [Duration(*(PartialDate(year) if year else None for year in pair)) for pair in ends]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (((2020, 2022), (2021, 2024)), range(2020, 2025)),
        (((2005, 2007), (2012, 2013)), range(2005, 2014)),
        (((2030, 2031), (2028, None)), range(2028, 2032)),
        (((2020, None), (2021, 2022)), range(2020, 2027)),
        (((None, 2020), (2018, 2019)), range(2018, 2021)),
        (((None, 2030), (2029, 2030)), range(2026, 2031)),
        (((2020, 2021), (2022, 2022), (None, None)), range(2020, 2027)),
        (((2020, 2022),), range(0)),
        (((2020, 2022), (None, None)), range(0)),
        ((), range(0)),
    ],
)
def test_a_timeline_has_every_year_that_is_stated(ends: tuple[Ends, ...], expected: range) -> None:
    """From the first to the last, and this one where something with an open end goes on; two durations at least."""
    assert years_of(durations(*ends), 2026) == expected


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((2020, None), True), ((2027, None), False), ((None, 2026), True), ((None, 2025), False), ((None, None), True),
        ((2020, 2030), False),
    ],
)  # fmt: skip
def test_what_has_an_open_end_may_go_on(ends: Ends, expected: bool) -> None:
    """As far as the other end allows."""
    assert is_open_in(durations(ends)[0], 2026) is expected


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (((2020, 2027), (2021, 2022)), 2027),
        (((2020, 2026), (2021, 2022)), 2027),
        (((2020, 2025), (2021, 2022)), None),
        (((2029, 2030), (2031, 2032)), 2029),
        (((2020, None), (2021, 2022)), 2027),
        (((2020, 2030),), None),
        ((), None),
    ],
)
def test_the_year_turns_where_the_mark_moves(ends: tuple[Ends, ...], expected: int | None) -> None:
    """It comes with the first year, moves on each New Year's Day and is gone after the last."""
    assert turning_year(durations(*ends), 2026) == expected


ends = st.tuples(st.none() | st.integers(2015, 2040), st.none() | st.integers(0, 9)).map(
    lambda pair: (pair[0], None if pair[1] is None else (pair[0] or 2020) + pair[1])
)


@given(st.lists(ends, max_size=5), st.integers(2010, 2045))
def test_until_the_year_turns_nothing_changes(found: list[Ends], year: int) -> None:
    """And when it turns, something does: whoever builds then has built neither in vain nor too late."""
    made = durations(*found)

    def picture(now: int) -> tuple[range, bool, int]:
        years = years_of(made, now)
        return years, now in years, now if now in years else 0

    turn = turning_year(made, year)
    assert [now for now in range(year, turn or year + 50) if picture(now) != picture(year)] == []
    assert turn is None or picture(turn) != picture(turn - 1)
