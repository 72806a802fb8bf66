"""The files of a mail, as outputs: its HTML, its plain text, a draft of both, and what there is to know of them."""

import hashlib
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import msgspec

from plugins.domain.letter import Letter
from plugins.domain.site import NewsletterService, Site
from plugins.engine.outputs import Output, composed, page
from plugins.formats.mail import render_draft, render_mail_html, render_mail_text
from plugins.newsletter.edition import Edition, edition_of


class Meta(msgspec.Struct, frozen=True):
    """What there is to know of a mail besides its files."""

    key: str
    languages: tuple[str, ...]
    subject: str
    preheaders: tuple[str, ...]
    """One in each language."""
    service: NewsletterService
    unsubscribe: str
    """What ends a subscription, as it stands in the mail; "" where nothing stands there."""
    sizes: dict[str, int] = {}
    """The bytes of each file by its name: `mail.html`."""
    hashes: dict[str, str] = {}
    """The SHA-256 of each file by its name."""


def mail_outputs(folder: str, letters: Sequence[Letter], site: Site) -> Iterator[Output]:
    """`mail.html`, `mail.txt`, `draft.eml` and `meta.json` of letters, in a folder such as `/fi/uutiskirje/2026-12/`.

    One letter is a mail in its language; several are a combined one, with all of them in this order.
    """
    edition = edition_of(letters, site)
    html = _rendered(f"{folder}mail.html", edition)
    text = _rendered(f"{folder}mail.txt", edition)
    draft = _draft(f"{folder}draft.eml", edition, html, text, site)
    yield from (html, text, draft)
    yield composed(
        f"{folder}meta.json", render_meta, {"html": html, "text": text, "draft": draft},
        meta=_meta(edition, site.newsletter_service),
    )  # fmt: skip


def _rendered(address: str, edition: Edition) -> Output:
    """The HTML or the plain text of an edition, by the ending of its address."""
    is_html = address.endswith(".html")
    drawn = page(address, "letter.html" if is_html else "letter.txt", edition.languages[0], edition=edition)
    return composed(address, render_mail_html if is_html else render_mail_text, {"rendered": drawn})


def _draft(address: str, edition: Edition, html: Output, text: Output, site: Site) -> Output:
    letter = edition.letters[0]
    return composed(
        address, render_draft, {"html": html, "text": text},
        subject=edition.subject, languages=edition.languages, day=letter.day,
        message_id=f"{letter.key}.{'-'.join(edition.languages)}@{urlsplit(site.url).hostname}",
    )  # fmt: skip


def _meta(edition: Edition, service: NewsletterService) -> Meta:
    preheaders = tuple(letter.preheader for letter in edition.letters)
    key = edition.letters[0].key
    return Meta(key, edition.languages, edition.subject, preheaders, service, edition.unsubscribe)


def render_meta(meta: Meta, html: bytes, text: bytes, draft: bytes) -> bytes:
    """What there is to know of a mail as JSON, with the sizes and hashes of its files."""
    files = {"mail.html": html, "mail.txt": text, "draft.eml": draft}
    told = msgspec.structs.replace(
        meta,
        sizes={name: len(content) for name, content in files.items()},
        hashes={name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    )
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"
