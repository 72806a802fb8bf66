"""Foreign events: every property is carried over or named as lost, and nothing in them has its way with us."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.formats.foreign_calendar.calendar import Fault
from plugins.formats.foreign_calendar.event import LONGEST_TITLE, ForeignEvent, Party
from tests.foreign_calendars import calendar, codes, event, lost, read

START = "DTSTART:20270701T090000Z\n"


def test_what_we_have_fields_for_is_carried_over() -> None:
    """Texts, names, addresses and the state of the event."""
    found = event(
        START + "UID:a@b.example\nSUMMARY;LANGUAGE=en-GB:Spring\\, at last\nDESCRIPTION:Come *all*\n"
        "LOCATION:Hall\\, Iisalmi\n"
        "URL:https://a.example/b\nCATEGORIES:One,Two\nCATEGORIES:Two\nSTATUS:tentative\nCONTACT:Desk\\, 040\n"
        "ORGANIZER;CN=Region:mailto:region@a.example\nCONFERENCE;VALUE=URI:https://meet.example/c"
    )
    assert (found.uid, found.title, found.language) == ("a@b.example", "Spring, at last", "en")
    assert (found.text, found.location, found.status) == ("Come \\*all\\*", "Hall, Iisalmi", "TENTATIVE")
    assert (found.urls, found.online_url) == (("https://a.example/b",), "https://meet.example/c")
    assert found.categories == ("One", "Two")
    assert found.contacts == (Party("Desk, 040"),)
    assert found.organisers == (Party("Region", "mailto:region@a.example"),)
    assert found.lost == ()


@pytest.mark.parametrize(
    "line",
    [
        "ATTACH:https://a.example/b.pdf",
        "GEO:63.5;27.2",
        "CLASS:PUBLIC",
        "PRIORITY:1",
        "TRANSP:OPAQUE",
        "COMMENT:Bring cake",
        "X-WHATEVER;A=b:c",
        "STATUS:POSTPONED",
        "URL:ftp://a.example/b",
        "URL:javascript:alert(1)",
        "SUMMARY:A second title",
        "DTSTART:20280101",
        "RELATED-TO:other",
        "DTSTAMP:20260101T000000Z",
    ],
)
def test_what_we_have_no_field_for_is_named(line: str) -> None:
    """With what it says."""
    found = event(START + "SUMMARY:a\n" + line)
    name, _, value = line.partition(":")
    assert [(one.name, one.value) for one in found.lost] == [(name.partition(";")[0], value)]


CARRIED = {
    "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "CATEGORIES", "STATUS", "CONTACT", "ORGANIZER", "CONFERENCE", "DTEND",
    "DURATION", "RRULE", "RDATE", "EXDATE", "UID", "X-ALT-DESC",
}  # fmt: skip
NAMES = st.sampled_from(
    sorted({*CARRIED, "ATTACH", "GEO", "CLASS", "X-A", "RECURRENCE-ID", "ATTENDEE", "COMMENT", "SEQUENCE"})
)


@given(st.lists(st.tuples(NAMES, st.text('ab1T:;,\\"=<>/-äZ \x00\x07', max_size=30)), max_size=8))
def test_nothing_is_lost_without_a_word(properties: list[tuple[str, str]]) -> None:
    """Whatever is in an event, each property is carried over, or named, or the event as a whole is told of."""
    (found,) = read(calendar(START + "\n".join(f"{name}:{value}" for name, value in properties)))
    if isinstance(found, ForeignEvent):
        assert {name for name, _ in properties} - CARRIED <= set(lost(found))


def test_of_guests_it_is_told_that_there_were_some() -> None:
    """Their names and addresses do not end up in a public repository."""
    found = event(START + "ATTENDEE;CN=Jane:mailto:jane@a.example\nATTENDEE:mailto:joe@a.example")
    assert [(one.name, one.value) for one in found.lost] == [("ATTENDEE", "")]


def test_alarms_are_named() -> None:
    """What lies within an event is told by its name, and does not mix with the event."""
    found = event(START + "SUMMARY:a\nBEGIN:VALARM\nTRIGGER:-PT5M\nDESCRIPTION:b\nEND:VALARM\nLOCATION:c")
    assert (found.text, found.location, lost(found)) == ("", "c", ["VALARM"])


@pytest.mark.parametrize("kind", ["PRIVATE", "CONFIDENTIAL", "x"])
def test_what_is_not_public_is_told(kind: str) -> None:
    """An editor decides, knowing it."""
    assert codes(event(START + f"CLASS:{kind}")) == ["import-not-public"]


@pytest.mark.parametrize(
    ("lines", "text", "names"),
    [
        ("DESCRIPTION:<p>a <b>b</b></p>", "a **b**", []),
        ("DESCRIPTION:a b\nX-ALT-DESC;FMTTYPE=text/html:<i>a b</i>", "*a b*", []),
        ("DESCRIPTION:a b c\nX-ALT-DESC;FMTTYPE=text/html:<i>a b</i>", "*a b*", ["DESCRIPTION"]),
        ('DESCRIPTION;ALTREP="data:text/html,%3Cb%3Ea%3C/b%3E":a', "**a**", []),
        ('DESCRIPTION;ALTREP="https://a.example/b.html":a', "a", ["ALTREP"]),
        ('DESCRIPTION;ALTREP="cid:part1":a', "a", ["ALTREP"]),
        ("STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:<p>a</p>", "a", []),
        ("STYLED-DESCRIPTION;VALUE=URI:https://a.example/b.html", "", ["STYLED-DESCRIPTION"]),
    ],
)
def test_the_richest_description_is_taken(lines: str, text: str, names: list[str]) -> None:
    """The others only if they say no more; what is elsewhere is named, never fetched."""
    found = event(START + lines)
    assert (found.text, lost(found)) == (text, names)


@pytest.mark.parametrize(
    ("lines", "location", "online"),
    [
        ("LOCATION:Hall", "Hall", ""),
        ("LOCATION:https://meet.example/a", "", "https://meet.example/a"),
        ("LOCATION:https://meet.example/a\nX-GOOGLE-CONFERENCE:https://meet.example/b", "https://meet.example/a",
         "https://meet.example/b"),
        ("X-MICROSOFT-SKYPETEAMSMEETINGURL:https://meet.example/a", "", "https://meet.example/a"),
        ("LOCATION:http://", "http://", ""),
    ],
)  # fmt: skip
def test_an_address_as_a_place_is_where_to_join(lines: str, location: str, online: str) -> None:
    """People write it there."""
    found = event(START + lines)
    assert (found.location, found.online_url) == (location, online)


def test_a_title_without_an_end_is_shortened() -> None:
    """The whole of it begins the text."""
    found = event(START + "SUMMARY:" + "long " * 2_000 + "\nDESCRIPTION:text")
    assert len(found.title) <= LONGEST_TITLE
    assert found.title.endswith("long…")
    assert found.text == ("long " * 2_000).strip() + "\n\ntext"
    assert codes(found) == ["import-long-title"]


def test_a_title_is_one_line_of_letters() -> None:
    """Whatever control characters were in it."""
    assert event(START + "SUMMARY:a\\nb\x1b[31m\x00 \t c").title == "a b[31m c"


def test_a_long_description_is_cut_and_told() -> None:
    """Some ten pages are enough to see what to do."""
    found = event(START + "DESCRIPTION:" + "word " * 30_000)
    assert len(found.text) <= 20_000
    assert set(codes(found)) == {"import-cut"}


@pytest.mark.parametrize("tail", ["", "\r\nEND:VCALENDAR", "\r\nBEGIN:VEVENT\r\nDTSTART:20270101\r\nEND:VEVENT"])
def test_an_event_without_an_end_is_told(tail: str) -> None:
    """What comes after it is read."""
    found = read(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270701\r\nSUMMARY:a" + tail.encode())
    assert [one for one in found if isinstance(one, Fault)] == [Fault(2, "import-not-closed")]
    assert len(found) == 1 + tail.count("VEVENT") // 2
