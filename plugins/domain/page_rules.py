"""The rules of accessibility statements: what the law asks them to tell, and that they do not contradict themselves."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from plugins.domain.catalogue import Catalogue
from plugins.domain.page import StandingPage
from plugins.domain.problem import Problem, error, notice, warning
from plugins.domain.registry import Organisation, Person
from plugins.domain.site import Site
from plugins.domain.statement import Compliance, Reason

STATEMENT = "accessibility"
"""The key of the page that public bodies must have as a statement."""

REQUIRED = ("compliance", "date", "assessor", "feedback", "supervisor")
"""What the law asks of a statement, whatever it says of faults."""

FRESH = timedelta(days=365)
"""After how long a statement is to be looked at again."""


def check_statements(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """A statement tells all that the law asks for; a page of that name is one."""
    for page in _pages(catalogue):
        if page.is_statement:
            for field in REQUIRED:
                if not getattr(page, field):
                    yield error(page.where(field), "statement-incomplete", field=field)
        elif page.key == STATEMENT:
            yield warning(page.where(""), "accessibility-without-statement")


def check_faults(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """What is said of faults fits to what is said of the whole, in every language alike."""
    for page in (page for page in _pages(catalogue) if page.is_statement and page.compliance):
        counts = {code: len(page.said(code).faults) for code in page.versions}
        for code, count in counts.items():
            within = [fault for fault in page.said(code).faults if fault.reason is not Reason.OUTSIDE]
            if page.compliance is Compliance.FULL and within:
                yield error(page.where("faults", code), "faults-of-full-compliance")
            elif page.compliance is not Compliance.FULL and not within:
                yield error(page.where("faults", code), "compliance-without-faults", value=page.compliance)
            elif count != counts[page.original]:
                facts = {"count": count, "original": counts[page.original]}
                yield warning(page.where("faults", code), "faults-differ", **facts)


def check_ways(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """Whoever answers can be reached, and the supervisor has a page that tells how to complain."""
    for page in (page for page in _pages(catalogue) if page.is_statement):
        contact = catalogue.entry("people", page.feedback)
        if isinstance(contact, Person) and not (contact.email or contact.phone):
            yield error(page.where("feedback"), "contact-without-way", value=page.feedback)
        supervisor = catalogue.entry("organisations", page.supervisor)
        if isinstance(supervisor, Organisation) and not supervisor.url:
            yield error(page.where("supervisor"), "supervisor-without-page", value=page.supervisor)


def check_statement_days(catalogue: Catalogue, site: Site, now: datetime) -> Iterator[Problem]:
    """A statement is drawn up before it is updated, and looked at every year; what the clock decides is a notice."""
    today = now.astimezone(ZoneInfo(site.zone)).date()
    for page in (page for page in _pages(catalogue) if page.is_statement):
        for code in page.texts:
            updated = page.said(code).updated
            if page.date and updated and updated < page.date:
                yield error(page.where("updated", code), "statement-updated-before")
        latest = page.last_reviewed
        if latest and latest > today:
            yield notice(page.where("date"), "statement-in-future", value=latest.isoformat())
        elif latest and today - latest > FRESH:
            yield notice(page.where("date"), "statement-old", value=latest.isoformat())
        yield from _unkept(page, today)


PAGE_RULES = (check_statements, check_faults, check_ways, check_statement_days)
"""These rules, for the check of the whole catalogue."""


def _pages(catalogue: Catalogue) -> Iterator[StandingPage]:
    pages = catalogue.kinds.get(StandingPage.kind_folder, ())
    return (page for page in pages if isinstance(page, StandingPage) and not page.draft)


def _unkept(page: StandingPage, today: date) -> Iterator[Problem]:
    for code in page.versions:
        for fault in page.said(code).faults:
            if fault.mended_by and fault.mended_by < today:
                facts = {"value": fault.title, "day": fault.mended_by.isoformat()}
                yield notice(page.where("faults", code), "fault-past-day", **facts)
