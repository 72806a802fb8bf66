"""A record knows where everything in it stands, and survives the cache."""

import msgspec

from plugins.domain.problem import Where, notice
from plugins.domain.record import Body, Field, Link, Picture, Record

FIELD = Field([{"start": "1"}, {"start": "2"}], 4, {"0": 5, "0.start": 5, "1": 7, "1.start": 8})
RECORD = Record(
    "content/events/x/index.fi.md",
    "events",
    "x",
    "fi",
    {"sessions": FIELD, "title": Field("A", 2)},
    Body(("<p>", Link("../y/", "y", "", 11), Picture("a.png", "A", "", 12), "</p>")),
    (notice(Where("content/events/x/index.fi.md", 3), "control-characters", count=1),),
    ("quotes",),
    1,
)


def test_a_part_has_the_line_of_the_nearest_part_around_it() -> None:
    """A part whose own line is not known stands where what holds it begins."""
    assert FIELD.line_of((1, "start")) == 8
    assert FIELD.line_of((1, "end")) == 7
    assert FIELD.line_of((2, "start")) == 4
    assert FIELD.line_of(()) == 4


def test_a_field_that_is_not_there_stands_where_the_record_begins() -> None:
    """What is missing is told at the top, or at the id of a registry's entry."""
    entry = msgspec.structs.replace(RECORD, line=9)

    assert RECORD.where("title") == Where(RECORD.path, 2)
    assert RECORD.where("sessions", 1, "start") == Where(RECORD.path, 8)
    assert (RECORD.where("place").line, entry.where("place").line, entry.where().line) == (1, 9, 9)


def test_a_record_survives_the_cache() -> None:
    """Whatever reading found comes back from its bytes."""
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(RECORD), type=Record) == RECORD
