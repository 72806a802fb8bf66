"""A language's view: who may see what, where it lies, and what stands in for a version that is not there."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.cards import card_of
from plugins.domain.listing import Listing, Shown
from plugins.domain.view import LanguageView
from tests.region import NOW, ZONE, Texts, md, photo, view

STORY, EVENT, PAGE = "news/2026-05-03-silta", "events/talkoot", "pages/about"


def item(folder: str, fi: str | None, en: str | None) -> Texts:
    """An item with these languages."""
    return {f"{folder}/index.{code}.md": text for code, text in (("fi", fi), ("en", en)) if text is not None}


def full(folder: str, title: str, *fields: str) -> str:
    """A whole version of an item."""
    needed = ("start: 5.12.2026", "online_url: https://x.example/") if folder == EVENT and title == "A" else ()
    return md(f"title: {title}", *needed, *fields, body="Teksti.")


PENDING = md("translation: pending", "due: 5.12.2026")
SHORT = md("title: B", "translation: summary", "slug: lyhyt", body="Lyhyt.")


def shown(folder: str, code: str, texts: Texts) -> Shown:
    """An item as the readers of a language meet it."""
    return view(code, texts).shown[folder]


ADDRESSES = {
    STORY: {"fi": "/fi/uutiset/silta/", "en": "/en/news/silta/"},
    EVENT: {"fi": "/fi/tapahtumat/talkoot/", "en": "/en/events/talkoot/"},
    PAGE: {"fi": "/fi/about/", "en": "/en/about/"},
}


@pytest.mark.parametrize("folder", ADDRESSES)
def test_a_full_version_is_shown_in_each_language(folder: str) -> None:
    """Two real versions, each at its own address, pair with each other."""
    texts = item(folder, full(folder, "A"), full(folder, "B"))
    fi, en = (shown(folder, code, texts) for code in ("fi", "en"))

    assert [(one.texts.title, one.text_language, one.state, one.is_own) for one in (fi, en)] == [
        ("A", "fi", "full", True),
        ("B", "en", "full", True),
    ]
    assert fi.versions == en.versions == fi.addresses == ADDRESSES[folder]
    assert (en.address, en.canonical, en.link) == (ADDRESSES[folder]["en"],) * 3


@pytest.mark.parametrize("folder", ADDRESSES)
def test_a_summary_is_a_version(folder: str) -> None:
    """A short text on purpose stands at its own address and pairs with the whole."""
    en = shown(folder, "en", item(folder, full(folder, "A"), SHORT))

    assert (en.texts.title, en.state, en.is_own) == ("B", "summary", True)
    assert en.address.endswith("/lyhyt/")
    assert (en.canonical, en.link, en.versions) == (
        en.address,
        en.address,
        {"fi": ADDRESSES[folder]["fi"], "en": en.address},
    )


@pytest.mark.parametrize("folder", ADDRESSES)
@pytest.mark.parametrize(("text", "state"), [(PENDING, "pending"), (None, "absent")])
def test_what_a_language_lacks_stands_in_for_it(folder: str, text: str | None, state: str) -> None:
    """The original's texts are shown and marked; only the original counts as a version."""
    en = shown(folder, "en", item(folder, full(folder, "A"), text))

    assert (en.texts.title, en.text_language, en.state, en.is_own) == ("A", "fi", state, False)
    assert en.versions == {"fi": ADDRESSES[folder]["fi"]}
    assert en.addresses == ADDRESSES[folder]
    assert en.canonical == ADDRESSES[folder]["fi"]


@pytest.mark.parametrize(("folder", "leads_to"), [(STORY, "fi"), (PAGE, "fi"), (EVENT, "en")])
def test_lists_lead_to_text_or_to_facts(folder: str, leads_to: str) -> None:
    """To a story's original, but to an event's own page, which has the facts in the reader's language."""
    en = shown(folder, "en", item(folder, full(folder, "A"), None))

    assert en.link == ADDRESSES[folder][leads_to]


def test_a_slug_moves_an_address_and_a_title_does_not() -> None:
    """The default is the key without its date; a standing page may take the word of its section."""
    texts = {
        **item(STORY, md("title: Aivan muu", "slug: kapea-silta"), md("title: Else")),
        **item("pages/feedback", md("title: Palaute"), md("title: Feedback", "slug: contact")),
    }
    found = view("fi", texts).shown

    assert found[STORY].addresses == {"fi": "/fi/uutiset/kapea-silta/", "en": "/en/news/silta/"}
    assert found["pages/feedback"].addresses == {"fi": "/fi/palaute/", "en": "/en/contact/"}


