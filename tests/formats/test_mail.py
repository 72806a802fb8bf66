"""Mail: styles in the elements, ASCII alone, and drafts that are the same bytes every time and parse back."""

from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from plugins.formats.mail import render_draft, render_mail_html, render_mail_text

RENDERED = """<!doctype html>
<html lang="fi"><head><meta charset="utf-8"><title>Sää</title>
<style>.a { color: #0a567a; } p { margin: 0; }</style>
<style data-css-inline="keep">@media (prefers-color-scheme: dark) { .a { color: #fff !important; } }
[data-ogsc] .a { color: #fff; }</style></head>
<body><!--[if mso]><table><tr><td><![endif]-->
<p class="a">Pöllö – <a href="{{ UnsubscribeURL }}">x</a> <a href="*|UNSUB|*">y</a></p>
<!--[if mso]></td></tr></table><![endif]--></body></html>
"""


def draft(**changes: Any) -> bytes:
    """A draft, with changes."""
    given: dict[str, Any] = {
        "html": b"<p>P&#246;ll&#246;</p>",
        "text": "Pöllö – €\n".encode(),
        "subject": "Pöllöjä ja hillakartta – joulukuu",
        "languages": ("fi",),
        "day": date(2026, 12, 1),
        "message_id": "2026-12.fi@seutu.example",
    }
    return render_draft(**{**given, **changes})


def parsed(content: bytes) -> EmailMessage:
    """A message as a mail program reads it."""
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_styles_stand_in_the_elements() -> None:
    """Rules that every program needs become attributes, and their style sheet is gone."""
    html = render_mail_html(RENDERED.encode()).decode()

    assert '<p class="a" style="margin: 0;color: #0a567a;">' in html
    assert ".a { color: #0a567a" not in html


def test_rules_for_dark_screens_stay() -> None:
    """What cannot stand in an element is left in its sheet, with what surrounds classic Outlook."""
    html = render_mail_html(RENDERED.encode()).decode()

    assert "@media (prefers-color-scheme: dark)" in html
    assert "[data-ogsc] .a" in html
    assert html.count("<!--[if mso]>") == 2


def test_tags_of_services_survive() -> None:
    """Neither escaping nor inlining touches what a service will put addresses in the place of."""
    html = render_mail_html(RENDERED.encode()).decode()

    assert '<a href="{{ UnsubscribeURL }}">' in html
    assert '<a href="*|UNSUB|*">' in html


def test_html_is_ascii() -> None:
    """Letters outside of it are references, which no wrong character set can garble."""
    html = render_mail_html(RENDERED.encode())

    assert html.isascii()
    assert b"P&#246;ll&#246; &#8211; " in html


def test_plain_text_is_tidy() -> None:
    """No spaces at the ends of lines, one empty line at most, and one line break at the end."""
    assert render_mail_text(b"\n\na  \n\n\n\n b\n\n") == b"a\n\n b\n"


def test_a_draft_parses_back() -> None:
    """Both parts come back in their character set, and the subject with its letters."""
    message = parsed(draft())
    text, html = message.iter_parts()

    assert message["Subject"] == "Pöllöjä ja hillakartta – joulukuu"
    assert message.get_content_type() == "multipart/alternative"
    assert [(part.get_content_type(), part.get_content_charset()) for part in (text, html)] == [
        ("text/plain", "utf-8"),
        ("text/html", "utf-8"),
    ]
    assert {part["Content-Transfer-Encoding"] for part in (text, html)} == {"quoted-printable"}
    assert [part.get_content().splitlines() for part in (text, html)] == [["Pöllö – €"], ["<p>P&#246;ll&#246;</p>"]]


def test_a_draft_opens_as_a_draft() -> None:
    """It is marked as not sent, and leaves sender and receivers to the program; unsubscribing is the service's."""
    message = parsed(draft(languages=("fi", "en")))

    assert (message["X-Unsent"], message["Content-Language"]) == ("1", "fi, en")
    assert [message[name] for name in ("From", "To", "List-Unsubscribe")] == [None, None, None]
    assert (message["Date"], message["Message-ID"]) == (
        "Tue, 01 Dec 2026 12:00:00 +0000",
        "<2026-12.fi@seutu.example>",
    )


def test_a_draft_is_the_same_every_time() -> None:
    """Nothing is left to chance, and another content has another boundary."""
    assert draft() == draft()
    assert parsed(draft()).get_boundary() != parsed(draft(text=b"x\n")).get_boundary()


def test_lines_of_a_draft_are_short() -> None:
    """No line is longer than 78 bytes (RFC 5322, section 2.1.1), and all end with CR LF."""
    lines = draft(html=b"<p>" + b"x" * 5000 + b"</p>", subject="ä" * 200).split(b"\r\n")

    assert max(map(len, lines)) <= 78
    assert not any(b"\n" in line or b"\r" in line for line in lines)
