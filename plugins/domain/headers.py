"""Headers: what is sent with the site's files beside their bytes, by whatever serves them.

Of one header, hosts join what several patterns say of a path; so no two patterns here say the same of any path.
"""

import re
from collections.abc import Mapping

from plugins.domain.policy import HEADER_POLICY

Headers = Mapping[str, str]

ALWAYS: Headers = {
    "Content-Security-Policy": HEADER_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Letters and feed readers show our pictures, wherever they are read.
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""What is sent with everything."""

SECURE: Headers = {"Strict-Transport-Security": "max-age=31536000"}
"""What is sent where the site stands at https: come back by https for a year (RFC 6797). Other names below the site's
own, and lists that browsers keep, are for those to decide to whom the name belongs.
"""

FOR_ALL: Headers = {"Access-Control-Allow-Origin": "*"}
"""What lets programs in the pages of others read what is meant to be followed."""

FOR_EVER: Headers = {"Cache-Control": "public, max-age=31536000, immutable"}
"""For whatever is asked for by an address that has a digest of its content."""

FOR_A_MONTH: Headers = {"Cache-Control": "public, max-age=2592000"}
"""For typefaces: they hardly ever change, but would do so under the same name."""

FOR_A_DAY: Headers = {"Cache-Control": "public, max-age=86400"}
"""For what changes seldom, under an address that stays. All else a browser asks for anew, as hosts tell it to."""

# Browsers show feeds as their style sheets say only where they are served as XML, and not as RSS or Atom.
BY_PATTERN: Mapping[str, Headers] = {
    "/*.ics": {"Content-Type": "text/calendar; charset=utf-8", **FOR_ALL},
    "/*.xml": {"Content-Type": "application/xml; charset=utf-8", **FOR_ALL},
    "/*/feed.json": {"Content-Type": "application/feed+json; charset=utf-8", **FOR_ALL},
    "/feeds.opml": {"Content-Type": "text/x-opml; charset=utf-8", **FOR_ALL},
    "/api/*": {"Content-Type": "application/json; charset=utf-8", **FOR_ALL},
    "/*.eml": {"Content-Type": "message/rfc822"},
    "/*.txt": {"Content-Type": "text/plain; charset=utf-8"},
    "/assets/*.css": FOR_EVER,
    "/assets/*.js": FOR_EVER,
    "/assets/fonts/*.woff2": {"Content-Type": "font/woff2", **FOR_A_MONTH},
    "/pictures/*": FOR_A_DAY,
}
"""What is sent with some files, by a pattern of their addresses."""


def sent_with_all(*, is_secure: bool) -> Headers:
    """What is sent with everything, by a site at https or one that is not."""
    return {**ALWAYS, **(SECURE if is_secure else {})}


def regular(pattern: str) -> str:
    """A pattern of addresses as a regular expression for the whole of them: `*` stands for anything."""
    return "^" + re.escape(pattern).replace(r"\*", ".*") + "$"
