"""An entry of a feed: what its title, its summary and its text tell far from the page, and under which permanent id."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.item import File
from plugins.domain.picture import is_pixels
from plugins.domain.view import LanguageView
from plugins.feeds.entries import Announced, announced, entry_of, newest_of
from plugins.formats.feed import FeedCategory, FeedEntry, FeedPicture, FeedTranslation
from tests.region import ZONE, Texts, md, photo, view

REGION: Texts = {
    "registry/places.yml": """
iisalmi: {name: {fi: Iisalmi}, kind: municipality, coordinates: "63.5, 27.2"}
kajaani: {name: {fi: Kajaani}, kind: municipality}
tuohitalo: {name: {fi: Tuohitalo}, part_of: iisalmi, address: Satamakatu 1, coordinates: "63.56, 27.19"}
""",
    "registry/organisations.yml": "paja: {name: {fi: Paja, en: Works}}\nseura: {name: {fi: Seura, en: Society}}\n",
    "registry/themes.yml": "puu: {name: {fi: Puu, en: Wood}, slug: {en: wood}}\n",
}
ONCE = ("start: to 25.3.2027 klo 9.00", "end: klo 11.00", "venue: tuohitalo")


def entry(folder: str, *fields: str, code: str = "fi", en: tuple[str, ...] = (), body: str = "") -> FeedEntry:
    """The entry of an item in Finnish with these fields, and in English where `en` has some."""
    name = f"{folder}/klinikka"
    texts = {f"{name}/index.fi.md": md("title: Klinikka", *fields, body=body)}
    if en:
        texts[f"{name}/index.en.md"] = md(*en)
    found = view(code, {**REGION, **texts})
    return entry_of(found, found.shown[name])


@pytest.mark.parametrize(
    ("code", "fields", "title"),
    [
        ("fi", ONCE, "Klinikka, to 25.3.2027 klo\u00a09.00, Iisalmi"),
        ("en", ONCE, "Klinikka (in Finnish), Thu 25 March 2027, 09:00, Iisalmi"),
        ("fi", ("start: 25.3.2027", "online_url: https://x.example/"), "Klinikka, to 25.3.2027, Verkossa"),
        ("fi", ("start: 25.3.2027", "end: 27.3.2027", "venue: kajaani"), "Klinikka, to 25.3. – la 27.3.2027, Kajaani"),
        ("fi", ("start: 25.3.2027 klo 20", "end: 26.3.2027 klo 2"), "Klinikka, to 25.3.2027 klo\u00a020.00"),
        ("fi", (*ONCE, "status: cancelled"), "PERUTTU: Klinikka, to 25.3.2027 klo\u00a09.00, Iisalmi"),
        ("fi", (*ONCE, "every: torstai", "until: 8.4.2027"), "Klinikka, to 25.3. – to 8.4.2027, Iisalmi"),
        ("fi", ("timezone: Europe/Brussels", "start: 25.3.2027 klo 23.30"), "Klinikka, pe 26.3.2027 klo\u00a00.30"),
    ],
)
def test_an_event_tells_when_and_where_in_its_title(code: str, fields: tuple[str, ...], title: str) -> None:
    """By the region's clocks; of several days or times the first and the last day; of a night the day it begins."""
    assert entry("events", *fields, code=code).title == title


@pytest.mark.parametrize(
    ("folder", "fields", "title", "summary"),
    [
        ("jobs", ("employer: paja", "places: iisalmi", "closes: 1.12.2026 klo 16.00"), "Klinikka, Paja, Iisalmi",
         "Haku päättyy ti 1.12.2026 klo\u00a016.00. Lyhyesti."),
        ("jobs", ("employer: paja", "remote: yes"), "Klinikka, Paja, Etätyö", "Lyhyesti."),
        ("calls", ("kind: funding", "closes: 1.12.2026"), "Klinikka", "Haku päättyy ti 1.12.2026. Lyhyesti."),
    ],
)  # fmt: skip
def test_an_opportunity_tells_whose_it_is_and_until_when(
    folder: str, fields: tuple[str, ...], title: str, summary: str
) -> None:
    """Employer and place in the title; the deadline first of all in the summary."""
    found = entry(folder, "summary: Lyhyesti.", *fields)
    assert (found.title, found.summary) == (title, summary)


def test_a_deadline_is_a_value_too() -> None:
    """A day stays a day."""
    assert entry("calls", "kind: funding", "closes: 1.12.2026").deadline == date(2026, 12, 1)
    assert entry("news", "date: 1.10.2026").deadline is None


