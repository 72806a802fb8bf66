"""A letter: what one issue of the newsletter tells in one language, as values that can be kept as they were sent."""

from collections.abc import Callable
from datetime import date

import msgspec
from msgspec.structs import replace


class LetterPicture(msgspec.Struct, frozen=True):
    """A picture of an entry: its full address, its words, and its size in pixels."""

    url: str
    alt: str
    width: int
    height: int


class LetterEntry(msgspec.Struct, frozen=True):
    """Something that a letter tells of, in the words of the day on which it was written; "" for what is not known."""

    name: str
    """Kind and key, which are permanent: `events/hankeklinikka`."""
    title: str
    url: str
    """The full address of its page in the letter's language."""
    summary: str = ""
    when: str = ""
    """Its day or its times, in words: `to 3.12.2026 klo 8.30–10.00`; for an opportunity its deadline."""
    place: str = ""
    """Where it is, or who offers it."""
    label: str = ""
    """What must not be missed: `Muuttunut`, `Peruttu`."""
    language: str = ""
    """The language of title and summary, where it is not that of the letter."""
    mark: str = ""
    """The words that say so: `suomeksi`."""
    picture: LetterPicture | None = None


class LetterSection(msgspec.Struct, frozen=True):
    """The entries of one sort: `news`, `events` or `opportunities`, under a heading."""

    sort: str
    title: str
    entries: tuple[LetterEntry, ...]
    more: int = 0
    """How many more there are on the site."""
    more_url: str = ""


class Letter(msgspec.Struct, frozen=True):
    """A letter in one language. Its sections are never empty; a letter without sections is not sent."""

    key: str
    """The folder of its issue: `2026-12`."""
    language: str
    site: str
    """The name of the site, which is the sender."""
    subject: str
    preheader: str
    intro_html: str
    """The editor's words; their addresses are full ones."""
    intro_text: str
    sections: tuple[LetterSection, ...]
    url: str
    """The full address of its own page, where it can be read in a browser."""
    day: date
    """The day of the issue: the first after its window."""
    translations: dict[str, str] = {}
    """The full addresses of the same issue in other languages."""
    signup_url: str = ""
    contact: str = ""
    """Whom to ask, in words or as an address."""


def with_addresses(letter: Letter, change: Callable[[str], str]) -> Letter:
    """The letter with every address to which its sections lead changed; its own and the editor's stay."""
    return replace(letter, sections=tuple(_section(section, change) for section in letter.sections))


def _section(section: LetterSection, change: Callable[[str], str]) -> LetterSection:
    entries = tuple(replace(entry, url=change(entry.url)) for entry in section.entries)
    return replace(section, entries=entries, more_url=change(section.more_url))
