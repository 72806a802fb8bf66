"""The feeds of built sites as feed readers read them, in any format."""

import json
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser

from tests.whole.pages import Pages

FEED = re.compile(r"/(?:(?:rss|atom)(?:-\d{4})?\.xml|feed\.json)$")
ARCHIVE = re.compile(r"-\d{4}\.xml$")


def feeds(pages: Pages, ending: str = "") -> list[str]:
    """The paths of the documents of feeds, archives among them."""
    return sorted(name[1:] for name in pages.files if FEED.search(name) and name.endswith(ending))


def parsed(output: Path, path: str) -> Any:
    """A feed in XML as a feed reader reads it."""
    return feedparser.parse((output / path).read_bytes())


def told(output: Path, path: str) -> Any:
    """A feed in JSON."""
    return json.loads((output / path).read_bytes())


def ids(output: Path, path: str) -> list[str]:
    """The ids of the entries of a feed in any format, in their order."""
    if path.endswith(".json"):
        return [item["id"] for item in told(output, path)["items"]]
    return [entry.id for entry in parsed(output, path).entries]


def texts(output: Path, path: str) -> Iterator[str]:
    """The HTML of the entries of a feed in any format."""
    if path.endswith(".json"):
        yield from (item["content_html"] for item in told(output, path)["items"] if "content_html" in item)
    else:
        yield from (part.value for entry in parsed(output, path).entries for part in entry.get("content", []))


def picture(entry: Any) -> str | None:
    """The address of the picture of an entry."""
    return next((one.href for one in entry.enclosures), None)


def moment(written: str | None) -> datetime | None:
    """A moment as JSON writes it."""
    return datetime.fromisoformat(written).astimezone(UTC) if written else None


def read_moment(parts: Any) -> datetime | None:
    """A moment as feedparser reads it."""
    return datetime.fromtimestamp(timegm(parts), UTC) if parts else None
