"""A document: what every page of the site carries, whatever its kind (the contract's section 5)."""

from dataclasses import dataclass

from plugins.domain.picture import SocialImage
from plugins.domain.policy import PAGE_POLICY


@dataclass(frozen=True)
class LanguageLink:
    """A link to the page about the same thing in another language, named in that language."""

    language: str
    name: str
    address: str


@dataclass(frozen=True)
class MenuLink:
    """A link of the menu or the footer; `name` tells the section it belongs to."""

    name: str
    label: str
    address: str


@dataclass(frozen=True)
class FeedLink:
    """A feed or calendar beside a page: its title, its media type, its address."""

    title: str
    type: str
    address: str
    is_wider: bool = False
    """Whether it tells of more than the page: of all that is new in the language."""


@dataclass(frozen=True)
class Chrome:
    """What stands around every page of one language."""

    language: str
    locale: str
    site_name: str
    tagline: str
    home: str
    menu: tuple[MenuLink, ...]
    linked: tuple[str, ...]
    """The addresses in the menu and the footer."""
    footer: tuple[MenuLink, ...]
    signup_url: str
    demonstration: bool
    search: str
    """The address of the page of search; "" where the site cannot be searched."""
    assets: str
    """A short digest of the theme's static files, which makes their addresses change when they do."""
    policy: str = PAGE_POLICY
    """What a page may load, for hosts that send no headers."""


@dataclass(frozen=True)
class Document:
    """The head of a page and its links to the other languages."""

    language: str
    title: str
    description: str
    address: str
    url: str
    """The full address of the page."""
    canonical: str
    """The full address of the page that search engines should keep."""
    section: str
    """The name of the section to which the page belongs, for the menu."""
    alternates: tuple[LanguageLink, ...] = ()
    """The real versions of the page, itself among them, with full addresses (hreflang)."""
    languages: tuple[LanguageLink, ...] = ()
    """The pages about the same thing in the other languages."""
    default_url: str = ""
    """The full address of `x-default`, on fronts only."""
    indexed: bool = True
    kind: str = "website"
    """The Open Graph type: `website` or `article`."""
    image: SocialImage | None = None
    """The picture that other services show with a link to the page, at its full address."""
    feeds: tuple[FeedLink, ...] = ()
    linked_data: tuple[str, ...] = ()
    """JSON-LD documents as text, safe to stand in a script element."""
    feedback_url: str = ""
