"""The rules that a catalogue keeps: each finds its mistake where it stands, and nothing in what is right."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.item import File
from plugins.domain.problem import Severity, in_order
from plugins.domain.rules import check_catalogue
from tests.region import ZONE, Texts, catalogue, md, problems, site

STORY, ENGLISH = "news/2026-05-03-silta/index.fi.md", "news/2026-05-03-silta/index.en.md"
EVENT = "events/talkoot/index.fi.md"
PLACES = "registry/places.yml"
PNG = File("a.png", "d", 1, width=4, height=3)

Expected = list[tuple[str, int, str]]


def story(*fields: str, body: str = "") -> str:
    """A story with these fields and this text."""
    return md("title: Silta", *fields, body=body)


def event(*fields: str) -> str:
    """An event on the network with these fields."""
    return md("title: Talkoot", "online_url: https://x.example/", *fields)


def told(texts: Texts, files: Mapping[str, tuple[File, ...]] | None = None) -> Expected:
    """The path below `content/`, the line and the code of each problem."""
    found = problems(texts, files)
    return [(problem.where.path.removeprefix("content/"), problem.where.line, problem.code) for problem in found]


FORM = "registration_url: https://x.example/form"

SERIES = ("start: 3.12.2026", "every: torstai", "until: 17.12.2026")
"""Three Thursdays."""

RIGHT: list[Texts] = [
    {STORY: story()},
    {STORY: story(body="[A](../../events/talkoot/) [B](../../events/) [C](../../places/kyla/)"),
     EVENT: event("start: 5.12.2026"), PLACES: "kyla: {name: {fi: Kylä}}\n"},
    {STORY: story(), ENGLISH: md("translation: pending", "due: 21.11.2026")},
    {STORY: story("slug: sama"), EVENT: event("start: 5.12.2026", "slug: sama")},
    {STORY: story("slug: sama"), ENGLISH: md("title: Same", "slug: sama")},
    {"pages/feedback/index.fi.md": md("title: Palaute")},
    {EVENT: event("start: 5.12.2026 klo 14", "end: klo 15", "registration_deadline: 5.12.2026", FORM)},
    {EVENT: event(*SERIES, "except: 10.12.2026")},
    {EVENT: event("start: 5.12.2026 klo 5", "end: 6.12.2026 klo 5", "price: 10–20 €, 5,50 euroa")},
    {EVENT: event("start: 5.12.2026", "price: 0"), "events/toiset/index.fi.md": event("start: 6.12.2026")},
    {EVENT: event("sessions:", "  - {start: 3.12.2026 klo 9, end: klo 10}", "  - {start: 4.12.2026 klo 9}")},
    {STORY: story("aliases: /fi/uutiset/vanha/")},
    {STORY: story("aliases: /blogi/2019/05/Silta.html, /fi/2019/, /wp/index.php, /fi/k%C3%A4ynti")},
    {PLACES: "a: {name: {fi: A}, part_of: b}\nb: {name: {fi: B}}\n"},
    {"registry/people.yml": "a: {name: {fi: A}, until: 21.11.2026}\n"},
]  # fmt: skip


@pytest.mark.parametrize("texts", RIGHT)
def test_what_is_right_is_not_told(texts: Texts) -> None:
    """No rule finds anything in good content, on the very day of a promise or of a contact's end."""
    assert told(texts) == []


