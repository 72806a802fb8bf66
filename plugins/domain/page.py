"""A page: text that stays, such as what the site is about, its privacy or its accessibility."""

from typing import Annotated, ClassVar

from plugins.domain.fields import Number, Refers, Text
from plugins.domain.item import Date, Item, ItemTexts
from plugins.domain.statement import Assessor, Compliance, PageTexts


class StandingPage(Item):
    """A page beside the sections, at the language's root; with `menu` it stands in the menu, in that order.

    A page that states any of the fields of an accessibility statement is one. It was drawn up on its `date`, and each
    language tells when it was `updated`.
    """

    kind_folder: ClassVar[str] = "pages"
    texts_type: ClassVar[type[ItemTexts]] = PageTexts

    menu: Number | None = None
    compliance: Compliance | None = None
    assessor: Assessor | None = None
    feedback: Annotated[Text, Refers("people")] = ""
    """Who answers what readers say of the service's accessibility."""
    supervisor: Annotated[Text, Refers("organisations")] = ""

    @property
    def is_statement(self) -> bool:
        """Whether this is an accessibility statement."""
        shared = (self.compliance, self.assessor, self.feedback, self.supervisor)
        return any(shared) or any(self.said(code).faults for code in self.texts)

    def said(self, language: str) -> PageTexts:
        """The texts of a language in their own type; empty ones where it has none."""
        texts = self.texts.get(language)
        return texts if isinstance(texts, PageTexts) else PageTexts()

    @property
    def last_reviewed(self) -> Date | None:
        """The last day on which the page is known to have been right in any language."""
        days = (self.date, *(self.said(code).last_changed for code in self.texts))
        return max((day for day in days if day), default=None)
