"""An edition: what one mail is made of. A letter in one language, or the letters of several, one after the other."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlsplit

import msgspec

from plugins.domain.heads import own_words
from plugins.domain.letter import Letter, with_addresses
from plugins.domain.site import Site
from plugins.newsletter.services import SERVICES

ADDRESS = re.compile(r"[^@\s<>]+@[^@\s<>]+")
"""An e-mail address, where a text is one and nothing else."""


class Edition(msgspec.Struct, frozen=True):
    """Everything that the templates of a mail show."""

    letters: tuple[Letter, ...]
    subject: str
    unsubscribe: str
    """The address that ends a subscription: a tag of the service, or a message to write; "" where there is none."""
    by_reply: bool
    """Whether readers end their subscription by answering the letter."""
    online: str
    """The service's tag for the letter's address; "" for the letters' own pages."""
    names: Mapping[str, str]
    """The words that lead to each language: `{"en": "In English"}`."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages, in the order in which they are read."""
        return tuple(letter.language for letter in self.letters)


def edition_of(letters: Sequence[Letter], site: Site) -> Edition:
    """The edition of one letter or several, for the service and with the campaign that the site's settings name."""
    service = SERVICES[site.newsletter_service]
    unsubscribe = service.unsubscribe or ("" if service.adds_unsubscribe else _message_to_write(letters[0], site))
    return Edition(
        letters=tuple(_with_campaign(letter, site) for letter in letters),
        subject=" / ".join(letter.subject for letter in letters),
        unsubscribe=unsubscribe,
        by_reply=not unsubscribe and not service.adds_unsubscribe,
        online=service.online,
        names={code: own_words(site, code) for code in site.languages},
    )


def _message_to_write(letter: Letter, site: Site) -> str:
    """A message to the letter's contact with the words as its subject; "" where the contact is no address."""
    if not ADDRESS.fullmatch(letter.contact):
        return ""
    words = site.tongues[letter.language].strings.gettext("Unsubscribe")
    return f"mailto:{letter.contact}?subject={quote(words)}"


def _with_campaign(letter: Letter, site: Site) -> Letter:
    """The letter whose entries lead to the site with the parameters of the campaign."""
    if not site.newsletter_campaign:
        return letter
    parameters = site.newsletter_campaign.replace("{issue}", quote(letter.key))
    return with_addresses(letter, lambda url: _address(url, site, parameters))


def _address(url: str, site: Site, parameters: str) -> str:
    """An address with parameters before its fragment; one that is not of the site stays as it is."""
    if not url.startswith(f"{site.url}/"):
        return url
    parts = urlsplit(url)
    return parts._replace(query="&".join(filter(None, (parts.query, parameters)))).geturl()
