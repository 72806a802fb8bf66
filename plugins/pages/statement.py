"""What the page of an accessibility statement tells beside its own words."""

from datetime import date
from urllib.parse import urlsplit

from msgspec import Struct

from plugins.domain.contact import Contact, contact_named
from plugins.domain.page import StandingPage
from plugins.domain.registry import Organisation, in_language
from plugins.domain.statement import Fault, Reason
from plugins.domain.view import LanguageView


class Supervisor(Struct, frozen=True):
    """Who supervises: a name, a page that tells how to complain, and what else the registry says."""

    name: str
    url: str
    text: str


class Statement(Struct, frozen=True):
    """An accessibility statement as the readers of one language see it."""

    covers: str
    compliance: str
    """`full`, `partial` or `none`."""
    faults: dict[str, tuple[Fault, ...]]
    """The faults by reason: `unmended`, `burden` and `outside`, of which any may be left out."""
    assessor: str
    """`self` or `external`."""
    assessor_name: str
    drawn_up: date | None
    updated: date | None
    contact: Contact | None
    supervisor: Supervisor | None


def statement_of(view: LanguageView, page: StandingPage) -> Statement:
    """The statement that a page makes, in the language of a view."""
    said = page.said(view.code)
    by_reason = {reason.value: tuple(fault for fault in said.faults if fault.reason is reason) for reason in Reason}
    return Statement(
        covers=said.covers or f"{view.tongue.site_name} ({urlsplit(view.site.url).netloc})",
        compliance=page.compliance or "",
        faults={reason: faults for reason, faults in by_reason.items() if faults},
        assessor=page.assessor or "",
        assessor_name=said.assessor_name,
        drawn_up=page.date,
        updated=said.updated,
        contact=contact_named(view, page.feedback, even_after=True),
        supervisor=_supervisor(view, page.supervisor),
    )


def _supervisor(view: LanguageView, name: str) -> Supervisor | None:
    entry = view.catalogue.entry("organisations", name)
    if not isinstance(entry, Organisation):
        return None
    text = entry.text.get(view.code) or ""
    return Supervisor(entry.named(view.code), in_language(entry.url, view.code), text)