TWO = "news/2026-06-01-tie/index.fi.md"
WRONG: list[tuple[Texts, Expected]] = [
    ({STORY: story("themes: x")}, [(STORY, 3, "unknown-id")]),
    ({EVENT: event("start: 5.12.2026", "venue: x")}, [(EVENT, 5, "unknown-id")]),
    ({PLACES: "a: {name: {fi: A}}\nb:\n  name: {fi: B}\n  part_of: c\n"}, [(PLACES, 4, "unknown-id")]),
    ({PLACES: "a:\n  name: {fi: A}\n  part_of: a\n"}, [(PLACES, 1, "part-of-itself")]),
    ({STORY: story("slug: sama"), TWO: story("slug: sama")}, [(TWO, 3, "address-taken")]),
    ({STORY: story("slug: tie"), TWO: story()}, [(TWO, 1, "address-taken")]),
    ({STORY: story("slug: sivu")}, [(STORY, 3, "reserved-slug")]),
    ({STORY: story("slug: 2026")}, [(STORY, 3, "reserved-slug")]),
    ({STORY: story(), ENGLISH: md("title: A", "slug: page")}, [(ENGLISH, 3, "reserved-slug")]),
    ({"pages/x/index.fi.md": md("title: A", "slug: uutiset")}, [("pages/x/index.fi.md", 3, "reserved-slug")]),
    ({"pages/sivu/index.fi.md": md("title: A")}, [("pages/sivu/index.fi.md", 1, "reserved-slug")]),
    ({"pages/news/index.fi.md": md("title: A")}, [("pages/news/index.fi.md", 1, "reserved-slug")] * 2),
    ({STORY: story("aliases: /fi/uutiset/silta/")}, [(STORY, 3, "alias-taken")]),
    ({STORY: story("aliases: /fi/uutiset/tie"), TWO: story()}, [(STORY, 3, "alias-taken")]),
    ({STORY: story("aliases: /a/"), TWO: story("aliases: /a")}, [(TWO, 3, "alias-taken")]),
    ({STORY: story("aliases: /FI/Uutiset/Tie/index.html"), TWO: story()}, [(STORY, 3, "alias-taken")]),
    ({STORY: story("aliases: /fi/uutiset"), TWO: story()}, [(STORY, 3, "alias-reserved")]),
    ({STORY: story("aliases: /FI/")}, [(STORY, 3, "alias-reserved")]),
    ({STORY: story("aliases: /fi/paikat/kyla/"), PLACES: "kyla: {name: {fi: Kylä}}\n"}, [(STORY, 3, "alias-taken")]),
    ({STORY: story("aliases: /fi/uutiset/sivu/2/")}, [(STORY, 3, "alias-reserved")]),
    ({STORY: story("aliases: /fi/tapahtumat/2026/05/")}, [(STORY, 3, "alias-reserved")]),
    ({STORY: story("aliases: /fi/uutiset/rss.xml")}, [(STORY, 3, "alias-reserved")]),
    ({STORY: story("aliases: /fi/calendar.ics")}, [(STORY, 3, "alias-reserved")]),
    ({STORY: story("aliases: /assets/style.css")}, [(STORY, 3, "alias-reserved")]),
    ({STORY: story("aliases: /_redirects")}, [(STORY, 3, "alias-reserved")]),
    ({STORY: story("aliases: /sitemap.xml/x/")}, [(STORY, 3, "alias-reserved")]),
    ({STORY: story("aliases: /newsletter/2026-10/")}, [(STORY, 3, "alias-reserved")]),
    ({STORY: md("translation: pending", "due: 5.12.2026")}, [(STORY, 1, "no-version")]),
    ({STORY: story(), ENGLISH: md("translation: pending")}, [(ENGLISH, 2, "pending-without-due")]),
    ({STORY: story(), ENGLISH: md("translation: pending", "due: 20.11.2026")}, [(ENGLISH, 3, "pending-past-due")]),
    ({STORY: story("source: en")}, [(STORY, 3, "source-without-file")]),
    ({STORY: story("image: b.png", "image_alt: B")}, [(STORY, 3, "missing-file")]),
    ({STORY: story("image: A.PNG", "image_alt: B")}, [(STORY, 3, "file-in-other-case")]),
    ({STORY: story("image: a.heic", "image_alt: B")}, [(STORY, 3, "not-a-picture")]),
    ({STORY: story("image: a.png")}, [(STORY, 1, "image-without-alt")]),
    ({STORY: story("image: a.png", "image_alt: A"), ENGLISH: md("title: A")}, [(ENGLISH, 1, "image-without-alt")]),
    ({STORY: story("image: a.png", "image_alt: A", "decorative: yes")}, [(STORY, 4, "decorative-with-alt")]),
    ({STORY: story("image: a.png", "decorative: yes"), ENGLISH: md("title: A", "image_alt: A")},
     [(ENGLISH, 3, "decorative-with-alt")]),
    ({STORY: story(body="![B](b.png)")}, [(STORY, 5, "missing-file")]),
    ({STORY: story(body="![B](IMG.HEIC)")}, [(STORY, 5, "not-a-picture")]),
    ({STORY: story(body="![B](../x/b.png)")}, [(STORY, 5, "picture-elsewhere")]),
    ({STORY: story(body="[B](b.pdf)")}, [(STORY, 5, "missing-file")]),
    ({STORY: story(body="[B](../../events/x/)")}, [(STORY, 5, "broken-link")]),
    ({STORY: story(body="[B](../../places/x/)")}, [(STORY, 5, "broken-link")]),
    ({STORY: story(body="[B](../../../x)")}, [(STORY, 5, "broken-link")]),
    ({STORY: story(body="[B](../2026-06-01-tie/)"), TWO: story("draft: yes")}, [(STORY, 5, "link-to-unpublished")]),
    ({STORY: story(body="[B](../2026-06-01-tie/)"), TWO: story("date: 1.1.2027")}, [(STORY, 5, "link-to-unpublished")]),
    ({EVENT: event("start: 5.12.2026", "end: 4.12.2026")}, [(EVENT, 5, "span-backwards")]),
    ({EVENT: event("start: 5.12.2026", "end: 6.12.2026 klo 9")}, [(EVENT, 5, "span-mixed")]),
    ({EVENT: event("start: 5.12.2026 klo 9", "all_day: yes", "end: klo 10")}, [(EVENT, 5, "all-day-against-times")]),
    ({EVENT: event("start: 5.12.2026", "all_day: no")}, [(EVENT, 5, "all-day-against-times")]),
    ({EVENT: event("start: 5.12.2026", "registration_deadline: 7.12.2026", FORM)},
     [(EVENT, 5, "deadline-after-event")]),
    ({EVENT: md("title: A", "start: 5.12.2026")}, [(EVENT, 3, "event-without-place")]),
    ({EVENT: event("start: 5.12.2026", "registration_deadline: 4.12.2026")}, [(EVENT, 5, "registration-without-way")]),
    ({EVENT: event("start: 5.12.2026 klo 0", "end: klo 3")}, [(EVENT, 4, "event-at-midnight")]),
    ({EVENT: event("start: 5.12.2026 klo 4.59", "end: klo 8")}, [(EVENT, 4, "event-at-night")]),
    ({EVENT: event("start: 5.12.2026 klo 14")}, [(EVENT, 4, "event-without-end")]),
    ({EVENT: event("dates: 5.12.2026 klo 14")}, [(EVENT, 4, "event-without-end")]),
    ({EVENT: event("start: 5.12.2026 klo 14", "end: 6.12.2026 klo 15")}, [(EVENT, 5, "event-longer-than-day")]),
    ({EVENT: event("start: 5.12.2036")}, [(EVENT, 4, "event-far-ahead")]),
    ({EVENT: event("start: 5.12.2026", "price: Maksuton")}, [(EVENT, 5, "price-in-words")]),
    ({EVENT: event("start: 5.12.2026"), "events/toiset/index.fi.md": event("start: 5.12.2026")},
     [("events/toiset/index.fi.md", 2, "event-twice")]),
    ({EVENT: event("start: 5.12.2026").replace("Talkoot", "T" * 256)}, [(EVENT, 2, "title-too-long")]),
    ({EVENT: event("start: 3.12.2026", "every: torstai")}, [(EVENT, 5, "series-without-end")]),
    ({EVENT: event("start: 3.12.2026", "until: 5.12.2026")}, [(EVENT, 5, "field-without-every")]),
    ({EVENT: event("start: 3.12.2026", "except: 5.12.2026")}, [(EVENT, 5, "field-without-every")]),
    ({EVENT: event(*SERIES, "dates: 3.12.2026")}, [(EVENT, 7, "fields-contradict")]),
    ({EVENT: event(*SERIES, "sessions: 3.12.2026")}, [(EVENT, 7, "fields-contradict")]),
    ({EVENT: event("dates: 3.12.2026", "sessions: 3.12.2026")}, [(EVENT, 4, "fields-contradict")]),
    ({EVENT: event("start: 4.12.2026", *SERIES[1:])}, [(EVENT, 4, "start-not-in-series")]),
    ({EVENT: event(*SERIES, "except: 11.12.2026")}, [(EVENT, 7, "except-not-in-series")]),
    ({EVENT: event(*SERIES, "except:", "  - 10.12.2026", "  - 12.12.2026")}, [(EVENT, 9, "except-not-in-series")]),
    ({EVENT: event(*SERIES[:2], "until: 1.12.2026")}, [(EVENT, 6, "series-empty")]),
    ({EVENT: event(*SERIES[:2], "until: 1.12.2036")}, [(EVENT, 6, "series-too-long")]),
    ({EVENT: event("dates: 3.12.2026 klo 9–11, 3.12.2026 klo 10–12")}, [(EVENT, 4, "occurrences-overlap")]),
    ({EVENT: event("dates: 3.12.2026", "start: 2.12.2026")}, [(EVENT, 5, "field-against-list")]),
    ({EVENT: event("start: 21.3.2027 klo 3.30", "every: sunnuntai", "until: 28.3.2027")},
     [(EVENT, 5, "occurrence-time-skipped")]),
    ({EVENT: event("start: 24.10.2027 klo 3.30", "every: sunnuntai", "until: 31.10.2027")},
     [(EVENT, 5, "occurrence-time-twice")]),
    ({EVENT: event("dates:", "  - {start: 3.12.2026, venue: x}")}, [(EVENT, 5, "unknown-id")]),
    ({EVENT: event(*SERIES), "events/talkoot-20261210/index.fi.md": event("start: 5.12.2026")},
     [(EVENT, 1, "event-name-taken")]),
    ({"registry/people.yml": "a:\n  name: {fi: A}\n  until: 20.11.2026\n"},
     [("registry/people.yml", 3, "contact-past-until")]),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), WRONG)
