"""Every page of every site is well made, carries what every page must carry, and asks nothing of the reader."""

import json
from collections import Counter
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest

from tests.whole.pages import Page, Pages

SHORTEST, LONGEST = 8, 300
"""How many characters a description has; made-up words are short."""

LINKED_DATA = "script[@type='application/ld+json']"


def test_pages_are_well_formed(pages: Pages) -> None:
    """The standard's own parser finds no error in any page, nor in any letter."""
    assert {page.address: page.errors for page in pages.by_address.values() if page.errors} == {}


def test_the_parser_sees_errors() -> None:
    """What is used above finds a page that is not well-formed."""
    assert Page("/", '<!doctype html><html lang="fi"><title>x</title><p><div></p></i>').errors != ()


def test_ids_are_unique(pages: Pages) -> None:
    """No two elements of a page have one id."""
    twice = {page.address: [name for name, count in Counter(page.ids).items() if count > 1] for page in pages}
    assert {address: names for address, names in twice.items() if names} == {}


def test_labels_name_elements(pages: Pages) -> None:
    """What an element says it is labelled by is there."""
    missing = [
        (page.address, name)
        for page in pages
        for item in page.root.iter()
        for name in (item.get("aria-labelledby") or item.get("aria-describedby") or "").split()
        if name not in page.ids
    ]
    assert missing == []


def test_headings(pages: Pages) -> None:
    """A page has one heading of the first level, and no level is left out below it."""
    for page in pages:
        levels = [int(item.tag[1]) for item in page.root.iter() if item.tag in {f"h{n}" for n in range(1, 7)}]
        steps = [after - before for before, after in pairwise(levels)]
        assert (page.address, levels.count(1), levels[0]) == (page.address, 1, 1)
        assert (page.address, [step for step in steps if step > 1]) == (page.address, [])


def test_titles_and_descriptions(pages: Pages) -> None:
    """Every page has a title of its own in its language, and a description for those who search."""
    for page in pages:
        assert (page.address, len(page.all("title"))) == (page.address, 1)
        assert (page.all("title")[0].text or "").strip() != ""
    for code in {page.language for page in pages if not page.is_neutral}:
        titles = Counter((page.all("title")[0].text or "").strip() for page in pages.in_language(code))
        assert [title for title, count in titles.items() if count > 1] == []


def test_pages_are_described(pages: Pages) -> None:
    """Every page that searchers may find says in a sentence or two what it is, as no other page of its language."""
    found = [page for page in pages if page.is_indexed]
    described = {page.address: page.meta("description") or "" for page in found}
    assert {address: text for address, text in described.items() if not SHORTEST <= len(text) <= LONGEST} == {}
    for code in {page.language for page in found if not page.is_neutral}:
        counts = Counter(described[page.address] for page in found if page.address.startswith(f"/{code}/"))
        assert [text for text, count in counts.items() if count > 1] == []
    assert [page.address for page in pages if page.meta("description") != page.meta("og:description")] == []


def test_open_graph(pages: Pages) -> None:
    """Every page tells other sites what it is: a title, a type, its address, its site; pictures by whole addresses."""
    for page in pages:
        told = {name: page.meta(f"og:{name}") for name in ("title", "type", "url", "site_name")}
        assert (page.address, [name for name, content in told.items() if not content]) == (page.address, [])
        assert told["url"] == page.canonical
        image = page.meta("og:image")
        assert (page.address, image and pages.problem(page.address, image)) == (page.address, image and "")
        assert image is None or image.startswith(f"{pages.url}/")


def test_linked_data(pages: Pages) -> None:
    """Linked data is JSON of schema.org, says the language of its texts, and names the page that is to be kept."""
    found = [(page, json.loads(item.text or "")) for page in pages for item in page.linked_data]
    types = {"NewsArticle", "Event", "EventSeries", "WebPage", "WebSite", "Project", "JobPosting", "Report"}
    types |= {"CollectionPage"}
    assert {page.address for page in pages if page.is_indexed} - {page.address for page, _ in found} == set()
    assert {data["@type"] for _, data in found} - types == set()
    assert {data["@context"] for _, data in found} == {"https://schema.org"}
    assert [(page.address, data["url"]) for page, data in found if data["url"] != page.canonical] == []
    stated = [data["image"] for _, data in found if "image" in data]
    pictures = [address for one in stated for address in ([one] if isinstance(one, str) else one)]
    assert [address for address in pictures if pages.problem("/", address)] == []


