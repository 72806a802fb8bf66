"""A page: text that stays, such as what the site is about, its privacy or its accessibility."""

from typing import ClassVar

from plugins.domain.fields import Number
from plugins.domain.item import Item


class StandingPage(Item):
    """A page beside the sections, at the language's root; with `menu` it stands in the menu, in that order."""

    kind_folder: ClassVar[str] = "pages"

    menu: Number | None = None