def test_what_is_wrong_is_told_once_where_it_stands(texts: Texts, expected: Expected) -> None:
    """Each rule tells of its mistake in its line, and no other rule of the same."""
    assert told(texts, {"news/2026-05-03-silta": (PNG,)}) == expected


def test_a_circle_is_told_once() -> None:
    """However many entries go round, and not of what merely hangs on it."""
    circle = "".join(f"{one}:\n  name: {{fi: X}}\n  part_of: {other}\n" for one, other in ("bc", "ca", "ab", "da"))

    assert told({PLACES: circle}) == [(PLACES, 7, "part-of-itself")]


def test_a_file_of_the_sites_own_name_is_told() -> None:
    """The calendar entry of an event is made by the site; beside a story the name is free."""
    ics = (File("event.ics", "d", 1),)

    assert told({EVENT: event("start: 5.12.2026")}, {"events/talkoot": ics}) == [
        ("events/talkoot/event.ics", 0, "reserved-file")
    ]
    assert told({STORY: story()}, {"news/2026-05-03-silta": ics}) == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("a.png", "b.png"), []),
        (("a.png", "a.svg", "a.pdf"), []),
        (("a.jpg", "a.png"), ["news/2026-05-03-silta/a.png"]),
        (("A.webp", "a.gif", "a.avif"), ["news/2026-05-03-silta/a.avif", "news/2026-05-03-silta/a.gif"]),
    ],
)
def test_pictures_of_one_name_are_told(names: tuple[str, ...], expected: list[str]) -> None:
    """They would lie at one address; other files lie elsewhere."""
    found = told({STORY: story()}, {"news/2026-05-03-silta": tuple(File(name, "d", 1) for name in names)})

    assert found == [(path, 0, "pictures-of-one-name") for path in expected]


