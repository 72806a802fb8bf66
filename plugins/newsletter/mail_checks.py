"""The checks of a mail: what a mail program, a service or a reader would stumble over, found in its bytes."""

import html as entities
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

from plugins.domain.problem import Problem, Where, error, in_order, warning
from plugins.newsletter.mail_markup import Markup
from plugins.newsletter.services import SERVICES

LARGE, TOO_LARGE = 65_000, 95_000
"""Bytes of HTML. Some services take no more than the one; above 102 kB, with a service's own additions, Gmail cuts."""
LONGEST_SUBJECT = 100
SHORTEST_PREHEADER, LONGEST_PREHEADER = 40, 110
"""Characters of what inboxes show behind the subject."""

PICTURES = (".jpg", ".jpeg", ".png")
"""What every mail program shows: Outlook knows no WebP, Gmail no SVG."""
FORBIDDEN = ("script", "form", "input", "iframe", "object", "embed", "link", "base", "video", "audio")
"""Elements that mail programs drop, or take as a sign of fraud."""
LOADING = re.compile(r"@import|@font-face|url\(")
FRAME = ("lang", "dir", "aria-label", "aria-roledescription")
"""What the element around the letter says, as many programs drop `html` and `body`."""
TAGS = frozenset(tag for service in SERVICES.values() for tag in (service.unsubscribe, service.online) if tag)


class Checked(NamedTuple):
    """A mail as its checks see it."""

    html: bytes
    markup: Markup
    text: str
    unsubscribe: str
    """What ends a subscription; "" where the service adds it, or readers are to reply."""
    in_html: Where
    in_text: Where

    @property
    def unescaped(self) -> str:
        """The HTML with all references as the characters that they stand for."""
        return entities.unescape(self.html.decode(errors="replace"))


def check_mail(html: bytes, text: bytes, unsubscribe: str, in_html: Where, in_text: Where) -> tuple[Problem, ...]:
    """What is wrong with a mail's HTML and plain text; `unsubscribe` is what its Edition or its Meta has."""
    markup = Markup(html.decode(errors="replace"))
    mail = Checked(html, markup, text.decode(errors="replace"), unsubscribe, in_html, in_text)
    return in_order(problem for check in CHECKS for problem in check(mail))


