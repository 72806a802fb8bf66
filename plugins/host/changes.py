"""Changes: the feeds that a build has made say something else, kept until they are told to a hub.

A hub asks for a feed only when the publisher tells it to (WebSub, section 6), and should be told of nothing else. As
one may build several times before one publishes, what has changed is gathered in a file of the cache.
"""

from collections.abc import Iterable
from pathlib import Path

from plugins.domain.listing import FEED_FORMATS
from plugins.domain.site import Site

FILE = "changed-feeds.txt"
"""The file in the cache folder of an output: one full address on each line."""


def changed_feeds(written: Iterable[str], site: Site) -> tuple[str, ...]:
    """The full addresses of the feeds among the paths that were written. Archives have no hub and are none of them."""
    names = {format_.file for format_ in FEED_FORMATS}
    return tuple(sorted(site.absolute(f"/{path}") for path in written if path.rpartition("/")[2] in names))


def read_changes(cache: Path) -> tuple[str, ...]:
    """The feeds of which the hub has not been told. Raises OSError."""
    file = cache / FILE
    return tuple(file.read_text("utf-8").split()) if file.exists() else ()


def write_changes(cache: Path, feeds: Iterable[str]) -> None:
    """Keep the feeds of which the hub is still to be told, each once; none once it has been. Raises OSError."""
    kept = sorted(set(feeds))
    file = cache / FILE
    if kept:
        cache.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(f"{feed}\n" for feed in kept), "utf-8")
    else:
        file.unlink(missing_ok=True)


def gather_changes(cache: Path, written: Iterable[str], site: Site) -> None:
    """Add what a build has written to what was not told yet; a site without a hub keeps nothing. Raises OSError."""
    if site.hub:
        write_changes(cache, {*read_changes(cache), *changed_feeds(written, site)})
