"""Other people's parsers find in our calendars what we mean: every time of every event, at its instant, in its words.

What is meant comes from the domain, not from the code that writes calendars. Each parser reads wrongly what other
calendars hold: of a VTIMEZONE made of dates, ical.js and vobject take only the first one; a local time in the hour that
comes twice is the second to ical.js and the first to others; ical drops the start of a series made of dates. Ours hold
nothing of the kind, so all parsers must agree.
"""

import json
import subprocess
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from plugins.calendars import outputs
from plugins.domain.announcement import uid_of
from plugins.domain.event import Event
from plugins.domain.timespan import Timespan
from plugins.domain.view import LanguageView
from plugins.formats.icalendar import Calendar, CalendarEvent, render_calendar
from plugins.host.feature import Views
from tests.building import ROOT, read_views
from tests.calendars.parsers.found import Found, instant
from tests.calendars.test_golden import CASES, GOLDEN, calendars, seen
from tests.calendars.torture import torture
from tests.environments import node_modules, python_of
from tests.needs import needed
from tests.region import ZONE, view

PARSERS = ("ical", "ical_js", "recurring_ical_events", "vobject")
PATIENCE = 120
"""How many seconds a parser may take."""

TEXTS = (
    "a, b; c: d \\ e",
    "rivi\ntoinen\n\nkolmas",
    "\\n ei ole rivinvaihto, eikä \\, pilkku",
    "lainaus \"x\" ja 'y'",
    "ä" * 120,
    "Äkäslompolo – Öölanti 🎉 👩‍👩‍👧 " * 6,
    "BEGIN:VEVENT",
    "a\tb",
    "^n ^^ ^'",
    "<b>5 < 6 & 7</b>",
    "x" * 74 + "ö",
)


class Given(NamedTuple):
    """A calendar that is given to the parsers, and what is meant by it, in order."""

    content: bytes
    meant: list[Found]


@pytest.fixture(scope="session")
def given(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Given]:
    """Every calendar that the parsers have to read, by name."""
    views = read_views(ROOT / "pelicanconf.py", tmp_path_factory.mktemp("cache"))
    return {**_demonstration(views), **_golden(), "torture": _torture(), "texts": _texts()}


def _demonstration(views: Views) -> dict[str, Given]:
    """All calendars of the content that there is, in every language."""
    pairs = [(view, output) for view in views.values() for output in outputs(view)]
    return {output.path: _given(view, output.view["calendar"]) for view, output in pairs}


def _golden() -> dict[str, Given]:
    """The golden calendars, as they lie in their files."""
    found = dict[str, Given]()
    for name in CASES:
        region = seen("fi", name)
        given = _given(region, calendars(region)["calendar.ics"])
        found[f"golden/{name}.ics"] = given._replace(content=(GOLDEN / f"{name}.ics").read_bytes())
    return found


def _torture() -> Given:
    """Every hour of the nights in which clocks change, here and elsewhere."""
    seen = view("fi", torture(), now=datetime(2026, 1, 1, tzinfo=UTC))
    given = _given(seen, calendars(seen)["calendar.ics"])
    assert len(given.meant) == sum(len(event.occurrences(ZONE)) for _, event in seen.of(Event)) > 1_000
    return given


def _texts() -> Given:
    """Texts in which every sign stands that means something to a calendar."""
    start = datetime(2026, 12, 5, 12, tzinfo=UTC)
    span = Timespan.of(start, start + timedelta(hours=1), ZONE)
    events = [
        CalendarEvent(f"{number}@seutu.example", start, span, text, text * 3, text, "https://seutu.example/")
        for number, text in enumerate(TEXTS)
    ]
    times = (instant(span.start), instant(span.end))
    meant = [Found(f"{number}@seutu.example", *times, text, text, text * 3) for number, text in enumerate(TEXTS)]
    return Given(render_calendar(Calendar("fi", ZONE, "a, b; c \\ d", events=events)), sorted(meant))


