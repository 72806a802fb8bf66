"""The windows of issues."""

from datetime import date

import pytest

from plugins.domain.window import Window, is_weekly, window_of_key


@pytest.mark.parametrize(
    ("key", "first", "to"),
    [
        ("2026-12", date(2026, 11, 1), date(2026, 12, 1)),
        ("2027-01", date(2026, 12, 1), date(2027, 1, 1)),
        ("2026-12-ylimaarainen", date(2026, 11, 1), date(2026, 12, 1)),
        ("2026-w48", date(2026, 11, 16), date(2026, 11, 23)),
        ("2027-w01", date(2026, 12, 28), date(2027, 1, 4)),
    ],
)
def test_an_issue_tells_of_the_time_before_it(key: str, first: date, to: date) -> None:
    """The issue of a month comes out on its first day, that of a week on its Monday (ISO 8601)."""
    assert window_of_key(key) == Window(first, to)


@pytest.mark.parametrize(
    "key", ["joulukirje", "2026", "2026-13", "2026-w54", "2025-w53", "2026-100", "0001-01", "x-2026-12"]
)
def test_other_names_say_no_window(key: str) -> None:
    """What is no month and no week of the calendar says nothing."""
    assert window_of_key(key) is None


def test_a_weekly_issue_is_known_by_its_name() -> None:
    """`2026-w48` is a week; `2026-12` is not."""
    assert [is_weekly(key) for key in ("2026-w48", "2026-12", "w48")] == [True, False, False]


def test_windows_are_half_open() -> None:
    """The day of the issue is not told in it, and windows that meet do not overlap."""
    october, november = Window(date(2026, 10, 1), date(2026, 11, 1)), Window(date(2026, 11, 1), date(2026, 12, 1))
    assert [november.contains(day) for day in (date(2026, 10, 31), date(2026, 11, 1), date(2026, 12, 1), None)] == [
        *(False, True, False, False)
    ]
    assert (october.overlaps(november), november.overlaps(october), november.overlaps(november)) == (False, False, True)
    assert (november.is_backwards, Window(november.to, november.first).is_backwards) == (False, True)