HIDDEN: Texts = {
    f"{STORY}/index.fi.md": md("title: Luonnos", "draft: yes", "themes: puu"),
    "news/2027-01-01-uusi/index.fi.md": md("title: Tuleva", "themes: puu"),
    "news/2026-01-01-ajastettu/index.fi.md": md("title: Ajastettu", "publish_at: 21.11.2026 klo 12.01", "themes: puu"),
    "events/talkoot/index.fi.md": md("title: Talkoot", "start: 5.12.2026", "publish_at: 22.11.2026", "themes: puu"),
    "pages/about/index.fi.md": md("title: Tietoa", "draft: yes"),
}


@pytest.mark.parametrize("code", ["fi", "en"])
def test_what_is_not_public_is_in_no_view(code: str) -> None:
    """Drafts and what waits for its moment are neither shown nor named, in any language."""
    found = view(code, HIDDEN)

    assert (dict(found.shown), dict(found.naming), found.chrome.menu) == ({}, {}, ())


def test_those_who_write_see_everything() -> None:
    """With drafts, what waits is shown as well."""
    assert len(view("fi", HIDDEN, drafts=True).shown) == len(HIDDEN)


def test_an_item_appears_at_its_moment() -> None:
    """Not a second earlier."""
    moments = [datetime(2026, 11, 21, 12, minute, tzinfo=ZoneInfo(ZONE)) for minute in (0, 1)]

    assert [len(view("fi", HIDDEN, now=now).shown) for now in moments] == [0, 1]


def test_an_item_without_a_version_is_in_no_view() -> None:
    """A promise alone is nothing to show."""
    assert dict(view("fi", item(STORY, PENDING, None)).shown) == {}


def test_texts_of_another_language_are_marked() -> None:
    """In the words of the page's language; one's own need no mark."""
    assert [view(code, {}).mark("fi") for code in ("fi", "en")] == ["", "in Finnish"]
    assert view("fi", {}).mark("en") == "englanniksi"


def test_naming_is_the_newest_first() -> None:
    """What names a theme is found under it, stories and events alike."""
    texts = {
        "news/2026-05-03-a/index.fi.md": md("title: A", "themes: puu"),
        "news/2026-06-03-b/index.fi.md": md("title: B", "themes: puu, kivi"),
        "events/c/index.fi.md": md("title: C", "start: 5.12.2026", "date: 4.5.2026", "themes: puu", "venue: sali"),
    }
    found = {name: [one.item.key for one in several] for name, several in view("fi", texts).naming.items()}

    assert found == {
        "themes/puu": ["2026-06-03-b", "c", "2026-05-03-a"],
        "themes/kivi": ["2026-06-03-b"],
        "places/sali": ["c"],
    }


def events() -> LanguageView:
    """Three events around noon of 21 November, and a story."""
    starts = {"eilen": "20.11.2026", "nyt": "21.11.2026 klo 11", "pian": "22.11.2026", "ohi": "21.11.2026 klo 10"}
    texts = {f"events/{key}/index.fi.md": md("title: A", f"start: {start}") for key, start in starts.items()}
    return view("fi", {**texts, f"{STORY}/index.fi.md": md("title: A")})


def test_coming_and_past_events() -> None:
    """The next first among what comes, the last first among what was; an event that has just ended is over."""
    found = events()
    items = found.shown.values()

    assert [one.item.key for one in found.upcoming(items)] == ["pian"]
    assert [one.item.key for one in found.past(items)] == ["nyt", "ohi", "eilen"]


CATALOGUE: Texts = {
    f"{STORY}/index.fi.md": md(
        "title: A", "summary: Lyhyesti", "themes: puu, poissa", "image: a b.png", "image_alt: Puu"
    ),
    f"{STORY}/index.en.md": md("title: B"),
    f"{EVENT}/index.fi.md": md("title: C", "start: 5.12.2026", "venue: sali", body="Yksi. Kaksi."),
    "registry/themes.yml": "puu: {name: {fi: Puu, en: Wood}, slug: {en: wood}}\n",
    "registry/places.yml": "kyla: {name: {fi: Kylä}, kind: municipality}\nsali: {name: {fi: Sali}, part_of: kyla}\n",
}
PNG = photo("a b.png", 4, 3)


