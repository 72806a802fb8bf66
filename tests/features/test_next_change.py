"""The next moment at which the output would change by itself, so that whoever builds knows when to build again."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.hosting.next_change import next_change
from tests.region import NOW, ZONE, Texts, catalogue, md, site

HERE = ZoneInfo(ZONE)
URL = "online_url: https://x.example/"
SIGN_UP = "registration_url: https://x.example/"
PERSON = {"registry/people.yml": "a: {name: {fi: A}, until: 21.11.2026}\n"}
STORY = {"news/a/index.fi.md": md("title: A", "date: 1.11.2026")}


def moment(year: int, month: int, day: int, hour: int = 0) -> datetime:
    """A moment on the region's clocks."""
    return datetime(year, month, day, hour, tzinfo=HERE)


def projects(*fields: tuple[str, ...]) -> Texts:
    """Projects with these fields: two or more have a timeline, which marks the year that runs."""
    return {f"projects/p{n}/index.fi.md": md("title: A", *lines) for n, lines in enumerate(fields)}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({}, None),
        ({"news/a/index.fi.md": md("title: A", "date: 1.12.2026")}, moment(2026, 12, 1)),
        ({"pages/a/index.fi.md": md("title: A", "publish_at: 1.12.2026 klo 9")}, moment(2026, 12, 1, 9)),
        ({"events/a/index.fi.md": md("title: A", "start: 1.12.2026", URL)}, moment(2026, 12, 2)),
        ({"events/a/index.fi.md": md("title: A", "start: 1.12.2026 klo 9", URL, SIGN_UP)}, moment(2026, 12, 1, 9)),
        ({"events/a/index.fi.md": md("title: A", "start: 2.9.2026 klo 9", "end: klo 10", URL)}, moment(2027, 3, 1, 9)),
        ({"events/a/index.fi.md": md("title: A", "start: 2.9.2026", "status: cancelled", URL)}, None),
        ({"events/a/index.fi.md": md("title: A", "start: 1.12.2026", "publish_at: 3.1.2027", URL)}, moment(2027, 1, 3)),
        ({"events/a/index.fi.md": md("title: A", "start: 20.11.2026", "end: 21.11.2026", URL)}, moment(2026, 11, 22)),
        ({"events/a/index.fi.md": md("title: A", "start: 20.11.2026", "end: 4.1.2027", URL)}, moment(2026, 12, 1)),
        (
            {"events/a/index.fi.md": md("title: A", "start: 9.12.2026", "registration_deadline: 1.12.2026", URL)},
            moment(2026, 12, 2),
        ),
        ({"jobs/a/index.fi.md": md("title: A", "opens: 1.12.2026 klo 9")}, moment(2026, 12, 1, 9)),
        ({"jobs/a/index.fi.md": md("title: A", "opens: 1.11.2026", "closes: 21.11.2026")}, moment(2026, 11, 22)),
        ({"calls/a/index.fi.md": md("title: A", "kind: funding", "closes: 1.12.2026 klo 16")}, moment(2026, 12, 1, 16)),
        ({"projects/a/index.fi.md": md("title: A", "start: 2027")}, moment(2027, 1, 1)),
        ({"projects/a/index.fi.md": md("title: A", "start: 2020", "end: 11/2026")}, moment(2026, 12, 1)),
        ({**PERSON, "pages/a/index.fi.md": md("title: A", "contacts: a")}, moment(2026, 11, 22)),
        (
            {**PERSON, "pages/a/index.fi.md": md("title: A", "contacts: a", "publish_at: 1.12.2026")},
            moment(2026, 12, 1),
        ),
        (PERSON, None),
        ({**STORY, "news/a/index.en.md": md("translation: pending", "due: 1.12.2026")}, moment(2026, 12, 2)),
        ({**STORY, "news/a/index.en.md": md("title: A", "due: 1.12.2026")}, None),
        ({"registry/organisations.yml": "a: {name: {fi: A}, valid_until: 31.12.2026}\n"}, moment(2027, 1, 1)),
        ({"projects/a/index.fi.md": md("title: A", "start: 2020", "end: 2025")}, None),
        (projects(("start: 2020", "end: 2025"), ("start: 2020", "end: 2024")), None),
        (projects(("start: 2020", "end: 2030"), ("start: 2020", "end: 2024")), moment(2027, 1, 1)),
        (projects(("start: 2020",), ("start: 2020", "end: 2024")), moment(2027, 1, 1)),
        (projects(("start: 3/2030",), ("start: 4/2030",)), moment(2030, 1, 1)),
        (projects(("start: 2020", "end: 2030"), ("draft: yes", "start: 2020", "end: 2024")), moment(2031, 1, 1)),
        ({"jobs/a/index.fi.md": md("title: A", "draft: yes", "closes: 1.12.2026")}, None),
        ({"publications/a/index.fi.md": md("title: A", "year: 2030")}, None),
    ],
)
def test_whatever_depends_on_the_clock_is_known(texts: Texts, expected: datetime | None) -> None:
    """Stories that come due, events, openings, projects, contacts and organisations; drafts change nothing."""
    assert next_change(catalogue(texts), site(), NOW) == expected


def test_the_first_of_all_changes_is_the_next() -> None:
    """What has been is past, and at the very moment of a change the next one is told."""
    texts = {"jobs/a/index.fi.md": md("title: A", "opens: 1.12.2026", "closes: 4.12.2026")}
    found = catalogue(texts)

    assert next_change(found, site(), NOW) == moment(2026, 12, 1)
    assert next_change(found, site(), moment(2026, 12, 1)) == moment(2026, 12, 5)
    assert next_change(found, site(), moment(2026, 12, 5)) is None


def test_a_moment_that_comes_twice_is_told_right() -> None:
    """When clocks are put back, what comes first is told first, although its wall time may be the later one."""
    texts = {
        "pages/a/index.fi.md": md("title: A", "publish_at: 2026-10-25T03:45+03:00"),
        "pages/b/index.fi.md": md("title: B", "publish_at: 2026-10-25T03:15+02:00"),
    }
    first, second = "2026-10-25T03:45:00+03:00", "2026-10-25T03:15:00+02:00"

    assert [told(texts, "2026-10-24T12:00+03:00"), told(texts, first), told(texts, second)] == [first, second, ""]


def told(texts: Texts, now: str) -> str:
    """The next change after a moment in ISO form: only there are the two moments of one wall time not the same."""
    found = next_change(catalogue(texts), site(), datetime.fromisoformat(now).astimezone(UTC))
    return found.isoformat() if found else ""
