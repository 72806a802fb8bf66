"""An item: one folder of content. What is true in every language stands once; each language has its texts."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

import msgspec
from pydantic import Field, SkipValidation

from plugins.domain.fields import (
    Aliases,
    Day,
    Flag,
    LanguageCode,
    ListOfMaps,
    Moment,
    PerLanguage,
    Refers,
    SiteLanguage,
    Slug,
    Text,
    Texts,
    Url,
)
from plugins.domain.problem import Where
from plugins.domain.record import Body
from plugins.domain.site import Frozen

Date = date
"""The type, under a name that no field takes."""

KEY_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What keys, slugs and the words of sections are made of."""


class Translation(StrEnum):
    """What a language version is: the whole, a summary on purpose, or a promise with a due date."""

    FULL = "full"
    SUMMARY = "summary"
    PENDING = "pending"


class OutsideLink(Frozen):
    """A link to a page elsewhere, with the language in which that page is."""

    label: Text
    url: Url
    language: LanguageCode = ""


class ItemTexts(Frozen):
    """What one language says of an item."""

    title: Annotated[Text, PerLanguage] = ""
    summary: Annotated[Text, PerLanguage] = ""
    slug: Annotated[Slug, PerLanguage] = ""
    translation: Annotated[Translation, PerLanguage] = Translation.FULL
    due: Annotated[Day | None, PerLanguage] = None
    checked: Annotated[Day | None, PerLanguage] = None
    updated: Annotated[Day | None, PerLanguage] = None
    """The day of the last change that matters to readers. Each language has its own: a translation may be older."""
    image_alt: Annotated[Text, PerLanguage] = ""
    links: Annotated[tuple[OutsideLink, ...], PerLanguage, ListOfMaps] = ()
    aliases: Annotated[Aliases, PerLanguage] = ()
    body: Body = Body()

    @property
    def former_addresses(self) -> tuple[str, ...]:
        """Those of the aliases that are addresses on this site, from which readers are led here."""
        return tuple(alias for alias in self.aliases if alias.startswith("/"))

    @property
    def former_keys(self) -> tuple[str, ...]:
        """Those of the aliases that are earlier names of the item's folder."""
        return tuple(alias for alias in self.aliases if not alias.startswith("/"))

    @property
    def picture_alt(self) -> str:
        """The text for those who cannot see the item's picture."""
        return self.image_alt


class Form(msgspec.Struct, frozen=True):
    """A form in which a picture is published, with a size and a media type of its own."""

    name: str
    """What its address ends with: `960` for one that is about as wide, `social` for the one beside links elsewhere."""
    type: str
    width: int
    height: int
    size: int
    digest: str
    source: str = ""
    """The file on the disk, for whoever copies it; no page shows it."""


class File(msgspec.Struct, frozen=True):
    """A file beside an item: its name, its digest, its bytes, and its size in pixels where it is a picture."""

    name: str
    digest: str
    size: int
    source: str = ""
    """The file on the disk, for whoever copies it; no page shows it."""
    width: int = 0
    height: int = 0
    forms: tuple[Form, ...] = ()
    """The forms of a picture of pixels, which are published in its place."""


