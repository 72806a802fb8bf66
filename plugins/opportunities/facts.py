"""The facts of a job or a call as its page shows them."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from plugins.domain.forms import render_languages
from plugins.domain.item_page import NamedLink, entry_links
from plugins.domain.opportunity import Call, Job, Opening, Opportunity
from plugins.domain.registry import Organisation
from plugins.domain.view import LanguageView


@dataclass(frozen=True)
class OpportunityFacts:
    """What is offered, by whom, and up to when; what is not known or not asked is empty."""

    kind: str
    """`job`, `summer_job`, …, `funding`, `training`."""
    opening: str
    """`coming`, `open` or `closed`."""
    opens: datetime | date | None
    closes: datetime | date | None
    apply_url: str
    """Where to apply; "" once it is closed."""
    employer: tuple[NamedLink, ...] = ()
    fictional: bool = False
    """Whether the employer is made up, for a demonstration."""
    remote: bool = False
    employment: str = ""
    salary: str = ""
    languages: str = ""
    programme: str = ""
    amount: str = ""


def opportunity_facts(view: LanguageView, opportunity: Opportunity) -> OpportunityFacts:
    """The facts of a job or a call in the language of a view."""
    opening = opportunity.opening(view.now, view.site.zone)
    apply_url = "" if opening is Opening.CLOSED else opportunity.apply_url
    facts = OpportunityFacts("", opening.value, opportunity.opens, opportunity.closes, apply_url)
    if isinstance(opportunity, Job):
        return _with_job(view, opportunity, facts)
    return _with_call(view, opportunity, facts) if isinstance(opportunity, Call) else facts


def _with_job(view: LanguageView, job: Job, facts: OpportunityFacts) -> OpportunityFacts:
    employer = view.catalogue.entry("organisations", job.employer)
    return replace(
        facts,
        kind=job.kind.value,
        employer=tuple(entry_links(view, "organisations", (job.employer,))),
        fictional=isinstance(employer, Organisation) and employer.fictional,
        remote=job.remote,
        employment=job.employment.value if job.employment else "",
        salary=job.salary,
        languages=render_languages(job.languages, view.language),
    )


def _with_call(view: LanguageView, call: Call, facts: OpportunityFacts) -> OpportunityFacts:
    programme = view.catalogue.entry("programmes", call.programme)
    name = programme.named(view.code) if programme else ""
    return replace(facts, kind=call.kind.value, programme=name, amount=call.amount)
