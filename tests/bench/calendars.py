"""How long calendars take: ours to write, other people's to import."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.corpus import Size
from benchmarks.ours import write_site
from plugins.calendars import outputs
from plugins.domain.event_rules import EVENT_RULES
from plugins.engine.outputs import Output
from plugins.formats.foreign_calendar.calendar import read_events, read_index
from plugins.formats.foreign_calendar.event import ForeignEvent
from plugins.host.feature import Views
from plugins.host.importing import PIECE
from tests.bench.measuring import Figure, peak_memory, seconds_of
from tests.building import read_views
from tests.foreign_calendars import LIBRARY, ZONE

EVENTS = 5_000
TODAY = date(2026, 11, 21)
LARGE = 50_000_000
"""The bytes of the large file that is imported."""


def writing() -> list[Figure]:
    """From views of the content to the bytes of all calendars. What was read before is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        views = read_views(write_site(Path(folder), Size(0, EVENTS)), Path(folder) / "cache")
    making, made = seconds_of(lambda: [output for view in views.values() for output in outputs(view)])
    calendars, singles = ([one for one in made if one.path.endswith(name)] for name in ("calendar.ics", "event.ics"))
    rendering, contents = seconds_of(lambda: [_bytes(output) for output in calendars])
    alone, files = seconds_of(lambda: [_bytes(output) for output in singles])
    title = f"{EVENTS:,} events in two languages"
    return [
        Figure(f"{title}: all calendars, values and bytes", making + rendering, "s", 4),
        Figure("  of that, what stands in them (occurrences, texts, order)", making, "s"),
        Figure("  of that, their bytes", rendering, "s"),
        Figure("  calendars", len(contents)),
        Figure("  entries in all of them", sum(content.count(b"BEGIN:VEVENT") for content in contents)),
        Figure("  the largest calendar", max(map(len, contents)) / 1_000, "kB"),
        Figure("  warnings that it is too large", len(_warnings(views))),
        Figure(f"  {len(files):,} files of one event, beside the calendars", alone, "s"),
        Figure("  peak memory, with the content", peak_memory(), "MB"),
    ]


def _bytes(output: Output) -> bytes:
    assert output.writer is not None
    content = output.writer(**output.view)
    assert isinstance(content, bytes)
    return content


def _warnings(views: Views) -> list[str]:
    """The codes of what the rules of events find."""
    view = next(iter(views.values()))
    return [problem.code for rule in EVENT_RULES for problem in rule(view.catalogue, view.site, view.now)]


def importing_tests() -> list[Figure]:
    """The icalendar library's own test calendars, of which many are broken on purpose."""
    files = sorted(LIBRARY.rglob("*.ics"))
    seconds, crashed = seconds_of(lambda: [file.name for file in files if _crashes(file)])
    return [
        Figure(f"{len(files)} test calendars of the icalendar library imported", seconds, "s"),
        Figure(f"  crashes {' '.join(crashed)}".rstrip(), len(crashed), target=0),
    ]


def _crashes(file: Path) -> bool:
    try:
        _import(file)
    except Exception:  # noqa: BLE001 - whatever it is, it is counted
        return True
    return False


def importing_a_large_file() -> list[Figure]:
    """A file far larger than any calendar that people keep, read piece by piece."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.ics"
        with file.open("wb") as stream:
            stream.writelines(_large())
        before = peak_memory()
        seconds, number = seconds_of(lambda: _import(file))
        return [
            Figure(f"{file.stat().st_size / 1e6:.0f} MB with {number:,} events imported", seconds, "s"),
            Figure("  peak memory, beside the program's own", peak_memory() - before, "MB", 50),
        ]


def _import(file: Path) -> int:
    """Read a calendar as importing does; how many events are in it."""
    index = read_index(_pieces(file), ZONE)
    return sum(isinstance(one, ForeignEvent) for one in read_events(_pieces(file), index, TODAY))


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        yield from iter(lambda: stream.read(PIECE), b"")


def _large() -> Iterator[bytes]:
    yield b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    for number in range(LARGE // len(_event(0))):
        yield _event(number)
    yield b"END:VCALENDAR\r\n"


def _event(number: int) -> bytes:
    lines = (
        "BEGIN:VEVENT",
        f"UID:{number}@large.example",
        "DTSTAMP:20261101T000000Z",
        f"DTSTART;TZID=Europe/Helsinki:2027{number % 12 + 1:02}{number % 28 + 1:02}T140000",
        "DURATION:PT2H",
        f"SUMMARY:Tapahtuma {number}",
        "LOCATION:Sali\\, Raitti 1\\, Kylä",
        "DESCRIPTION:" + "Tule mukaan\\, kahvia on.\\n " * 20,
        "END:VEVENT",
        "",
    )
    return "\r\n".join(lines).encode()


BENCHMARKS = (writing, importing_tests, importing_a_large_file)
"""Those of calendars."""
