"""Opportunities: whether one may apply, at the very instants at which that changes."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.opportunity import Call, Job, Opening
from tests.region import NOW, ZONE, Texts, md, parse, view

HERE = ZoneInfo(ZONE)
FI = "jobs/kokki/index.fi.md"


def job(*fields: str) -> Job:
    """A job with these fields."""
    found = parse(Job, {FI: md("title: Kokki", *fields)})
    assert [problem.code for problem in found.problems] == []
    [item] = found.items
    assert isinstance(item, Job)
    return item


@pytest.mark.parametrize(
    ("closes", "now", "expected"),
    [
        ("4.12.2026", datetime(2026, 12, 4, 23, 59, 59, 999999, tzinfo=HERE), Opening.OPEN),
        ("4.12.2026", datetime(2026, 12, 4, 21, 59, 59, tzinfo=UTC), Opening.OPEN),
        ("4.12.2026", datetime(2026, 12, 4, 22, tzinfo=UTC), Opening.CLOSED),
        ("4.12.2026", datetime(2026, 12, 5, tzinfo=HERE), Opening.CLOSED),
        ("4.12.2026 klo 16", datetime(2026, 12, 4, 15, 59, 59, 999999, tzinfo=HERE), Opening.OPEN),
        ("4.12.2026 klo 16", datetime(2026, 12, 4, 16, tzinfo=HERE), Opening.CLOSED),
        ("4.12.2026 klo 16", datetime(2026, 12, 4, 14, tzinfo=UTC), Opening.CLOSED),
        ("24.10.2026", datetime(2026, 10, 24, 23, 59, tzinfo=HERE), Opening.OPEN),
        ("25.10.2026", datetime(2026, 10, 25, 23, 59, tzinfo=HERE), Opening.OPEN),
    ],
)
def test_a_day_as_deadline_counts_to_its_end_and_a_time_to_itself(
    closes: str, now: datetime, expected: Opening
) -> None:
    """On the clocks of the region, the long day on which summer time ends among them."""
    assert job(f"closes: {closes}").opening(now, ZONE) is expected


@pytest.mark.parametrize(
    ("opens", "now", "expected"),
    [
        ("4.12.2026", datetime(2026, 12, 3, 23, 59, 59, 999999, tzinfo=HERE), Opening.COMING),
        ("4.12.2026", datetime(2026, 12, 4, tzinfo=HERE), Opening.OPEN),
        ("4.12.2026", datetime(2026, 12, 3, 22, tzinfo=UTC), Opening.OPEN),
        ("4.12.2026 klo 9", datetime(2026, 12, 4, 8, 59, 59, 999999, tzinfo=HERE), Opening.COMING),
        ("4.12.2026 klo 9", datetime(2026, 12, 4, 9, tzinfo=HERE), Opening.OPEN),
    ],
)
def test_it_opens_at_the_first_moment_of_its_day_or_at_its_time(opens: str, now: datetime, expected: Opening) -> None:
    """And stays open where no end is known."""
    assert job(f"opens: {opens}").opening(now, ZONE) is expected


@pytest.mark.parametrize("year", [1990, 2026, 2190])
def test_what_has_no_ends_is_always_open(year: int) -> None:
    """A job until it is filled, or a thesis that waits for somebody."""
    assert job().opening(datetime(year, 1, 1, tzinfo=HERE), ZONE) is Opening.OPEN


def test_closed_goes_before_coming() -> None:
    """Of two times that contradict each other, which is told as an error, nobody is led to apply."""
    found = job("opens: 4.12.2026", "closes: 1.12.2026")

    assert found.opening(datetime(2026, 12, 2, tzinfo=HERE), ZONE) is Opening.CLOSED


def test_its_turns_are_the_moments_at_which_that_changes() -> None:
    """None where it never does."""
    found = job("opens: 1.12.2026", "closes: 4.12.2026")
    phases = [found.opening(turn, ZONE) for turn in found.turns(ZONE)]

    assert list(found.turns(ZONE)) == [datetime(2026, 12, 1, tzinfo=HERE), datetime(2026, 12, 5, tzinfo=HERE)]
    assert phases == [Opening.OPEN, Opening.CLOSED]
    assert list(job().turns(ZONE)) == []


def test_jobs_and_calls_share_a_section() -> None:
    """A slug in it is of one of them."""
    texts = {FI: md("title: A"), "calls/tuki/index.fi.md": md("title: B", "kind: funding")}
    addresses = {shown.address for shown in view("fi", texts).shown.values()}

    assert addresses == {"/fi/avoimet/kokki/", "/fi/avoimet/tuki/"}


def test_a_job_is_related_to_its_employer() -> None:
    """So that it stands on the employer's page; one without is related to nobody."""
    assert job("employer: a", "organisations: b").related() == {"organisations/a", "organisations/b"}
    assert job().related() == frozenset()


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        (Job, ("kind: gig",), ["not-one-of"]),
        (Job, ("employment: always",), ["not-one-of"]),
        (Job, ("remote: perhaps",), ["not-yes-or-no"]),
        (Job, ("closes: 31.11.2026",), ["date-not-in-calendar"]),
        (Call, (), ["missing-field"]),
        (Call, ("kind: money",), ["not-one-of"]),
    ],
)
def test_what_is_no_word_of_a_field_is_told(
    kind: type[Job | Call], fields: tuple[str, ...], expected: list[str]
) -> None:
    """And a call says what it is for."""
    found = parse(kind, {f"{kind.kind_folder}/x/index.fi.md": md("title: A", *fields)})

    assert [problem.code for problem in found.problems] == expected


def test_lists_show_what_is_open_and_what_closes_next_first() -> None:
    """What is not open yet is among them, what closes never comes last, and what is closed is not shown."""
    closings = {"a": "closes: 5.12.2026", "b": "closes: 5.12.2026 klo 9", "c": "closes: 20.11.2026", "d": "salary: 1",
                "e": "opens: 1.12.2026", "f": "closes: 21.11.2026"}  # fmt: skip
    texts: Texts = {f"jobs/{key}/index.fi.md": md("title: A", line) for key, line in closings.items()}
    found = view("fi", texts, now=NOW)

    assert [shown.item.key for shown in found.open(found.shown.values())] == ["f", "b", "a", "d", "e"]
