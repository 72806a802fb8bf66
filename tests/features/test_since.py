"""What has changed since a letter was sent: told on its page, in the words of the reader."""

from datetime import UTC, date, datetime

import pytest

from plugins.domain.digest import facts_of
from plugins.domain.lock import Lock
from plugins.domain.window import Window
from plugins.newsletter.since import changes_since
from tests.region import ZONE, Texts, md, view

EVENT, JOB, STORY = "events/talkoot/index.fi.md", "jobs/kokki/index.fi.md", "news/silta/index.fi.md"
HELD = md("title: Talkoot", "start: 5.12.2026 klo 14", "end: klo 16")
OPEN = md("title: Kokki", "kind: job", "employer: paja", "closes: 30.12.2026")
TEXTS: Texts = {
    "registry/organisations.yml": "paja: {name: {fi: Paja, en: Works}}\n",
    EVENT: HELD,
    JOB: OPEN,
    STORY: md("title: Silta", "date: 2.11.2026"),
}


def lock_of(texts: Texts) -> Lock:
    """The lock of an issue that told of everything."""
    items = list(view("fi", texts).catalogue.items())
    told = {item.permanent_name: facts_of(item, ZONE) for item in items}
    window = Window(date(2026, 11, 1), date(2026, 12, 1))
    return Lock("2026-12", "monthly", window, datetime(2026, 12, 1, tzinfo=UTC), {}, told, tuple(told), {})


def test_what_is_as_it_was_is_not_told() -> None:
    """Another wording is no change."""
    now = {**TEXTS, EVENT: HELD.replace("Talkoot", "Syystalkoot")}

    assert changes_since(view("fi", now), lock_of(TEXTS)) == {}


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ({EVENT: HELD.replace("end:", "status: cancelled\nend:")}, {"events/talkoot": "Peruttu"}),
        ({EVENT: HELD.replace("klo 14", "klo 13\nstatus: moved")}, {"events/talkoot": "Aika tai paikka muuttunut"}),
        ({EVENT: HELD.replace("klo 14", "klo 13")}, {"events/talkoot": "Muuttunut"}),
        ({JOB: OPEN.replace("30.12.", "20.11.")}, {"jobs/kokki": "Päättynyt"}),
        ({JOB: OPEN.replace("30.12.", "29.12.")}, {"jobs/kokki": "Muuttunut"}),
        ({STORY: ""}, {"news/silta": "Ei ole enää sivustolla"}),
        ({STORY: md("title: Silta", "date: 2.11.2026", "draft: yes")}, {"news/silta": "Ei ole enää sivustolla"}),
    ],
)
def test_what_has_changed_is_told_in_words(now: dict[str, str], expected: dict[str, str]) -> None:
    """Called off, moved, closed, removed, or simply changed."""
    texts = {path: text for path, text in {**TEXTS, **now}.items() if text}

    assert changes_since(view("fi", texts), lock_of(TEXTS)) == expected
