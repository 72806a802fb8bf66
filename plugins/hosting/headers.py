"""`_headers`: what hosts such as Netlify and Cloudflare Pages send with files; others do it by settings."""

from plugins.domain.headers import BY_PATTERN, Headers, sent_with_all


def render_headers(*, is_secure: bool) -> str:
    """The file, for a site at https or one that is not."""
    patterns = {"/*": sent_with_all(is_secure=is_secure), **BY_PATTERN}
    return "".join(f"{pattern}\n{_lines(headers)}" for pattern, headers in patterns.items())


def _lines(headers: Headers) -> str:
    return "".join(f"  {name}: {value}\n" for name, value in headers.items())
