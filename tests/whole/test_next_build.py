"""`next_build` is the next moment at which the output would change by itself: before it nothing changes."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from plugins.engine.outputs import Output, fingerprint
from tests.whole.clockwork import FIRST, LAST, Clockwork, write_clockwork

Told = Mapping[str, str]
"""All outputs by path, each as a digest of all that it says; what search finds is one of them."""


def told(clockwork: Clockwork, now: datetime, **options: bool) -> Told:
    """All that a site tells at a moment."""
    found = {output.path: _said(output) for output in clockwork.outputs(now, **options)}
    assert found
    return found


def _said(output: Output) -> str:
    """All that decides an output's bytes as long as its template is the same; of `build.json` the bytes."""
    view = dict(output.view)
    written = output.writer(**view) if output.writer and output.path == "build.json" else b""
    return (
        written.decode()
        if isinstance(written, bytes) and written
        else fingerprint(replace(output, view=view), "", lambda *_: "")
    )


def next_build(before: Told) -> datetime | None:
    """When `build.json` says that the site would change by itself."""
    found = json.loads(before["build.json"])["next_build"]
    return datetime.fromisoformat(found).astimezone(UTC) if found else None


def changed(before: Told, after: Told) -> list[str]:
    """The paths of the outputs that are not the same at two moments."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


@pytest.fixture(scope="module")
def clockwork(tmp_path_factory: pytest.TempPathFactory) -> Clockwork:
    """A site in which the clock decides something of every kind."""
    return write_clockwork(tmp_path_factory.mktemp("clockwork") / "site")


def starts() -> list[datetime]:
    """Moments from which to look ahead, and some at which clocks are changed."""
    chance = Random(2026)  # noqa: S311 - chance picks moments here and hides nothing
    length = (LAST - FIRST).total_seconds()
    found = [FIRST + timedelta(seconds=round(length * chance.random() ** 2)) for _ in range(8)]
    return [
        FIRST,
        *found,
        datetime(2027, 2, 28, 9, 30, tzinfo=UTC),
        datetime(2027, 10, 30, 23, 59, tzinfo=UTC),
        datetime(2028, 12, 1, tzinfo=UTC),
    ]


@pytest.mark.parametrize("drafts", [False, True], ids=["public", "drafts"])
@pytest.mark.parametrize("start", starts(), ids=datetime.isoformat)
def test_nothing_changes_before_the_next_build(clockwork: Clockwork, start: datetime, drafts: bool) -> None:
    """Neither at any moment before it nor just before it; and then something does.

    With drafts it may be too early, as each beginning of an event could change a letter that is not sent yet.
    """
    before = told(clockwork, start, DRAFTS=drafts)
    turn = next_build(before)
    end = turn or LAST + timedelta(days=4000)
    chance = Random(str(start))  # noqa: S311 - chance picks moments here and hides nothing
    for moment in (start + (end - start) * chance.random(), end - datetime.resolution):
        assert (moment, changed(before, told(clockwork, moment, DRAFTS=drafts))) == (moment, [])
    if turn and not drafts:
        assert changed(before, told(clockwork, turn, DRAFTS=drafts)) != ["build.json"]
