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
_NOT_FOUND = '<meta name="robots" content="noindex">'
"""What a page says that tells only where something is, that it is yet to come, or that it is gone."""


def render_differences(found: Differences, live: Path, made: Path, names: Collection[str], teller: Teller) -> str:
    """What comes, changes and goes; pages are named, unless all of them are new.

    `names` are those of the site, which stand in the titles of all pages.
    """
    if not found:
        return teller.sentence("publish-nothing")
    all_new = not (live / "build.json").is_file()
    seen = found if all_new else as_readers_see(found, live, made)
    parts = (
        ("publish-new", seen.new, made),
        ("publish-changed", seen.changed, made),
        ("publish-gone", seen.gone, live),
    )
    return "\n".join(
        line
        for code, paths, folder in parts
        if paths
        for line in (_counted(code, paths, teller), *([] if all_new else _named(folder, paths, names, teller)))
    )


def as_readers_see(found: Differences, live: Path, made: Path) -> Differences:
    """The same with pages that tell nothing by themselves left out: a promise that is kept is new, a notice is not."""
    before = {path for path in (*found.changed, *found.gone) if _is_told(live, path)}
    after = {path for path in (*found.new, *found.changed) if _is_told(made, path)}
    return Differences(
        new=tuple(sorted(after - before)),
        changed=tuple(path for path in found.changed if (path in before) == (path in after)),
        gone=tuple(sorted(before - after)),
    )


def _is_told(folder: Path, path: str) -> bool:
    """Whether a file is something that readers look for: not a page that search engines are to leave out."""
    return _kind(path) != "pages" or _NOT_FOUND not in _head(folder, path)


def _counted(code: str, paths: Iterable[str], teller: Teller) -> str:
    counts = Counter(_kind(path) for path in paths)
    return teller.sentence(code, **{kind: counts[kind] for kind in KINDS})


def _named(folder: Path, paths: Iterable[str], names: Collection[str], teller: Teller) -> Iterator[str]:
    """The addresses and titles of the first pages, those of items before others, and how many there are beyond."""
    pages = sorted(
        (path for path in paths if _kind(path) == "pages"), key=lambda path: (path.count("/") != DEPTH, path)
    )
    yield from (f"  {_address_and_title(folder, path, names)}" for path in pages[:MOST])
    if len(pages) > MOST:
        yield f"  {teller.sentence('publish-more', number=len(pages) - MOST)}"


def _kind(path: str) -> str:
    name = path.rpartition("/")[2]
    if name in FEEDS:
        return "feeds"
    return "calendars" if name.endswith(".ics") else "pages" if name.endswith(".html") else "others"


def _address_and_title(folder: Path, path: str, names: Collection[str]) -> str:
    found = _TITLE.search(_head(folder, path))
    whole = unescape(found[1]) if found else ""
    title, _, name = whole.rpartition(" – ")
    address = "/" + path.removesuffix("index.html")
    return f"{address}  {title if name in names else whole}".rstrip()


def _head(folder: Path, path: str) -> str:
    """The beginning of a page; "" for one that is to go and has gone by other means."""
    with suppress(OSError):
        return (folder / path).read_text("utf-8", errors="replace")[:4096]
    return ""