class Item(Frozen):
    """What every kind of item has. A kind adds its own fields and names its folder."""

    kind_folder: ClassVar[str] = ""
    """The folder of the kind in `content/`, which is also the name of its section."""
    section: ClassVar[str] = ""
    """The section of the addresses in which the kind stands, where it is not its folder."""
    texts_type: ClassVar[type[ItemTexts]] = ItemTexts
    shown_untranslated: ClassVar[bool] = False
    """Whether a language without a version of its own shows the facts all the same (as events do)."""

    required_unless: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Fields that must be stated unless one of some others is."""

    dated_by_folder: ClassVar[bool] = False
    """Whether a date with which the folder's name begins is the item's date."""

    kept_folder: ClassVar[str] = ""
    """The folder within an item's own in which a kind keeps what was sent, as it was sent."""

    key: str
    texts: SkipValidation[Mapping[str, ItemTexts]]
    beside: SkipValidation[tuple[File, ...]] = ()
    """The files that lie beside the texts."""
    kept: SkipValidation[tuple[File, ...]] = ()
    """The files that are kept as they were sent; their digests are SHA-256, in hexadecimal digits."""
    stands: SkipValidation[Mapping[str, Where]] = Field(default={}, repr=False)
    """Where each field stands in its file: `start`, `title.fi`."""

    date: Day | None = None
    publish_at: Moment | None = None
    draft: Flag = False
    source: SiteLanguage = ""
    themes: Annotated[Texts, Refers("themes")] = ()
    places: Annotated[Texts, Refers("places")] = ()
    projects: Annotated[Texts, Refers("projects")] = ()
    organisations: Annotated[Texts, Refers("organisations")] = ()
    contacts: Annotated[Texts, Refers("people")] = ()
    image: Text = ""
    image_credit: Text = ""
    decorative: Flag = False
    """Whether the picture says nothing that a reader who cannot see it would miss."""

    def where(self, field: str, language: str = "") -> Where:
        """The place of a field, or of the item's first file where it does not state the field."""
        named = f"{field}.{language}" if language else field
        return self.stands.get(named) or self.stands.get(f".{language}") or self.stands.get(".") or Where(self.key)

    @classmethod
    def section_name(cls) -> str:
        """The section in which the items of a kind stand."""
        return cls.section or cls.kind_folder

    @cached_property
    def name(self) -> str:
        """Kind and key, which together are permanent: `news/2026-10-17-vihrea-sahko`."""
        return f"{self.kind_folder}/{self.key}"

    @property
    def former_keys(self) -> tuple[str, ...]:
        """The earlier names of the item's folder, the oldest first, as any of its files states them."""
        return tuple(dict.fromkeys(key for texts in self.texts.values() for key in texts.former_keys))

    @property
    def identity(self) -> str:
        """The key by which the item is known outside for ever: that under which it was first published."""
        return next(iter(self.former_keys), self.key)

    @property
    def permanent_name(self) -> str:
        """Kind and identity: the name that stays when the folder gets another."""
        return f"{self.kind_folder}/{self.identity}"

    @property
    def announced(self) -> Date | None:
        """The day on which the item became public knowledge, where that is known."""
        return self.date

    def version(self, language: str) -> ItemTexts | None:
        """The texts that can be shown in a language: full or summary, not a promise."""
        texts = self.texts.get(language)
        return None if texts is None or texts.translation is Translation.PENDING else texts

    @cached_property
    def versions(self) -> tuple[str, ...]:
        """The languages that have a full or summary version."""
        promised = Translation.PENDING
        return tuple([language for language, texts in self.texts.items() if texts.translation is not promised])

    @cached_property
    def original(self) -> str:
        """The language of the version that stands for the item where a language has none."""
        return self.source if self.source in self.versions else self.versions[0]

    def due_at(self, zone: str) -> datetime | None:
        """The moment from which the item may be public: `publish_at`, else none is set."""
        return at_start(self.publish_at, zone) if self.publish_at else None

    def is_public(self, now: datetime, zone: str) -> bool:
        """Whether anybody may know of the item at a moment."""
        due = self.due_at(zone)
        return not self.draft and (due is None or due <= now)

    def turns(self, zone: str) -> Iterator[datetime]:
        """The moments at which what is told of the item changes by itself."""
        due = self.due_at(zone)
        if due:
            yield due
        promised = (texts for texts in self.texts.values() if texts.translation is Translation.PENDING)
        yield from (closing(texts.due, zone) for texts in promised if texts.due)

    def related(self) -> frozenset[str]:
        """What the item names, as `registry/id`: its themes, places, organisations and projects."""
        return frozenset(
            f"{registry}/{name}"
            for registry in ("themes", "places", "organisations", "projects")
            for name in getattr(self, registry)
        )


def at_start(moment: date | datetime, zone: str) -> datetime:
    """The instant a moment begins: itself, or midnight of a day in the region's zone."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), ZoneInfo(zone))


def closing(moment: date | datetime, zone: str) -> datetime:
    """The instant up to which something is open: a time as it is stated, a day to its end."""
    return moment if isinstance(moment, datetime) else at_start(moment + timedelta(days=1), zone)


def default_slug(key: str) -> str:
    """The slug of an item that states none: its key without a leading date."""
    return re.sub(r"^\d{4}-\d{2}-\d{2}-(?=.)", "", key)


def leading_date(key: str) -> str:
    """The date with which a key begins, as text, or ""."""
    found = re.match(r"(\d{4}-\d{2}-\d{2})-", key)
    return found[1] if found else ""
