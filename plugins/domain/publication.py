"""A publication: a report, a guide or a strategy, in one or several files."""

from typing import Annotated, ClassVar

from plugins.domain.fields import ListOfMaps, Number, PerLanguage, Refers, SiteLanguage, Text
from plugins.domain.item import Item, ItemTexts
from plugins.domain.site import Frozen


class PublicationFile(Frozen):
    """A file of a publication: its name in the folder, and the language in which it is written."""

    path: Text
    language: SiteLanguage


class PublicationTexts(ItemTexts):
    """What one language says of a publication."""

    cover_alt: Annotated[Text, PerLanguage] = ""

    @property
    def picture_alt(self) -> str:
        """A publication's picture is its cover."""
        return self.cover_alt or self.image_alt


class Publication(Item):
    """Something that was published, to be read or downloaded."""

    kind_folder: ClassVar[str] = "publications"
    texts_type: ClassVar[type[ItemTexts]] = PublicationTexts

    year: Number
    issuer: Annotated[Text, Refers("organisations")] = ""
    files: Annotated[tuple[PublicationFile, ...], ListOfMaps] = ()
    isbn: Text = ""

    def related(self) -> frozenset[str]:
        """What the publication names; its issuer among it."""
        return super().related() | ({f"organisations/{self.issuer}"} if self.issuer else set())
