"""What a parser finds in calendars, in a form in which all parsers can be compared. It needs no package.

The modules beside this one each run in an environment of their own: they read the files that are named to them, and
print a line of JSON for each event.
"""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple


class Found(NamedTuple):
    """One time of an event: moments in UTC, as `2026-05-03T11:00:00Z`, and days as `2026-05-03`; texts as they are."""

    uid: str
    start: str
    end: str
    """The end, which is no longer part of it: of a single day, the next day."""
    summary: str
    location: str
    description: str


def instant(moment: date | datetime) -> str:
    """A moment or a day in the form in which parsers are compared."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if moment.tzinfo else f"{moment.isoformat()} without a zone"


def print_found(read: Callable[[str], Iterator[Found]]) -> None:
    """Print what a parser finds in each of the named files, beside the name."""
    for name in sys.argv[1:]:
        for found in read(Path(name).read_bytes().decode()):
            print(json.dumps([name, *found]))  # noqa: T201 - this is how it answers