def test_an_item_with_a_mistake_is_checked_all_the_same() -> None:
    """What it says beside its mistake is told in the same run, and nothing fails on what is not known."""
    texts = {
        STORY: story("date: eilen", "themes: x", "slug: sivu", body="[A](../../events/talkoot/) [B](../../events/y/)"),
        EVENT: event("start: 5.12.2026", "draft: yes"),
        "events/kolmas/index.fi.md": event("start: joskus", "end: 5.12.2026"),
        "events/toinen/index.fi.md": event("start: 5.12.2026", "end: 4.12.2026", "capasity: 4"),
    }

    assert told(texts) == [
        ("events/toinen/index.fi.md", 5, "span-backwards"),
        (STORY, 4, "unknown-id"),
        (STORY, 5, "reserved-slug"),
        (STORY, 8, "broken-link"),
    ]


def test_what_could_not_be_read_makes_nothing_else_wrong() -> None:
    """Whatever refers to a file with a mistake of its own is right: that mistake is told already."""
    found = catalogue({STORY: story("places: kyla", "themes: puu", body="[A](../../events/talkoot/)")})
    unread = type(found)(
        found.kinds, found.registries, found.unfinished, frozenset({"places", "themes/puu", "events/talkoot"})
    )

    assert [problem.code for problem in check_catalogue(found, site(), NOON)] == [
        "unknown-id",
        "unknown-id",
        "broken-link",
    ]
    assert check_catalogue(unread, site(), NOON) == ()


def test_a_waiting_item_may_link_to_another() -> None:
    """Two drafts that name each other are nobody's business yet."""
    texts = {STORY: story("draft: yes", body="[A](../2026-06-01-tie/)"), TWO: story("draft: yes")}

    assert told(texts) == []


NOON = datetime(2026, 11, 21, 12, tzinfo=ZoneInfo(ZONE))


