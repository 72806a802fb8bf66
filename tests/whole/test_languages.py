"""Pages of different languages find each other, and each speaks its own."""

import re
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
import yaml
from babel import Locale
from babel.dates import get_timezone_location
from babel.messages.pofile import read_po
from babel.units import format_unit
from icalendar import Calendar

from tests.building import ROOT, Built
from tests.whole.pages import Page, Pages

THEME = ROOT / "theme" / "translations"
LOCALES = {"fi": "fi_FI", "en": "en_GB"}
ZONES = ("Europe/Helsinki", "Europe/Brussels")
"""The zones whose cities the pages name."""
XHTML = "{http://www.w3.org/1999/xhtml}link"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


# Languages of pages


def languages_of(pages: Pages) -> set[str]:
    """The languages of a site, by its fronts."""
    return {address[1:-1] for address in pages.by_address if re.fullmatch("/[a-z]{2}/", address)}


def test_pages_say_their_language(pages: Pages) -> None:
    """The page under `/fi/` says that it is Finnish, and so on; a page of all languages says the first one."""
    found = {page.address: page.language for page in pages}
    assert {found.pop(page.address) for page in pages if page.is_neutral} == {"fi"}
    assert {address: said for address, said in found.items() if not address.startswith(f"/{said}/")} == {}


def test_texts_say_known_languages(pages: Pages) -> None:
    """No text says a language that the site does not have."""
    assert {said.language for page in pages for said in page.said()} == languages_of(pages)


# The language link


def test_language_links_lead_there_and_back(pages: Pages) -> None:
    """Every page links to a page in each other language, from which a link comes back to it."""
    for page in (page for page in pages if not page.is_neutral):
        assert (page.address, set(page.language_links)) == (page.address, languages_of(pages) - {page.language})
        for code, address in page.language_links.items():
            assert (address, pages[address].language) == (address, code)
            assert (address, pages[address].language_links.get(page.language)) == (address, page.address)


def test_language_links_say_their_language(pages: Pages) -> None:
    """A language link is written in the language it leads to, and says so."""
    links = [link for page in pages for link in page.all("nav[@class='languages']//a")]
    assert {(link.get("lang"), link.get("hreflang")) for link in links} == {
        (code, code) for code in languages_of(pages)
    }
    words = {(link.get("lang"), (link.text or "").strip()) for link in links}
    assert words <= {("fi", "Suomeksi"), ("en", "In English"), ("sv", "På svenska")}


@pytest.mark.parametrize("address", ["/", "/404.html"])
def test_neutral_pages_link_to_every_front(pages: Pages, address: str) -> None:
    """The root and the page for missing ones lead to the front of every language."""
    assert pages[address].language_links == {code: f"/{code}/" for code in languages_of(pages)}


def test_language_links_are_about_the_same_thing(made_up_pages: Pages) -> None:
    """The pages that link to each other are about one item; its slugs differ in their endings only."""
    pairs = [
        (page.address, address)
        for page in made_up_pages
        if not page.is_neutral
        for address in page.language_links.values()
    ]
    stems = [tuple(re.findall(r"/(xq\w+?)(?:-\w\w)?/$", address) for address in pair) for pair in pairs]
    assert len([stem for stem in stems if stem[0]]) > 40
    assert [pair for pair, stem in zip(pairs, stems, strict=True) if stem[0] != stem[1]] == []


# hreflang, canonical, indexing


def test_alternates_are_reciprocal_and_whole(pages: Pages) -> None:
    """The versions that a page names are whole addresses of pages that name the same versions, itself among them."""
    for page in pages:
        versions = {code: address for code, address in page.alternates.items() if code != "x-default"}
        assert [address for address in page.alternates.values() if not address.startswith(f"{pages.url}/")] == []
        if versions and not page.is_neutral:
            assert (page.address, versions[page.language]) == (page.address, f"{pages.url}{page.address}")
        for code, address in versions.items():
            assert (address, pages[address].language, pages[address].is_indexed) == (address, code, True)
            assert (address, pages[address].alternates) == (address, page.alternates)


def test_indexed_pages_name_their_versions(pages: Pages) -> None:
    """A page names versions if and only if it is indexed: notices and facts without a text name none."""
    assert [page.address for page in pages if bool(page.alternates) != page.is_indexed] == []


def test_default_language_on_fronts_only(pages: Pages) -> None:
    """`x-default` stands on the fronts and the root alone, and leads to the root."""
    fronts = {"/", *(f"/{code}/" for code in languages_of(pages))}
    found = {page.address: page.alternates["x-default"] for page in pages if "x-default" in page.alternates}
    assert found == dict.fromkeys(fronts, f"{pages.url}/")


def test_canonical(pages: Pages) -> None:
    """An indexed page is its own canonical page; the canonical page of any other page is itself or is indexed."""
    for page in pages:
        own = f"{pages.url}{page.address}"
        if page.is_indexed:
            assert page.canonical == own
        else:
            assert page.canonical == own or pages[page.canonical].is_indexed


