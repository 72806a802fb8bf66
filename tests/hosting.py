"""A `_headers` file as hosts read it, by the grammar that Netlify and Cloudflare Pages document.

A line that begins with `/` is a pattern, in which `*` stands for anything; the indented lines below it are headers.
A `#` begins a comment. What several patterns say of one path is all sent; of one header, joined with commas. A file
has at most 100 patterns, and a line at most 2,000 characters.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

MOST_PATTERNS, LONGEST_LINE = 100, 2_000

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".ico": "image/vnd.microsoft.icon",
    ".webp": "image/webp",
    ".wasm": "application/wasm",
    "": "application/octet-stream",
}
"""The types by which hosts serve files of themselves, where `_headers` says nothing of them."""


@dataclass(frozen=True)
class Rules:
    """The headers by pattern, in the order of the file."""

    of_patterns: Mapping[str, Mapping[str, str]]

    def headers(self, address: str) -> dict[str, str]:
        """The headers with which a host answers at an address; no pattern sees what follows a question mark."""
        path, found = urlsplit(address).path, dict[str, str]()
        for pattern, headers in self.of_patterns.items():
            if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path):
                for name, value in headers.items():
                    found[name] = f"{found[name]}, {value}" if name in found else value
        return found


def read_rules(text: str) -> Rules:
    """The rules of a file; an AssertionError where a host would not read it."""
    found = dict[str, dict[str, str]]()
    headers = dict[str, str]()
    for line in (line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")):
        assert len(line) <= LONGEST_LINE, line
        if line.startswith("/"):
            assert re.fullmatch(r"\S+", line), line
            assert line not in found, line
            headers = found[line] = {}
        else:
            stated = re.fullmatch(r"[ \t]+([\w-]+): (\S.*)", line)
            assert stated, line
            assert stated[1].lower() not in headers, line
            headers[stated[1].lower()] = stated[2]
    assert len(found) <= MOST_PATTERNS
    return Rules(found)
