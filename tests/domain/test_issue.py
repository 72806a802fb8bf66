"""The issues of the newsletter as their editors write them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.issue import Issue, Series, Sort
from plugins.domain.item import File
from plugins.domain.lock import LOCK
from plugins.domain.window import Window
from tests.region import NOW, ZONE, md, parse


def issue(*fields: str, key: str = "2026-12") -> Issue:
    """An issue with these lines in its front matter."""
    found = parse(Issue, {f"newsletters/{key}/index.fi.md": md("title: Kirje", *fields)})
    assert found.problems == ()
    (item,) = found.items
    assert isinstance(item, Issue)
    return item


def frozen(*fields: str) -> Issue:
    """The same, frozen."""
    return issue(*fields).model_copy(update={"kept": (File(LOCK, "", 1),)})


def test_the_name_says_series_and_window() -> None:
    """An issue needs to state neither."""
    month, week = issue(), issue(key="2026-w48")
    assert (month.series, month.window) == (Series.MONTHLY, Window(date(2026, 11, 1), date(2026, 12, 1)))
    assert (week.series, week.window) == (Series.WEEKLY, Window(date(2026, 11, 16), date(2026, 11, 23)))


def test_what_is_stated_wins() -> None:
    """Each end of the window may be stated for itself, and the series as well."""
    stated = issue("from: 5.11.2026", "series: weekly")
    assert (stated.series, stated.window) == (Series.WEEKLY, Window(date(2026, 11, 5), date(2026, 12, 1)))
    assert issue("to: 10.12.2026").window == Window(date(2026, 11, 1), date(2026, 12, 10))
    assert issue("from: 1.12.2026", "to: 24.12.2026", key="joulu").window == Window(
        date(2026, 12, 1), date(2026, 12, 24)
    )
    assert issue("from: 1.12.2026", key="joulu").window is None


@pytest.mark.parametrize(
    "written", ["news/silta", "../../news/silta/", "../../news/silta/index.fi.md", "../../news/silta/#kohta"]
)
def test_picks_are_names_or_links(written: str) -> None:
    """An item is named by kind and key, or linked as in a text; on one line or several."""
    assert issue(f"picks: {written}, jobs/kokki").picks == ("news/silta", "jobs/kokki")
    assert issue("hide:", f"  - {written}").hide == ("news/silta",)


def test_what_is_no_name_stays_as_it_was_written() -> None:
    """So that it can be told to its writer."""
    assert issue("picks: silta, ../silta, https://x.example/").picks == (
        "silta",
        "newsletters/silta",
        "https://x.example/",
    )


def test_sections_that_are_not_ordered_come_last() -> None:
    """The editor may name some of them only."""
    assert issue().sections == (Sort.NEWS, Sort.EVENTS, Sort.OPPORTUNITIES)
    assert issue("order: opportunities").sections == (Sort.OPPORTUNITIES, Sort.NEWS, Sort.EVENTS)


def test_nobody_knows_of_an_issue_before_it_is_frozen() -> None:
    """Neither that it is there, nor when it will be."""
    assert (issue().is_public(NOW, ZONE), frozen().is_public(NOW, ZONE)) == (False, True)
    assert frozen("draft: true").is_public(NOW, ZONE) is False
    assert list(issue("sent: 1.12.2026").turns(ZONE)) == []


def test_nobody_knows_of_an_issue_before_it_is_sent() -> None:
    """A frozen issue comes into the archive at the moment that it states."""
    sent = datetime(2026, 12, 1, 9, tzinfo=ZoneInfo(ZONE))
    waiting = frozen("sent: 1.12.2026 klo 9.00")
    assert (waiting.is_public(NOW, ZONE), waiting.is_public(sent, ZONE)) == (False, True)
    assert list(waiting.turns(ZONE)) == [sent]
