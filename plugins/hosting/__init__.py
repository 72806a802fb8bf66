"""Hosting: the small files at the root that tell robots, web servers and maintainers about the site."""

from collections.abc import Iterator

import msgspec

from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, copy, text
from plugins.host import signals
from plugins.host.feature import Feature, Views

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What pages may load: only what the site itself serves, and no inline script or style (CSP Level 3)."""

HEADERS = f"""/*
  Content-Security-Policy: {CONTENT_POLICY}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
/*.ics
  Content-Type: text/calendar; charset=utf-8
/*.xml
  Content-Type: application/xml; charset=utf-8
/*rss.xml
  Content-Type: application/rss+xml; charset=utf-8
"""


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """The files at the root, and the files beside items."""
    return Feature("hosting", outputs=outputs, site_outputs=site_outputs)


def outputs(view: LanguageView) -> Iterator[Output]:
    """The files that lie beside the items, published beside their pages."""
    for shown in view.shown.values():
        if shown.is_own:
            for file in shown.item.files:
                yield copy(f"{shown.address}{file.name}", file.source, file.digest)


def site_outputs(views: Views) -> Iterator[Output]:
    """`robots.txt`, `_headers`, `_redirects` and `build.json`."""
    site = next(iter(views.values())).site
    robots = f"User-agent: *\nAllow: /\nSitemap: {site.absolute('/sitemap.xml')}\n"
    yield text("/robots.txt", as_written, content=robots)
    yield text("/_headers", as_written, content=HEADERS)
    yield text("/_redirects", as_written, content="".join(_redirects(views)))
    yield text("/build.json", as_json, counts=_counts(views))


def as_written(content: str) -> str:
    """A text that is ready already."""
    return content


def as_json(**facts: object) -> bytes:
    """Facts as a JSON document with a line break at its end."""
    return msgspec.json.format(msgspec.json.encode(facts), indent=2) + b"\n"


def _redirects(views: Views) -> Iterator[str]:
    """The earlier addresses that items name themselves, each leading to the address of today."""
    for view in views.values():
        for shown in view.shown.values():
            own = shown.item.texts.get(view.code)
            for alias in own.aliases if own else ():
                yield f"{alias} {shown.address} 301\n"


def _counts(views: Views) -> dict[str, dict[str, int]]:
    """How many items of each kind each language has a version of."""
    return {code: _count(view) for code, view in views.items()}


def _count(view: LanguageView) -> dict[str, int]:
    counts = dict[str, int]()
    for shown in view.shown.values():
        counts[shown.item.kind_folder] = counts.get(shown.item.kind_folder, 0) + shown.is_own
    return counts
