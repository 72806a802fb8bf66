"""Summing up: what readers will meet that is new to them, told to whoever has published."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path

from plugins.domain.listing import FEED_FORMATS
from plugins.engine.differences import Differences
from plugins.host.telling import Teller

MOST = 20
"""How many pages are named; the others are counted."""

FEEDS = {format_.file for format_ in FEED_FORMATS}

DEPTH = 3
"""How many folders the pages of items lie below the root: language, section and their own."""

KINDS = ("pages", "feeds", "calendars", "others")

_TITLE = re.compile(r"<title>([^<]*)</title>")
_ELSEWHERE = re.compile(r'<meta http-equiv="?refresh', re.IGNORECASE)


def render_differences(found: Differences, live: Path, made: Path, names: Collection[str], teller: Teller) -> str:
    """What comes, changes and goes; pages are named, unless all of them are new.

    `names` are those of the site, which stand in the titles of all pages.
    """
    if not found:
        return teller.sentence("publish-nothing")
    all_new = not (live / "build.json").is_file()
    parts = (
        ("publish-new", found.new, made),
        ("publish-changed", found.changed, made),
        ("publish-gone", found.gone, live),
    )
    return "\n".join(
        line
        for code, paths, folder in parts
        if paths
        for line in (_counted(code, paths, teller), *([] if all_new else _named(folder, paths, names, teller)))
    )


def _counted(code: str, paths: Iterable[str], teller: Teller) -> str:
    counts = Counter(_kind(path) for path in paths)
    return teller.sentence(code, **{kind: counts[kind] for kind in KINDS})


def _named(folder: Path, paths: Iterable[str], names: Collection[str], teller: Teller) -> Iterator[str]:
    """The addresses and titles of the first pages, those of items before others, and how many there are beyond."""
    pages = sorted(
        (path for path in paths if _kind(path) == "pages"), key=lambda path: (path.count("/") != DEPTH, path)
    )
    named = [line for path in pages[:MOST] if (line := _address_and_title(folder, path, names))]
    yield from (f"  {line}" for line in named)
    if len(pages) > MOST:
        yield f"  {teller.sentence('publish-more', number=len(pages) - MOST)}"


def _kind(path: str) -> str:
    name = path.rpartition("/")[2]
    if name in FEEDS:
        return "feeds"
    return "calendars" if name.endswith(".ics") else "pages" if name.endswith(".html") else "others"


def _address_and_title(folder: Path, path: str, names: Collection[str]) -> str:
    """The address and the title of a page; "" for one that only leads elsewhere."""
    head = ""
    with suppress(OSError):  # a page that is to go may have gone by other means
        head = (folder / path).read_text("utf-8", errors="replace")[:4096]
    found = _TITLE.search(head)
    whole = unescape(found[1]) if found else ""
    title, _, name = whole.rpartition(" – ")
    address = "/" + path.removesuffix("index.html")
    return "" if _ELSEWHERE.search(head) else f"{address}  {title if name in names else whole}".rstrip()
