"""Hosting: the small files at the root that tell robots, web servers and maintainers about the site.

Also what lies beside items, but for photographs, and what leads on from old addresses: pages, and lists for hosts.
"""

from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from plugins.domain.dependence import Depends
from plugins.domain.picture import is_pixels
from plugins.domain.record import digest_of
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, View, Writer, copy, text, text_later
from plugins.host import signals
from plugins.host.feature import Feature, Views
from plugins.host.settings import folders_of
from plugins.hosting.headers import render_headers
from plugins.hosting.next_change import next_change
from plugins.hosting.redirects import redirect_outputs

FAVICON = "favicon.ico"
"""The icon for which browsers ask at the root by themselves; a theme may have it among its static files."""


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(run: Any) -> Feature:
    """The files at the root, the files beside items, and what leads on from old addresses."""
    icon = folders_of(run.settings).static_file(FAVICON) if run else None
    return Feature(
        "hosting", outputs=outputs, site_outputs=partial(site_outputs, icon=icon), following=redirect_outputs
    )


def outputs(view: LanguageView) -> Iterator[Output]:
    """The files that lie beside the items, published beside their pages; of photographs, other forms are."""
    for shown in view.shown.values():
        if shown.is_own:
            for file in shown.item.beside:
                if not is_pixels(file.name):
                    yield copy(f"{shown.address}{file.name}", file.source, file.digest)


def site_outputs(views: Views, icon: Path | None = None) -> Iterator[Output]:
    """`robots.txt`, `_headers`, `build.json` and the icon."""
    site = next(iter(views.values())).site
    robots = f"User-agent: *\nAllow: /\nSitemap: {site.absolute('/sitemap.xml')}\n"
    yield text("/robots.txt", as_written, content=robots)
    yield text("/_headers", as_written, content=render_headers(is_secure=site.url.startswith("https:")))
    yield _worked_out("/build.json", as_json, lambda: _build(views), content_commit=site.content_commit)
    if icon and icon.is_file():
        yield copy(f"/{FAVICON}", str(icon), sha256(icon.read_bytes()).hexdigest())


def _worked_out(address: str, writer: Writer, make: Callable[[], View], **said: str) -> Output:
    """A file that is worked out of the facts only when they have changed, or when what else is said there has."""
    depends = Depends(lambda: digest_of(repr(make())), repr(said).encode())
    return text_later(address, writer, lambda: {**said, **make()}, depends)


def as_written(content: str) -> str:
    """A text that is ready already."""
    return content


def as_json(**facts: object) -> bytes:
    """Facts as a JSON document with a line break at its end."""
    return msgspec.json.format(msgspec.json.encode(facts), indent=2) + b"\n"


def _build(views: Views) -> dict[str, object]:
    """How much the site holds, with which tools it was made, and when it would change by itself."""
    first = next(iter(views.values()))
    return {
        "counts": {code: _count(view) for code, view in views.items()},
        "optional_tools": first.site.tools,
        "next_build": next_change(first.catalogue, first.site, first.now),
    }


def _count(view: LanguageView) -> dict[str, int]:
    """How many items of each kind a language has a version of."""
    counts = dict[str, int]()
    for shown in view.shown.values():
        counts[shown.item.kind_folder] = counts.get(shown.item.kind_folder, 0) + shown.is_own
    return counts
