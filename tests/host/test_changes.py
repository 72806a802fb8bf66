"""What a hub is to be told: the feeds that say something else, and nothing else, until it has been told."""

from pathlib import Path

from plugins.host.changes import FILE, changed_feeds, gather_changes, read_changes, write_changes
from tests.region import site

SITE = site(hub="https://hub.example/")
RSS, ATOM = "https://seutu.example/fi/rss.xml", "https://seutu.example/fi/atom.xml"


def test_feeds_are_told_from_all_else() -> None:
    """A feed in any format, by its full address; no page, no calendar, and no archive, which has no hub."""
    written = ("fi/rss.xml", "fi/feed.json", "fi/rss-2025.xml", "fi/index.html", "fi/calendar.ics", "feeds.opml")
    assert changed_feeds(written, SITE) == ("https://seutu.example/fi/feed.json", RSS)


def test_changes_are_gathered_until_they_are_told(tmp_path: Path) -> None:
    """Each once, over several builds; then there is nothing to tell."""
    for written in (("fi/rss.xml",), ("fi/atom.xml", "fi/rss.xml"), ()):
        gather_changes(tmp_path / "cache", written, SITE)
    assert read_changes(tmp_path / "cache") == (ATOM, RSS)
    assert (tmp_path / "cache" / FILE).read_text("utf-8") == f"{ATOM}\n{RSS}\n"
    write_changes(tmp_path / "cache", ())
    assert (read_changes(tmp_path / "cache"), list((tmp_path / "cache").iterdir())) == ((), [])


def test_without_a_hub_nothing_is_kept(tmp_path: Path) -> None:
    """There is nobody to tell."""
    gather_changes(tmp_path, ("fi/rss.xml",), site())
    assert list(tmp_path.iterdir()) == []