@pytest.mark.parametrize(
    ("folder", "fields", "published"),
    [
        ("news", ("date: 1.10.2026",), "2026-10-01T00:00:00+03:00"),
        ("news", ("date: 1.10.2026", "publish_at: 2.10.2026 klo 9.00"), "2026-10-02T09:00:00+03:00"),
        ("news", ("date: 2.10.2026", "publish_at: 1.10.2026 klo 9.00"), "2026-10-02T00:00:00+03:00"),
        ("events", (*ONCE, "date: 1.10.2026"), "2026-10-01T00:00:00+03:00"),
        ("events", ONCE, ""),
    ],
)
def test_what_is_published_when(folder: str, fields: tuple[str, ...], published: str) -> None:
    """On its date, though not before it was public; when an event is held has nothing to do with it."""
    found = entry(folder, *fields).published
    assert (found.isoformat() if found else "") == published


@pytest.mark.parametrize(
    ("updated", "moment"),
    [("", None), ("updated: 30.9.2026", None), ("updated: 1.10.2026", None), ("updated: 3.10.2026", (2026, 10, 3))],
)
def test_an_update_is_later_than_the_announcement(updated: str, moment: tuple[int, int, int] | None) -> None:
    """Only what the text states matters to readers; what is not later is no update."""
    found = entry("news", "date: 1.10.2026", *((updated,) if updated else ()))
    assert found.updated == (datetime(*moment, tzinfo=ZoneInfo(ZONE)) if moment else None)


@pytest.mark.parametrize(
    ("folder", "fields", "authors"),
    [
        ("news", ("date: 1.10.2026", "quotes:", "  - {text: Hei, speaker: Puhuja}"), ("Seutu",)),
        ("news", ("date: 1.10.2026", "organisations: paja"), ("Seutu",)),
        ("events", (*ONCE, "organisers: [paja, seura]"), ("Paja", "Seura")),
        ("jobs", ("employer: seura",), ("Seura",)),
        ("publications", ("year: 2026", "issuer: paja"), ("Paja",)),
    ],
)
def test_who_stands_behind_it(folder: str, fields: tuple[str, ...], authors: tuple[str, ...]) -> None:
    """The organisations whose it is, else the site; nobody who is merely quoted or named."""
    assert entry(folder, *fields).authors == authors


def test_an_id_is_of_kind_and_first_key() -> None:
    """A folder that was renamed keeps the id under which it was first published."""
    assert entry("news", "date: 1.10.2026").id == "tag:seutu.example,2026:news/klinikka"
    assert entry("news", "date: 1.10.2026", "aliases: vanha").id == "tag:seutu.example,2026:news/vanha"


def test_themes_have_their_names_and_full_addresses() -> None:
    """In the language of the feed."""
    fields = ("date: 1.10.2026", "themes: puu")
    en = entry("news", *fields, code="en", en=("title: Clinic",))
    assert entry("news", *fields).categories == (FeedCategory("Puu", "https://seutu.example/fi/teemat/puu/"),)
    assert en.categories == (FeedCategory("Wood", "https://seutu.example/en/themes/wood/"),)


def test_translations_are_told_and_linked_in_the_last_line() -> None:
    """In the words of the other language; a promise is no translation."""
    found = entry("news", "date: 1.10.2026", en=("title: Clinic", "slug: clinic"), body="Teksti.")
    url = "https://seutu.example/en/news/clinic/"
    assert found.translations == (FeedTranslation("en", url, "In English"),)
    assert found.html.endswith(f'<p>Teksti.</p><p lang="en"><a href="{url}" hreflang="en">In English</a></p>')
    assert entry("news", "date: 1.10.2026", en=("translation: pending", "due: 1.12.2026")).translations == ()


def test_an_event_in_another_language_says_so() -> None:
    """Its facts are in the language of the feed, its text is marked, and its page is the feed's own."""
    found = entry("events", *ONCE, code="en", body="Teksti.")
    assert (found.language, found.url) == ("fi", "https://seutu.example/en/events/klinikka/")
    assert "<p>Thu 25 March 2027, 09:00–11:00<br>" in found.html
    assert '<div lang="fi"><p>Teksti.</p></div>' in found.html
    assert [one.title for one in found.translations] == ["Suomeksi"]


def test_the_facts_of_an_event() -> None:
    """The moments by the region's clocks, the place with its coordinates, by whom, and the file that adds it."""
    found = entry("events", *ONCE, "organisers: [paja, seura]", "kind: training").event
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat()) == (
        "2027-03-25T09:00:00+02:00",
        "2027-03-25T11:00:00+02:00",
    )
    assert (found.location, found.coordinates) == ("Tuohitalo, Satamakatu 1, Iisalmi", (63.56, 27.19))
    assert (found.organiser, found.kind) == ("Paja ja Seura", "training")
    assert found.calendar == "https://seutu.example/fi/tapahtumat/klinikka/event.ics"


