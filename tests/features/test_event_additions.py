"""What one may add of an event: single times of a short series, the next of a long one, nothing of what is off."""

import pytest

from plugins.domain.event import Event
from plugins.events.additions import Additions, additions
from tests.region import md, view

EVENT = "events/talkoot/index.fi.md"
ONCE = ("start: 5.12.2026 klo 14",)
WEEKLY = ("start: to 4.3.2027 klo 9.00", "end: klo 11.00", "every: torstai")


def offered(*fields: str) -> Additions | None:
    """What the page of an event with these fields offers."""
    found = view("fi", {EVENT: md("title: Talkoot", *fields)})
    ((shown, event),) = found.of(Event)
    return additions(found, shown, event)


def starts(found: Additions | None) -> list[str]:
    """The days that are offered one by one."""
    assert found is not None
    return [one.time.span.first_day.isoformat() for one in found.times]


def test_a_single_event_needs_no_names_of_its_times() -> None:
    """It has its file, and each program once."""
    found = offered(*ONCE)

    assert found is not None
    assert (found.file, found.are_several) == ("/fi/tapahtumat/talkoot/event.ics", False)
    assert [name for name, _ in found.times[0].programs] == ["Google", "Outlook.com", "Microsoft 365"]


@pytest.mark.parametrize(
    ("until", "days"),
    [
        ("until: 18.3.2027", ["2027-03-04", "2027-03-11", "2027-03-18"]),
        ("until: 1.4.2027", ["2027-03-04", "2027-03-11", "2027-03-18", "2027-03-25", "2027-04-01"]),
        ("until: 8.4.2027", ["2027-03-04"]),
    ],
)
def test_of_a_series_each_time_is_offered_while_they_are_few(until: str, days: list[str]) -> None:
    """Up to five; of more, the next, as the file has all of them."""
    assert starts(offered(*WEEKLY, until)) == days


def test_times_that_are_off_are_not_offered() -> None:
    """Nobody goes there for nothing, and a series with fewer times left is a short one."""
    off = ("until: 8.4.2027", "except:", "  - {date: 11.3.2027, status: cancelled}")

    assert starts(offered(*WEEKLY, *off)) == ["2027-03-04", "2027-03-18", "2027-03-25", "2027-04-01", "2027-04-08"]


@pytest.mark.parametrize("fields", [("status: cancelled",), ("status: postponed",), ("end: 5.12.2026 klo 15",)])
def test_nothing_is_offered_of_what_is_off_or_over(fields: tuple[str, ...]) -> None:
    """A cancelled event, a postponed one, and one of the past."""
    start = "start: 5.6.2026 klo 14" if fields[0].startswith("end") else ONCE[0]

    assert offered(start, *(field.replace("12.2026", "6.2026") for field in fields)) is None


def test_a_moved_or_tentative_event_is_offered() -> None:
    """It is held all the same, as far as anybody knows."""
    assert offered(*ONCE, "status: moved") is not None
    assert offered(*ONCE, "status: tentative") is not None