def test_a_card_shows_what_lists_show() -> None:
    """A story has its day, picture and themes; an event its span, its place and whether it is over."""
    found = view("fi", CATALOGUE, files={STORY: [PNG]})
    story, event = (card_of(found, found.shown[name]) for name in (STORY, EVENT))

    assert (story.title, story.summary, str(story.day), story.themes) == (
        "A", "Lyhyesti", "2026-05-03", (("Puu", "/fi/teemat/puu/"),),
    )  # fmt: skip
    assert (event.place, event.past, event.status, event.held and event.held.span) == (
        "Sali, Kylä", False, "confirmed", found.span(found.shown[EVENT].item),  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_card_of_another_language_is_marked() -> None:
    """It leads where the text is, and says in which language that is."""
    one = item(STORY, full(STORY, "A"), None)
    card = card_of(view("en", one), shown(STORY, "en", one))

    assert (card.title, card.language, card.mark, card.address) == ("A", "fi", "in Finnish", "/fi/uutiset/silta/")


def test_a_picture_is_the_same_in_all_languages() -> None:
    """Its address can stand in HTML, and its words are those of the language, or else of the original."""
    images = [view(code, CATALOGUE, files={STORY: [PNG]}) for code in ("fi", "en")]
    fi, en = (one.image(one.shown[STORY]) for one in images)

    assert fi is not None
    assert en is not None
    assert (fi.permanent, fi.alt, fi.width, fi.height) == (f"/pictures/{STORY}/a%20b-960.jpg", "Puu", 4, 3)
    assert (en.address, en.alt) == (fi.address, "Puu")
    assert view("fi", CATALOGUE).image(shown(STORY, "fi", CATALOGUE)) is None


def test_a_description_is_the_summary_or_the_beginning() -> None:
    """Something is always said."""
    found = view("fi", CATALOGUE)

    assert [found.description(found.shown[name]) for name in (STORY, EVENT)] == ["Lyhyesti", "Yksi. Kaksi."]


LISTING = Listing("news", "/fi/uutiset/", "Uutiset", {"fi": "/fi/uutiset/", "en": "/en/news/"}, menu=10)


def test_the_menu_is_in_the_order_of_its_numbers() -> None:
    """Listings and pages stand in one row; what has no number is not in it."""
    late, early = (Listing(name, f"/fi/{name}/", name, {}, menu=menu) for name, menu in (("late", 95), ("early", 1)))
    texts = item(PAGE, md("title: Tietoa", "menu: 90"), None)
    found = view("fi", texts, listings=(late, LISTING, early, Listing("none", "/fi/x/", "x", {})))

    assert [link.label for link in found.chrome.menu] == ["early", "Uutiset", "Tietoa", "late"]


def test_a_listing_has_a_feed_and_a_calendar() -> None:
    """Beside its page, under the name of the site, where it is followed and lists events."""
    found = view("fi", {}, listings=(LISTING,))
    quiet = Listing("x", "/fi/x/", "X", {}, lists_events=False, is_followed=False)

    assert [(feed.title, feed.type, feed.address) for feed in found.feeds_of(LISTING)] == [
        ("Seutu: Uutiset (RSS)", "application/rss+xml", "/fi/uutiset/rss.xml"),
        ("Seutu: Uutiset (Atom)", "application/atom+xml", "/fi/uutiset/atom.xml"),
        ("Seutu: Uutiset (JSON Feed)", "application/feed+json", "/fi/uutiset/feed.json"),
        ("Seutu: Uutiset (kalenteri)", "text/calendar", "/fi/uutiset/calendar.ics"),
    ]
    assert list(found.feeds_of(quiet)) == []


def test_what_is_of_the_page_is_found_first() -> None:
    """The feed of a theme comes before those of the front, which tell of more than the page; nothing comes twice."""
    front = Listing("front", "/fi/", "Seutu", {}, lists_events=False)
    theme = Listing("themes/puu", "/fi/teemat/puu/", "Puu", {}, lists_events=False)
    found = view("fi", {}, listings=(front, theme))

    assert [(feed.address, feed.is_wider) for feed in found.feeds_of(theme)] == [
        ("/fi/teemat/puu/rss.xml", False),
        ("/fi/rss.xml", True),
        ("/fi/atom.xml", True),
        ("/fi/feed.json", True),
    ]
    assert [feed.is_wider for feed in found.feeds_of(front)] == [False, False, False]


def test_today_is_a_day_of_the_region() -> None:
    """Shortly after midnight there, it is still yesterday in UTC."""
    night = datetime(2026, 11, 20, 22, 30, tzinfo=ZoneInfo("UTC"))

    assert view("fi", {}, now=night).today.date() == NOW.date()