@pytest.mark.parametrize(
    ("fields", "start", "end", "calendar"),
    [
        (("start: 25.3.2027",), date(2027, 3, 25), date(2027, 3, 25), True),
        (("start: 25.3.2027", "end: 27.3.2027"), date(2027, 3, 25), date(2027, 3, 27), True),
        (("dates: [25.3.2027, 1.4.2027]",), date(2027, 3, 25), date(2027, 4, 1), True),
        (("start: 1.10.2026",), date(2026, 10, 1), date(2026, 10, 1), False),
        (("start: 25.3.2027", "status: cancelled"), date(2027, 3, 25), date(2027, 3, 25), False),
    ],
)
def test_the_days_of_an_event(fields: tuple[str, ...], start: date, end: date, calendar: bool) -> None:
    """From the first to the last day; what is over or off has no file to add."""
    found = entry("events", *fields).event
    assert found is not None
    assert (found.start, found.end, bool(found.calendar)) == (start, end, calendar)


def test_what_became_of_an_event_comes_first() -> None:
    """Before the summary, with its reason, as a sentence."""
    found = entry("events", *ONCE, "status: cancelled", "reason: Katto korjataan.", "summary: Lyhyesti.")
    assert found.summary == "Peruttu: Katto korjataan. Lyhyesti."
    assert found.html.startswith("<p>Peruttu: Katto korjataan.</p><p>to 25.3.2027")
    assert entry("events", *ONCE, "status: postponed", "summary: Lyhyesti.").summary == "Lykätty. Lyhyesti."


def test_a_story_is_told_whole() -> None:
    """Its summary, its text and what was said in it, with nothing that could be taken for markup."""
    quotes = ("quotes:", "  - {text: A < B, speaker: Puhuja, role: Johtaja}", "  - {text: Niin}")
    found = entry("news", "date: 1.10.2026", "summary: A & B", *quotes, body="Teksti.")
    by = "<blockquote><p>–\u00a0A &lt; B</p></blockquote><p>Puhuja, Johtaja</p>"
    nobody = "<blockquote><p>–\u00a0Niin</p></blockquote>"
    assert found.html == f"<p>A &amp; B</p><p>Teksti.</p>{by}{nobody}"


PICTURES = "https://seutu.example/pictures/news/klinikka"


def pictured(name: str, *fields: str) -> FeedEntry:
    """The entry of a story with a picture."""
    texts = {"news/klinikka/index.fi.md": md("title: Klinikka", "date: 1.10.2026", f"image: {name}", *fields)}
    file = photo(name) if is_pixels(name) else File(name, "", 1234, width=800, height=600)
    found: LanguageView = view("fi", texts, files={"news/klinikka": (file,)})
    return entry_of(found, found.shown["news/klinikka"])


@pytest.mark.parametrize(
    ("name", "picture"),
    [
        ("a.jpg", FeedPicture(f"{PICTURES}/a-960.jpg", "image/jpeg", 9600, 960, 720, "Silta")),
        ("A.WEBP", FeedPicture(f"{PICTURES}/A-960.jpg", "image/jpeg", 9600, 960, 720, "Silta")),
        (
            "a.svg",
            FeedPicture("https://seutu.example/fi/uutiset/klinikka/a.svg", "image/svg+xml", 1234, 800, 600, "Silta"),
        ),
    ],
)
def test_a_picture_has_its_size_and_words(name: str, picture: FeedPicture) -> None:
    """Its full address, type, bytes and pixels; and the picture stands at the beginning of the text as well."""
    found, size = pictured(name, "image_alt: Silta"), f'width="{picture.width}" height="{picture.height}"'
    assert found.picture == picture
    assert found.html == f'<figure><img src="{picture.url}" alt="Silta" {size}></figure>'


def test_a_picture_has_its_credit() -> None:
    """Whoever reads it in a feed sees whose it is."""
    assert "<figcaption>Kuva: Museo</figcaption>" in pictured("a.jpg", "image_credit: Kuva: Museo").html


def test_a_file_of_no_known_type_is_no_picture() -> None:
    """A reader could not be told what it is."""
    assert pictured("a.tiff").picture is None


def test_the_newest_entry_is_first() -> None:
    """By the moment of its announcement, then by its permanent name; what has none comes last."""
    texts = {
        "news/old": md("title: A", "date: 1.9.2026"),
        "news/new": md("title: A", "date: 1.10.2026"),
        "calls/same": md("title: A", "kind: funding", "date: 1.10.2026"),
        "events/none": md("title: A", *ONCE),
    }
    found = view("fi", {**REGION, **{f"{name}/index.fi.md": text for name, text in texts.items()}})
    told = [Announced(shown, announced(found, shown.item)) for shown in found.shown.values()]
    assert [one.shown.item.name for one in newest_of(told)] == ["calls/same", "news/new", "news/old", "events/none"]
