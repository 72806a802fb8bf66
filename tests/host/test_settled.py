"""What follows from the facts is kept while no fact and no moment changes it, and not a second longer."""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from plugins.domain.problem import Where, warning
from plugins.host.settled import BUILD, Settled, changes_at, keep_settled, midnight_after, read_settled

NOW = datetime.fromisoformat("2026-11-21T12:00+02:00")
ZONE = "Europe/Helsinki"
FOUND = (warning(Where("content/news/x/index.fi.md", 3), "no-summary"),)


def settled_at(now: datetime, facts: bytes = b"facts") -> Settled:
    """What a build has worked out that does not know yet how long it is right."""
    return Settled(facts, now.timestamp(), now.timestamp(), FOUND)


def build_json(output: Path, next_build: str | None) -> None:
    """What the build has said of when the site changes by itself."""
    output.mkdir(exist_ok=True)
    (output / BUILD).write_bytes(msgspec.json.encode({"next_build": next_build}))


@pytest.mark.parametrize(
    ("next_build", "hours", "is_right"),
    [
        ("2026-11-21T15:00+02:00", 0, True),
        ("2026-11-21T15:00+02:00", 2.9, True),
        ("2026-11-21T15:00+02:00", 3, False),
        ("2026-11-21T15:00+02:00", -0.1, False),
        ("2027-11-21T15:00+02:00", 11.9, True),
        ("2027-11-21T15:00+02:00", 12, False),
        (None, 11.9, True),
        (None, 12, False),
    ],
)
def test_it_is_right_until_the_next_change_or_midnight(
    tmp_path: Path, next_build: str | None, hours: float, is_right: bool
) -> None:
    """And not before the moment of the build, as somebody may build for the past."""
    build_json(tmp_path / "output", next_build)
    keep_settled(tmp_path, settled_at(NOW), tmp_path / "output", NOW, ZONE)

    found = read_settled(tmp_path, b"facts", NOW + timedelta(hours=hours))

    assert (found is not None and found.problems == FOUND) == is_right


def test_other_facts_are_not_settled(tmp_path: Path) -> None:
    """A fact that has changed may change everything that follows."""
    build_json(tmp_path / "output", None)
    keep_settled(tmp_path, settled_at(NOW), tmp_path / "output", NOW, ZONE)

    assert read_settled(tmp_path, b"other", NOW) is None


def test_nothing_is_settled_where_the_site_does_not_say_when_it_changes(tmp_path: Path) -> None:
    """A site without that file may change at any moment."""
    keep_settled(tmp_path, settled_at(NOW), tmp_path / "output", NOW, ZONE)

    assert read_settled(tmp_path, b"facts", NOW) is None


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"next_build": "soon"}', b'{"next_build": 1}'])
def test_nothing_is_settled_where_what_the_site_says_is_no_moment(tmp_path: Path, content: bytes) -> None:
    """A file of that name that somebody else has written."""
    (tmp_path / BUILD).write_bytes(content)

    assert changes_at(tmp_path) == 0


def test_what_is_kept_already_stays(tmp_path: Path) -> None:
    """A later build of the same facts does not move the moment from which on they are right."""
    build_json(tmp_path / "output", None)
    keep_settled(tmp_path, settled_at(NOW), tmp_path / "output", NOW, ZONE)
    found = read_settled(tmp_path, b"facts", NOW + timedelta(hours=1))
    assert found
    keep_settled(tmp_path, found, tmp_path / "output", NOW + timedelta(hours=1), ZONE)

    assert read_settled(tmp_path, b"facts", NOW) == found


def test_plans_differ_with_facts_moment_and_static_files() -> None:
    """Whatever a plan is made from is in its digest."""
    plans = {
        settled_at(NOW).plan("a"),
        settled_at(NOW, b"other").plan("a"),
        settled_at(NOW + timedelta(seconds=1)).plan("a"),
        settled_at(NOW).plan("b"),
    }

    assert len(plans) == 4


def test_midnight_is_that_of_the_region() -> None:
    """Also on the day on which clocks are put back, which has 25 hours."""
    day = datetime.fromisoformat("2026-10-25T01:00+03:00")

    assert midnight_after(day, ZONE) - day.timestamp() == 24 * 3600