def _check_size(mail: Checked) -> Iterator[Problem]:
    size = len(mail.html)
    if size > TOO_LARGE:
        yield error(mail.in_html, "mail-too-large", size=size // 1000, most=TOO_LARGE // 1000)
    elif size > LARGE:
        yield warning(mail.in_html, "mail-large", size=size // 1000, most=LARGE // 1000)


def _check_words(mail: Checked) -> Iterator[Problem]:
    subject = mail.markup.subject.strip()
    if not subject.strip("/ "):
        yield error(mail.in_html, "mail-without-subject")
    elif len(subject) > LONGEST_SUBJECT:
        yield warning(mail.in_html, "mail-subject-long", count=len(subject), most=LONGEST_SUBJECT)
    for preheader in mail.markup.preheaders or [""]:
        count = len(preheader.strip())
        if not SHORTEST_PREHEADER <= count <= LONGEST_PREHEADER:
            facts = {"count": count, "least": SHORTEST_PREHEADER, "most": LONGEST_PREHEADER}
            yield warning(mail.in_html, "mail-preheader-length", value=preheader.strip(), **facts)


def _check_unsubscribing(mail: Checked) -> Iterator[Problem]:
    """One way to unsubscribe in each part, and no tag that another service would have put something in place of."""
    for where, content in ((mail.in_html, mail.unescaped), (mail.in_text, mail.text)):
        count = content.count(mail.unsubscribe) if mail.unsubscribe else 1
        if count == 0:
            yield error(where, "mail-unsubscribe-missing", value=mail.unsubscribe)
        elif count > 1:
            yield error(where, "mail-unsubscribe-twice", value=mail.unsubscribe, count=count)
        for tag in sorted(TAGS - _own_tags(mail.unsubscribe)):
            if tag in content:
                yield error(where, "mail-foreign-tag", value=tag)


def _own_tags(unsubscribe: str) -> set[str]:
    """The tags of the service that has this one."""
    own = (service for service in SERVICES.values() if service.unsubscribe and service.unsubscribe == unsubscribe)
    return {tag for service in own for tag in (service.unsubscribe, service.online)}


def _check_links(mail: Checked) -> Iterator[Problem]:
    ids = {attributes["id"] for _, attributes in mail.markup.elements if "id" in attributes}
    for link in mail.markup.links:
        if not (_is_whole(link) or link in TAGS or (link.startswith("#") and link[1:] in ids)):
            yield error(mail.in_html, "mail-link-not-whole", value=link)


def _is_whole(address: str) -> bool:
    parts = urlsplit(address)
    return (parts.scheme == "https" and bool(parts.hostname)) or (parts.scheme == "mailto" and "@" in parts.path)


def _check_text_links(mail: Checked) -> Iterator[Problem]:
    """Who reads plain text gets as far as all others."""
    words = {word.strip(".,;:!?()<>") for word in mail.text.split()} | set(mail.text.split())
    for link in mail.markup.links:
        address = link.partition("?")[0].removeprefix("mailto:") if link.startswith("mailto:") else link
        if not (link.startswith("#") or address in words or (link in TAGS and link in mail.text) or link in words):
            yield error(mail.in_text, "mail-text-lacks-link", value=link)


def _check_pictures(mail: Checked) -> Iterator[Problem]:
    for picture in mail.markup.of("img"):
        source = picture.get("src", "")
        for field in ("alt", "width", "height"):
            if field not in picture or (field != "alt" and not picture[field].isdigit()):
                yield error(mail.in_html, "mail-picture-lacks", value=source, field=field)
        if not _is_whole(source):
            yield error(mail.in_html, "mail-link-not-whole", value=source)
        if not urlsplit(source).path.lower().endswith(PICTURES):
            yield error(mail.in_html, "mail-picture-format", value=source)


def _check_frame(mail: Checked) -> Iterator[Problem]:
    root = next(iter(mail.markup.of("html")), {})
    frame = next((found for _, found in mail.markup.elements if found.get("role") == "article"), {})
    yield from (
        error(mail.in_html, "mail-frame-lacks", field=f"html {name}") for name in FRAME[:2] if not root.get(name)
    )
    yield from (error(mail.in_html, "mail-frame-lacks", field=f"role {name}") for name in FRAME if not frame.get(name))


def _check_headings(mail: Checked) -> Iterator[Problem]:
    levels = [0, *mail.markup.headings]
    for before, level in pairwise(levels):
        if level > before + 1:
            yield error(mail.in_html, "mail-heading-order", value=f"h{level}", other=f"h{before + 1}")
    if len(levels) == 1:
        yield error(mail.in_html, "mail-without-heading")


def _check_bytes(mail: Checked) -> Iterator[Problem]:
    if not mail.html.isascii():
        first = next(sign for sign in mail.html.decode(errors="replace") if not sign.isascii())
        yield error(mail.in_html, "mail-not-ascii", value=first)


def _check_elements(mail: Checked) -> Iterator[Problem]:
    found = {tag for tag, _ in mail.markup.elements}
    yield from (error(mail.in_html, "mail-element-forbidden", value=tag) for tag in FORBIDDEN if tag in found)
    if mail.markup.styles_in_body:
        yield error(mail.in_html, "mail-element-forbidden", value="style")
    for loading in sorted(set(LOADING.findall(mail.markup.style))):
        yield error(mail.in_html, "mail-style-loads", value=loading)


CHECKS: tuple[Callable[[Checked], Iterator[Problem]], ...] = (
    _check_size, _check_words, _check_unsubscribing, _check_links, _check_text_links, _check_pictures, _check_frame,
    _check_headings, _check_bytes, _check_elements,
)  # fmt: skip
