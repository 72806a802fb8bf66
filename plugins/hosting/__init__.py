"""Hosting: the small files at the root that tell robots, web servers and maintainers about the site."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec

from plugins.domain.catalogue import Catalogue
from plugins.domain.item import at_start, closing
from plugins.domain.picture import is_pixels
from plugins.domain.project import Project
from plugins.domain.registry import Organisation, Person
from plugins.domain.site import Site
from plugins.domain.view import LanguageView
from plugins.domain.years import turning_year
from plugins.engine.outputs import Output, copy, text
from plugins.host import signals
from plugins.host.feature import Feature, Views

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What pages may load: only what the site itself serves, and no inline script or style (CSP Level 3)."""

# Browsers show feeds as their style sheets say only where they are served as XML, and not as RSS or Atom.
HEADERS = f"""/*
  Content-Security-Policy: {CONTENT_POLICY}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
/*.ics
  Content-Type: text/calendar; charset=utf-8
/*.xml
  Content-Type: application/xml; charset=utf-8
/*/feed.json
  Content-Type: application/feed+json; charset=utf-8
/feeds.opml
  Content-Type: text/x-opml; charset=utf-8
/api/*
  Content-Type: application/json; charset=utf-8
  Access-Control-Allow-Origin: *
"""


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """The files at the root, and the files beside items."""
    return Feature("hosting", outputs=outputs, site_outputs=site_outputs)


def outputs(view: LanguageView) -> Iterator[Output]:
    """The files that lie beside the items, published beside their pages; of photographs, other forms are."""
    for shown in view.shown.values():
        if shown.is_own:
            for file in shown.item.beside:
                if not is_pixels(file.name):
                    yield copy(f"{shown.address}{file.name}", file.source, file.digest)


def site_outputs(views: Views) -> Iterator[Output]:
    """`robots.txt`, `_headers`, `_redirects` and `build.json`."""
    site = next(iter(views.values())).site
    robots = f"User-agent: *\nAllow: /\nSitemap: {site.absolute('/sitemap.xml')}\n"
    yield text("/robots.txt", as_written, content=robots)
    yield text("/_headers", as_written, content=HEADERS)
    yield text("/_redirects", as_written, content="".join(_redirects(views)))
    yield text("/build.json", as_json, **_build(views))


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
            for alias in own.former_addresses if own else ():
                yield f"{alias} {shown.address} 301\n"


def _build(views: Views) -> dict[str, object]:
    """What the site was built from, how much it holds, and when it would change by itself."""
    first = next(iter(views.values()))
    return {
        "content_commit": first.site.content_commit,
        "counts": {code: _count(view) for code, view in views.items()},
        "optional_tools": first.site.tools,
        "next_build": next_change(first.catalogue, first.site, first.now),
    }


def next_change(catalogue: Catalogue, site: Site, now: datetime) -> datetime | None:
    """The next moment at which the output would change by itself; None where it never would."""
    turns = [moment for item in catalogue.items() if not item.draft for moment in item.turns(site.zone)]
    turns += [one.span.end for event in catalogue.ledger.gone for one in event.occurrences(site.zone)]
    ends = [closing(day, site.zone) for day in _last_days(catalogue)]
    years = [at_start(day, site.zone) for day in _turns_of_years(catalogue, now.astimezone(ZoneInfo(site.zone)).year)]
    return min((moment for moment in [*turns, *ends, *years] if moment > now), default=None)


def _turns_of_years(catalogue: Catalogue, this_year: int) -> Iterator[date]:
    """The New Year's Day on which the timeline of projects marks another year."""
    projects = catalogue.kinds.get(Project.kind_folder, ())
    found = (item.duration for item in projects if isinstance(item, Project) and not item.draft)
    year = turning_year(found, this_year)
    if year:
        yield date(year, 1, 1)


def _last_days(catalogue: Catalogue) -> Iterator[date]:
    """The days after which a contact is shown no more, or an organisation has ended."""
    for entries in catalogue.registries.values():
        for entry in entries.values():
            if isinstance(entry, Person) and entry.until:
                yield entry.until
            if isinstance(entry, Organisation) and entry.valid_until:
                yield entry.valid_until


def _count(view: LanguageView) -> dict[str, int]:
    """How many items of each kind a language has a version of."""
    counts = dict[str, int]()
    for shown in view.shown.values():
        counts[shown.item.kind_folder] = counts.get(shown.item.kind_folder, 0) + shown.is_own
    return counts
