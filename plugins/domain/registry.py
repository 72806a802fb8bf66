"""The registries: organisations, places, people, themes, programmes and terms, each entry under a permanent id."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Discriminator, Field, Tag

from plugins.domain.family import Colour, Family
from plugins.domain.fields import Coordinates, Day, Flag, Number, Refers, SiteLanguage, Slug, Text, Texts, Url
from plugins.domain.problem import Where
from plugins.domain.site import Frozen

Named = Mapping[SiteLanguage, Text]
NonEmpty = Annotated[Mapping[SiteLanguage, Annotated[Text, Field(min_length=1)]], Field(min_length=1)]
"""A text per language: `{"fi": "Iisalmi", "en": "Iisalmi"}`."""


def _form(value: object) -> str:
    return "each" if isinstance(value, Mapping) else "all"


Wording = Annotated[Annotated[Text, Tag("all")] | Annotated[Named, Tag("each")], Discriminator(_form)]
"""A text for all languages, or one for each."""
Page = Annotated[Annotated[Url, Tag("all")] | Annotated[Mapping[SiteLanguage, Url], Tag("each")], Discriminator(_form)]
"""The address of a page for all languages, or of one for each."""


class Entry(Frozen):
    """What every entry of a registry has."""

    registry: ClassVar[str] = ""
    """The file of the registry in `content/registry/`, which is also the name of its section."""

    id: str
    name: NonEmpty
    slug: Mapping[SiteLanguage, Slug] = {}
    text: Named = {}
    where: Where = Field(default=Where(""), exclude=True, repr=False)
    stands: Mapping[str, Where] = Field(default={}, exclude=True, repr=False)
    """Where each field stands in the file."""

    def where_of(self, field: str) -> Where:
        """The place of a field, or of the entry where it does not state the field."""
        return self.stands.get(field, self.where)

    def named(self, language: str) -> str:
        """The name in a language, or the first name that there is."""
        return self.name.get(language) or next(iter(self.name.values()))

    def slug_in(self, language: str) -> str:
        """The last word of the entry's address in a language."""
        return self.slug.get(language) or self.id

    def parents(self) -> tuple[str, ...]:
        """The ids of the entries of the same registry that this one is part of."""
        return ()


class Organisation(Entry):
    """An organisation, which may be a unit of another and may have ended."""

    registry: ClassVar[str] = "organisations"

    kind: Text = ""
    abbreviation: Wording = ""
    parent: Annotated[Text, Refers("organisations")] = ""
    members: Annotated[Texts, Refers("organisations")] = ()
    place: Annotated[Text, Refers("places")] = ""
    business_id: Text = ""
    url: Page = ""
    logo: Text = ""
    valid_from: Day | None = None
    valid_until: Day | None = None
    successor: Annotated[Text, Refers("organisations")] = ""
    fictional: Flag = False

    def parents(self) -> tuple[str, ...]:
        """The organisation of which this one is a unit."""
        return (self.parent,) if self.parent else ()


class Place(Entry):
    """A place: a municipality, a region, a city region or a venue."""

    registry: ClassVar[str] = "places"

    kind: Text = ""
    code: Text = ""
    coordinates: Coordinates | None = None
    address: Wording = ""
    part_of: Annotated[Texts, Refers("places")] = ()
    inside: Named = Field(default={}, alias="in")
    """The form that says "in the place": `Iisalmessa`, `in Iisalmi`."""

    def parents(self) -> tuple[str, ...]:
        """The places of which this one is a part."""
        return self.part_of


class Person(Entry):
    """A contact: a role in an organisation, until a day."""

    registry: ClassVar[str] = "people"

    role: Wording = ""
    organisation: Annotated[Text, Refers("organisations")] = ""
    phone: Text = ""
    email: Text = ""
    until: Day | None = None


class Theme(Entry):
    """A theme of the tree, with a parent or across all others."""

    registry: ClassVar[str] = "themes"

    parent: Annotated[Text, Refers("themes")] = ""
    order: Number = 0
    cross_cutting: Flag = False
    lead: Annotated[Text, Refers("places")] = ""
    colour: Colour | None = None
    """The family of its colours; a theme without one has that of its parent."""
    definition: Named = {}

    def parents(self) -> tuple[str, ...]:
        """The theme of which this one is a part."""
        return (self.parent,) if self.parent else ()


class Programme(Entry):
    """A funding programme and the rules by which it must be shown."""

    registry: ClassVar[str] = "programmes"

    funds: Texts = ()
    period: Text = ""
    visibility: Text = ""
    url: Page = ""
    statement: Named = {}


class Term(Entry):
    """A word of the glossary: the one preferred in each language, and those to avoid."""

    registry: ClassVar[str] = "glossary"

    name: Named = {}
    preferred: Named = {}
    avoid: Mapping[SiteLanguage, Texts] = {}


def family_of(name: str, themes: Mapping[str, Entry]) -> Family:
    """The family of a theme by its id: its own, that of the nearest theme above it that has one, or rock."""
    seen = set[str]()
    while name in themes and name not in seen:
        seen.add(name)
        theme = themes[name]
        if isinstance(theme, Theme) and theme.colour:
            return theme.colour
        name = next(iter(theme.parents()), "")
    return Family.ROCK


ENTRIES: tuple[type[Entry], ...] = (Organisation, Place, Person, Theme, Programme, Term)


def in_language(text: str | Mapping[str, str], language: str) -> str:
    """A text that is the same in all languages, or the one for a language, or the first that there is."""
    if isinstance(text, str):
        return text
    return text.get(language) or next(iter(text.values()), "")


def last_days(registries: Mapping[str, Mapping[str, Entry]]) -> Iterator[date]:
    """The days after which a contact is shown no more, or an organisation has ended."""
    for entries in registries.values():
        for entry in entries.values():
            if isinstance(entry, Person) and entry.until:
                yield entry.until
            if isinstance(entry, Organisation) and entry.valid_until:
                yield entry.valid_until
