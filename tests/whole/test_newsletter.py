"""The newsletter of the demonstration: what was sent is there as it was sent, and what is open is nowhere."""

import hashlib
import json
from pathlib import Path

import feedparser
import pytest

from plugins.host import command
from tests.building import ROOT, Built
from tests.whole.pages import Pages

FROZEN, OPEN = ("2026-10", "2026-11"), "2026-12"
FOLDERS = {"fi": "fi/uutiskirje", "en": "en/newsletter", "fi-en": "newsletter"}
FILES = ("mail.html", "mail.txt", "draft.eml", "meta.json")


def sent(key: str) -> Path:
    """The folder in which an issue is kept as it was sent."""
    return ROOT / "content/newsletters" / key / "sent"


@pytest.mark.parametrize("key", FROZEN)
@pytest.mark.parametrize("edition", FOLDERS)
def test_what_was_sent_is_published_as_it_was_sent(demonstration: Built, key: str, edition: str) -> None:
    """Byte for byte, in each language and in all of them together; and the lock knows each file."""
    lock = json.loads((sent(key) / "lock.json").read_bytes())
    for name in FILES:
        kept = (sent(key) / f"{edition}.{name}").read_bytes()
        assert (demonstration.output / FOLDERS[edition] / key / name).read_bytes() == kept
        assert lock["files"][f"{edition}.{name}"] == hashlib.sha256(kept).hexdigest()


def test_an_open_issue_is_nowhere(demonstration: Built) -> None:
    """Neither its pages nor its words."""
    assert [path for path in demonstration.paths() if OPEN in path and "newsletter" in path] == []
    assert OPEN not in demonstration.text("fi/uutiskirje/index.html")


@pytest.mark.parametrize(("language", "listing"), [("fi", "fi/uutiskirje"), ("en", "en/newsletter")])
def test_the_archive_has_the_last_issue_first(demonstration_pages: Pages, language: str, listing: str) -> None:
    """With a page for each, in the language of the archive."""
    page = demonstration_pages[f"/{listing}/"]
    links = [item.get("href") for item in page.all("ul[@class='cards']//a")]

    assert links == [f"/{listing}/{key}/" for key in reversed(FROZEN)]
    assert demonstration_pages[f"/{listing}/{FROZEN[0]}/"].root.get("lang") == language


@pytest.mark.parametrize("listing", ["fi/uutiskirje", "en/newsletter"])
def test_the_feed_of_issues_has_whole_issues(demonstration: Built, listing: str) -> None:
    """Every title that the letter tells of stands in its entry."""
    feed = feedparser.parse(demonstration.text(f"{listing}/rss.xml"))
    assert [entry.id.rpartition("/")[2] for entry in feed.entries] == list(reversed(FROZEN))
    for entry in feed.entries:
        lock = json.loads((sent(entry.id.rpartition("/")[2]) / "lock.json").read_bytes())
        letter = lock["letters"][listing[:2]]
        told = [one["url"] for section in letter["sections"] for one in section["entries"]]
        assert told
        assert [url for url in told if url not in entry.content[0].value] == []


def test_all_languages_stand_together(demonstration_pages: Pages) -> None:
    """Each part in its own language, the first language first."""
    page = demonstration_pages["/newsletter/2026-11/"]
    parts = page.all("div[@id]")

    assert [(part.get("id"), part.get("lang")) for part in parts if part.get("class") == "prose letter"] == [
        ("fi", "fi"),
        ("en", "en"),
    ]


@pytest.mark.parametrize("key", [*FROZEN, OPEN])
def test_every_mail_passes_the_checks(
    demonstration_settings: Path, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that were sent, and the one that is being written: no error and no warning."""
    status = command.newsletter("check", key, settings=str(demonstration_settings), now="2026-12-01T09:00+02:00")

    assert (status, capsys.readouterr().err) == (0, "")