def test_no_script_and_no_style_of_their_own(pages: Pages) -> None:
    """No page has a script in it but linked data, nor a style, a handler or a frame: the policy forbids them."""
    for page in pages:
        own = [item for item in page.all("script") if not (item.get("src") or "").startswith("/assets/")]
        scripts = [item for item in own if item.get("type") != "application/ld+json"]
        handlers = [name for item in page.root.iter() for name in item.keys() if name.startswith("on")]  # noqa: SIM118
        styled = [item for item in page.root.iter() if item.get("style") or item.tag in {"style", "iframe", "object"}]
        assert (page.address, scripts, handlers, styled) == (page.address, [], [], [])


def test_the_script_is_where_it_is_needed(pages: Pages) -> None:
    """A page has a script if and only if it has something for it: coming events, a calendar, addresses, a search."""
    for page in pages:
        found = [(item.get("src") or "").partition("?")[0] for item in page.all("script") if item.get("src")]
        needed = {
            "/assets/events.js": page.all("*[@data-ends]") or page.all("table[@data-zone]"),
            "/assets/copy.js": page.all("*[@data-copy]"),
            "/assets/search.js": page.all("form[@class='search']"),
        }
        assert (page.address, sorted(found)) == (page.address, sorted(file for file, uses in needed.items() if uses))


def test_pictures(pages: Pages) -> None:
    """Every picture says what it shows, or says on purpose that it shows nothing; and its size is known before it."""
    for page in pages:
        for item in page.all("img"):
            assert (page.address, item.get("src"), item.get("alt") is not None) == (page.address, item.get("src"), True)
            is_drawing = (item.get("src") or "").endswith(".svg")
            assert is_drawing or (item.get("width") and item.get("height"))


def test_feeds_are_found(pages: Pages) -> None:
    """The page beside every feed and calendar of a listing leads feed readers to it."""
    feeds = [name for name in pages.files if name.endswith(("/rss.xml", "/calendar.ics"))]
    for name in feeds:
        page = pages[f"{name.rpartition('/')[0]}/"]
        found = {urljoin(page.address, item.get("href") or "") for item in page.links("alternate")}
        assert (name, urlsplit(name).path in found) == (name, True)


def test_trails_lead_to_pages(pages: Pages) -> None:
    """The way from the front to a listing, as its linked data tells it, is made of pages that are there."""
    documents = [(page, json.loads(item.text or "")) for page in pages for item in page.linked_data]
    trails = [(page, data["breadcrumb"]["itemListElement"]) for page, data in documents if "breadcrumb" in data]
    assert trails != []
    for page, steps in trails:
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert (steps[0]["item"], steps[-1]["item"]) == (f"{pages.url}/{page.language}/", page.canonical)
        assert [step["item"] for step in steps if pages.problem("/", step["item"])] == []


def test_entries_are_what_they_are(demonstration_pages: Pages) -> None:
    """The page of an entry tells of it as a place, an organisation or a term; that of a section is about no one."""
    kinds = {"paikat": "Place", "toimijat": "Organization", "teemat": "DefinedTerm"}
    kinds |= {"places": "Place", "organisations": "Organization", "themes": "DefinedTerm"}
    for page in demonstration_pages:
        data = json.loads(page.linked_data[0].text or "") if page.linked_data else {}
        words = page.address.strip("/").split("/")
        if len(words) == 3 and words[1] in kinds:
            assert (data["@type"], data["mainEntity"]["@type"]) == ("CollectionPage", kinds[words[1]])
        elif len(words) == 2 and words[1] in kinds:
            assert (data["@type"], "mainEntity" in data) == ("CollectionPage", False)


@pytest.mark.parametrize("key", ["accessibility", "feedback"])
def test_ways_to_the_keepers(made_up_pages: Pages, key: str) -> None:
    """Every page leads to the accessibility statement and to a way of giving feedback, in its own language."""
    words = {
        "accessibility": {"fi": "saavutettavuus", "en": "accessibility"},
        "feedback": {"fi": "palaute", "en": "feedback"},
    }
    for page in made_up_pages:
        code = page.language
        assert (page.address, f"/{code}/{words[key][code]}/" in set(page.addresses())) == (page.address, True)


def test_the_sign_up_link(made_up_pages: Pages) -> None:
    """The fronts of the languages and the subscribe page lead to the newsletter's form."""
    for address in ("/fi/", "/en/", "/fi/tilaa/", "/en/subscribe/"):
        assert (address, "https://letter.example/xq" in set(made_up_pages[address].addresses())) == (address, True)


def test_the_skip_link_comes_first(pages: Pages) -> None:
    """The first link of every page leads past the header to the content, where there is something to pass."""
    for page in pages:
        first = page.all("body//a[@href]")[0]
        if page.is_neutral and first in page.all("main//a"):
            continue
        assert (page.address, (first.get("href") or "")[:1]) == (page.address, "#")
        assert (first.get("href") or "")[1:] in [item.get("id") for item in page.all("main")]