@pytest.mark.parametrize(
    ("address", "original"),
    [
        ("/en/events/xqeventfi/", "/fi/tapahtumat/xqeventfi-fi/"),
        ("/en/news/xqonlyfi/", "/fi/uutiset/xqonlyfi-fi/"),
        ("/fi/uutiset/xqonlyen/", "/en/news/xqonlyen-en/"),
        ("/en/news/xqpending/", "/fi/uutiset/xqpending-fi/"),
        ("/en/xqpagefi/", "/fi/xqpagefi-fi/"),
    ],
)
def test_the_original_of_what_is_not_translated(made_up_pages: Pages, address: str, original: str) -> None:
    """A page in the place of a missing translation is not indexed, links to its original, and names that."""
    page = made_up_pages[address]
    assert (page.is_indexed, page.alternates) == (False, {})
    assert page.canonical == f"{made_up_pages.url}{original}"
    assert original in {link.get("href") for link in page.all("main//a")}
    assert address not in made_up_pages[original].alternates.values()
    titled = page.all("h1/span[@lang]")
    assert [(item.get("lang"), (item.text or "")[:7]) for item in titled] == [(original[1:3], "Xqtitle")]


def test_summaries_are_versions(made_up_pages: Pages) -> None:
    """A summary is a real version: indexed, paired with the whole text, and it says what it is."""
    page = made_up_pages["/en/news/xqsummary-en/"]
    assert set(page.alternates) == {"fi", "en"}
    assert "This is a summary." in [said.text for said in page.said()]
    assert "/fi/uutiset/xqsummary-fi/" in {link.get("href") for link in page.all("main//a")}


# The sitemap


def test_the_sitemap_lists_what_is_indexed(pages: Pages) -> None:
    """The sitemap lists the indexed pages, each once, with the very versions that the page itself names."""
    tree = ET.parse(pages.output / "sitemap.xml")  # noqa: S314 - we made this file ourselves
    rows = [
        (url.findtext(f"{SITEMAP}loc"), {link.get("hreflang"): link.get("href") for link in url.iter(XHTML)})
        for url in tree.iter(f"{SITEMAP}url")
    ]
    expected = {f"{pages.url}{page.address}": page.alternates for page in pages if page.is_indexed}
    assert (len(rows), dict(rows)) == (len(expected), expected)


def test_untranslated_stories_stay_out_of_feeds(made_up: Built) -> None:
    """A story that a language does not have is not in that language's feeds."""
    feeds = [path for path in made_up.paths() if path.startswith("en/") and path.endswith("rss.xml")]
    assert feeds != []
    titles = [entry.title for path in feeds for entry in feedparser.parse(made_up.text(path)).entries]
    assert any("Xqtitlexqboth-xqen" in title for title in titles)
    assert [title for title in titles if "xqonlyfi" in title or "xqpending" in title] == []


# The words of the interface


