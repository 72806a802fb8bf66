"""What stays of feeds while everything else changes: ids for ever, bytes until their content changes."""

import re
import shutil
from pathlib import Path

from tests.building import Built, build_site
from tests.whole.feed_reading import ARCHIVE, FEED, ids, parsed
from tests.whole.pages import Pages
from tests.whole.running import tree

FILES = ("rss.xml", "atom.xml", "feed.json")
SECTIONS = {
    "fi": ("fi", "fi/uutiset", "fi/tapahtumat", "fi/avoimet"),
    "en": ("en", "en/news", "en/events", "en/opportunities"),
}
"""The listings that come in every format, language by language in one order."""


def test_ids_stay_whatever_else_changes(made_up_settings: Path, made_up: Built, tmp_path: Path) -> None:
    """With other titles, addresses, themes and days, and another domain: in every format, and in calendars."""
    site = tmp_path / "site"
    shutil.copytree(made_up_settings.parent, site, ignore=shutil.ignore_patterns(".cache", "output"))
    for kind in ("news", "events", "jobs", "calls", "publications"):
        for file in (site / "content" / kind).rglob("*.md"):
            file.write_text(renamed(file.read_text("utf-8")), "utf-8")
    settings = site / made_up_settings.name
    settings.write_text(settings.read_text("utf-8").replace("https://xq.example", "https://xqnew.example"), "utf-8")
    changed = build_site(settings, tmp_path / "output")
    assert changed.status == 0
    paths = [f"{folder}/{name}" for folders in SECTIONS.values() for folder in folders for name in FILES]
    paths += [path for path in tree(made_up.output) if ARCHIVE.search(path)]
    for path in paths:
        assert (path, ids(changed.output, path)) == (path, ids(made_up.output, path))
        assert (path, feed_id(changed, path)) == (path, feed_id(made_up, path))
    assert uids(changed) == uids(made_up) != set()
    was, is_ = (one.text("fi/uutiset/rss.xml") for one in (made_up, changed))
    for word in ("Xqtitlexqboth-xqfi", "/xqboth-fi/", "/xqthemefi", "02 Nov 2026", "https://xq.example/"):
        assert (word, word in was, word in is_) == (word, word != "/xqthemefi", False)


def renamed(text: str) -> str:
    """A text whose title and slug are other ones, which has moved to another theme and is dated a day later."""
    text = re.sub(r"(?m)^title: (.+)$", r"title: Xqnew", text)
    text = re.sub(r"(?m)^slug: (.+)$", r"slug: new-\1", text)
    text = text.replace("themes: [xqtheme", "themes: [xqcraft")
    return re.sub(r"(?m)^date: (\d+)(\.11\.2026)$", lambda day: f"date: {int(day[1]) + 1}{day[2]}", text)


def feed_id(built: Built, path: str) -> str:
    """The id of a feed; RSS has no place for one, JSON Feed has its address."""
    return "" if "/atom" not in f"/{path}" else str(parsed(built.output, path).feed.id)


def uids(built: Built) -> set[str]:
    """The permanent ids of everything in a calendar."""
    return set(re.findall(r"(?m)^UID:(.+)\r$", (built.output / "fi/calendar.ics").read_bytes().decode()))


def test_a_finished_year_is_never_written_again(made_up_settings: Path, tmp_path: Path) -> None:
    """Years later, with all events over and all jobs closed, its documents have the same bytes."""
    moments = ("2027-01-01T00:00+02:00", "2031-06-01T12:00+03:00")
    found = [tree(build_site(made_up_settings, tmp_path / now[:4], now=now).output) for now in moments]
    archives = [{path: made for path, made in one.items() if ARCHIVE.search(path)} for one in found]
    names = [f"{code}/{stem}-{year}.xml" for code in ("en", "fi") for stem in ("atom", "rss") for year in (2020, 2026)]
    assert sorted(archives[0]) == names
    assert [path for path in names if archives[0][path] != archives[1].get(path)] == []


def test_archives_lead_through_all_years(demonstration: Built, demonstration_pages: Pages) -> None:
    """From the feed back to its first year, every entry once, and from each year to the feed and to the next."""
    for name in ("fi/uutiset/rss.xml", "en/news/atom.xml", "fi/rss.xml"):
        path, way, held = name, list[str](), list[str]()
        while path:
            read = parsed(demonstration.output, path)
            links = {link.rel: link.href.removeprefix(f"{demonstration_pages.url}/") for link in read.feed.links}
            if path != name:
                held += [entry.id for entry in read.entries]
                assert (path, links["current"], links.get("next-archive")) == (path, name, way[-1] if way else None)
                assert b"archive/>" in (demonstration.output / path).read_bytes()
                way.append(path)
            path = links.get("prev-archive", "")
        assert len(way) > 3
        assert len(held) == len(set(held)) > len(ids(demonstration.output, name))
        assert set(ids(demonstration.output, name)) <= set(held)


def test_feeds_change_with_their_content_alone(made_up_settings: Path, made_up: Built, tmp_path: Path) -> None:
    """At another hour, with nothing begun, over or closed meanwhile, no feed has another byte."""
    later = build_site(made_up_settings, tmp_path / "later", now="2026-11-21T13:30+02:00")
    both = [
        {path: made for path, made in tree(one.output).items() if FEED.search(f"/{path}")} for one in (made_up, later)
    ]
    assert both[0] == both[1] != {}


def test_a_hub_is_named_and_told(made_up_settings: Path, tmp_path: Path) -> None:
    """By every feed; what a build has changed is kept for whoever publishes, beside the output and not in it."""
    site = tmp_path / "site"
    shutil.copytree(made_up_settings.parent, site, ignore=shutil.ignore_patterns(".cache", "output"))
    settings = site / made_up_settings.name
    settings.write_text(f'{settings.read_text("utf-8")}\nWEBSUB_HUB = "https://hub.example/"\n', "utf-8")
    built = build_site(settings, tmp_path / "output")
    links = parsed(built.output, "fi/rss.xml").feed.links
    assert [link.href for link in links if link.rel == "hub"] == ["https://hub.example/"]
    (kept,) = (site / ".cache").rglob("changed-feeds.txt")
    everything = {f"https://xq.example/{path}" for path in tree(built.output) if FEED.search(f"/{path}")}
    assert set(kept.read_text("utf-8").split()) == {url for url in everything if not ARCHIVE.search(url)}
    kept.unlink()
    story = site / "content" / "news" / "xqonlyfi" / "index.fi.md"
    story.write_text(story.read_text("utf-8").replace("Xqbody", "Xqother"), "utf-8")
    build_site(settings, tmp_path / "output")
    told_of = kept.read_text("utf-8").split()
    assert "https://xq.example/fi/uutiset/rss.xml" in told_of
    assert [url for url in told_of if "/en/" in url or "tapahtumat" in url] == []
