"""Letters: what an issue tells, in the words of each language, and what stays of it once it is frozen."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.catalogue import Catalogue
from plugins.domain.issue import Issue
from plugins.domain.item import File
from plugins.domain.letter import Letter, LetterEntry, LetterPicture
from plugins.domain.lock import parse_lock, render_lock, sha256
from plugins.domain.view import LanguageView
from plugins.host.feature import Views
from plugins.newsletter.composition import Composition, as_public, composition_of, letters_of, lock_of
from tests.region import ZONE, Texts, md, photo, view

PICTURES = "https://seutu.example/pictures/news/silta"
NOW = datetime(2026, 12, 1, 9, tzinfo=ZoneInfo(ZONE))
PLACES = """
sali: {name: {fi: Kulmasali, en: Corner Hall}, kind: venue, part_of: iisalmi}
iisalmi: {name: {fi: Iisalmi}, kind: municipality}
"""
BASE = {
    "newsletters/2026-12/index.fi.md": md(
        "title: Joulukuun kirje", "preheader: Lunta ja töitä.", body="Hei [silta](../../news/silta/)!\n"
    ),
    "newsletters/2026-12/index.en.md": md("title: December", "subject: Snow and work", "summary: Snow, mostly."),
    "news/silta/index.fi.md": md("title: Silta aukeaa", "date: 2.11.2026", "summary: Vihdoin."),
    "registry/places.yml": PLACES,
}  # fmt: skip
EVENT = ("title: Talkoot", "start: to 3.12.2026 klo 8.30", "end: klo 10.00", "venue: sali")


def views(texts: Texts, **options: Any) -> Views:
    """The views of both languages of a content folder."""
    return {code: view(code, texts, **{"now": NOW, **options}) for code in ("fi", "en")}


def issue_of(found: Views, key: str = "2026-12") -> Issue:
    """The issue of December."""
    item = found["fi"].catalogue.by_name[f"newsletters/{key}"]
    assert isinstance(item, Issue)
    return item


def edition(texts: Texts, **options: Any) -> Composition:
    """The issue of December as it would be sent."""
    found = views({**BASE, **texts}, **options)
    made = composition_of(found, issue_of(found))
    assert made is not None
    return made


def entry(letter: Letter, name: str) -> LetterEntry:
    """What a letter tells of an item."""
    return next(entry for section in letter.sections for entry in section.entries if entry.name == name)


def test_a_letter_says_what_its_editor_said() -> None:
    """Subject, preheader and greeting, with full addresses, also in the plain text."""
    letter = edition({}).letters["fi"]
    assert (letter.subject, letter.preheader, letter.site) == ("Joulukuun kirje", "Lunta ja töitä.", "Seutu")
    assert letter.intro_html == '<p>Hei <a href="https://seutu.example/fi/uutiset/silta/">silta</a>!</p>'
    assert letter.intro_text == "Hei silta (https://seutu.example/fi/uutiset/silta/)!"
    assert (letter.url, letter.day.isoformat()) == ("https://seutu.example/fi/uutiskirje/2026-12/", "2026-12-01")
    assert letter.translations == {"en": "https://seutu.example/en/newsletter/2026-12/"}


def test_subject_and_preheader_have_others_to_stand_in() -> None:
    """The title and the summary."""
    letter = edition({}).letters["en"]
    assert (letter.subject, letter.preheader) == ("Snow and work", "Snow, mostly.")


def test_letters_are_those_of_the_languages_that_the_issue_has() -> None:
    """In the site's order; a promise is no version."""
    assert list(edition({}).letters) == ["fi", "en"]
    pending = {"newsletters/2026-12/index.en.md": md("translation: pending", "due: 5.12.2026")}
    assert list(edition(pending).letters) == ["fi"]


def test_what_is_not_translated_is_marked() -> None:
    """A story leads to its own page, an event to the page of its facts; both say their language."""
    letter = edition({"events/talkoot/index.fi.md": md(*EVENT)}).letters["en"]
    silta, talkoot = entry(letter, "news/silta"), entry(letter, "events/talkoot")
    assert (silta.title, silta.language, silta.mark) == ("Silta aukeaa", "fi", "in Finnish")
    assert silta.url == "https://seutu.example/fi/uutiset/silta/"
    assert (talkoot.url, talkoot.mark) == ("https://seutu.example/en/events/talkoot/", "in Finnish")
    assert (talkoot.when, talkoot.place) == ("Thu 3 December 2026, 08:30–10:00", "Corner Hall, Iisalmi")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ((), ("to 3.12.2026 klo\u00a08.30–10.00", "Kulmasali, Iisalmi", "")),
        (("status: tentative",), ("to 3.12.2026 klo\u00a08.30–10.00", "Kulmasali, Iisalmi", "Alustava")),
        (
            ("status: moved_online", "online_url: https://meet.example/"),
            ("to 3.12.2026 klo\u00a08.30–10.00", "Verkossa", "Siirretty verkkoon"),
        ),
        (
            ("every: torstai", "until: 17.12.2026"),
            ("to 3.12.2026 klo\u00a08.30–10.00 ja 2 kertaa sen jälkeen", "Kulmasali, Iisalmi", ""),
        ),
        (
            ("timezone: Europe/Brussels",),
            ("to 3.12.2026 klo\u00a09.30–11.00", "Kulmasali, Iisalmi", ""),
        ),
    ],
)
def test_events_say_when_and_where_and_what_became_of_them(
    fields: tuple[str, ...], expected: tuple[str, str, str]
) -> None:
    """In the region's time, in words."""
    told = entry(edition({"events/talkoot/index.fi.md": md(*EVENT, *fields)}).letters["fi"], "events/talkoot")
    assert (told.when, told.place, told.label) == expected


