"""Feeds of whole sites: every document is valid in its format, says what the others say, and is found."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import jsonschema
from lxml import etree

from tests.building import ROOT, Built, build_site
from tests.whole.feed_reading import ARCHIVE, FEED, feeds, ids, moment, parsed, picture, read_moment, texts, told
from tests.whole.pages import Pages
from tests.whole.running import tree

FORMATS = ROOT / "tests" / "formats"
ATOM = etree.RelaxNG(etree.parse(FORMATS / "atom.rng"))
"""The schema of RFC 4287, appendix B."""
JSON_FEED = jsonschema.Draft202012Validator(json.loads((FORMATS / "json_feed.schema.json").read_text("utf-8")))

LANGUAGES = {"fi": "Tämä on uutissyöte", "en": "This is a feed", "sv": "Detta är ett flöde"}


def test_every_listing_has_its_formats(pages: Pages) -> None:
    """RSS lies beside each, Atom and JSON beside those that are followed the most, and nowhere else."""
    folders = {path.rpartition("/")[0] for path in feeds(pages, "/rss.xml")}
    wide = {path.rpartition("/")[0] for path in feeds(pages, "/atom.xml")}
    assert wide == {path.rpartition("/")[0] for path in feeds(pages, "/feed.json")}
    assert {code for code in LANGUAGES if (pages.output / code).is_dir()} <= wide < folders


def test_every_feed_is_read_without_complaint(pages: Pages) -> None:
    """In its format, with the page that it follows and the page's language, its own address, a title and words."""
    for path in (path for path in feeds(pages) if path.endswith(".xml")):
        read = parsed(pages.output, path)
        page = pages[f"/{path.rpartition('/')[0]}/"]
        version = "rss20" if "/rss" in path else "atom10"
        assert (path, read.bozo, read.version) == (path, 0, version)
        assert (path, read.feed.link, read.feed.language) == (path, f"{pages.url}{page.address}", page.language)
        assert (path, [link.href for link in read.feed.links if link.rel == "self"]) == (path, [f"{pages.url}/{path}"])
        assert (path, bool(read.feed.title), bool(read.feed.get("subtitle"))) == (path, True, True)


def test_every_feed_holds_to_its_schema(pages: Pages) -> None:
    """Atom to that of RFC 4287, JSON to that of JSON Feed 1.1."""
    for path in feeds(pages, ".json"):
        assert (path, [error.message for error in JSON_FEED.iter_errors(told(pages.output, path))]) == (path, [])
    for path in (path for path in feeds(pages, ".xml") if "/atom" in path):
        assert (path, ATOM.validate(etree.parse(pages.output / path))) == (path, True)


def test_the_formats_say_the_same(pages: Pages) -> None:
    """One entry after the other, by id, title, page, day and picture."""
    for path in feeds(pages, ".json"):
        folder = path.rpartition("/")[0]
        rss, atom = (parsed(pages.output, f"{folder}/{name}.xml").entries for name in ("rss", "atom"))
        items = told(pages.output, path)["items"]
        said = [(item["id"], item["title"], item["url"], moment(item.get("date_published"))) for item in items]
        assert [(one.id, one.title, one.link, read_moment(one.get("published_parsed"))) for one in rss] == said
        assert [(one.id, one.title, one.link, read_moment(one.get("published_parsed"))) for one in atom] == said
        pictures = [item.get("image") for item in items]
        assert [picture(one) for one in rss] == [picture(one) for one in atom] == pictures


def test_pictures_are_what_feeds_say_of_them(made_up: Built) -> None:
    """The bytes, the type, the pixels and the words of a file that is there."""
    (entry,) = (one for one in parsed(made_up.output, "fi/uutiset/rss.xml").entries if one.id.endswith("/xqboth"))
    (enclosure,), (media,) = entry.enclosures, entry.media_content
    file = made_up.output / enclosure.href.removeprefix("https://xq.example/")
    assert (enclosure.type, int(enclosure.length)) == ("image/jpeg", file.stat().st_size)
    assert (media["url"], media["width"], media["height"]) == (enclosure.href, "8", "6")
    assert "Xqalttext" in made_up.text("fi/uutiset/atom.xml")


def test_texts_are_whole_and_their_addresses_lead_somewhere(pages: Pages) -> None:
    """Every address in a text is a full one, of the site's own to something there; pictures load and have words."""
    seen = 0
    for path in feeds(pages):
        for html in texts(pages.output, path):
            for item in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
                found = [item.get(name) for name in ("href", "src", "srcset", "poster") if item.get(name)]
                assert (path, [one for one in found if not re.match(r"(https?:/|mailto|tel)", one)]) == (path, [])
                assert (path, [problem for one in found if (problem := pages.problem("/", one))]) == (path, [])
                seen += len(found)
                if item.tag == "img":
                    assert (path, item.get("alt") is not None, item.get("loading")) == (path, True, None)
                assert item.tag not in {"script", "style", "iframe"}
    assert seen > 20


def test_entries_lead_to_their_translations(made_up: Built, made_up_pages: Pages) -> None:
    """By a related link in every format and by the last line of the text, never by a second way to the page itself."""
    page, other = "https://xq.example/fi/uutiset/xqboth-fi/", "https://xq.example/en/news/xqboth-en/"
    for path in ("fi/rss.xml", "fi/atom.xml"):
        (entry,) = (one for one in parsed(made_up.output, path).entries if one.id.endswith("news/xqboth"))
        links = [(link.rel, link.href) for link in entry.links if link.rel != "enclosure"]
        assert (path, links) == (path, [("alternate", page), ("related", other)])
        assert entry.content[0].value.endswith(f'<p lang="en"><a href="{other}" hreflang="en">In English</a></p>')
    assert made_up_pages.problem("/", other) == ""


