"""Links as writers write them lead to an item, a section, an entry or a file, or nowhere; never out of the content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.links import Target, parse_target

ITEM = "news/2026-05-03-silta"
TARGETS = [
    ("../../events/talkoot/", Target("events/talkoot")),
    ("../../events/talkoot", Target("events/talkoot")),
    ("../../events/talkoot/#ohjelma", Target("events/talkoot", "", "ohjelma")),
    ("../../events/talkoot/index.fi.md", Target("events/talkoot")),
    ("../../events/talkoot.fi.md", Target("events/talkoot")),
    ("../../events/talkoot.md", Target("events/talkoot")),
    ("../2026-06-01-tie/", Target("news/2026-06-01-tie")),
    ("../2026-06-01-tie/kartta.pdf", Target("news/2026-06-01-tie", "kartta.pdf")),
    ("kartta.pdf", Target(ITEM, "kartta.pdf")),
    ("./kartta.pdf", Target(ITEM, "kartta.pdf")),
    ("kartta.pdf#sivu=2", Target(ITEM, "kartta.pdf", "sivu=2")),
    ("kartta.pdf?v=2", Target(ITEM, "kartta.pdf")),
    ("Ohjelma%202027.pdf", Target(ITEM, "Ohjelma 2027.pdf")),
    ("Ohjelma%20%233.pdf", Target(ITEM, "Ohjelma #3.pdf")),
    ("n%C3%A4kym%C3%A4.jpg", Target(ITEM, "näkymä.jpg")),
    ("../../events/", Target("events")),
    ("../../themes/fotoniikka/", Target("themes/fotoniikka")),
    ("{filename}/events/talkoot/index.fi.md", Target("events/talkoot")),
    ("{filename}../../events/talkoot/index.fi.md", Target("events/talkoot")),
    ("{filename}/events/talkoot/", Target("events/talkoot")),
    ("{static}kartta.pdf", Target(ITEM, "kartta.pdf")),
    ("{static}/news/2026-06-01-tie/kartta.pdf", Target("news/2026-06-01-tie", "kartta.pdf")),
    ("{attach}kartta.pdf", Target(ITEM, "kartta.pdf")),
    (".", Target(ITEM)),
    ("../../../etc/passwd", Target("")),
    ("../../../../../etc/passwd", Target("")),
    ("%2e%2e/%2e%2e/%2e%2e/etc/passwd", Target("")),
    ("{static}/../etc/passwd", Target("")),
    ("kuvat/isot/a.png", Target("")),
]


@pytest.mark.parametrize(("written", "target"), TARGETS)
def test_a_link_has_one_target(written: str, target: Target) -> None:
    """Each way of writing leads to the same place; what leaves the content leads nowhere."""
    assert parse_target(written, ITEM) == target


@given(st.text())
def test_no_link_leads_out(written: str) -> None:
    """Whatever is written, the target is at most a kind, a key and a file, and no step of it goes up."""
    target = parse_target(written, ITEM)

    steps = [*target.name.split("/"), target.file]
    assert len(target.name.split("/")) <= 2
    assert ".." not in steps
    assert "/" not in target.file