@pytest.mark.parametrize(("hour", "day", "expected"), [(0, 21, []), (23, 21, []), (0, 22, ["pending-past-due"])])
def test_a_promise_holds_to_the_end_of_its_day(hour: int, day: int, expected: list[str]) -> None:
    """On the region's clocks, not on those of the machine."""
    found = catalogue({STORY: story(), ENGLISH: md("translation: pending", "due: 21.11.2026")})
    now = datetime(2026, 11, day, hour, tzinfo=ZoneInfo(ZONE)).astimezone(ZoneInfo("UTC"))

    assert [problem.code for problem in check_catalogue(found, site(), now)] == expected


def test_only_the_clock_gives_notices() -> None:
    """A site that nobody has touched does not begin to fail by itself."""
    clock = {"pending-past-due", "contact-past-until", "link-to-unpublished", "event-far-ahead"}
    found = in_order(problem for texts, _ in WRONG for problem in problems(texts))

    assert {problem.code for problem in found if problem.severity is Severity.NOTICE} == clock
    doubtful = {"event-without-place", "event-at-midnight", "event-at-night", "event-without-end", "event-twice"}
    doubtful |= {"event-longer-than-day", "price-in-words"}
    assert {problem.code for problem in found if problem.severity is Severity.WARNING} == doubtful


def test_a_calendar_that_is_too_large_is_told() -> None:
    """A thousand times are many; what is long over, and drafts, do not count."""
    days = "start: 24.11.2026", "every: ma, ti, ke, to, pe, la, su", "until: 20.12.2027"
    many = {
        f"events/x{number}/index.fi.md": event(*days).replace("Talkoot", f"Talkoot {number}") for number in range(3)
    }
    past = {f"events/y{number}/index.fi.md": event(days[0], days[1], "until: 23.11.2027") for number in range(1)}

    assert told(many) == [("events", 0, "calendar-large")]
    assert told(past) == []
    assert told({path: text.replace("title:", "draft: yes\ntitle:") for path, text in many.items()}) == []


def daily(number: int, *fields: str) -> str:
    """An event that is held on so many days."""
    until = date(2026, 11, 24) + timedelta(days=number - 1)
    return event("start: 24.11.2026", "every: ma, ti, ke, to, pe, la, su", f"until: {until}", *fields)


@pytest.mark.parametrize(
    ("days", "summary", "expected"),
    [
        ((400, 400, 200), 10, []),
        ((400, 400, 201), 10, ["calendar-large"]),
        ((400, 380), 100, []),
        ((400, 380), 260, ["calendar-large"]),
        ((400, 380), 3_000, ["calendar-large"]),
    ],
)
def test_a_calendar_is_large_in_events_or_in_bytes(days: tuple[int, ...], summary: int, expected: list[str]) -> None:
    """A thousand of the one or 900 kB of the other are the most that clients take; letters are counted as bytes."""
    many = {
        f"events/x{number}/index.fi.md": daily(count, f"summary: {'ä' * summary}").replace("Talkoot", f"Talkoo{number}")
        for number, count in enumerate(days)
    }

    assert [code for _, _, code in told(many)] == expected


def test_a_mistake_in_a_series_is_told_once() -> None:
    """What follows from a field that cannot be read is nobody's mistake."""
    found = told({EVENT: event("start: 3.12.2026", "every: torstaii", "until: 17.12.2026", "except: 5.12.2026")})

    assert found == []


@pytest.mark.parametrize(
    ("written", "near", "sure"),
    [
        ("../../events/talkot/", "../../events/talkoot/", ""),
        ("../../news/talkoot/#ohjelma", "../../events/talkoot/#ohjelma", "../../events/talkoot/#ohjelma"),
        ("../../../content/events/talkoot/", "../../events/talkoot/", "../../events/talkoot/"),
        ("../../news/tie/", "../../news/2026-06-01-tie/", "../../news/2026-06-01-tie/"),
        ("../../places/kyla/", "../../themes/kyla/", ""),
        ("../kylan/", "", ""),
        ("../../events/vanha/", "../../events/talkoot/", "../../events/talkoot/"),
        ("../../events/ei-ole/", "", ""),
        ("../../news/2026-06-01-silmu/", "", ""),
    ],
)
def test_a_broken_link_names_what_was_meant(written: str, near: str, sure: str) -> None:
    """As it would be written from the item's own folder: for certain by its key, else by a slip of the pen alone."""
    texts = {
        STORY: story(body=f"[A]({written})"),
        EVENT: event("start: 5.12.2026", "aliases: vanha"),
        TWO: story(),
        "registry/themes.yml": "kyla: {name: {fi: Kylä}}\n",
    }
    [problem] = (problem for problem in problems(texts) if problem.code == "broken-link")

    assert (problem.facts["nearest"], problem.facts["sure"]) == (near, sure)
