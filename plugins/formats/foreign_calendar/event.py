"""An event of a foreign calendar as a value: what of it can be carried over, and by name what cannot."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from plugins.formats.foreign_calendar.components import Component
from plugins.formats.foreign_calendar.description import read_description
from plugins.formats.foreign_calendar.lines import ContentLine, clean_text
from plugins.formats.foreign_calendar.markdown import markdown_of_text
from plugins.formats.foreign_calendar.moments import Zones
from plugins.formats.foreign_calendar.reading import Lost, Note, Reading, Unusable, one_line
from plugins.formats.foreign_calendar.when import When, read_series, read_when

LONGEST_TITLE = 200
"""The most characters of a title; the whole of a longer one begins the text."""

STATUSES = ("CONFIRMED", "TENTATIVE", "CANCELLED")
_ONLINE = ("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")


class Party(NamedTuple):
    """Somebody who organises, or whom to ask: a name, and an address such as `mailto:someone@a.example`."""

    name: str
    address: str = ""


@dataclass(frozen=True)
class ForeignEvent:
    """An event: its text as Markdown, its other texts on one line each. Days are whole days, the last included."""

    line: int
    """The line of the file on which it begins."""
    uid: str
    title: str
    start: date | datetime
    end: date | datetime | None
    later: tuple[date | datetime, ...]
    """The further dates of a series, by their starts."""
    language: str
    """The language that the title states, as `fi`."""
    status: str
    """One of STATUSES."""
    text: str
    location: str
    online_url: str
    urls: tuple[str, ...]
    categories: tuple[str, ...]
    organisers: tuple[Party, ...]
    contacts: tuple[Party, ...]
    lost: tuple[Lost, ...]
    notes: tuple[Note, ...]


def read_event(event: Component, changes: Sequence[Component], zones: Zones, today: date) -> list[ForeignEvent]:
    """The event with the changes to single dates of it (RECURRENCE-ID); a date that differs is an event of its own.

    Raises Unusable.
    """
    reading = Reading(event, zones)
    try:
        when, others = read_series(reading, read_when(reading), changes, today)
        return [_event(own, own_when) for own, own_when in ((reading, when), *others)]
    except Unusable:
        raise
    except Exception as fault:  # a foreign file may hold anything; the other events are read all the same
        raise Unusable("import-unreadable", type(fault).__name__) from fault


def is_address(text: str) -> bool:
    """Whether a text is an address on the web that can be linked."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"[\s<>\"]", text)


def _event(reading: Reading, when: When) -> ForeignEvent:
    zone = reading.zones.default
    title, language, whole_title = _title(reading)
    text = "\n\n".join(filter(None, (whole_title, read_description(reading))))
    location, online = _place(reading)
    if any(line.name == "CLASS" and line.value.strip().upper() != "PUBLIC" for line in reading.left):
        reading.note("import-not-public")
    return ForeignEvent(
        line=reading.event.line,
        uid=reading.take_text("UID"),
        title=title,
        start=when.first(zone),
        end=when.end(zone),
        later=tuple(one.value(zone) for one in when.later),
        language=language,
        status=_status(reading),
        text=text,
        location=location,
        online_url=online,
        urls=_urls(reading),
        categories=_categories(reading),
        organisers=_parties(reading, "ORGANIZER"),
        contacts=_parties(reading, "CONTACT"),
        # These come last: what nobody has taken until here is lost.
        lost=reading.all_lost(),
        notes=tuple(dict.fromkeys(reading.notes)),
    )


def _title(reading: Reading) -> tuple[str, str, str]:
    """The title, its language, and the whole title where it is too long for one."""
    line = reading.take_one("SUMMARY")
    if line is None:
        return "", "", ""
    title, language = one_line(line.text), line.parameters.get("LANGUAGE", "").lower().partition("-")[0]
    if len(title) <= LONGEST_TITLE:
        return title, language, ""
    reading.note("import-long-title")
    return f"{title[: LONGEST_TITLE - 1].rstrip()}…", language, markdown_of_text(title)


def _place(reading: Reading) -> tuple[str, str]:
    """Where the event is, and where it can be joined; people write either as the place."""
    location, online = reading.take_text("LOCATION"), ""
    line = next((line for line in reading.left if line.name in _ONLINE and is_address(line.value.strip())), None)
    if line:
        reading.left.remove(line)
        online = line.value.strip()
    return ("", location) if is_address(location) and not online else (location, online)


def _status(reading: Reading) -> str:
    line = reading.take_one("STATUS")
    if line and line.value.strip().upper() in STATUSES:
        return line.value.strip().upper()
    reading.lose([line])
    return "CONFIRMED"


def _urls(reading: Reading) -> tuple[str, ...]:
    lines = reading.take("URL")
    reading.lose(line for line in lines if not is_address(line.value.strip()))
    return tuple(dict.fromkeys(url for line in lines if is_address(url := line.value.strip())))


def _categories(reading: Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one_line(text) for line in reading.take("CATEGORIES") for text in line.texts))


def _parties(reading: Reading, name: str) -> tuple[Party, ...]:
    return tuple(party for line in reading.take(name) if any(party := _party(line)))


def _party(line: ContentLine) -> Party:
    value, name = one_line(line.text), one_line(clean_text(line.parameters.get("CN", "")))
    if re.match(r"(?:mailto|https?):", value, re.IGNORECASE):
        return Party(name, value)
    return Party(name or value, "") if not name or name == value else Party(f"{name}, {value}", "")