def test_an_event_is_told_with_its_facts(made_up: Built) -> None:
    """When and where it is, for programs and in its title; its date is that of its announcement."""
    (entry,) = (one for one in parsed(made_up.output, "en/events/rss.xml").entries if one.id.endswith("/xqseminar"))
    assert entry.title == "Xqtitlexqseminar-xqen, Fri 5 March 2027, 09:00, Xqtownen"
    assert (entry.ev_startdate, entry.ev_enddate) == ("2027-03-05T09:00:00+02:00", "2027-03-05T16:00:00+02:00")
    assert read_moment(entry.published_parsed) == datetime(2026, 11, 2, 22, tzinfo=UTC)
    assert "https://xq.example/en/events/xqseminar-en/event.ics" in [link.href for link in entry.links]


def test_an_opportunity_is_told_until_it_closes(made_up_settings: Path, made_up: Built, tmp_path: Path) -> None:
    """With its deadline at the beginning; then it is gone from every feed, and the build says when that will be."""
    (entry,) = (one for one in parsed(made_up.output, "en/opportunities/rss.xml").entries if "xqjobjob" in one.id)
    assert entry.summary.startswith("Closes Tue 1 December 2026, 16:00. ")
    later = build_site(made_up_settings, tmp_path / "later", now="2026-12-01T16:00+02:00")
    held = [path for path in tree(later.output) if FEED.search(f"/{path}") and not ARCHIVE.search(path)]
    assert [path for path in held if entry.id in ids(later.output, path)] == []
    before = build_site(made_up_settings, tmp_path / "before", now="2026-12-01T15:59+02:00")
    assert told(before.output, "build.json")["next_build"].startswith("2026-12-01T16:00")


def test_what_nothing_is_told_of_has_a_feed(made_up: Built) -> None:
    """A theme, a place or an organisation can be followed before the first story; the feed is as valid as any."""
    empty = [
        path for path in sorted(tree(made_up.output)) if path.endswith("rss.xml") and not ids(made_up.output, path)
    ]
    assert [path for path in empty if "/xqnext/" in path] == [
        "en/organisations/xqnext/rss.xml",
        "fi/toimijat/xqnext/rss.xml",
    ]


# Where they are found


def test_the_directory_lists_every_feed(pages: Pages) -> None:
    """Each RSS feed once, under its language, with its title and the page that it follows."""
    opml = ET.parse(pages.output / "feeds.opml").getroot()  # noqa: S314 - our own output
    found = [item for item in opml.iter("outline") if item.get("type") == "rss"]
    assert sorted(item.get("xmlUrl", "") for item in found) == [
        f"{pages.url}/{path}" for path in feeds(pages, "/rss.xml")
    ]
    for item in found:
        read = parsed(pages.output, item.get("xmlUrl", "").removeprefix(f"{pages.url}/"))
        assert (item.get("title"), item.get("htmlUrl")) == (read.feed.title, read.feed.link)
    groups = [item.get("text") for item in opml.findall("body/outline")]
    assert groups == [{"fi": "Suomeksi", "en": "In English", "sv": "På svenska"}[code] for code in fronts(pages)]


def fronts(pages: Pages) -> list[str]:
    """The languages of a site."""
    return [code for code in LANGUAGES if f"/{code}/" in pages.by_address]


def test_pages_lead_to_their_own_feeds_first(pages: Pages) -> None:
    """Then to those of the front, RSS before Atom before JSON, all in the language of the page and each named."""
    order = ["application/rss+xml", "application/atom+xml", "application/feed+json", "text/calendar"]
    for page in pages:
        links = [item for item in page.links("alternate") if item.get("type")]
        addresses = [item.get("href") or "" for item in links]
        assert (page.address, [one for one in addresses if one.split("/")[1] != page.language]) == (page.address, [])
        assert (page.address, len({item.get("title") for item in links})) == (page.address, len(links))
        own = [item for item in links if (item.get("href") or "").count("/") > 2]
        assert (page.address, links[: len(own)]) == (page.address, own)
        for group in (own, links[len(own) :]):
            ranks = [order.index(item.get("type") or "") for item in group]
            assert (page.address, ranks) == (page.address, sorted(ranks))


def test_feeds_are_served_as_what_browsers_style(made_up: Built) -> None:
    """As XML, and not as RSS or Atom, of which browsers would show the source or nothing."""
    headers = made_up.text("_headers")
    for pattern, type_ in (
        ("/*.xml", "application/xml"),
        ("/*/feed.json", "application/feed+json"),
        ("/feeds.opml", "text/x-opml"),
    ):
        assert f"\n{pattern}\n  Content-Type: {type_}; charset=utf-8\n" in headers


def test_feeds_are_styled_in_their_language(pages: Pages) -> None:
    """By a style sheet of the language, whose first line says what a feed is."""
    for path in (path for path in feeds(pages) if path.endswith(".xml")):
        head = (pages.output / path).read_bytes()[:200].decode()
        assert (path, f'<?xml-stylesheet type="text/css" href="/{path[:2]}/feed.css"?>' in head) == (path, True)
    for code in fronts(pages):
        assert LANGUAGES[code] in (pages.output / code / "feed.css").read_text("utf-8")
