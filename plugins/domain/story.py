"""A story: an item of news. It is public from its date on."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from plugins.domain.fields import Day, ListOfMaps, PerLanguage, Text
from plugins.domain.item import Item, ItemTexts, at_start
from plugins.domain.site import Frozen


class StoryKind(StrEnum):
    """What sort of news a story is."""

    NEWS = "news"
    RELEASE = "release"
    NOTICE = "notice"


class Quote(Frozen):
    """What somebody said, and in which role."""

    text: Text
    speaker: Text = ""
    role: Text = ""


class StoryTexts(ItemTexts):
    """What one language says of a story."""

    quotes: Annotated[tuple[Quote, ...], PerLanguage, ListOfMaps] = ()


class Story(Item):
    """A piece of news, told on a date."""

    kind_folder: ClassVar[str] = "news"
    texts_type: ClassVar[type[ItemTexts]] = StoryTexts
    dated_by_folder: ClassVar[bool] = True

    date: Day
    kind: StoryKind = StoryKind.NEWS

    def due_at(self, zone: str) -> datetime | None:
        """The later of `publish_at` and the date: news from the future are not news yet."""
        moments = [at_start(moment, zone) for moment in (self.publish_at, self.date) if moment]
        return max(moments, default=None)
