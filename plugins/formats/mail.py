"""Mail: a letter's HTML as mail programs take it, its plain text, and both in a draft that can be opened and sent."""

import hashlib
import re
from datetime import UTC, date, datetime, time

ENCODING = "quoted-printable"
"""Of the two that keep lines short, the one that Finnish needs fewer bytes for."""


def render_mail_html(rendered: bytes) -> bytes:
    """A rendered letter with its styles in the elements, as some mail programs drop style sheets; in ASCII alone.

    A style sheet marked `data-css-inline="keep"` stays: only there can rules for dark or narrow screens stand. Letters
    such as ä become references, which are read rightly whatever character set a service claims.
    """
    import css_inline

    inliner = css_inline.CSSInliner(load_remote_stylesheets=False)
    return inliner.inline(rendered.decode()).encode("ascii", "xmlcharrefreplace")


def render_mail_text(rendered: bytes) -> bytes:
    """A rendered letter in plain text, in UTF-8: without spaces at the ends of lines, and never two empty lines."""
    lines = "\n".join(line.rstrip() for line in rendered.decode().splitlines())
    return (re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n").encode()


def render_draft(
    html: bytes, text: bytes, *, subject: str, languages: tuple[str, ...], day: date, message_id: str
) -> bytes:
    """A message that mail programs open as a draft (`X-Unsent`), of plain text and HTML (RFC 5322, RFC 2046).

    It names neither sender nor receivers, so that the program fills in its own account. Nothing in it is left to
    chance or to the clock. `message_id` is without brackets: `2026-12.fi@seutunakyma.example`.
    """
    from email.message import EmailMessage
    from email.policy import SMTP
    from email.utils import format_datetime

    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    message["Date"] = format_datetime(datetime.combine(day, time(12), UTC))
    message["Message-ID"] = f"<{message_id}>"
    message["X-Unsent"] = "1"
    message.set_content(text.decode(), cte=ENCODING)
    message.add_alternative(html.decode("ascii"), subtype="html", cte=ENCODING)
    message.set_boundary(hashlib.sha256(html + text).hexdigest()[:40])
    message["Content-Language"] = ", ".join(languages)  # the library drops it when the content is set
    return message.as_bytes()
