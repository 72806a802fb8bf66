"""The API: what it tells of events that a whole site without a mistake does not have."""

from plugins.api.events import linked_events
from tests.region import md, view

EVENT = "events/syystalkoot/index.fi.md"


def test_an_end_that_nobody_stated_is_none() -> None:
    """Calendars assume one; other systems are told that there is none."""
    [found] = linked_events({"fi": view("fi", {EVENT: md("title: Talkoot", "start: 5.12.2026 klo 14")})})

    assert (found.end_time, found.has_start_time, found.has_end_time) == (None, True, False)


def test_ids_are_those_of_the_first_folder() -> None:
    """As the uids of calendars are."""
    [found] = linked_events({"fi": view("fi", {EVENT: md("title: Talkoot", "start: 5.12.2026", "aliases: talkoot")})})

    assert found.id == "seutu.example:talkoot"