@cache
def strings(language: str) -> tuple[str, ...]:
    """Every string of the interface in a language."""
    with (THEME / "fi" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        messages = [message for message in read_po(file, locale="fi") if message.id]
    told = [message.id if language == "en" else message.string for message in messages]
    return tuple(form for forms in told for form in ([forms] if isinstance(forms, str) else forms or ()))


LOOKED_FOR = {"small_words", "vague_links", "spelling"}
"""The tables of a language's forms by which texts are checked; no page says anything of them."""


@cache
def vocabulary(language: str) -> frozenset[str]:
    """Every word that a page of a language may say by itself: of strings, forms, days, months, cities and sizes."""
    tables = yaml.safe_load((THEME / language / "forms.yml").read_text(encoding="utf-8"))
    forms = {name: table for name, table in tables.items() if name not in LOOKED_FOR}
    locale = Locale.parse(LOCALES[language])
    names = scalars([forms, dict(locale.days), dict(locale.months), dict(locale.languages), dict(locale.list_patterns)])
    sizes = [format_unit(2, f"digital-{size}byte", "short", locale=locale) for size in ("kilo", "mega", "giga")]
    cities = [get_timezone_location(zone, locale=locale, return_city=True) for zone in ZONES]
    return frozenset(words(" ".join([*strings(language), *names, *cities, *sizes, "PDF"])))


def scalars(value: Any) -> list[str]:
    """Every text in maps and lists."""
    if hasattr(value, "items"):
        return [text for _, part in value.items() for text in scalars(part)]
    return [text for part in value for text in scalars(part)] if isinstance(value, list | tuple) else [str(value)]


def words(text: str) -> set[str]:
    """The words of a text in small letters, without addresses and made-up words."""
    plain = re.sub(r"\S+://\S+|\S+\.example|%\(\w+\)\w|\{\w*\}", " ", text)
    return {word for word in re.findall(r"[^\W\d_]+", plain.lower()) if not word.startswith("xq")}


def strange(language: str, text: str) -> set[str]:
    """The words of a text that a language does not have."""
    return words(text) - vocabulary(language)


def test_interface_words_are_in_the_language_of_the_page(made_up_pages: Pages) -> None:
    """Whatever stands beside made-up words in a page, its head and its letter is said in the language that it says.

    The head of a page that belongs to all languages cannot say in which language a word is.
    """
    either = vocabulary("fi") | vocabulary("en")
    leaks = {
        (page.address, said.language, word)
        for page in made_up_pages.by_address.values()
        for said in page.said()
        for word in strange(said.language, said.text)
        if not (page.is_neutral and said.element in {"title", "meta"} and word in either)
    }
    assert leaks == set()


def test_interface_words_in_feeds(made_up: Built) -> None:
    """A feed says nothing by itself in another language than its own."""
    leaks = set()
    for path in (path for path in made_up.paths() if path.endswith("rss.xml")):
        feed = feedparser.parse(made_up.text(path))
        texts = [feed.feed.title, feed.feed.get("subtitle", ""), *(entry.title for entry in feed.entries)]
        leaks |= {(path, word) for text in texts for word in strange(path[:2], text)}
        assert feed.feed.language == path[:2]
    assert leaks == set()


def test_interface_words_in_calendars(made_up: Built) -> None:
    """A calendar says nothing by itself in another language than its own."""
    leaks = set()
    for path in (path for path in made_up.paths() if path.endswith(".ics")):
        parts = Calendar.from_ical((made_up.output / path).read_bytes()).walk()
        texts = [
            str(part[name]) for part in parts for name in ("summary", "description", "x-wr-calname") if name in part
        ]
        leaks |= {(path, word) for text in texts for word in strange(path[:2], text)}
    assert leaks == set()


def test_no_string_of_another_language_in_the_demonstration(demonstration_pages: Pages) -> None:
    """No text of a page that ships is, as a whole, a string of another language's interface."""
    only = {"fi": set(strings("fi")) - set(strings("en")), "en": set(strings("en")) - set(strings("fi"))}
    foreign = {"fi": only["en"], "en": only["fi"]}
    leaks = [
        (page.address, said.text)
        for page in demonstration_pages.by_address.values()
        for said in page.said()
        if len(said.text) > 3 and said.text in foreign[said.language]
    ]
    assert leaks == []


@pytest.mark.parametrize(
    ("language", "text", "leaks"),
    [
        ("fi", "Tulevat tapahtumat", set()),
        ("en", "Tulevat tapahtumat", {"tulevat", "tapahtumat"}),
        ("en", "Thu 4 March 2027, 14.00", set()),
        ("fi", "to 4.3.2027 klo 14.00, in Finnish", {"in", "finnish"}),
        ("en", "Xqtitle (in Finnish)", set()),
    ],
)
def test_this_test_sees_leaks(language: str, text: str, leaks: set[str]) -> None:
    """What is used above finds words of another language."""
    assert strange(language, text) == leaks


def test_every_string_was_seen(made_up: Built, made_up_pages: Pages) -> None:
    """The site of made-up words makes the interface say all that it can say, but for empty lists and drafts.

    A promise that is late is told to whoever builds, and nothing is told of this site.
    """
    calendar = made_up.text("en/events/calendar.ics").replace("\r\n ", "")
    feeds = [made_up.text(path) for path in made_up.paths() if path.startswith("en/") and path.endswith("/rss.xml")]
    titles = [item.get("title", "") for item in made_up_pages["/en/"].links("alternate")]
    pages = (said.text for page in made_up_pages.by_address.values() for said in page.said())
    said = " ".join([*pages, calendar, *feeds, made_up.text("en/feed.css"), *titles])
    unsaid = {text for text in strings("en") if not re.search(pattern(text), said)}
    assert unsaid == {
        "Not public yet",
        "There is no news yet.",
        "This copy of the site was built without search. All pages are in the sections below.",
        "The translation of this text was promised by %(due)s and is late.",
        "There are no open jobs at the moment.",
        "There are no open calls at the moment.",
        "This is not public yet: it is a draft.",
        "This is not public yet: its time has not come.",
        "This is not public yet: the letter has not been frozen for sending.",
        "The latest issue:",
        "All issues",
        "If you would like the newsletter by e-mail, ask us:",
        "What is new in the region, gathered into a letter; all that were sent.",
        "No longer on this site",
        "Read this letter in a browser",
        "You get this letter because you have ordered the newsletter of %(site)s.",
        "Was this letter sent on to you?",
        "Unsubscribe",
        "If you no longer want this letter, reply to it and say so.",
        "Questions and tips",
        "More news (%(number)s)",
        "More events (%(number)s)",
        "More opportunities (%(number)s)",
    }


def pattern(text: str) -> str:
    """What finds a string, whatever has been put into it."""
    return ".*?".join(re.escape(part.strip()) for part in re.split(r"%\(\w+\)\w|\{\w*\}", text))


def test_marks_of_other_languages(made_up_pages: Pages) -> None:
    """A list marks what is told in another language in words, and in the markup."""
    page: Page = made_up_pages["/en/events/"]
    link = next(item for item in page.all("a") if item.get("href") == "/en/events/xqeventfi/")
    assert (link.get("lang"), link.get("hreflang")) == ("fi", None)
    assert "(in Finnish)" in [said.text for said in page.said()]
