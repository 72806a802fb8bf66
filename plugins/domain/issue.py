"""An issue of the newsletter: what its editor says, chooses and leaves out. The rest is chosen by rule."""

import re
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from plugins.domain.fields import ONE_LINE, Day, Moment, PerLanguage, Reading, Text, typed
from plugins.domain.item import Date, Item, ItemTexts, at_start
from plugins.domain.links import parse_target
from plugins.domain.lock import LOCK
from plugins.domain.window import Window, is_weekly, window_of_key


class Series(StrEnum):
    """How often issues come. Nothing is told twice in one series."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"


class Sort(StrEnum):
    """The sections of a letter, in the order that they have where the editor states no other."""

    NEWS = "news"
    EVENTS = "events"
    OPPORTUNITIES = "opportunities"


def _parse_name(text: str, _: Reading) -> str:
    """The name of an item, as it is or as a link from an issue leads there: `news/silta`, `../../news/silta/`."""
    named = re.fullmatch(r"/?([a-z]+/[a-z0-9-]+)/?", text)
    if named:
        return named[1]
    is_link = "../" in text or text.startswith("{")
    return (is_link and parse_target(text, "newsletters/x").name) or text


Name = Annotated[Text, typed(_parse_name)]
Names = Annotated[tuple[Name, ...], ONE_LINE]
Sorts = Annotated[tuple[Sort, ...], ONE_LINE]


class IssueTexts(ItemTexts):
    """What one language says of an issue; its body is the editor's greeting."""

    subject: Annotated[Text, PerLanguage] = ""
    preheader: Annotated[Text, PerLanguage] = ""
    """What mail programs show beside the subject before a letter is opened."""


class Issue(Item):
    """An issue. Nobody may know of it until it is frozen: that is, until its letters are kept beside it."""

    kind_folder: ClassVar[str] = "newsletters"
    section: ClassVar[str] = "newsletter"
    texts_type: ClassVar[type[ItemTexts]] = IssueTexts
    kept_folder: ClassVar[str] = "sent"

    stated_series: Series | None = Field(default=None, alias="series")
    first: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    """The first day after the window."""
    sent: Moment | None = None
    picks: Names = ()
    """What is told first and in any case, by name."""
    hide: Names = ()
    order: Sorts = ()

    @property
    def series(self) -> Series:
        """The series of which it is a part: as it states, else by its name."""
        return self.stated_series or (Series.WEEKLY if is_weekly(self.key) else Series.MONTHLY)

    @property
    def window(self) -> Window | None:
        """The days of which it tells: as it states, else by its name; None where neither says both ends."""
        named = window_of_key(self.key)
        first, to = self.first or (named and named.first), self.to or (named and named.to)
        return Window(first, to) if first and to else None

    @property
    def announced(self) -> Date | None:
        """The day of the issue: the one that it states, else the first after its window."""
        return self.date or (self.window.to if self.window else None)

    @property
    def is_frozen(self) -> bool:
        """Whether its letters are kept as they were sent."""
        return any(file.name == LOCK for file in self.kept)

    @property
    def sections(self) -> tuple[Sort, ...]:
        """Its sections in their order: those that the editor states, then the others."""
        return tuple(dict.fromkeys((*self.order, *Sort)))

    def due_at(self, zone: str) -> datetime | None:
        """The later of `publish_at` and the moment of sending: no archive tells of a letter before it is sent."""
        return max((at_start(moment, zone) for moment in (self.publish_at, self.sent) if moment), default=None)

    def is_public(self, now: datetime, zone: str) -> bool:
        """Whether anybody may know of it: it is frozen, and its time has come."""
        return self.is_frozen and super().is_public(now, zone)

    def turns(self, zone: str) -> Iterator[datetime]:
        """The moments at which what is told of it changes by itself: none while nobody may know of it."""
        if self.is_frozen:
            yield from super().turns(zone)
