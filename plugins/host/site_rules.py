"""Rules of a site: what its files `_headers` and `_redirects` ask of whoever serves it, as hosts read them.

Netlify and Cloudflare Pages document both. Ours hold patterns with `*`, plain headers, and plain addresses.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.domain.headers import Headers, regular

HEADERS, REDIRECTS = "_headers", "_redirects"


class Redirect(NamedTuple):
    """Where readers of an address are sent, and the status with which (RFC 9110, section 15.4)."""

    target: str
    status: int


def headers_for(folder: Path, path: str) -> dict[str, str]:
    """The headers with which a site wants a path to be served; of one header, the last rule that names it counts."""
    found = dict[str, str]()
    for pattern, headers in _rules(_text_of(folder / HEADERS)):
        if re.fullmatch(regular(pattern), path):
            found.update(headers)
    return found


def redirect_for(folder: Path, path: str) -> Redirect | None:
    """Where a site sends the readers of a path, if anywhere."""
    for line in _text_of(folder / REDIRECTS).splitlines():
        words = line.split()
        if len(words) >= 2 and words[0] == path:
            return Redirect(words[1], int(words[2].rstrip("!")) if len(words) > 2 else 301)
    return None


def _rules(text: str) -> Iterator[tuple[str, Headers]]:
    """Each pattern with its headers: the lines below it, which are indented."""
    for rule in re.findall(r"^/\S*(?:\n[ \t]+\S.*)*", text, re.MULTILINE):
        pattern, *lines = rule.splitlines()
        yield pattern, dict(re.split(r":\s*", line.strip(), maxsplit=1) for line in lines)


def _text_of(file: Path) -> str:
    """The text of a file, "" where there is none, as before the first build."""
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return ""
