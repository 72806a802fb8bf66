"""What a writer says of a single time of an event that has several: its own hours, and what is different at it."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator

from plugins.domain.fields import Day, Ending, Moment, Refers, Text
from plugins.domain.occurrence import EventStatus
from plugins.domain.registry import Wording
from plugins.domain.site import Frozen

_HOURS = re.compile(r"(?P<start>.*[^\d-]\d{1,2}(?:[.:]\d\d)?) ?[–-] ?(?P<end>\d{1,2}(?:[.:]\d\d)?)")
"""A time of day, a dash and another; `2026-05-03` has no first time, and an offset stands after a `T`."""

_BETWEEN = re.compile(r"[;,](?!\s*\d{4}\b)")
"""What stands between days on one line; a comma before a year belongs to its day."""


class Change(Frozen):
    """What may differ at one of the times of an event."""

    end: Ending | None = None
    title: Wording = ""
    status: EventStatus | None = None
    reason: Wording = ""
    venue: Annotated[Text, Refers("places")] = ""


class Session(Change):
    """One of the times of an event that lists them; one that has been moved keeps the day it was announced for."""

    start: Moment
    date: Day | None = None
    """The day for which it was first announced, where that is not the day of its start."""


class Deviation(Change):
    """A day of a series on which something is different; with nothing else said, nothing is held on it."""

    date: Day
    start: Moment | None = None

    @property
    def is_left_out(self) -> bool:
        """Whether nothing was ever announced for the day."""
        return self == Deviation(date=self.date)


def split_hours(text: str) -> dict[str, str]:
    """The start and the end that a range of hours states: `to 4.2.2027 klo 12.30–16.00`; else the start alone."""
    found = _HOURS.fullmatch(text.strip())
    if not found or re.search(r"\dT\d", text):
        return {"start": text}
    end = found["end"]
    return {"start": found["start"], "end": f"{end}:00" if end.isdecimal() else end.replace(".", ":")}


def _session(value: Any) -> Any:
    stated = {"start": value} if isinstance(value, str | date) else value
    if isinstance(stated, dict) and isinstance(stated.get("start"), str) and "end" not in stated:
        return {**stated, **split_hours(stated["start"])}
    return stated


def _deviation(value: Any) -> Any:
    return {"date": value} if isinstance(value, str | date) else value


def _listed(value: Any) -> Any:
    """Days on one line between commas, or one map, as a list."""
    if isinstance(value, str):
        return [day.strip() for day in _BETWEEN.split(value.strip().removeprefix("[").removesuffix("]"))]
    return [value] if isinstance(value, dict) else value


Sessions = Annotated[tuple[Annotated[Session, BeforeValidator(_session)], ...], BeforeValidator(_listed)]
"""A list of times, each a text or a map."""
Deviations = Annotated[tuple[Annotated[Deviation, BeforeValidator(_deviation)], ...], BeforeValidator(_listed)]
"""A list of days, each a text or a map."""
