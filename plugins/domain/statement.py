"""An accessibility statement: what a public service tells of its own faults (Finland's Act 306/2019, section 8).

The statement is a standing page with these fields; the form is that of the European Union's model, Commission
Implementing Decision (EU) 2018/1523. Who supervises, and whom readers write to, stands in the registries.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from plugins.domain.fields import Day, ListOfMaps, PerLanguage, Reading, Text, finding, typed
from plugins.domain.item import ItemTexts
from plugins.domain.site import Frozen


class Compliance(StrEnum):
    """How far the service is as the law asks."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class Assessor(StrEnum):
    """Who has assessed the service: its keepers themselves, or somebody from outside."""

    SELF = "self"
    EXTERNAL = "external"


class Reason(StrEnum):
    """Why there is a fault: it is not mended yet, mending it is a disproportionate burden, or the law allows it."""

    UNMENDED = "unmended"
    BURDEN = "burden"
    OUTSIDE = "outside"


def _parse_criterion(text: str, _: Reading) -> str:
    if not re.fullmatch(r"[1-4]\.\d\.\d{1,2}", text):
        raise finding("not-a-criterion", value=text)
    return text


Criterion = Annotated[str, typed(_parse_criterion)]
"""The number of a success criterion of WCAG 2: `1.2.2`."""


class Fault(Frozen):
    """Something that is not accessible: whom it hinders and how, why it is there, and which criterion it breaks."""

    title: Text
    text: Text
    reason: Reason = Reason.UNMENDED
    criterion: Criterion = ""
    mended_by: Day | None = None


class PageTexts(ItemTexts):
    """What one language says of a standing page."""

    covers: Annotated[Text, PerLanguage] = ""
    """What the statement is about, where it is not the site itself."""
    assessor_name: Annotated[Text, PerLanguage] = ""
    faults: Annotated[tuple[Fault, ...], PerLanguage, ListOfMaps] = ()

    @property
    def last_changed(self) -> date | None:
        """The last day on which the text is known to have been right."""
        return max((day for day in (self.updated, self.checked) if day), default=None)
