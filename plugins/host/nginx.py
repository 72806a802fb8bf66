"""nginx: what it needs to know to serve a site just as the site's own `_headers` says.

The text is in `starters/server/nginx.conf`; its directives are those of https://nginx.org/en/docs/dirindex.html.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from plugins.domain.headers import BY_PATTERN, Headers, sent_with_all
from plugins.engine.releases import SERVER_TABLES
from plugins.host.settings import host_name

TYPE = "Content-Type"
OTHERWISE: Headers = {"Cache-Control": "no-cache"}
"""What hosts tell browsers of files of which `_headers` says nothing; with nginx, browsers would guess."""

COMPRESSED = {"application/javascript", "application/json", "image/svg+xml", "text/css", "text/javascript", "text/xml"}
"""The types that are worth compressing, beside HTML and the texts that `_headers` names."""

WITH_CHARSET = {"application/javascript", "text/css", "text/javascript"}
"""The types that are sent with their charset, beside HTML and those of which `_headers` says so."""


def facts_of_nginx(folder: Path, site_url: str) -> dict[str, object]:
    """What the text names, for a site whose releases are in a folder."""
    stated = [headers[TYPE] for headers in BY_PATTERN.values() if TYPE in headers]
    texts = {bare_type(one) for one in stated if not one.startswith("font/")}
    return {
        "host": host_name(site_url),
        "folder": folder,
        "name": re.sub(r"\W", "_", folder.name, flags=re.ASCII),
        "tables": dict(zip(("moved", "removed"), SERVER_TABLES, strict=True)),
        "hidden": [re.escape(name) for name in ("_headers", "_redirects", *SERVER_TABLES)],
        "always": sent_with_all(is_secure=site_url.startswith("https:")),
        "by_file": headers_by_name(),
        "otherwise": OTHERWISE,
        "types": {at: bare_type(headers[TYPE]) for at, headers in BY_PATTERN.items() if TYPE in headers},
        "with_charset": sorted(WITH_CHARSET | {bare_type(one) for one in stated if "charset" in one}),
        "compressed": sorted(COMPRESSED | texts),
    }


def headers_by_name() -> Mapping[str, Headers]:
    """The headers that differ by file, but for the type: of each, its value by a pattern of addresses."""
    found: dict[str, dict[str, str]] = {name: {} for name in OTHERWISE}
    for pattern, headers in BY_PATTERN.items():
        for name, value in headers.items():
            if name != TYPE:
                found.setdefault(name, {})[pattern] = value
    return found


def bare_type(stated: str) -> str:
    """A type without its charset, which nginx adds by itself."""
    return stated.partition(";")[0]


def variable(header: str) -> str:
    """The name of a header as a part of a variable's."""
    return header.lower().replace("-", "_")