def test_opportunities_say_their_deadline_and_who_offers_them() -> None:
    """What has no deadline says that too."""
    texts = {
        "jobs/kokki/index.fi.md": md(
            "title: Kokki", "employer: koti", "places: iisalmi", "closes: 18.12.2026 klo 16.00"
        ),
        "calls/raha/index.fi.md": md("title: Raha", "kind: funding"),
        "registry/organisations.yml": "koti: {name: {fi: Kotisatama Oy}}",
    }
    letter = edition(texts).letters["fi"]
    kokki, raha = entry(letter, "jobs/kokki"), entry(letter, "calls/raha")
    assert (kokki.when, kokki.place) == ("Haku päättyy pe 18.12.2026 klo\u00a016.00", "Kotisatama Oy, Iisalmi")
    assert (raha.when, raha.place) == ("Avoinna toistaiseksi", "")


@pytest.mark.parametrize(
    ("file", "picture"),
    [
        (photo("a b.JPG", 8, 6), LetterPicture(f"{PICTURES}/a%20b-960.jpg", "Silta", 8, 6)),
        (photo("a.webp"), LetterPicture(f"{PICTURES}/a-960.jpg", "Silta", 960, 720)),
        (File("a.svg", "d", 1, "", 8, 6), None),
    ],
)
def test_pictures_are_those_that_mail_shows(file: File, picture: LetterPicture | None) -> None:
    """With their size, at an address that stays when the photograph is replaced; drawings in SVG are left out."""
    story = md("title: Silta aukeaa", "date: 2.11.2026", f"image: {file.name}", "image_alt: Silta")
    made = edition({"news/silta/index.fi.md": story}, files={"news/silta": [file]})
    assert entry(made.letters["fi"], "news/silta").picture == picture


def test_a_letter_that_writers_see_has_no_drafts() -> None:
    """Whatever is shown to those who write, what would be sent links and tells what is public only."""
    draft = {"news/silta/index.fi.md": md("title: Silta", "date: 2.11.2026", "draft: true"), **story("s")}
    made = edition(draft, drafts=True)
    assert made.letters == edition(draft).letters
    assert made.letters["fi"].intro_html == "<p>Hei silta!</p>"
    shown = views(BASE, drafts=True)["fi"]
    assert as_public(shown).site.drafts is False


def test_an_issue_without_anything_to_tell_is_not_made() -> None:
    """Not even where its editor greets at length."""
    texts = {path: text for path, text in BASE.items() if not path.startswith("news/silta")}
    found = views(texts)
    assert composition_of(found, issue_of(found)) is None
    assert letters_of(found, issue_of(found)) == {}


def story(key: str) -> Texts:
    """A story of November."""
    return {f"news/{key}/index.fi.md": md(f"title: {key}", "date: 3.11.2026")}


@pytest.mark.parametrize(
    "after",
    [
        {},
        {"news/silta/index.fi.md": md("title: Silta ei aukeakaan", "date: 4.11.2026")},
        {"news/silta/index.fi.md": md("title: Silta", "date: 4.11.2026", "draft: true")},
        {"newsletters/2026-12/index.fi.md": md("title: Toinen kirje", "picks: news/toinen"), **story("toinen")},
        {"registry/places.yml": "{}"},
    ],
)
def test_a_frozen_letter_never_changes(after: Texts) -> None:
    """Whatever becomes of the content, its letters are those of the lock: items removed, changed or unpublished."""
    before = views({**BASE, "events/talkoot/index.fi.md": md(*EVENT)})
    issue = issue_of(before)
    made = composition_of(before, issue)
    assert made is not None
    lock = parse_lock(render_lock(lock_of(made, before["fi"], {"mail.fi.html": b"Hei!"})))

    later = views({**BASE, **after}, locks={"2026-12": lock}, now=NOW.replace(year=2027))

    assert letters_of(later, issue_of(later)) == made.letters
    assert list(letters_of(later, issue_of(later))) == ["fi", "en"]
    assert letters_of(later, issue) == letters_of({"fi": bare(later["fi"]), "en": later["en"]}, issue)


def bare(full: LanguageView) -> LanguageView:
    """A view of nothing at all but what was sent."""
    return replace(full, catalogue=Catalogue(locks=full.catalogue.locks))


def test_a_lock_says_what_was_told_and_known() -> None:
    """By permanent names, with the digests of the files and the moment in the region's time."""
    far = {"events/far/index.fi.md": md("title: Far", "start: 1.6.2027")}
    found = views({**BASE, **story("s"), **far})
    made = composition_of(found, issue_of(found))
    assert made is not None
    lock = lock_of(made, found["fi"], {"mail.fi.html": b"Hei!"})
    assert (lock.key, lock.series, lock.frozen.isoformat()) == ("2026-12", "monthly", "2026-12-01T09:00:00+02:00")
    assert lock.told == {"news/s": "", "news/silta": ""}
    assert lock.known == ("events/far", "news/s", "news/silta")
    assert lock.files == {"mail.fi.html": sha256(b"Hei!")}
