"""The timeline of projects: bars as exact as what is known, joined to what they continue, in an order of time."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.duration import Duration, PartialDate
from plugins.domain.years import years_of
from plugins.projects.timeline import NARROW, WIDE, Scale, Stretch, Timeline, bar_of, timeline_of
from tests.features.regional import listed
from tests.region import Texts, md

THIS_YEAR = 2026

partial = st.one_of(
    st.builds(PartialDate, st.integers(2015, 2035)),
    st.builds(PartialDate, st.integers(2015, 2035), st.integers(1, 12)),
    st.dates(date(2015, 1, 1), date(2035, 12, 31)).map(lambda day: PartialDate(day.year, day.month, day.day)),
)
spans = st.builds(Duration, st.none() | partial, st.none() | partial).filter(lambda one: not one.is_backwards())


def timeline(projects: dict[str, tuple[str, ...]], code: str = "fi") -> Timeline | None:
    """The timeline of projects with these fields, on 21 November 2026."""
    texts: Texts = {f"projects/{key}/index.fi.md": md(f"title: {key.upper()}", *rows) for key, rows in projects.items()}
    page = listed(code, texts)
    return timeline_of(page, page.listing_names["projects"].items)


def drawn(projects: dict[str, tuple[str, ...]]) -> Timeline:
    """The same, where there is one."""
    found = timeline(projects)
    assert found
    return found


# One year of a scale of ten has ten per cent.
TEN = Scale(range(2020, 2030), [])


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((2021, 1, 1), (2022, 12, 31), [(10, 30, "sure")]),
        ((2021,), (2024,), [(10, 20, "about"), (20, 40, "sure"), (40, 50, "about")]),
        ((2021,), (2022,), [(10, 30, "about")]),
        ((2021,), (2021,), [(10, 20, "about")]),
        ((2021, 1, 1), (2023,), [(10, 30, "sure"), (30, 40, "about")]),
        ((2021,), (2022, 12, 31), [(10, 20, "about"), (20, 30, "sure")]),
        ((2021, 1), (2022, 12), [(10, 10.85, "about"), (10.85, 29.15, "sure"), (29.15, 30, "about")]),
        ((2021, 1, 1), None, [(10, 60, "sure"), (60, 70, "about"), (70, 100, "open")]),
        ((2028, 1, 1), None, [(80, 80, "point"), (80, 100, "open")]),
        ((2028,), None, [(80, 90, "about"), (90, 100, "open")]),
        (None, (2020, 12, 31), [(0, 10, "open"), (10, 10, "point")]),
        (None, (2022,), [(0, 20, "open"), (20, 30, "about")]),
        (None, (2028, 12, 31), [(0, 60, "open"), (60, 70, "about"), (70, 90, "sure")]),
        (None, None, [(0, 100, "open")]),
    ],
)
def test_a_bar_says_no_more_than_is_known(
    start: tuple[int, ...] | None, end: tuple[int, ...] | None, expected: list[tuple[float, float, str]]
) -> None:
    """A day is exact, its last day included; a month or a year is as long as it is; what is open has no end."""
    duration = Duration(*(PartialDate(*one) if one else None for one in (start, end)))

    assert list(bar_of(duration, TEN, THIS_YEAR)) == [Stretch(*part) for part in expected]


@given(st.lists(spans, min_size=2, max_size=6))
def test_a_bar_is_whole_and_on_the_paper(found: list[Duration]) -> None:
    """Its parts follow one another without a gap, and reach the edges only where an end is not known."""
    years = years_of(found, THIS_YEAR)
    scale = Scale(years, found)
    for duration in found if years else []:
        parts = list(bar_of(duration, scale, THIS_YEAR))
        assert all(one.end == other.start for one, other in pairwise(parts))
        assert all(0 <= part.start <= part.end <= 100 for part in parts)
        assert all((part.start == part.end) == (part.sort == "point") for part in parts)
        assert (duration.start is None) == (parts[0].sort == "open" and parts[0].start == 0)
        assert (duration.end is None) == (parts[-1].sort == "open" and parts[-1].end == 100)


@given(st.lists(spans, min_size=2, max_size=6))
def test_a_day_has_one_place(found: list[Duration]) -> None:
    """Later days lie further to the right, and every year is as wide as every other, but for leap days."""
    years = years_of(found, THIS_YEAR)
    if years:
        scale = Scale(years, found)
        places = [scale(date(year, month, 1)) for year in years for month in range(1, 13)]
        assert places == sorted(set(places))


def test_few_projects_are_no_timeline() -> None:
    """Something must be known of two at least; what nothing is known of stands in it all the same."""
    assert timeline({"a": ("start: 2020",), "b": ()}) is None
    assert [row.card.title for row in drawn({"a": ("start: 2020",), "b": (), "c": ("end: 2030",)}).rows] == [
        "C",
        "A",
        "B",
    ]


def test_projects_stand_in_the_order_of_time() -> None:
    """What follows another comes right after it, whichever of the two says so, and says what it continues."""
    found = drawn({
        "a": ("start: 2020", "end: 2022"), "b": ("start: 2023", "predecessor: a"), "c": ("start: 2021", "end: 2024"),
        "d": ("start: 2019", "end: 2020", "successor: e"), "e": ("start: 2025",),
    })  # fmt: skip

    assert [row.card.title for row in found.rows] == ["D", "E", "A", "B", "C"]
    assert {row.card.title: [card.title for card in row.continues] for row in found.rows if row.continues} == {
        "E": ["D"],
        "B": ["A"],
    }


def test_projects_that_follow_one_another_in_a_circle_are_there_once() -> None:
    """A mistake, but none that a timeline would stumble over."""
    found = drawn({"a": ("start: 2020", "successor: b"), "b": ("start: 2021", "successor: a")})

    assert [row.card.title for row in found.rows] == ["A", "B"]


def test_a_line_leads_from_a_project_to_the_next() -> None:
    """From the end of the bar, through the rows between, down to where the other begins."""
    texts = {
        "a": ("start: 1.1.2020", "end: 31.12.2021"), "b": ("start: 1.1.2022", "predecessor: a", "end: 2024"),
        "c": ("start: 1.1.2023", "predecessor: a", "end: 31.12.2029"),
    }  # fmt: skip
    found = drawn(texts)

    assert [row.card.title for row in found.rows] == ["A", "B", "C"]
    assert [row.joins for row in found.rows] == [
        ((20, 50, 20, 100), (20, 50, 30, 50), (30, 50, 30, 100)),
        ((20, 0, 20, 50), (30, 0, 30, 100)),
        ((30, 0, 30, 50),),
    ]


def test_what_begins_nobody_knows_when_is_joined_by_words_alone() -> None:
    """A line would have to end somewhere."""
    found = drawn({"a": ("start: 2020", "end: 2022"), "b": ("end: 2025", "predecessor: a"), "c": ("start: 2021",)})

    assert [row.joins for row in found.rows] == [(), (), ()]
    assert [[card.title for card in row.continues] for row in found.rows] == [[], ["A"], []]


@given(st.integers(2000, 2025), st.integers(2026, 2199))
def test_years_have_room_for_their_numbers(first: int, last: int) -> None:
    """However many there are: this one is always written, and none stands on another, on narrow screens neither."""
    found = drawn({"a": (f"start: {first}", f"end: {first}"), "b": (f"start: {last}", f"end: {last}")})
    wide = [tick.place for tick in found.ticks if tick.written]
    narrow = [tick.place for tick in found.ticks if tick.written == "always"]

    assert [(tick.year, tick.written) for tick in found.ticks if tick.runs] == [(THIS_YEAR, "always")]
    assert all(other - one >= WIDE for one, other in pairwise(wide))
    assert all(other - one >= NARROW for one, other in pairwise(narrow))
    assert found.now[0] == next(tick.place for tick in found.ticks if tick.runs)


def test_a_year_that_has_gone_by_is_not_marked() -> None:
    """Where all has ended, nothing in the picture depends on the clock."""
    found = drawn({"a": ("start: 2010", "end: 2012"), "b": ("start: 2011", "end: 2014")})

    assert (found.now, [tick.year for tick in found.ticks if tick.runs]) == ((0, 0), [])
