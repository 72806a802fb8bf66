"""Lists of redirects for hosts that redirect by themselves: `_redirects`, and maps for nginx.

Addresses of before are written by people, so each list quotes them; those of today have small letters and hyphens only.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

MOST_RULES = 2_000
"""The rules that Cloudflare Pages reads (https://developers.cloudflare.com/pages/configuration/redirects/). What is
beyond them is led on by its page.
"""

Moved = Mapping[str, str]
"""The addresses of today by those of before: `/fi/uutiset/vanha/`."""


def render_redirects(moved: Moved) -> str:
    """`_redirects`, as Netlify, Cloudflare Pages and GitLab Pages read it: address, new address, status.

    Netlify redirects from where a file lies only by a status with `!`; the others pass by such lines as unknown, and
    redirect by those that follow. Some take an address without its last slash for another one.
    """
    rows = sorted(moved.items())
    forced = [f"{quote(before)} {quote(now)} 301!" for before, now in rows]
    whole = [f"{quote(before)} {quote(now)} 301" for before, now in rows]
    bare = [f"{quote(before.rstrip('/'))} {quote(now)} 301" for before, now in rows if before.endswith("/")]
    return "".join(f"{line}\n" for line in [*forced, *whole, *bare][:MOST_RULES])


def render_redirects_map(moved: Moved) -> str:
    """The old and new addresses for nginx (https://nginx.org/en/docs/http/ngx_http_map_module.html).

    It goes into `map $uri $redirect_to { include …; }`, which compares whole addresses and takes small and capital
    letters for one.
    """
    return "".join(f"{_quoted(form)} {_quoted(quote(now))};\n" for before, now in sorted(moved.items())
                   for form in _forms(before))  # fmt: skip


def render_removed_map(removed: Iterable[str]) -> str:
    """The addresses of what was removed, for nginx: `map $uri $is_removed { include …; }`."""
    return "".join(f"{_quoted(form)} 1;\n" for address in sorted(removed) for form in _forms(address))


def _forms(address: str) -> Iterator[str]:
    """The ways to write an address: of a page with its slash, without it, and with the name of its file."""
    yield address
    if address.endswith("/"):
        yield from (address.rstrip("/"), f"{address}index.html")


def _quoted(text: str) -> str:
    r"""A text in quotes, in which nothing has a meaning of its own; no `$` is ever in one."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