def _given(view: LanguageView, calendar: Calendar) -> Given:
    """A calendar with what is meant: the times as the domain has them, the texts as the calendar was handed them."""
    pairs = ((event, one) for _, event in view.of(Event) for one in view.occurrences(event))
    held = {uid_of(view.site, event, one): one.span for event, one in pairs}
    meant = [_meant(entry, held.get(entry.uid, entry.span)) for entry in calendar.events]
    return Given(render_calendar(calendar), sorted(meant))


def _meant(entry: CalendarEvent, span: Timespan) -> Found:
    days = (span.first_day, span.last_day + timedelta(days=1))
    start, end = days if span.all_day else (span.start, span.end)
    return Found(entry.uid, instant(start), instant(end), entry.title, entry.location, entry.description)


def _command(parser: str) -> list[str]:
    """The command that lets a parser read files."""
    if parser == "ical_js":
        script = ROOT / "tests" / "calendars" / "parsers" / "with_ical_js.cjs"
        return [needed("node", "nodejs"), str(script), str(node_modules("ical-js"))]
    return [str(python_of("parsers")), "-m", f"tests.calendars.parsers.with_{parser}"]


def _found(parser: str, folder: Path, given: dict[str, Given]) -> dict[str, list[Found]]:
    """What a parser finds in each calendar, in order. Fails with what the parser says where it refuses one."""
    names = {str(folder / f"{number}.ics"): name for number, name in enumerate(given)}
    for file, name in names.items():
        Path(file).write_bytes(given[name].content)
    command = [*_command(parser), *names]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, timeout=PATIENCE)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    found = defaultdict[str, list[Found]](list)
    for file, *fields in map(json.loads, done.stdout.decode().splitlines()):
        found[names[file]].append(Found(*fields))
    return {name: sorted(found[name]) for name in given}


class Fault(NamedTuple):
    """What a parser is known to read wrongly, and why no calendar could avoid it."""

    reason: str
    strikes: Callable[[Found], bool]


def _is_second_of_two(found: Found) -> bool:
    """Whether the start or the end shows a time on the region's clocks that they have shown an hour ago."""
    moments = (datetime.fromisoformat(text) for text in (found.start, found.end) if "T" in text)
    return any(moment.astimezone(ZoneInfo(ZONE)).fold for moment in moments)


FAULTS = {
    "recurring_ical_events": Fault(
        "it puts moments in UTC into the zone of X-WR-TIMEZONE and forgets which of two like hours they are in",
        _is_second_of_two,
    )
}
"""The faults of parsers that are left; every other parser reads these events rightly."""


@pytest.mark.parametrize("parser", PARSERS)
def test_parsers_find_what_is_meant(parser: str, given: dict[str, Given], tmp_path: Path) -> None:
    """The same uids, instants, days and texts, in the demonstration, in golden calendars and in the worst of nights."""
    found = _found(parser, tmp_path, given)
    strikes = FAULTS[parser].strikes if parser in FAULTS else lambda _: False

    for name, (_, meant) in given.items():
        assert [one.uid for one in found[name]] == [one.uid for one in meant], name
        assert [
            (one, other) for one, other in zip(found[name], meant, strict=True) if one != other and not strikes(other)
        ] == []


@pytest.mark.parametrize("parser", FAULTS)
def test_known_faults_are_still_there(parser: str, given: dict[str, Given], tmp_path: Path) -> None:
    """A parser that has been mended is told of here, so that its fault can be forgotten."""
    torture = {"torture": given["torture"]}
    pairs = zip(_found(parser, tmp_path, torture)["torture"], torture["torture"].meant, strict=True)
    struck = [one for one, other in pairs if one != other]

    assert struck != [], FAULTS[parser].reason


def test_calendars_hold_every_time_that_is_to_come(given: dict[str, Given]) -> None:
    """So many events are compared, in both languages, that the comparison means something."""
    assert len(given["fi/tapahtumat/calendar.ics"].meant) == len(given["en/events/calendar.ics"].meant) > 10
